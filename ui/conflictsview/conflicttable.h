// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wrappedtable/wrappedtable.h"

namespace synoptic {

class ConflictModel;

/// The list of differences on the screen; the harmless ones are dim.
class ConflictTable : public WrappedTable
{
    Q_OBJECT
public:
    /// \p model is not owned and outlives the table.
    explicit ConflictTable(ConflictModel *model, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QList<Place> sentencesOf(const QModelIndex &index) const override;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
    [[nodiscard]] QList<int> columnWidths(int width) const override;
    [[nodiscard]] double estimatedLines(int row) const override;

private:
    ConflictModel *m_model;
};

} // namespace synoptic
