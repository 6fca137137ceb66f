// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/eventview.h"
#include "models/factmodel.h"

namespace synoptic {

class SynopsisTable;
class EmptyState;

/// Facts and reports: one row a fact, one column a report, each cell that outlet's own sentences with the
/// words that differ from the pivot's marked.
class SynopsisView : public EventView
{
    Q_OBJECT
public:
    explicit SynopsisView(QWidget *parent = nullptr);

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override { return m_active; }
    [[nodiscard]] std::optional<int> activeFact() const override;
    void goTo(const Place &place) override;
    void goToFact(int fact, const Place &place) override;
    void next(int step) override;
    void nextDifference(int step) override;
    void zoom(double factor) override;
    void setMatches(const EventMatches &matches) override;
    [[nodiscard]] std::optional<SentenceRanks> sentenceRanks() const override
    {
        return m_model.sentenceRanks();
    }
    void setFilter(const FilteredEvent &filter) override;
    void setAsOf(const AsOf &asOf) override { m_model.setAsOf(asOf); }
    void setDecided(const DecidedPlaces &decided) override { m_model.setDecided(decided); }
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return m_actions; }

    [[nodiscard]] QList<QAction *> tools() const override;

    [[nodiscard]] FactModel *model() { return &m_model; }
    [[nodiscard]] SynopsisTable *table() const { return m_table; }

private:
    void buildActions();
    QAction *addAction(const QString &name, const QString &text, const QString &key);
    QAction *addToggle(const QString &name, const QString &text, const QString &key, bool on);
    [[nodiscard]] bool isTold(int row) const;
    void step(int direction, const std::function<bool(int)> &wanted);
    void usePivot(int report);
    void nextOrder();
    void foldSection();
    void showCurrent(const QModelIndex &current);
    void showNothing();
    [[nodiscard]] QString orderName() const;

    FactModel m_model;
    SynopsisTable *m_table;
    EmptyState *m_nothing; ///< in place of the table while it is empty
    QList<QAction *> m_actions;
    QAction *m_order = nullptr;
    QAction *m_all = nullptr;
    std::optional<Place> m_active;
};

} // namespace synoptic
