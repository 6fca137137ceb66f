// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/worddifference.h"

#include "comparison/wordtokens.h"
#include "language/sequencedifference.h"
#include "language/shingles.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace synoptic {

namespace {

constexpr qsizetype longestSlide = 64;
constexpr qsizetype movedTokens = 3;
constexpr qsizetype movedCharacters = 6;

/// Tokens that differ, [a0, a1) and [b0, b1); what stands between two changes is equal.
struct Change
{
    qsizetype a0, a1, b0, b1;
    [[nodiscard]] qsizetype size() const { return std::max(a1 - a0, b1 - b0); }
};

/// Tokens a .. a+length that stand at b on the other side.
struct MovedRun
{
    qsizetype a, b, length;
};

class PairDifference
{
public:
    explicit PairDifference(TokenizedPair pair);
    /// Whether b goes first, so that the result is the same whichever text is called a.
    [[nodiscard]] bool isSwapped() const { return m_swapped; }
    [[nodiscard]] QList<WordEdit> edits(qsizetype endA, qsizetype endB);

private:
    using Ids = std::vector<quint32>;
    [[nodiscard]] TokenKind kind(quint32 id) const { return m_pair.kinds[id]; }
    void findChanges();
    void slideChanges();
    void slide(Change &change, qsizetype left, qsizetype right) const;
    [[nodiscard]] int boundaryScore(const Ids &ids, const std::vector<bool> &quoted, qsizetype from,
                                    qsizetype to) const;
    [[nodiscard]] std::vector<bool> quotedPlaces(const Ids &ids) const;
    void foldIslands();
    [[nodiscard]] bool isIsland(const Change &before, const Change &after) const;
    void findMoved();
    [[nodiscard]] ShingleTable changedShingles() const;
    [[nodiscard]] std::optional<MovedRun> movedAt(const Change &inA, qsizetype a, qsizetype b) const;
    void addEdits(const Change &change, QList<WordEdit> &edits);
    [[nodiscard]] WordEdit edit(WordEdit::Operation operation, const Change &range) const;

