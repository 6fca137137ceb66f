// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/anchorfinder.h"

#include "library/versionmap.h"

#include <QMultiHash>
#include <algorithm>
#include <array>
#include <map>
#include <rapidfuzz/distance/LCSseq.hpp>
#include <rapidfuzz/fuzz.hpp>
#include <span>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// How many words to either side are looked at, and by how many a place must be better there to be the one.
struct Scale
{
    qsizetype words;
    qsizetype margin;
};
constexpr std::array<Scale, 3> scales{{{8, 3}, {32, 6}, {128, 12}}};

constexpr float sureRun = 6; ///< weight of a run of equal words around a mark that proves its place
constexpr qsizetype sureNeighbours = 9; ///< of the sixteen nearest
constexpr float sureLine = 2;           ///< weight of a line that stands once
constexpr float keptShare = 0.4F;       ///< of a mark's words, that place an edited one
constexpr double alike = 62;            ///< partial ratio of words that may be an edited mark

using Tokens = std::vector<AnchorToken>;
using Ids = std::vector<quint32>;

double ratio(QStringView a, QStringView b)
{
    return rapidfuzz::fuzz::ratio(a.utf16(), a.utf16() + a.size(), b.utf16(), b.utf16() + b.size());
}

float weightOf(const Tokens &tokens, qsizetype from, qsizetype to)
{
    float sum = 0;
    for (qsizetype i = from; i < to; ++i)
        sum += tokens[size_t(i)].weight;
    return sum;
}

std::span<const quint32> part(const Ids &ids, qsizetype from, qsizetype to)
{
    from = std::clamp<qsizetype>(from, 0, qsizetype(ids.size()));
    to = std::clamp<qsizetype>(to, from, qsizetype(ids.size()));
    return std::span(ids).subspan(size_t(from), size_t(to - from));
}

qsizetype inCommon(std::span<const quint32> a, std::span<const quint32> b)
{
    return qsizetype(rapidfuzz::lcs_seq_similarity(a.begin(), a.end(), b.begin(), b.end()));
}

/// The places of a sequence of tokens in a text, by an index of its rarest token.
class Occurrences
{
public:
    explicit Occurrences(const Ids &ids) : m_ids(ids)
    {
        for (size_t i = ids.size(); i-- > 0;)
            m_at[ids[i]].append(qsizetype(i));
    }
    [[nodiscard]] QList<qsizetype> of(std::span<const quint32> words) const
    {
        const QList<qsizetype> *fewest = nullptr;
        qsizetype offset = 0;
        for (size_t i = 0; i < words.size(); ++i) {
            const auto known = m_at.constFind(words[i]);
            if (known == m_at.constEnd())
                return {};
            if (!fewest || known->size() < fewest->size()) {
                fewest = &*known;
                offset = qsizetype(i);
            }
        }
        QList<qsizetype> found;
        for (qsizetype k = fewest ? fewest->size() : 0; k-- > 0;) {
            const qsizetype start = fewest->at(k) - offset;
            const auto behind = start + qsizetype(words.size());
            if (start >= 0 && behind <= qsizetype(m_ids.size()) &&
                std::ranges::equal(part(m_ids, start, behind), words))
                found.append(start);
        }
        return found;
    }

private:
    const Ids &m_ids;
    QHash<quint32, QList<qsizetype>> m_at; ///< the last first
};

/// The window of \p text that is most like \p words, on word borders; its likeness of a hundred.
std::pair<TextRange, double> closest(QStringView words, QStringView text, const Tokens &tokens)
{
    if (words.isEmpty() || text.isEmpty())
        return {};
    const auto best = rapidfuzz::fuzz::partial_ratio_alignment(
        words.utf16(), words.utf16() + words.size(), text.utf16(), text.utf16() + text.size(), alike);
    if (best.score < alike || words.size() > text.size())
        return {};
    const auto [first, behind] = tokensIn(tokens, {qsizetype(best.dest_start), qsizetype(best.dest_end)});
    if (first >= behind)
        return {};
    const TextRange range{tokens[size_t(first)].start, tokens[size_t(behind - 1)].end};
    return {range, ratio(words, text.sliced(range.start, range.length()))};
}

} // namespace

