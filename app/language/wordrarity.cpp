// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/wordrarity.h"

#include "language/tables.h"
#include "language/tokens.h"

#include <QMutex>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double usualRarity = 0.7;

} // namespace

double WordRarity::of(quint32 stem) const
{
    if (m_sum == 0)
        return usualRarity;
    return 1 - std::log1p(m_counts.value(stem)) / std::log1p(m_sum);
}

const WordRarity &WordRarity::ofLanguage(const QString &language)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const WordRarity>> tables;
    const QMutexLocker lock(&mutex);
    std::shared_ptr<const WordRarity> &table = tables[language.left(2)];
    if (!table) {
        const auto made = std::make_shared<WordRarity>();
        forEachRow(u"word-counts-"_s + language.left(2), [&made](const std::vector<QByteArrayView> &fields) {
            const double count = fields.size() < 2 ? 0 : fields[1].toDouble();
            if (!(count > 0))
                return;
            made->m_counts[stemHash(fields[0])] += count;
            made->m_sum += count;
        });
        table = made;
    }
    return *table;
}

} // namespace synoptic
