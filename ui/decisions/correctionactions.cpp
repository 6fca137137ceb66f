// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisions/correctionactions.h"

#include "decisions/memberchooser.h"
#include "models/sentencenumber.h"

#include <QMenu>
#include <algorithm>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

ReportRange stored(const Place &place)
{
    return {place.report, place.range};
}

QList<ReportRange> stored(const QList<Place> &places)
{
    QList<ReportRange> ranges;
    for (const Place &place : places)
        ranges.append(stored(place));
    return ranges;
}

} // namespace

CorrectionActions::CorrectionActions(CorrectionStore *store, Scene scene, QWidget *parent)
    : QObject(parent), m_store(store), m_scene(std::move(scene)), m_window(parent)
{
    addAction(u"correct_not_same"_s, tr("Not the &Same"), u"Shift+X"_s, &CorrectionActions::denySame);
    addAction(u"correct_same"_s, tr("Same &As…"), u"Shift+S"_s, &CorrectionActions::affirmSame);
    addAction(u"correct_divide"_s, tr("&Divide This Fact…"), u"Shift+V"_s, &CorrectionActions::split);
    addAction(u"correct_join"_s, tr("&Join Facts…"), u"Shift+J"_s, &CorrectionActions::merge);
    addAction(u"correct_relation"_s, tr("Re&lation…"), u"Shift+L"_s, &CorrectionActions::chooseRelation);
}

void CorrectionActions::addAction(const QString &name, const QString &text, const QString &key,
                                  void (CorrectionActions::*work)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(key));
    connect(action, &QAction::triggered, this, work);
    m_actions.append(action);
}

bool CorrectionActions::cancel()
{
    if (!m_first)
        return false;
    m_first.reset();
    emit told(tr("Cancelled: nothing was changed"));
    return true;
}

QList<Place> CorrectionActions::factOf(const Place &place) const
{
    const QList<Fact> &facts = m_scene.comparison().facts;
    if (const auto here = m_scene.fact(); here && facts.at(*here).members.contains(place))
        return facts.at(*here).members;
    const auto has = [&place](const Fact &fact) { return fact.members.contains(place); };
    const auto found = std::ranges::find_if(facts, has);
    return found == facts.end() ? QList<Place>{place} : found->members;
}

QList<Place> CorrectionActions::counterparts(const Place &place) const
{
    QList<Place> others = factOf(place);
    others.removeAll(place);
    for (const Alignment &alignment : m_scene.comparison().alignments) {
        if (alignment.a != place && alignment.b != place)
            continue;
        const Place &other = alignment.a == place ? alignment.b : alignment.a;
        if (!others.contains(other))
            others.append(other);
    }
    // Those of other reports first, for they are what one compares with; of each the one that is level on
    // screen.
    std::map<Place, double> scores;
    for (const Alignment &alignment : m_scene.comparison().alignments) {
        if (alignment.a == place || alignment.b == place)
            scores[alignment.a == place ? alignment.b : alignment.a] = alignment.score;
    }
    std::ranges::sort(others, {}, [&](const Place &other) {
        const auto score = scores.find(other);
        return std::tuple(other.report == place.report, score == scores.end() ? 0 : -score->second, other);
    });
    return others;
}

QString CorrectionActions::nameOf(const Place &place) const
{
    return m_scene.comparison().reports.at(place.report).shortName();
}

/// "The Herald: A lifeboat at the quay"; of sentences with equal words also which one it is.
QString CorrectionActions::itemText(const Place &place, const QList<Place> &among, int longest) const
{
    const QString text = u"%1: %2"_s.arg(nameOf(place), words(place, longest));
    const bool twin = std::ranges::any_of(among, [&](const Place &other) {
        return other != place && other.report == place.report &&
               words(other, longest) == words(place, longest);
    });
    const Report &report = m_scene.comparison().reports.at(place.report);
    return twin ? u"%1 (%2)"_s.arg(text, sentenceNumberText(report, place.range)) : text;
}

QString CorrectionActions::words(const Place &place, int longest) const
{
    const QString text =
        m_scene.comparison().reports.at(place.report).text(place.range).toString().simplified();
    return text.size() > longest ? text.left(longest - 1) + u'…' : text;
}

/// A menu at the current place, closed like any other.
QMenu *CorrectionActions::openMenu(const QString &title)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(title);
    menu->addSection(title);
    return menu;
}

