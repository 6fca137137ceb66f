// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the synopsis say, to eyes and to screen readers.
#include "models/factmodel.h"
#include "report/counts.h"
#include "visuallanguage/signs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// "live blog · 2022-01-14 21:45"
QString detailOf(const Report &report)
{
    const QString form = report.form() == Form::LiveBlog       ? FactModel::tr("live blog")
                         : report.form() == Form::SentenceList ? FactModel::tr("sentence list")
                                                               : FactModel::tr("article");
    const auto &published = report.metadata().published;
    return published ? form + u" · "_s + published->toString().replace(u'T', u' ').left(16) : form;
}

/// The figure that stands at a value; nothing where the value is none.
const Figure *figureAt(const Comparison &comparison, const Place &place)
{
    const QList<Figure> &figures = comparison.reports.at(place.report).figures();
    const auto found = std::ranges::find_if(
        figures, [&](const Figure &figure) { return figure.range.overlaps(place.range); });
    return found == figures.end() ? nullptr : &*found;
}

bool isEqual(const Figure &one, const Figure &other)
{
    return one.value == other.value && one.unit == other.unit && one.bound == other.bound &&
           one.upper == other.upper;
}

} // namespace

QString factKindSymbol(FactKind kind)
{
    switch (kind) {
    case FactKind::Conflict:
        return signGlyph(Sign::Conflict);
    case FactKind::Quotation:
        return signGlyph(Sign::Quotation);
    case FactKind::OtherWords:
        return signGlyph(Sign::OtherWords);
    case FactKind::SameWords:
        return signGlyph(Sign::SameWords);
    case FactKind::OnlyHere:
        return signGlyph(Sign::OnlyHere);
    }
    Q_UNREACHABLE_RETURN({});
}

QString factKindName(FactKind kind)
{
    switch (kind) {
    case FactKind::Conflict:
        return FactModel::tr("conflict");
    case FactKind::Quotation:
        return FactModel::tr("differing quotation");
    case FactKind::OtherWords:
        return FactModel::tr("other words");
    case FactKind::SameWords:
        return FactModel::tr("same words");
    case FactKind::OnlyHere:
        return FactModel::tr("only here");
    }
    Q_UNREACHABLE_RETURN({});
}

QString factKindTitle(FactKind kind)
{
    switch (kind) {
    case FactKind::Conflict:
        return FactModel::tr("Conflicts");
    case FactKind::Quotation:
        return FactModel::tr("Quoted in other words");
    case FactKind::OtherWords:
        return FactModel::tr("Reported in other words");
    case FactKind::SameWords:
        return FactModel::tr("Same words");
    case FactKind::OnlyHere:
        return FactModel::tr("Only in one report");
    }
    Q_UNREACHABLE_RETURN({});
}

QString valueText(const DifferenceValue &value)
{
    QString text = value.text.simplified();
    while (text.endsWith(u','))
        text.chop(1);
    return text;
}

QString nearWords(const NearPlace &near, const Fact &fact)
{
    return FactModel::tr("its sentence is aligned with only %1 of the %2 that tell this, score %3")
        .arg(near.aligned)
        .arg(fact.members.size())
        .arg(QLocale().toString(near.score, 'f', 2));
}

QList<DifferenceValue> valuesOncePerReport(const Comparison &comparison, const Difference &difference)
{
    QList<DifferenceValue> distinct;
    for (const DifferenceValue &value : difference.values) {
        const Figure *figure =
            difference.kind == DifferenceKind::Figure ? figureAt(comparison, value.place) : nullptr;
        const bool again = std::ranges::any_of(distinct, [&](const DifferenceValue &other) {
            if (other.place.report != value.place.report)
                return false;
            const Figure *before = figure ? figureAt(comparison, other.place) : nullptr;
            return valueText(other) == valueText(value) || (before && isEqual(*figure, *before));
        });
        if (!again)
            distinct.append(value);
    }
    return distinct;
}

namespace {

/// 'The Herald, Agency “We saw nothing”; The Courier “We saw nothing at all”': where the words of the one end
/// and the next outlet begins is heard and seen.
QString quotationsByReport(const Comparison &comparison, const QList<DifferenceValue> &values)
{
    QList<std::pair<QString, QStringList>> sayings;
    for (const DifferenceValue &value : values) {
        auto saying = std::ranges::find(sayings, valueText(value), &std::pair<QString, QStringList>::first);
        if (saying == sayings.end())
            saying = sayings.insert(sayings.end(), {valueText(value), {}});
        saying->second.append(comparison.reports.at(value.place.report).shortName());
    }
    QStringList parts;
    for (const auto &[words, outlets] : sayings)
        parts.append(u"%1 “%2”"_s.arg(outlets.join(u", "_s), words));
    return parts.join(u"; "_s);
}

} // namespace

