// SPDX-License-Identifier: GPL-3.0-or-later
// What the user says of the comparison: corrections, the threshold, and the question why.
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "decisions/correctionactions.h"
#include "decisions/correctionspane.h"
#include "filterbar/eventfiltering.h"
#include "library/linkstore.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/revieweffects.h"
#include "mainwindow/viewswitcher.h"
#include "report/counts.h"
#include "review/constraints.h"
#include "reviewview/reviewview.h"
#include "thresholdbar/thresholdbar.h"
#include "whystrip/whystrip.h"

#include <KActionCollection>
#include <QAbstractItemView>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QSettings session()
{
    return QSettings(u"synoptic"_s, u"session"_s);
}

QString shortWords(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > 40 ? line.left(38) + u"…"_s : line;
}

} // namespace

double MainWindow::storedThreshold()
{
    return session().value(u"threshold"_s, ThresholdBar::usual).toDouble();
}

void MainWindow::buildCorrections(QVBoxLayout *column)
{
    m_why = new WhyStrip(this);
    m_threshold = new ThresholdBar(lowestThreshold, this);
    m_threshold->setThreshold(storedThreshold());
    m_threshold->hide();
    m_review->setThreshold(m_threshold->threshold());
    column->addWidget(m_why);
    column->addWidget(m_threshold);
    m_thresholdNote = new QLabel(this);
    statusBar()->addPermanentWidget(m_thresholdNote);
    noteThreshold();

    m_correctionsPane = new CorrectionsPane(&m_corrections, this);
    auto *dock = new QDockWidget(tr("Corrections"), this);
    dock->setObjectName(u"corrections"_s);
    dock->setWidget(m_correctionsPane);
    addDockWidget(Qt::RightDockWidgetArea, dock);
    dock->hide();
    connect(m_correctionsPane, &CorrectionsPane::placeRequested, this, &MainWindow::goToPlace);
    connect(m_correctionsPane, &CorrectionsPane::leaveRequested, this, [this, dock] {
        dock->hide();
        currentView()->setFocus();
    });

    connect(&m_corrections, &CorrectionStore::failed, this, &MainWindow::showError);
    connect(&m_corrections, &CorrectionStore::changed, this, &MainWindow::compareSoon);
    connect(&m_loader, &EventLoader::outdated, this, &MainWindow::compareAnew);
    connect(&m_loader, &EventLoader::compared, this, &MainWindow::showCompared);
    connect(m_threshold, &ThresholdBar::thresholdChanged, this, [this] {
        if (m_threshold->isUsual())
            session().remove(u"threshold"_s);
        else
            session().setValue(u"threshold"_s, m_threshold->threshold());
        m_review->setThreshold(m_threshold->threshold());
        noteThreshold();
        compareAnew();
    });
}

void MainWindow::buildCorrectionActions()
{
    m_correctionActions = new CorrectionActions(
        &m_corrections,
        {[this] { return currentView()->active(); }, [this] { return currentView()->activeFact(); },
         [this]() -> const Comparison & { return m_view->comparison(); }, [this] { return menuCorner(); }},
        this);
    for (QAction *action : m_correctionActions->actions()) {
        actionCollection()->addAction(action->objectName(), action);
        actionCollection()->setDefaultShortcuts(action, action->shortcuts());
    }
    connect(m_correctionActions, &CorrectionActions::told, this, &MainWindow::say);
    addAction(u"correct_list"_s, tr("Your &Own Corrections"), {QKeySequence(u"Shift+O"_s)},
              [this] { showCorrections(); });

    auto *why = new QAction(tr("&Why These Two?"), this);
    why->setCheckable(true);
    actionCollection()->addAction(u"correct_why"_s, why);
    actionCollection()->setDefaultShortcut(why, QKeySequence(u"W"_s));
    connect(why, &QAction::toggled, this, [this](bool on) {
        m_why->setVisible(on);
        explain();
        if (on)
            tellMessage(m_why, m_why->text());
    });

    auto *bar = new QAction(tr("&Threshold"), this);
    bar->setCheckable(true);
    actionCollection()->addAction(u"correct_threshold"_s, bar);
    actionCollection()->setDefaultShortcut(bar, QKeySequence(u"Shift+G"_s));
    connect(bar, &QAction::toggled, this, [this](bool on) {
        m_threshold->setVisible(on);
        if (on)
            m_threshold->setFocus();
        else
            currentView()->setFocus();
    });
    addAction(u"correct_looser"_s, tr("&Looser: More Counts as the Same"), {QKeySequence(u"-"_s)},
              [this] { m_threshold->step(-1); });
    addAction(u"correct_stricter"_s, tr("&Stricter: Less Counts as the Same"),
              {QKeySequence(u"+"_s), QKeySequence(u"="_s)}, [this] { m_threshold->step(1); });
    addAction(u"correct_usual_threshold"_s, tr("&Usual Threshold"), {QKeySequence(u"0"_s)},
              [this] { m_threshold->setThreshold(ThresholdBar::usual); });
}

