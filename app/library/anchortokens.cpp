// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/anchortokens.h"

#include "report/characters.h"

#include <QString>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Invisible: a soft hyphen, joiners, a byte order mark.
bool isHidden(char32_t c)
{
    return c >= 0xAD && QChar::category(c) == QChar::Other_Format;
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) && !isUnspaced(c);
}

/// What kinds of one mark have in common.
char32_t foldedMark(char32_t c)
{
    if (QStringView(u"'’‘‚‛\"“”„‟«»‹›`´′″").contains(QChar(char16_t(c))) && c < 0x10000)
        return '\'';
    if (QStringView(u"-–—‑‐−―").contains(QChar(char16_t(c))) && c < 0x10000)
        return '-';
    return c == u'…' ? '.' : c;
}

/// Behind the word, the run of dots or dashes, or the single character that starts at \p start.
qsizetype tokenEnd(QStringView text, qsizetype start)
{
    const Character first = characterAt(text, start);
    const bool word = isWordCharacter(first.code);
    const char32_t mark = foldedMark(first.code);
    const bool runs = mark == '.' || mark == '-';
    qsizetype end = start + first.units;
    for (qsizetype at = end; at < text.size();) {
        const Character c = characterAt(text, at);
        at += c.units;
        const bool attached = isHidden(c.code) || QChar::isMark(c.code);
        if (!attached && !(word ? isWordCharacter(c.code) : runs && foldedMark(c.code) == mark))
            break;
        end = at;
    }
    return end;
}

quint32 hashOf(QStringView folded)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QChar c : folded)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return quint32(hash ^ (hash >> 32));
}

quint32 idOf(QStringView raw)
{
    const char32_t first = characterAt(raw, 0).code;
    if (!QChar::isLetterOrNumber(first))
        return 0x10000 + quint32(foldedMark(first));
    if (std::ranges::all_of(raw, [](QChar c) { return c.unicode() < 128; }))
        return hashOf(raw.toString().toLower());
    QString key = raw.toString();
    key.removeIf([](QChar c) { return isHidden(c.unicode()); });
    return hashOf(key.normalized(QString::NormalizationForm_KC).toCaseFolded());
}

float weightOf(QStringView raw)
{
    const char32_t first = characterAt(raw, 0).code;
    if (!QChar::isLetterOrNumber(first))
        return 0.1F;
    if (QChar::isDigit(first))
        return 1;
    return isUnspaced(first) ? 0.5F : raw.size() >= 4 ? 1.0F : 0.3F;
}

} // namespace

std::vector<AnchorToken> anchorTokens(QStringView text)
{
    std::vector<AnchorToken> tokens;
    tokens.reserve(size_t(text.size() / 5 + 1));
    bool startsLine = true;
    for (qsizetype at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        if (text.at(at).isSpace() || isHidden(c.code)) {
            startsLine = startsLine || c.code == '\n';
            at += c.units;
            continue;
        }
        const qsizetype end = tokenEnd(text, at);
        const QStringView raw = text.sliced(at, end - at);
        tokens.push_back({at, end, idOf(raw), weightOf(raw), std::exchange(startsLine, false)});
        at = end;
    }
    return tokens;
}

std::pair<qsizetype, qsizetype> tokensIn(const std::vector<AnchorToken> &tokens, TextRange range)
{
    const auto first = std::ranges::upper_bound(tokens, range.start, {}, &AnchorToken::end);
    const auto behind = std::ranges::lower_bound(tokens, range.end, {}, &AnchorToken::start);
    return {first - tokens.begin(), std::max(first, behind) - tokens.begin()};
}

} // namespace synoptic
