// SPDX-License-Identifier: GPL-3.0-or-later
#include "synopsisview/synopsistable.h"

#include "mainwindow/palettes.h"
#include "models/factmodel.h"
#include "synopsisview/reportheader.h"

#include <QFontMetricsF>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double kindEms = 3.4;      ///< width of the kind's column, for a symbol
constexpr double kindTimeEms = 5.2;  ///< and for a time under it
constexpr int linesOfConflicts = 8;  ///< at most: what differs should be in sight
constexpr int narrowestReport = 150; ///< pixels; where more reports are open, the table scrolls sideways

} // namespace

SynopsisTable::SynopsisTable(FactModel *model, QWidget *parent) : WrappedTable(parent), m_model(model)
{
    setAccessibleName(tr("Synopsis: facts and reports"));
    setHorizontalHeader(new ReportHeader(2, this));
    setModel(model);
}

/// A listener who goes across a row has heard what the row is.
void SynopsisTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    const bool across =
        hasFocus() && current.isValid() && previous.isValid() && current.row() == previous.row();
    m_model->setLineHeard(across ? current.row() : -1);
    WrappedTable::currentChanged(current, previous);
}

bool SynopsisTable::isWhole(int row) const
{
    return m_model->isSection(row);
}

QList<int> SynopsisTable::columnWidths(int width) const
{
    const int reports = m_model->columnCount() - FactModel::FirstReportColumn;
    const bool times = m_model->order() == FactModel::Order::Time;
    const int kindWidth = int((times ? kindTimeEms : kindEms) * fontSize());
    QList<int> widths{kindWidth};
    const int each = std::max(narrowestReport, (width - kindWidth) / std::max(1, reports));
    for (int r = 0; r < reports; ++r)
        widths.append(each);
    return widths;
}

double SynopsisTable::estimatedLines(int row) const
{
    if (m_model->isSection(row))
        return 1;
    double lines = 1;
    const double perLine = columnWidth(FactModel::FirstReportColumn) / (fontSize() * 0.62);
    for (int column = FactModel::FirstReportColumn; column < m_model->columnCount(); ++column) {
        const auto state =
            FactModel::CellState(m_model->index(row, column).data(FactModel::StateRole).toInt());
        if (state != FactModel::CellState::Own && state != FactModel::CellState::Differs)
            continue;
        const qsizetype length = m_model->textLength(row, column - FactModel::FirstReportColumn);
        lines = std::max(lines, std::ceil(double(length) / std::max(1.0, perLine)));
    }
    const auto kind = FactKind(m_model->index(row, FactModel::KindColumn).data(FactModel::KindRole).toInt());
    const bool grave = kind == FactKind::Conflict || kind == FactKind::Quotation;
    return std::min(lines, double(grave ? linesOfConflicts : cappedLines));
}

CellContent SynopsisTable::headContent(int row) const
{
    const QModelIndex index = m_model->index(row, FactModel::KindColumn);
    CellContent content{(m_model->isFolded(row) ? u"▸ "_s : u"▾ "_s) + index.data().toString(), {}, font()};
    content.font.setPointSizeF(fontSize() * 0.92);
    content.font.setBold(true);
    content.ink = palette().color(QPalette::Text);
    content.ground = palette().color(QPalette::Window);
    content.lines = 1;
    return content;
}

CellContent SynopsisTable::kindContent(int row) const
{
    const QModelIndex index = m_model->index(row, FactModel::KindColumn);
    const auto kind = FactKind(index.data(FactModel::KindRole).toInt());
    CellContent content{index.data().toString(), {}, font()};
    content.font.setPointSizeF(fontSize() * 1.15);
    content.font.setBold(true);
    const QString time = index.data(FactModel::TimeRole).toString();
    if (m_model->order() == FactModel::Order::Time && !time.isEmpty()) {
        QTextCharFormat small;
        small.setProperty(QTextFormat::FontPointSize, fontSize() * 0.78);
        small.setForeground(palette().color(QPalette::PlaceholderText));
        small.setFontWeight(QFont::Normal);
        content.formats.append({int(content.text.size()), int(time.size()) + 1, small});
        content.text += QChar(QChar::LineSeparator) + time;
    }
    const QString own = QString(m_model->isDecided(row), ownSign) + QString(m_model->isNoted(row), noteSign);
    if (!own.isEmpty()) {
        QTextCharFormat format;
        format.setForeground(palette().color(QPalette::Text));
        content.formats.append({int(content.text.size()), int(own.size()) + 1, format});
        content.text += QString(QChar(QChar::LineSeparator)) + own;
    }
    content.ink = m_model->isLater(index)       ? palette().color(QPalette::PlaceholderText)
                  : kind == FactKind::Conflict  ? differenceInk(palette())
                  : kind == FactKind::Quotation ? palette().color(QPalette::Accent)
                                                : palette().color(QPalette::PlaceholderText);
    return content;
}

