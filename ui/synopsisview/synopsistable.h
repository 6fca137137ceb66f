// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wrappedtable/wrappedtable.h"

namespace synoptic {

class FactModel;

/// The synopsis on the screen: the cells of a FactModel with the words that differ marked.
class SynopsisTable : public WrappedTable
{
    Q_OBJECT
public:
    /// \p model is not owned and outlives the table.
    explicit SynopsisTable(FactModel *model, QWidget *parent = nullptr);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    [[nodiscard]] QList<Place> sentencesOf(const QModelIndex &index) const override;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
    [[nodiscard]] QList<int> columnWidths(int width) const override;
    [[nodiscard]] double estimatedLines(int row) const override;
    [[nodiscard]] bool isWhole(int row) const override;

private:
    [[nodiscard]] CellContent headContent(int row) const;
    [[nodiscard]] CellContent kindContent(int row) const;
    [[nodiscard]] CellContent copiesContent(int row) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const QModelIndex &index) const;
    [[nodiscard]] QTextLayout::FormatRange speakerFormat(const QModelIndex &index) const;

    FactModel *m_model;
};

} // namespace synoptic
