// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/eventloader.h"

#include "reading/reportreader.h"
#include "review/constraints.h"

#include <QPromise>
#include <QSet>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace synoptic {

struct EventLoader::Memory
{
    Comparer comparer;
    QList<Report> reports;

    /// Reads what \p paths name; false when it was cancelled.
    bool read(const QPromise<LoadedEvent> &promise, const QStringList &paths,
              const QList<PassageLabel> &labels, QList<Error> &errors)
    {
        QList<Report> read;
        QSet<QByteArray> seen;
        for (const QString &path : paths) {
            const auto report = readReport(path);
            if (!report)
                errors.append(report.error());
            else if (seen.contains(report->sha256()))
                errors.append({u"The same report is open already"_s, path, u"It is shown once"_s});
            else
                read.append(withLabels(*report, labels));
            if (report)
                seen.insert(report->sha256());
            if (promise.isCanceled())
                return false;
        }
        // Nothing that could be read: the event that is open stays open.
        if (!read.isEmpty())
            reports = read;
        return true;
    }

    std::optional<Comparison> compare(QPromise<LoadedEvent> &promise, const ComparisonWishes &wishes)
    {
        CompareOptions options;
        options.threshold = wishes.threshold;
        options.remember = lowestThreshold;
        options.corrections = decide(place(wishes.corrections, reports), reports).constraints;
        return comparer.compare(reports, options, [&promise](double share) {
            promise.setProgressValue(10 + int(share * 90));
            return !promise.isCanceled();
        });
    }
};

EventLoader::EventLoader(QObject *parent) : QObject(parent), m_memory(std::make_shared<Memory>())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int percent) {
        if (m_loading)
            emit progressed(percent);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &EventLoader::finish);
}

EventLoader::~EventLoader()
{
    m_watcher.cancel();
    m_watcher.waitForFinished();
    m_pool.waitForDone();
}

void EventLoader::load(const QStringList &paths, const QList<PassageLabel> &labels,
                       const ComparisonWishes &wishes)
{
    m_watcher.cancel();
    m_loading = true;
    m_next.reset();
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool, [memory = m_memory, paths, labels, wishes](QPromise<LoadedEvent> &promise) {
            promise.setProgressRange(0, 100);
            LoadedEvent event;
            if (!memory->read(promise, paths, labels, event.errors))
                return;
            const bool nothing = event.errors.size() == paths.size();
            if (auto comparison = nothing ? Comparison() : memory->compare(promise, wishes)) {
                event.comparison = std::move(*comparison);
                promise.addResult(std::move(event));
            }
        }));
}

void EventLoader::compareAgain(const ComparisonWishes &wishes)
{
    if (m_loading) {
        m_next = wishes;
        return;
    }
    m_watcher.cancel();
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [memory = m_memory, wishes](QPromise<LoadedEvent> &promise) {
            if (auto comparison = memory->compare(promise, wishes))
                promise.addResult(LoadedEvent{std::move(*comparison), {}});
        }));
}

void EventLoader::finish()
{
    const bool wasLoading = std::exchange(m_loading, false);
    const auto next = std::exchange(m_next, std::nullopt);
    if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0) {
        const LoadedEvent event = m_watcher.result();
        if (wasLoading)
            emit loaded(event);
        else
            emit compared(event.comparison);
    }
    if (next)
        compareAgain(*next);
}

void EventLoader::cancel()
{
    m_watcher.cancel();
}

} // namespace synoptic
