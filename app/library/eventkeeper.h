// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/sources.h"

#include <QFutureWatcher>
#include <QObject>

namespace synoptic {

class Library;

/// Remembers the event that is opened without keeping its reader waiting: the event and what is known of its
/// reports at once, so that marks can be made; long texts are packed on another thread and kept when they
/// are, at the latest when this goes. A text that did not come so far (the program was killed) comes when its
/// event is opened again.
class EventKeeper : public QObject
{
    Q_OBJECT
public:
    /// \p library may be null, and is not owned; it must outlast this.
    explicit EventKeeper(Library *library, QObject *parent = nullptr);
    ~EventKeeper() override;

    [[nodiscard]] Result<EventRecord> remember(const QString &name, const QList<Report> &reports);
    /// Waits until everything is kept.
    void finish();

signals:
    void failed(const synoptic::Error &error);

private:
    void keep();

    Library *m_library;
    QFutureWatcher<QList<PackedReport>> m_packing;
    bool m_isPacking = false;
};

} // namespace synoptic
