// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/nations.h"

#include "language/tables.h"
#include "language/words.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

struct Form
{
    int nation = 0;
    bool capitals = false; ///< "US", which is no "us"
};

struct Table
{
    QStringList names;
    QHash<QString, Form> forms;
    QHash<QString, int> seats;
};

Table readTable()
{
    Table table;
    for (const QString &line : wordTable(u"nations"_s)) {
        const int nation = int(table.names.size());
        const QStringList forms = line.section(u'|', 0, 0).split(u';', Qt::SkipEmptyParts);
        table.names.append(forms.value(0).trimmed());
        for (const QString &form : forms)
            table.forms.insert(plainName(form.trimmed()),
                               {nation, form.trimmed() == form.trimmed().toUpper()});
        for (const QString &seat : line.section(u'|', 1).split(u';', Qt::SkipEmptyParts))
            table.seats.insert(plainName(seat.trimmed()), nation);
    }
    return table;
}

const Table &table()
{
    static const Table read = readTable();
    return read;
}

} // namespace

std::optional<int> nations::find(QStringView folded, bool capitals)
{
    const auto form = table().forms.constFind(folded.toString());
    if (form == table().forms.constEnd() || (form->capitals && !capitals))
        return {};
    return form->nation;
}

std::optional<int> nations::seatedAt(QStringView folded)
{
    const auto seat = table().seats.constFind(folded.toString());
    return seat == table().seats.constEnd() ? std::nullopt : std::optional(*seat);
}

QString nations::name(int nation)
{
    return table().names.value(nation);
}

QString plainName(QStringView name)
{
    QString plain = foldedWord(name);
    plain.removeIf([](QChar c) { return c == u'.' || c == u'\''; });
    plain.replace(u'-', u' ').replace(u'‑', u' ');
    return plain.simplified();
}

} // namespace synoptic