    TokenizedPair m_pair;
    Ids m_a, m_b;
    bool m_swapped = false;
    std::vector<Change> m_changes;
    std::vector<bool> m_quotedA, m_quotedB;
    std::vector<MovedRun> m_movedByA, m_movedByB;
    std::vector<bool> m_takenB;           ///< tokens of b in a moved run
    std::vector<qsizetype> m_editOfMoved; ///< by index in m_movedByA: its edit on side a
    qsizetype m_endA = 0, m_endB = 0;
};

PairDifference::PairDifference(TokenizedPair pair) : m_pair(std::move(pair))
{
    for (const WordToken &token : m_pair.a)
        m_a.push_back(token.id);
    for (const WordToken &token : m_pair.b)
        m_b.push_back(token.id);
    const auto keyBefore = [this](quint32 x, quint32 y) { return x != y && m_pair.keys[x] < m_pair.keys[y]; };
    m_swapped = m_a.size() != m_b.size() ? m_b.size() < m_a.size()
                                         : std::ranges::lexicographical_compare(m_b, m_a, keyBefore);
    if (m_swapped) {
        std::swap(m_pair.a, m_pair.b);
        std::swap(m_a, m_b);
    }
}

void PairDifference::findChanges()
{
    Change change{0, 0, 0, 0};
    const auto close = [&](qsizetype a, qsizetype b) {
        change.a1 = a;
        change.b1 = b;
        if (change.size() > 0)
            m_changes.push_back(change);
    };
    for (const CommonRun &run : commonRuns(m_a, m_b)) {
        close(run.a, run.b);
        change = {run.a + run.length, 0, run.b + run.length, 0};
    }
    close(qsizetype(m_a.size()), qsizetype(m_b.size()));
}

/// For every place between tokens whether it stands inside a quotation.
std::vector<bool> PairDifference::quotedPlaces(const Ids &ids) const
{
    std::vector<bool> quoted{false};
    for (const quint32 id : ids)
        quoted.push_back(quoted.back() != (kind(id) == TokenKind::Quote));
    return quoted;
}

/// How well a change of the tokens [from, to) reads: whole phrases, nothing that breaks a quotation.
int PairDifference::boundaryScore(const Ids &ids, const std::vector<bool> &quoted, qsizetype from,
                                  qsizetype to) const
{
    const auto kindAt = [&](qsizetype at) { return kind(ids[size_t(at)]); };
    const auto isStop = [&](qsizetype at) {
        const QString &key = m_pair.keys[ids[size_t(at)]];
        return key.size() == 1 && QStringView(u".!?;:,。、").contains(key.front());
    };
    int score = 0;
    if (from == 0 || isStop(from - 1))
        score += 3;
    if (isStop(to - 1))
        score += 2;
    if (kindAt(from) == TokenKind::Light)
        score += 1;
    if (isStop(from))
        score -= 2;
    const bool marks = std::any_of(ids.begin() + from, ids.begin() + std::min(to, from + longestSlide),
                                   [this](quint32 id) { return kind(id) == TokenKind::Quote; });
    if (marks && (quoted[size_t(from)] || quoted[size_t(to)]))
        score -= 8;
    return score;
}

/// Moves a change of one side along equal tokens, at most to the places \p left and \p right of that side.
void PairDifference::slide(Change &change, qsizetype left, qsizetype right) const
{
    const bool inA = change.a1 > change.a0;
    const Ids &ids = inA ? m_a : m_b;
    const std::vector<bool> &quoted = inA ? m_quotedA : m_quotedB;
    const qsizetype from = inA ? change.a0 : change.b0;
    const qsizetype to = inA ? change.a1 : change.b1;
    const auto equal = [&](qsizetype x, qsizetype y) { return ids[size_t(x)] == ids[size_t(y)]; };
    qsizetype first = 0;
    while (first > -longestSlide && from + first > left && equal(from + first - 1, to + first - 1))
        --first;
    qsizetype last = 0;
    while (last < longestSlide && to + last < right && equal(from + last, to + last))
        ++last;
    if (first == last)
        return;
    qsizetype best = 0;
    int bestScore = boundaryScore(ids, quoted, from, to);
    for (qsizetype by = last; by >= first; --by) {
        const int score = boundaryScore(ids, quoted, from + by, to + by);
        if (score > bestScore || (score == bestScore && by > best)) {
            best = by;
            bestScore = score;
        }
    }
    change = {change.a0 + best, change.a1 + best, change.b0 + best, change.b1 + best};
}

void PairDifference::slideChanges()
{
    m_quotedA = quotedPlaces(m_a);
    m_quotedB = quotedPlaces(m_b);
    for (size_t i = 0; i < m_changes.size(); ++i) {
        Change &change = m_changes[i];
        const bool inA = change.b0 == change.b1;
        if (!inA && change.a0 != change.a1)
            continue;
        const Change before = i > 0 ? m_changes[i - 1] : Change{0, 0, 0, 0};
        const Change after = i + 1 < m_changes.size()
                                 ? m_changes[i + 1]
                                 : Change{qsizetype(m_a.size()), 0, qsizetype(m_b.size()), 0};
        slide(change, inA ? before.a1 : before.b1, inA ? after.a0 : after.b0);
    }
}

bool PairDifference::isIsland(const Change &before, const Change &after) const
{
    const qsizetype length = after.a0 - before.a1;
    if (length > 1 && (length > before.size() || length > after.size()))
        return false;
    return std::all_of(m_a.begin() + before.a1, m_a.begin() + after.a0,
                       [this](quint32 id) { return kind(id) != TokenKind::Content; });
}

void PairDifference::foldIslands()
{
    std::vector<Change> folded;
    for (Change change : m_changes) {
        while (!folded.empty() && isIsland(folded.back(), change)) {
            change.a0 = folded.back().a0;
            change.b0 = folded.back().b0;
            folded.pop_back();
        }
        folded.push_back(change);
    }
    m_changes = std::move(folded);
}

ShingleTable PairDifference::changedShingles() const
{
    qsizetype tokens = 0;
    for (const Change &change : m_changes)
        tokens += change.a1 - change.a0 + change.b1 - change.b0;
    ShingleTable table(tokens);
    const auto at = [](const Ids &ids, qsizetype i) {
        return std::span(ids).subspan(size_t(i), movedTokens);
    };
    for (const Change &change : m_changes) {
        for (qsizetype i = change.a0; i + movedTokens <= change.a1; ++i) {
            Shingle &shingle = table[hashOf(at(m_a, i))];
            shingle.a = quint32(i);
            shingle.inA = quint8(std::min(2, shingle.inA + 1));
        }
        for (qsizetype i = change.b0; i + movedTokens <= change.b1; ++i) {
            Shingle &shingle = table[hashOf(at(m_b, i))];
            shingle.b = quint32(i);
            shingle.inB = quint8(std::min(2, shingle.inB + 1));
        }
    }
    return table;
}

/// The longest run around two equal places inside their changes, when it tells something.
std::optional<MovedRun> PairDifference::movedAt(const Change &inA, qsizetype a, qsizetype b) const
{
    const Change &inB = *std::ranges::upper_bound(m_changes, b, {}, &Change::b1);
    const qsizetype firstA =
        m_movedByA.empty() ? inA.a0 : std::max(inA.a0, m_movedByA.back().a + m_movedByA.back().length);
    MovedRun run{a, b, 0};
    const auto fits = [&](qsizetype x, qsizetype y) {
        return x >= firstA && x < inA.a1 && y >= inB.b0 && y < inB.b1 && !m_takenB[size_t(y)] &&
               m_a[size_t(x)] == m_b[size_t(y)];
    };
    while (fits(run.a - 1, run.b - 1)) {
        --run.a;
        --run.b;
    }
    qsizetype content = 0;
    qsizetype characters = 0;
    for (; fits(run.a + run.length, run.b + run.length); ++run.length) {
        const TokenKind is = kind(m_a[size_t(run.a + run.length)]);
        content += is == TokenKind::Content;
        characters += is == TokenKind::Character;
    }
    const bool tells = content > 0 || characters >= movedCharacters;
    return tells && run.length >= movedTokens ? std::optional(run) : std::nullopt;
}

void PairDifference::findMoved()
{
    ShingleTable table = changedShingles();
    m_takenB.assign(m_b.size(), false);
    for (const Change &change : m_changes) {
        for (qsizetype i = change.a0; i + movedTokens <= change.a1; ++i) {
            const auto shingle = std::span(m_a).subspan(size_t(i), movedTokens);
            const Shingle &place = table[hashOf(shingle)];
            if (place.inA != 1 || place.inB != 1 ||
                !std::ranges::equal(shingle, std::span(m_b).subspan(place.b, movedTokens)))
                continue;
            const auto run = movedAt(change, i, place.b);
            if (!run)
                continue;
            m_movedByA.push_back(*run);
            std::fill_n(m_takenB.begin() + run->b, run->length, true);
            i = run->a + run->length - 1;
        }
    }
    m_movedByB = m_movedByA;
    std::ranges::sort(m_movedByB, {}, &MovedRun::b);
}

WordEdit PairDifference::edit(WordEdit::Operation operation, const Change &range) const
{
    const auto covering = [](const std::vector<WordToken> &tokens, qsizetype from, qsizetype to,
                             qsizetype end) {
        const qsizetype start = from < qsizetype(tokens.size()) ? qsizetype(tokens[size_t(from)].start) : end;
        return TextRange{start, to > from ? qsizetype(tokens[size_t(to) - 1].end) : start};
    };
    return {operation, covering(m_pair.a, range.a0, range.a1, m_endA),
            covering(m_pair.b, range.b0, range.b1, m_endB), -1};
}

/// The edits of one change: its moved runs, and what stands between them.
void PairDifference::addEdits(const Change &change, QList<WordEdit> &edits)
{
    auto movedA = std::ranges::lower_bound(m_movedByA, change.a0, {}, &MovedRun::a);
    auto movedB = std::ranges::lower_bound(m_movedByB, change.b0, {}, &MovedRun::b);
    qsizetype a = change.a0;
    qsizetype b = change.b0;
    while (a < change.a1 || b < change.b1) {
        const qsizetype nextA = movedA != m_movedByA.end() ? std::min(movedA->a, change.a1) : change.a1;
        const qsizetype nextB = movedB != m_movedByB.end() ? std::min(movedB->b, change.b1) : change.b1;
        if (nextA > a || nextB > b) {
            const auto operation = nextA == a   ? WordEdit::Added
                                   : nextB == b ? WordEdit::Removed
                                                : WordEdit::Replaced;
            edits.append(edit(operation, {a, nextA, b, nextB}));
            a = nextA;
            b = nextB;
        }
        if (a < change.a1) {
            m_editOfMoved[size_t(movedA - m_movedByA.begin())] = edits.size();
            edits.append(edit(WordEdit::Moved, {a, a + movedA->length, b, b}));
            a += movedA++->length;
        } else if (b < change.b1) {
            const auto run = std::ranges::lower_bound(m_movedByA, movedB->a, {}, &MovedRun::a);
            edits.append(edit(WordEdit::Moved, {a, a, b, b + movedB->length}));
            edits.last().counterpart = run - m_movedByA.begin(); // until all edits are known
            b += movedB++->length;
        }
    }
}

QList<WordEdit> PairDifference::edits(qsizetype endA, qsizetype endB)
{
    m_endA = endA;
    m_endB = endB;
    findChanges();
    slideChanges();
    foldIslands();
    findMoved();
    m_editOfMoved.assign(m_movedByA.size(), -1);
    QList<WordEdit> edits;
    qsizetype a = 0;
    qsizetype b = 0;
    for (const Change &change : m_changes) {
        if (change.a0 > a)
            edits.append(edit(WordEdit::Equal, {a, change.a0, b, change.b0}));
        addEdits(change, edits);
        a = change.a1;
        b = change.b1;
    }
    if (a < qsizetype(m_a.size()))
        edits.append(edit(WordEdit::Equal, {a, qsizetype(m_a.size()), b, qsizetype(m_b.size())}));
    for (qsizetype i = 0; i < edits.size(); ++i) {
        if (edits.at(i).counterpart >= 0) {
            edits[i].counterpart = m_editOfMoved[size_t(edits.at(i).counterpart)];
            edits[edits.at(i).counterpart].counterpart = -2 - i;
        }
    }
    for (WordEdit &each : edits) {
        if (each.counterpart < -1)
            each.counterpart = -2 - each.counterpart;
    }
    return edits;
}

/// Gives text without tokens to the first edit, so that the edits cover it.
void coverBlank(QList<WordEdit> &edits, TextRange a, TextRange b)
{
    if (edits.isEmpty()) {
        if (!a.isEmpty() || !b.isEmpty())
            edits.append({WordEdit::Equal, a, b, -1});
        return;
    }
    WordEdit &first = edits.first();
    if (first.a.start > 0 || first.b.start > 0) {
        first.operation = WordEdit::Replaced;
        first.a.start = 0;
        first.b.start = 0;
    }
}

void swapSides(QList<WordEdit> &edits)
{
    for (WordEdit &edit : edits) {
        std::swap(edit.a, edit.b);
        if (edit.operation == WordEdit::Removed)
            edit.operation = WordEdit::Added;
        else if (edit.operation == WordEdit::Added)
            edit.operation = WordEdit::Removed;
    }
}

} // namespace

QList<WordEdit> wordDifference(QStringView a, QStringView b, const WordDifferenceOptions &options)
{
    PairDifference difference(tokenizePair(a, b, options));
    const bool swapped = difference.isSwapped();
    QList<WordEdit> edits =
        swapped ? difference.edits(b.size(), a.size()) : difference.edits(a.size(), b.size());
    if (swapped)
        swapSides(edits);
    coverBlank(edits, {0, a.size()}, {0, b.size()});
    return edits;
}

} // namespace synoptic
