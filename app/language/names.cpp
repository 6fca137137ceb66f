// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/names.h"

#include "language/nations.h"
#include "language/tables.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

enum class Part : quint8 { None, Nation, Office, Name };

bool isOneOf(const QString &word, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::find(words, word) != words.end();
}

/// "Hoping", "Reportedly", "Talks": endings that names seldom have.
bool hasOrdinaryEnding(const QString &word)
{
    static const QStringList endings{u"ing"_s,  u"ly"_s,   u"tion"_s, u"tions"_s, u"ment"_s, u"ments"_s,
                                     u"ness"_s, u"ists"_s, u"ies"_s,  u"ers"_s,   u"ed"_s,   u"als"_s};
    return word.size() > 4 &&
           std::ranges::any_of(endings, [&](const QString &ending) { return word.endsWith(ending); });
}

/// The names of one range: tokens are first marked as nations and offices, what is left makes runs.
class RangeReader
{
public:
    RangeReader(QStringView text, TextRange range, const NameVocabulary &words,
                const std::vector<NameToken> &tokens)
        : m_words(words), m_tokens(tokens), m_parts(tokens.size(), Part::None), m_nations(tokens.size(), -1),
          m_nameAt(tokens.size(), -1), m_casing(casingOf(text, range, words, tokens)), m_text(text)
    {
    }

    QList<Name> names()
    {
        const bool capital = std::ranges::any_of(
            m_tokens, [&](const NameToken &token) { return m_words.at(token.word).capital; });
        if (!capital && !hasOffice())
            return {};
        markNations();
        findOffices();
        for (size_t i = 0; i < m_tokens.size();)
            i = readRun(i);
        giveOffices();
        std::ranges::stable_sort(m_names, {}, [](const Name &name) {
            return name.range.isEmpty() ? name.office.start : name.range.start;
        });
        return m_names;
    }

private:
    struct OfficePhrase
    {
        size_t first;
        size_t head;
        size_t last;
    };

    const NameWord &word(size_t i) const { return m_words.at(m_tokens[i].word); }
    const NameWord &lower(size_t i) const { return m_words.at(word(i).lower); }
    bool has(size_t i, WordTrait trait) const { return word(i).is(trait); }
    bool joinedTo(size_t i) const // with the word before
    {
        return i > 0 && i < m_tokens.size() && m_tokens[i].joined && !m_tokens[i - 1].possessive;
    }
    TextRange span(size_t first, size_t last) const
    {
        return {m_tokens[first].range.start, m_tokens[last].range.end};
    }
    bool hasOffice() const
    {
        for (size_t i = 0; i < m_tokens.size(); ++i) {
            if (has(i, WordTrait::Single))
                return true;
        }
        return false;
    }

    bool plainCapital(size_t i) const
    {
        return i < m_tokens.size() && word(i).capital && word(i).nation < 0 && !has(i, WordTrait::Office) &&
               !has(i, WordTrait::Portfolio) && !has(i, WordTrait::Institution) &&
               !has(i, WordTrait::Honorific) && !has(i, WordTrait::Stop) && !has(i, WordTrait::Calendar);
    }

    void markNations()
    {
        for (size_t i = 0; i < m_tokens.size(); ++i) {
            if (!word(i).capital || (word(i).nation < 0 && !word(i).startsNation))
                continue;
            const auto [nation, length] = nationAt(i);
            if (length == 0 || (length == 1 && isOtherwiseNamed(i)))
                continue;
            for (size_t k = i; k < i + length; ++k) {
                m_parts[k] = Part::Nation;
                m_nations[k] = nation;
            }
            Name name;
            name.range = span(i, i + length - 1);
            name.nation = nation;
            m_names.append(name);
            i += length - 1;
        }
    }

    std::pair<int, size_t> nationAt(size_t i) const
    {
        if (word(i).startsNation) {
            size_t most = 1;
            while (most < size_t(nations::mostWords) && joinedTo(i + most))
                ++most;
            for (size_t length = most; length > 1; --length) {
                const TextRange range = span(i, i + length - 1);
                if (const auto nation =
                        nations::find(plainName(m_text.sliced(range.start, range.length())), true))
                    return {*nation, length};
            }
        }
        // Headlines in capitals do not tell "US" from "us".
        if (word(i).nation >= 0 && !(m_casing == Casing::Capitals && has(i, WordTrait::Stop)))
            return {word(i).nation, 1};
        return {-1, 0};
    }

