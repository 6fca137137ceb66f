// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markstore.h"
#include "library/subjectnotestore.h"

#include <QAbstractListModel>

namespace synoptic {

/// What became of a mark, as a sign that goes with the words: "≈", "?", "∅", "→"; nothing where it stands as
/// it was made.
[[nodiscard]] QString markStateSign(const PlacedHighlight &placed);
/// The same in words: "changed, 82 % sure", "no place in this version".
[[nodiscard]] QString markStateText(const PlacedHighlight &placed);
/// "yellow", for people.
[[nodiscard]] QString colourText(HighlightColour colour);

/// The highlights of the open event as rows: the marked words, what became of them, the report's name, the
/// note; then the notes that are on no mark.
class HighlightModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        ReportRole,
        RangeRole,
        ColourRole,
        NoteRole,
        WordsRole,   ///< the marked words, on one line
        SignRole,    ///< markStateSign()
        StateRole,   ///< markStateText()
        SectionRole, ///< MarkSection
        ReportNameRole,
        ModifiedRole,
        TagsRole,  ///< paths of the tags
        StartRole, ///< what marks of a report are ordered by
    };

    /// \p store is not owned and outlives the model.
    explicit HighlightModel(MarkStore *store, QObject *parent = nullptr);

    /// The rows that follow the highlights. \p notes is not owned and outlives the model.
    void setNotes(SubjectNoteStore *notes);
    void setReportNames(const QStringList &names);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString spoken(const PlacedHighlight &placed) const;
    [[nodiscard]] QString spoken(const PlacedNote &placed) const;
    [[nodiscard]] QVariant noteData(const PlacedNote &placed, int role) const;
    MarkStore *m_store;
    SubjectNoteStore *m_notes = nullptr;
    QStringList m_names;
};

/// What stands first in the list: marks that ask, marks and notes without a place, notes that are on no mark,
/// all others.
enum class MarkSection { Asks, Orphaned, Subject, Placed };

} // namespace synoptic
