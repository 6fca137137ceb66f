// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/relatedwords.h"

#include "language/tables.h"
#include "language/tokens.h"

#include <QHash>
#include <QMutex>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

std::vector<RelatedWords::Row> RelatedWords::rowsOf(const QString &table)
{
    std::vector<Row> rows;
    forEachRow(table, [&rows](const std::vector<QByteArrayView> &fields) {
        if (fields.size() < 3)
            return;
        const auto kinds =
            quint8((fields[2].contains('d') ? Derived : 0) | (fields[2].contains('s') ? Synonym : 0));
        const quint32 a = stemHash(fields[0]);
        const quint32 b = stemHash(fields[1]);
        rows.push_back({a, {b, kinds}});
        rows.push_back({b, {a, kinds}});
    });
    return rows;
}

void RelatedWords::number(std::vector<Row> rows)
{
    std::ranges::sort(rows, {}, [](const Row &row) { return std::pair(row.from, row.to.stem); });
    for (const Row &row : rows) {
        if (m_stems.empty() || m_stems.back() != row.from) {
            m_stems.push_back(row.from);
            m_first.push_back(quint32(m_entries.size()));
        }
        m_entries.push_back(row.to);
    }
    m_first.push_back(quint32(m_entries.size()));
}

quint32 RelatedWords::find(quint32 stem) const
{
    const auto at = std::lower_bound(m_stems.begin(), m_stems.end(), stem);
    return at != m_stems.end() && *at == stem ? quint32(at - m_stems.begin()) : none;
}

const RelatedWords &RelatedWords::ofLanguage(const QString &language)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const RelatedWords>> tables;
    const QMutexLocker lock(&mutex);
    std::shared_ptr<const RelatedWords> &table = tables[language.left(2)];
    if (!table) {
        const auto made = std::make_shared<RelatedWords>();
        made->number(rowsOf(u"related-words-"_s + language.left(2)));
        table = made;
    }
    return *table;
}

} // namespace synoptic
