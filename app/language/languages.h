// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace synoptic {

/// The language that a text is most likely written in, as a BCP 47 tag ("en", "de", "uk", "zh"): by its
/// script, and inside the Latin and Cyrillic scripts by the share of a language's most frequent function
/// words and letters. Empty where the text gives no clear answer. Looks at the first 20,000 characters.
[[nodiscard]] QString detectLanguage(QStringView text);

} // namespace synoptic
