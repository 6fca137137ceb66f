// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/persons.h"

#include "language/words.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype farthestMention = 200; ///< mentions that a pronoun may point back over

QString lastWord(const QString &name)
{
    return name.section(u' ', -1);
}

bool isOfficeWord(const Token &token)
{
    return token.is(WordClass::Office);
}

/// Of two names as frequent: with the middle name if it is one name, otherwise the one with fewer words,
/// since others have run together with what stands before them ("Sund Herald Corvin").
bool isFuller(const QString &name, const QString &other)
{
    const bool same = name.section(u' ', 0, 0) == other.section(u' ', 0, 0);
    const qsizetype words = name.count(u' ');
    const qsizetype otherWords = other.count(u' ');
    if (words != otherWords)
        return same == (words > otherWords);
    return name < other;
}

} // namespace

Persons::Persons(QStringView text, const QList<Token> &tokens,
                 const QList<std::optional<Attribution>> &attributions)
    : m_text(text), m_tokens(tokens)
{
    learnNames(tokens);
    settleNames();
    learnMentions(tokens);
    for (const auto &attribution : attributions) {
        if (attribution)
            learnSpeaker(*attribution);
    }
    std::ranges::stable_sort(m_mentions, {}, &Mention::position);
    learnGender();
    resolvePronouns();
}

Persons::Run Persons::runAt(const QList<Token> &tokens, qsizetype first) const
{
    Run run{first, first, nameEnd(m_text, tokens, first)};
    // "secretary of state Ada Corvin" with a capital S, "speaker of the House Ada Corvin"
    qsizetype of = first - 1;
    if (of > 1 && tokens.at(of).is(WordClass::Determiner))
        --of;
    if (run.last - first >= 2 && of > 0 && tokens.at(of).is(WordClass::Preposition) &&
        isOfficeWord(tokens.at(of - 1)))
        run.bare = first + 1;
    for (qsizetype i = run.last - 2; i >= first; --i) {
        const bool state = i > first && tokens.at(i - 1).is(WordClass::Preposition);
        if (tokens.at(i).is(WordClass::Honorific) || isOfficeWord(tokens.at(i)) || state) {
            run.bare = i + 1;
            break;
        }
    }
    // "Why Hale": the first word of a sentence is no part of the name behind it.
    while (run.bare + 1 < run.last && tokens.at(run.bare).is(WordClass::Function))
        ++run.bare;
    return run;
}

void Persons::learnNames(const QList<Token> &tokens)
{
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens.at(i).isNameWord())
            continue;
        const Run run = runAt(tokens, i);
        const qsizetype words = run.last - run.bare;
        if (words >= 2 && words <= 5 && !tokens.at(run.last - 1).is(WordClass::Office)) {
            const QString name = wordsOfTokens(m_text, tokens, run.bare, run.last);
            ++m_counts[name];
        }
        if (run.bare > i && tokens.at(run.bare - 1).is(WordClass::Honorific)) {
            QString title = wordsOfTokens(m_text, tokens, run.bare - 1, run.bare).toLower();
            if (title.endsWith(u'.'))
                title.chop(1);
            static const QSet<QString> female{u"mrs"_s,  u"ms"_s,    u"miss"_s,     u"lady"_s,
                                              u"dame"_s, u"queen"_s, u"princess"_s, u"congresswoman"_s};
            static const QSet<QString> male{u"mr"_s,     u"sir"_s,  u"lord"_s,       u"king"_s,
                                            u"prince"_s, u"pope"_s, u"congressman"_s};
            const QString last = wordsOfTokens(m_text, tokens, run.last - 1, run.last);
            if (female.contains(title) || male.contains(title))
                m_gender.insert(last, female.contains(title) ? u'f' : u'm');
            m_people.insert(last);
        }
        learnOffice(tokens, run);
        i = run.last - 1;
    }
}

