// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/factmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Equal for texts of the same words, whatever their case, marks and white space.
size_t wordingOf(QStringView text)
{
    constexpr size_t start = 14695981039346656037ULL; // FNV-1a
    size_t hash = start;
    bool gap = false;
    for (const QChar c : text) {
        if (!c.isLetterOrNumber()) {
            gap = true;
            continue;
        }
        if (gap && hash != start)
            hash = (hash ^ u' ') * 1099511628211ULL;
        gap = false;
        hash = (hash ^ c.toCaseFolded().unicode()) * 1099511628211ULL;
    }
    return hash;
}

FactKind kindOf(const Fact &fact, bool sameWords)
{
    const auto has = [&](auto wanted) { return std::ranges::any_of(fact.differences, wanted); };
    if (has([](const Difference &d) { return d.nature == DifferenceNature::Contradiction; }))
        return FactKind::Conflict;
    if (has([](const Difference &d) { return d.kind == DifferenceKind::Quotation; }))
        return FactKind::Quotation;
    return sameWords ? FactKind::SameWords : FactKind::OtherWords;
}

} // namespace

FactModel::FactModel(QObject *parent) : QAbstractTableModel(parent) {}

void FactModel::setComparison(const Comparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    m_shared = coverageDataOf(comparison);
    m_filter = {};
    m_asOf = {};
    const int reports = int(comparison.reports.size());
    m_pivot = m_pivot < reports ? m_pivot : 0;
    m_orderReport = m_orderReport < reports ? m_orderReport : 0;
    collectRows();
    arrange();
    endResetModel();
}

void FactModel::collectRows()
{
    m_rows.clear();
    if (!m_shared) // no event yet
        return;
    const WritingTimes &times = m_shared->times;
    for (int f = 0; f < m_comparison.facts.size(); ++f) {
        const Fact &fact = m_comparison.facts.at(f);
        if (!m_filter.passes(f))
            continue;
        Row row;
        row.fact = f;
        for (const Place &place : fact.members) {
            if (row.cells.isEmpty() || row.cells.last().report != place.report)
                row.cells.append({place.report, {}, 0});
            row.cells.last().places.append(place);
            const Moment when = times.at(place);
            if (when.isTimed() && (!row.time || when.utc < *row.time))
                row.time = when.utc;
        }
        for (Cell &cell : row.cells)
            cell.wording = wordingOf(textOf(cell));
        row.kind = kindOf(fact, std::ranges::all_of(row.cells, [&](const Cell &cell) {
                              return cell.wording == row.cells.first().wording;
                          }));
        m_rows.append(row);
    }
    if (m_onlyHereShown)
        collectSingles();
}

void FactModel::collectSingles()
{
    const WritingTimes &times = m_shared->times;
    QSet<std::pair<int, qsizetype>> shared;
    for (const Fact &fact : std::as_const(m_comparison.facts)) {
        for (const Place &place : fact.members)
            shared.insert({place.report, place.range.start});
    }
    for (int r = 0; r < m_comparison.reports.size(); ++r) {
        const Report &report = m_comparison.reports.at(r);
        for (const Passage &passage : report.passages()) {
            if (passage.kind != PassageKind::Body && passage.kind != PassageKind::Caption)
                continue;
            for (const Sentence &sentence : passage.sentences) {
                if (shared.contains({r, sentence.range.start}) || !m_filter.passes(Place{r, sentence.range}))
                    continue;
                Row row{FactKind::OnlyHere, -1, {{r, {{r, sentence.range}}, 0}}, {}, 0};
                if (const Moment when = times.at({r, sentence.range}); when.isTimed())
                    row.time = when.utc;
                m_rows.append(row);
            }
        }
    }
}

bool FactModel::before(const Row &a, const Row &b) const
{
    switch (m_order) {
    case Order::Kind:
        return a.kind < b.kind;
    case Order::Sources:
        return a.cells.size() > b.cells.size();
    case Order::Time:
        return a.time && b.time ? *a.time < *b.time : a.time.has_value() > b.time.has_value();
    case Order::Report: {
        const Cell *x = cellOf(a, m_orderReport);
        const Cell *y = cellOf(b, m_orderReport);
        return x && y ? x->places.first() < y->places.first() : bool(x) > bool(y);
    }
    }
    Q_UNREACHABLE_RETURN(false);
}

