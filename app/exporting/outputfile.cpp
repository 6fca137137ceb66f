// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/outputfile.h"

#include <QFileInfo>
#include <QSaveFile>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

Error failed(const QFileDevice &device, const QString &path)
{
    if (path == "-"_L1)
        return {u"Could not write to standard output (%1)"_s.arg(device.errorString()), {}, {}};
    return {u"Could not write the file (%1)"_s.arg(device.errorString()), path,
            u"Choose a folder that exists, that you may write to, and that has room"_s};
}

} // namespace

OutputFile::OutputFile(std::unique_ptr<QFileDevice> device, QString path)
    : m_device(std::move(device)), m_path(std::move(path))
{
}

Result<OutputFile> OutputFile::open(const QString &path)
{
    if (path == "-"_L1 || isSpecialFile(path)) {
        auto file = std::make_unique<QFile>(path);
        const bool open = path == "-"_L1 ? file->open(stdout, QIODevice::WriteOnly)
                                         : file->open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        if (!open)
            return std::unexpected(failed(*file, path));
        return OutputFile(std::move(file), path);
    }
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return std::unexpected(failed(*file, path));
    return OutputFile(std::move(file), path);
}

Result<void> OutputFile::finish()
{
    auto *saved = qobject_cast<QSaveFile *>(m_device.get());
    const bool whole =
        m_device->error() == QFileDevice::NoError && (saved ? saved->commit() : m_device->flush());
    if (whole)
        return {};
    return std::unexpected(failed(*m_device, m_path));
}

bool isSpecialFile(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile();
}

} // namespace synoptic
