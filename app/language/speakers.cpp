// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/speakers.h"

#include "language/tables.h"
#include "language/words.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

// Functions: the tables are resources, which are not there yet while the program's globals are made.
const QString &speechVerbs()
{
    static const QString words = wordAlternatives(u"speech-verbs"_s);
    return words;
}

const QString &officeWords()
{
    static const QString words = wordAlternatives(u"offices"_s);
    return words;
}

/// A word of a name: "Hale", an initial, or an abbreviated title with its stop.
const QString &nameWord()
{
    static const QString word = [] {
        const QString titles =
            u"(?:(?=\\p{Lu})(?i:"_s + wordAlternatives(u"leading-abbreviations"_s) + u")\\.)"_s;
        return u"(?:"_s + titles + u"|\\p{Lu}\\.|(?!(?i:"_s + wordAlternatives(u"leading-abbreviations"_s) +
               u")\\.)\\p{Lu}[\\p{L}’'-]*\\p{L})"_s;
    }();
    return word;
}

const QString &nameRun()
{
    static const QString run = u"(?:"_s + nameWord() +
                               u"(?: (?:de|van|von|der|al|bin|el|la|di|da) )?)(?: "_s + nameWord() +
                               u"){0,6}"_s;
    return run;
}

/// Somebody called by an office: "the harbour master", "a spokesman for Piet Oldham".
QString titled()
{
    return u"(?<!\\b[Ii]n )(?<!\\b[Ii]n a )(?<!\\b[Ff]or )(?:[Tt]he |[Aa]n? )?"
           "(?:(?!(?:for|in|to|by|with|on|at|from|after|and|but|that|"_s +
           speechVerbs() + u")\\b)[\\w’'-]+ ){0,5}?(?:secretary of state|statement|"_s + officeWords() +
           u")\\b(?: for (?:the )?"_s + nameRun() + u")?"_s;
}

/// Words between a verb of speech and the speaker behind it: no preposition, which would bring another in.
const QString filler =
    u"(?:(?!(?:that|of|to|after|before|in|on|at|by|with|about|when|if|as|for|from|against)\\b)[a-z’'-]+ ){0,4}?"_s;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

constexpr QStringView marks = u"\"'`“”„‘’‚«»「」『』";

bool isPronoun(const QString &name)
{
    static const QStringList pronouns{u"he"_s, u"she"_s, u"they"_s, u"it"_s};
    return pronouns.contains(name.toLower());
}

/// The name without what stands before it: "Evald Brun" of "Former Deputy Harbour Minister Evald Brun".
QString withoutHonorific(const QString &name)
{
    static const QSet<QString> titles = wordSet(u"honorifics"_s) + wordSet(u"offices"_s);
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    // "Why Hale": the first word of a sentence is no part of the name behind it.
    const auto starts = wordsOf(name);
    if (words.size() > 1 && !starts.isEmpty() && starts.first().stopWord)
        words.removeFirst();
    for (qsizetype i = words.size() - 2; i >= 0; --i) {
        QString word = words.at(i).toLower();
        if (word.endsWith(u'.'))
            word.chop(1);
        if (titles.contains(word) || (word == "state"_L1 && i > 0 && words.at(i - 1) == "of"_L1)) {
            words.remove(0, i + 1);
            break;
        }
    }
    QString bare = words.join(u' ');
    if (bare.endsWith("’s"_L1) || bare.endsWith("'s"_L1))
        bare.chop(2);
    return bare;
}

} // namespace

SpeakerFinder::SpeakerFinder(QStringView text) : m_text(text)
{
    learnNames();
    learnOffices();
    learnMentions();
}

void SpeakerFinder::learnNames()
{
    static const QRegularExpression run = pattern(nameWord() + u"(?: "_s + nameWord() + u")+"_s);
    for (const auto &match : run.globalMatchView(m_text)) {
        const QString name = withoutHonorific(match.captured());
        if (name.count(u' ') < 1)
            continue;
        const QString last = name.section(u' ', -1);
        if (!m_fullNames.contains(last))
            m_fullNames.insert(last, name.section(u' ', -2));
    }
    static const QRegularExpression honorific =
        pattern(u"\\b(Mr|Mrs|Ms|Miss|Sir|Lord|Lady)\\.? (?:"_s + nameWord() + u" )?(\\p{Lu}[\\p{L}-]+)"_s);
    for (const auto &match : honorific.globalMatchView(m_text)) {
        const bool female = match.captured(1).startsWith(u'M') ? match.captured(1) != "Mr"_L1
                                                               : match.captured(1) == "Lady"_L1;
        m_gender.insert(match.captured(2), female ? u'f' : u'm');
    }
}