class AnchorFinder::Private
{
public:
    Private(const QString &before, const QString &after)
        : textBefore(before), textAfter(after), map(anchorTokens(before), anchorTokens(after)),
          placesBefore(map.idsBefore()), placesAfter(map.idsAfter())
    {
    }

    /// The tokens of a mark, half-open.
    struct Words
    {
        qsizetype from, to;
        [[nodiscard]] qsizetype count() const { return to - from; }
    };

    [[nodiscard]] FoundAnchor find(TextRange range) const;
    [[nodiscard]] std::optional<FoundAnchor> unaltered(TextRange range, Words words) const;
    [[nodiscard]] std::optional<FoundAnchor> elsewhere(TextRange range, Words words) const;
    [[nodiscard]] std::optional<FoundAnchor> edited(TextRange range, Words words) const;
    [[nodiscard]] std::optional<FoundAnchor> between(TextRange range, Words words) const;
    [[nodiscard]] std::optional<FoundAnchor> similar(TextRange range) const;
    [[nodiscard]] TextRange placed(TextRange range, Words words, qsizetype at) const;
    [[nodiscard]] qsizetype agreement(Words words, qsizetype at, qsizetype scale) const;
    [[nodiscard]] qsizetype beyond(Words words, qsizetype at) const;
    [[nodiscard]] bool isSupported(Words words, qsizetype at) const;
    [[nodiscard]] QList<qsizetype> rivals(Words words, qsizetype at) const;
    [[nodiscard]] bool isBetter(Words words, qsizetype at, Words rival, qsizetype rivalAt) const;
    [[nodiscard]] std::optional<qsizetype> imageOf(Words words) const;
    [[nodiscard]] bool isWholeLine(Words words, qsizetype at) const;
    [[nodiscard]] FoundAnchor changed(TextRange range, TextRange where, double surroundings) const;

    QString textBefore, textAfter;
    VersionMap map;
    Occurrences placesBefore, placesAfter;
};

/// Where the words stand together in the later version, by the place that most of their weight is mapped to.
/// At the ends a stop or a comma may have been claimed by what follows.
std::optional<qsizetype> AnchorFinder::Private::imageOf(Words words) const
{
    std::map<qsizetype, float> weights;
    for (qsizetype i = words.from; i < words.to; ++i) {
        if (map.imageOf(i) >= 0)
            weights[map.imageOf(i) - (i - words.from)] += map.before()[size_t(i)].weight;
    }
    if (weights.empty())
        return std::nullopt;
    const auto best = std::ranges::max_element(weights, {}, &std::pair<const qsizetype, float>::second);
    const bool together =
        best->first >= 0 && std::ranges::equal(part(map.idsAfter(), best->first, best->first + words.count()),
                                               part(map.idsBefore(), words.from, words.to));
    return together ? std::optional(best->first) : std::nullopt;
}

/// The range that words at \p at have there, with the same white space and parts of words at its ends.
TextRange AnchorFinder::Private::placed(TextRange range, Words words, qsizetype at) const
{
    const AnchorToken &first = map.before()[size_t(words.from)];
    const AnchorToken &last = map.before()[size_t(words.to - 1)];
    const AnchorToken &newFirst = map.after()[size_t(at)];
    const AnchorToken &newLast = map.after()[size_t(at + words.count() - 1)];
    const TextRange same{newFirst.start + range.start - first.start, newLast.end + range.end - last.end};
    const QStringView marked = QStringView(textBefore).sliced(range.start, range.length());
    if (same.start >= 0 && same.end <= textAfter.size() && !same.isEmpty() &&
        QStringView(textAfter).sliced(same.start, same.length()) == marked)
        return same;
    return {newFirst.start, newLast.end};
}

/// How many of the words around a mark stand around a place too.
qsizetype AnchorFinder::Private::agreement(Words words, qsizetype at, qsizetype scale) const
{
    const Ids &a = map.idsBefore();
    const Ids &b = map.idsAfter();
    const qsizetype behind = at + words.count();
    return inCommon(part(a, words.from - scale, words.from), part(b, at - scale, at)) +
           inCommon(part(a, words.to, words.to + scale), part(b, behind, behind + scale));
}