/// "Haldian foreign minister Ada Corvin", "Ada Corvin, the harbour board's press secretary"
void Persons::learnOffice(const QList<Token> &tokens, const Run &run)
{
    if (run.last - run.bare < 2 || run.last - run.bare > 4)
        return;
    const auto name = [&] { return wordsOfTokens(m_text, tokens, run.bare, run.last); };
    const auto isNoun = [&](qsizetype i) {
        const Token &token = tokens.at(i);
        return token.isWord() && !token.is(WordClass::Preposition) && !token.is(WordClass::Conjunction) &&
               !token.is(WordClass::Determiner) && !token.is(WordClass::Auxiliary) &&
               !token.is(WordClass::Speech);
    };
    const bool ofState =
        run.bare > 2 && isOfficeWord(tokens.at(run.bare - 3)) &&
        wordsOfTokens(m_text, tokens, run.bare - 2, run.bare).compare(u"of state", Qt::CaseInsensitive) == 0;
    const bool office = ofState || (run.bare > 0 && isOfficeWord(tokens.at(run.bare - 1)));
    if (office) {
        qsizetype first = run.bare;
        if (ofState)
            first -= 3;
        while (first > 0 && run.bare - first < (ofState ? 6 : 4) && isNoun(first - 1) &&
               tokens.at(first - 1).range.end + 3 >= tokens.at(first).range.start)
            --first;
        addOffice(wordsOfTokens(m_text, tokens, first, run.bare).toCaseFolded(), name());
    }
    if (run.last + 1 >= tokens.size() || tokens.at(run.last).kind != TokenKind::Comma)
        return;
    qsizetype i = run.last + 1;
    if (tokens.at(i).is(WordClass::Determiner))
        ++i;
    const qsizetype first = i;
    while (i < tokens.size() && i - first < 4 && isNoun(i) && !isOfficeWord(tokens.at(i)))
        ++i;
    if (i >= tokens.size() || i - first >= 4 || !isOfficeWord(tokens.at(i)))
        return;
    ++i;
    if (i + 1 < tokens.size() && tokens.at(i).is(WordClass::Preposition) &&
        wordsOfTokens(m_text, tokens, i, i + 2).compare(u"of state", Qt::CaseInsensitive) == 0)
        i += 2;
    if (i < tokens.size() && tokens.at(i).isNameWord()) // the next person's
        return;
    addOffice(wordsOfTokens(m_text, tokens, first, i).toCaseFolded(), name());
}

void Persons::addOffice(const QString &phrase, const QString &name)
{
    const QString last = lastWord(name);
    if (phrase.endsWith("woman"_L1) || phrase.endsWith("man"_L1))
        m_gender.insert(last, phrase.endsWith("woman"_L1) ? u'f' : u'm');
    m_people.insert(last);
    m_offices.append({phrase, phrase.split(u' '), name});
}

/// Of several full names that end alike the one that stands most often.
void Persons::settleNames()
{
    for (auto name = m_counts.cbegin(); name != m_counts.cend(); ++name) {
        QString &best = m_fullNames[lastWord(name.key())];
        const int most = best.isEmpty() ? 0 : m_counts.value(best);
        if (name.value() > most || (name.value() == most && isFuller(name.key(), best)))
            best = name.key();
    }
}

/// Behind a name: an optional comma and a small word that is a verb, for all that is known.
bool Persons::isSubject(const QList<Token> &tokens, qsizetype behind) const
{
    if (behind >= tokens.size() || tokens.at(behind - 1).possessive)
        return false;
    qsizetype i = behind;
    if (tokens.at(i).kind == TokenKind::Open) { // "Ada Corvin (Sund) wants"
        while (i < behind + 12 && i + 1 < tokens.size() && tokens.at(i).kind != TokenKind::Close)
            ++i;
        ++i;
    }
    if (i < tokens.size() && tokens.at(i).kind == TokenKind::Comma)
        ++i;
    if (i >= tokens.size())
        return false;
    const Token &next = tokens.at(i);
    if (tokens.at(i - 1).kind == TokenKind::Comma) // an apposition, or "Ada Corvin, who …"
        return next.is(WordClass::Determiner) || next.is(WordClass::Speech) || isWordOf(m_text, next, u"who");
    return next.isWord() && !next.capital && !next.is(WordClass::Preposition) &&
           (!next.is(WordClass::Conjunction) || next.is(WordClass::Auxiliary)) &&
           !next.is(WordClass::Determiner) && !next.is(WordClass::Pronoun);
}

