// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparison/differingwords.h"
#include "comparison/facts.h"
#include "models/asof.h"
#include "models/coveragemodel.h"
#include "models/decidedplaces.h"
#include "models/eventfilter.h"
#include "models/eventmatches.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
#include <QSet>

namespace synoptic {

/// What the reports make of a fact; the gravest first.
enum class FactKind {
    Conflict,   ///< at least one difference cannot be explained away
    Quotation,  ///< one utterance is quoted in other words
    OtherWords, ///< worded otherwise; rounding, conversion, spelling and later updates too
    SameWords,  ///< all that report it do so in the same words
    OnlyHere    ///< a sentence of one report that no other has
};

/// The sign of a kind: ≠ “ ≈ = and a dot for what stands only in one report.
[[nodiscard]] QString factKindSymbol(FactKind kind);
/// The kind in words, for the user, and as the title of its section.
[[nodiscard]] QString factKindName(FactKind kind);
[[nodiscard]] QString factKindTitle(FactKind kind);
/// A value as it is shown: a comma that ends a quotation is the sentence's.
[[nodiscard]] QString valueText(const DifferenceValue &value);
/// A difference's values, of each report only those that are not the same text or number as one before:
/// "Sixty-one" of a report, not its "61" too.
[[nodiscard]] QList<DifferenceValue> valuesOncePerReport(const Comparison &comparison,
                                                         const Difference &difference);

/// The synopsis of an event: a row for each fact and a column for each report, in sections that fold. Rows
/// are section heads or facts; a cell is that report's own sentences. The model is reset when an event is
/// loaded, the order changes or single sentences are asked for; folding inserts and removes rows.
class FactModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, FirstReportColumn };
    enum Role {
        SectionRole = Qt::UserRole + 1, ///< bool: the row is the head of a section
        FoldedRole,                     ///< bool, of heads
        KindRole,                       ///< int: FactKind
        StateRole,                      ///< int: CellState
        TimeRole,                       ///< "09:21" UTC, when it was first reported; empty where not known
        DetailRole,                     ///< of headers: the form of the report and its date
        PivotRole                       ///< bool, of headers
    };
    enum class Order { Kind, Report, Sources, Time };
    enum class CellState {
        Empty,       ///< the report does not have it
        Own,         ///< the row's pivot: the others are compared with this cell
        Differs,     ///< in other words than the pivot's cell
        Same,        ///< in the same words
        Folded,      ///< in the same words, and not repeated
        FoldedCopies ///< the pivot of a row in which all have the same words: one line
    };

    explicit FactModel(QObject *parent = nullptr);

    void setComparison(const Comparison &comparison);
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }

    /// \p report is the one whose order Order::Report follows.
    void setOrder(Order order, int report = 0);
    [[nodiscard]] Order order() const { return m_order; }
    [[nodiscard]] int orderReport() const { return m_orderReport; }
    /// The report that the others are compared with where it has the fact, by the time chosen; else the first
    /// that has it is.
    void setPivot(int report);
    [[nodiscard]] int pivot() const { return m_pivot; }
    /// In which row a listener goes from cell to cell: what the row is need not be said again; -1: in none.
    void setLineHeard(int line) { m_lineHeard = line; }
    /// Sentences that only one report has get rows too.
    void setOnlyHereShown(bool shown);
    /// Only what passes has rows. A new comparison comes unfiltered.
    void setFilter(const FilteredEvent &filter);
    [[nodiscard]] const FilteredEvent &filter() const { return m_filter; }
    /// Cells that came later are told as such. A new comparison comes whole.
    void setAsOf(const AsOf &asOf);
    /// Whether a report has the fact of a cell, but not yet; of the kind's cell: whether nobody had it.
    [[nodiscard]] bool isLater(const QModelIndex &index) const;
    /// What has the pivot's very words is not repeated.
    void setCopiesFolded(bool folded);
    /// Rows in which the user has decided something are told as such.
    void setDecided(const DecidedPlaces &decided);
    [[nodiscard]] bool isDecided(int row) const;
    [[nodiscard]] bool isNoted(int row) const;
    [[nodiscard]] bool areCopiesFolded() const { return m_copiesFolded; }
    /// Folds or unfolds the section that a row belongs to.
    void setFolded(int row, bool folded);
    [[nodiscard]] bool isFolded(int row) const;
    [[nodiscard]] bool isSection(int row) const { return m_lines.at(row).row < 0; }
    /// The row of the head of the section that a row belongs to.
    [[nodiscard]] int sectionRow(int row) const;

    /// Whether a row is wire copy folded to one line, and that line: "wire copy in 3 of 5 (outlets): …".
    [[nodiscard]] bool isFoldedCopies(int row) const;
    [[nodiscard]] QString copiesLine(int row) const;

    /// Number of facts, shown or folded, and which of them (from 1) a row is; 0 for heads.
    [[nodiscard]] int factCount() const { return int(m_rows.size()); }
    /// Of the rows of facts, from 1; it changes with the order and the filter.
    [[nodiscard]] int rowNumber(int row) const;
    /// Number of reports that have the fact of a row.
    [[nodiscard]] int sourceCount(int row) const;
    /// The differences of a row's fact.
    [[nodiscard]] QList<Difference> differences(int row) const;
    /// The places of a row, all or those of one report.
    [[nodiscard]] QList<Place> places(int row, int report = -1) const;
    /// The number of the row's fact in the comparison; nothing for a head, and for what only one report has.
    [[nodiscard]] std::optional<int> factAt(int row) const;
    /// The cell of a place: its row is unfolded first. Invalid where no row has it.
    [[nodiscard]] QModelIndex indexOf(const Place &place, std::optional<int> fact = {});
    /// Row numbers of the sentences that have one, folded or not.
    [[nodiscard]] SentenceRanks sentenceRanks() const;
    /// Words of a cell that differ: from the pivot's; of the pivot itself, those that all others lack.
    /// Offsets are into the cell's display text. Computed when first asked for.
    [[nodiscard]] QList<DifferingWords> differing(const QModelIndex &index) const;
    /// Whether a cell says it in quite other words than the pivot, so that none is marked.
    [[nodiscard]] bool isOtherThroughout(const QModelIndex &index) const;
    /// Where the values of a cell's differences stand in its display text.
    struct ValueWords
    {
        TextRange range;
        DifferenceNature nature;
    };
    [[nodiscard]] QList<ValueWords> valuesIn(const QModelIndex &index) const;
    /// Where the display text of a cell says whom the words are given to; empty where it does not.
    [[nodiscard]] TextRange speakerIn(const QModelIndex &index) const;
    /// The report of the pivot of a row.
    [[nodiscard]] int pivotOf(int row) const;
    /// Length of a cell's text without making it, to estimate the height of a row.
    [[nodiscard]] qsizetype textLength(int row, int report) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What one report has of a fact.
    struct Cell
    {
        int report = 0;
        QList<Place> places;
        size_t wording = 0; ///< equal for equal words, whatever their case and marks
    };
    struct Row
    {
        FactKind kind = FactKind::OtherWords;
        int fact = -1; ///< index into Comparison::facts; -1 for a single sentence
        QList<Cell> cells;
        std::optional<QDateTime> time; ///< UTC, of the first report whose time is known
        int number = 0;
    };
    struct Section
    {
        QString title;
        QList<int> rows; ///< indices into m_rows
        bool folded = false;
    };
    struct Line
    {
        int section = 0;
        int row = -1; ///< index into m_rows; -1 for the head
    };

    void collectRows();
    void collectSingles();
    void arrange();
    void listLines();
    [[nodiscard]] QString sectionTitle(const Row &row) const;
    [[nodiscard]] const Row *rowAt(int line) const;
    [[nodiscard]] const Cell *cellOf(const Row &row, int report) const;
    [[nodiscard]] const Cell &pivotCell(const Row &row) const;
    [[nodiscard]] bool isTold(const Cell &cell) const;
    [[nodiscard]] QString textOf(const Cell &cell) const;
    [[nodiscard]] CellState stateOf(const Row &row, int report) const;
    /// What differs in a cell, or that all does.
    struct CellDifference
    {
        QList<DifferingWords> words;
        bool throughout = false;
    };
    [[nodiscard]] CellDifference differingFrom(const Cell &cell, const Cell &pivot) const;
    [[nodiscard]] CellDifference differenceAt(const QModelIndex &index) const;
    [[nodiscard]] QString displayText(const Row &row, int report) const;
    [[nodiscard]] QString emptyText(const Row &row, int report) const;
    /// What comes near to the row's fact in a report that is not in it; null for nothing.
    [[nodiscard]] const NearPlace *nearOf(const Row &row, int report) const;
    [[nodiscard]] QString tipOf(const QModelIndex &index, const Row &row, int report) const;
    [[nodiscard]] QString standInText(const Row &row, int report) const;
    [[nodiscard]] QString speakerText(const Row &row, int report) const;
    [[nodiscard]] QString spokenCell(const Row &row, const QModelIndex &index) const;
    [[nodiscard]] QString spokenDifference(const Difference &difference) const;
    [[nodiscard]] QString accessibleText(int line, int column) const;
    [[nodiscard]] bool before(const Row &a, const Row &b) const;

    Comparison m_comparison;
    SharedCoverage m_shared; ///< of the same comparison
    QList<Row> m_rows;
    QList<Section> m_sections;
    QList<Line> m_lines;
    QSet<QString> m_foldedTitles; ///< sections that stay folded in another order and event
    mutable QHash<std::pair<int, int>, CellDifference> m_differing; ///< by row and report
    Order m_order = Order::Kind;
    int m_orderReport = 0;
    int m_pivot = 0;
    int m_lineHeard = -1;
    FilteredEvent m_filter;
    AsOf m_asOf;
    DecidedPlaces m_decided;
    bool m_onlyHereShown = false;
    bool m_copiesFolded = true;
};

/// A difference's values in one line, equal ones once, those of its reports by name:
/// "The Herald 106,000, The Courier 100,000".
/// Why what comes near to a fact is not in it.
[[nodiscard]] QString nearWords(const NearPlace &near, const Fact &fact);
[[nodiscard]] QString valuesByReport(const Comparison &comparison, const Difference &difference);

} // namespace synoptic
