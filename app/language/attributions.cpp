// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/attributions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype reach = 45;            ///< tokens that an attribution may be away
constexpr qsizetype longestSentence = 400; ///< tokens; what is longer is no prose

} // namespace

const Token &ClauseReader::at(qsizetype i) const
{
    static const Token none{{0, 0}, TokenKind::Break, {}, false, false, -1};
    return i >= 0 && i < m_tokens.size() ? m_tokens.at(i) : none;
}

QChar ClauseReader::lastOf(const Token &quote) const
{
    qsizetype last = quote.range.end - 1;
    while (last > quote.range.start && QStringView(u"'’”\"").contains(m_text.at(last)))
        --last; // the end of a quotation inside
    return m_text.at(last);
}

bool ClauseReader::endsSentence(qsizetype token) const
{
    const Token &here = at(token);
    if (here.kind == TokenKind::Break)
        return true;
    if (here.kind == TokenKind::Stop)
        return m_text.at(here.range.start) != u';';
    const Token &next = at(token + 1);
    return here.kind == TokenKind::Quote && QStringView(u".!?…").contains(lastOf(here)) &&
           (next.capital || next.kind == TokenKind::Quote || next.kind == TokenKind::Number);
}

qsizetype ClauseReader::sentenceStart(qsizetype token) const
{
    const qsizetype limit = std::max<qsizetype>(0, token - longestSentence);
    while (token > limit && !endsSentence(token - 1))
        --token;
    return token;
}

bool ClauseReader::isVerb(qsizetype i) const
{
    return at(i).isWord() && at(i).is(WordClass::Speech) && !at(i).capital;
}

QStringView ClauseReader::wordOf(qsizetype i) const
{
    return synoptic::wordOf(m_text, at(i));
}

bool ClauseReader::isWordOf(qsizetype i, QStringView word) const
{
    return synoptic::isWordOf(m_text, at(i), word);
}

bool ClauseReader::startsLower(qsizetype i) const
{
    return at(i).isWord() && !at(i).capital;
}

qsizetype ClauseReader::skipAuxiliaries(qsizetype i) const
{
    const auto isAdverb = [&](const Token &token) {
        return token.isWord() && !token.capital && !token.is(WordClass::Speech) &&
               (token.is(WordClass::Auxiliary) || token.is(WordClass::Calendar) ||
                synoptic::wordOf(m_text, token).endsWith(u"ly"));
    };
    while (isAdverb(at(i)))
        ++i;
    return i;
}

/// "(D-Md.)" behind a name.
qsizetype ClauseReader::skipBrackets(qsizetype i) const
{
    if (at(i).kind != TokenKind::Open)
        return i;
    for (qsizetype j = i + 1; j < i + 12; ++j) {
        if (at(j).kind == TokenKind::Close)
            return j + 1;
        if (at(j).kind == TokenKind::Break)
            break;
    }
    return i;
}

/// Behind a name small words belong to it only where an office comes, "Ness campaign spokesman", or a verb of
/// speech after them, "Ness supporters said". Where they end; \p from itself where they do not belong.
qsizetype ClauseReader::nounBehindName(qsizetype from) const
{
    for (qsizetype i = from; i < from + 4 && startsLower(i); ++i) {
        if (at(i).is(WordClass::Office))
            return i + 1;
        if (at(i).is(WordClass::Preposition) || at(i).is(WordClass::Auxiliary) ||
            at(i).is(WordClass::Conjunction) || at(i).is(WordClass::Speech) || at(i).is(WordClass::Pronoun) ||
            at(i).is(WordClass::Determiner) || wordOf(i).endsWith(u"ly"))
            break;
        if (isVerb(i + 1))
            return i + 1;
    }
    return from;
}