QString FactModel::sectionTitle(const Row &row) const
{
    const int reports = int(m_comparison.reports.size());
    switch (m_order) {
    case Order::Kind:
        return factKindTitle(row.kind);
    case Order::Sources:
        return row.cells.size() == 1 ? tr("Only in one")
                                     : tr("In %1 of %2").arg(row.cells.size()).arg(reports);
    case Order::Time:
        return row.time ? QLocale().toString(row.time->date(), QLocale::LongFormat) : tr("Time not known");
    case Order::Report: {
        const QString name = m_comparison.reports.at(m_orderReport).shortName();
        return cellOf(row, m_orderReport) ? tr("As %1 has them").arg(name) : tr("Not in %1").arg(name);
    }
    }
    Q_UNREACHABLE_RETURN({});
}

void FactModel::arrange()
{
    m_sections.clear();
    m_differing.clear();
    std::ranges::stable_sort(m_rows, [this](const Row &a, const Row &b) { return before(a, b); });
    for (int r = 0; r < m_rows.size(); ++r) {
        m_rows[r].number = r + 1;
        const QString title = sectionTitle(m_rows.at(r));
        if (m_sections.isEmpty() || m_sections.last().title != title)
            m_sections.append({title, {}, m_foldedTitles.contains(title)});
        m_sections.last().rows.append(r);
    }
    listLines();
}

void FactModel::listLines()
{
    m_lines.clear();
    for (int s = 0; s < m_sections.size(); ++s) {
        m_lines.append({s, -1});
        for (const int row : m_sections.at(s).rows) {
            if (!m_sections.at(s).folded)
                m_lines.append({s, row});
        }
    }
}

void FactModel::setOrder(Order order, int report)
{
    beginResetModel();
    m_order = order;
    m_orderReport = report;
    // Rows of equal rank stand in the order of the facts, whatever order was before.
    std::ranges::stable_sort(
        m_rows, {}, [](const Row &row) { return row.fact < 0 ? std::pair(1, 0) : std::pair(0, row.fact); });
    arrange();
    endResetModel();
}

void FactModel::setOnlyHereShown(bool shown)
{
    if (m_onlyHereShown == shown)
        return;
    beginResetModel();
    m_onlyHereShown = shown;
    collectRows();
    arrange();
    endResetModel();
}

void FactModel::setFilter(const FilteredEvent &filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    collectRows();
    arrange();
    endResetModel();
}

void FactModel::setAsOf(const AsOf &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    m_differing.clear(); // a pivot that came later is none
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, KindColumn), index(rowCount() - 1, columnCount() - 1));
}

bool FactModel::isLater(const QModelIndex &index) const
{
    const Row *row = m_asOf.isAll() ? nullptr : rowAt(index.row());
    if (!row || index.column() == KindColumn)
        return row && std::ranges::none_of(row->cells, [this](const Cell &cell) { return isTold(cell); });
    const Cell *cell = cellOf(*row, index.column() - FirstReportColumn);
    return cell && !isTold(*cell);
}

bool FactModel::isTold(const Cell &cell) const
{
    return m_asOf.isAll() ||
           std::ranges::any_of(cell.places, [this](const Place &place) { return m_asOf.isReported(place); });
}

void FactModel::setPivot(int report)
{
    if (report == m_pivot || report < 0 || report >= m_comparison.reports.size())
        return;
    m_pivot = report;
    m_differing.clear();
    emit headerDataChanged(Qt::Horizontal, FirstReportColumn, columnCount() - 1);
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, FirstReportColumn), index(rowCount() - 1, columnCount() - 1));
}

void FactModel::setCopiesFolded(bool folded)
{
    m_copiesFolded = folded;
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, FirstReportColumn), index(rowCount() - 1, columnCount() - 1));
}

void FactModel::setDecided(const DecidedPlaces &decided)
{
    m_decided = decided;
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, KindColumn), index(rowCount() - 1, KindColumn));
    emit headerDataChanged(Qt::Horizontal, FirstReportColumn, columnCount() - 1);
}

bool FactModel::isNoted(int row) const
{
    return m_decided.notes().containsAny(places(row));
}

bool FactModel::isDecided(int row) const
{
    return !m_decided.isEmpty() && m_decided.containsAny(places(row));
}

