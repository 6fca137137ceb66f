// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/search.h"

#include <QAbstractListModel>

namespace synoptic {

/// What a search of the library found, as rows under a head for each kind.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HeadRole = Qt::UserRole + 1, ///< bool: the row is the head of a kind, and cannot be chosen
        SourceRole                   ///< where it is: "The Herald · Ferry collision"
    };

    using QAbstractListModel::QAbstractListModel;
    void setHits(const QList<SearchHit> &hits);
    /// Null for heads.
    [[nodiscard]] const SearchHit *hitAt(const QModelIndex &index) const;
    /// The first row that can be chosen, from \p row on in a direction; -1 where none is.
    [[nodiscard]] int choosable(int row, int direction) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        int hit = -1; ///< index into m_hits; -1 for a head
        QString head;
    };
    QList<SearchHit> m_hits;
    QList<Row> m_rows;
};

} // namespace synoptic
