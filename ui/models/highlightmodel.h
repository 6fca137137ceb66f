// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markstore.h"

#include <QAbstractListModel>

namespace synoptic {

/// The highlights of the open event as rows: the marked words, the report's name, the note.
class HighlightModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, ReportRole, RangeRole, ColourRole, NoteRole };

    /// \p store is not owned and outlives the model.
    explicit HighlightModel(MarkStore *store, QObject *parent = nullptr);

    void setReportNames(const QStringList &names);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    MarkStore *m_store;
    QStringList m_names;
};

} // namespace synoptic
