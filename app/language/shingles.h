// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>
#include <bit>
#include <span>
#include <vector>

namespace synoptic {

/// Where a shingle stands on either side, and how often.
struct Shingle
{
    quint64 hash = 0; ///< 0: free
    quint32 a = 0, b = 0;
    quint8 inA = 0, inB = 0; ///< 2 stands for more than one
};

/// Shingles by their hash; one that is not known yet is made.
class ShingleTable
{
public:
    explicit ShingleTable(qsizetype elements) : m_entries(std::bit_ceil(size_t(elements) * 2 + 2)) {}
    Shingle &operator[](quint64 hash)
    {
        hash |= 1;
        size_t at = (hash >> 20) & (m_entries.size() - 1);
        while (m_entries[at].hash != 0 && m_entries[at].hash != hash)
            at = (at + 1) & (m_entries.size() - 1);
        m_entries[at].hash = hash;
        return m_entries[at];
    }

private:
    std::vector<Shingle> m_entries;
};

inline quint64 hashOf(std::span<const quint32> shingle)
{
    quint64 hash = 0x9e3779b97f4a7c15ULL;
    for (const quint32 element : shingle) {
        hash = (hash ^ element) * 0xd6e8feb86659fd93ULL;
        hash ^= hash >> 32;
    }
    return hash;
}

} // namespace synoptic
