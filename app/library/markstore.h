// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QObject>
#include <QUndoStack>
#include <functional>

namespace synoptic {

class UndoLog;

/// The marks of the open event: every change is an undo command, is on disk before it shows, and is
/// announced. When the library refuses, nothing changes and failed() says why.
class MarkStore : public QObject
{
    Q_OBJECT
public:
    /// \p library may be null (it could not be opened): marking then fails with a message. Not owned.
    explicit MarkStore(Library *library, QObject *parent = nullptr);

    /// The same reports again keep the undo steps.
    void load(const QList<Report> &reports);
    /// Tells the log how its steps are made again.
    void keepStepsIn(UndoLog &log);
    [[nodiscard]] const QList<PlacedHighlight> &highlights() const { return m_highlights; }
    /// Row of a highlight in highlights(), or -1.
    [[nodiscard]] int rowOf(const QUuid &id) const;
    [[nodiscard]] QUndoStack *undoStack() { return &m_undo; }

    void add(int report, TextRange range, HighlightColour colour);
    /// Marks that come from elsewhere, as one step of undo; those whose id is here already are passed over.
    /// Gives how many were added.
    int addAll(const QList<Highlight> &marks);
    void setNote(const QUuid &id, const QString &note);
    void setColour(const QUuid &id, HighlightColour colour);
    void setTags(const QUuid &id, const QList<QUuid> &tags);
    /// Gives several marks the tags of these paths ("actors/harbour master"), as one step of undo; a tag that
    /// is not there yet is made.
    void setTags(const QList<QUuid> &ids, const QStringList &paths);
    /// The paths of a mark's tags, and of all tags, by name.
    [[nodiscard]] QStringList tagsOf(const Highlight &highlight) const;
    [[nodiscard]] QStringList allTags() const;
    /// Takes up what others changed in the library meanwhile, mark by mark, so that nobody loses his place.
    void refresh();
    void remove(const QUuid &id);
    /// Several at once, as one step of undo.
    void remove(const QList<QUuid> &ids);
    void setColour(const QList<QUuid> &ids, HighlightColour colour);
    /// Says where a mark belongs in the open version of its report, or (nothing) that it belongs nowhere in
    /// it any more. The mark itself stays as it was made; the place is kept for this version.
    void place(const QUuid &id, std::optional<TextRange> where);
    /// The text that a mark was found from: of the version in which it was made or put last, with its range
    /// there; nothing where that is the open one or not at hand.
    [[nodiscard]] std::optional<std::pair<QString, TextRange>> earlierText(const QUuid &id) const;
    [[nodiscard]] const QList<Report> &reports() const { return m_reports; }
    /// Gives a passage another kind, or (nothing) the reader's own again. The open reports do not change:
    /// labelsChanged() asks for reading them again with the library's labels.
    void setPassageKind(int report, int passage, std::optional<PassageKind> kind);

    /// Takes up the tags of a code book in one step; gives how many were not there.
    [[nodiscard]] Result<int> addTags(const QList<Tag> &tags);

signals:
    void labelsChanged();
    void reset();
    void aboutToAdd(int row);
    void added(int row);
    void changed(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void failed(const synoptic::Error &error);

private:
    friend class AddStep;
    friend class EditStep;
    friend class RemoveStep;
    friend class LabelStep;
    friend class PlaceStep;
    friend class TagStep;
    void catchUp();
    /// Whether something is as a step of undo left it; when not, it is said.
    [[nodiscard]] bool isAsLeft(const Highlight &expected);
    [[nodiscard]] bool isLabelled(const PassageLabel &place, std::optional<PassageKind> expected);
    [[nodiscard]] bool isPlacedAs(const MarkPlace &place, const std::optional<MarkPlace> &expected);
    bool writeLabel(const PassageLabel &label, bool set);
    bool insert(const PlacedHighlight &placed);
    void show(const PlacedHighlight &placed);
    void hide(int row);
    /// Nothing when they could not all be read.
    [[nodiscard]] std::optional<QList<PlacedHighlight>> stored();
    bool replace(const Highlight &highlight);
    bool erase(const QUuid &id);
    bool writePlace(const PlacedHighlight &placed, const MarkPlace &place, bool set);
    bool readTags();
    bool writeTags(const Tags::Change &change);
    bool check(const Result<void> &done);
    [[nodiscard]] Result<void> withLibrary(const std::function<Result<void>(Library &)> &work);

    Library *m_library = nullptr;
    QList<Report> m_reports;
    QList<PlacedHighlight> m_highlights; ///< by report, then position
    QList<MarkPlace> m_places;           ///< of the highlights, in all versions
    QList<PassageLabel> m_labels;        ///< of all reports, as the library has them
    QHash<QUuid, QString> m_tags;        ///< paths of the tags
    QUndoStack m_undo;
    qint64 m_changes = 0; ///< of others, that were taken up
};

} // namespace synoptic
