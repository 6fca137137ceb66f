// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/highlightmodel.h"

#include <QPoint>

using namespace Qt::StringLiterals;

namespace synoptic {

HighlightModel::HighlightModel(MarkStore *store, QObject *parent) : QAbstractListModel(parent), m_store(store)
{
    connect(store, &MarkStore::reset, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(store, &MarkStore::aboutToAdd, this, [this](int row) { beginInsertRows({}, row, row); });
    connect(store, &MarkStore::added, this, [this] { endInsertRows(); });
    connect(store, &MarkStore::aboutToRemove, this, [this](int row) { beginRemoveRows({}, row, row); });
    connect(store, &MarkStore::removed, this, [this] { endRemoveRows(); });
    connect(store, &MarkStore::changed, this, [this](int row) { emit dataChanged(index(row), index(row)); });
}

void HighlightModel::setReportNames(const QStringList &names)
{
    m_names = names;
}

int HighlightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_store->highlights().size());
}

QVariant HighlightModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlacedHighlight &placed = m_store->highlights().at(index.row());
    const QString words = placed.highlight.exact.simplified();
    switch (role) {
    case Qt::DisplayRole: {
        QString text = u"“%1”"_s.arg(words.size() > 90 ? words.left(88) + u"…"_s : words);
        if (!placed.highlight.note.isEmpty())
            text += u"\n"_s + placed.highlight.note;
        return text + u"\n"_s + m_names.value(placed.report) +
               (placed.where ? QString() : tr(" · words not found any more"));
    }
    case Qt::ToolTipRole:
        return words;
    case IdRole:
        return placed.highlight.id;
    case ReportRole:
        return placed.report;
    case RangeRole:
        return placed.where ? QVariant::fromValue(QPoint(int(placed.where->start), int(placed.where->end)))
                            : QVariant();
    case ColourRole:
        return int(placed.highlight.colour);
    case NoteRole:
        return placed.highlight.note;
    default:
        return {};
    }
}

} // namespace synoptic