QList<QTextLayout::FormatRange> SynopsisTable::formatsOf(const QModelIndex &index) const
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[range, moved] : m_model->differing(index))
        formats.append({int(range.start), int(range.length()), differingFormat(moved, palette())});
    for (const auto &[range, nature] : m_model->valuesIn(index)) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        // What can be explained away is bold like the rest, but not in the colour of conflicts.
        format.setForeground(nature == DifferenceNature::Contradiction ? differenceInk(palette())
                                                                       : palette().color(QPalette::Text));
        formats.append({int(range.start), int(range.length()), format});
    }
    return formats;
}

QTextLayout::FormatRange SynopsisTable::speakerFormat(const QModelIndex &index) const
{
    QTextCharFormat format;
    format.setFontItalic(true);
    format.setForeground(differenceInk(palette()));
    const TextRange range = m_model->speakerIn(index);
    return {int(range.start), int(range.length()), format};
}

CellContent SynopsisTable::copiesContent(int row) const
{
    CellContent content{m_model->copiesLine(row), {}, readingFont(fontSize())};
    const bool later = m_model->isLater(m_model->index(row, FactModel::KindColumn));
    content.ink = palette().color(later ? QPalette::PlaceholderText : QPalette::Text);
    content.lines = 1;
    content.runsFrom = FactModel::FirstReportColumn;
    return content;
}

QList<Place> SynopsisTable::sentencesOf(const QModelIndex &index) const
{
    const bool all = index.column() == FactModel::KindColumn || m_model->isFoldedCopies(index.row());
    return m_model->places(index.row(), all ? -1 : index.column() - FactModel::FirstReportColumn);
}

CellContent SynopsisTable::content(const QModelIndex &index) const
{
    if (m_model->isSection(index.row()))
        return headContent(index.row());
    if (index.column() == FactModel::KindColumn)
        return kindContent(index.row());
    if (index.row() != currentIndex().row() && m_model->isFoldedCopies(index.row()))
        return copiesContent(index.row());
    const auto state = FactModel::CellState(index.data(FactModel::StateRole).toInt());
    CellContent content{index.data().toString(), {}, readingFont(fontSize())};
    const bool own = state == FactModel::CellState::Own || state == FactModel::CellState::Differs ||
                     state == FactModel::CellState::Same || state == FactModel::CellState::FoldedCopies;
    if (own) {
        const bool later = m_model->isLater(index);
        if (later)
            content.sign = Sign::NotYet;
        else if (m_model->isOtherThroughout(index))
            content.sign = Sign::OtherWords;
        if (!later)
            content.formats = formatsOf(index);
        content.ink = palette().color(later ? QPalette::PlaceholderText : QPalette::Text);
    } else {
        content.font = font();
        content.font.setPointSizeF(fontSize() * 0.88);
        content.ink = palette().color(QPalette::PlaceholderText);
    }
    if (!m_model->isLater(index))
        content.formats.append(speakerFormat(index));
    const auto kind = FactKind(index.data(FactModel::KindRole).toInt());
    if (kind == FactKind::Conflict || kind == FactKind::Quotation)
        content.lines = linesOfConflicts;
    const int report = index.column() - FactModel::FirstReportColumn;
    if (report == m_model->pivot() || report == m_model->pivotOf(index.row()))
        content.ground = palette().color(QPalette::AlternateBase);
    return content;
}

} // namespace synoptic
