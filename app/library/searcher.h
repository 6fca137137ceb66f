// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/search.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <memory>

namespace synoptic {

/// Answers searches of a library from a thread of its own. The last question counts: those before it are
/// dropped, also while they are worked on. Reports that wait for the index are put into it between the
/// questions, and the last question is answered again when that is done.
class LibrarySearcher : public QObject
{
    Q_OBJECT
public:
    explicit LibrarySearcher(const QString &path, QObject *parent = nullptr);
    ~LibrarySearcher() override;

    void search(const QString &typed);

signals:
    void answered(const QString &typed, const synoptic::SearchAnswer &answer);
    void failed(const synoptic::Error &error);

private:
    class Worker;
    QThread m_thread;
    std::shared_ptr<std::atomic<int>> m_latest; ///< number of the last question
    Worker *m_worker;
};

} // namespace synoptic
