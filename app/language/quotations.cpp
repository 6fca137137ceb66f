// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"
#include "language/speakers.h"
#include "language/tables.h"

#include <QSet>
#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isQuotable(PassageKind kind)
{
    return kind != PassageKind::Boilerplate && kind != PassageKind::Metadata &&
           kind != PassageKind::Timestamp;
}

/// Whether a character can open a quotation. Asked of every character of a report, so a table answers.
bool mayOpen(QChar c)
{
    static constexpr std::u16string_view marks = u"\"'`«»";
    static constexpr auto low = [] {
        std::array<bool, 256> table{};
        for (const char16_t mark : marks)
            table[mark] = true;
        return table;
    }();
    const char16_t code = c.unicode();
    if (code < low.size())
        return low[code];
    return (code >= u'‘' && code <= u'„' && code != u'’' && code != u'‛') || code == u'「' || code == u'『';
}

bool mayOnlyClose(QChar c)
{
    return c == u'’' || c == u'」' || c == u'』';
}

/// A mark at a position: two straight or two back apostrophes are one double mark of some typesetters.
struct Mark
{
    QChar kind; ///< '"' for the doubled ones
    qsizetype width;
};

Mark markAt(QStringView text, qsizetype at, qsizetype end)
{
    const QChar c = text.at(at);
    const bool doubled = (c == u'\'' || c == u'`') && at + 1 < end && text.at(at + 1) == c;
    return doubled ? Mark{u'"', 2} : Mark{c, 1};
}

/// What may stand before an opening mark.
bool opensAfter(QStringView text, qsizetype at, qsizetype start)
{
    return at == start || text.at(at - 1).isSpace() ||
           QStringView(u"([{—–-:;,.‘“\"'").contains(text.at(at - 1));
}

/// A closing mark has no letter behind it; a space before it only where the text is untidy.
bool closesAt(QStringView text, qsizetype behind, qsizetype end)
{
    return behind >= end || !text.at(behind).isLetterOrNumber();
}

bool isSingle(QChar kind)
{
    return kind == u'\'' || kind == u'‘' || kind == u'‚';
}

/// "the troops' role" inside a single quotation: a closing mark further on within the sentence wins when the
/// letter before is an s and a lower-case word follows.
bool isPossessive(QStringView text, qsizetype at, qsizetype end)
{
    if (text.at(at - 1) != u's' || at + 2 >= end || text.at(at + 1) != u' ' || !text.at(at + 2).isLower())
        return false;
    const qsizetype later = text.sliced(at + 1, std::min<qsizetype>(200, end - at - 1)).indexOf(text.at(at));
    return later >= 0 && closesAt(text, at + later + 2, end);
}

/// Whether \p mark ends what \p open began; writers mix the kinds.
bool closes(QChar open, Mark mark, QStringView text, qsizetype at, qsizetype end)
{
    const bool free = closesAt(text, at + mark.width, end);
    switch (open.unicode()) {
    case u'“':
        // “… Ukraine“: an opening mark typed for a closing one.
        return mark.kind == u'”' || (mark.kind == u'"' && free) ||
               (mark.kind == u'“' && free && !text.at(at - 1).isSpace());
    case u'„':
    case u'”':
        return mark.kind == u'”' || mark.kind == u'“' || (mark.kind == u'"' && free);
    case u'"':
        return mark.kind == u'"' || mark.kind == u'”';
    case u'«':
        return mark.kind == u'»';
    case u'»':
        return mark.kind == u'«' || mark.kind == u'»';
    case u'「':
        return mark.kind == u'」';
    case u'『':
        return mark.kind == u'』';
    case u'‚':
        return (mark.kind == u'‘' || mark.kind == u'’') && free;
    default:
        return (mark.kind == u'’' || mark.kind == u'\'') && free && !isPossessive(text, at, end);
    }
}

/// The end of the quotation opened by \p open before \p from, or nothing. Marks of the same kind nest; where
/// one of them is not closed, the last closing mark ends the whole.
std::optional<qsizetype> closing(QStringView text, QChar open, qsizetype from, qsizetype end)
{
    static constexpr QStringView nesting = u"“„«「『";
    int depth = 1;
    std::optional<qsizetype> last;
    for (qsizetype i = from; i < end; ++i) {
        if (!mayOpen(text.at(i)) && !mayOnlyClose(text.at(i)))
            continue;
        const Mark mark = markAt(text, i, end);
        if (closes(open, mark, text, i, end)) {
            if (--depth == 0)
                return i;
            last = i;
        } else if (mark.kind == open && nesting.contains(open)) {
            ++depth;
        }
        i += mark.width - 1;
    }
    return last;
}

