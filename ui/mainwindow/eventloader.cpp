// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/eventloader.h"

#include "reading/reportreader.h"
#include "review/constraints.h"
#include "review/nearpairs.h"
#include "review/verdictacts.h"

#include <QPromise>
#include <QSet>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What can be read of the files; errors tell of the rest.
QList<Report> readReports(QPromise<LoadedEvent> &promise, const QStringList &paths,
                          const QList<PassageLabel> &labels, const QHash<QString, QByteArray> &kept,
                          QList<Error> &errors)
{
    QList<Report> reports;
    QSet<QByteArray> seen;
    for (const QString &path : paths) {
        if (promise.isCanceled())
            break;
        const qsizetype done = &path - paths.constData();
        promise.setProgressValueAndText(
            int(10 * done / paths.size()),
            EventLoader::tr("Reading %1 of %2 reports…").arg(done + 1).arg(paths.size()));
        const auto report = kept.contains(path) ? readReport(kept.value(path), path) : readReport(path);
        if (!report)
            errors.append(report.error());
        else if (seen.contains(report->sha256()))
            errors.append({u"The same report is open already"_s, path, u"It is shown once"_s});
        else
            reports.append(withLabels(*report, labels));
        if (report)
            seen.insert(report->sha256());
    }
    return reports;
}

/// Adds the comparison as the result, unless it was cancelled.
void compare(QPromise<LoadedEvent> &promise, Comparer &comparer, const QList<Report> &reports,
             const ComparisonWishes &wishes, LoadedEvent event = {})
{
    const QString text = EventLoader::tr("Comparing %1 reports…").arg(reports.size());
    CompareOptions options;
    options.threshold = wishes.threshold;
    options.remember = lowestThreshold;
    options.corrections = decide(place(wishes.corrections, reports), reports).constraints;
    auto comparison = comparer.compare(reports, options, [&promise, &text](double share) {
        promise.setProgressValueAndText(10 + int(share * 90), text);
        return !promise.isCanceled();
    });
    if (!comparison)
        return;
    judge(*comparison, wishes.verdicts);
    event.comparison = std::move(*comparison);
    promise.addResult(std::move(event));
}

} // namespace

EventLoader::EventLoader(QObject *parent) : QObject(parent), m_comparer(std::make_shared<Comparer>())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) {
        if (m_loading)
            emit advanced(m_watcher.progressText(), percent);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &EventLoader::finish);
    connect(&m_near, &QFutureWatcherBase::finished, this, [this] {
        if (!m_near.isCanceled() && m_near.future().resultCount() > 0)
            emit nearPairsFound(m_near.result());
    });
}

EventLoader::~EventLoader()
{
    m_near.cancel();
    m_watcher.cancel();
    m_watcher.waitForFinished();
    m_pool.waitForDone();
}

void EventLoader::load(const QStringList &paths, const QList<PassageLabel> &labels,
                       const QHash<QString, QByteArray> &kept, const ComparisonWishes &wishes)
{
    m_near.cancel();
    m_watcher.cancel();
    m_loading = true;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [comparer = m_comparer, paths, labels, kept, wishes](QPromise<LoadedEvent> &promise) {
            promise.setProgressRange(0, 100);
            LoadedEvent event;
            const QList<Report> reports = readReports(promise, paths, labels, kept, event.errors);
            compare(promise, *comparer, reports, wishes, std::move(event));
        }));
}

void EventLoader::compareAgain(const QList<Report> &reports, const ComparisonWishes &wishes)
{
    m_missed = m_loading;
    if (m_loading || reports.isEmpty())
        return;
    m_watcher.cancel();
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [comparer = m_comparer, reports, wishes](QPromise<LoadedEvent> &promise) {
            compare(promise, *comparer, reports, wishes);
        }));
}

void EventLoader::findNearPairs(const QList<Report> &reports, double threshold)
{
    m_near.cancel();
    m_near.setFuture(QtConcurrent::run(
        &m_pool, [comparer = m_comparer, reports, threshold](QPromise<QList<Alignment>> &promise) {
            auto pairs = nearPairs(*comparer, reports, threshold, lowestThreshold,
                                   [&promise](double) { return !promise.isCanceled(); });
            if (pairs)
                promise.addResult(std::move(*pairs));
        }));
}

void EventLoader::finish()
{
    const bool wasLoading = std::exchange(m_loading, false);
    if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0) {
        const LoadedEvent event = m_watcher.result();
        if (wasLoading)
            emit loaded(event);
        else
            emit compared(event.comparison);
    }
    if (std::exchange(m_missed, false))
        emit outdated();
}

void EventLoader::cancel()
{
    m_watcher.cancel();
}

} // namespace synoptic
