// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace synoptic {

/// Whether two quotations, or parts of them, give one utterance: most words of the shorter stand in the
/// longer, in order. Fewer than four words tell nothing.
[[nodiscard]] bool sameUtterance(QStringView a, QStringView b);

/// Whether they give one utterance in different words. One that stops earlier than the other, or starts
/// later, does not differ from it.
[[nodiscard]] bool quoteOtherwise(QStringView a, QStringView b);

} // namespace synoptic
