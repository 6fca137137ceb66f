// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace synoptic {

/// ". . ." as some typesetters write it, inside a sentence: \p stop is one of its dots, \p next where text
/// goes on. Four dots and a capital end a sentence, as does a stop that an ellipsis follows.
[[nodiscard]] bool isSpacedEllipsis(QStringView text, qsizetype stop, qsizetype next);

/// "Smith said [...] that": what an editor left out; \p stop is its last dot.
[[nodiscard]] bool isBracketedEllipsis(QStringView text, qsizetype stop);

} // namespace synoptic