/// How many of the nearest words are beyond the ends of both texts: they agree.
qsizetype AnchorFinder::Private::beyond(Words words, qsizetype at) const
{
    const qsizetype near = scales[0].words;
    const qsizetype right = std::max(qsizetype(map.before().size()) - words.to,
                                     qsizetype(map.after().size()) - at - words.count());
    return std::max<qsizetype>(0, near - std::max(words.from, at)) + std::max<qsizetype>(0, near - right);
}

/// Whether a place is that of the mark, were there no other with these words.
bool AnchorFinder::Private::isSupported(Words words, qsizetype at) const
{
    const Ids &a = map.idsBefore();
    const Ids &b = map.idsAfter();
    qsizetype left = 0;
    while (left < words.from && left < at && a[size_t(words.from - left - 1)] == b[size_t(at - left - 1)])
        ++left;
    qsizetype behind = 0;
    while (words.to + behind < qsizetype(a.size()) && at + words.count() + behind < qsizetype(b.size()) &&
           a[size_t(words.to + behind)] == b[size_t(at + words.count() + behind)])
        ++behind;
    return weightOf(map.before(), words.from - left, words.to + behind) >= sureRun ||
           agreement(words, at, scales[0].words) + beyond(words, at) >= sureNeighbours ||
           isWholeLine(words, at);
}

/// Whether the mark's line stands at a place as a line, and nowhere else in either version.
bool AnchorFinder::Private::isWholeLine(Words words, qsizetype at) const
{
    const auto lineOf = [](const QString &text, const Tokens &tokens, qsizetype from, qsizetype to) {
        const qsizetype start = text.lastIndexOf(u'\n', tokens[size_t(from)].start) + 1;
        const qsizetype end = text.indexOf(u'\n', tokens[size_t(to - 1)].start);
        return tokensIn(tokens, {start, end < 0 ? text.size() : end});
    };
    const auto [from, to] = lineOf(textBefore, map.before(), words.from, words.to);
    const auto [newFrom, newTo] = lineOf(textAfter, map.after(), at, at + words.count());
    const auto line = part(map.idsBefore(), from, to);
    return words.from - from == at - newFrom && weightOf(map.before(), from, to) >= sureLine &&
           std::ranges::equal(line, part(map.idsAfter(), newFrom, newTo)) &&
           placesBefore.of(line).size() == 1 && placesAfter.of(line).size() == 1;
}

/// Better at two scales, or at one of them by far; worse at none.
bool AnchorFinder::Private::isBetter(Words words, qsizetype at, Words rival, qsizetype rivalAt) const
{
    int better = 0;
    for (const Scale &scale : scales) {
        const qsizetype lead = agreement(words, at, scale.words) - agreement(rival, rivalAt, scale.words);
        if (lead <= -scale.margin)
            return false;
        better += lead >= 2 * scale.margin ? 2 : lead >= scale.margin ? 1 : 0;
    }
    return better >= 2;
}

/// Other places that may be the mark's as well as \p at, or \p at itself where it may be another mark's.
QList<qsizetype> AnchorFinder::Private::rivals(Words words, qsizetype at) const
{
    const auto sequence = part(map.idsBefore(), words.from, words.to);
    const QList<qsizetype> before = placesBefore.of(sequence);
    const QList<qsizetype> after = placesAfter.of(sequence);
    QList<qsizetype> taken{at};
    QList<qsizetype> found;
    for (const qsizetype other : before) {
        const Words twin{other, other + words.count()};
        const auto image = other == words.from ? std::nullopt : imageOf(twin);
        if (image && *image != at)
            taken.append(*image);
        else if (other != words.from && !found.contains(at) && !isBetter(words, at, twin, at))
            found.append(at);
    }
    for (const qsizetype other : after) {
        if (!taken.contains(other) && !isBetter(words, at, words, other))
            found.append(other);
    }
    return found;
}

