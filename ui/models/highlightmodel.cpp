// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/highlightmodel.h"

#include <QPoint>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

MarkSection sectionOf(const PlacedHighlight &placed)
{
    if (!placed.where)
        return MarkSection::Orphaned;
    return placed.asks() ? MarkSection::Asks : MarkSection::Placed;
}

QString shortened(const QString &text, qsizetype length)
{
    return text.size() > length ? text.left(length - 2) + u"…"_s : text;
}

} // namespace

QString markStateSign(const PlacedHighlight &placed)
{
    if (!placed.where)
        return u"∅"_s;
    if (!placed.asks())
        return placed.state == AnchorState::Moved ? u"→"_s : QString();
    return placed.state == AnchorState::Changed ? u"≈"_s : u"?"_s;
}

QString markStateText(const PlacedHighlight &placed)
{
    const int sure = int(std::lround(placed.confidence * 100));
    if (!placed.where)
        return placed.decided ? HighlightModel::tr("kept without a place")
                              : HighlightModel::tr("not found in this version");
    if (!placed.asks())
        return placed.state == AnchorState::Moved ? HighlightModel::tr("moved with its text") : QString();
    if (placed.state == AnchorState::Changed)
        return HighlightModel::tr("words changed, %1 % sure").arg(sure);
    return placed.others.isEmpty() ? HighlightModel::tr("place uncertain, %1 % sure").arg(sure)
                                   : HighlightModel::tr("one of %1 places").arg(placed.others.size() + 1);
}

QString colourText(HighlightColour colour)
{
    switch (colour) {
    case HighlightColour::Yellow:
        return HighlightModel::tr("yellow");
    case HighlightColour::Green:
        return HighlightModel::tr("green");
    case HighlightColour::Blue:
        return HighlightModel::tr("blue");
    case HighlightColour::Pink:
        return HighlightModel::tr("pink");
    case HighlightColour::Orange:
        return HighlightModel::tr("orange");
    }
    Q_UNREACHABLE_RETURN({});
}

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

/// All of a row, for screen readers.
QString HighlightModel::spoken(const PlacedHighlight &placed) const
{
    QStringList parts{u"“%1”"_s.arg(shortened(placed.highlight.exact.simplified(), 90)),
                      colourText(placed.highlight.colour),
                      m_names.value(placed.report),
                      markStateText(placed),
                      placed.highlight.note,
                      m_store->tagsOf(placed.highlight).join(u", "_s)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant HighlightModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlacedHighlight &placed = m_store->highlights().at(index.row());
    const QString words = placed.highlight.exact.simplified();
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
        return shortened(words, 90);
    case Qt::ToolTipRole:
        return words;
    case Qt::AccessibleTextRole:
        return spoken(placed);
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
    case SignRole:
        return markStateSign(placed);
    case StateRole:
        return markStateText(placed);
    case SectionRole:
        return int(sectionOf(placed));
    case ReportNameRole:
        return m_names.value(placed.report);
    case ModifiedRole:
        return placed.highlight.modified;
    case TagsRole:
        return m_store->tagsOf(placed.highlight);
    case StartRole:
        return placed.where ? placed.where->start : placed.highlight.start;
    default:
        return {};
    }
}

} // namespace synoptic
