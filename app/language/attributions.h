// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/clauses.h"

#include <optional>

namespace synoptic {

/// A half-open range of tokens.
struct TokenSpan
{
    qsizetype first = 0;
    qsizetype last = 0;
    [[nodiscard]] bool isEmpty() const { return last <= first; }
};

/// Who says a quotation by the clause around it.
struct Attribution
{
    TokenSpan source;     ///< "he", "the mayor", "Ada Corvin", "a spokesman for Karl Ness"
    TokenSpan named;      ///< the name beside an office, "the mayor, Ada Corvin"; empty where there is none
    TokenSpan cue;        ///< from the source to the verb or the other way round
    bool behind = false;  ///< stands behind the quotation
    bool hasVerb = false; ///< a verb of speech or "according to", not just the sentence's subject
    qsizetype end = 0;    ///< behind: the token after the last of the attribution
};

/// Reads the clauses around a quotation, token by token. Positions are indices into the tokens given.
class ClauseReader
{
public:
    ClauseReader(QStringView text, const QList<Token> &tokens) : m_text(text), m_tokens(tokens) {}

    /// "“…,” he said", "“…,” said the mayor, Ada Corvin": the words right behind a quotation.
    [[nodiscard]] std::optional<Attribution> behind(qsizetype quote) const;
    /// "Ada Corvin said: “…”", "he called it “…”": the words of its sentence before it.
    [[nodiscard]] std::optional<Attribution> before(qsizetype quote) const;
    /// "The wall was “…” for years, Ada Corvin said.": the end of its sentence.
    [[nodiscard]] std::optional<Attribution> trailing(qsizetype quote) const;
    /// The subject of the sentence that [first, last) holds.
    [[nodiscard]] std::optional<Attribution> subjectOf(qsizetype first, qsizetype last) const;
    /// Whether the sentence ends with a token.
    [[nodiscard]] bool endsSentence(qsizetype token) const;
    /// Where the sentence that holds a token begins.
    [[nodiscard]] qsizetype sentenceStart(qsizetype token) const;
    /// Where the noun phrase that begins at a token ends; the token itself where none begins.
    [[nodiscard]] qsizetype phraseEnd(qsizetype first) const;

private:
    [[nodiscard]] const Token &at(qsizetype i) const;
    [[nodiscard]] QChar lastOf(const Token &quote) const;
    [[nodiscard]] bool isVerb(qsizetype i) const;
    [[nodiscard]] QStringView wordOf(qsizetype i) const;
    [[nodiscard]] bool isWordOf(qsizetype i, QStringView word) const;
    [[nodiscard]] bool standsAlone(qsizetype first, qsizetype end) const;
    [[nodiscard]] bool startsLower(qsizetype i) const;
    [[nodiscard]] qsizetype skipAuxiliaries(qsizetype i) const;
    [[nodiscard]] qsizetype skipBrackets(qsizetype i) const;
    [[nodiscard]] qsizetype nounBehindName(qsizetype from) const;
    [[nodiscard]] qsizetype headEnd(qsizetype first) const;
    [[nodiscard]] std::optional<TokenSpan> phraseEndingAt(qsizetype last, qsizetype limit) const;
    [[nodiscard]] Attribution withName(TokenSpan source) const;
    [[nodiscard]] std::optional<Attribution> subjectBefore(qsizetype verb, qsizetype limit) const;
    [[nodiscard]] std::optional<Attribution> subjectBeforeComma(qsizetype comma, qsizetype limit) const;
    [[nodiscard]] std::optional<Attribution> subjectOfParticiple(qsizetype verb, qsizetype start) const;
    [[nodiscard]] std::optional<Attribution> nameBefore(qsizetype verb, qsizetype start) const;
    [[nodiscard]] bool isNounBehind(qsizetype verb, TokenSpan owner) const;
    [[nodiscard]] qsizetype behindApposition(qsizetype from, qsizetype limit) const;
    [[nodiscard]] std::optional<Attribution> agentBehind(qsizetype verb, qsizetype limit) const;
    [[nodiscard]] std::optional<Attribution> verbFirst(qsizetype verb, bool certain) const;
    [[nodiscard]] std::optional<Attribution> subjectFirst(qsizetype first, bool certain) const;
    [[nodiscard]] std::optional<Attribution> signature(qsizetype quote) const;
    [[nodiscard]] std::optional<Attribution> speechBefore(qsizetype verb, qsizetype start,
                                                          qsizetype quote) const;

    QStringView m_text;
    const QList<Token> &m_tokens;
};

} // namespace synoptic
