// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tables.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QStandardPaths>
#include <optional>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

void addFile(const QString &path, QStringList &entries)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return; // the user need not have one
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QString entry = line.section(u'#', 0, 0).trimmed();
        if (entry.startsWith(u'-'))
            entries.removeAll(entry.sliced(1).trimmed());
        else if (!entry.isEmpty() && !entries.contains(entry))
            entries.append(entry);
    }
}

} // namespace

QStringList wordTable(const QString &name)
{
    static QMutex mutex;
    static QHash<QString, std::optional<QStringList>> tables;
    const QMutexLocker lock(&mutex);
    auto &table = tables[name];
    if (!table) {
        QStringList entries;
        addFile(u":/synoptic-language/%1.txt"_s.arg(name), entries);
        addFile(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                    u"/synoptic/language/%1.txt"_s.arg(name),
                entries);
        table = std::move(entries);
    }
    return *table;
}

QSet<QString> wordSet(const QString &name)
{
    const QStringList table = wordTable(name);
    return {table.begin(), table.end()};
}

} // namespace synoptic
