// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/marks.h"
#include "report/error.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

namespace synoptic {

struct LoadedEvent
{
    Comparison comparison;
    QList<Error> errors; ///< one for each file that could not be read
};

/// Reads and compares files off the GUI thread, with progress and cancel. A new load drops the running one.
class EventLoader : public QObject
{
    Q_OBJECT
public:
    explicit EventLoader(QObject *parent = nullptr);
    ~EventLoader() override;
    /// Passages have the kinds that \p labels give them. A file that is not there any more is read from
    /// \p kept, bytes by path.
    void load(const QStringList &paths, const QList<PassageLabel> &labels = {},
              const QHash<QString, QByteArray> &kept = {});
    void cancel();

signals:
    void progressed(int percent);
    void loaded(const synoptic::LoadedEvent &event);

private:
    QFutureWatcher<LoadedEvent> m_watcher;
};

} // namespace synoptic
