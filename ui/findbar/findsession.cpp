// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar/findsession.h"

#include "findbar/findbar.h"
#include "mainwindow/eventview.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace synoptic {

FindSession::FindSession(FindBar *bar, const QList<EventView *> &views,
                         const std::function<EventView *()> &current, QObject *parent)
    : QObject(parent), m_bar(bar), m_views(views), m_view(current)
{
    m_bar->hide();
    connect(&m_finder, &EventFinder::found, this, &FindSession::take);
    connect(m_bar, &FindBar::changed, this, [this] {
        m_typing = true;
        search();
    });
    connect(m_bar, &FindBar::stepRequested, this, &FindSession::step);
    connect(m_bar, &FindBar::closeRequested, this, &FindSession::close);
}

void FindSession::setReports(const QList<Report> &reports)
{
    m_names.clear();
    for (const Report &report : reports)
        m_names.append(report.shortName());
    m_finder.setReports(reports);
    m_origin.reset();
    m_typing = false;
    keep({}); // places in another event mean nothing
    if (m_bar->isVisible())
        search();
}

void FindSession::start(const QString &words)
{
    if (!m_bar->isVisible()) {
        m_bar->show();
        m_origin = m_view()->active();
        m_typing = false;
    }
    m_bar->edit(words);
    if (m_matches.all().isEmpty())
        search();
    else
        show(m_matches);
    showCount();
}

void FindSession::search()
{
    const auto pattern = TextPattern::compile(m_bar->words(), m_bar->options());
    if (!pattern) {
        m_finder.cancel();
        keep({});
        m_bar->showProblem(pattern.error().what);
        return;
    }
    m_finder.find(*pattern);
}

void FindSession::take(const EventMatches &matches)
{
    keep(matches);
    if (m_typing && !matches.all().isEmpty()) {
        // While the reader types, always the first one from where they began.
        if (m_origin)
            m_view()->goTo(*m_origin);
        const QList<int> order = ordered();
        if (!order.isEmpty())
            goTo(order.at(positionAt(order, 1)));
    }
    showCount();
}

void FindSession::keep(const EventMatches &matches)
{
    m_matches = matches;
    m_current = -1;
    show(matches);
}

void FindSession::show(const EventMatches &matches) const
{
    for (EventView *view : m_views)
        view->setMatches(matches);
}

/// The matches that the view shows, as it shows them.
QList<int> FindSession::ordered() const
{
    const auto ranks = m_view()->sentenceRanks();
    QList<std::pair<int, int>> shown;
    for (int i = 0; i < m_matches.all().size(); ++i) {
        const Place sentence = m_matches.all().at(i).place();
        const int rank = ranks ? ranks->value({sentence.report, sentence.range.start}, -1) : 0;
        if (rank >= 0)
            shown.append({rank, i});
    }
    std::ranges::sort(shown);
    QList<int> order;
    for (const auto &[rank, match] : std::as_const(shown))
        order.append(match);
    return order;
}

/// Where in \p order a step leads: from the current match, or from the reader's place when they left it. In
/// [0, order.size()): behind the last comes the first.
qsizetype FindSession::positionAt(const QList<int> &order, int direction) const
{
    const auto here = m_view()->active();
    const qsizetype size = order.size();
    if (m_current >= 0 && here == m_ledTo) {
        const qsizetype at = order.indexOf(m_current);
        if (at >= 0)
            return (at + direction + size) % size;
    }
    const auto ranks = m_view()->sentenceRanks();
    const auto before = [&](int match) { // the reader's place
        const Place place = m_matches.all().at(match).place();
        if (!here)
            return false;
        if (!ranks)
            return std::pair(place.report, place.range.end) <= std::pair(here->report, here->range.start);
        return ranks->value({place.report, place.range.start}) <
               ranks->value({here->report, here->range.start});
    };
    const qsizetype next = std::ranges::count_if(order, before);
    return direction > 0 ? next % size : (next - 1 + size) % size;
}

void FindSession::goTo(int match)
{
    m_current = match;
    m_view()->showMatch(m_matches.all().at(match));
    m_ledTo = m_view()->active();
}

void FindSession::step(int direction)
{
    if (!m_bar->isVisible()) {
        m_bar->show();
        m_origin = m_view()->active();
        if (m_matches.all().isEmpty()) {
            m_typing = true; // what was looked for last, from here
            search();
            return;
        }
        show(m_matches);
    }
    const QList<int> order = ordered();
    if (order.isEmpty())
        return;
    m_typing = false;
    goTo(order.at(positionAt(order, direction)));
    showCount();
}

bool FindSession::close()
{
    if (!m_bar->isVisible())
        return false;
    m_bar->hide();
    const auto here = m_view()->active();
    if (m_origin && here && *here != *m_origin)
        emit ledAwayFrom(*m_origin);
    m_origin.reset();
    m_finder.cancel();
    show({}); // but they are kept: F3 goes on from here
    m_view()->setFocus();
    return true;
}

void FindSession::showCount()
{
    if (m_bar->words().isEmpty())
        m_bar->showResult({});
    else if (m_matches.end() == TextMatches::End::TooLong)
        m_bar->showProblem(
            tr("Stopped: this takes too long. Make the expression simpler. %1").arg(countText()));
    else
        m_bar->showResult(countText());
}

/// "3 of 17 · The Herald 5, The Courier 12"
QString FindSession::countText() const
{
    const QLocale locale;
    const qsizetype all = m_matches.all().size();
    if (all == 0)
        return tr("Not found");
    const QString total =
        locale.toString(all) + (m_matches.end() == TextMatches::End::TooMany ? u"+"_s : QString());
    const QList<int> order = ordered();
    const qsizetype at = order.indexOf(m_current) + 1;
    const bool allHere = order.size() == all;
    const QString here = allHere ? total : tr("%1 in this view").arg(locale.toString(order.size()));
    QString text = at > 0                ? tr("%1 of %2").arg(locale.toString(at), here)
                   : allHere && all == 1 ? tr("1 match")
                   : allHere             ? tr("%1 matches").arg(total)
                                         : here;
    if (!allHere)
        text += tr(" · %1 in all").arg(total);
    QStringList reports;
    for (int r = 0; r < m_names.size(); ++r) {
        if (const int count = m_matches.count(r); count > 0)
            reports.append(u"%1 %2"_s.arg(m_names.at(r), locale.toString(count)));
    }
    return text + u" · "_s + reports.join(u", "_s);
}

} // namespace synoptic