    /// "Jordan Henderson", "Michael Jordan", "New England": part of another name.
    bool isOtherwiseNamed(size_t i) const
    {
        const bool noun = plainName(word(i).raw) == plainName(nations::name(word(i).nation));
        const bool behind = joinedTo(i) && plainCapital(i - 1) && m_parts[i - 1] == Part::None &&
                            !(m_tokens[i - 1].opens && isOrdinary(i - 1));
        if (m_casing != Casing::Normal)
            return false;
        if (behind && !word(i).capitals)
            return true;
        return noun && !word(i).capitals && joinedTo(i + 1) && plainCapital(i + 1);
    }

    void findOffices()
    {
        for (size_t i = 0; i < m_tokens.size(); ++i) {
            const bool office =
                has(i, WordTrait::Office) || (has(i, WordTrait::Honorific) && word(i).capital);
            if (!office || m_parts[i] != Part::None)
                continue;
            OfficePhrase phrase{i, i, i};
            extendBehind(phrase);
            extendBefore(phrase);
            if (isSurname(phrase))
                continue;
            for (size_t k = phrase.first; k <= phrase.last; ++k) {
                if (m_parts[k] != Part::Nation)
                    m_parts[k] = Part::Office;
            }
            m_offices.push_back(phrase);
            i = phrase.last;
        }
    }

    /// "secretary of state", "minister for foreign affairs", "Vice President".
    void extendBehind(OfficePhrase &phrase) const
    {
        while (joinedTo(phrase.last + 1) && m_parts[phrase.last + 1] == Part::None &&
               (has(phrase.last + 1, WordTrait::Office) ||
                (has(phrase.last + 1, WordTrait::Honorific) && word(phrase.last + 1).capital)))
            phrase.head = ++phrase.last;
        size_t next = phrase.last + 1;
        if (!joinedTo(next) || !isOneOf(word(next).raw, {"of"_L1, "for"_L1}))
            return;
        ++next;
        if (joinedTo(next) && word(next).raw == "the"_L1)
            ++next;
        while (joinedTo(next) && (has(next, WordTrait::Portfolio) || m_parts[next] == Part::Nation))
            phrase.last = next++;
    }

    void extendBefore(OfficePhrase &phrase) const
    {
        const auto takes = [&](auto fits) {
            return phrase.first > 0 && joinedTo(phrase.first) && m_parts[phrase.first - 1] == Part::None &&
                   fits(phrase.first - 1);
        };
        const auto known = [&](size_t i) {
            return has(i, WordTrait::Portfolio) || has(i, WordTrait::Office) ||
                   (has(i, WordTrait::Honorific) && word(i).capital);
        };
        const size_t head = phrase.first;
        while (takes(known))
            --phrase.first;
        const bool named =
            phrase.last + 1 < m_tokens.size() && joinedTo(phrase.last + 1) && plainCapital(phrase.last + 1);
        if (word(head).capital) {
            const auto title = [&](size_t i) {
                return plainCapital(i) && !(m_tokens[i].opens && isOrdinary(i));
            };
            for (int taken = 0; named && taken < 2 && takes(title); ++taken)
                --phrase.first;
        } else if (phrase.first == head && has(head, WordTrait::Single)) {
            const auto noun = [&](size_t i) { return isNounBefore(i, named); };
            if (takes(noun))
                --phrase.first;
        }
        while (phrase.first > 0 && m_tokens[phrase.first].joined && m_parts[phrase.first - 1] == Part::Nation)
            --phrase.first;
    }

    /// "the lock keeper", "lock keeper Jon Hale": a word that says which office it is.
    bool isNounBefore(size_t i, bool named) const
    {
        if (word(i).capital || m_tokens[i].number || has(i, WordTrait::Stop) || has(i, WordTrait::Speech) ||
            hasOrdinaryEnding(word(i).raw))
            return false;
        return named || (i > 0 && (isOneOf(lower(i - 1).raw, {"the"_L1, "a"_L1, "an"_L1, "its"_L1}) ||
                                   m_tokens[i - 1].possessive));
    }

    /// "Stephen King": an office word that closes a name.
    bool isSurname(const OfficePhrase &phrase) const
    {
        const size_t i = phrase.first;
        if (phrase.first != phrase.last || !word(i).capital || !joinedTo(i))
            return false;
        const bool named = joinedTo(i + 1) && plainCapital(i + 1);
        const bool article = i > 1 && word(i - 2).raw == "the"_L1;
        return !named && !article && plainCapital(i - 1) && !(m_tokens[i - 1].opens && isOrdinary(i - 1));
    }

