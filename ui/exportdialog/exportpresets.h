// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exporter.h"

namespace synoptic {

/// The choices that the user keeps under a name, and those of the last export.
class ExportPresets
{
public:
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] ExportTask preset(const QString &name) const;
    void keep(const QString &name, const ExportTask &task);
    void remove(const QString &name);
    [[nodiscard]] ExportTask last() const;
    void keepLast(const ExportTask &task);
};

} // namespace synoptic
