// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/eventloader.h"

#include "reading/reportreader.h"

#include <QPromise>
#include <QSet>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

void loadEvent(QPromise<LoadedEvent> &promise, const QStringList &paths, const QList<PassageLabel> &labels,
               const QHash<QString, QByteArray> &kept)
{
    LoadedEvent event;
    QList<Report> reports;
    QSet<QByteArray> seen;
    promise.setProgressRange(0, 100);
    for (const QString &path : paths) {
        const auto report = kept.contains(path) ? readReport(kept.value(path), path) : readReport(path);
        if (!report)
            event.errors.append(report.error());
        else if (seen.contains(report->sha256()))
            event.errors.append({u"The same report is open already"_s, path, u"It is shown once"_s});
        else
            reports.append(withLabels(*report, labels));
        if (report)
            seen.insert(report->sha256());
        if (promise.isCanceled())
            return;
    }
    auto comparison = compareReports(reports, {}, [&promise](double share) {
        promise.setProgressValue(10 + int(share * 90));
        return !promise.isCanceled();
    });
    if (comparison) {
        event.comparison = std::move(*comparison);
        promise.addResult(std::move(event));
    }
}

} // namespace

EventLoader::EventLoader(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &EventLoader::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            emit loaded(m_watcher.result());
    });
}

EventLoader::~EventLoader()
{
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void EventLoader::load(const QStringList &paths, const QList<PassageLabel> &labels,
                       const QHash<QString, QByteArray> &kept)
{
    m_watcher.cancel();
    m_watcher.setFuture(QtConcurrent::run(loadEvent, paths, labels, kept));
}

void EventLoader::cancel()
{
    m_watcher.cancel();
}

} // namespace synoptic