    bool isOrdinary(size_t i) const
    {
        const NameWord &same = lower(i);
        if (same.capitalSeen > 0)
            return same.lowerSeen > 2 * same.capitalSeen;
        return same.lowerSeen > 0 || has(i, WordTrait::Opener) || has(i, WordTrait::Stop) ||
               hasOrdinaryEnding(same.raw);
    }

    bool isNameWord(size_t i) const
    {
        if (i >= m_tokens.size() || m_parts[i] != Part::None || !word(i).capital || m_tokens[i].number)
            return false;
        if (m_casing != Casing::Normal)
            return lower(i).capitalSeen > 0 && lower(i).capitalSeen >= lower(i).lowerSeen &&
                   !has(i, WordTrait::Stop) && !has(i, WordTrait::Calendar);
        if (m_tokens[i].opens && isOrdinary(i)) {
            // "Port Sund": where the next word has a capital, the tables decide, not the texts.
            const bool run = joinedTo(i + 1) && word(i + 1).capital && m_parts[i + 1] == Part::None;
            return run && (has(i, WordTrait::PlacePrefix) || !has(i, WordTrait::Opener)) &&
                   !has(i, WordTrait::Stop) && !has(i, WordTrait::Calendar) &&
                   (has(i, WordTrait::PlacePrefix) || lower(i).lowerSeen < 2);
        }
        if (isMonth(i))
            return false;
        if (m_tokens[i].opens && lower(i).capitalSeen == 0 && !isShownAsName(i))
            return false;
        if (word(i).capitals && lower(i).lowerSeen > 0 && lower(i).lowerSeen >= lower(i).capitalSeen)
            return false; // "a HUGE fire"
        if (has(i, WordTrait::Stop) || has(i, WordTrait::Calendar))
            return m_words.at(m_tokens[i].word).raw.size() > 2 && !m_tokens[i].opens &&
                   ((joinedTo(i + 1) && plainCapital(i + 1) && !has(i, WordTrait::Calendar)) ||
                    (joinedTo(i) && m_parts[i - 1] == Part::Name && !isWeekday(i)));
        return true;
    }

    /// A word that opens a sentence and stands nowhere else: a name speaks, owns, or goes on.
    bool isShownAsName(size_t i) const
    {
        const bool joined = i + 1 < m_tokens.size() && m_tokens[i + 1].joined;
        return m_tokens[i].possessive ||
               (joined && (has(i + 1, WordTrait::Speech) || word(i + 1).capital ||
                           (has(i + 1, WordTrait::Particle) && joinedTo(i + 2) && word(i + 2).capital)));
    }

    /// "Jan. 5", where Jan is nobody.
    bool isMonth(size_t i) const
    {
        const bool dated = m_tokens[i].stop || (i + 1 < m_tokens.size() && m_tokens[i + 1].number);
        return dated && isOneOf(lower(i).raw, {"jan"_L1, "mar"_L1, "jun"_L1, "mon"_L1, "tue"_L1, "wed"_L1,
                                               "thu"_L1, "fri"_L1, "sat"_L1, "sun"_L1});
    }

    /// Calendar words that are no surnames.
    bool isWeekday(size_t i) const { return has(i, WordTrait::Calendar) && lower(i).raw != "may"_L1; }

    /// Reads a run that starts at a word; returns where to go on.
    size_t readRun(size_t first)
    {
        if (!isNameWord(first))
            return first + 1;
        m_parts[first] = Part::Name;
        size_t last = first;
        bool institution = has(first, WordTrait::Institution);
        while (const size_t next = continuation(first, last, institution)) {
            for (size_t k = last + 1; k <= next; ++k)
                m_parts[k] = Part::Name;
            last = next;
            institution = institution || has(last, WordTrait::Institution);
        }
        // "Ministry", "Sea": a noun alone names nothing.
        const bool owned = first > 0 && m_parts[first - 1] == Part::Nation && m_tokens[first].joined &&
                           has(first, WordTrait::Institution); // "Norwegian Navy"
        const bool noun = first == last && !owned &&
                          (word(first).raw.size() == 1 || has(first, WordTrait::Opener) ||
                           has(first, WordTrait::Institution) || has(first, WordTrait::Portfolio) ||
                           has(first, WordTrait::PlacePrefix));
        if (!noun)
            addName(first, last, institution);
        return last + 1;
    }