void SpeakerFinder::learnOffices()
{
    static const QRegularExpression held =
        pattern(u"(?<office>(?:[\\p{L}’'-]+ ){0,3}(?i:"_s + officeWords() +
                u")(?: of [Ss]tate)?),? (?<name>"_s + nameWord() + u"(?: "_s + nameWord() + u"){1,2})"_s);
    static const QRegularExpression apposed =
        pattern(u"(?<name>"_s + nameWord() + u"(?: "_s + nameWord() +
                u"){1,2}), (?:the |a )?(?<office>(?:[\\p{L}’'-]+ ){0,3}(?i:"_s + officeWords() +
                u")(?: of [Ss]tate)?)\\b(?! (?:of [Ss]tate )?\\p{Lu})"_s);
    for (const QRegularExpression *expression : {&held, &apposed}) {
        for (const auto &match : expression->globalMatchView(m_text))
            addOffice(match.captured(u"office"_s).toCaseFolded(),
                      withoutHonorific(match.captured(u"name"_s)).section(u' ', -2));
    }
}

void SpeakerFinder::addOffice(const QString &phrase, const QString &name)
{
    const QString last = name.section(u' ', -1);
    if (phrase.endsWith("woman"_L1) || phrase.endsWith("man"_L1))
        m_gender.insert(last, phrase.endsWith("woman"_L1) ? u'f' : u'm');
    m_offices.append({phrase, name});
}

/// Only people are mentioned: whoever speaks somewhere, holds an office or has an honorific.
void SpeakerFinder::learnMentions()
{
    static const QRegularExpression speaking =
        pattern(u"(?<who>"_s + nameRun() + u")(?:,[^,“\"]{3,80},)? (?:has |had |have |also |later )?(?:"_s +
                speechVerbs() + u")\\b"_s);
    static const QRegularExpression subject = pattern(
        u"(?:(?:[\\p{L}’'-]+ ){0,4}?(?i:"_s + officeWords() + u"|of state) )?(?<who>"_s + nameRun() +
        u"|He|She),? (?!(?:of|in|and|at|on|with|to|from|for|or|by|but|as|the|that|over|into|under|if|a)\\b)\\p{Ll}+"_s);
    static const QRegularExpression spoken =
        pattern(u"[,”\"’]\\s+(?:"_s + speechVerbs() + u") "_s + filler + u"(?<who>"_s + nameRun() + u")"_s);
    QSet<QString> people(m_gender.keyBegin(), m_gender.keyEnd());
    for (const Office &office : std::as_const(m_offices))
        people.insert(office.name.section(u' ', -1));
    for (const auto &match : speaking.globalMatchView(m_text)) {
        const QString last = withoutHonorific(match.captured(u"who"_s)).section(u' ', -1);
        if (m_fullNames.contains(last))
            people.insert(last);
    }
    for (const QRegularExpression *expression : {&subject, &spoken}) {
        for (const auto &match : expression->globalMatchView(m_text)) {
            const QString who = match.captured(u"who"_s);
            const QString last = withoutHonorific(who).section(u' ', -1);
            qsizetype before = match.capturedStart() - 1;
            while (before >= 0 && m_text.at(before) == u' ')
                --before;
            const bool opens = before < 0 || QStringView(u"\n.!?”\"’,:;").contains(m_text.at(before));
            if (people.contains(last) || isPronoun(who))
                m_mentions.append({match.capturedStart(u"who"_s),
                                   isPronoun(who) ? who : m_fullNames.value(last, last),
                                   opens || expression == &spoken});
        }
    }
    // Whoever opens a sentence by full name may be a person too; a pronoun takes them where nobody is surer.
    static const QRegularExpression opening = pattern(u"(?:^|[\\n.!?”\"] *)(?<who>"_s + nameWord() +
                                                      u"(?: "_s + nameWord() + u"){1,2}) \\p{Ll}+"_s);
    for (const auto &match : opening.globalMatchView(m_text))
        m_openings.append({match.capturedStart(u"who"_s), withoutHonorific(match.captured(u"who"_s)), true});
    std::ranges::stable_sort(m_mentions, {}, &Mention::position);
    // "He said": the same person goes on being the subject.
    for (qsizetype i = 0; i < m_mentions.size(); ++i) {
        if (isPronoun(m_mentions.at(i).name))
            m_mentions[i].name = lastMentioned(m_mentions.at(i).position, m_mentions.at(i).name);
    }
}

