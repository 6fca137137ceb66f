// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/extraction.h"
#include "language/speakers.h"

#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isQuotable(PassageKind kind)
{
    return kind != PassageKind::Boilerplate && kind != PassageKind::Metadata &&
           kind != PassageKind::Timestamp;
}

/// What may stand before an opening mark.
bool opensAfter(QStringView text, qsizetype at, qsizetype start)
{
    return at == start || text.at(at - 1).isSpace() ||
           QStringView(u"([{—–-:;,.‘“\"'").contains(text.at(at - 1));
}

/// A closing mark has no letter behind it; a space before it only where the text is untidy.
bool closesAt(QStringView text, qsizetype at, qsizetype end)
{
    return at + 1 >= end || !text.at(at + 1).isLetterOrNumber();
}

/// The end of the quotation whose opening mark \p open stands before \p from, or nothing.
std::optional<qsizetype> closing(QStringView text, QChar open, qsizetype from, qsizetype end)
{
    int depth = 1;
    for (qsizetype i = from; i < end; ++i) {
        const QChar c = text.at(i);
        if (open == u'“' && c == u'“')
            ++depth;
        const bool curlyEnd = (open == u'“' || open == u'„') && (c == u'”' || (c == u'“' && open == u'„') ||
                                                                 (c == u'"' && closesAt(text, i, end)));
        const bool straightEnd = open == u'"' && (c == u'"' || c == u'”');
        const bool guillemetEnd = open == u'«' && c == u'»';
        const bool singleEnd =
            (open == u'‘' || open == u'\'') && (c == u'’' || c == u'\'') && closesAt(text, i, end);
        if (singleEnd) {
            // "the troops' role" inside a single quotation: a closing mark further on within the sentence
            // wins when the letter before is an s and a lower-case word follows.
            const bool possessive =
                text.at(i - 1) == u's' && i + 2 < end && text.at(i + 1) == u' ' && text.at(i + 2).isLower();
            const qsizetype later = possessive ? text.sliced(i + 1, end - i - 1).indexOf(c) : -1;
            const bool closesLater = later >= 0 && closesAt(text, i + 1 + later, end) && later < 200;
            if (!possessive || !closesLater)
                return i;
            continue;
        }
        if (curlyEnd || straightEnd || guillemetEnd) {
            if (--depth == 0 || open != u'“')
                return i;
        }
    }
    return std::nullopt;
}

bool isOpening(QStringView text, qsizetype at, TextRange within)
{
    const QChar c = text.at(at);
    if (c == u'“' || c == u'„' || c == u'«')
        return true;
    const bool next = at + 1 < within.end && !text.at(at + 1).isSpace();
    if (c == u'"' || c == u'‘' || c == u'\'')
        return next && opensAfter(text, at, within.start);
    return false;
}

} // namespace

QList<Quotation> findQuotations(QStringView text, const QList<Passage> &passages)
{
    QList<Quotation> quotations;
    SpeakerFinder speakers(text);
    for (const Passage &passage : passages) {
        if (!isQuotable(passage.kind))
            continue;
        speakers.enterPassage(passage);
        QList<TextRange> ranges;
        QList<bool> open; // runs on into the next paragraph
        for (qsizetype i = passage.range.start; i < passage.range.end; ++i) {
            if (!isOpening(text, i, passage.range))
                continue;
            const auto end = closing(text, text.at(i), i + 1, passage.range.end);
            const bool single = text.at(i) == u'\'' || text.at(i) == u'‘';
            if (!end && (single || i != passage.range.start))
                continue; // an apostrophe, or a mark that nothing closes
            const qsizetype stop = end.value_or(passage.range.end);
            if (stop > i + 1) {
                ranges.append({i + 1, stop});
                open.append(!end);
            }
            i = stop;
        }
        speakers.attribute(ranges, open, quotations);
    }
    return quotations;
}

} // namespace synoptic
