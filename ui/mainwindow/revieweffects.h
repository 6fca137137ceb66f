// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markstore.h"
#include "review/libraryarchive.h"

namespace synoptic {

class UndoLog;

/// What the verdicts of review sessions bring about beside the corrections, which are written with them: the
/// nature of differences, places of marks, and a step on the undo stack that takes verdict and all back.
class ReviewEffects : public QObject
{
    Q_OBJECT
public:
    /// Gives the session that is open; null for none.
    using OpenSession = std::function<ReviewSession *()>;

    /// \p archive may be null: then there are no verdicts. None is owned.
    ReviewEffects(MarkStore *marks, LibraryArchive *archive, OpenSession openSession,
                  QObject *parent = nullptr);

    /// Tells the log how its steps are made again.
    void keepStepsIn(UndoLog &log);
    /// Reads the verdicts of the library anew; false if that failed, which failed() tells.
    bool load();
    /// A mark that a reviewer put in its place, in a program that ended before it was put there, goes there.
    void placeMarks(const QList<Report> &reports);
    /// The verdict that stands of each subject, of whatever event.
    [[nodiscard]] const QHash<QString, Verdict> &standing() const { return m_standing; }
    /// Something was decided, or taken back.
    void take(const VerdictStep &step);

signals:
    /// The differences have other natures than before. Corrections tell of themselves.
    void changed();
    void failed(const synoptic::Error &error);

private:
    friend class VerdictCommand;
    bool give(const VerdictStep &step, const std::optional<Verdict> &verdict);
    [[nodiscard]] bool takesBackTheLast(const VerdictStep &step);
    [[nodiscard]] std::optional<QUuid> markAt(const Place &place) const;

    MarkStore *m_marks;
    LibraryArchive *m_archive;
    OpenSession m_openSession;
    QHash<QString, Verdict> m_standing;
    bool m_giving = false; ///< undo or redo is at work: what comes of it is no step of its own
};

} // namespace synoptic
