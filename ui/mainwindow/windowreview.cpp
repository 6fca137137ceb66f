// SPDX-License-Identifier: GPL-3.0-or-later
// Review sessions in the window: where they are kept and what their verdicts bring about.
#include "comparisonview/comparisonview.h"
#include "filterbar/eventfiltering.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/revieweffects.h"
#include "mainwindow/viewswitcher.h"
#include "review/verdictacts.h"
#include "reviewview/reviewview.h"
#include "thresholdbar/thresholdbar.h"

#include <QTimer>

namespace synoptic {

namespace {

/// For so long a reviewer must have pressed no key before the comparison is run again, in milliseconds: the
/// views that are not in sight need not follow each key.
constexpr int calm = 300;

} // namespace

void MainWindow::buildEffects()
{
    if (m_library)
        m_archive = std::make_unique<LibraryArchive>(m_library, &m_corrections);
    m_effects = new ReviewEffects(
        &m_store, m_archive.get(), [this] { return m_review ? m_review->session() : nullptr; }, this);
}

EventView *MainWindow::makeReviewView()
{
    m_review = new ReviewView(m_views);
    if (m_archive)
        m_review->setArchive(m_archive.get());
    m_calm = new QTimer(this);
    m_calm->setSingleShot(true);
    m_calm->setInterval(calm);
    connect(m_calm, &QTimer::timeout, this, &MainWindow::compareAnew);
    connect(m_review, &ReviewView::failed, this, &MainWindow::showError);
    connect(m_effects, &ReviewEffects::failed, this, &MainWindow::showError);
    connect(m_effects, &ReviewEffects::changed, this, &MainWindow::compareSoon);
    connect(this, &MainWindow::eventShown, m_effects,
            [this] { m_effects->placeMarks(m_view->comparison().reports); });
    connect(m_review, &ReviewView::judged, m_effects, &ReviewEffects::take);
    connect(m_review, &ReviewView::nearPairsWanted, this,
            [this] { m_loader.findNearPairs(m_view->comparison().reports, m_threshold->threshold()); });
    connect(&m_loader, &EventLoader::nearPairsFound, m_review, &ReviewView::setNearPairs);
    connect(m_review, &ReviewView::thresholdRequested, this,
            [this](double threshold) { m_threshold->setThreshold(threshold); });
    return m_review;
}

/// The comparison is run again: during a review once the reviewer takes a breath.
void MainWindow::compareSoon()
{
    if (currentView() == m_review && m_review->session())
        m_calm->start();
    else
        compareAnew();
}

/// What waited for a breath of the reviewer waits no longer: another view is shown.
void MainWindow::finishReviewing()
{
    if (!m_calm->isActive())
        return;
    m_calm->stop();
    compareAnew();
}

void MainWindow::showReviewed()
{
    m_filtering->setReviewed(reviewedPlaces(m_effects->standing(), m_view->comparison().reports));
}

} // namespace synoptic
