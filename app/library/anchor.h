// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace synoptic {

/// A range of a report by position and by quotation (W3C TextPositionSelector and TextQuoteSelector). Offsets
/// count code points, half-open.
struct Anchor
{
    QByteArray reportSha256;
    qsizetype start = 0;
    qsizetype end = 0;
    QString exact;  ///< the characters of the range
    QString prefix; ///< up to 32 code points before, and after
    QString suffix;
    friend bool operator==(const Anchor &, const Anchor &) = default;
};

} // namespace synoptic
