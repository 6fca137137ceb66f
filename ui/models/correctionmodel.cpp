// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/correctionmodel.h"

#include "models/decidedplaces.h"
#include "review/constraints.h"

using namespace Qt::StringLiterals;

namespace synoptic {

CorrectionModel::CorrectionModel(QObject *parent) : QAbstractListModel(parent) {}

void CorrectionModel::setCorrections(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
                                     const QList<Report> &reports)
{
    beginResetModel();
    m_placed = placed;
    m_overruledBy = overruledBy;
    m_reports = reports;
    endResetModel();
}

int CorrectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_placed.size());
}

/// "The Herald: ‘Crews moved …’", for several "3 sentences of The Herald, The Courier".
QString CorrectionModel::side(const QList<AnchoredPlace> &places, const QList<ReportRange> &found) const
{
    constexpr int longest = 60;
    const auto quoted = [](const QString &words) {
        const QString text = words.simplified();
        return u"‘%1’"_s.arg(text.size() > longest ? text.left(longest - 1) + u'…' : text);
    };
    if (found.isEmpty())
        return quoted(places.first().exact);
    QStringList names;
    for (const ReportRange &place : found) {
        if (const QString name = m_reports.at(place.report).shortName(); !names.contains(name))
            names.append(name);
    }
    const QString words = quoted(m_reports.at(found.first().report).text(found.first().range).toString());
    return places.size() == 1
               ? u"%1: %2"_s.arg(names.first(), words)
               : tr("%1: %2 and %n more", nullptr, int(places.size()) - 1).arg(names.join(u", "_s), words);
}

QString CorrectionModel::title(int number) const
{
    const CorrectionRecord &record = m_placed.at(number).record;
    return u"%1, %2"_s.arg(decisionTitle(record.kind, record.relation), decidedBy(record));
}

QString CorrectionModel::text(int number) const
{
    const PlacedCorrection &placed = m_placed.at(number);
    const CorrectionRecord &record = placed.record;
    QString text = u"%1 %2\n%3\n%4"_s.arg(ownSign).arg(title(number), side(record.one, placed.one),
                                                       side(record.other, placed.other));
    if (!placed.isPlaced())
        text += u'\n' + tr("Its words are not in the text any more; it holds nothing now");
    else if (const int by = m_overruledBy.value(number, -1); by >= 0)
        text += u'\n' + tr("Gives way to a later one: %1").arg(title(by));
    return text;
}

QVariant CorrectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int number = int(m_placed.size()) - 1 - index.row();
    const PlacedCorrection &placed = m_placed.at(number);
    switch (role) {
    case Qt::DisplayRole:
        return text(number);
    case Qt::AccessibleTextRole:
        return text(number).remove(ownSign).replace(u'\n', u"; "_s).trimmed();
    case IdRole:
        return placed.record.id;
    case HoldsRole:
        return placed.isPlaced() && m_overruledBy.value(number, -1) < 0;
    case PlaceRole: {
        if (!placed.isPlaced())
            return {};
        const ReportRange &first = placed.one.first();
        return QVariant::fromValue(Place{first.report, sentenceAt(m_reports.at(first.report), first.range)});
    }
    default:
        return {};
    }
}

} // namespace synoptic
