// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/relatedwords.h"

#include "language/tokens.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QStandardPaths>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); // the user need not have one
}

} // namespace

void RelatedWords::add(const QByteArray &table, std::vector<Row> &rows) const
{
    // Stems are plain letters, and the table is long: no text is made of them.
    std::vector<char16_t> word;
    const auto hashOf = [&word](QByteArrayView bytes) {
        word.assign(bytes.begin(), bytes.end());
        return tokenHash(QStringView(word.data(), qsizetype(word.size())));
    };
    for (qsizetype start = 0; start < table.size();) {
        qsizetype end = table.indexOf('\n', start);
        if (end < 0)
            end = table.size();
        const QByteArrayView line = QByteArrayView(table).sliced(start, end - start);
        const qsizetype first = line.indexOf('\t');
        const qsizetype second = first < 0 ? -1 : line.indexOf('\t', first + 1);
        if (second > 0 && line.front() != '#') {
            const QByteArrayView kindLetters = line.sliced(second + 1);
            const auto kinds =
                quint8((kindLetters.contains('d') ? Derived : 0) | (kindLetters.contains('s') ? Synonym : 0));
            const quint32 a = hashOf(line.first(first));
            const quint32 b = hashOf(line.sliced(first + 1, second - first - 1));
            rows.push_back({a, {b, kinds}});
            rows.push_back({b, {a, kinds}});
        }
        start = end + 1;
    }
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
        const QString name = u"related-words-%1.tsv"_s.arg(language.left(2));
        std::vector<Row> rows;
        made->add(contents(u":/synoptic-language/"_s + name), rows);
        made->add(contents(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           u"/synoptic/language/"_s + name),
                  rows);
        made->number(std::move(rows));
        table = made;
    }
    return *table;
}

} // namespace synoptic
