// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarywatch.h"

#include "library/library.h"

using namespace std::chrono_literals;

namespace synoptic {

LibraryWatch::LibraryWatch(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    if (!library)
        return;
    m_seen = library->changesOfOthers();
    connect(&m_timer, &QTimer::timeout, this, &LibraryWatch::look);
    m_timer.start(1s);
}

void LibraryWatch::look()
{
    const qint64 now = m_library ? m_library->changesOfOthers() : -1;
    if (now < 0 || now == m_seen)
        return;
    m_seen = now;
    emit changedByOthers();
}

} // namespace synoptic