QString valuesByReport(const Comparison &comparison, const Difference &difference)
{
    if (difference.kind == DifferenceKind::Quotation)
        return quotationsByReport(comparison, valuesOncePerReport(comparison, difference));
    QStringList values;
    for (const DifferenceValue &value : valuesOncePerReport(comparison, difference))
        values.append(comparison.reports.at(value.place.report).shortName() + u' ' + valueText(value));
    values.removeDuplicates();
    return values.join(u", "_s);
}

int FactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int FactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstReportColumn + int(m_comparison.reports.size());
}

QString FactModel::displayText(const Row &row, int report) const
{
    switch (stateOf(row, report)) {
    case CellState::Empty:
        return row.kind == FactKind::OnlyHere
                   ? signGlyph(Sign::NotReported)
                   : signGlyph(Sign::NotReported) + u' ' + emptyText(row, report) + standInText(row, report);
    case CellState::Folded:
        return tr("= same words") + speakerText(row, report);
    case CellState::FoldedCopies:
        return tr("wire copy in %1 of %2: %3")
            .arg(row.cells.size())
            .arg(m_comparison.reports.size())
            .arg(textOf(pivotCell(row)));
    default:
        return textOf(*cellOf(row, report)) + speakerText(row, report);
    }
}

/// A report that is not in the fact may have a sentence that comes near to it, in another fact or among other
/// things: 'not reported' would be too much.
QString FactModel::emptyText(const Row &row, int report) const
{
    constexpr qsizetype longest = 70;
    const NearPlace *near = nearOf(row, report);
    if (!near)
        return tr("not reported");
    const QString text = m_comparison.reports.at(report).text(near->place.range).toString().simplified();
    return tr("comes near: %1").arg(text.size() > longest ? text.left(longest - 1) + u'…' : text);
}

const NearPlace *FactModel::nearOf(const Row &row, int report) const
{
    if (row.fact < 0)
        return nullptr;
    const QList<NearPlace> &near = m_shared->near.at(row.fact);
    const auto found =
        std::ranges::find_if(near, [report](const NearPlace &one) { return one.place.report == report; });
    return found == near.end() ? nullptr : &*found;
}

/// What the pointer tells of a cell.
QString FactModel::tipOf(const QModelIndex &index, const Row &row, int report) const
{
    if (report < 0)
        return factKindName(row.kind);
    if (isLater(index))
        return notYetWords();
    if (isOtherThroughout(index))
        return throughoutWords();
    const NearPlace *near = cellOf(row, report) ? nullptr : nearOf(row, report);
    return near ? nearWords(*near, m_comparison.facts.at(row.fact)) : QString();
}

/// In the pivot's own column: with whom the row is compared, since the pivot does not have it.
QString FactModel::standInText(const Row &row, int report) const
{
    return report == m_pivot && row.cells.size() > 1
               ? QChar(QChar::LineSeparator) +
                     tr("compared with %1").arg(m_comparison.reports.at(pivotCell(row).report).shortName())
               : QString();
}

/// Whom a report gives the words to, where others give them to somebody else.
QString FactModel::speakerText(const Row &row, int report) const
{
    const auto differences = row.fact < 0 ? QList<Difference>() : m_comparison.facts.at(row.fact).differences;
    for (const Difference &difference : differences) {
        for (const DifferenceValue &value : difference.values) {
            if (difference.kind == DifferenceKind::Attribution && value.place.report == report)
                return QChar(QChar::LineSeparator) + tr("given to %1").arg(value.text);
        }
    }
    return {};
}

bool FactModel::isFoldedCopies(int row) const
{
    const Row *fact = rowAt(row);
    return fact && m_copiesFolded && fact->kind == FactKind::SameWords;
}

QString FactModel::copiesLine(int row) const
{
    const Row *fact = rowAt(row);
    QStringList outlets;
    for (const Cell &cell : fact ? fact->cells : QList<Cell>())
        outlets.append(m_comparison.reports.at(cell.report).shortName());
    return fact ? tr("wire copy in %1 of %2 (%3): %4")
                      .arg(outlets.size())
                      .arg(m_comparison.reports.size())
                      .arg(outlets.join(u", "_s), textOf(pivotCell(*fact)))
                : QString();
}

