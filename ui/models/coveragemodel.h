// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/coverage.h"
#include "comparison/facts.h"
#include "models/asof.h"
#include "models/decidedplaces.h"
#include "models/eventfilter.h"

#include <QAbstractListModel>
#include <QAbstractTableModel>
#include <memory>

namespace synoptic {

/// An event and who reports what of it: one value that the models of the coverage view share.
struct CoverageData
{
    explicit CoverageData(const Comparison &of = {});
    Comparison comparison;
    WritingTimes times;
    Coverage coverage;
    QList<QList<NearPlace>> near; ///< by fact: what comes near to it in reports that do not have it

    [[nodiscard]] QString nameOf(int report) const { return comparison.reports.at(report).shortName(); }
};
using SharedCoverage = std::shared_ptr<const CoverageData>;

/// What the models of all views share of an event, made once for it. Called from the GUI thread only.
[[nodiscard]] SharedCoverage coverageDataOf(const Comparison &comparison);

/// Lines of text as a tool tip that wraps, whatever characters they hold.
[[nodiscard]] QString wrappingTip(const QString &lines);

/// Reports (rows) x facts (columns).
class CoverageModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { PlaceRole = Qt::UserRole + 1, FactRole };
    /// In which order the facts stand.
    enum class Order {
        Text,    ///< of their first member
        Sources, ///< those that most reports have first
        Time     ///< of their first report; those of unknown time last
    };
    Q_ENUM(Order)

    explicit CoverageModel(QObject *parent = nullptr);

    void setCoverage(const SharedCoverage &data);
    /// Cells in which the user has decided something are told as such.
    void setDecided(const DecidedPlaces &decided);
    [[nodiscard]] bool isDecided(const QModelIndex &index) const;
    [[nodiscard]] bool isNoted(const QModelIndex &index) const;
    void setOrder(Order order);
    /// Only facts that pass have columns. A new event comes unfiltered.
    void setFilter(const FilteredEvent &filter);
    /// What came later is not counted, and told as such. A new event comes whole.
    void setAsOf(const AsOf &asOf);
    /// Whether a report has the fact of a cell, but not yet.
    [[nodiscard]] bool isLater(const QModelIndex &index) const;
    /// Whether any report had the fact of a column by then.
    [[nodiscard]] bool isTold(int column) const;
    /// The numbers of what passes the filter and was reported by then.
    [[nodiscard]] const SharedCoverage &counted() const { return m_counted; }
    /// "of 12 of 76 facts": of what they are the numbers, where it is not of all.
    [[nodiscard]] QString countedText() const;
    [[nodiscard]] Order order() const { return m_order; }
    [[nodiscard]] const SharedCoverage &shared() const { return m_data; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Index into Comparison::facts of a column, and back.
    /// Where a cell's report tells the fact.
    [[nodiscard]] QList<Place> placesIn(const QModelIndex &index) const;
    [[nodiscard]] int factAt(int column) const { return m_facts.at(column); }
    [[nodiscard]] int columnOf(int fact) const { return int(m_facts.indexOf(fact)); }
    [[nodiscard]] const FactCoverage &coverageAt(int column) const
    {
        return m_data->coverage.facts.at(factAt(column));
    }
    [[nodiscard]] Telling tellingAt(const QModelIndex &index) const;
    /// Whether the report of a cell had the fact first, and whether that is certain.
    [[nodiscard]] const FirstReport *firstAt(const QModelIndex &index) const;
    /// Where Enter goes: the report's own words; where it has none, those of the first report that has them.
    [[nodiscard]] Place placeAt(const QModelIndex &index) const;
    /// "fact 12 of 64 · in 3 of 5"; the number is the fact's own, whatever the order. Under a filter the
    /// column's place among those that are left, too.
    [[nodiscard]] QString numberText(int column) const;
    [[nodiscard]] QString factText(int column) const;
    /// Three lines: fact 12 of 64, who has it, who had it first; what it says; how the report of the cell
    /// tells it.
    [[nodiscard]] QString describe(const QModelIndex &index) const;

private:
    void sortFacts();
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] QString tellingText(const QModelIndex &index) const;
    [[nodiscard]] const NearPlace *nearAt(const QModelIndex &index) const;
    [[nodiscard]] QString ownText(const QModelIndex &index) const;
    [[nodiscard]] QString firstText(int column) const;

    void count();

    SharedCoverage m_data;
    SharedCoverage m_counted; ///< the same where nothing is left out
    QList<int> m_facts;       ///< by column
    FilteredEvent m_filter;
    AsOf m_asOf;
    DecidedPlaces m_decided;
    Order m_order = Order::Text;
};

/// Reports (rows) x what they have, share, lack.
class CoverageTotalsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Facts, Lacks, First, SameWords, Differs, Alone, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setCoverage(const SharedCoverage &data);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SharedCoverage m_data;
};

/// Reports x reports: the share of facts that two have in common, of those that either has.
class OverlapModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ShareRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void setCoverage(const SharedCoverage &data);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SharedCoverage m_data;
};

/// The sentences that only one report has.
class AloneModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { PlaceRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;
    void setCoverage(const SharedCoverage &data, int report);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    SharedCoverage m_data;
    int m_report = 0;
};

} // namespace synoptic