/// A noun phrase without what a preposition hangs on to it: "the harbour board's spokeswoman Ada Corvin".
qsizetype ClauseReader::headEnd(qsizetype first) const
{
    const Token &start = at(first);
    if (!start.isWord() && start.kind != TokenKind::Number)
        return first;
    if (start.is(WordClass::Pronoun))
        return first + 1;
    if (start.is(WordClass::Calendar) ||
        (start.is(WordClass::Conjunction) && !start.is(WordClass::Determiner)))
        return first;
    qsizetype end = first;
    bool named = false;
    if (start.is(WordClass::Determiner))
        ++end;
    for (; end - first < 12; ++end) {
        const Token &token = at(end);
        if (!token.isWord() && token.kind != TokenKind::Number)
            break;
        if (token.isNameWord() && !(token.is(WordClass::Conjunction) && end == first)) {
            const qsizetype run = nameEnd(m_text, m_tokens, end);
            named = true;
            end = run - 1;
            continue;
        }
        const bool closed =
            token.capital || token.is(WordClass::Speech) || token.is(WordClass::Preposition) ||
            token.is(WordClass::Conjunction) || token.is(WordClass::Auxiliary) ||
            token.is(WordClass::Pronoun) ||
            (token.is(WordClass::Determiner) && end > first && !at(end - 1).is(WordClass::Determiner));
        if (closed)
            break;
        if (named && end > first && !at(end - 1).possessive) {
            const qsizetype noun = nounBehindName(end);
            if (noun == end)
                break;
            end = noun - 1;
        } else if (end > first && startsLower(end - 1) && !at(end - 1).is(WordClass::Determiner) &&
                   wordOf(end - 1).endsWith(u's') && wordOf(end).endsWith(u"ed")) {
            break; // "several boards granted Mr Ness": a verb
        }
    }
    if (end > first + 1 || !start.is(WordClass::Determiner))
        return end;
    // "some said", but not "the", and "those reports" is a noun
    static constexpr std::array quantifiers{u"some", u"many",    u"most", u"several",
                                            u"one",  u"another", u"both", u"few"};
    const bool alone =
        std::ranges::any_of(quantifiers, [&](const char16_t *word) { return isWordOf(first, word); });
    return alone && isVerb(end) ? end : first;
}

qsizetype ClauseReader::phraseEnd(qsizetype first) const
{
    qsizetype end = headEnd(first);
    if (end == first || at(first).is(WordClass::Pronoun))
        return end;
    // "a spokesman for Karl Ness", "the head of the union", "Governor Ada Corvin of Sund"
    for (int more = 0; more < 3 && at(end).is(WordClass::Preposition) && !at(end).capital; ++more) {
        const bool of = isWordOf(end, u"of");
        const bool links = of || isWordOf(end, u"for") || isWordOf(end, u"at") || isWordOf(end, u"in") ||
                           isWordOf(end, u"from") || isWordOf(end, u"with");
        const bool opening = end == first + 1 && endsSentence(first - 1); // its capital tells nothing
        const bool name = at(end - 1).isNameWord() && !opening;
        const bool hangs = links && (!name || of || at(end - 1).is(WordClass::Office));
        const qsizetype next = hangs ? headEnd(end + 1) : end + 1;
        if (next == end + 1 || at(end + 1).is(WordClass::Pronoun))
            break;
        end = next;
    }
    return end;
}

/// A small word without an article is a subject only at the start of its clause, or by its meaning.
bool ClauseReader::standsAlone(qsizetype first, qsizetype end) const
{
    const Token &token = at(first);
    return end - first > 1 || token.capital || token.is(WordClass::Pronoun) || token.is(WordClass::Office) ||
           token.is(WordClass::Medium) || token.is(WordClass::Determiner) || !at(first - 1).isWord();
}

/// The longest noun phrase whose last token is \p last.
std::optional<TokenSpan> ClauseReader::phraseEndingAt(qsizetype last, qsizetype limit) const
{
    if (at(last).kind == TokenKind::Close) {
        qsizetype open = last;
        while (open > limit && at(open).kind != TokenKind::Open)
            --open;
        last = open - 1;
    }
    for (qsizetype first = std::max(limit, last - 14); first <= last; ++first) {
        if (phraseEnd(first) == last + 1 && standsAlone(first, last + 1))
            return TokenSpan{first, last + 1};
    }
    return {};
}

/// A source with the name that stands in apposition to it.
Attribution ClauseReader::withName(TokenSpan source) const
{
    Attribution found;
    found.source = source;
    if (at(source.last - 1).isNameWord() && !at(source.last - 1).is(WordClass::Office))
        return found;
    if (at(source.last).kind == TokenKind::Comma && at(source.last + 1).isWord()) {
        const qsizetype end = headEnd(source.last + 1);
        if (end > source.last + 1 && at(end - 1).isNameWord() &&
            !at(source.last + 1).is(WordClass::Determiner) && !at(source.first).is(WordClass::Pronoun))
            found.named = {source.last + 1, end};
    }
    return found;
}