int FactModel::sectionRow(int row) const
{
    while (row > 0 && m_lines.at(row).row >= 0)
        --row;
    return row;
}

bool FactModel::isFolded(int row) const
{
    return m_sections.at(m_lines.at(row).section).folded;
}

void FactModel::setFolded(int row, bool folded)
{
    const int head = sectionRow(row);
    Section &section = m_sections[m_lines.at(head).section];
    if (section.folded == folded)
        return;
    const int count = int(section.rows.size());
    if (folded)
        beginRemoveRows({}, head + 1, head + count);
    else
        beginInsertRows({}, head + 1, head + count);
    section.folded = folded;
    if (folded)
        m_foldedTitles.insert(section.title);
    else
        m_foldedTitles.remove(section.title);
    listLines();
    if (folded)
        endRemoveRows();
    else
        endInsertRows();
    emit dataChanged(index(head, 0), index(head, columnCount() - 1));
}

const FactModel::Row *FactModel::rowAt(int line) const
{
    const int row = m_lines.at(line).row;
    return row < 0 ? nullptr : &m_rows.at(row);
}

const FactModel::Cell *FactModel::cellOf(const Row &row, int report) const
{
    const auto found = std::ranges::find(row.cells, report, &Cell::report);
    return found == row.cells.end() ? nullptr : &*found;
}

const FactModel::Cell &FactModel::pivotCell(const Row &row) const
{
    const Cell *pivot = cellOf(row, m_pivot);
    if (pivot && isTold(*pivot))
        return *pivot;
    const auto told = std::ranges::find_if(row.cells, [this](const Cell &cell) { return isTold(cell); });
    return told != row.cells.end() ? *told : pivot ? *pivot : row.cells.first();
}

int FactModel::pivotOf(int row) const
{
    const Row *fact = rowAt(row);
    return fact ? pivotCell(*fact).report : m_pivot;
}

int FactModel::rowNumber(int row) const
{
    const Row *fact = rowAt(row);
    return fact ? fact->number : 0;
}

int FactModel::sourceCount(int row) const
{
    const Row *fact = rowAt(row);
    return fact ? int(fact->cells.size()) : 0;
}

QList<Difference> FactModel::differences(int row) const
{
    const Row *fact = rowAt(row);
    return fact && fact->fact >= 0 ? m_comparison.facts.at(fact->fact).differences : QList<Difference>();
}

std::optional<int> FactModel::factAt(int row) const
{
    const Row *fact = rowAt(row);
    return fact && fact->fact >= 0 ? std::optional(fact->fact) : std::nullopt;
}

QList<Place> FactModel::places(int row, int report) const
{
    QList<Place> places;
    const Row *fact = rowAt(row);
    for (const Cell &cell : fact ? fact->cells : QList<Cell>()) {
        if (report < 0 || cell.report == report)
            places += cell.places;
    }
    return places;
}

QModelIndex FactModel::indexOf(const Place &place, std::optional<int> fact)
{
    for (int s = 0, head = 0; s < m_sections.size(); ++s) {
        for (qsizetype i = 0; i < m_sections.at(s).rows.size(); ++i) {
            const Row &row = m_rows.at(m_sections.at(s).rows.at(i));
            const Cell *cell = fact && row.fact != *fact ? nullptr : cellOf(row, place.report);
            const auto here = [&](const Place &other) { return other.range.overlaps(place.range); };
            if (!cell || std::ranges::none_of(cell->places, here))
                continue;
            setFolded(head, false);
            return index(head + 1 + int(i), FirstReportColumn + place.report);
        }
        head += 1 + (m_sections.at(s).folded ? 0 : int(m_sections.at(s).rows.size()));
    }
    return {};
}

SentenceRanks FactModel::sentenceRanks() const
{
    SentenceRanks ranks;
    for (const Row &row : m_rows) {
        for (const Cell &cell : row.cells) {
            for (const Place &place : cell.places) {
                const std::pair sentence(place.report, place.range.start);
                ranks[sentence] = std::min(ranks.value(sentence, row.number), row.number); // the first row
            }
        }
    }
    return ranks;
}

QString FactModel::textOf(const Cell &cell) const
{
    QString text;
    for (const Place &place : cell.places) {
        if (!text.isEmpty())
            text += QChar::LineSeparator;
        text += m_comparison.reports.at(place.report).text(place.range);
    }
    // A line break within a sentence is the page's, not the sentence's.
    return text.replace(u'\n', u' ');
}

