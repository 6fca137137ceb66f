// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/differingwords.h"
#include "models/asof.h"
#include "models/decidedplaces.h"
#include "models/eventfilter.h"
#include "models/eventmatches.h"

#include <QAbstractTableModel>

namespace synoptic {

/// Every difference of an event as a row: what differs, the values with the outlets that give them, what it
/// comes to and why, and the sentence that it is of. What cannot be explained away comes first.
class ConflictModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, ValuesColumn, NatureColumn, SentenceColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int: DifferenceKind
        NatureRole,                  ///< int: DifferenceNature
        HarmlessRole                 ///< bool: only spelling, rounding, a bound, unit or currency
    };

    explicit ConflictModel(QObject *parent = nullptr);

    void setComparison(const Comparison &comparison);
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    /// Only rows of wanted differences are there. A new comparison comes unfiltered.
    void setFilter(const FilteredEvent &filter);
    /// Values that came later are told as such. A new comparison comes whole.
    void setAsOf(const AsOf &asOf);
    /// Whether two reports had parted by then; else the row tells of the future.
    [[nodiscard]] bool isLater(int row) const;
    /// Where values that came later stand in a cell's display text, with the names of their outlets.
    [[nodiscard]] QList<TextRange> laterIn(const QModelIndex &index) const;
    /// Rows of facts in which the user has decided something are told as such.
    void setDecided(const DecidedPlaces &decided);
    /// Number of rows without a filter: all, of a kind or of a nature.
    [[nodiscard]] int count() const { return int(m_all.size()); }
    [[nodiscard]] int count(DifferenceKind kind) const;
    [[nodiscard]] int count(DifferenceNature nature) const;

    [[nodiscard]] const Difference &difference(int row) const;
    [[nodiscard]] const Fact &fact(int row) const;
    /// Its number in the comparison.
    [[nodiscard]] int factAt(int row) const { return m_shown.at(row).fact; }
    /// The sentence of the first value.
    [[nodiscard]] Place place(int row) const;
    /// The first row whose fact has a place; -1 where none has.
    [[nodiscard]] int rowOf(const Place &place) const;
    /// The first row of each sentence whose fact has one.
    [[nodiscard]] SentenceRanks sentenceRanks() const;
    /// What stands out in a cell's display text: the values, but of quotations the words that differ.
    [[nodiscard]] QList<TextRange> valuesIn(const QModelIndex &index) const;
    [[nodiscard]] QList<DifferingWords> differing(const QModelIndex &index) const;
    /// Where the names of the outlets stand in it.
    [[nodiscard]] QList<TextRange> outletsIn(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item
    {
        int fact = 0;
        int difference = 0;
        friend bool operator==(const Item &, const Item &) = default;
    };
    /// A text and what stands out in it.
    struct Words
    {
        QString text;
        QList<TextRange> values;
        QList<DifferingWords> differing;
        QList<TextRange> outlets;
        QList<TextRange> later;
    };

    [[nodiscard]] const Difference &differenceOf(const Item &item) const;
    [[nodiscard]] bool isWanted(const Item &item) const;
    [[nodiscard]] Words valuesOf(int row) const;
    [[nodiscard]] Words sentenceOf(int row) const;
    [[nodiscard]] QString displayText(int row, int column) const;
    [[nodiscard]] QString accessibleText(int row, int column) const;
    [[nodiscard]] QString spokenRow(int row) const;

    Comparison m_comparison;
    QList<Item> m_all;   ///< in order of gravity, then of the facts
    QList<Item> m_shown; ///< those that the filter lets through
    FilteredEvent m_filter;
    AsOf m_asOf;
    DecidedPlaces m_decided;
};

/// Nobody need look into it: spelling, rounding, a bound that holds the other, unit or currency.
[[nodiscard]] bool isHarmless(DifferenceNature nature);
/// The name of a nature for the user: "later update".
[[nodiscard]] QString natureWords(DifferenceNature nature);

} // namespace synoptic
