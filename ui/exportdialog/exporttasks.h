// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exporter.h"

#include <QFutureWatcher>
#include <QImage>
#include <QObject>
#include <atomic>
#include <memory>

namespace synoptic {

/// Work on an event off the GUI thread: at most one piece of it at a time; a new one drops the one before.
template <typename Outcome>
class ExportWork
{
public:
    ExportWork() = default;
    ExportWork(const ExportWork &) = delete;
    ExportWork &operator=(const ExportWork &) = delete;
    ~ExportWork() { cancelAndWait(); }

    void cancel()
    {
        if (m_cancelled)
            *m_cancelled = true;
    }
    void cancelAndWait()
    {
        cancel();
        watcher.waitForFinished();
    }
    /// The flag of the next piece of work.
    [[nodiscard]] std::shared_ptr<std::atomic_bool> renew()
    {
        cancel();
        m_cancelled = std::make_shared<std::atomic_bool>(false);
        return m_cancelled;
    }
    QFutureWatcher<Outcome> watcher;

private:
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

/// Writes exports in the background, with progress and cancel.
class ExportWriter : public QObject
{
    Q_OBJECT
public:
    explicit ExportWriter(QObject *parent = nullptr);
    void write(const ExportEvent &event, const ExportTask &task);
    void cancel() { m_work.cancel(); }
    [[nodiscard]] bool isBusy() const { return m_work.watcher.isRunning(); }

signals:
    void progressed(int percent);
    void written(const QString &path);
    void failed(const synoptic::Error &error);

private:
    QString m_path;
    ExportWork<Result<void>> m_work;
};

/// Paints pages for a preview in the background.
class PreviewPainter : public QObject
{
    Q_OBJECT
public:
    explicit PreviewPainter(QObject *parent = nullptr);
    /// One page, counted from 0.
    void paint(const ExportEvent &event, const ExportTask &task, int page, double dotsPerInch);

signals:
    /// Null where the document has no such page.
    void painted(const QImage &page);

private:
    ExportWork<QImage> m_work;
};

} // namespace synoptic
