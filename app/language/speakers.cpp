// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/speakers.h"

#include "language/persons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The attribution that the sentence of a quotation gives.
std::optional<Attribution> attributionOf(QStringView text, const QList<Token> &tokens,
                                         const ClauseReader &clauses, qsizetype token)
{
    const auto before = clauses.before(token);
    const TokenKind previous = tokens.at(token - 1).kind;
    const bool introduced = previous == TokenKind::Colon || previous == TokenKind::Comma;
    if (before && before->hasVerb && introduced && tokens.at(before->cue.last - 1).kind != TokenKind::Quote)
        return before;
    const auto behind = clauses.behind(token);
    const bool sure = behind && (text.at(tokens.at(token).range.end - 1) == u',' ||
                                 tokens.at(token + 1).kind == TokenKind::Comma);
    if (behind && (sure || !before || !before->hasVerb))
        return behind;
    if (!before || !before->hasVerb) {
        if (auto trailing = clauses.trailing(token))
            return trailing;
    }
    return before;
}

QList<std::optional<Attribution>> attributionsOf(QStringView text, const QList<Token> &tokens)
{
    const ClauseReader clauses(text, tokens);
    QList<std::optional<Attribution>> attributions;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens.at(i).kind == TokenKind::Quote)
            attributions.append(attributionOf(text, tokens, clauses, i));
    }
    return attributions;
}

/// Goes through the quotations in order and remembers who spoke.
class SpeakerFinder
{
public:
    SpeakerFinder(QStringView text, const QList<Passage> &passages, const QList<QuotedRange> &quotations)
        : m_text(text), m_passages(passages), m_quoted(quotations),
          m_tokens(tokensAround(text, passages, quotations)), m_clauses(text, m_tokens),
          m_attributions(attributionsOf(text, m_tokens)), m_persons(text, m_tokens, m_attributions)
    {
    }

    QList<Quotation> run()
    {
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            if (m_tokens.at(i).kind == TokenKind::Break)
                m_passageStart = i + 1;
            else if (m_tokens.at(i).kind == TokenKind::Quote)
                attribute(i);
        }
        return m_found;
    }

