// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/eventview.h"
#include "models/conflictmodel.h"

namespace synoptic {

class ConflictTable;
class EmptyState;

/// The list of everything in which the reports of an event part, with keys that narrow it to kinds and
/// natures.
class ConflictsView : public EventView
{
    Q_OBJECT
public:
    explicit ConflictsView(QWidget *parent = nullptr);

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override { return m_active; }
    [[nodiscard]] std::optional<int> activeFact() const override;
    void goTo(const Place &place) override;
    void goToFact(int fact, const Place &place) override;
    void next(int step) override;
    void nextDifference(int step) override { next(step); }
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
    /// The contradictions.
    /// Contradictions among all differences: "3 of 12".
    [[nodiscard]] QString countText() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return m_actions; }

    [[nodiscard]] ConflictModel *model() { return &m_model; }
    [[nodiscard]] ConflictTable *table() const { return m_table; }

private:
    template <typename Value>
    struct Choice
    {
        Value value;
        QAction *action;
    };

    void buildKeys();
    QAction *addAction(const QString &name, const QString &text, const QString &key);
    QAction *addChoice(const QString &name, const QString &text, const QString &key);
    [[nodiscard]] DifferenceFilter chosenDifferences() const;
    void showNothing(const FilteredEvent &filter);
    void showCurrent(const QModelIndex &current);

    ConflictModel m_model;
    ConflictTable *m_table;
    EmptyState *m_nothing; ///< in place of the list while it is empty
    QAction *m_all = nullptr;
    QList<QAction *> m_actions;
    QList<Choice<DifferenceKind>> m_kinds;
    QList<Choice<DifferenceNature>> m_natures;
    FilteredEvent m_filter;
    std::optional<Place> m_active;
};

} // namespace synoptic
