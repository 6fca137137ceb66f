// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/passim.h"

#include "comparison/eventnames.h"
#include "comparison/facts.h"
#include "comparison/relations.h"
#include "comparison/worddifference.h"

#include <QHash>
#include <QJsonDocument>
#include <map>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double leastShare = 0.5; ///< of the shorter sentence's letters

/// Where a passage stands. passim 2 counts code points, passim 1 UTF-16; the text decides.
std::optional<TextRange> rangeOf(const QJsonObject &row, const Report &report)
{
    const qsizetype begin = row[u"begin"_s].toInteger(-1);
    const qsizetype end = row[u"end"_s].toInteger(-1);
    if (begin < 0 || end <= begin)
        return std::nullopt;
    const QString text = row[u"text"_s].toString();
    const auto holds = [&](TextRange range) {
        return range.end <= report.text().size() && !range.isEmpty() &&
               (text.isEmpty() || report.text(range).toString().simplified() == text.simplified());
    };
    const TextRange byPoints{report.positionOfCodePoint(begin), report.positionOfCodePoint(end)};
    if (report.codePointOffset(byPoints.end) == end && holds(byPoints))
        return byPoints;
    return holds({begin, end}) ? std::optional(TextRange{begin, end}) : std::nullopt;
}

Error atLine(int line, const QString &what)
{
    return {u"Line %1 %2"_s.arg(line).arg(what),
            {},
            u"Choose the file out.json that passim wrote for these very texts"_s};
}

qsizetype lettersIn(QStringView text)
{
    return std::ranges::count_if(text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// Aligns the sentences of two reports that reused passages touch.
class PassageAligner
{
public:
    PassageAligner(const IndexedReport &a, const IndexedReport &b, int reportA, int reportB)
        : m_a(a), m_b(b), m_reportA(reportA), m_reportB(reportB)
    {
    }

    void add(const ReusedPassage &a, const ReusedPassage &b)
    {
        const auto unitsOfB = unitsIn(m_b, b.place.range);
        for (const quint32 unitA : unitsIn(m_a, a.place.range)) {
            for (const quint32 unitB : unitsOfB)
                tryPair(unitA, unitB, a.cluster);
        }
    }

    void finish(QList<Alignment> &alignments) const
    {
        std::vector<std::pair<quint32, quint32>> units;
        for (const auto &[pair, found] : m_found)
            units.push_back(pair);
        if (units.empty())
            return;
        const ReportPair reports(m_a, m_b, {}, units);
        for (auto [pair, found] : m_found) {
            found.relation = relationOf(reports, pair.first, pair.second);
            alignments.append(found);
        }
    }

private:
    static std::vector<quint32> unitsIn(const IndexedReport &report, TextRange range)
    {
        std::vector<quint32> units;
        const auto &all = report.units();
        auto unit = std::ranges::upper_bound(all, range.start, {}, [](const Unit &u) { return u.range.end; });
        for (; unit != all.end() && unit->range.start < range.end; ++unit)
            units.push_back(quint32(unit - all.begin()));
        return units;
    }

    void tryPair(quint32 unitA, quint32 unitB, qint64 cluster)
    {
        const TextRange a = m_a.units()[unitA].range;
        const TextRange b = m_b.units()[unitB].range;
        const QStringView textA = m_a.report().text(a);
        const qsizetype lettersA = lettersIn(textA);
        const qsizetype lettersB = lettersIn(m_b.report().text(b));
        qsizetype same = 0;
        for (const WordEdit &edit : wordDifference(textA, m_b.report().text(b))) {
            if (edit.operation == WordEdit::Equal)
                same += lettersIn(textA.sliced(edit.a.start, edit.a.length()));
        }
        if (double(same) < leastShare * double(std::min(lettersA, lettersB)) || same == 0)
            return;
        Alignment alignment;
        alignment.a = {m_reportA, a};
        alignment.b = {m_reportB, b};
        alignment.score = std::clamp(double(same) / double(std::max(lettersA, lettersB)), 0.5, 1.0);
        alignment.evidence = {u"passim: cluster %1"_s.arg(cluster)};
        alignment.partA = a;
        alignment.partB = b;
        m_found.emplace(std::pair{unitA, unitB}, alignment);
    }

    const IndexedReport &m_a;
    const IndexedReport &m_b;
    int m_reportA;
    int m_reportB;
    std::map<std::pair<quint32, quint32>, Alignment> m_found;
};

} // namespace

QByteArray toPassim(const QList<Report> &reports)
{
    QByteArray lines;
    for (const Report &report : reports) {
        const Metadata &metadata = report.metadata();
        QJsonObject object{{u"id"_s, QString::fromLatin1(report.sha256())},
                           {u"series"_s, report.shortName()},
                           {u"text"_s, report.text()},
                           {u"lang"_s, metadata.language}};
        if (!metadata.title.isEmpty())
            object[u"title"_s] = metadata.title;
        if (metadata.published)
            object[u"date"_s] = metadata.published->toString();
        if (!metadata.url.isEmpty())
            object[u"url"_s] = metadata.url;
        lines += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

Result<QList<ReusedPassage>> readPassim(const QByteArray &lines, const QList<Report> &reports)
{
    QHash<QString, int> byId;
    for (int r = 0; r < reports.size(); ++r)
        byId.insert(QString::fromLatin1(reports.at(r).sha256()), r);
    QList<ReusedPassage> passages;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (!row.contains(u"cluster"_s) || !row.contains(u"id"_s))
            return std::unexpected(atLine(number, u"has no cluster and id"_s));
        const auto report = byId.constFind(row[u"id"_s].toString());
        if (report == byId.cend())
            continue;
        const auto range = rangeOf(row, reports.at(*report));
        if (!range)
            return std::unexpected(atLine(number, u"is about words that are not there in the report"_s));
        passages.append({row[u"cluster"_s].toInteger(), {*report, *range}});
    }
    if (passages.isEmpty())
        return std::unexpected(Error{u"Nothing in it is about these reports"_s,
                                     {},
                                     u"Write the texts for passim with --passim, and run it on them"_s});
    std::ranges::stable_sort(passages, {}, &ReusedPassage::cluster);
    return passages;
}

Comparison comparisonOf(const QList<Report> &reports, const QList<ReusedPassage> &passages)
{
    std::vector<std::unique_ptr<IndexedReport>> indexed;
    for (const Report &report : reports)
        indexed.push_back(std::make_unique<IndexedReport>(report));
    std::map<std::pair<int, int>, PassageAligner> aligners;
    for (auto first = passages.begin(); first != passages.end(); ++first) {
        for (auto second = std::next(first); second != passages.end() && second->cluster == first->cluster;
             ++second) {
            const auto [a, b] =
                std::minmax(*first, *second, [](const ReusedPassage &x, const ReusedPassage &y) {
                    return x.place.report < y.place.report;
                });
            const std::pair pair{a.place.report, b.place.report};
            if (pair.first == pair.second)
                continue;
            aligners
                .try_emplace(pair, *indexed[size_t(pair.first)], *indexed[size_t(pair.second)], pair.first,
                             pair.second)
                .first->second.add(a, b);
        }
    }
    Comparison comparison;
    comparison.reports = reports;
    for (const auto &[pair, aligner] : aligners)
        aligner.finish(comparison.alignments);
    std::ranges::stable_sort(comparison.alignments, [](const Alignment &x, const Alignment &y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    comparison.facts = findFacts(reports, comparison.alignments);
    const EventNames names(reports);
    for (Fact &fact : comparison.facts)
        fact.differences = findDifferences(reports, names, fact.members);
    return comparison;
}

} // namespace synoptic