/// Only people are mentioned: whoever speaks somewhere, holds an office or has an honorific.
void Persons::learnMentions(const QList<Token> &tokens)
{
    const ClauseReader clauses(m_text, tokens);
    QList<std::pair<Run, bool>> subjects; // with whether a verb of speech stands before it
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (!tokens.at(i).isNameWord())
            continue;
        const Run run = runAt(tokens, i);
        const bool inverted = i > 1 && tokens.at(i - 1).is(WordClass::Speech) &&
                              !tokens.at(i - 1).is(WordClass::Listener) && !tokens.at(i - 2).isWord();
        const bool subject = isSubject(tokens, run.last);
        qsizetype verb = run.last;
        while (verb < tokens.size() && tokens.at(verb).is(WordClass::Auxiliary))
            ++verb;
        const QString last = wordsOfTokens(m_text, tokens, run.last - 1, run.last);
        const bool speaks =
            verb < tokens.size() && tokens.at(verb).is(WordClass::Speech) && !tokens.at(verb).capital;
        if ((speaks || inverted) && m_fullNames.contains(last))
            m_people.insert(last);
        if (subject || inverted)
            subjects.append({run, inverted});
        i = run.last - 1;
    }
    const auto opens = [&](qsizetype first) { // skips an office before the name
        qsizetype i = first - 1;
        for (int words = 0;
             i >= 0 && words < 6 && tokens.at(i).isWord() && !tokens.at(i).is(WordClass::Preposition) &&
             !tokens.at(i).is(WordClass::Speech) && !tokens.at(i).is(WordClass::Conjunction);
             ++words)
            --i;
        return i < 0 || !tokens.at(i).isWord() || clauses.endsSentence(i - 1);
    };
    for (const auto &[run, inverted] : std::as_const(subjects)) {
        const QString last = wordsOfTokens(m_text, tokens, run.last - 1, run.last);
        const qsizetype position = tokens.at(run.bare).range.start;
        const bool first = clauses.endsSentence(run.first - 1);
        if (m_people.contains(last))
            m_mentions.append({position, m_fullNames.value(last, last), {}, inverted || opens(run.first)});
        else if (first && run.last - run.bare >= 2)
            m_openings.append({position, wordsOfTokens(m_text, tokens, run.bare, run.last), {}, true});
    }
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens.at(i);
        if (token.is(WordClass::Pronoun) && (token.range.length() == 2 || token.range.length() == 3)) {
            const bool he = isWordOf(m_text, token, u"he");
            if (he || isWordOf(m_text, token, u"she"))
                m_mentions.append({token.range.start, {}, he ? u"he"_s : u"she"_s, opens(i)});
        }
    }
}

/// Whoever is named as the speaker of a quotation is somebody whom a pronoun may mean.
void Persons::learnSpeaker(const Attribution &attribution)
{
    const Token &first = m_tokens.at(attribution.source.first);
    const QString name = first.is(WordClass::Pronoun) ? QString() : nameOf(attribution, {});
    const QString last = lastWord(name);
    if (name.isEmpty() || !name.front().isUpper() ||
        !(m_fullNames.value(last) == name || m_people.contains(last)))
        return;
    m_people.insert(last);
    m_mentions.append({first.range.start, name, {}, true});
}