    /// The last word of what goes on behind a word of the run, or 0.
    size_t continuation(size_t first, size_t last, bool institution) const
    {
        size_t next = last + 1;
        const bool peoples = next < m_tokens.size() && m_tokens[next].joined &&
                             has(last, WordTrait::Opener) &&
                             has(next, WordTrait::Institution); // "Sund People's Party"
        if (!joinedTo(next) && !peoples)
            return 0;
        if (isNameWord(next) && !m_tokens[next].opens)
            return next;
        const size_t from = next;
        while (joinedTo(next) && has(next, WordTrait::Particle) && !word(next).capital && next < from + 2)
            ++next;
        if (next > from)
            return joinedTo(next) && isNameWord(next) ? next : 0;
        const QString &link = word(next).raw;
        const bool headed = institution || (first == last && has(first, WordTrait::PlacePrefix));
        if (!headed || !isOneOf(link, {"of"_L1, "for"_L1, "on"_L1, "and"_L1, "in"_L1}))
            return 0;
        if (isOneOf(link, {"and"_L1, "in"_L1}) && !(last > first && isLinked(first, last)))
            return 0;
        ++next;
        if (joinedTo(next) && word(next).raw == "the"_L1 && link != "and"_L1)
            ++next;
        return joinedTo(next) && word(next).capital && !has(next, WordTrait::Stop) &&
                       !has(next, WordTrait::Calendar) && m_parts[next] != Part::Office
                   ? next
                   : 0;
    }

    /// Whether a run holds an "of" or "for" already.
    bool isLinked(size_t first, size_t last) const
    {
        for (size_t i = first; i <= last; ++i) {
            if (isOneOf(word(i).raw, {"of"_L1, "for"_L1}))
                return true;
        }
        return false;
    }

    void addName(size_t first, size_t last, bool institution)
    {
        Name name;
        name.institution = institution;
        if (first > 0 && m_parts[first - 1] == Part::Nation && m_tokens[first].joined)
            name.of = m_nations[first - 1];
        name.range = span(first, last);
        name.acronym = first == last && word(first).capitals && m_casing != Casing::Capitals;
        const bool comma = last + 1 < m_tokens.size() && m_tokens[last + 1].joined;
        name.speaks = (comma && has(last + 1, WordTrait::Speech)) ||
                      (first > 0 && m_tokens[first].joined && has(first - 1, WordTrait::Speech) &&
                       !word(first - 1).capital);
        name.located = first > 0 && isOneOf(lower(first - 1).raw, {"in"_L1, "at"_L1, "near"_L1, "from"_L1,
                                                                   "outside"_L1, "around"_L1});
        for (size_t k = first; k <= last; ++k)
            m_nameAt[k] = int(m_names.size());
        m_names.append(name);
    }

    /// Each office goes to the name behind it, or before it, or stands alone where one person holds it.
    void giveOffices()
    {
        for (const OfficePhrase &phrase : m_offices) {
            const size_t next = phrase.last + 1;
            const TextRange words = span(phrase.first, phrase.last);
            const bool single = has(phrase.head, WordTrait::Single);
            if (next < m_tokens.size() && m_nameAt[next] >= 0 &&
                (joinedTo(next) || (m_tokens[next].comma && single))) {
                give(m_nameAt[next], words);
                continue;
            }
            size_t before = phrase.first;
            while (before > 0 && m_tokens[before].joined && phrase.first - before < 2 &&
                   (isOneOf(lower(before - 1).raw, {"the"_L1, "a"_L1, "an"_L1, "its"_L1, "whose"_L1})))
                --before;
            const bool said = before < phrase.first || single || m_parts[phrase.first] == Part::Nation;
            if (before > 0 && m_tokens[before].comma && said && m_nameAt[before - 1] >= 0)
                give(m_nameAt[before - 1], words);
            else if (single)
                m_names.append({{}, words});
        }
    }

    void give(int name, TextRange office)
    {
        if (m_names[name].office.isEmpty())
            m_names[name].office = office;
    }

    const NameVocabulary &m_words;
    const std::vector<NameToken> &m_tokens;
    std::vector<Part> m_parts;
    std::vector<int> m_nations;
    std::vector<int> m_nameAt; ///< index into m_names of the name that a word is in
    Casing m_casing;
    QStringView m_text;
    std::vector<OfficePhrase> m_offices;
    QList<Name> m_names;
};

} // namespace

