// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/correctionstore.h"
#include "library/markstore.h"
#include "review/libraryarchive.h"

namespace synoptic {

/// What the verdicts of review sessions bring about: corrections, the nature of differences, places of marks.
/// They are not on the undo stack: a session takes its verdicts back itself.
class ReviewEffects : public QObject
{
    Q_OBJECT
public:
    /// \p archive may be null: then there are no verdicts. None is owned.
    ReviewEffects(CorrectionStore *corrections, MarkStore *marks, LibraryArchive *archive,
                  QObject *parent = nullptr);

    /// Reads the verdicts of the library anew.
    void load();
    /// The verdict that stands of each subject, of whatever event.
    [[nodiscard]] const QHash<QString, Verdict> &standing() const { return m_standing; }
    /// A verdict was given; nothing: it was taken back.
    void take(const ReviewItem &item, const std::optional<Verdict> &verdict, const QList<Report> &reports);

signals:
    /// The differences have other natures than before. Corrections tell of themselves.
    void changed();
    void failed(const synoptic::Error &error);

private:
    void correct(const ReviewItem &item, const std::optional<Verdict> &verdict, const QList<Report> &reports);
    void placeMark(const ReviewItem &item, const std::optional<Verdict> &verdict);

    CorrectionStore *m_corrections;
    MarkStore *m_marks;
    LibraryArchive *m_archive;
    QHash<QString, Verdict> m_standing;
    QHash<QString, int> m_placed; ///< of a mark that a verdict placed: where the undo stack stood then
};

} // namespace synoptic
