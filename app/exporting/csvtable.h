// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace synoptic {

/// A table as spreadsheets take it: RFC 4180, UTF-8 behind a byte order mark. A cell that a spreadsheet would
/// run as a formula begins with an apostrophe.
class CsvTable
{
public:
    explicit CsvTable(const QStringList &head) { add(head); }
    void add(const QStringList &cells);
    [[nodiscard]] QByteArray bytes() const { return "\xEF\xBB\xBF" + m_text.toUtf8(); }

private:
    QString m_text;
};

} // namespace synoptic