/// The words stand together where the versions say.
std::optional<FoundAnchor> AnchorFinder::Private::unaltered(TextRange range, Words words) const
{
    const auto image = imageOf(words);
    if (!image)
        return std::nullopt;
    const qsizetype at = *image;
    const TextRange where = placed(range, words, at);
    const QList<qsizetype> doubts = rivals(words, at);
    if (doubts.isEmpty() && isSupported(words, at)) {
        const bool same = where == range && QStringView(textAfter).sliced(where.start, where.length()) ==
                                                QStringView(textBefore).sliced(range.start, range.length());
        return FoundAnchor{same ? AnchorState::Exact : AnchorState::Moved, where, 1, {}};
    }
    FoundAnchor anchor{AnchorState::Unsure, where, 1.0 / double(doubts.size() + 1), {}};
    for (const qsizetype other : doubts) {
        if (other != at)
            anchor.others.append(placed(range, words, other));
    }
    return anchor;
}

/// The words stand together where the versions do not say so, and are nobody else's.
std::optional<FoundAnchor> AnchorFinder::Private::elsewhere(TextRange range, Words words) const
{
    QList<std::pair<qsizetype, qsizetype>> found;
    const float own = weightOf(map.before(), words.from, words.to);
    for (const qsizetype at : placesAfter.of(part(map.idsBefore(), words.from, words.to))) {
        const qsizetype good = agreement(words, at, scales[0].words);
        const qsizetype source = map.sourceOf(at);
        const Words owner{source, source + words.count()};
        const bool owned = source >= 0 && owner.to <= qsizetype(map.before().size()) && imageOf(owner) == at;
        if (owned ? !isBetter(owner, at, words, at) : good >= sureNeighbours - 2 || own >= sureRun)
            found.append({-good, at});
    }
    if (found.isEmpty())
        return std::nullopt;
    std::ranges::sort(found);
    FoundAnchor anchor{
        AnchorState::Unsure, placed(range, words, found.first().second), 1.0 / double(found.size() + 1), {}};
    for (const auto &[good, at] : found.sliced(1))
        anchor.others.append(placed(range, words, at));
    std::ranges::sort(anchor.others);
    return anchor;
}

FoundAnchor AnchorFinder::Private::changed(TextRange range, TextRange where, double surroundings) const
{
    const double like = ratio(QStringView(textBefore).sliced(range.start, range.length()),
                              QStringView(textAfter).sliced(where.start, where.length())) /
                        100;
    return {AnchorState::Changed, where, std::clamp((like + surroundings) / 2, 0.05, 0.99), {}};
}

/// Parts of the words are left: the range from the first to the last of those that stand close together, and
/// to the neighbours' images where the ends were reworded.
std::optional<FoundAnchor> AnchorFinder::Private::edited(TextRange range, Words words) const
{
    const qsizetype slack = words.count() + 12;
    std::pair<float, std::pair<qsizetype, qsizetype>> best;
    for (qsizetype i = words.from; i < words.to; ++i) {
        const qsizetype image = map.imageOf(i);
        if (image < 0)
            continue;
        float share = 0;
        qsizetype first = i;
        qsizetype last = i;
        for (qsizetype k = i; k < words.to; ++k) {
            const qsizetype other = map.imageOf(k);
            if (other < image || other > image + slack)
                continue;
            share += map.before()[size_t(k)].weight;
            first = map.imageOf(first) <= other ? first : k;
            last = map.imageOf(last) >= other ? last : k;
        }
        if (share > best.first)
            best = {share, {first, last}};
    }
    if (best.first < keptShare * weightOf(map.before(), words.from, words.to))
        return std::nullopt;
    qsizetype from = map.imageOf(best.second.first);
    qsizetype to = map.imageOf(best.second.second) + 1;
    const qsizetype left = words.from > 0 ? map.imageOf(words.from - 1) : -1;
    const qsizetype right = words.to < qsizetype(map.before().size()) ? map.imageOf(words.to) : -1;
    if (best.second.first > words.from && left >= 0 && left < from && from - left <= slack)
        from = left + 1;
    if (best.second.second + 1 < words.to && right >= to && right - to <= slack)
        to = right;
    const double surroundings =
        double(agreement({words.from, words.to}, from, scales[0].words)) / double(2 * scales[0].words);
    return changed(range, {map.after()[size_t(from)].start, map.after()[size_t(to - 1)].end},
                   std::min(1.0, surroundings + 0.3));
}

