// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/textpattern.h"

#include <QCoreApplication>
#include <QStringMatcher>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// PCRE2 gives up at one place after so many steps: an expression that would run for ever ends in a moment.
constexpr auto stepLimit = "(*LIMIT_MATCH=500000)"_L1;

bool isWordCharacter(QStringView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return false;
    const QChar c = text.at(at);
    if (c.isLowSurrogate() && at > 0)
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(text.at(at - 1), c));
    if (c.isHighSurrogate() && at + 1 < text.size())
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text.at(at + 1)));
    return c.isLetterOrNumber() || c.isMark();
}

bool isInWord(QStringView text, qsizetype border)
{
    return isWordCharacter(text, border - 1) && isWordCharacter(text, border);
}

/// Collects matches and says when to stop.
class Collector
{
public:
    Collector(QStringView text, SearchOptions options, const SearchLimits &limits)
        : m_text(text), m_options(options), m_limits(limits)
    {
    }
    /// False when it is enough.
    bool take(TextRange range)
    {
        const bool again = !m_matches.ranges.isEmpty() && range.start < m_matches.ranges.constLast().end;
        const bool cut = ((m_options.wholeWords || m_options.wordStarts) && isInWord(m_text, range.start)) ||
                         (m_options.wholeWords && isInWord(m_text, range.end));
        if (range.isEmpty() || again || cut)
            return goesOn();
        if (m_matches.ranges.size() >= m_limits.matches)
            return stop(TextMatches::End::TooMany);
        m_matches.ranges.append(range);
        return goesOn();
    }
    bool goesOn()
    {
        constexpr int often = 256;
        if (++m_steps % often != 1)
            return m_matches.end == TextMatches::End::Complete;
        if (m_limits.isCanceled && m_limits.isCanceled())
            return stop(TextMatches::End::Canceled);
        return !m_limits.deadline.hasExpired() || stop(TextMatches::End::TooLong);
    }
    bool stop(TextMatches::End end)
    {
        m_matches.end = end;
        return false;
    }
    [[nodiscard]] TextMatches matches() const { return m_matches; }

private:
    QStringView m_text;
    SearchOptions m_options;
    const SearchLimits &m_limits;
    TextMatches m_matches;
    int m_steps = 0;
};

} // namespace

SearchableText::SearchableText(const QString &text, const QList<TextRange> &pieces)
    : m_text(text), m_pieces(pieces.isEmpty() ? QList<TextRange>{{0, text.size()}} : pieces),
      m_alike([text] { return FoldedText(text, FoldedText::Letters::Alike); }),
      m_exact([text] { return FoldedText(text, FoldedText::Letters::Exact); })
{
}

Result<TextPattern> TextPattern::compile(const QString &words, SearchOptions options)
{
    TextPattern pattern;
    pattern.m_options = options;
    if (!options.regularExpression) {
        const FoldedText folded(words,
                                options.matchCase ? FoldedText::Letters::Exact : FoldedText::Letters::Alike);
        // White space alone is everywhere, and nothing that anyone looks for.
        if (!QStringView(folded.text()).trimmed().isEmpty())
            pattern.m_needle = folded.text();
        return pattern;
    }
    if (words.isEmpty())
        return pattern;
    QRegularExpression::PatternOptions flags =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    if (!options.matchCase)
        flags |= QRegularExpression::CaseInsensitiveOption;
    pattern.m_expression = QRegularExpression(stepLimit + words, flags);
    if (!pattern.m_expression.isValid()) {
        const qsizetype at = pattern.m_expression.patternErrorOffset() - stepLimit.size();
        return std::unexpected(Error{
            QCoreApplication::translate("synoptic::TextPattern", "No regular expression: %1, at character %2")
                .arg(pattern.m_expression.errorString())
                .arg(std::clamp<qsizetype>(at, 0, words.size()) + 1),
            {},
            {}});
    }
    return pattern;
}

TextMatches TextPattern::findIn(const SearchableText &text, const SearchLimits &limits) const
{
    if (isEmpty())
        return {};
    return m_options.regularExpression ? findExpression(text, limits) : findWords(text, limits);
}

TextMatches TextPattern::findWords(const SearchableText &text, const SearchLimits &limits) const
{
    const FoldedText &folded = text.folded(m_options.matchCase);
    const QStringMatcher matcher(m_needle);
    Collector collector(text.text(), m_options, limits);
    bool more = collector.goesOn();
    for (qsizetype at = matcher.indexIn(folded.text()); more && at >= 0;) {
        more = collector.take(folded.sourceOf({at, at + m_needle.size()}));
        // A match within a word must not hide the whole one that overlaps it.
        at = matcher.indexIn(folded.text(),
                             at + (m_options.wholeWords || m_options.wordStarts ? 1 : m_needle.size()));
    }
    return collector.matches();
}

TextMatches TextPattern::findExpression(const SearchableText &text, const SearchLimits &limits) const
{
    Collector collector(text.text(), m_options, limits);
    for (const TextRange &piece : text.pieces()) {
        const QStringView view = QStringView(text.text()).sliced(piece.start, piece.length());
        if (!view.isValidUtf16()) // the engine refuses halves of characters
            continue;
        for (qsizetype from = 0; from <= view.size();) {
            const auto match = m_expression.matchView(view, from, QRegularExpression::NormalMatch,
                                                      QRegularExpression::DontCheckSubjectStringMatchOption);
            if (!match.isValid())
                collector.stop(TextMatches::End::TooLong);
            if (!match.hasMatch())
                break;
            if (!collector.take({piece.start + match.capturedStart(), piece.start + match.capturedEnd()}))
                return collector.matches();
            from = match.capturedEnd();
            if (match.capturedLength() == 0)
                from += from + 1 < view.size() && view.at(from).isHighSurrogate() ? 2 : 1;
        }
        if (!collector.goesOn())
            break;
    }
    return collector.matches();
}

} // namespace synoptic