/// In a menu, an ampersand of the text is the text's own.
static QString inMenu(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

void CorrectionActions::denySame()
{
    const auto place = m_scene.active();
    if (!place)
        return;
    const QList<Place> others = counterparts(*place);
    const auto deny = [this, place](const QList<Place> &apart) {
        m_store->add(CorrectionKind::NotSame, {stored(*place)}, stored(apart));
    };
    if (others.isEmpty()) {
        emit told(tr("No other sentence counts as the same as this one"));
    } else if (others.size() == 1) {
        deny(others);
    } else {
        QMenu *menu = openMenu(tr("‘%1’ is not the same as").arg(inMenu(words(*place, 50))));
        for (qsizetype i = 0; i < others.size(); ++i) {
            const Place &other = others.at(i);
            QAction *action =
                menu->addAction(u"&%1  %2"_s.arg(i + 1).arg(inMenu(itemText(other, others, 70))));
            connect(action, &QAction::triggered, this, [deny, other] { deny({other}); });
        }
        menu->addSeparator();
        connect(menu->addAction(tr("&All of these")), &QAction::triggered, this,
                [deny, others] { deny(others); });
        menu->popup(m_scene.corner());
        menu->setActiveAction(menu->actions().at(1));
    }
}

void CorrectionActions::affirmSame()
{
    join(CorrectionKind::Same);
}

void CorrectionActions::merge()
{
    join(CorrectionKind::Merge);
}

void CorrectionActions::remember(CorrectionKind kind, const Place &place)
{
    m_first = place;
    m_firstFact = factOf(place);
    m_firstKind = kind;
    const QString first = u"%1: ‘%2’"_s.arg(nameOf(place), words(place, 40));
    m_pendingText = kind == CorrectionKind::Same
                        ? tr("Same as %1 — Shift+S again on the other sentence, Escape cancels").arg(first)
                        : tr("Join with %1 — Shift+J again on the other fact, Escape cancels").arg(first);
    emit told(m_pendingText);
}

void CorrectionActions::join(CorrectionKind kind)
{
    const auto place = m_scene.active();
    if (!place)
        return;
    if (!m_first || m_firstKind != kind) {
        remember(kind, *place);
        return;
    }
    const bool whole = kind == CorrectionKind::Merge;
    const QList<Place> one = whole ? m_firstFact : QList<Place>{*m_first};
    const QList<Place> other = whole ? factOf(*place) : QList<Place>{*place};
    if (one.contains(*place)) {
        emit told(whole ? tr("This is the fact that you chose first: go to another one, or Escape")
                        : tr("This is the sentence that you chose first: go to another one, or Escape"));
        return;
    }
    if (!whole && m_first->report == place->report) {
        emit told(tr("Both sentences are in %1: go to one of another report, or Escape. Shift+J joins facts")
                      .arg(nameOf(*place)));
        return;
    }
    m_first.reset();
    m_store->add(kind, stored(one), stored(other));
}

void CorrectionActions::split()
{
    const auto place = m_scene.active();
    const QList<Place> members = place ? factOf(*place) : QList<Place>();
    if (members.size() < 2) {
        emit told(tr("This sentence is in no fact that could be split"));
        return;
    }
    if (members.size() == 2) {
        splitOff({*place}, members);
        return;
    }
    auto *chooser = new MemberChooser(m_window);
    for (const Place &member : members)
        chooser->addMember(itemText(member, members, 110), member == *place);
    connect(chooser, &MemberChooser::chosen, this, [this, members](const QList<int> &rows) {
        QList<Place> leaving;
        for (const int row : rows)
            leaving.append(members.at(row));
        splitOff(leaving, members);
    });
    chooser->openAt(m_scene.corner());
}

void CorrectionActions::splitOff(const QList<Place> &leaving, const QList<Place> &members)
{
    QList<Place> staying = members;
    staying.removeIf([&](const Place &member) { return leaving.contains(member); });
    if (leaving.isEmpty() || staying.isEmpty())
        emit told(tr("Nothing was split: some must go and some must stay"));
    else
        m_store->add(CorrectionKind::Split, stored(leaving), stored(staying));
}

void CorrectionActions::addRelations(QMenu *menu, const Place &place, const Place &other)
{
    const auto &alignments = m_scene.comparison().alignments;
    const auto now = std::ranges::find_if(alignments, [&](const Alignment &one) {
        return (one.a == place && one.b == other) || (one.a == other && one.b == place);
    });
    const QList<std::pair<Relation, QString>> relations{{Relation::Verbatim, tr("&Verbatim")},
                                                        {Relation::NearVerbatim, tr("&Nearly verbatim")},
                                                        {Relation::SameFact, tr("The same &fact")},
                                                        {Relation::Partial, tr("&Partly the same")},
                                                        {Relation::Conflict, tr("In &conflict")}};
    for (const auto &[relation, text] : relations) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(now != alignments.end() && now->relation == relation);
        connect(action, &QAction::triggered, this, [this, place, other, relation] {
            m_store->add(CorrectionKind::Relation, {stored(place)}, {stored(other)}, relationName(relation));
        });
    }
}

void CorrectionActions::chooseRelation()
{
    const auto place = m_scene.active();
    QList<Place> others = place ? counterparts(*place) : QList<Place>();
    others.removeIf([&](const Place &other) { return other.report == place->report; });
    if (others.isEmpty()) {
        emit told(tr("No other report has a sentence that this one could relate to; Same As joins two"));
        return;
    }
    QMenu *menu = openMenu(
        others.size() == 1
            ? tr("Relation to %1: %2").arg(inMenu(nameOf(others.first())), inMenu(words(others.first(), 60)))
            : tr("Relation to"));
    if (others.size() == 1) {
        addRelations(menu, *place, others.first());
    } else {
        for (qsizetype i = 0; i < others.size(); ++i)
            addRelations(
                menu->addMenu(u"&%1  %2"_s.arg(i + 1).arg(inMenu(itemText(others.at(i), others, 60)))),
                *place, others.at(i));
    }
    menu->popup(m_scene.corner());
    menu->setActiveAction(menu->actions().at(1));
}

} // namespace synoptic
