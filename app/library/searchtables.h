// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// The statements that give a library its full-text index, with the triggers that keep it in step, and that
/// put in what the library holds already. docs/library-format.md describes the tables.
[[nodiscard]] const QStringList &searchTables();
/// The statements that let all words wait until the program puts them into the index: only it can part what
/// is written without spaces (Chinese, Japanese, Thai).
[[nodiscard]] QStringList searchQueue();
/// The triggers that let notes on events, reports, facts and pairs wait there too.
[[nodiscard]] QStringList subjectNoteQueue();
/// The statements that index what a search looks up for each hit and each batch of words.
[[nodiscard]] QStringList searchIndices();

} // namespace synoptic