/// "Ada Corvin, the mayor, who sat beside him, said": the subject in front of what stands between commas.
std::optional<Attribution> ClauseReader::subjectBeforeComma(qsizetype comma, qsizetype limit) const
{
    std::optional<Attribution> best;
    for (qsizetype c = comma - 1; c > limit && comma - c < reach; --c) {
        if (at(c).kind == TokenKind::Stop || at(c).kind == TokenKind::Break)
            break;
        if (at(c).kind != TokenKind::Comma || at(c - 1).kind == TokenKind::Quote)
            continue;
        const auto phrase = phraseEndingAt(c - 1, limit);
        if (!phrase)
            continue;
        const bool intro = at(phrase->first - 1).is(WordClass::Preposition);
        if (intro)
            continue;
        if (!best || at(best->source.first).is(WordClass::Determiner))
            best = withName(*phrase);
        // "…, a lawyer at the board, who …": an apposition itself when a name stands before its comma.
        const bool apposed =
            at(phrase->first - 1).kind == TokenKind::Comma && at(phrase->first).is(WordClass::Determiner);
        if (!apposed)
            break;
    }
    return best;
}

/// The subject of a verb by the words before it, back to \p limit.
std::optional<Attribution> ClauseReader::subjectBefore(qsizetype verb, qsizetype limit) const
{
    qsizetype i = verb - 1;
    while (i > limit && (skipAuxiliaries(i) == i + 1 || at(i).is(WordClass::Calendar)))
        i -= isWordOf(i - 1, u"on") ? 2 : 1; // "Ada Corvin on Tuesday said"
    if (i < limit)
        return {};
    if (isWordOf(i, u"who")) {
        --i; // "the mayor, who said", "a mayor who said"
        if (at(i).kind == TokenKind::Comma)
            --i;
    } else if (at(i).kind == TokenKind::Comma) {
        return subjectBeforeComma(i, limit);
    } else if (at(i).is(WordClass::Conjunction) && !at(i).is(WordClass::Pronoun)) {
        return subjectOf(limit, i); // "she smiled and said"
    }
    const auto phrase = i >= limit ? phraseEndingAt(i, limit) : std::nullopt;
    if (!phrase)
        return {};
    if (at(phrase->first - 1).is(WordClass::Preposition) && phrase->first - 1 >= limit &&
        !at(phrase->first).is(WordClass::Pronoun) && at(limit).is(WordClass::Preposition) &&
        limit == phrase->first - 1)
        return {};
    Attribution found;
    found.source = *phrase;
    return found;
}

/// "her latest tweets", "Ness's first claims": a noun that looks like a verb.
bool ClauseReader::isNounBehind(qsizetype verb, TokenSpan owner) const
{
    if (!wordOf(verb).endsWith(u's') || owner.last != verb || owner.last - owner.first < 2)
        return false;
    const Token &last = at(owner.last - 1);
    bool owned = false;
    for (qsizetype i = owner.first; i < owner.last - 1; ++i)
        owned = owned || at(i).possessive;
    return owned && !last.capital && !last.is(WordClass::Office) && !last.is(WordClass::Medium);
}

/// "was described by the mayor as"
std::optional<Attribution> ClauseReader::agentBehind(qsizetype verb, qsizetype limit) const
{
    for (qsizetype i = verb + 1; i < std::min(limit, verb + 12); ++i) {
        if (isWordOf(i, u"by")) {
            const qsizetype end = phraseEnd(i + 1);
            if (end > i + 1)
                return withName({i + 1, end});
        }
    }
    return {};
}

/// "said the mayor, Ada Corvin". Not \p certain: the verb is known, but what follows may be its object.
std::optional<Attribution> ClauseReader::verbFirst(qsizetype verb, bool certain) const
{
    qsizetype i = skipAuxiliaries(verb + 1);
    if (at(i).is(WordClass::Calendar))
        ++i;
    if (at(i).is(WordClass::Preposition) || at(i).is(WordClass::Conjunction))
        return {};
    const qsizetype end = phraseEnd(i);
    if (end == i || (!certain && !at(end - 1).isNameWord()))
        return {};
    Attribution found = withName({i, end});
    found.cue = {verb, end};
    found.hasVerb = true;
    found.end = found.named.isEmpty() ? end : found.named.last;
    return found;
}

/// "the mayor, Ada Corvin, later said". \p certain: any verb will do, the comma before tells.
std::optional<Attribution> ClauseReader::subjectFirst(qsizetype first, bool certain) const
{
    const qsizetype end = phraseEnd(first);
    if (end == first)
        return {};
    Attribution found = withName({first, end});
    qsizetype verb = skipAuxiliaries(skipBrackets(end));
    if (at(skipBrackets(end)).kind == TokenKind::Comma && !isVerb(verb)) { // what stands between commas
        verb = -1;
        for (qsizetype i = end + 1; i < end + reach; ++i) {
            const bool nickname = isNickname(m_tokens, i);
            if (endsSentence(i) || (at(i).kind == TokenKind::Quote && !nickname))
                break;
            if (at(i).kind == TokenKind::Comma && isVerb(skipAuxiliaries(i + 1))) {
                verb = skipAuxiliaries(i + 1);
                break;
            }
        }
    }
    const bool any = certain && verb >= 0 && startsLower(verb) && !at(verb).is(WordClass::Preposition) &&
                     !at(verb).is(WordClass::Conjunction);
    if (verb < 0 || (!isVerb(verb) && !any))
        return {};
    found.cue = {first, verb + 1};
    found.hasVerb = true;
    found.end = verb + 1;
    return found;
}

