// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewqueue.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// A place by the hash of its source and the code points that it covers.
QString anchorOf(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    return QString::fromLatin1(report.sha256().left(16)) +
           u":%1-%2"_s.arg(report.codePointOffset(place.range.start))
               .arg(report.codePointOffset(place.range.end));
}

QString subjectOf(const Comparison &comparison, Question question, const QList<Place> &places,
                  const QString &detail = {})
{
    QStringList anchors;
    for (const Place &place : places)
        anchors.append(anchorOf(comparison, place));
    anchors.sort(); // whichever column a report stands in
    anchors.removeDuplicates();
    return questionName(question) + u' ' + anchors.join(u' ') +
           (detail.isEmpty() ? QString() : u' ' + detail);
}

ReviewItem pairOf(const Comparison &comparison, const Alignment &alignment, double threshold)
{
    ReviewItem item;
    item.places = {alignment.a, alignment.b};
    item.subject = subjectOf(comparison, Question::Same, item.places);
    item.score = alignment.corrected ? alignment.proposed : alignment.score;
    if (!alignment.corrected)
        item.relation = alignment.relation;
    item.evidence = alignment.evidence;
    if (item.score)
        item.unsure = 1 - std::abs(*item.score - threshold) / std::max(threshold, 1 - threshold);
    return item;
}

void addPairs(QList<ReviewItem> &items, const Comparison &comparison, const ReviewOptions &options)
{
    std::set<std::pair<Place, Place>> known; // one that was affirmed is there though it scores less
    const auto add = [&](const Alignment &alignment) {
        if ((options.relations.isEmpty() || options.relations.contains(alignment.relation)) &&
            known.emplace(alignment.a, alignment.b).second)
            items.append(pairOf(comparison, alignment, options.threshold));
    };
    std::ranges::for_each(comparison.alignments, add);
    std::ranges::for_each(options.near, add);
}

/// What nothing explains needs a reader most, then what may be an update, then the rest.
double unsureOf(DifferenceNature nature)
{
    switch (nature) {
    case DifferenceNature::Contradiction:
        return 1;
    case DifferenceNature::LaterUpdate:
        return 0.8;
    case DifferenceNature::Wording:
        return 0.6;
    case DifferenceNature::Bound:
    case DifferenceNature::Rounding:
    case DifferenceNature::Conversion:
        return 0.4;
    case DifferenceNature::SpellingOnly:
        return 0.2;
    }
    Q_UNREACHABLE_RETURN(0);
}

void addDifferences(QList<ReviewItem> &items, const Comparison &comparison, const ReviewOptions &options)
{
    for (int f = 0; f < comparison.facts.size(); ++f) {
        const QList<Difference> &differences = comparison.facts.at(f).differences;
        for (int d = 0; d < differences.size(); ++d) {
            const Difference &difference = differences.at(d);
            if (!options.kinds.isEmpty() && !options.kinds.contains(difference.kind))
                continue;
            ReviewItem item;
            for (const DifferenceValue &value : difference.values)
                item.places.append(value.place);
            item.subject =
                subjectOf(comparison, Question::Conflict, item.places, differenceKindName(difference.kind));
            item.fact = f;
            item.difference = d;
            item.unsure = unsureOf(difference.nature);
            items.append(item);
        }
    }
}

/// What comes nearest to a fact in a report that does not have it: the best candidate that was kept.
class Nearest
{
public:
    Nearest(const Comparison &comparison, const QList<Alignment> &near)
    {
        std::ranges::for_each(comparison.alignments, [this](const Alignment &known) { add(known); });
        std::ranges::for_each(near, [this](const Alignment &known) { add(known); });
    }
    [[nodiscard]] std::optional<Place> of(const Fact &fact, int report) const
    {
        std::optional<Place> best;
        double score = 0;
        for (const Place &member : fact.members) {
            const auto candidates = m_candidates.find(member);
            if (candidates == m_candidates.end())
                continue;
            for (const auto &[place, likeness] : candidates->second) {
                if (place.report == report && likeness > score) {
                    best = place;
                    score = likeness;
                }
            }
        }
        return best;
    }

private:
    void add(const Alignment &alignment)
    {
        m_candidates[alignment.a].append({alignment.b, alignment.score});
        m_candidates[alignment.b].append({alignment.a, alignment.score});
    }
    std::map<Place, QList<std::pair<Place, double>>> m_candidates;
};

void addOmissions(QList<ReviewItem> &items, const Comparison &comparison, const ReviewOptions &options)
{
    const int reports = int(comparison.reports.size());
    const Nearest nearest(comparison, options.near);
    for (int f = 0; f < comparison.facts.size(); ++f) {
        const Fact &fact = comparison.facts.at(f);
        QSet<int> having;
        for (const Place &member : fact.members)
            having.insert(member.report);
        for (int r = 0; r < reports; ++r) {
            if (having.contains(r) || (!options.reports.isEmpty() && !options.reports.contains(r)))
                continue;
            ReviewItem item;
            item.places = fact.members;
            item.report = r;
            item.fact = f;
            item.subject =
                subjectOf(comparison, Question::Omission, fact.members,
                          u"in "_s + QString::fromLatin1(comparison.reports.at(r).sha256().left(16)));
            // The more of the others have it, the more its absence tells.
            item.unsure = double(having.size()) / (reports - 1);
            item.nearest = nearest.of(fact, r);
            items.append(item);
        }
    }
}