/// All words were replaced, but what stood beside them still does.
std::optional<FoundAnchor> AnchorFinder::Private::between(TextRange range, Words words) const
{
    const auto all = qsizetype(map.before().size());
    if (words.from == 0 || words.to == all)
        return std::nullopt;
    const qsizetype left = map.imageOf(words.from - 1);
    const qsizetype right = map.imageOf(words.to);
    if (left < 0 || right <= left + 1 || right - left - 1 > 2 * words.count() + 4)
        return std::nullopt;
    const TextRange where{map.after()[size_t(left + 1)].start, map.after()[size_t(right - 1)].end};
    return changed(range, where, 0.2);
}

/// What of the new text comes closest, when it comes close.
std::optional<FoundAnchor> AnchorFinder::Private::similar(TextRange range) const
{
    std::optional<FoundAnchor> best;
    for (size_t i = 0; i < map.after().size();) {
        size_t behind = i;
        while (behind < map.after().size() && map.sourceOf(qsizetype(behind)) < 0)
            ++behind;
        if (behind > i) {
            const TextRange gap{map.after()[i].start, map.after()[behind - 1].end};
            const QStringView text = QStringView(textAfter).sliced(gap.start, gap.length());
            const auto [where, like] = closest(QStringView(textBefore).sliced(range.start, range.length()),
                                               text, anchorTokens(text));
            const double confidence = like / 100 * 0.6;
            if (like >= alike && (!best || confidence > best->confidence))
                best = FoundAnchor{like > 99.9 ? AnchorState::Unsure : AnchorState::Changed,
                                   TextRange{where.start + gap.start, where.end + gap.start},
                                   confidence,
                                   {}};
        }
        i = behind + 1;
    }
    return best;
}

FoundAnchor AnchorFinder::Private::find(TextRange range) const
{
    range.start = std::clamp<qsizetype>(range.start, 0, textBefore.size());
    range.end = std::clamp<qsizetype>(range.end, range.start, textBefore.size());
    const auto [from, to] = tokensIn(map.before(), range);
    const Words words{from, to};
    if (words.count() == 0)
        return {};
    if (const auto found = unaltered(range, words))
        return *found;
    if (const auto found = edited(range, words))
        return *found;
    if (const auto found = elsewhere(range, words))
        return *found;
    if (const auto found = between(range, words))
        return *found;
    return similar(range).value_or(FoundAnchor());
}

AnchorFinder::AnchorFinder(const QString &before, const QString &after)
    : d(std::make_unique<Private>(before, after))
{
}

AnchorFinder::~AnchorFinder() = default;
AnchorFinder::AnchorFinder(AnchorFinder &&) noexcept = default;

FoundAnchor AnchorFinder::find(TextRange range) const
{
    return d->find(range);
}

