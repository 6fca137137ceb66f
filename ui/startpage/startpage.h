// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QScrollArea>

class QVBoxLayout;

namespace synoptic {

/// An event of the library as the start page lists it.
struct RecentEvent
{
    QString name;
    QStringList outlets;
    QDateTime opened; ///< UTC
    QStringList paths;
};

/// What the window shows while no event is open: how to open one, the sample, the events of before, and the
/// keys to know.
class StartPage : public QScrollArea
{
    Q_OBJECT
public:
    struct Key
    {
        const QAction *action; ///< has the key, which the reader may have changed
        QString text;
    };

    /// \p ways are the actions that open something, with the sentence that is shown under each.
    StartPage(const QList<std::pair<QAction *, QString>> &ways, const QList<Key> &keys,
              QWidget *parent = nullptr);

    void setRecent(const QList<RecentEvent> &events);
    /// Where typing starts: the first recent event, else the last way, the sample.
    void takeFocus();

signals:
    void openRequested(const QStringList &paths);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *buildWays(const QList<std::pair<QAction *, QString>> &ways);
    void fillKeys();

    QList<Key> m_keys;
    QVBoxLayout *m_recent = nullptr;
    QVBoxLayout *m_keyLines = nullptr;
    QWidget *m_last = nullptr; ///< of the ways
};

/// "today, 14:05", "yesterday, 9:10", "3 March 2022": when something was, seen from \p now; both UTC.
[[nodiscard]] QString timeAgo(const QDateTime &then, const QDateTime &now);

} // namespace synoptic
