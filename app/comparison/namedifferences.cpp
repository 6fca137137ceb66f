// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/namedifferences.h"

#include "language/names.h"
#include "language/nations.h"
#include "language/words.h"

#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

struct Side
{
    const Report &report;
    TextRange sentence;
    std::span<const EntityMention> mentions;
    std::vector<quint32> entities;
    QList<Word> words; ///< of the sentence, ranges in the report

    [[nodiscard]] bool holds(quint32 entity) const { return std::ranges::binary_search(entities, entity); }
};

Side sideOf(const QList<Report> &reports, const EventNames &names, const Place &place)
{
    const Report &report = reports.at(place.report);
    Side side{report, place.range, names.mentionsIn(place.report, place.range),
              names.entitiesIn(place.report, place.range),
              wordsOf(report.text(place.range), report.metadata().language)};
    for (Word &word : side.words)
        word.range = {word.range.start + place.range.start, word.range.end + place.range.start};
    return side;
}

QList<Word> wordsIn(const Side &side, TextRange range)
{
    QList<Word> inside;
    for (const Word &word : side.words) {
        if (range.contains(word.range.start))
            inside.append(word);
    }
    return inside;
}

/// Whether two words of one entity's names are one word spelt otherwise: "Yevhen" and "Evgen", not "Sergei"
/// and "Lavrov".
bool isRespelt(const QString &a, const QString &b)
{
    const QString one = spellingKey(a);
    const QString two = spellingKey(b);
    return one == two || spellingSkeleton(one) == spellingSkeleton(two);
}

/// Marks and joints are no difference of spelling.
QString letters(QString folded)
{
    return folded.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
}

/// The words of two names of one entity that part, where both names have as many.
void addSpellings(const Side &a, const EntityMention &left, const Side &b, const EntityMention &right,
                  QList<NameDifference> &found)
{
    const QList<Word> lefts = wordsIn(a, left.range);
    const QList<Word> rights = wordsIn(b, right.range);
    // A bare last name stands beside the last word of a full one.
    const qsizetype shared = std::min(lefts.size(), rights.size());
    for (qsizetype i = 1; i <= shared; ++i) {
        const Word &one = lefts.at(lefts.size() - i);
        const Word &two = rights.at(rights.size() - i);
        if (letters(one.folded) == letters(two.folded) || one.stem == two.stem || one.folded.size() < 3 ||
            two.folded.size() < 3)
            continue;
        if (isRespelt(one.folded, two.folded) || (lefts.size() == rights.size() && lefts.size() > 1))
            found.append({one.range, two.range, true});
    }
}

/// Two spellings of one given name before one last name: in sentences that report the same fact they are one
/// person's, even where the event has no further evidence.
bool addBearer(const Side &a, const EntityMention &left, const Side &b, const EntityMention &right,
               QList<NameDifference> &found)
{
    constexpr double likeEnough = 0.65; // Jonas and Hanna before one last name are brother and sister
    const QList<Word> lefts = wordsIn(a, left.range);
    const QList<Word> rights = wordsIn(b, right.range);
    if (lefts.size() < 2 || rights.size() < 2 ||
        spellingKey(lefts.last().folded) != spellingKey(rights.last().folded) ||
        rapidfuzz::indel_normalized_similarity(lefts.first().folded.toStdU16String(),
                                               rights.first().folded.toStdU16String()) < likeEnough)
        return false;
    found.append({lefts.first().range, rights.first().range, true});
    return true;
}

/// Stem of the last content word before a position, or of the first behind; empty where the sentence ends.
QString neighbour(const Side &side, qsizetype position, bool behind)
{
    QString last;
    for (const Word &word : side.words) {
        if (word.stopWord)
            continue;
        if (behind && word.range.start >= position)
            return word.stem;
        if (!behind && word.range.end <= position)
            last = word.stem;
    }
    return behind ? QString() : last;
}

/// The same office beside both that one person holds, or the same words before and behind.
bool sameRole(const Side &a, const EntityMention &left, const Side &b, const EntityMention &right)
{
    if (!left.office.isEmpty() && !right.office.isEmpty()) {
        const Office one = officeOf(a.report.text(left.office));
        const Office two = officeOf(b.report.text(right.office));
        const bool nations = one.nation == two.nation || one.nation < 0 || two.nation < 0;
        return one.single && !one.key.isEmpty() && one.key == two.key && nations && one.former == two.former;
    }
    if (!left.office.isEmpty() || !right.office.isEmpty())
        return false;
    const QString behind = neighbour(a, left.range.end, true);
    const QString before = neighbour(a, left.range.start, false);
    return behind == neighbour(b, right.range.end, true) &&
           before == neighbour(b, right.range.start, false) && !(before.isEmpty() && behind.isEmpty());
}

bool mayBeOne(const NamedEntity &a, const NamedEntity &b)
{
    if (a.kind == EntityKind::Unknown || b.kind == EntityKind::Unknown)
        return true;
    return a.kind == b.kind;
}

} // namespace

QList<NameDifference> nameDifferences(const QList<Report> &reports, const EventNames &names, const Place &a,
                                      const Place &b)
{
    const Side left = sideOf(reports, names, a);
    const Side right = sideOf(reports, names, b);
    QList<NameDifference> found;
    for (const EntityMention &one : left.mentions) {
        for (const EntityMention &two : right.mentions) {
            if (one.byOffice || two.byOffice)
                continue;
            const NamedEntity &first = names.entities()[one.entity];
            const NamedEntity &second = names.entities()[two.entity];
            if (one.entity == two.entity) {
                if (first.kind != EntityKind::Nation)
                    addSpellings(left, one, right, two, found);
            } else if (!right.holds(one.entity) && !left.holds(two.entity) && mayBeOne(first, second) &&
                       !addBearer(left, one, right, two, found) && sameRole(left, one, right, two)) {
                found.append({one.range, two.range, false});
            }
        }
    }
    return found;
}

} // namespace synoptic
