// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace synoptic {

/// The entries of a word table, one a line, '#' starting a comment: those of resources/language/NAME.txt and,
/// behind them, those of a file of that name in the user's folder "synoptic/language" under the data folder.
/// A line "-word" there takes an entry out. Read once a program.
[[nodiscard]] QStringList wordTable(const QString &name);

/// The same as a set.
[[nodiscard]] QSet<QString> wordSet(const QString &name);

} // namespace synoptic