/// The open event with the corrections and the threshold that hold now. One that is being loaded has them
/// when it is shown.
void MainWindow::compareAnew()
{
    m_loader.compareAgain(m_view->comparison().reports,
                          {m_corrections.records(), m_threshold->threshold(), m_effects->standing()});
}

/// Before an event is open, nobody knows which corrections are about it: those of all reports are handed on.
ComparisonWishes MainWindow::wishesForAll()
{
    const auto records = m_library ? m_library->corrections().all()
                                   : Result<QList<CorrectionRecord>>(QList<CorrectionRecord>());
    if (!records)
        showError(records.error());
    m_effects->load();
    return {records.value_or(QList<CorrectionRecord>()), m_threshold->threshold(), m_effects->standing()};
}

/// The same reports, compared anew: the reader stays where they are.
void MainWindow::showCompared(const Comparison &comparison)
{
    if (comparison.reports.isEmpty())
        return;
    for (const ViewSwitcher::Entry &entry : m_views->entries())
        entry.view->setComparison(comparison);
    m_filtering->setComparison(comparison);
    refreshHighlights();
    showReviewed();
    m_views->showCounts();
    showDecisions();
    m_where->setText(withDecisions(currentView()->where()));
    emit comparedAgain();
}

void MainWindow::showDecisions()
{
    const Comparison &comparison = m_view->comparison();
    const QList<PlacedCorrection> &placed = m_corrections.corrections();
    const QList<int> overruledBy = decide(placed, comparison.reports).overruledBy;
    m_decided = DecidedPlaces(placed, overruledBy, comparison.reports);
    showOwnSigns();
    m_correctionsPane->show(placed, overruledBy, comparison.reports);
    m_threshold->setCounts(comparison.alignments.size(), comparison.facts.size());
    noteThreshold();
    explain();
}

void MainWindow::noteThreshold()
{
    m_thresholdNote->setVisible(!m_threshold->isUsual());
    const Comparison &shown = m_view->comparison();
    m_thresholdNote->setText(
        tr("same from %1: %2, %3 · 0 resets")
            .arg(QLocale().toString(m_threshold->threshold(), 'f', 2),
                 counted(shown.alignments.size(), tr("1 alignment"), tr("%1 alignments")),
                 counted(shown.facts.size(), tr("1 fact"), tr("%1 facts"))));
}

void MainWindow::explain()
{
    const auto place = currentView()->active();
    if (!m_why->isHidden() && place)
        m_why->explain(m_view->comparison(), *place, currentView()->activeFact(), m_decided);
}

/// Where the reader is, with what they decided there and what a started correction waits for.
QString MainWindow::withDecisions(const QString &where) const
{
    const auto place = currentView()->active();
    const QStringList decided = place ? m_decided.at(*place) : QStringList();
    const qsizetype keys = where.indexOf(u"   —   "_s);
    QString text = where.first(keys < 0 ? where.size() : keys);
    for (const QString &decision : decided)
        text += u" · %1 %2"_s.arg(ownSign).arg(decision);
    for (const QString &note : place ? m_decided.notes().at(*place) : QStringList())
        text += u" · %1 %2"_s.arg(noteSign).arg(note);
    const QList<PlacedLink> links =
        place && m_links ? m_links->at({place->report, place->range}) : QList<PlacedLink>();
    for (const PlacedLink &link : links)
        text += tr(" · ⇄ %1 “%2” (Ctrl+K)").arg(link.link.kind, shortWords(link.link.to.exact));
    if (m_correctionActions && m_correctionActions->isPending())
        return m_correctionActions->pendingText() + u" · "_s + text;
    if (text.isEmpty()) // the view is empty and says what to do
        return {};
    return text + (keys >= 0 ? where.sliced(keys) : keysHere()); // a review has its own
}

void MainWindow::showCorrections()
{
    auto *dock = findChild<QDockWidget *>(u"corrections"_s);
    const bool away = dock->isVisible() && m_correctionsPane->isAncestorOf(QApplication::focusWidget());
    dock->setVisible(!away);
    if (away) {
        currentView()->setFocus();
        return;
    }
    dock->raise();
    resizeDocks({dock}, {height() * 2 / 5}, Qt::Vertical);
    m_correctionsPane->setFocus();
}

/// Where a menu about the current place opens, on the screen.
QPoint MainWindow::menuCorner() const
{
    if (const auto corner = currentView() == m_view ? m_view->activeCorner() : std::nullopt)
        return *corner;
    if (const auto *items = qobject_cast<QAbstractItemView *>(currentView()->focusProxy())) {
        const QRect cell = items->visualRect(items->currentIndex());
        const QRect seen = cell.isValid() ? cell.intersected(items->viewport()->rect()) : QRect();
        if (seen.isValid())
            return items->viewport()->mapToGlobal(seen.bottomLeft());
    }
    return currentView()->mapToGlobal(currentView()->rect().center());
}

} // namespace synoptic
