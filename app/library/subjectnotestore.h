// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "library/library.h"
#include "library/subjectnotes.h"

#include <QHash>
#include <QObject>

class QUndoStack;

namespace synoptic {

class UndoLog;

/// A note with the places where what it is about was found beyond doubt.
struct PlacedNote
{
    SubjectNote note;
    /// Of its places those in open reports whose words are there; of whole reports an empty range.
    QList<ReportRange> places;
    /// Whether something of what it is about is there. One without a place is listed all the same.
    [[nodiscard]] bool isPlaced() const { return !places.isEmpty(); }
    friend bool operator==(const PlacedNote &, const PlacedNote &) = default;
};

/// The notes on the open event, its reports, facts and pairs. Every change is an undo command on the stack
/// that the marks use too, is on disk before it shows, and is announced. When the library refuses, nothing
/// changes and failed() says why.
class SubjectNoteStore : public QObject
{
    Q_OBJECT
public:
    /// \p library may be null: then notes cannot be kept. Neither it nor \p undo is owned.
    SubjectNoteStore(Library *library, QUndoStack *undo, QObject *parent = nullptr);

    void load(const QList<Report> &reports);
    /// Tells the log how its steps are made again.
    void keepStepsIn(UndoLog &log);
    /// Takes up what others changed in the library meanwhile.
    void refresh() { load(QList<Report>(m_reports)); }
    /// The oldest first.
    [[nodiscard]] const QList<PlacedNote> &notes() const { return m_notes; }
    [[nodiscard]] const QList<Report> &reports() const { return m_reports; }
    /// Row of a note in notes(), or -1.
    [[nodiscard]] int rowOf(const QUuid &id) const;
    /// A note about these places, not yet kept; of whole reports the ranges are empty.
    [[nodiscard]] SubjectNote made(NoteSubject subject, const QList<ReportRange> &places) const;

    /// The notes as notes on the open texts, for what leaves the program; those without a place are left out.
    [[nodiscard]] QList<SubjectNote> whereTheyStand() const;

    /// Keeps a note; an empty one is not kept, or removed.
    void write(const SubjectNote &note, const QString &text);
    /// Notes that come from elsewhere, as one step of undo; those that are here already are passed over.
    /// Gives how many were added.
    int addAll(const QList<SubjectNote> &notes);
    /// Says what a note is about now, when what it was about is gone.
    void attach(const QUuid &id, const QList<ReportRange> &places);
    /// Several, as one step of undo.
    void remove(const QList<QUuid> &ids);

signals:
    void reset();
    void aboutToAdd(int row);
    void added(int row);
    void changed(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void failed(const synoptic::Error &error);

private:
    friend class SubjectNoteStep;
    [[nodiscard]] bool isAsLeft(const QUuid &id, const std::optional<SubjectNote> &expected);
    [[nodiscard]] bool put(const SubjectNote &note);
    [[nodiscard]] bool take(const QUuid &id);
    [[nodiscard]] Result<QHash<QByteArray, int>> openVersions() const;
    [[nodiscard]] QList<PlacedNote> placed(const QList<SubjectNote> &notes,
                                           const QHash<QByteArray, int> &versions) const;
    [[nodiscard]] bool isAboutThisEvent(const PlacedNote &placed,
                                        const QHash<QByteArray, int> &versions) const;
    void push(const std::optional<SubjectNote> &before, const std::optional<SubjectNote> &after,
              const QString &name);

    Library *m_library;
    QUndoStack *m_undo;
    QList<Report> m_reports;
    QList<PlacedNote> m_notes;
};

} // namespace synoptic
