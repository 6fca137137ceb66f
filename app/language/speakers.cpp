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

const QString nameWord = u"(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}’'-]*\\p{L}|(?:Mr|Ms|Mrs|Dr)\\.)"_s;
const QString nameRun =
    u"(?:"_s + nameWord + u"(?: (?:de|van|von|der|al|bin|el|la|di|da) )?)(?: "_s + nameWord + u"){0,4}"_s;
const QString &officeWords()
{
    static const QString words = wordAlternatives(u"offices"_s);
    return words;
}

QString titled()
{
    return u"(?:[Tt]he |[Aa]n? )?(?:[\\w’'-]+ ){0,5}?(?:secretary of state|statement|"_s + officeWords() +
           u")"_s;
}

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

bool isPronoun(const QString &name)
{
    static const QStringList pronouns{u"he"_s, u"she"_s, u"they"_s, u"it"_s};
    return pronouns.contains(name.toLower());
}

QString withoutHonorific(const QString &name)
{
    static const QRegularExpression honorific(
        u"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Prof|President|Prime|Minister|Foreign|Defence|Defense|"
        u"Secretary|"
        "Chancellor|Senator|Sen|Rep|Gov|Gen|Captain|Mayor|Deputy|General|State|of)\\.? )+"_s);
    QString bare = name;
    // "Why Hale": the first word of a sentence is no part of the name behind it.
    for (const Word &word : wordsOf(name)) {
        if (!word.stopWord || word.folded == "mr"_L1 || word.folded == "mrs"_L1 || word.folded == "ms"_L1 ||
            word.folded == "dr"_L1)
            break;
        bare = name.sliced(word.range.end).trimmed();
    }
    bare.remove(honorific);
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
    static const QRegularExpression run = pattern(nameWord + u"(?: "_s + nameWord + u")+"_s);
    for (const auto &match : run.globalMatchView(m_text)) {
        const QString name = withoutHonorific(match.captured());
        if (name.count(u' ') < 1)
            continue;
        const QString last = name.section(u' ', -1);
        if (!m_fullNames.contains(last))
            m_fullNames.insert(last, name.section(u' ', -2));
    }
    static const QRegularExpression honorific =
        pattern(u"\\b(Mr|Mrs|Ms|Miss|Sir|Lord|Lady)\\.? (?:"_s + nameWord + u" )?(\\p{Lu}[\\p{L}-]+)"_s);
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
                u")(?: of [Ss]tate)?),? (?<name>"_s + nameWord + u"(?: "_s + nameWord + u"){1,2})"_s);
    static const QRegularExpression apposed =
        pattern(u"(?<name>"_s + nameWord + u"(?: "_s + nameWord +
                u"){1,2}), (?:the |a )?(?<office>(?:[\\p{L}’'-]+ ){0,3}(?i:"_s + officeWords() +
                u")(?: of state)?)\\b"_s);
    for (const QRegularExpression *expression : {&held, &apposed}) {
        for (const auto &match : expression->globalMatchView(m_text))
            m_offices.append({match.captured(u"office"_s).toCaseFolded(),
                              withoutHonorific(match.captured(u"name"_s)).section(u' ', -2)});
    }
}

/// Only people are mentioned: whoever speaks somewhere, holds an office or has an honorific.
void SpeakerFinder::learnMentions()
{
    static const QRegularExpression speaking =
        pattern(u"(?<who>"_s + nameRun + u")(?:,[^,“\"]{3,80},)? (?:has |had |have |also |later )?(?:"_s +
                speechVerbs() + u")\\b"_s);
    static const QRegularExpression subject = pattern(
        u"(?:(?:[\\p{L}’'-]+ ){0,4}?(?i:"_s + officeWords() + u"|of state) )?(?<who>"_s + nameRun +
        u"|He|She),? (?!(?:of|in|and|at|on|with|to|from|for|or|by|but|as|the|that|over|into|under|if|a)\\b)\\p{Ll}+"_s);
    static const QRegularExpression spoken =
        pattern(u"\\b(?:"_s + speechVerbs() + u") (?:[\\p{L}’'-]+ ){0,5}?(?<who>"_s + nameWord + u" "_s +
                nameWord + u")"_s);
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
    return m_last;
}

