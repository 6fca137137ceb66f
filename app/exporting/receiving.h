// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/evidencepack.h"
#include "library/merging.h"

#include <memory>

class QTemporaryDir;

namespace synoptic {

/// An export that came back: its sources are files again, and all that the analyst said of them stands in a
/// library of its own, which takeUp() merges into the reader's.
struct ReceivedEvent
{
    QString title;
    QStringList paths; ///< of the sources, in the order of the columns
    double threshold = 0.5;
    QString library;                       ///< file
    std::shared_ptr<QTemporaryDir> holder; ///< of that file
};

/// Whether a file's name is that of an exported PDF or pack.
[[nodiscard]] bool isExport(const QString &path);

/// Reads an exported PDF or pack and puts its sources below \p folder, each under its hash. May run on any
/// thread. Errors: those of readEvidence(), and of writing.
[[nodiscard]] Result<ReceivedEvent> receive(const QString &path, const QString &folder);

/// Takes up marks, tags, links, corrections, verdicts, sessions and labels by their ids. What the library has
/// stays as it is, and what was removed from it stays away; the report lists where the two differ.
[[nodiscard]] Result<MergeReport> takeUp(Library &library, const ReceivedEvent &received);

} // namespace synoptic
