// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tables.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QStandardPaths>
#include <optional>
#include <ranges>
#include <string_view>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString usersTable(const QString &file)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/synoptic/language/"_s +
           file;
}

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
        addFile(usersTable(name + u".txt"_s), entries);
        table = std::move(entries);
    }
    return *table;
}

QSet<QString> wordSet(const QString &name)
{
    const QStringList table = wordTable(name);
    return {table.begin(), table.end()};
}

void forEachRow(const QString &name, const std::function<void(const std::vector<QByteArrayView> &)> &each)
{
    const QString file = name + u".tsv"_s;
    std::vector<QByteArrayView> fields;
    for (const QString &path : {u":/synoptic-language/"_s + file, usersTable(file)}) {
        QFile table(path);
        if (!table.open(QIODevice::ReadOnly))
            continue; // a language need not have one, nor the user
        const QByteArray bytes = table.readAll();
        for (const auto line : std::views::split(std::string_view(bytes), '\n')) {
            if (line.empty() || line.front() == '#')
                continue;
            fields.clear();
            for (const auto field : std::views::split(line, '\t'))
                fields.emplace_back(field.data(), qsizetype(field.size()));
            each(fields);
        }
    }
}

} // namespace synoptic
