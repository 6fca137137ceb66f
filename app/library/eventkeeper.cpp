// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/eventkeeper.h"

#include "library/library.h"

#include <QtConcurrentRun>

namespace synoptic {

namespace {

/// Characters that are packed at once: it takes less than a frame.
constexpr qsizetype shortText = 100'000;

} // namespace

EventKeeper::EventKeeper(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(&m_packing, &QFutureWatcherBase::finished, this, &EventKeeper::keep);
}

EventKeeper::~EventKeeper()
{
    finish();
}

Result<EventRecord> EventKeeper::remember(const QString &name, const QList<Report> &reports)
{
    finish(); // what was opened before comes first
    qsizetype length = 0;
    for (const Report &report : reports)
        length += report.text().size();
    if (length <= shortText)
        return m_library->sources().rememberEvent(name, reports);
    auto record = m_library->sources().rememberWithoutTexts(name, reports);
    if (!record)
        return record;
    QList<Report> fresh;
    for (const Report &report : reports) {
        if (!m_library->sources().hasText(report.sha256()).value_or(true))
            fresh.append(report);
    }
    if (fresh.isEmpty())
        return record;
    m_isPacking = true;
    m_packing.setFuture(QtConcurrent::run([fresh] {
        QList<PackedReport> packed;
        for (const Report &report : fresh)
            packed.append(Sources::pack(report));
        return packed;
    }));
    return record;
}

void EventKeeper::finish()
{
    m_packing.waitForFinished();
    keep();
}

void EventKeeper::keep()
{
    if (!std::exchange(m_isPacking, false))
        return;
    if (const auto kept = m_library->sources().keepTexts(m_packing.result()); !kept)
        emit failed(kept.error());
}

} // namespace synoptic
