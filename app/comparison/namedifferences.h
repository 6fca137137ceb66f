// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/eventnames.h"

namespace synoptic {

/// Where two sentences of one fact name somebody otherwise.
struct NameDifference
{
    TextRange a; ///< in the first report: the word that is spelt otherwise, or the whole name
    TextRange b;
    bool spellingOnly = false; ///< one person or place; else another is named in the same role
};

/// Names of one entity that differ in more than case and marks, and names of two where the sentences agree on
/// the role: one office beside both that one person holds, or the same words before and behind.
[[nodiscard]] QList<NameDifference> nameDifferences(const QList<Report> &reports, const EventNames &names,
                                                    const Place &a, const Place &b);

} // namespace synoptic
