// SPDX-License-Identifier: GPL-3.0-or-later
// Links between ranges: made in two steps by one key, followed by another.
#include "comparisonview/comparisonview.h"
#include "library/linkstore.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"

#include <QInputDialog>
#include <QLabel>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > 50 ? line.left(48) + u"…"_s : line;
}

} // namespace

void MainWindow::buildLinkActions()
{
    m_links = new LinkStore(m_library, m_store.undoStack(), this);
    connect(m_links, &LinkStore::failed, this, &MainWindow::showError);
    connect(m_links, &LinkStore::changed, this, &MainWindow::showLinks);
    addAction(u"annotate_link"_s, tr("Lin&k From Here, To Here"), {QKeySequence(u"Ctrl+L"_s)},
              [this] { linkHere(); });
    addAction(u"annotate_follow"_s, tr("&Follow a Link"), {QKeySequence(u"Ctrl+K"_s)},
              [this] { followLink(); });
}

/// What a link says, beside each of its ends.
void MainWindow::showLinks()
{
    QHash<int, QList<ColumnView::LinkSign>> signs;
    const auto other = [this](const std::optional<LinkedRange> &end, const Anchor &anchor) {
        return end ? u"%1 “%2”"_s.arg(m_view->comparison().reports.at(end->report).shortName(),
                                      shortened(anchor.exact))
                   : tr("“%1”, in a report that is not open").arg(shortened(anchor.exact));
    };
    for (const PlacedLink &link : m_links->links()) {
        if (link.from)
            signs[link.from->report].append(
                {link.from->range, tr("link: %1 %2").arg(link.link.kind, other(link.to, link.link.to))});
        if (link.to)
            signs[link.to->report].append(
                {link.to->range,
                 tr("link from %1: %2").arg(other(link.from, link.link.from), link.link.kind)});
    }
    m_view->setLinks(signs);
    m_where->setText(withDecisions(currentView()->where()));
}

QPoint MainWindow::placeOnScreen() const
{
    const auto corner = currentView() == m_view ? m_view->activeCorner() : std::nullopt;
    return corner.value_or(currentView()->mapToGlobal(QPoint(20, 20)));
}

void MainWindow::linkHere()
{
    const auto place = markable();
    if (!place)
        return;
    const auto words = [this](const Place &at) {
        return shortened(m_view->comparison().reports.at(at.report).text(at.range).toString());
    };
    if (!m_linkStart || *m_linkStart == *place) {
        m_linkStart = m_linkStart ? std::nullopt : place;
        say(m_linkStart ? tr("Link from “%1”: go to the other place, then Ctrl+L once more. Ctrl+L "
                             "here drops it.")
                              .arg(words(*place))
                        : tr("No link is made"));
        return;
    }
    const LinkedRange from{m_linkStart->report, m_linkStart->range};
    const LinkedRange to{place->report, place->range};
    QMenu menu(this);
    menu.addSection(tr("“%1” …").arg(words(*m_linkStart)));
    const auto link = [=, this](const QString &kind) {
        m_links->add(kind, from, to);
        say(tr("Linked: %1. Ctrl+K follows the link from either end, Ctrl+Z takes it back").arg(kind));
    };
    for (const QString &kind : m_links->kinds())
        connect(menu.addAction(kind), &QAction::triggered, this, [=] { link(kind); });
    connect(menu.addAction(tr("Other…")), &QAction::triggered, this, [=, this] {
        const QString kind =
            QInputDialog::getText(this, tr("Link"), tr("The first place … the second:")).simplified();
        if (!kind.isEmpty())
            link(kind);
    });
    menu.setActiveAction(menu.actions().value(1));
    if (menu.exec(placeOnScreen()))
        m_linkStart.reset();
}

void MainWindow::followLink()
{
    const auto place = markable();
    const QList<PlacedLink> here = place ? m_links->at({place->report, place->range}) : QList<PlacedLink>();
    if (here.isEmpty()) {
        say(tr("No link here: Ctrl+L makes one"));
        return;
    }
    QMenu menu(this);
    for (const PlacedLink &link : here) {
        QAction *action = menu.addAction(u"%1: “%2”"_s.arg(link.link.kind, shortened(link.link.to.exact)));
        action->setEnabled(link.to.has_value());
        connect(action, &QAction::triggered, this,
                [this, to = link.to] { goToRange({to->report, to->range}); });
    }
    menu.addSeparator();
    for (const PlacedLink &link : here)
        connect(menu.addAction(tr("Delete: %1 “%2”").arg(link.link.kind, shortened(link.link.to.exact))),
                &QAction::triggered, this, [this, id = link.link.id] { m_links->remove(id); });
    menu.setActiveAction(menu.actions().value(0));
    menu.exec(placeOnScreen());
}

/// To the sentence in which a range starts.
void MainWindow::goToRange(const Place &place)
{
    const Report &report = m_view->comparison().reports.at(place.report);
    if (place.range.isEmpty()) { // the whole report
        for (const Passage &first : report.passages()) {
            if (!first.sentences.isEmpty()) {
                goToPlace({place.report, first.sentences.first().range});
                return;
            }
        }
    }
    const int passage = report.passageAt(place.range.start);
    for (const Sentence &sentence : report.passages().value(passage).sentences) {
        if (sentence.range.overlaps(place.range)) {
            goToPlace({place.report, sentence.range});
            break;
        }
    }
}

} // namespace synoptic