/// "“…” — Ada Corvin", "“…,” Ms Corvin."
std::optional<Attribution> ClauseReader::signature(qsizetype quote) const
{
    const bool dash = at(quote + 1).kind == TokenKind::Dash;
    const qsizetype first = quote + 1 + (dash || at(quote + 1).kind == TokenKind::Comma ? 1 : 0);
    const qsizetype end = nameEnd(m_text, m_tokens, first);
    const bool ends = at(end).kind == TokenKind::Break || at(end).kind == TokenKind::Stop ||
                      (dash && at(end).kind == TokenKind::Comma);
    if (end == first || !ends)
        return {};
    Attribution found;
    found.source = {first, end};
    found.cue = found.source;
    found.hasVerb = true;
    found.end = end;
    return found;
}

std::optional<Attribution> ClauseReader::behind(qsizetype quote) const
{
    const QChar last = lastOf(at(quote));
    qsizetype i = quote + 1;
    const bool comma = last == u',' || at(i).kind == TokenKind::Comma;
    if (at(i).kind == TokenKind::Dash) {
        if (auto signedBy = signature(quote))
            return signedBy;
    }
    const bool colon = at(i).kind == TokenKind::Colon; // "‘…’: Corvin wants an answer"
    if (at(i).kind == TokenKind::Comma || at(i).kind == TokenKind::Dash || colon)
        ++i;
    const bool lower = startsLower(i);
    const bool open = QStringView(u"?!—–-…").contains(last);
    const bool stopped = last == u'.';
    std::optional<Attribution> found;
    const qsizetype verb = skipAuxiliaries(i);
    if (isWordOf(i, u"according") && isWordOf(i + 1, u"to")) {
        found = verbFirst(i + 1, true);
        if (found)
            found->cue.first = i;
    } else if (colon) {
        found = subjectFirst(i, true);
    } else if (stopped && !lower) {
        found = subjectFirst(i, false);
        // A new sentence, unless it tells no more than who said it.
        const Token &next = found ? at(found->end) : at(i);
        const bool nothingElse = next.kind == TokenKind::Stop || next.kind == TokenKind::Break;
        if (!found || !nothingElse)
            return {};
    } else if (isVerb(verb) && !(at(verb).is(WordClass::Listener) && !comma)) {
        found = verbFirst(verb, true);
    } else if (comma || open || lower || sentenceStart(quote) == quote) {
        found = subjectFirst(i, comma);
        if (!found && comma && startsLower(i) && !at(i).is(WordClass::Preposition) &&
            !at(i).is(WordClass::Conjunction))
            found = verbFirst(i, false); // a verb that no table has
        if (!found && comma)
            found = signature(quote);
    }
    if (found)
        found->behind = true;
    return found;
}

/// The name or pronoun that stands right before a verb.
std::optional<Attribution> ClauseReader::nameBefore(qsizetype verb, qsizetype start) const
{
    qsizetype first = verb - 1;
    while (first > start && nameEnd(m_text, m_tokens, first - 1) == verb)
        --first;
    Attribution found;
    found.source = {first, verb};
    return found;
}

/// "he said, describing it as": whoever the verb before speaks for, else the subject of the sentence.
std::optional<Attribution> ClauseReader::subjectOfParticiple(qsizetype verb, qsizetype start) const
{
    for (qsizetype i = verb - 1; i >= start && verb - i < reach; --i) {
        if (isVerb(i) && !wordOf(i).endsWith(u"ing") && !isWordOf(i - 1, u"who")) {
            if (auto found = subjectBefore(i, start))
                return found;
        }
    }
    return subjectOf(start, verb);
}

