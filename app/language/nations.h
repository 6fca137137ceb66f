// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace synoptic {

/// Countries and bodies of states by any of their names, adjectives and peoples
/// (resources/language/nations.txt).
namespace nations {

/// Index of the nation that words call, folded and with single spaces, without stops ("us", "north korean");
/// \p capitals tells whether the text has them in capitals, which abbreviations ask for.
[[nodiscard]] std::optional<int> find(QStringView folded, bool capitals);
/// The nation whose seat of government a place is.
[[nodiscard]] std::optional<int> seatedAt(QStringView folded);
/// Its name, as the table gives it first.
[[nodiscard]] QString name(int nation);
/// Words in the longest form.
inline constexpr int mostWords = 5;

} // namespace nations

/// A folded name as the tables and keys write it: without stops, apostrophes straight, hyphens as spaces.
[[nodiscard]] QString plainName(QStringView name);

} // namespace synoptic
