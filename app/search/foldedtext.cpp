// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/foldedtext.h"

#include "report/characters.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr char32_t commonEnd = 0x3000; ///< characters before it are folded once and remembered

/// Marks that may be left out in writing. Those of Indic scripts are vowels, and stay.
bool isDiacritic(char32_t c)
{
    struct Block
    {
        char32_t first;
        char32_t last;
    };
    static constexpr Block blocks[]{{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05c7}, {0x0610, 0x061a},
                                    {0x064b, 0x065f}, {0x0670, 0x0670}, {0x06d6, 0x06ed}, {0x1ab0, 0x1aff},
                                    {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f}};
    return std::ranges::any_of(blocks, [c](const Block &b) { return c >= b.first && c <= b.last; }) &&
           QChar::isMark(c);
}

bool isInvisible(char32_t c)
{
    return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

/// Typographic marks as those of a keyboard; null for all else.
QString plainMark(char32_t c)
{
    const QChar mark(c < 0x10000 ? char16_t(c) : u'x');
    if (QStringView(u"‘’‚‛ʼ′´‹›").contains(mark))
        return u"'"_s;
    if (QStringView(u"“”„‟″«»").contains(mark))
        return u"\""_s;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d)
        return u"-"_s;
    return c == 0x2026 ? u"..."_s : QString();
}

/// Letters that no normalisation takes apart.
QString withoutStroke(char32_t c)
{
    switch (c) {
    case U'ø':
        return u"o"_s;
    case U'ł':
        return u"l"_s;
    case U'đ':
    case U'ð':
        return u"d"_s;
    case U'ħ':
        return u"h"_s;
    case U'ŧ':
        return u"t"_s;
    case U'ı':
        return u"i"_s;
    case U'æ':
        return u"ae"_s;
    case U'œ':
        return u"oe"_s;
    case U'þ':
        return u"th"_s;
    case U'ß':
        return u"ss"_s;
    default:
        return {};
    }
}

QString computeFold(char32_t c)
{
    QString folded;
    const bool hangul = c >= 0xac00 && c <= 0xd7a3; // comes apart into letters: longer, no looser
    const QString parts = QString::fromUcs4(&c, 1);
    const QString apart = hangul ? parts : parts.normalized(QString::NormalizationForm_KD);
    for (const char32_t part : apart.toCaseFolded().normalized(QString::NormalizationForm_KD).toUcs4()) {
        if (isDiacritic(part))
            continue;
        const QString plain = withoutStroke(part);
        folded += plain.isNull() ? QString::fromUcs4(&part, 1) : plain;
    }
    return hangul ? parts : folded;
}

QString foldOf(char32_t c)
{
    static const std::vector<QString> common = [] {
        std::vector<QString> table(commonEnd);
        for (char32_t each = 0; each < commonEnd; ++each)
            table[each] = computeFold(each);
        return table;
    }();
    return c < commonEnd ? common[c] : computeFold(c);
}

/// How many characters of ASCII but white space follow, none of which a mark may stand on.
qsizetype plainRun(QStringView text, qsizetype from)
{
    const auto isPlain = [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; };
    const auto end = std::find_if_not(text.begin() + from, text.end(), isPlain);
    const qsizetype length = end - (text.begin() + from);
    return end == text.end() || end->unicode() < 0x80 ? length : length - 1;
}

} // namespace

FoldedText::FoldedText(QStringView text, Letters letters) : m_sourceLength(text.size())
{
    m_text.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (const qsizetype run = plainRun(text, i); run > 0) {
            putPlain(text.sliced(i, run), i, letters);
            i += run;
            continue;
        }
        auto [c, length] = characterAt(text, i);
        if (QChar::isSpace(c)) {
            while (i + length < text.size() && text.at(i + length).isSpace())
                ++length;
            if (!m_text.endsWith(u' '))
                put(u" ", i);
        } else if (const QString plain = c < 0x80 ? QString() : plainMark(c); !plain.isNull()) {
            put(plain, i);
        } else if (letters == Letters::Alike) {
            const QChar lower(char16_t(c >= 'A' && c <= 'Z' ? c + 32 : c));
            if (c < 0x80)
                put(QStringView(&lower, 1), i);
            else if (!isInvisible(c))
                put(foldOf(c), i);
        } else if (c < 0x80 || !isInvisible(c)) {
            // A mark that follows belongs to the letter.
            const qsizetype own = length;
            while (i + length < text.size() && isDiacritic(text.at(i + length).unicode()))
                ++length;
            const QStringView units = text.sliced(i, length);
            if (length == own)
                put(units, i);
            else
                put(units.toString().normalized(QString::NormalizationForm_C), i);
        }
        i += length;
    }
}

/// Most of a text, and each character stands for itself.
void FoldedText::putPlain(QStringView run, qsizetype source, Letters letters)
{
    const Anchor &last = m_anchors.constLast();
    const qsizetype at = m_text.size();
    if (last.source + (at - last.folded) != source)
        m_anchors.append({at, source});
    m_text += run;
    if (letters == Letters::Exact)
        return;
    QChar *folded = m_text.data() + at;
    for (QChar *c = folded; c < folded + run.size(); ++c) {
        if (*c >= u'A' && *c <= u'Z')
            *c = QChar(char16_t(c->unicode() + 32));
    }
}

void FoldedText::put(QStringView units, qsizetype source)
{
    const bool pair = units.size() == 2 && units.front().isHighSurrogate();
    for (qsizetype n = 0; n < units.size(); ++n) {
        const qsizetype at = m_text.size();
        const qsizetype from = pair ? source + n : source;
        const Anchor &last = m_anchors.constLast();
        if (last.source + (at - last.folded) != from)
            m_anchors.append({at, from});
        m_text += units.at(n);
    }
}

qsizetype FoldedText::sourceAt(qsizetype folded) const
{
    if (folded >= m_text.size())
        return m_sourceLength;
    const auto after = std::ranges::upper_bound(m_anchors, folded, {}, &Anchor::folded);
    const Anchor &anchor = *(after - 1);
    return anchor.source + (folded - anchor.folded);
}

TextRange FoldedText::sourceOf(TextRange folded) const
{
    if (folded.isEmpty())
        return {sourceAt(folded.start), sourceAt(folded.start)};
    const qsizetype last = sourceAt(folded.end - 1);
    qsizetype next = folded.end;
    while (next < m_text.size() && sourceAt(next) <= last)
        ++next;
    return {sourceAt(folded.start), sourceAt(next)};
}

} // namespace synoptic
