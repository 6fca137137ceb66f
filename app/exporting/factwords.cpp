// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"

#include "report/counts.h"

#include <QLocale>
#include <QSet>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString wordsOnly(QStringView text)
{
    QString words;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            words += c.toCaseFolded();
    }
    return words;
}

} // namespace

FactSection factSectionOf(const Comparison &comparison, const Fact &fact)
{
    for (const Difference &difference : fact.differences) {
        if (difference.nature == DifferenceNature::Contradiction)
            return FactSection::Conflict;
    }
    for (const Difference &difference : fact.differences) {
        if (difference.kind == DifferenceKind::Quotation)
            return FactSection::Quotation;
    }
    QSet<QString> wordings;
    for (const Place &member : fact.members)
        wordings.insert(wordsOnly(comparison.reports.at(member.report).text(member.range)));
    return wordings.size() == 1 ? FactSection::SameWords : FactSection::OtherWords;
}

QString factSectionSign(FactSection section)
{
    return std::array{u"≠"_s, u"“"_s, u"≈"_s, u"="_s}.at(size_t(section));
}

QString factSectionTitle(FactSection section)
{
    return std::array{u"Conflicts"_s, u"Quoted in other words"_s, u"Reported in other words"_s,
                      u"Same words"_s}
        .at(size_t(section));
}

QString factSectionName(FactSection section)
{
    return std::array{u"conflict"_s, u"quotation"_s, u"other-words"_s, u"same-words"_s}.at(size_t(section));
}

bool haveSameWords(const Comparison &comparison, const Place &a, const Place &b)
{
    return wordsOnly(comparison.reports.at(a.report).text(a.range)) ==
           wordsOnly(comparison.reports.at(b.report).text(b.range));
}

QString natureTitle(DifferenceNature nature)
{
    switch (nature) {
    case DifferenceNature::Contradiction:
        return u"contradiction"_s;
    case DifferenceNature::Rounding:
        return u"rounding"_s;
    case DifferenceNature::Bound:
        return u"bound"_s;
    case DifferenceNature::Conversion:
        return u"conversion"_s;
    case DifferenceNature::LaterUpdate:
        return u"later update"_s;
    case DifferenceNature::SpellingOnly:
        return u"spelling"_s;
    case DifferenceNature::Wording:
        return u"other wording"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

bool isExplained(DifferenceNature nature)
{
    return nature == DifferenceNature::Rounding || nature == DifferenceNature::Bound ||
           nature == DifferenceNature::Conversion || nature == DifferenceNature::SpellingOnly;
}

QList<ListedDifference> listedDifferences(const Comparison &comparison)
{
    QList<ListedDifference> listed;
    for (const Fact &fact : comparison.facts) {
        for (const Difference &difference : fact.differences) {
            if (difference.kind != DifferenceKind::Wording)
                listed.append({&fact, &difference});
        }
    }
    std::ranges::stable_sort(listed, {},
                             [](const ListedDifference &one) { return gravityOf(*one.difference); });
    return listed;
}

int gravityOf(const Difference &difference)
{
    if (isExplained(difference.nature))
        return 2;
    return difference.nature == DifferenceNature::Contradiction ? 0 : 1;
}

QString gravityTitle(int gravity)
{
    return std::array{u"Contradictions"_s, u"Later updates and other wording"_s,
                      u"Explained: rounding, bounds, units, spelling"_s}
        .at(size_t(gravity));
}

Place memberOf(const Fact &fact, const Place &value)
{
    for (const Place &member : fact.members) {
        if (member.report == value.report && member.range.contains(value.range.start))
            return member;
    }
    return value;
}

QList<Place> sentencesOf(const ListedDifference &listed)
{
    QList<Place> sentences;
    for (const DifferenceValue &value : listed.difference->values) {
        const Place member = memberOf(*listed.fact, value.place);
        if (!sentences.contains(member))
            sentences.append(member);
    }
    return sentences;
}

QString eventCounts(const Comparison &comparison, qsizetype marks)
{
    const auto differing =
        std::ranges::count_if(comparison.facts, [](const Fact &fact) { return !fact.differences.isEmpty(); });
    return u"%1, %2 (%3 with differences), %4"_s.arg(
        counted(comparison.reports.size(), u"1 report"_s, u"%1 reports"_s),
        counted(comparison.facts.size(), u"1 shared fact"_s, u"%1 shared facts"_s),
        QLocale().toString(qlonglong(differing)), counted(marks, u"1 mark"_s, u"%1 marks"_s));
}

QString titleAndTime(const Report &report)
{
    const Metadata &metadata = report.metadata();
    QStringList parts;
    if (!metadata.title.isEmpty())
        parts.append(metadata.title.simplified());
    if (metadata.published) {
        QString when = QLocale::c().toString(metadata.published->date, u"d MMM yyyy"_s);
        if (metadata.published->time)
            when += metadata.published->time->toString(u", HH:mm"_s);
        parts.append(when);
    }
    return parts.join(u" · "_s);
}

} // namespace synoptic