QString SpeakerFinder::lastMentioned(qsizetype before, const QString &pronoun) const
{
    const QString lower = pronoun.toLower();
    const QChar wanted = lower == "he"_L1 ? u'm' : lower == "she"_L1 ? u'f' : QChar();
    QString any;
    for (auto mention = m_mentions.crbegin(); mention != m_mentions.crend(); ++mention) {
        if (mention->position >= before || mention->name.isEmpty() || isPronoun(mention->name))
            continue;
        const QChar known = m_gender.value(mention->name.section(u' ', -1));
        if (!known.isNull() && !wanted.isNull() && known != wanted)
            continue;
        if (mention->opens)
            return mention->name;
        if (any.isEmpty())
            any = mention->name;
    }
    if (!any.isEmpty())
        return any;
    if (!m_last.isEmpty())
        return m_last;
    const auto later = std::ranges::lower_bound(m_openings, before, {}, &Mention::position);
    return later == m_openings.begin() ? QString() : std::prev(later)->name;
}

/// The one whom the text gives an office of that name; of several the one whose country or house agrees.
QString SpeakerFinder::holderOf(const QString &office) const
{
    QString wanted = office.toCaseFolded();
    if (wanted.startsWith("a "_L1) || wanted.startsWith("an "_L1) || wanted.contains(" for "_L1))
        return office;
    if (wanted.startsWith("the "_L1))
        wanted.remove(0, 4);
    const QString core = wanted.section(u' ', wanted.endsWith("of state"_L1) ? -3
                                              : wanted.contains(u' ')        ? -2
                                                                             : -1);
    const QString kind = core.contains(u' ') && !core.endsWith("of state"_L1) ? core.section(u' ', -1) : core;
    static const QRegularExpression lesser =
        pattern(u"\\b(?:deputy|vice|assistant|shadow|former|acting)\\b"_s);
    const QStringList asked = wanted.split(u' ');
    const auto agrees = [&](const QString &word) { // "russian" and "russia’s", "us" and "us"
        return word != kind && !core.contains(word) && std::ranges::any_of(asked, [&](const QString &other) {
                   return word == other || (word.size() >= 4 && other.startsWith(word.first(4)));
               });
    };
    QStringList holders;
    QStringList agreeing;
    QStringList loose;                                              // the country agrees, the office in part
    const auto note = [](QStringList &names, const QString &name) { // spellings of one name are one holder
        const QString key = spellingKey(name.section(u' ', -1).toLower());
        const bool known = std::ranges::any_of(names, [&](const QString &other) {
            return spellingKey(other.section(u' ', -1).toLower()) == key;
        });
        if (!known)
            names.append(name);
    };
    for (const Office &known : m_offices) {
        if (lesser.match(known.phrase).hasMatch() && !lesser.match(wanted).hasMatch())
            continue;
        const bool whole = known.phrase.endsWith(core);
        const QString shared = core.contains(u' ') && whole ? core : kind;
        if (whole || (!core.contains(u' ') && known.phrase.endsWith(kind)))
            note(holders, known.name);
        if (known.phrase.endsWith(shared) && std::ranges::any_of(known.phrase.split(u' '), agrees))
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

QString SpeakerFinder::resolved(const QString &name, qsizetype position) const
{
    if (isPronoun(name))
        return lastMentioned(position, name);
    static const QRegularExpression office =
        pattern(u"\\b(?i:"_s + officeWords() + u"|secretary of state)$"_s);
    if (name.front().isLower() || name.startsWith("The "_L1) || name.contains(" for "_L1) ||
        office.match(name).hasMatch())
        return holderOf(name);
    const QString bare = withoutHonorific(name.trimmed());
    if (!bare.contains(u' '))
        return m_fullNames.value(bare, bare);
    return bare;
}

void SpeakerFinder::enterPassage(const Passage &passage)
{
    m_passage = passage.range;
}

std::optional<SpeakerFinder::Attribution> SpeakerFinder::attributionIn(TextRange clause, bool after) const
{
    static const QString who =
        u"(?<who>"_s + nameRun() + u"|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|"_s + titled() + u")"_s;
    // "the harbour master, Piet Oldham": the name behind an office is the better answer.
    static const QString named = u"(?:,? (?<named>"_s + nameWord() + u"(?: "_s + nameWord() + u"){1,3}))?"_s;
    static const QString verb = u"(?<verb>"_s + speechVerbs() + u")\\b"_s;
    static const QRegularExpression subjectFirst = pattern(
        u"\\b"_s + who +
        u"(?:,[^,“\"]{3,80},)?,?(?: (?:has|have|had|also|later|then|again|earlier|who|did not))* "_s + verb);
    static const QRegularExpression verbFirst =
        pattern(u"\\b(?!(?:"_s + wordAlternatives(u"verbs-with-listeners"_s) + u")\\b)"_s + verb + u" "_s +
                filler + who + named);
    static const QRegularExpression according =
        pattern(u"\\b(?<verb>[Aa]ccording to) "_s + filler + who + named);
    const QString words = m_text.sliced(clause.start, clause.length()).toString();
    std::optional<Attribution> best;
    qsizetype bestDistance = words.size() + 1;
    const auto consider = [&](const QRegularExpression &expression, qsizetype penalty) {
        for (const auto &match : expression.globalMatch(words)) {
            const qsizetype distance =
                penalty + (after ? match.capturedStart() : words.size() - match.capturedEnd());
            if (distance < bestDistance) {
                bestDistance = distance;
                const QString name = match.captured(u"who"_s);
                const bool office =
                    !name.front().isUpper() && !isPronoun(name) && match.hasCaptured(u"named"_s);
                best = Attribution{resolved(office ? match.captured(u"named"_s) : name,
                                            clause.start + match.capturedStart(u"who"_s)),
                                   match.captured().simplified()};
            }
        }
    };
    static const QRegularExpression bare = pattern(u"^(?<who>"_s + nameRun() + u")\\.(?:\\s|$)"_s);
    static const QRegularExpression signature = pattern(u"^[—–―-]+\\s*(?<who>"_s + nameRun() + u")"_s);
    static const QRegularExpression script = pattern(u"^(?<who>"_s + nameRun() + u"):$"_s);
    consider(subjectFirst, 0);
    if (after) { // “…,” Mr Hale. “…” — Anna Voss
        consider(bare, 0);
        consider(signature, 0);
    } else { // Anna Voss: “…”
        consider(script, 0);
    }
    consider(according, 2);
    if (after || !best)
        consider(verbFirst, after ? 1 : 10);
    return best;
}

void SpeakerFinder::attribute(const QList<TextRange> &ranges, const QList<bool> &open, QList<Quotation> &into)
{
    const bool continues = m_openParts > 0;
    const QString inherited = continues ? m_last : QString();
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const TextRange range = ranges.at(i);
        const TextRange after =
            wordsBehind(range, i + 1 < ranges.size() ? ranges.at(i + 1).start : m_passage.end);
        const TextRange before = wordsBefore(range, i > 0 ? ranges.at(i - 1).end : m_passage.start);
        const bool startsPassage = i == 0 && before.length() == 0;
        const QChar lastBefore = before.length() > 0 ? m_text.at(before.end - 1) : QChar();
        const bool introduced = lastBefore == u':' || lastBefore == u',';
        const bool comma =
            m_text.at(range.end - 1) == u',' || (after.length() > 0 && m_text.at(after.start) == u',');
        std::optional<Attribution> found;
        if (before.length() > 0)
            found = attributionIn(before, false);
        if (!found || (!introduced && comma))
            if (auto behind = attributionIn(after, true))
                found = behind;
        Quotation quotation{range, {}, {}};
        if (found) {
            quotation.speaker = found->speaker;
            quotation.cue = found->cue;
        } else if (i > 0 && !into.isEmpty() && into.last().range == ranges.at(i - 1)) {
            quotation.speaker = into.last().speaker;
        } else if (startsPassage) {
            quotation.speaker = inherited.isEmpty() ? m_last : inherited;
        }
        // One speech over several paragraphs, whose speaker comes only at its end.
        if (continues && startsPassage && found)
            for (auto part = into.rbegin(); part != into.rend() && part->cue.isEmpty() && m_openParts > 0;
                 ++part) {
                part->speaker = quotation.speaker;
                --m_openParts;
            }
        if (!quotation.speaker.isEmpty())
            m_last = quotation.speaker;
        m_openParts = open.at(i) ? (continues && startsPassage ? m_openParts : 0) + 1 : 0;
        into.append(quotation);
    }
    if (ranges.isEmpty())
        m_openParts = 0;
}

/// The words between \p limit and a quotation, without the marks.
TextRange SpeakerFinder::wordsBefore(TextRange range, qsizetype limit) const
{
    qsizetype end = range.start;
    while (end > limit && (m_text.at(end - 1).isSpace() || marks.contains(m_text.at(end - 1))))
        --end;
    qsizetype start = std::max(limit, end - 240);
    while (start < end && (m_text.at(start).isSpace() || marks.contains(m_text.at(start))))
        ++start;
    return {start, end};
}

/// The words between a quotation and \p limit, without the marks.
TextRange SpeakerFinder::wordsBehind(TextRange range, qsizetype limit) const
{
    qsizetype start = range.end;
    while (start < limit && (m_text.at(start).isSpace() || marks.contains(m_text.at(start))))
        ++start;
    return {start, std::max(start, std::min(limit, range.end + 160))};
}

} // namespace synoptic