void NameFinder::count(quint32 lower, int capital, int small)
{
    NameWord &word = m_words.at(lower);
    if (word.capitalSeen == 0 && word.lowerSeen == 0)
        m_learnt.push_back(lower);
    word.capitalSeen += capital;
    word.lowerSeen += small;
}

void NameFinder::learn(QStringView text, TextRange range)
{
    scanNameTokens(text, range, m_words, m_tokens);
    const bool tells = casingOf(text, range, m_words, m_tokens) == Casing::Normal;
    for (const NameToken &token : m_tokens) {
        const NameWord &word = m_words.at(token.word);
        if (!word.capital)
            count(word.lower, 0, 1);
        else if (tells && !token.opens)
            count(word.lower, 1, 0);
    }
}

std::vector<WordCasing> NameFinder::takeLearnt()
{
    std::vector<WordCasing> casings;
    casings.reserve(m_learnt.size());
    for (const quint32 lower : m_learnt) {
        NameWord &word = m_words.at(lower);
        casings.push_back({lower, std::exchange(word.capitalSeen, 0), std::exchange(word.lowerSeen, 0)});
    }
    m_learnt.clear();
    return casings;
}

void NameFinder::learn(const std::vector<WordCasing> &casings)
{
    for (const WordCasing &casing : casings)
        count(casing.word, casing.capital, casing.small);
}

QList<Name> NameFinder::namesIn(QStringView text, TextRange range)
{
    (void)m_words.takeAsked(); // by learn(), which hangs on nothing else
    scanNameTokens(text, range, m_words, m_tokens);
    for (const quint32 word : m_words.takeAsked())
        m_asked.push_back(word);
    for (const NameToken &token : m_tokens) {
        const NameWord &word = m_words.at(token.word);
        if (word.capital)
            m_asked.push_back(word.lower);
    }
    return RangeReader(text, range, m_words, m_tokens).names();
}

std::vector<quint32> NameFinder::takeAsked()
{
    std::ranges::sort(m_asked);
    const auto rest = std::ranges::unique(m_asked);
    m_asked.erase(rest.begin(), rest.end());
    return std::exchange(m_asked, {});
}

quint64 NameFinder::judgement(const std::vector<quint32> &words) const
{
    quint64 hash = 14695981039346656037ULL;
    for (const quint32 word : words) {
        const int capital = m_words.at(word).capitalSeen;
        const int small = m_words.at(word).lowerSeen;
        const std::array tests{capital > 0,      small > 0,        small > 1,
                               capital >= small, small >= capital, small > 2 * capital};
        quint64 judged = word;
        for (const bool holds : tests)
            judged = judged << 1 | quint64(holds);
        hash = (hash ^ judged) * 1099511628211ULL;
        hash ^= hash >> 31;
    }
    return hash;
}

QList<Name> findNames(QStringView text, TextRange range)
{
    NameFinder finder;
    finder.learn(text, range);
    return finder.namesIn(text, range);
}

Office officeOf(QStringView words)
{
    static const QSet<QString> honorifics = wordSet(u"honorifics"_s);
    static const QSet<QString> single = wordSet(u"people-of-one-office"_s);
    static const QSet<QString> offices = wordSet(u"offices"_s) + wordSet(u"ranks"_s) + single;
    static const QSet<QString> passing{u"former"_s, u"ex"_s,     u"acting"_s,    u"deputy"_s,
                                       u"vice"_s,   u"shadow"_s, u"assistant"_s, u"under"_s};
    Office office;
    QStringList key;
    const QStringList parts = words.toString().simplified().split(u' ');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString word = plainName(parts.at(i));
        const auto pair = i + 1 < parts.size() ? nations::find(word + u' ' + plainName(parts.at(i + 1)), true)
                                               : std::nullopt;
        const auto alone = nations::find(word, parts.at(i) == parts.at(i).toUpper());
        if (pair || alone) {
            office.nation = pair ? *pair : *alone;
            i += pair ? 1 : 0;
            continue;
        }
        office.former = office.former || passing.contains(word);
        office.single = office.single || single.contains(word);
        if (!offices.contains(word) && honorifics.contains(word) && word.size() <= 5 && word != "prime"_L1)
            continue;
        key.append(word);
    }
    while (!key.isEmpty() && isOneOf(key.last(), {"of"_L1, "for"_L1, "the"_L1}))
        key.removeLast();
    office.key = key.join(u' ');
    return office;
}

} // namespace synoptic
