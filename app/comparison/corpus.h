// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/indexedreport.h"

#include <memory>
#include <span>

namespace synoptic {

/// One alignment of a corpus, in numbers.
struct CorpusAlignment
{
    quint32 reportA = 0; ///< index into the corpus; reportA < reportB
    quint32 unitA = 0;   ///< index into the units of the report
    quint32 reportB = 0;
    quint32 unitB = 0;
    float score = 0; ///< as Alignment::score
    Relation relation = Relation::SameFact;
};

/// A set of reports of any size, one event or a library.
using Corpus = std::vector<std::shared_ptr<const IndexedReport>>;

/// Takes alignments in order of report and unit, a batch at a time; called by one thread at a time.
using CorpusSink = std::function<void(std::span<const CorpusAlignment>)>;

/// Reports of a corpus that are compared with each other, as ascending indices into it.
using CorpusGroup = std::vector<quint32>;

/// Aligns the units of every report of a group with those of every other, as compareReports() does, but keeps
/// no more than numbers. What is common is counted over the whole corpus. Up to some dozens of reports every
/// two are compared whole; beyond that an index over the distinct sentences proposes what could align, so
/// that the cost grows with the matches. Options used: threshold and threads. Returns whether all was done
/// (not cancelled).
bool alignCorpus(const Corpus &corpus, std::span<const CorpusGroup> groups, const CompareOptions &options,
                 const CorpusSink &sink, const Progress &progress = {});

} // namespace synoptic
