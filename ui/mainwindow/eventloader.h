// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/corrections.h"
#include "library/marks.h"
#include "report/error.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <memory>

namespace synoptic {

struct LoadedEvent
{
    Comparison comparison;
    QList<Error> errors; ///< one for each file that could not be read
};

/// What the user has a say in.
struct ComparisonWishes
{
    QList<CorrectionRecord> corrections; ///< the oldest first; those of other events are passed over
    double threshold = 0.5;
};

/// Scores below this are forgotten: no threshold is lower.
inline constexpr double lowestThreshold = 0.2;

/// Reads and compares files off the GUI thread, with progress and cancel. A new load drops the running one.
/// The reports and what each two of them gave are kept, so that comparing them again costs only what a
/// correction or another threshold touches.
class EventLoader : public QObject
{
    Q_OBJECT
public:
    explicit EventLoader(QObject *parent = nullptr);
    ~EventLoader() override;
    /// Passages have the kinds that \p labels give them. A file that is not there any more is read from
    /// \p kept, bytes by path.
    void load(const QStringList &paths, const QList<PassageLabel> &labels = {},
              const QHash<QString, QByteArray> &kept = {}, const ComparisonWishes &wishes = {});
    /// The reports that are there, compared again; while they are being loaded, once they are.
    void compareAgain(const ComparisonWishes &wishes);
    void cancel();

signals:
    void progressed(int percent);
    void loaded(const synoptic::LoadedEvent &event);
    /// The reports that are there, compared again.
    void compared(const synoptic::Comparison &comparison);

private:
    struct Memory;
    void finish();

    QThreadPool m_pool; ///< of one thread, which alone touches the memory
    std::shared_ptr<Memory> m_memory;
    QFutureWatcher<LoadedEvent> m_watcher;
    bool m_loading = false; ///< what runs is a load, not a comparison again
    std::optional<ComparisonWishes> m_next;
};

} // namespace synoptic
