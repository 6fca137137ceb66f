// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/writingtimes.h"

#include <memory>

namespace synoptic {

/// An event as it was told up to a moment: a value that all views share. The default one is the whole event.
class AsOf
{
public:
    AsOf() = default;
    /// \p times are those of the event's reports; an invalid \p utc is the whole event.
    AsOf(const QDateTime &utc, const std::shared_ptr<const WritingTimes> &times) : m_utc(utc), m_times(times)
    {
    }

    [[nodiscard]] bool isAll() const { return !m_utc.isValid(); }
    [[nodiscard]] const QDateTime &utc() const { return m_utc; }
    /// Whether a sentence was written by then. What has no known time never counts as later.
    [[nodiscard]] bool isReported(const Place &place) const
    {
        if (isAll())
            return true;
        const Moment when = m_times->at(place);
        return !when.isTimed() || when.utc <= m_utc;
    }
    friend bool operator==(const AsOf &a, const AsOf &b)
    {
        return a.m_utc == b.m_utc && a.m_times == b.m_times;
    }

private:
    QDateTime m_utc;
    std::shared_ptr<const WritingTimes> m_times;
};

} // namespace synoptic