private:
    const QuotedRange &quoted(qsizetype token) const { return m_quoted.at(m_tokens.at(token).quotation); }

    void attribute(qsizetype token)
    {
        Quotation quotation;
        quotation.range = m_tokens.at(token).range;
        if (isNickname(m_tokens, token) || isWorkTitle(token)) { // nobody's words, and no part of a speech
            m_found.append(quotation);
            return;
        }
        const QuotedRange &here = quoted(token);
        const bool first = m_passageStart == token;
        const bool goesOn = first && !m_found.isEmpty() && m_quoted.at(m_found.size() - 1).open &&
                            m_quoted.at(m_found.size() - 1).passage + 2 >= here.passage;
        const auto &found = m_attributions.at(m_tokens.at(token).quotation);
        if (const TextRange label = scriptLabel(quotation.range); !label.isEmpty()) {
            quotation.source = label;
            quotation.speaker = m_text.sliced(label.start, label.length()).toString();
        } else if (found) {
            setSource(quotation, *found);
            if (goesOn)
                backfill(quotation);
        } else {
            inherit(quotation, token, first, goesOn);
        }
        quotation.continues =
            goesOn || (!found && isBroken(token)) || (found && isBrokenBefore(token, *found));
        if (!quotation.speaker.isEmpty())
            m_last = quotation.speaker;
        m_lastSource = quotation.source;
        // "She snapped: “…” she said. “…”": what stands behind parts the utterance, whoever named the
        // speaker.
        const auto behind = found && !found->behind ? m_clauses.behind(token) : found;
        m_behindEnd = behind && behind->behind ? behind->end : 0;
        m_found.append(quotation);
        m_lastToken = token;
    }

    void setSource(Quotation &quotation, const Attribution &found) const
    {
        const auto rangeOf = [&](TokenSpan span) {
            return span.isEmpty()
                       ? TextRange()
                       : TextRange{m_tokens.at(span.first).range.start, m_tokens.at(span.last - 1).range.end};
        };
        quotation.speaker = m_persons.nameOf(found, m_last);
        quotation.source = rangeOf(found.source);
        quotation.cue = wordsOfTokens(m_text, m_tokens, found.cue.first, found.cue.last);
    }

    /// "“VOSS: It was late.": the name, in capitals, that a transcript puts before what is said.
    [[nodiscard]] TextRange scriptLabel(TextRange range) const
    {
        qsizetype end = range.start;
        while (end < range.end && end - range.start < 30 &&
               (m_text.at(end).isUpper() || m_text.at(end) == u' ' || m_text.at(end) == u'.'))
            ++end;
        const bool label = end - range.start >= 3 && end < range.end && m_text.at(end) == u':';
        return label ? TextRange{range.start, end} : TextRange();
    }

    /// One speech over several paragraphs, whose speaker comes only at its end.
    void backfill(const Quotation &quotation)
    {
        for (qsizetype i = m_found.size() - 1; i >= 0 && m_quoted.at(i).open && m_found.at(i).cue.isEmpty();
             --i) {
            m_found[i].speaker = quotation.speaker;
            m_found[i].source = quotation.source;
        }
    }

    /// No attribution of its own.
    void inherit(Quotation &quotation, qsizetype token, bool first, bool goesOn) const
    {
        const bool sentence = m_clauses.sentenceStart(token) == token;
        const bool samePassage = m_lastToken >= m_passageStart;
        const PassageKind kind = m_passages.at(quoted(token).passage).kind;
        if (isNamed(token) || (kind != PassageKind::Body && !samePassage && !goesOn))
            return; // a heading of its own, or "“High Water” was written …": a work or a word, no utterance
        const bool sameSentence = samePassage && m_lastToken >= m_clauses.sentenceStart(token);
        if (goesOn || isBroken(token)) {
            take(quotation);
        } else if (!sentence && !sameSentence) {
            return;                          // words set off, no utterance that anybody is named for
        } else if (!samePassage && !first) { // behind a sentence of its passage
            quotation.speaker =
                m_persons.subjectBefore(quotation.range.start, m_tokens.at(m_passageStart).range.start);
        } else {
            const qsizetype from = first ? std::max(previousPassageStart(), spokenUntil()) : spokenUntil();
            quotation.speaker = sentence ? m_persons.subjectBefore(quotation.range.start, from) : QString();
            if (quotation.speaker.isEmpty())
                take(quotation);
        }
    }

    /// "on the Herald's “Morning and Evening”": a few words with capitals, in the middle of a sentence.
    [[nodiscard]] bool isWorkTitle(qsizetype token) const
    {
        const TextRange range = m_tokens.at(token).range;
        const Token &previous = m_tokens.at(token - 1);
        const bool noun = previous.capital || previous.possessive || previous.is(WordClass::Determiner) ||
                          previous.is(WordClass::Medium) || previous.is(WordClass::Preposition);
        if (range.length() > 40 || !noun || isWordOf(m_text, previous, u"as"))
            return false;
        const QList<Token> words = tokensIn(m_text, range);
        return words.size() > 1 &&
               std::ranges::all_of(words,
                                   [](const Token &word) {
                                       return word.capital || !word.isWord() || word.is(WordClass::Function);
                                   }) &&
               words.first().capital && std::ranges::count_if(words, &Token::capital) > 1;
    }

    /// Without a stop of its own and the subject of its sentence.
    [[nodiscard]] bool isNamed(qsizetype token) const
    {
        if (token + 1 >= m_tokens.size())
            return false;
        const Token &next = m_tokens.at(token + 1);
        return next.isWord() && !next.capital && !m_text.at(m_tokens.at(token).range.end - 1).isPunct();
    }

    /// The end of the last quotation with its attribution.
    [[nodiscard]] qsizetype spokenUntil() const
    {
        const qsizetype end = m_found.isEmpty() ? 0 : m_found.last().range.end;
        return m_behindEnd > 0 ? std::max(end, m_tokens.at(m_behindEnd - 1).range.end) : end;
    }

    [[nodiscard]] qsizetype previousPassageStart() const
    {
        qsizetype i = m_passageStart - 2;
        while (i > 0 && m_tokens.at(i).kind != TokenKind::Break)
            --i;
        return i > 0 ? m_tokens.at(i).range.start : 0;
    }

    void take(Quotation &quotation) const
    {
        quotation.speaker = m_last;
        quotation.source = m_lastSource;
    }

    /// "“…,” he said. “…”": nothing but the attribution of the quotation before stands between.
    [[nodiscard]] bool isBroken(qsizetype token) const
    {
        if (m_lastToken < m_passageStart || m_behindEnd == 0 || token - m_lastToken >= 40)
            return false;
        qsizetype stops = 0;
        for (qsizetype i = m_lastToken + 1; i < token; ++i)
            stops += m_tokens.at(i).kind == TokenKind::Stop ? 1 : 0;
        return stops <= 1;
    }

    /// "“…,” he said, “…”": the second part reads the attribution of the first as its own.
    [[nodiscard]] bool isBrokenBefore(qsizetype token, const Attribution &found) const
    {
        return !found.behind && m_lastToken >= m_passageStart && m_behindEnd > 0 &&
               found.cue.last == m_behindEnd && isBroken(token);
    }

    QStringView m_text;
    const QList<Passage> &m_passages;
    const QList<QuotedRange> &m_quoted;
    const QList<Token> m_tokens;
    const ClauseReader m_clauses;
    const QList<std::optional<Attribution>> m_attributions;
    const Persons m_persons;
    QList<Quotation> m_found;
    QString m_last;         ///< the last speaker
    TextRange m_lastSource; ///< of the last utterance
    qsizetype m_passageStart = 0;
    qsizetype m_lastToken = -1;
    qsizetype m_behindEnd = 0; ///< end of the attribution behind the last quotation; 0 where there was none
};

} // namespace

QList<Quotation> attributed(QStringView text, const QList<Passage> &passages,
                            const QList<QuotedRange> &quotations)
{
    return SpeakerFinder(text, passages, quotations).run();
}

} // namespace synoptic
