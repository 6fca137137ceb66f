// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/speakers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QString speechVerbs =
    u"said|says|saying|say|told|tells|telling|added|adds|adding|warned|warns|warning|tweeted|wrote|writes|"
    u"insisted|insists|claimed|"
    "claims|stressed|stated|states|noted|notes|asked|replied|responded|announced|argued|argues|explained|"
    "declared|continued|"
    "acknowledged|admitted|suggested|described|describes|describing|called|calls|calling|quoted|cautioned|"
    "pledged|predicted|urged|"
    "remarked|concluded|denied|reiterated|repeated|posted|recalled|believes|thinks|joked|shouted|commented|"
    "echoed|tweets|dismissed|"
    "accused|confirmed|complained|conceded|observed|testified|signalled|hailed|demands|demanded|promised|vowed|labelled|criticised"_s;

const QString nameWord = u"\\p{Lu}[\\p{L}’'.-]*[\\p{L}.]"_s;
const QString nameRun =
    u"(?:"_s + nameWord + u"(?: (?:de|van|von|der|al|bin|el|la|di|da) )?)(?: "_s + nameWord + u"){0,4}"_s;
const QString titled =
    u"(?:[Tt]he |[Aa]n? )?(?:[\\w’'-]+ "
    u"){0,5}?(?:minister|secretary|president|official|officials|spokesman|spokeswoman|spokesperson|"
    "chancellor|chief|leader|statement|mayor|master|captain|senator|ministry|analyst|commander|director|"
    "owner|union|agency|"
    "department|service|services|governor|judge|lawyer|officer|resident|expert|professor|chairman|chairwoman)"_s;

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
    bare.remove(honorific);
    if (bare.endsWith("’s"_L1) || bare.endsWith("'s"_L1))
        bare.chop(2);
    return bare;
}

} // namespace

SpeakerFinder::SpeakerFinder(QStringView text) : m_text(text)
{
    learnNames();
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
}

QString SpeakerFinder::resolved(const QString &name) const
{
    if (isPronoun(name))
        return m_last;
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
    static const QString who = u"(?<who>"_s + nameRun + u"|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|"_s + titled + u")"_s;
    static const QString verb = u"(?<verb>"_s + speechVerbs + u")\\b"_s;
    static const QRegularExpression subjectFirst = pattern(
        u"\\b"_s + who +
        u"(?:,[^,“\"]{3,80},)?(?: (?:has|have|had|also|later|then|again|earlier|who|did not))* "_s + verb);
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
                best = Attribution{resolved(match.captured(u"who"_s)), match.captured().simplified()};
            }
        }
    };
    consider(subjectFirst, 0);
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
