// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/verdictacts.h"

#include "review/constraints.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr QChar ownSign = u'✎'; ///< as in the views

ReportRange sentenceOf(const Place &place, const QList<Report> &reports)
{
    return {place.report, sentenceAt(reports.at(place.report), place.range)};
}

/// The relation that a decision on a pair says; empty: whichever the engine sees.
QString relationSaid(Decision decision)
{
    switch (decision) {
    case Decision::PartOf:
        return relationName(Relation::Partial);
    case Decision::Conflict:
        return relationName(Relation::Conflict);
    default:
        return {};
    }
}

std::optional<DifferenceNature> natureSaid(Decision decision)
{
    switch (decision) {
    case Decision::Conflict:
        return DifferenceNature::Contradiction;
    case Decision::Rounding:
        return DifferenceNature::Rounding;
    case Decision::SpellingOnly:
        return DifferenceNature::SpellingOnly;
    case Decision::LaterUpdate:
        return DifferenceNature::LaterUpdate;
    case Decision::OtherWords:
        return DifferenceNature::Wording;
    default:
        return std::nullopt;
    }
}

std::optional<VerdictCorrection> ofPair(const ReviewItem &item, Decision decision,
                                        const QList<Report> &reports)
{
    if (item.places.size() != 2)
        return std::nullopt;
    VerdictCorrection correction;
    correction.one = {sentenceOf(item.places.first(), reports)};
    correction.other = {sentenceOf(item.places.last(), reports)};
    if (decision == Decision::NotTheSame) {
        correction.kind = CorrectionKind::NotSame;
    } else if (decision != Decision::Unsure && decision != Decision::Withdrawn) {
        correction.relation = relationSaid(decision);
        correction.kind = correction.relation.isEmpty() ? CorrectionKind::Same : CorrectionKind::Relation;
    } else {
        return std::nullopt;
    }
    return correction;
}

std::optional<VerdictCorrection> ofDifference(const ReviewItem &item, Decision decision,
                                              const QList<Report> &reports)
{
    if (decision != Decision::NotTheSame)
        return std::nullopt;
    VerdictCorrection correction;
    correction.kind = CorrectionKind::NotSame;
    correction.one = {sentenceOf(item.places.first(), reports)};
    const QString said = reports.at(item.places.first().report).text(item.places.first().range).toString();
    for (const Place &place : item.places) {
        const ReportRange sentence = sentenceOf(place, reports);
        const bool likeTheFirst = reports.at(place.report).text(place.range) == said;
        if (!likeTheFirst && !correction.one.contains(sentence) && !correction.other.contains(sentence))
            correction.other.append(sentence);
    }
    return correction.other.isEmpty() ? std::nullopt : std::optional(correction);
}

} // namespace

std::optional<VerdictCorrection> correctionOf(const ReviewItem &item, Decision decision,
                                              const QList<Report> &reports)
{
    switch (questionOf(item.subject.section(u' ', 0, 0)).value_or(Question::Reading)) {
    case Question::Same:
        return ofPair(item, decision, reports);
    case Question::Conflict:
        return ofDifference(item, decision, reports);
    default:
        return std::nullopt;
    }
}

void judge(Comparison &comparison, const QHash<QString, Verdict> &standing)
{
    const bool any = std::ranges::any_of(standing, [](const Verdict &verdict) {
        return natureSaid(verdict.decision) && verdict.subject.startsWith(questionName(Question::Conflict));
    });
    if (!any)
        return;
    ReviewOptions options;
    options.question = Question::Conflict;
    options.order = ReviewOrder::Reading;
    for (const ReviewItem &item : reviewQueue(comparison, options)) {
        const auto verdict = standing.constFind(item.subject);
        if (verdict == standing.cend())
            continue;
        Difference &difference = comparison.facts[item.fact].differences[item.difference];
        const auto nature = natureSaid(verdict->decision);
        if (!nature)
            continue;
        difference.nature = *nature;
        difference.reason = u"%1 %2, by %3"_s.arg(ownSign).arg(
            decisionName(verdict->decision).replace(u'-', u' '), verdict->author);
    }
}

bool isJudged(const Difference &difference)
{
    return difference.reason.startsWith(ownSign);
}

QList<Place> reviewedPlaces(const QHash<QString, Verdict> &standing, const QList<Report> &reports)
{
    QList<Place> places;
    for (const Verdict &verdict : standing) {
        const auto item = itemOf(verdict.subject, reports);
        for (const Place &place : item ? item->places : QList<Place>()) {
            const ReportRange sentence = sentenceOf(place, reports);
            places.append({sentence.report, sentence.range});
        }
    }
    return places;
}

} // namespace synoptic
