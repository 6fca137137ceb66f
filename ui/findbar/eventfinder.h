// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventmatches.h"

#include <QFutureWatcher>
#include <QObject>
#include <memory>

namespace synoptic {

/// Looks for words in all reports of an event off the GUI thread. A new search drops the running one.
class EventFinder : public QObject
{
    Q_OBJECT
public:
    explicit EventFinder(QObject *parent = nullptr);
    ~EventFinder() override;

    void setReports(const QList<Report> &reports);
    void find(const TextPattern &pattern);
    void cancel() { m_watcher.cancel(); }

signals:
    void found(const synoptic::EventMatches &matches);

private:
    struct Text
    {
        SearchableText text;
        QList<TextRange> sentences; ///< of passages that have none, the passage
    };
    static void search(QPromise<EventMatches> &promise, const std::shared_ptr<const QList<Text>> &texts,
                       const TextPattern &pattern);

    std::shared_ptr<const QList<Text>> m_texts;
    QFutureWatcher<EventMatches> m_watcher;
};

} // namespace synoptic
