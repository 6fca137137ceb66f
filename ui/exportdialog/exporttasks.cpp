// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog/exporttasks.h"

#include <QtConcurrent>

namespace synoptic {

ExportWriter::ExportWriter(QObject *parent) : QObject(parent)
{
    connect(&m_work.watcher, &QFutureWatcherBase::progressValueChanged, this, &ExportWriter::progressed);
    connect(&m_work.watcher, &QFutureWatcherBase::finished, this, [this] {
        const Result<void> done = m_work.watcher.result();
        if (done)
            emit written(m_path);
        else
            emit failed(done.error());
    });
}

void ExportWriter::write(const ExportEvent &event, const ExportTask &task)
{
    m_path = task.path;
    const auto cancelled = m_work.renew();
    m_work.watcher.setFuture(QtConcurrent::run([event, task, cancelled](QPromise<Result<void>> &promise) {
        promise.setProgressRange(0, 100);
        promise.addResult(writeExport(event, task, [&](double share) {
            promise.setProgressValue(int(share * 100));
            return !*cancelled;
        }));
    }));
}

PreviewPainter::PreviewPainter(QObject *parent) : QObject(parent)
{
    connect(&m_work.watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_work.watcher.future().resultCount() > 0)
            emit painted(m_work.watcher.result());
    });
}

void PreviewPainter::paint(const ExportEvent &event, const ExportTask &task, int page, double dotsPerInch)
{
    const auto cancelled = m_work.renew();
    m_work.watcher.setFuture(
        QtConcurrent::run([event, task, page, dotsPerInch, cancelled](QPromise<QImage> &promise) {
            const QList<QImage> pages = previewPages(scoped(event, task.scope), task.pdf, page, 1,
                                                     dotsPerInch, [&](double) { return !*cancelled; });
            if (!*cancelled)
                promise.addResult(pages.value(0));
        }));
}

} // namespace synoptic
