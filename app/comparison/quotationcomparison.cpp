// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/quotationcomparison.h"

#include "language/words.h"

#include <QSet>
#include <algorithm>
#include <rapidfuzz/distance/Indel.hpp>
#include <rapidfuzz/distance/LCSseq.hpp>

namespace synoptic {

namespace {

/// Hashes of the folded words: equal words have equal hashes. A capital that the other text has as a word, in
/// capitals or not ("our Allies"), is that word; any other is a name, by its spelling key.
std::vector<quint64> foldedWords(const QList<Word> &words, const QList<Word> &others)
{
    QSet<QStringView> known;
    for (const Word &other : others)
        known.insert(other.folded);
    std::vector<quint64> folded;
    for (const Word &word : words)
        folded.push_back(
            qHash(word.capital && !known.contains(word.folded) ? spellingKey(word.folded) : word.folded));
    return folded;
}

struct BothTexts
{
    std::vector<quint64> x;
    std::vector<quint64> y;
    BothTexts(QStringView a, QStringView b)
    {
        const QList<Word> one = wordsOf(a);
        const QList<Word> other = wordsOf(b);
        x = foldedWords(one, other);
        y = foldedWords(other, one);
    }
};

/// Number of words that both have in order when that is enough for one utterance, else 0.
size_t sharedWords(const std::vector<quint64> &x, const std::vector<quint64> &y)
{
    const size_t least = std::min(x.size(), y.size());
    const size_t shared = rapidfuzz::lcs_seq_similarity(x, y);
    return least >= 4 && shared * 10 >= least * 6 ? shared : 0;
}

} // namespace

bool sameUtterance(QStringView a, QStringView b)
{
    const BothTexts both(a, b);
    return sharedWords(both.x, both.y) > 0;
}

bool quoteOtherwise(QStringView a, QStringView b)
{
    if (a == b)
        return false;
    auto [x, y] = BothTexts(a, b);
    if (y < x) // of several shortest edits the order of the two decides
        std::swap(x, y);
    const size_t shared = sharedWords(x, y);
    if (shared == 0)
        return false;
    // What stands between the first and the last shared word must be the same in both.
    const auto operations = rapidfuzz::indel_editops(x, y);
    const auto inside = [&](const rapidfuzz::EditOp &op) {
        const bool start = op.src_pos == 0 || op.dest_pos == 0;
        const bool end = op.src_pos >= x.size() || op.dest_pos >= y.size();
        return !start && !end;
    };
    const auto changed = std::count_if(operations.begin(), operations.end(), inside);
    // A word or two in a long run may be a fragment that both cut out elsewhere; most of it must be the same.
    return changed > 0 && size_t(changed) <= shared;
}

} // namespace synoptic
