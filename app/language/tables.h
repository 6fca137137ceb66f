// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSet>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

namespace synoptic {

/// The entries of a word table, one a line, '#' starting a comment: those of resources/language/NAME.txt and,
/// behind them, those of a file of that name in the user's folder "synoptic/language" under the data folder.
/// A line "-word" there takes an entry out. Read once a program.
[[nodiscard]] QStringList wordTable(const QString &name);

/// The same as a set.
[[nodiscard]] QSet<QString> wordSet(const QString &name);

/// The rows of a long table of tab-separated fields, resources/language/NAME.tsv, and behind them those of a
/// file of that name in the user's folder, in UTF-8; lines with '#' in front are comments. Read each time.
void forEachRow(const QString &name, const std::function<void(const std::vector<QByteArrayView> &)> &each);

} // namespace synoptic
