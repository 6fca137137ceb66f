// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/eventview.h"
#include "models/coveragemodel.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QListView;
class QTableView;
class QVBoxLayout;

namespace synoptic {

class CoverageMatrix;
class EmptyState;

/// Who reports what: the heat map of reports and facts with a line that tells what is under the cursor; below
/// it the totals of each report, what each two have in common, and the sentences that only one has.
class CoverageView : public EventView
{
    Q_OBJECT
public:
    explicit CoverageView(QWidget *parent = nullptr);
    ~CoverageView() override;

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override;
    [[nodiscard]] std::optional<int> activeFact() const override;
    void goTo(const Place &place) override;
    void goToFact(int fact, const Place &place) override;
    void next(int step) override;
    void nextDifference(int step) override;
    void zoom(double factor) override;
    void setFilter(const FilteredEvent &filter) override;
    void setAsOf(const AsOf &asOf) override;
    void setMatches(const EventMatches &matches) override;
    [[nodiscard]] std::optional<SentenceRanks> sentenceRanks() const override;
    void setDecided(const DecidedPlaces &decided) override { m_model.setDecided(decided); }
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return {m_nextOrder}; }

    [[nodiscard]] CoverageMatrix *matrix() const { return m_matrix; }
    [[nodiscard]] QTableView *totals() const { return m_totals; }
    [[nodiscard]] QTableView *overlaps() const { return m_overlaps; }
    [[nodiscard]] QListView *alone() const { return m_alone; }
    /// What the strip below the matrix says.
    [[nodiscard]] QString strip() const;
    /// The facts in another order; the current fact stays the current one.
    void setOrder(CoverageModel::Order order);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QLayout *buildHead();
    void buildBelow(QVBoxLayout *box);
    [[nodiscard]] QLayout *buildTables();
    void buildAlone();
    [[nodiscard]] QTableView *table(QAbstractItemModel *model, const QString &name);
    void look(const QModelIndex &index);
    void showStrip();
    void showAlone(int report);
    void showNothing();
    void showCounted();
    void fitTables();

    CoverageModel m_model;
    CoverageTotalsModel m_totalsModel;
    OverlapModel m_overlapModel;
    AloneModel m_aloneModel;
    CoverageMatrix *m_matrix;
    QTableView *m_totals = nullptr;
    QTableView *m_overlaps = nullptr;
    QListView *m_alone = nullptr;
    QComboBox *m_order = nullptr;
    QAction *m_nextOrder = nullptr;
    QLabel *m_strip = nullptr;
    EmptyState *m_nothing = nullptr; ///< in place of all while no fact is shared
    QLabel *m_aloneTitle = nullptr;
    QBoxLayout *m_tables = nullptr;
    QList<QLabel *> m_titles; ///< of the totals and of the overlaps
    bool m_filtered = false;
    QString m_looked; ///< what the strip says, unabridged
    int m_aloneReport = -1;
    std::optional<Place> m_reached; ///< whereto another view led
};

} // namespace synoptic