TextRange FactModel::speakerIn(const QModelIndex &index) const
{
    const Row *row = rowAt(index.row());
    const int report = index.column() - FirstReportColumn;
    if (!row || report < 0 || !cellOf(*row, report))
        return {};
    const qsizetype length = displayText(*row, report).size();
    return {length - speakerText(*row, report).size(), length};
}

/// "The Courier: About 100,000 barrels were moved"
QString FactModel::spokenCell(const Row &row, const QModelIndex &index) const
{
    const int report = index.column() - FirstReportColumn;
    const Cell *cell = cellOf(row, report);
    const QString words = u"%1: %2"_s.arg(m_comparison.reports.at(report).shortName(),
                                          cell ? textOf(*cell) : emptyText(row, report));
    return isLater(index)             ? words + u", "_s + notYetWords()
           : isOtherThroughout(index) ? words + u", "_s + throughoutWords()
                                      : words;
}

/// "figure: The Herald 106,000, The Courier 100,000"; what is quoted stands in the cells, so here only in how
/// many ways.
QString FactModel::spokenDifference(const Difference &difference) const
{
    if (difference.kind != DifferenceKind::Quotation)
        return u"%1: %2"_s.arg(differenceKindName(difference.kind), valuesByReport(m_comparison, difference));
    QStringList ways;
    for (const DifferenceValue &value : difference.values)
        ways.append(valueText(value));
    ways.removeDuplicates();
    return tr("quoted in %1 ways").arg(ways.size());
}

/// "row 4 of 31, conflict, figure: The Herald 106,000, The Courier 100,000: Crews moved 106,000 barrels"; in
/// a report's cell then what it says, and that alone where one has come from the same row.
QString FactModel::accessibleText(int line, int column) const
{
    const Row *row = rowAt(line);
    if (!row) {
        const Section &section = m_sections.at(m_lines.at(line).section);
        return tr("section %1, %2, %3")
            .arg(section.title, counted(section.rows.size(), tr("1 fact"), tr("%1 facts")),
                 section.folded ? tr("folded") : tr("unfolded"));
    }
    const bool ofReport = column >= FirstReportColumn;
    const QString own = ofReport ? spokenCell(*row, index(line, column)) : QString();
    if (ofReport && line == m_lineHeard)
        return own;
    QStringList parts{tr("row %1 of %2").arg(row->number).arg(m_rows.size()), factKindName(row->kind)};
    for (const Difference &difference : differences(line))
        parts.append(spokenDifference(difference));
    if (parts.size() == 2)
        parts.append(tr("in %1 of %2").arg(row->cells.size()).arg(m_comparison.reports.size()));
    parts += m_decided.atAny(places(line)) + m_decided.notes().atAny(places(line));
    if (ofReport)
        parts.append(own);
    else if (row->fact >= 0) // an only sentence is in its cell
        parts.append(m_comparison.facts.at(row->fact).statement.simplified());
    return parts.join(u", "_s);
}

QVariant FactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row *row = rowAt(index.row());
    const Section &section = m_sections.at(m_lines.at(index.row()).section);
    const int report = index.column() - FirstReportColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (!row)
            return index.column() == KindColumn ? u"%1 (%2)"_s.arg(section.title).arg(section.rows.size())
                                                : QString();
        return report < 0 ? factKindSymbol(row->kind) : displayText(*row, report);
    case Qt::AccessibleTextRole:
        return accessibleText(index.row(), index.column());
    case Qt::ToolTipRole:
        return row ? tipOf(index, *row, report) : QVariant();
    case SectionRole:
        return row == nullptr;
    case FoldedRole:
        return section.folded;
    case KindRole:
        return row ? QVariant(int(row->kind)) : QVariant();
    case TimeRole:
        return row && row->time ? row->time->time().toString(u"HH:mm"_s) : QString();
    case StateRole:
        return int(row && report >= 0 ? stateOf(*row, report) : CellState::Empty);
    default:
        return {};
    }
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int report = section - FirstReportColumn;
    if (orientation != Qt::Horizontal || report < 0 || report >= m_comparison.reports.size())
        return {};
    const Report &shown = m_comparison.reports.at(report);
    switch (role) {
    case Qt::DisplayRole:
        return (report == m_pivot ? u"◆ "_s : QString()) + shown.shortName() +
               (m_decided.notes().ofReport(report).isEmpty() ? QString() : u" "_s + noteSign);
    case Qt::AccessibleTextRole:
        return report == m_pivot ? tr("%1, pivot").arg(shown.shortName()) : shown.shortName();
    case Qt::ToolTipRole:
        return shown.metadata().title;
    case PivotRole:
        return report == m_pivot;
    case DetailRole:
        return detailOf(shown);
    default:
        return {};
    }
}

} // namespace synoptic
