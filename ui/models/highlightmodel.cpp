// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/highlightmodel.h"

#include "models/notedplaces.h"

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

void HighlightModel::setNotes(SubjectNoteStore *notes)
{
    m_notes = notes;
    const auto first = [this] { return int(m_store->highlights().size()); };
    connect(notes, &SubjectNoteStore::reset, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(notes, &SubjectNoteStore::aboutToAdd, this,
            [=, this](int row) { beginInsertRows({}, first() + row, first() + row); });
    connect(notes, &SubjectNoteStore::added, this, [this] { endInsertRows(); });
    connect(notes, &SubjectNoteStore::aboutToRemove, this,
            [=, this](int row) { beginRemoveRows({}, first() + row, first() + row); });
    connect(notes, &SubjectNoteStore::removed, this, [this] { endRemoveRows(); });
    connect(notes, &SubjectNoteStore::changed, this,
            [=, this](int row) { emit dataChanged(index(first() + row), index(first() + row)); });
}

void HighlightModel::setReportNames(const QStringList &names)
{
    m_names = names;
}

int HighlightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_store->highlights().size() + (m_notes ? m_notes->notes().size() : 0));
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

QString HighlightModel::spoken(const PlacedNote &placed) const
{
    const QString lost = placed.isPlaced() ? QString() : tr("not found in this version");
    QStringList parts{subjectWords(placed.note, m_notes->reports()), lost, placed.note.note};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QVariant HighlightModel::noteData(const PlacedNote &placed, int role) const
{
    const ReportRange place = placed.places.value(0, {int(m_names.size()), {}});
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
    case Qt::ToolTipRole:
        return subjectWords(placed.note, m_notes->reports());
    case Qt::AccessibleTextRole:
        return spoken(placed);
    case IdRole:
        return placed.note.id;
    case ReportRole:
        return placed.note.subject == NoteSubject::Event ? -1 : place.report; // the event stands first
    case RangeRole:
        return QVariant::fromValue(QPoint(int(place.range.start), int(place.range.end)));
    case NoteRole:
        return placed.note.note;
    case SignRole:
        return placed.isPlaced() ? QString() : u"∅"_s;
    case StateRole:
        return placed.isPlaced() ? QString() : tr("not found in this version");
    case SectionRole:
        return int(placed.isPlaced() ? MarkSection::Subject : MarkSection::Orphaned);
    case ReportNameRole: {
        const bool one = placed.note.subject == NoteSubject::Fact || placed.note.subject == NoteSubject::Pair;
        return one ? m_names.value(place.report) : QString();
    }
    case ModifiedRole:
        return placed.note.modified;
    case TagsRole:
        return QStringList();
    case StartRole:
        return place.range.start;
    default:
        return {};
    }
}

QVariant HighlightModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() >= m_store->highlights().size())
        return noteData(m_notes->notes().at(index.row() - m_store->highlights().size()), role);
    const PlacedHighlight &placed = m_store->highlights().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case WordsRole:
        return shortened(placed.highlight.exact.simplified(), 90);
    case Qt::ToolTipRole:
        return placed.highlight.exact.simplified();
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