/// The one whom the text gives an office of that name; of several the one whose country or house agrees.
QString SpeakerFinder::holderOf(const QString &office) const
{
    QString wanted = office.toCaseFolded();
    if (wanted.startsWith("a "_L1) || wanted.startsWith("an "_L1))
        return office;
    if (wanted.startsWith("the "_L1))
        wanted.remove(0, 4);
    const QString core = wanted.section(u' ', wanted.endsWith("of state"_L1) ? -3
                                              : wanted.contains(u' ')        ? -2
                                                                             : -1);
    const QString kind = core.contains(u' ') && !core.endsWith("of state"_L1) ? core.section(u' ', -1) : core;
    QStringList holders;
    QStringList agreeing;
    for (const Office &known : m_offices) {
        const bool same =
            known.phrase.endsWith(core) || (!core.contains(u' ') && known.phrase.endsWith(kind));
        const QStringList words = known.phrase.split(u' ');
        const bool prefixed =
            known.phrase.endsWith(kind) && std::ranges::any_of(words, [&](const QString &word) {
                return word.size() >= 4 && word != kind && wanted.startsWith(word.first(4));
            });
        if (same && !holders.contains(known.name))
            holders.append(known.name);
        if (prefixed && !agreeing.contains(known.name))
            agreeing.append(known.name);
    }
    if (agreeing.size() == 1)
        return agreeing.first();
    return holders.size() == 1 ? holders.first() : office;
}

QString SpeakerFinder::resolved(const QString &name, qsizetype position) const
{
    if (isPronoun(name))
        return lastMentioned(position, name);
    static const QRegularExpression office =
        pattern(u"\\b(?i:"_s + officeWords() + u"|secretary of state)$"_s);
    if (name.front().isLower() || name.startsWith("The "_L1) || office.match(name).hasMatch())
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
    static const QString who = u"(?<who>"_s + nameRun + u"|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|"_s + titled() + u")"_s;
    static const QString verb = u"(?<verb>"_s + speechVerbs() + u")\\b"_s;
    static const QRegularExpression subjectFirst = pattern(
        u"\\b"_s + who +
        u"(?:,[^,“\"]{3,80},)?,?(?: (?:has|have|had|also|later|then|again|earlier|who|did not))* "_s + verb);
    static const QRegularExpression verbFirst =
        pattern(u"\\b"_s + verb + u" (?:the |a )?(?:[a-z’'-]+ ){0,4}"_s + who);
    static const QRegularExpression according =
        pattern(u"\\b(?<verb>[Aa]ccording to) (?:the |a )?(?:[a-z’'-]+ ){0,4}"_s + who);
    const QString words = m_text.sliced(clause.start, clause.length()).toString();
    std::optional<Attribution> best;
    qsizetype bestDistance = words.size() + 1;
    const auto consider = [&](const QRegularExpression &expression, qsizetype penalty) {
        for (const auto &match : expression.globalMatch(words)) {
            const qsizetype distance =
                penalty + (after ? match.capturedStart() : words.size() - match.capturedEnd());
            if (distance < bestDistance) {
                bestDistance = distance;
                best = Attribution{
                    resolved(match.captured(u"who"_s), clause.start + match.capturedStart(u"who"_s)),
                    match.captured().simplified()};
            }
        }
    };
    static const QRegularExpression bare = pattern(u"^[”\"’']?\\s*(?<who>"_s + nameRun + u")\\.(?:\\s|$)"_s);
    consider(subjectFirst, 0);
    if (after) // “…,” Mr Hale.
        consider(bare, 0);
    consider(according, 2);
    if (after || !best)
        consider(verbFirst, after ? 1 : 10);
    return best;
}

void SpeakerFinder::attribute(const QList<TextRange> &ranges, const QList<bool> &open, QList<Quotation> &into)
{
    const QString inherited = m_runsOn ? m_last : QString();
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const TextRange range = ranges.at(i);
        const qsizetype afterEnd = i + 1 < ranges.size() ? ranges.at(i + 1).start - 1 : m_passage.end;
        const qsizetype beforeStart = i > 0 ? ranges.at(i - 1).end + 1 : m_passage.start;
        const TextRange after{std::min(range.end + 1, afterEnd), std::min(afterEnd, range.end + 160)};
        const TextRange before{std::max(beforeStart, range.start - 1 - 240),
                               std::max(beforeStart, range.start - 1)};
        const bool introduced =
            before.length() > 1 &&
            QStringView(u":,").contains(m_text.sliced(before.start, before.length()).trimmed().right(1));
        std::optional<Attribution> found;
        const bool startsPassage = before.length() <= 1;
        if (introduced || !startsPassage)
            found = attributionIn(before, false);
        if (!found || (!introduced && m_text.at(range.end - 1) == u','))
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
        if (!quotation.speaker.isEmpty())
            m_last = quotation.speaker;
        m_runsOn = open.at(i);
        into.append(quotation);
    }
    if (ranges.isEmpty())
        m_runsOn = false;
}

} // namespace synoptic
