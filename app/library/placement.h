// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace synoptic {

/// What the place of a library's file allows.
enum class Placement {
    Local,
    Network, ///< other machines see the file: a write-ahead log's shared memory does not reach them
    Synced,  ///< a program copies the folder elsewhere, file by file, at any moment
};

/// \p filesystem as QStorageInfo names it ("ext4", "nfs4"); \p path of the file.
[[nodiscard]] Placement placementOf(const QByteArray &filesystem, const QString &path);
/// The same for a path as it is mounted now.
[[nodiscard]] Placement placementOf(const QString &path);
/// What the user should know of it; empty for a local file.
[[nodiscard]] QString placementNotice(Placement placement);

} // namespace synoptic
