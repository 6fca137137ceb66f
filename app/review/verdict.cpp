// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/verdict.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QStringList &questionNames()
{
    static const QStringList names{u"same"_s, u"conflict"_s, u"omission"_s, u"mark"_s, u"reading"_s};
    return names;
}

const QStringList &decisionNames()
{
    static const QStringList names{u"same"_s,       u"not-the-same"_s,   u"part-of"_s,      u"conflict"_s,
                                   u"rounding"_s,   u"spelling-only"_s,  u"later-update"_s, u"other-words"_s,
                                   u"noteworthy"_s, u"not-noteworthy"_s, u"right-place"_s,  u"wrong-place"_s,
                                   u"read"_s,       u"unsure"_s,         u"withdrawn"_s};
    return names;
}

template <typename Enum>
std::optional<Enum> named(const QStringList &names, const QString &name)
{
    const qsizetype index = names.indexOf(name);
    return index < 0 ? std::nullopt : std::optional(Enum(index));
}

} // namespace

QList<Decision> decisionsFor(Question question)
{
    switch (question) {
    case Question::Same:
        return {Decision::Same, Decision::NotTheSame, Decision::PartOf, Decision::Conflict, Decision::Unsure};
    case Question::Conflict:
        return {Decision::Conflict,   Decision::Rounding,   Decision::SpellingOnly, Decision::LaterUpdate,
                Decision::OtherWords, Decision::NotTheSame, Decision::Unsure};
    case Question::Omission:
        return {Decision::Noteworthy, Decision::NotNoteworthy, Decision::Same, Decision::Unsure};
    case Question::Mark:
        return {Decision::RightPlace, Decision::WrongPlace, Decision::Unsure};
    case Question::Reading:
        return {Decision::Read, Decision::Noteworthy, Decision::Unsure};
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<Verdict> standing(const QList<Verdict> &history)
{
    return history.isEmpty() || history.last().decision == Decision::Withdrawn
               ? std::nullopt
               : std::optional(history.last());
}

QString questionName(Question question)
{
    return questionNames().at(int(question));
}

std::optional<Question> questionOf(const QString &name)
{
    return named<Question>(questionNames(), name);
}

QString decisionName(Decision decision)
{
    return decisionNames().at(int(decision));
}

std::optional<Decision> decisionOf(const QString &name)
{
    return named<Decision>(decisionNames(), name);
}

} // namespace synoptic
