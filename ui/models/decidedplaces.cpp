// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decidedplaces.h"

#include "library/analyst.h"
#include "review/constraints.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::DecidedPlaces", text);
}

QString namesOf(const QList<ReportRange> &side, const QList<Report> &reports)
{
    QStringList names;
    for (const ReportRange &place : side) {
        const QString name = reports.at(place.report).shortName();
        if (!names.contains(name))
            names.append(name);
    }
    return names.join(u", "_s);
}

} // namespace

DecidedPlaces::DecidedPlaces(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
                             const QList<Report> &reports)
{
    for (qsizetype i = placed.size() - 1; i >= 0; --i) {
        const PlacedCorrection &decision = placed.at(i);
        if (!decision.isPlaced() || overruledBy.value(i, -1) >= 0)
            continue;
        add(decision.one, decision.other, decision.record, reports);
        add(decision.other, decision.one, decision.record, reports);
    }
}

void DecidedPlaces::add(const QList<ReportRange> &side, const QList<ReportRange> &other,
                        const CorrectionRecord &record, const QList<Report> &reports)
{
    const QString words = u"%1 %2, %3"_s.arg(decisionWords(record.kind, record.relation),
                                             namesOf(other, reports), decidedBy(record));
    for (const ReportRange &place : side)
        m_at[{place.report, sentenceAt(reports.at(place.report), place.range).start}].append(words);
}

bool DecidedPlaces::containsAny(const QList<Place> &places) const
{
    return !m_at.isEmpty() &&
           std::ranges::any_of(places, [this](const Place &place) { return contains(place); });
}

QStringList DecidedPlaces::atAny(const QList<Place> &places) const
{
    QStringList decided;
    for (const Place &place : m_at.isEmpty() ? QList<Place>() : places) {
        for (const QString &decision : at(place)) {
            if (!decided.contains(decision))
                decided.append(decision);
        }
    }
    return decided;
}

QList<qsizetype> DecidedPlaces::startsIn(int report) const
{
    QList<qsizetype> starts;
    for (const auto &[key, words] : m_at.asKeyValueRange()) {
        if (key.first == report)
            starts.append(key.second);
    }
    return starts;
}

QString decisionWords(CorrectionKind kind, const QString &relation)
{
    switch (kind) {
    case CorrectionKind::NotSame:
        return tr("not the same as");
    case CorrectionKind::Same:
        return tr("the same as");
    case CorrectionKind::Split:
        return tr("split from");
    case CorrectionKind::Merge:
        return tr("merged with");
    case CorrectionKind::Relation:
        return tr("%1 with").arg(QString(relation).replace(u'-', u' '));
    }
    Q_UNREACHABLE_RETURN({});
}

QString decisionTitle(CorrectionKind kind, const QString &relation)
{
    switch (kind) {
    case CorrectionKind::NotSame:
        return tr("Not the same");
    case CorrectionKind::Same:
        return tr("The same");
    case CorrectionKind::Split:
        return tr("Split");
    case CorrectionKind::Merge:
        return tr("Merged");
    case CorrectionKind::Relation:
        return tr("Relation: %1").arg(QString(relation).replace(u'-', u' '));
    }
    Q_UNREACHABLE_RETURN({});
}

QString decidedBy(const CorrectionRecord &record)
{
    const QDateTime local = record.created.toLocalTime();
    const bool thisYear = local.date().year() == QDate::currentDate().year();
    return tr("by %1, %2")
        .arg(record.author == analyst() ? tr("you") : record.author,
             QLocale().toString(local, thisYear ? u"d MMM HH:mm"_s : u"d MMM yyyy HH:mm"_s));
}

} // namespace synoptic