/// A pronoun behind the only person of its sentence, or at the start of the next, tells of the person; told
/// often enough one way, it is taken for true.
void Persons::learnGender()
{
    QHash<QString, std::pair<int, int>> votes; // last name to he, she
    QSet<QString> here;                        // in this sentence
    QSet<QString> previous;                    // in the one before
    const ClauseReader clauses(m_text, m_tokens);
    bool told = false;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens.at(i);
        const bool starts = token.kind == TokenKind::Break || (i > 0 && clauses.endsSentence(i - 1));
        if (starts) {
            previous = token.kind == TokenKind::Break ? QSet<QString>() : here;
            here.clear();
            told = false;
        }
        if (token.isNameWord()) {
            const qsizetype end = nameEnd(m_text, m_tokens, i);
            const QString last = wordsOfTokens(m_text, m_tokens, end - 1, end);
            if (m_people.contains(last))
                here.insert(last);
            i = end - 1;
            continue;
        }
        if (!token.is(WordClass::Function) || told || token.range.length() > 7)
            continue;
        const auto isAny = [&](std::initializer_list<QStringView> words) {
            return std::ranges::any_of(words,
                                       [&](QStringView word) { return isWordOf(m_text, token, word); });
        };
        const bool he = isAny({u"he", u"his", u"himself"});
        const bool she = !he && isAny({u"she", u"her", u"herself"});
        const QSet<QString> &meant = here.isEmpty() ? previous : here;
        if ((he || she) && meant.size() == 1) {
            auto &vote = votes[*meant.cbegin()];
            (he ? vote.first : vote.second) += 1;
            told = true;
        }
    }
    for (auto vote = votes.cbegin(); vote != votes.cend(); ++vote) {
        const auto [he, she] = vote.value();
        if (!m_gender.contains(vote.key()) && (he >= 2 * she + 1 || she >= 2 * he + 1))
            m_gender.insert(vote.key(), he > she ? u'm' : u'f');
    }
}

/// "He said": the same person goes on being the subject.
void Persons::resolvePronouns()
{
    for (Mention &mention : m_mentions) {
        if (!mention.pronoun.isEmpty())
            mention.name = lastMentioned(mention.position, mention.pronoun, {});
    }
}

QString Persons::lastMentioned(qsizetype before, const QString &pronoun, const QString &last) const
{
    if (pronoun == "it"_L1) // a body or a document, never the last person
        return m_people.contains(lastWord(last)) ? QString() : last;
    const QChar wanted = pronoun == "he"_L1 ? u'm' : pronoun == "she"_L1 ? u'f' : QChar();
    QString any;
    const auto from = std::ranges::lower_bound(m_mentions, before, {}, &Mention::position);
    for (auto mention = from;
         mention != m_mentions.begin() && std::distance(mention, from) < farthestMention;) {
        --mention;
        if (mention->name.isEmpty())
            continue;
        if (!mention->pronoun.isEmpty() && !wanted.isNull() && mention->pronoun != pronoun)
            continue;
        const QChar known = m_gender.value(lastWord(mention->name));
        if (!known.isNull() && !wanted.isNull() && known != wanted)
            continue;
        if (mention->opens)
            return mention->name;
        if (any.isEmpty())
            any = mention->name;
    }
    if (!any.isEmpty() || !last.isEmpty())
        return any.isEmpty() ? last : any;
    const auto later = std::ranges::lower_bound(m_openings, before, {}, &Mention::position);
    return later == m_openings.begin() ? QString() : std::prev(later)->name;
}

QString Persons::subjectBefore(qsizetype position, qsizetype limit) const
{
    const auto from = std::ranges::lower_bound(m_mentions, position, {}, &Mention::position);
    for (auto mention = from;
         mention != m_mentions.begin() && std::distance(mention, from) < farthestMention;) {
        --mention;
        if (mention->position < limit)
            break;
        if (mention->opens && !mention->name.isEmpty())
            return mention->name;
    }
    return {};
}

