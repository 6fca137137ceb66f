// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/corpus.h"

namespace synoptic {

/// How often the stems of many reports stand in their units. Two reports alone show too little of what is
/// common to a large event ("harbour", "officials"). Up to twelve reports there is none: what two reports
/// give then depends on the two alone. Beyond that it is counted over a sample of them, the ones that were
/// published first, so that it stays as it is when a report joins that comes later. Where dates do not tell,
/// the sample is chosen by the texts, so that the order of the reports does not matter.
class Background
{
public:
    Background() = default;
    /// \p keys tell the reports apart, as their texts do.
    Background(const Corpus &corpus, const std::vector<quint64> &keys);

    /// Units of the sample, 0 without one.
    [[nodiscard]] size_t units() const { return m_units; }
    /// For each stem of a report the units of the sample that hold it; empty without a sample.
    [[nodiscard]] std::vector<quint32> countsFor(const IndexedReport &report) const;
    /// What tells one background from another; keyFor() tells it without counting.
    [[nodiscard]] quint64 key() const { return m_key; }
    [[nodiscard]] static quint64 keyFor(const Corpus &corpus, const std::vector<quint64> &keys);

private:
    std::vector<quint32> m_stems; ///< ascending
    std::vector<quint32> m_counts;
    size_t m_units = 0;
    quint64 m_key = 0;
};

/// What tells a report, as it is compared, from another: its text, labels, language and times.
[[nodiscard]] quint64 fingerprint(const Report &report);

} // namespace synoptic
