// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QList>
#include <QString>

namespace synoptic {

/// The keys of a menu, or of a submenu.
struct KeyGroup
{
    QString title;
    QList<std::pair<QString, QString>> keys; ///< "J, Alt+Down" and what they do
};

/// All keys on a sheet to lie beside the keyboard: a web page.
[[nodiscard]] QString keySheet(const QList<KeyGroup> &groups);

/// Writes the sheet as its path ends: .pdf (A4), else a web page.
[[nodiscard]] Result<void> writeKeySheet(const QList<KeyGroup> &groups, const QString &path);

} // namespace synoptic