void addMarks(QList<ReviewItem> &items, const Comparison &comparison, const ReviewOptions &options)
{
    for (const Place &mark : options.marks) {
        ReviewItem item;
        item.places = {mark};
        item.report = mark.report;
        item.subject = subjectOf(comparison, Question::Mark, item.places);
        items.append(item);
    }
}

void addPassages(QList<ReviewItem> &items, const Comparison &comparison)
{
    for (int r = 0; r < comparison.reports.size(); ++r) {
        for (const Passage &passage : comparison.reports.at(r).passages()) {
            if (passage.kind != PassageKind::Body && passage.kind != PassageKind::Caption)
                continue;
            ReviewItem item;
            item.places = {{r, passage.range}};
            item.report = r;
            item.subject = subjectOf(comparison, Question::Reading, item.places);
            items.append(item);
        }
    }
}

bool isWanted(const ReviewItem &item, const ReviewOptions &options)
{
    const auto about = [&options](const Place &place) { return options.reports.contains(place.report); };
    if (!options.reports.isEmpty() && !options.reports.contains(item.report) &&
        (item.report >= 0 || std::ranges::none_of(item.places, about)))
        return false;
    return !options.wants || std::ranges::any_of(item.places, options.wants);
}

/// The first so many of a shuffle (Fisher and Yates), in the order that they had.
void drawSample(QList<ReviewItem> &items, int size, quint32 seed)
{
    if (size <= 0 || size >= items.size())
        return;
    QList<qsizetype> numbers(items.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    QRandomGenerator random(seed);
    for (int i = 0; i < size; ++i)
        numbers.swapItemsAt(i, i + random.bounded(int(numbers.size()) - i));
    numbers.resize(size);
    std::ranges::sort(numbers);
    QList<ReviewItem> drawn;
    for (const qsizetype number : std::as_const(numbers))
        drawn.append(items.at(number));
    items = drawn;
}

void sortByTime(QList<ReviewItem> &items, const Comparison &comparison)
{
    const WritingTimes times(comparison.reports);
    QHash<QString, QDateTime> earliest;
    for (const ReviewItem &item : std::as_const(items)) {
        QDateTime &first = earliest[item.subject];
        for (const Place &place : item.places) {
            const Moment moment = times.at(place);
            if (moment.isTimed() && (!first.isValid() || moment.utc < first))
                first = moment.utc;
        }
    }
    std::ranges::stable_sort(items, [&earliest](const ReviewItem &a, const ReviewItem &b) {
        const QDateTime x = earliest.value(a.subject);
        const QDateTime y = earliest.value(b.subject);
        return x.isValid() && y.isValid() ? x < y : x.isValid() > y.isValid();
    });
}

int reportOf(const QString &hash, const QList<Report> &reports)
{
    const auto found = std::ranges::find_if(
        reports, [&hash](const Report &report) { return report.sha256().startsWith(hash.toLatin1()); });
    return hash.isEmpty() || found == reports.end() ? -1 : int(found - reports.begin());
}

/// The way back of anchorOf(): "0123456789abcdef:10-25".
std::optional<Place> placeOf(const QString &anchor, const QList<Report> &reports)
{
    const int report = reportOf(anchor.section(u':', 0, 0), reports);
    if (report < 0)
        return std::nullopt;
    const auto position = [&](int part) {
        const qlonglong offset = anchor.section(u':', 1).section(u'-', part, part).toLongLong();
        return reports.at(report).positionOfCodePoint(offset);
    };
    return Place{report, {position(0), position(1)}};
}

} // namespace

std::optional<ReviewItem> itemOf(const QString &subject, const QList<Report> &reports)
{
    ReviewItem item;
    item.subject = subject;
    const QStringList parts = subject.split(u' ');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (parts.at(i).contains(u':')) {
            const auto place = placeOf(parts.at(i), reports);
            if (!place)
                return std::nullopt;
            item.places.append(*place);
        } else if (parts.at(i - 1) == "in"_L1) {
            item.report = reportOf(parts.at(i), reports);
            if (item.report < 0)
                return std::nullopt;
        }
    }
    const auto question = questionOf(parts.first());
    if (!question || item.places.isEmpty())
        return std::nullopt;
    if (*question == Question::Mark || *question == Question::Reading)
        item.report = item.places.first().report;
    std::ranges::sort(item.places);
    return item;
}

QList<ReviewItem> reviewQueue(const Comparison &comparison, const ReviewOptions &options)
{
    QList<ReviewItem> items;
    switch (options.question) {
    case Question::Same:
        addPairs(items, comparison, options);
        break;
    case Question::Conflict:
        addDifferences(items, comparison, options);
        break;
    case Question::Omission:
        addOmissions(items, comparison, options);
        break;
    case Question::Mark:
        addMarks(items, comparison, options);
        break;
    case Question::Reading:
        addPassages(items, comparison);
        break;
    }
    items.removeIf([&options](const ReviewItem &item) { return !isWanted(item, options); });
    std::ranges::stable_sort(items, {}, [](const ReviewItem &item) { return item.places.first(); });
    drawSample(items, options.sample, options.seed);
    if (options.order == ReviewOrder::Uncertainty)
        std::ranges::stable_sort(items, std::ranges::greater(), &ReviewItem::unsure);
    else if (options.order == ReviewOrder::Time)
        sortByTime(items, comparison);
    return items;
}

} // namespace synoptic
