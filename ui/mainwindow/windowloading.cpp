// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says while an event is read and compared.
#include "comparisonview/comparisonview.h"
#include "emptystate/loadingnotice.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"

#include <KActionCollection>
#include <QLabel>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace synoptic {

void MainWindow::buildLoading()
{
    addAction(u"file_cancel_opening"_s, tr("Cancel O&pening"), {}, [this] { cancelOpening(); });
    QAction *cancel = actionCollection()->action(u"file_cancel_opening"_s);
    cancel->setEnabled(false);
    m_loading = new LoadingNotice(m_views->area(), cancel);
    connect(m_loading, &LoadingNotice::shown, this, [this] { showStart(false); });
    connect(&m_loader, &EventLoader::advanced, m_loading, [this](const QString &what, int percent) {
        m_progress->setVisible(percent < 100);
        m_progress->setValue(percent);
        m_loading->advance(what, percent);
        if (!m_loading->isRunning() && !what.isEmpty()) // an event is open: it stays until the other is there
            m_where->setText(what);
    });
}

/// A view that has nothing to show yet says what it waits for.
void MainWindow::beginLoading()
{
    actionCollection()->action(u"file_cancel_opening"_s)->setEnabled(true);
    if (m_view->comparison().reports.isEmpty())
        m_loading->begin();
}

void MainWindow::endLoading()
{
    actionCollection()->action(u"file_cancel_opening"_s)->setEnabled(false);
    m_progress->hide();
    m_loading->end();
}

void MainWindow::cancelOpening()
{
    m_loader.cancel();
    endLoading();
    if (m_view->comparison().reports.isEmpty())
        showStart(true);
    say(tr("Opening was cancelled"));
}

} // namespace synoptic
