// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QFileDevice>
#include <memory>

namespace synoptic {

/// Where a result goes: a file that is there whole or not at all, standard output ("-"), or a pipe or device
/// that is written to as it is, never replaced by a file.
class OutputFile
{
public:
    [[nodiscard]] static Result<OutputFile> open(const QString &path);

    void write(const QByteArray &bytes) { m_device->write(bytes); }
    /// Puts the file in place. An error when anything written before did not get there.
    [[nodiscard]] Result<void> finish();

private:
    OutputFile(std::unique_ptr<QFileDevice> device, QString path);

    std::unique_ptr<QFileDevice> m_device;
    QString m_path;
};

/// Whether a path names something that is there and no ordinary file: a pipe, a device, a folder.
[[nodiscard]] bool isSpecialFile(const QString &path);

} // namespace synoptic
