// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace synoptic {

/// Calls \p work(i) for each i in [0, count), on as many threads as asked for (0: as there are cores), the
/// caller's among them. Which thread does what is not said, so work must write to places of its own. Stops
/// early when \p goOn, asked by the calling thread between two pieces of work, returns false; returns whether
/// all was done.
template <typename Work, typename GoOn>
bool parallelFor(size_t count, int threads, Work work, GoOn goOn)
{
    std::atomic<size_t> next = 0;
    std::atomic<bool> stopped = false;
    const auto take = [&](bool asks) {
        for (size_t i = next++; i < count && !stopped; i = next++) {
            if (asks && !goOn(double(i) / double(count)))
                stopped = true;
            else
                work(i);
        }
    };
    const size_t wanted = threads > 0 ? size_t(threads) : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> others;
    for (size_t t = 1; t < std::min(wanted, count); ++t)
        others.emplace_back(take, false);
    take(true);
    others.clear();
    return !stopped;
}

} // namespace synoptic
