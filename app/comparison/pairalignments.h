// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/candidates.h"
#include "comparison/comparison.h"

namespace synoptic {

/// What two reports gave, in a form that holds however many reports are compared, as long as the sample that
/// tells what is common and reachOfMany() stay as they are: a score among fifty reports is another one among
/// fifty-one, but follows from the same two numbers. Immutable.
class PairAlignments
{
public:
    /// Down to lowestScore().
    explicit PairAlignments(const ReportPair &pair, const CompareOptions &options);

    /// Whether all is there that is shown among so many reports.
    [[nodiscard]] bool holdsAmong(size_t manyReports) const;
    /// The same with what is shown among the pair's number of reports.
    [[nodiscard]] PairAlignments completed(const ReportPair &pair) const;
    /// Appends what is shown among so many reports, in order of a, then b.
    void appendTo(QList<Alignment> &alignments, int reportA, int reportB, size_t manyReports) const;

private:
    struct Kept
    {
        quint32 a;
        quint32 b;
        double settled; ///< the score, where it does not hang on the number of reports; else -1
        Logits logits;
        Resemblance resemblance;
        int alignment = -1; ///< index into m_alignments
        [[nodiscard]] double among(size_t manyReports) const
        {
            return settled >= 0 ? settled : scoreOf(logits, manyReports);
        }
    };
    void complete(const ReportPair &pair);

    double m_least; ///< score that is remembered
    std::vector<Kept> m_kept;
    QList<Alignment> m_alignments; ///< the report of a being 0 and that of b 1
};

/// The lowest score that is remembered of two reports.
[[nodiscard]] double lowestScore(const CompareOptions &options);

} // namespace synoptic
