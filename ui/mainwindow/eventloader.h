// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "library/corrections.h"
#include "library/marks.h"
#include "report/error.h"
#include "review/verdict.h"

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
    QHash<QString, Verdict> verdicts = {}; ///< by subject: those that stand
};

/// Scores below this are forgotten: no threshold is lower.
inline constexpr double lowestThreshold = 0.2;

/// Reads and compares files off the GUI thread, with progress and cancel. A new load drops the running one.
/// What each two reports gave is kept, so that comparing them again costs only what a correction or another
/// threshold touches.
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
    /// The reports of the open event, compared again. While another one is being loaded it waits: outdated()
    /// asks for it then.
    void compareAgain(const QList<Report> &reports, const ComparisonWishes &wishes);
    void cancel();
    /// The pairs of reports that were compared which score a little less than the threshold:
    /// nearPairsFound() gives them. Loading another event drops the question.
    void findNearPairs(const QList<Report> &reports, double threshold);

signals:
    /// What is being done, empty where that has not changed, and how much of all.
    void advanced(const QString &what, int percent);
    void loaded(const synoptic::LoadedEvent &event);
    /// What compareAgain() gave.
    void compared(const synoptic::Comparison &comparison);
    /// Loading is over, and somebody wished for another comparison meanwhile.
    void outdated();
    void nearPairsFound(const QList<synoptic::Alignment> &pairs);

private:
    void finish();

    QThreadPool m_pool; ///< of one thread, which alone touches the comparer
    std::shared_ptr<Comparer> m_comparer;
    QFutureWatcher<LoadedEvent> m_watcher;
    QFutureWatcher<QList<Alignment>> m_near;
    bool m_loading = false; ///< what runs is a load, not a comparison again
    bool m_missed = false;  ///< a comparison that was wished for meanwhile
};

} // namespace synoptic
