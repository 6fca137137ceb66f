// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/differingwords.h"

#include "comparison/worddifference.h"

#include <algorithm>
#include <vector>

namespace synoptic {

namespace {

/// Letters, digits and the signs of figures: what is worth an underline.
bool tells(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'%' ||
           c.category() == QChar::Symbol_Currency;
}

/// A range of \p text without the white space and marks at its ends.
TextRange trimmed(TextRange range, QStringView text)
{
    while (!range.isEmpty() && !tells(text.at(range.end - 1)))
        --range.end;
    while (!range.isEmpty() && !tells(text.at(range.start)))
        ++range.start;
    return range;
}

/// The share of what tells in \p text that stands in \p words and has not only moved.
double share(QStringView text, const QList<DifferingWords> &words)
{
    const auto all = std::ranges::count_if(text, tells);
    qsizetype differing = 0;
    for (const auto &[range, moved] : words)
        differing += moved ? 0 : std::ranges::count_if(text.sliced(range.start, range.length()), tells);
    return all > 0 ? double(differing) / double(all) : 0;
}

} // namespace

DifferingSides allDifferingWords(QStringView a, QStringView b)
{
    DifferingSides sides;
    for (const WordEdit &edit : wordDifference(a, b)) {
        if (edit.operation == WordEdit::Equal)
            continue;
        const bool moved = edit.operation == WordEdit::Moved;
        if (const TextRange here = trimmed(edit.a, a); !here.isEmpty())
            sides.a.append({here, moved});
        if (const TextRange there = trimmed(edit.b, b); !there.isEmpty())
            sides.b.append({there, moved});
    }
    sides.throughout = std::min(share(a, sides.a), share(b, sides.b)) > throughoutShare;
    return sides;
}

DifferingSides differingWords(QStringView a, QStringView b)
{
    DifferingSides sides = allDifferingWords(a, b);
    return sides.throughout ? DifferingSides{{}, {}, true} : sides;
}

QList<DifferingWords> differingFromAll(const QList<QList<DifferingWords>> &others, qsizetype length)
{
    struct Lacking
    {
        int differing = 0;
        int moved = 0;
    };
    std::vector<Lacking> lacking(static_cast<size_t>(length));
    for (const QList<DifferingWords> &words : others) {
        for (const auto &[range, moved] : words) {
            for (qsizetype i = range.start; i < range.end; ++i)
                ++(moved ? lacking[size_t(i)].moved : lacking[size_t(i)].differing);
        }
    }
    QList<DifferingWords> runs;
    for (qsizetype i = 0; i < length && !others.isEmpty(); ++i) {
        const Lacking &here = lacking[size_t(i)];
        if (here.differing + here.moved != others.size())
            continue;
        const bool moved = here.moved > 0;
        if (!runs.isEmpty() && runs.last().range.end == i && runs.last().moved == moved)
            ++runs.last().range.end;
        else
            runs.append({{i, i + 1}, moved});
    }
    return runs;
}

} // namespace synoptic
