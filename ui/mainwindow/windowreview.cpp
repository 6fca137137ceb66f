// SPDX-License-Identifier: GPL-3.0-or-later
// Review sessions in the window: where they are kept and what their verdicts bring about.
#include "mainwindow/mainwindow.h"
#include "mainwindow/viewswitcher.h"
#include "review/libraryarchive.h"
#include "reviewview/reviewview.h"

namespace synoptic {

EventView *MainWindow::makeReviewView()
{
    auto *view = new ReviewView(m_views);
    if (m_library) {
        m_archive = std::make_unique<LibraryArchive>(m_library);
        view->setArchive(m_archive.get());
    }
    connect(view, &ReviewView::failed, this, &MainWindow::showError);
    return view;
}

} // namespace synoptic
