// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchpane/searchmodel.h"

#include "report/counts.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString headOf(SearchHit::Kind kind, qsizetype count)
{
    switch (kind) {
    case SearchHit::Kind::Event:
        return SearchModel::tr("Events (%1)").arg(count);
    case SearchHit::Kind::Report:
        return SearchModel::tr("Reports (%1)").arg(count);
    case SearchHit::Kind::Note:
        return SearchModel::tr("Notes (%1)").arg(count);
    }
    Q_UNREACHABLE_RETURN({});
}

QString sourceOf(const SearchHit &hit)
{
    if (hit.kind == SearchHit::Kind::Event)
        return hit.event.paths.size() == 1 ? SearchModel::tr("1 report")
                                           : counted(hit.event.paths.size(), SearchModel::tr("1 report"),
                                                     SearchModel::tr("%1 reports"));
    QStringList parts{hit.outlet, hit.title, hit.event.name};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u" · "_s);
}

} // namespace

void SearchModel::setHits(const QList<SearchHit> &hits)
{
    beginResetModel();
    m_hits = hits;
    m_rows.clear();
    for (int i = 0; i < hits.size(); ++i) {
        const auto kind = hits.at(i).kind;
        if (i == 0 || hits.at(i - 1).kind != kind)
            m_rows.append(Row{-1, headOf(kind, std::ranges::count(hits, kind, &SearchHit::kind))});
        m_rows.append(Row{i, {}});
    }
    endResetModel();
}

const SearchHit *SearchModel::hitAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || m_rows.at(index.row()).hit < 0)
        return nullptr;
    return &m_hits.at(m_rows.at(index.row()).hit);
}

int SearchModel::choosable(int row, int direction) const
{
    while (row >= 0 && row < m_rows.size()) {
        if (m_rows.at(row).hit >= 0)
            return row;
        row += direction;
    }
    return -1;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchHit *hit = hitAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return hit ? hit->snippet : m_rows.at(index.row()).head;
    case Qt::AccessibleTextRole:
        return hit ? sourceOf(*hit) + u": "_s + hit->snippet : m_rows.at(index.row()).head;
    case HeadRole:
        return hit == nullptr;
    case SourceRole:
        return hit ? sourceOf(*hit) : QString();
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    return hitAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace synoptic