/// "'tis", "the '90s": an apostrophe for letters left out.
bool isElision(QStringView text, qsizetype at, qsizetype end)
{
    static const QSet<QString> words = wordSet(u"elisions"_s);
    qsizetype stop = at + 1;
    while (stop < end && text.at(stop).isLetterOrNumber())
        ++stop;
    return text.at(at + 1).isDigit() ||
           words.contains(text.sliced(at + 1, stop - at - 1).toString().toLower());
}

bool isOpening(QStringView text, qsizetype at, Mark mark, TextRange within)
{
    if (QStringView(u"“„«「『").contains(mark.kind))
        return true;
    const qsizetype behind = at + mark.width;
    const bool next = behind < within.end && !text.at(behind).isSpace();
    const bool free = at == within.start || text.at(at - 1).isSpace();
    if (mark.kind == u'»' || mark.kind == u'”') // »so« and ”so”
        return next && free && text.at(behind).isLetterOrNumber();
    if (mark.kind == u'"')
        return next && opensAfter(text, at, within.start);
    return isSingle(mark.kind) && next && opensAfter(text, at, within.start) &&
           !isElision(text, at, within.end);
}

/// A double mark that nothing closes still opens a quotation at the start of its paragraph, behind a colon or
/// comma, and where the next paragraph repeats it.
bool runsOn(QStringView text, qsizetype at, Mark mark, const Passage &passage, const Passage *next)
{
    if (isSingle(mark.kind))
        return false;
    if (at == passage.range.start)
        return true;
    const QStringView before = text.sliced(passage.range.start, at - passage.range.start).trimmed();
    const bool introduced = mark.kind == u'“' && (before.endsWith(u':') || before.endsWith(u','));
    return introduced || (next && next->kind == PassageKind::Body && next->range.length() > 1 &&
                          text.at(next->range.start) == text.at(at));
}

/// Goes through one passage from mark to mark.
class PassageScan
{
public:
    PassageScan(QStringView text, const Passage &passage, const Passage *next)
        : m_text(text), m_passage(passage), m_next(next)
    {
    }

    void run(qsizetype passage, QList<QuotedRange> &into)
    {
        const TextRange within = m_passage.range;
        for (qsizetype i = within.start; i < within.end; ++i) {
            if (!mayOpen(m_text.at(i)))
                continue;
            const Mark mark = markAt(m_text, i, within.end);
            if (!isOpening(m_text, i, mark, within))
                continue;
            const auto end = closingOf(mark, i + mark.width);
            if (!end && !runsOn(m_text, i, mark, m_passage, m_next))
                continue; // an apostrophe, or a mark that nothing closes
            const TextRange range = trimmed({i + mark.width, end.value_or(within.end)});
            i = end ? *end + markAt(m_text, *end, within.end).width - 1 : within.end;
            if (!range.isEmpty())
                into.append({range, passage, !end});
        }
    }

private:
    /// Where nothing closes a kind of mark, nothing closes it further on either: looked for once.
    std::optional<qsizetype> closingOf(Mark mark, qsizetype from)
    {
        if (m_unclosed.contains(mark.kind))
            return {};
        const auto end = closing(m_text, mark.kind, from, m_passage.range.end);
        if (!end)
            m_unclosed.append(mark.kind);
        return end;
    }

    [[nodiscard]] TextRange trimmed(TextRange range) const // « so »
    {
        while (range.start < range.end && m_text.at(range.start).isSpace())
            ++range.start;
        while (range.end > range.start && m_text.at(range.end - 1).isSpace())
            --range.end;
        return range;
    }

    QStringView m_text;
    const Passage &m_passage;
    const Passage *m_next;
    QString m_unclosed;
};

} // namespace

QList<QuotedRange> quotationRanges(QStringView text, const QList<Passage> &passages)
{
    QList<QuotedRange> ranges;
    for (qsizetype p = 0; p < passages.size(); ++p) {
        const Passage *next = p + 1 < passages.size() ? &passages.at(p + 1) : nullptr;
        if (isQuotable(passages.at(p).kind))
            PassageScan(text, passages.at(p), next).run(p, ranges);
    }
    return ranges;
}

QList<Quotation> findQuotations(QStringView text, const QList<Passage> &passages)
{
    const QList<QuotedRange> ranges = quotationRanges(text, passages);
    return ranges.isEmpty() ? QList<Quotation>() : attributed(text, passages, ranges);
}

} // namespace synoptic
