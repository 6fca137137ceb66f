// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/searcher.h"

#include <QElapsedTimer>

namespace synoptic {

/// Lives in the searcher's thread, with the connection.
class LibrarySearcher::Worker : public QObject
{
public:
    Worker(QString path, std::shared_ptr<const std::atomic<int>> latest, LibrarySearcher *searcher)
        : m_path(std::move(path)), m_latest(std::move(latest)), m_searcher(searcher)
    {
    }

    void answer(int number, const QString &typed)
    {
        if (number != *m_latest || !open())
            return;
        m_number = number;
        m_typed = typed;
        // What was opened a moment ago is found; a backlog is worked off afterwards.
        if (m_waiting == 0)
            index();
        ask();
        indexLater();
    }

private:
    bool open()
    {
        if (m_search)
            return true;
        auto search = LibrarySearch::open(m_path);
        if (search)
            m_search = std::move(*search);
        else
            emit m_searcher->failed(search.error());
        return bool(search);
    }

    void ask()
    {
        const auto isStale = [this] { return m_number != *m_latest; };
        const auto answer = m_search->search(m_typed, 30, isStale);
        m_sinceAnswer.start();
        if (isStale())
            return;
        if (answer)
            emit m_searcher->answered(m_typed, *answer);
        else
            emit m_searcher->failed(answer.error());
    }

    /// What cannot be indexed now (another program writes) is found another time.
    void index() { m_waiting = m_search->indexSome().value_or(0); }

    void indexLater()
    {
        if (m_waiting > 0 && !m_scheduled) {
            m_scheduled = true;
            QMetaObject::invokeMethod(this, &Worker::indexMore, Qt::QueuedConnection);
        }
    }

    void indexMore()
    {
        constexpr int between = 1000; // milliseconds from answer to answer while more is found
        m_scheduled = false;
        index();
        if (m_waiting == 0 || m_sinceAnswer.hasExpired(between))
            ask();
        if (!thread()->isInterruptionRequested())
            indexLater();
    }

    QString m_path;
    std::shared_ptr<const std::atomic<int>> m_latest;
    LibrarySearcher *m_searcher;
    std::unique_ptr<LibrarySearch> m_search;
    QString m_typed;
    QElapsedTimer m_sinceAnswer;
    int m_number = 0;
    int m_waiting = 0;
    bool m_scheduled = false;
};

LibrarySearcher::LibrarySearcher(const QString &path, QObject *parent)
    : QObject(parent), m_latest(std::make_shared<std::atomic<int>>(0)),
      m_worker(new Worker(path, m_latest, this))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

LibrarySearcher::~LibrarySearcher()
{
    ++*m_latest;
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void LibrarySearcher::search(const QString &typed)
{
    const int number = ++*m_latest;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, typed] { worker->answer(number, typed); },
        Qt::QueuedConnection);
}

} // namespace synoptic