/// The speaker by a verb of speech before the quotation.
std::optional<Attribution> ClauseReader::speechBefore(qsizetype verb, qsizetype start, qsizetype quote) const
{
    const QStringView word = wordOf(verb);
    const QStringView previous = wordOf(verb - 1);
    const bool passive =
        word.endsWith(u"ed") && (previous == u"was" || previous == u"were" || previous == u"is" ||
                                 previous == u"are" || previous == u"been" || previous == u"being");
    std::optional<Attribution> found;
    if (passive)
        found = agentBehind(verb, quote);
    else if (word.endsWith(u"ing"))
        found = at(verb - 1).isNameWord() || at(verb - 1).is(WordClass::Pronoun)
                    ? nameBefore(verb, start) // "film of Ada Corvin saying"
                    : subjectOfParticiple(verb, start);
    else
        found = subjectBefore(verb, start);
    if (found && isNounBehind(verb, found->source))
        return {};
    if (!found && !passive && !at(verb).is(WordClass::Listener)) {
        found = verbFirst(verb, true);
        if (found && found->end > quote)
            found.reset();
    }
    if (found) {
        found->hasVerb = true;
        found->cue = {std::min(found->source.first, verb), std::max(found->source.last, verb + 1)};
    }
    return found;
}

/// "The wall was “…” for years, Ada Corvin said.": the attribution that ends the sentence of a quotation.
std::optional<Attribution> ClauseReader::trailing(qsizetype quote) const
{
    for (qsizetype i = quote + 1; i < quote + reach && !endsSentence(i); ++i) {
        const bool according = isWordOf(i, u"according") && isWordOf(i + 1, u"to");
        if (at(i).kind != TokenKind::Comma && !according)
            continue;
        auto found = according                                             ? verbFirst(i + 1, true)
                     : isVerb(i + 1) && !at(i + 1).is(WordClass::Listener) ? verbFirst(i + 1, true)
                                                                           : subjectFirst(i + 1, false);
        if (!found || at(found->source.first).is(WordClass::Conjunction))
            continue;
        const Token &next = at(found->end);
        const bool ends = next.kind == TokenKind::Break || next.kind == TokenKind::Stop ||
                          next.kind == TokenKind::Comma || next.is(WordClass::Calendar) ||
                          next.is(WordClass::Preposition);
        if (ends || according) {
            found->behind = true;
            return found;
        }
    }
    return {};
}

std::optional<Attribution> ClauseReader::before(qsizetype quote) const
{
    const qsizetype start = sentenceStart(quote);
    if (start == quote)
        return {};
    if (at(quote - 1).kind == TokenKind::Colon) { // a script: "Ada Corvin: “…”"
        if (nameEnd(m_text, m_tokens, start) == quote - 1)
            return Attribution{{start, quote - 1}, {}, {start, quote - 1}, false, true, 0};
    }
    for (qsizetype i = quote - 1; i >= start && quote - i < reach; --i) {
        const bool according = isWordOf(i, u"according") && at(i + 1).isWord();
        if (according) {
            auto found = verbFirst(i + 1, true);
            if (found && found->end <= quote) {
                found->cue.first = i;
                return found;
            }
        } else if (isVerb(i)) {
            if (auto found = speechBefore(i, start, quote))
                return found;
        }
    }
    return subjectOf(start, quote);
}

/// Behind the second of two commas, the first of which stands at \p from; \p from itself where there are
/// none.
qsizetype ClauseReader::behindApposition(qsizetype from, qsizetype limit) const
{
    if (at(from).kind != TokenKind::Comma)
        return from;
    for (qsizetype i = from + 1; i < limit; ++i) {
        if (at(i).kind == TokenKind::Comma)
            return i + 1;
    }
    return from;
}

std::optional<Attribution> ClauseReader::subjectOf(qsizetype first, qsizetype last) const
{
    qsizetype i = first;
    while (i < last && (at(i).kind == TokenKind::Quote || at(i).kind == TokenKind::Comma))
        ++i;
    for (int tries = 0; tries < 3 && i < last; ++tries) {
        while (i < last && at(i).is(WordClass::Conjunction) && !at(i).is(WordClass::Determiner))
            ++i;
        const qsizetype end = at(i).is(WordClass::Preposition) ? i : phraseEnd(i);
        if (end > i && end <= last) {
            const qsizetype verb = behindApposition(skipBrackets(end), last);
            const bool apposed = verb > skipBrackets(end) && at(end - 1).isNameWord();
            const bool followed =
                skipAuxiliaries(verb) > verb || (startsLower(verb) && !at(verb).is(WordClass::Preposition) &&
                                                 !at(verb).is(WordClass::Conjunction));
            if (followed || apposed) {
                Attribution found = withName({i, end});
                found.cue = found.source;
                return found;
            }
        }
        while (i < last && at(i).kind != TokenKind::Comma) // "On Friday, …"
            ++i;
        ++i;
    }
    return {};
}

} // namespace synoptic
