// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QRegularExpression>
#include <QStringList>

namespace synoptic {

struct CorpusTask
{
    QStringList paths;
    QString output;           ///< "-": standard output
    QRegularExpression group; ///< reports are compared where it captures the same of their file names; empty:
                              ///< each with every other
    bool keepGoing = false;   ///< leave out files that cannot be read instead of stopping
};

/// Aligns any number of reports and writes one alignment a row, tab-separated, without a header: report,
/// line, report, line, score, relation. A report is its file's name without folder and ending, a line that at
/// which the sentence begins. Rows come in order of the files. Nothing half-written is left.
[[nodiscard]] Result<void> writeCorpusTable(const CorpusTask &task);

} // namespace synoptic
