// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace synoptic {

/// "1 fact", "3 facts": \p many has a %1 for the number.
[[nodiscard]] inline QString counted(qsizetype number, const QString &one, const QString &many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

} // namespace synoptic