/// The one whom the text gives an office of that name; of several the one whose country or house agrees.
QString Persons::holderOf(const QString &office) const
{
    QString wanted = office.toCaseFolded();
    if (wanted.startsWith("a "_L1) || wanted.startsWith("an "_L1) || wanted.contains(" for "_L1))
        return office;
    if (wanted.startsWith("the "_L1))
        wanted.remove(0, 4);
    const bool state = wanted.endsWith("of state"_L1);
    const QString core = wanted.section(u' ', state ? -3 : wanted.contains(u' ') ? -2 : -1);
    const QString kind = core.contains(u' ') && !state ? core.section(u' ', -1) : core;
    static const QSet<QString> lesser{u"deputy"_s, u"vice"_s,   u"assistant"_s,
                                      u"shadow"_s, u"former"_s, u"acting"_s};
    const QStringList asked = wanted.split(u' ');
    const auto isLesser = [](const QStringList &words) {
        return std::ranges::any_of(words, [](const QString &word) { return lesser.contains(word); });
    };
    const auto agrees = [&](const QString &word) { // "haldian" and "haldia’s", "us" and "us"
        return word != kind && !core.contains(word) && std::ranges::any_of(asked, [&](const QString &other) {
                   return word == other || (word.size() >= 4 && other.startsWith(word.first(4)));
               });
    };
    QStringList holders;
    QStringList agreeing;
    QStringList loose;                                              // the country agrees, the office in part
    const auto note = [](QStringList &names, const QString &name) { // spellings of one name are one holder
        const QString key = spellingKey(lastWord(name).toLower());
        const bool known = std::ranges::any_of(
            names, [&](const QString &other) { return spellingKey(lastWord(other).toLower()) == key; });
        if (!known)
            names.append(name);
    };
    for (const Office &known : m_offices) {
        const QStringList &words = known.words;
        if (isLesser(words) && !isLesser(asked))
            continue;
        const bool whole = known.phrase.endsWith(core);
        const QString shared = core.contains(u' ') && whole ? core : kind;
        if (whole || (!core.contains(u' ') && known.phrase.endsWith(kind)))
            note(holders, known.name);
        if (known.phrase.endsWith(shared) && std::ranges::any_of(words, agrees))
            note(whole ? agreeing : loose, known.name);
    }
    for (const QStringList &names : {agreeing, loose, holders}) {
        if (names.size() == 1)
            return names.first();
        if (!names.isEmpty())
            break;
    }
    return office;
}

QString Persons::fullName(const QString &name) const
{
    const QString last = lastWord(name);
    if (!name.contains(u' '))
        return m_fullNames.value(last, name);
    const QString known = m_fullNames.value(last);
    return known.size() > name.size() && known.startsWith(name.section(u' ', 0, 0)) ? known : name;
}

QString Persons::nameOf(const Attribution &attribution, const QString &last) const
{
    const TokenSpan span = attribution.named.isEmpty() ? attribution.source : attribution.named;
    const Token &first = m_tokens.at(span.first);
    const QString words = wordsOfTokens(m_text, m_tokens, span.first, span.last);
    if (first.is(WordClass::Pronoun)) {
        const QString pronoun = words.toLower();
        return pronoun == "i"_L1 || pronoun == "we"_L1 ? QString()
                                                       : lastMentioned(first.range.start, pronoun, last);
    }
    // A name at the end, with nothing that hangs on a preposition before it.
    qsizetype begin = span.last;
    while (begin > span.first && !m_tokens.at(begin - 1).is(WordClass::Preposition))
        --begin;
    const bool hanging = begin > span.first;
    const bool state =
        hanging && begin < span.last &&
        wordsOfTokens(m_text, m_tokens, begin - 1, begin + 1).compare(u"of state", Qt::CaseInsensitive) == 0;
    if (hanging && !state) {
        const Run run = runAt(m_tokens, span.first); // "Governor Ada Corvin of Sund"
        const bool person = run.last - run.bare >= 2 && run.bare > run.first && run.last == begin - 1;
        return person ? fullName(wordsOfTokens(m_text, m_tokens, run.bare, run.last)) : words;
    }
    const Token &end = m_tokens.at(span.last - 1);
    if (end.isNameWord() && !isOfficeWord(end) && !end.is(WordClass::Medium)) {
        begin = span.last - 1;
        for (qsizetype i = span.first; i < span.last; ++i) {
            if (m_tokens.at(i).isNameWord() && nameEnd(m_text, m_tokens, i) >= span.last) {
                begin = i;
                break;
            }
        }
        if (!state || span.last - begin > 1)
            return fullName(wordsOfTokens(m_text, m_tokens, runAt(m_tokens, begin).bare, span.last));
    }
    const bool office = isOfficeWord(end) || state;
    return office ? holderOf(words) : words;
}

} // namespace synoptic