namespace {

/// How well what stands at one side of a place is what stood there: of equal characters from the place on,
/// in [0, 1]. Typography, case and spaces tell nothing.
double sideLike(QStringView quoted, QStringView there, bool before)
{
    const auto folded = [before](QStringView text) {
        QString out;
        for (const QChar c : text) {
            if (c.isLetterOrNumber())
                out += c.toCaseFolded();
        }
        if (before)
            std::ranges::reverse(out);
        return out;
    };
    const QString want = folded(quoted);
    const QString have = folded(there);
    if (want.isEmpty())
        return have.isEmpty() ? 1 : 0;
    const auto differs = std::ranges::mismatch(want, have);
    return double(differs.in1 - want.begin()) / double(want.size());
}

struct Candidate
{
    TextRange where;
    double before = 0, after = 0;
    [[nodiscard]] double context() const { return before + after; }
};

Candidate candidateAt(const QuotedRange &quoted, const QString &text, TextRange where)
{
    const qsizetype reach = std::max(quoted.prefix.size(), quoted.suffix.size()) * 2 + 8;
    const QStringView left = QStringView(text).first(where.start).last(std::min(reach, where.start));
    const QStringView right =
        QStringView(text).sliced(where.end).first(std::min(reach, text.size() - where.end));
    return {where, sideLike(quoted.prefix, left, true), sideLike(quoted.suffix, right, false)};
}

/// Between the words that stood before and after, else where the text comes closest.
FoundAnchor editedQuotation(const QuotedRange &quoted, const QString &text, const Tokens &tokens)
{
    const QStringView prefix = QStringView(quoted.prefix).trimmed();
    const QStringView suffix = QStringView(quoted.suffix).trimmed();
    const qsizetype left = prefix.size() < 12 ? -1 : text.indexOf(prefix);
    const qsizetype right = left < 0 || suffix.size() < 12 ? -1 : text.indexOf(suffix, left + prefix.size());
    const bool once = left >= 0 && right >= 0 && text.indexOf(prefix, left + 1) < 0;
    if (once && right - left - prefix.size() <= 3 * quoted.exact.size() + 40) {
        const auto [from, to] = tokensIn(tokens, {left + prefix.size(), right});
        if (from < to) {
            const TextRange where{tokens[size_t(from)].start, tokens[size_t(to - 1)].end};
            const double like = ratio(quoted.exact, QStringView(text).sliced(where.start, where.length()));
            return {AnchorState::Changed, where, std::clamp(like / 200 + 0.4, 0.05, 0.99), {}};
        }
        return {};
    }
    const auto [where, like] = closest(quoted.exact, text, tokens);
    if (like < alike)
        return {};
    return {AnchorState::Changed, where, like / 100 * 0.6, {}};
}

} // namespace

FoundAnchor findQuotation(const QuotedRange &quoted, const QString &text)
{
    const Tokens tokens = anchorTokens(text);
    const Tokens words = anchorTokens(quoted.exact);
    if (words.empty())
        return {};
    Ids ids(tokens.size());
    std::ranges::transform(tokens, ids.begin(), &AnchorToken::id);
    Ids wanted(words.size());
    std::ranges::transform(words, wanted.begin(), &AnchorToken::id);
    QList<Candidate> candidates;
    for (const qsizetype at : Occurrences(ids).of(wanted)) {
        TextRange where{tokens[size_t(at)].start, tokens[size_t(at) + words.size() - 1].end};
        const qsizetype start = where.start - words.front().start;
        if (start >= 0 && QStringView(text).sliced(start).startsWith(quoted.exact))
            where = {start, start + quoted.exact.size()};
        candidates.append(candidateAt(quoted, text, where));
    }
    if (candidates.isEmpty())
        return editedQuotation(quoted, text, tokens);
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::context);
    const Candidate &best = candidates.first();
    const double lead = candidates.size() == 1 ? 2 : best.context() - candidates.at(1).context();
    const bool atPlace = best.where.start == quoted.start && best.context() > 1.9;
    const float told = weightOf(words, 0, qsizetype(words.size()));
    const bool known = candidates.size() == 1 ? best.context() >= (told >= sureRun    ? 0.3
                                                                   : told >= sureLine ? 0.9
                                                                                      : 1.1)
                                              : lead >= 0.6 && best.context() >= 1.2;
    if (known || (atPlace && lead > 0.2)) {
        const bool same = best.where.start == quoted.start &&
                          QStringView(text).sliced(best.where.start, best.where.length()) == quoted.exact;
        return {same ? AnchorState::Exact : AnchorState::Moved, best.where, 1, {}};
    }
    FoundAnchor anchor{AnchorState::Unsure,
                       best.where,
                       std::clamp((best.context() + 0.2) / (2.0 * double(candidates.size())), 0.05, 0.9),
                       {}};
    for (const Candidate &other : std::as_const(candidates).sliced(1))
        anchor.others.append(other.where);
    std::ranges::sort(anchor.others);
    return anchor;
}

QString anchorStateName(AnchorState state)
{
    switch (state) {
    case AnchorState::Exact:
        return u"exact"_s;
    case AnchorState::Moved:
        return u"moved"_s;
    case AnchorState::Unsure:
        return u"unsure"_s;
    case AnchorState::Changed:
        return u"changed"_s;
    case AnchorState::Orphaned:
        return u"orphaned"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
