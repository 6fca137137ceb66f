// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QList>
#include <QString>

namespace synoptic {

class Library;

/// What two libraries have under one id and differ in.
struct MergeConflict
{
    QString what;  ///< "highlight", "tag", "link", "saved_filter", "passage_label"
    QString words; ///< of the mark, the tag's name …
    QString here;  ///< "Ada, 2026-03-04T05:06:07.089Z: check" ; "removed here" where it was removed
    QString there;
    bool takesTheirs = false; ///< the later change wins; what was removed here stays away
};

/// What merging would do, or did.
struct MergeReport
{
    struct Count
    {
        QString what; ///< the table
        qint64 added = 0;
        qint64 changed = 0; ///< by conflicts whose other side was later
        qint64 same = 0;    ///< here already
    };
    QList<Count> counts; ///< of the tables that have rows there
    QList<MergeConflict> conflicts;
    [[nodiscard]] qint64 added() const;
    [[nodiscard]] qint64 changed() const;
};

/// Of two that differ: the later one, or this library's whichever is later.
enum class MergePolicy { TakeLater, KeepOurs };

/// What merging \p other (another analyst's library, of any format) into \p library would do. Changes
/// nothing.
[[nodiscard]] Result<MergeReport> previewMerge(Library &library, const QString &other);
/// Takes up what \p other has, by id, in one transaction: nothing is doubled, of two that differ the later
/// one stays, unless the policy is to keep ours. The same events, and tags of the same name under the same
/// parent, become one. \p other is not changed.
[[nodiscard]] Result<MergeReport> mergeLibrary(Library &library, const QString &other,
                                               MergePolicy policy = MergePolicy::TakeLater);

} // namespace synoptic