FactModel::CellState FactModel::stateOf(const Row &row, int report) const
{
    const Cell *cell = cellOf(row, report);
    if (!cell)
        return CellState::Empty;
    const Cell &pivot = pivotCell(row);
    if (cell == &pivot)
        return m_copiesFolded && row.kind == FactKind::SameWords ? CellState::FoldedCopies : CellState::Own;
    if (cell->wording != pivot.wording)
        return CellState::Differs;
    return m_copiesFolded ? CellState::Folded : CellState::Same;
}

/// What the pivot has in none of its sentences, where it is not worded differently throughout.
FactModel::CellDifference FactModel::differingFrom(const Cell &cell, const Cell &pivot) const
{
    CellDifference all{{}, true};
    qsizetype offset = 0;
    for (const Place &place : cell.places) {
        const QStringView mine = m_comparison.reports.at(place.report).text(place.range);
        QList<QList<DifferingWords>> lacking;
        for (const Place &other : pivot.places) {
            const DifferingSides sides =
                differingWords(mine, m_comparison.reports.at(other.report).text(other.range));
            if (!sides.throughout)
                lacking.append(sides.a);
        }
        all.throughout = all.throughout && lacking.isEmpty();
        for (const auto &[range, moved] : differingFromAll(lacking, mine.size()))
            all.words.append({{range.start + offset, range.end + offset}, moved});
        offset += mine.size() + 1;
    }
    return all;
}

FactModel::CellDifference FactModel::differenceAt(const QModelIndex &index) const
{
    const Row *row = rowAt(index.row());
    const int report = index.column() - FirstReportColumn;
    const CellState state = row && report >= 0 ? stateOf(*row, report) : CellState::Empty;
    if (state != CellState::Own && state != CellState::Differs)
        return {};
    const std::pair<int, int> key(m_lines.at(index.row()).row, report);
    if (const auto known = m_differing.constFind(key); known != m_differing.constEnd())
        return *known;
    const Cell &cell = *cellOf(*row, report);
    CellDifference difference;
    if (state == CellState::Differs) {
        difference = differingFrom(cell, pivotCell(*row));
    } else {
        QList<QList<DifferingWords>> others;
        for (const Cell &other : row->cells) {
            const CellDifference from =
                other.report == report ? CellDifference{{}, true} : differingFrom(cell, other);
            if (!from.throughout)
                others.append(from.words);
        }
        difference.words = differingFromAll(others, textLength(index.row(), report));
    }
    m_differing.insert(key, difference);
    return difference;
}

QList<DifferingWords> FactModel::differing(const QModelIndex &index) const
{
    return differenceAt(index).words;
}

bool FactModel::isOtherThroughout(const QModelIndex &index) const
{
    return differenceAt(index).throughout;
}

QList<FactModel::ValueWords> FactModel::valuesIn(const QModelIndex &index) const
{
    QList<ValueWords> words;
    const Row *row = rowAt(index.row());
    const int report = index.column() - FirstReportColumn;
    const CellState state = row && report >= 0 ? stateOf(*row, report) : CellState::Empty;
    if (state != CellState::Own && state != CellState::Differs && state != CellState::Same)
        return words;
    for (const Difference &difference : differences(index.row())) {
        // Quotations differ in words, which are marked one by one, and speakers stand elsewhere.
        if (difference.kind == DifferenceKind::Quotation || difference.kind == DifferenceKind::Attribution)
            continue;
        for (const DifferenceValue &value : difference.values) {
            qsizetype offset = 0;
            for (const Place &place : cellOf(*row, report)->places) {
                const TextRange &range = value.place.range;
                if (value.place.report == report && place.range.contains(range))
                    words.append(
                        {{range.start - place.range.start + offset, range.end - place.range.start + offset},
                         difference.nature});
                offset += place.range.length() + 1;
            }
        }
    }
    return words;
}

qsizetype FactModel::textLength(int line, int report) const
{
    const Row *row = rowAt(line);
    const Cell *cell = row ? cellOf(*row, report) : nullptr;
    qsizetype length = cell ? cell->places.size() - 1 : 0;
    for (const Place &place : cell ? cell->places : QList<Place>())
        length += place.range.length();
    return length;
}

} // namespace synoptic
