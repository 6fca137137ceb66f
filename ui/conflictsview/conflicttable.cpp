// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflictsview/conflicttable.h"

#include "mainwindow/palettes.h"
#include "models/conflictmodel.h"
#include "synopsisview/reportheader.h"

namespace synoptic {

static constexpr int outletLength = 18; ///< letters of a name, as a guess

ConflictTable::ConflictTable(ConflictModel *model, QWidget *parent) : WrappedTable(parent), m_model(model)
{
    setAccessibleName(tr("Conflicts: what differs between the reports"));
    setHorizontalHeader(new ReportHeader(1, this));
    setModel(model);
}

QList<int> ConflictTable::columnWidths(int width) const
{
    // As narrow as its longest words let it be; what is narrower still scrolls sideways.
    const int kind = std::max(int(fontSize() * 9.6), width / 10);
    const int values = std::max(int(fontSize() * 14), (width - kind) * 36 / 100);
    const int nature = std::max(int(fontSize() * 11), (width - kind) * 22 / 100);
    return {kind, values, nature, std::max(int(fontSize() * 13.5), width - kind - values - nature)};
}

double ConflictTable::estimatedLines(int row) const
{
    const double perLine = columnWidth(ConflictModel::ValuesColumn) / (fontSize() * 0.62);
    double lines = 0;
    for (const DifferenceValue &value : m_model->difference(row).values)
        lines += std::ceil(double(value.text.size() + outletLength) / std::max(1.0, perLine));
    return std::max(2.0, lines);
}

CellContent ConflictTable::content(const QModelIndex &index) const
{
    const QPalette colours = palette();
    const auto nature = DifferenceNature(index.data(ConflictModel::NatureRole).toInt());
    const bool later = m_model->isLater(index.row());
    const bool harmless = later || index.data(ConflictModel::HarmlessRole).toBool();
    const bool grave = !later && nature == DifferenceNature::Contradiction;
    const bool sentence = index.column() == ConflictModel::SentenceColumn;
    CellContent content{index.data().toString()};
    content.font =
        sentence || index.column() == ConflictModel::ValuesColumn ? readingFont(fontSize()) : font();
    if (!sentence && index.column() != ConflictModel::ValuesColumn)
        content.font.setPointSizeF(fontSize() * 0.92);
    content.font.setBold(index.column() == ConflictModel::KindColumn && !harmless);
    content.ink = colours.color(harmless ? QPalette::PlaceholderText : QPalette::Text);
    if (grave && index.column() == ConflictModel::KindColumn)
        content.ink = differenceInk(colours);
    for (const TextRange &range : m_model->valuesIn(index)) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        if (grave)
            format.setForeground(differenceInk(colours));
        content.formats.append({int(range.start), int(range.length()), format});
    }
    for (const TextRange &range : m_model->outletsIn(index)) {
        QTextCharFormat format;
        format.setFontFamilies(font().families());
        format.setProperty(QTextFormat::FontPointSize, fontSize() * 0.88);
        format.setForeground(colours.color(QPalette::PlaceholderText));
        content.formats.append({int(range.start), int(range.length()), format});
    }
    if (index.column() == ConflictModel::ValuesColumn)
        content.lines = 0; // nothing of what the row is about is left out
    if (index.column() == ConflictModel::KindColumn && later)
        content.sign = Sign::NotYet;
    for (const auto &[range, moved] : m_model->differing(index))
        content.formats.append({int(range.start), int(range.length()), differingFormat(moved, colours)});
    for (const TextRange &range : m_model->laterIn(index)) {
        QTextCharFormat format;
        format.setForeground(colours.color(QPalette::PlaceholderText));
        format.setUnderlineStyle(QTextCharFormat::NoUnderline);
        content.formats.append({int(range.start), int(range.length()), format});
    }
    return content;
}

QList<Place> ConflictTable::sentencesOf(const QModelIndex &index) const
{
    return index.column() == ConflictModel::SentenceColumn ? QList<Place>{m_model->place(index.row())}
                                                           : m_model->fact(index.row()).members;
}

} // namespace synoptic
