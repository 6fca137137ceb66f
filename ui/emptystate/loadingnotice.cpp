// SPDX-License-Identifier: GPL-3.0-or-later
#include "emptystate/loadingnotice.h"

#include <chrono>

using namespace std::chrono_literals;

namespace synoptic {

LoadingNotice::LoadingNotice(QWidget *over, QAction *cancel) : EmptyState(over), m_cancel(cancel)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms); // what is faster would only flicker
    connect(&m_soon, &QTimer::timeout, this, [this] {
        tell();
        emit shown();
    });
}

void LoadingNotice::begin()
{
    m_running = true;
    m_what = tr("Reading the reports…");
    m_percent = 0;
    m_soon.start();
}

void LoadingNotice::advance(const QString &what, int percent)
{
    if (!what.isEmpty())
        m_what = what;
    m_percent = percent;
    if (m_running && !m_soon.isActive())
        tell();
}

void LoadingNotice::end()
{
    m_running = false;
    m_soon.stop();
    leave();
}

void LoadingNotice::tell()
{
    const QString done = tr("%1 % done. The reports stand here as soon as they are compared.").arg(m_percent);
    if (isHidden())
        say(m_what, done, {m_cancel});
    else
        sayOtherwise(m_what, done);
}

} // namespace synoptic
