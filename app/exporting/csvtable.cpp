// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/csvtable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString written(QString cell)
{
    if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.at(0)))
        cell.prepend(u'\'');
    const bool plain = std::ranges::none_of(
        cell, [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    return plain ? cell : u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

void CsvTable::add(const QStringList &cells)
{
    QStringList row;
    for (const QString &cell : cells)
        row.append(written(cell));
    m_text += row.join(u',') + u"\r\n"_s;
}

} // namespace synoptic
