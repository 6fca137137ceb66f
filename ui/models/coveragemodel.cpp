// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/coveragemodel.h"

#include "models/factmodel.h"
#include "report/counts.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace synoptic {

CoverageData::CoverageData(const Comparison &of)
    : comparison(of), times(of.reports), coverage(coverageOf(of, times)), near(nearPlaces(of))
{
}

SharedCoverage coverageDataOf(const Comparison &comparison)
{
    static std::weak_ptr<const CoverageData> last;
    const auto same = [](const auto &a, const auto &b) {
        return a.constData() == b.constData() && a.size() == b.size();
    };
    if (const SharedCoverage known = last.lock(); known &&
                                                  same(known->comparison.reports, comparison.reports) &&
                                                  same(known->comparison.facts, comparison.facts) &&
                                                  same(known->comparison.alignments, comparison.alignments))
        return known;
    auto made = std::make_shared<const CoverageData>(comparison);
    last = made;
    return made;
}

QString wrappingTip(const QString &lines)
{
    return u"<qt>"_s + lines.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

namespace {

/// In quotation marks, unless it begins with its own.
QString quoted(const QString &text)
{
    return text.startsWith(u'“') || text.startsWith(u'"') || text.startsWith(u'‘') ? text
                                                                                   : u'“' + text + u'”';
}

} // namespace

CoverageModel::CoverageModel(QObject *parent)
    : QAbstractTableModel(parent), m_data(std::make_shared<CoverageData>()), m_counted(m_data)
{
}

void CoverageModel::setCoverage(const SharedCoverage &data)
{
    beginResetModel();
    m_data = data;
    m_filter = {};
    m_asOf = {};
    count();
    sortFacts();
    endResetModel();
}

void CoverageModel::setFilter(const FilteredEvent &filter)
{
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    count();
    sortFacts();
    endResetModel();
}

void CoverageModel::setAsOf(const AsOf &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    count();
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool CoverageModel::isLater(const QModelIndex &index) const
{
    const CoverageCell *cell = coverageAt(index.column()).cell(index.row());
    return cell && !m_asOf.isAll() && std::ranges::none_of(cell->places, [this](const Place &place) {
               return m_asOf.isReported(place);
           });
}

bool CoverageModel::isTold(int column) const
{
    return m_asOf.isAll() ||
           std::ranges::any_of(m_data->comparison.facts.at(factAt(column)).members,
                               [this](const Place &place) { return m_asOf.isReported(place); });
}

/// Counts what passes and was reported: facts as they are, without the members that came later.
void CoverageModel::count()
{
    m_counted = m_data;
    if (m_filter.isAll() && m_asOf.isAll())
        return;
    auto part = std::make_shared<CoverageData>(*m_data);
    part->coverage.facts.clear();
    for (qsizetype f = 0; f < m_data->coverage.facts.size(); ++f) {
        FactCoverage fact = m_data->coverage.facts.at(f);
        fact.cells.removeIf([this](const CoverageCell &cell) {
            return std::ranges::none_of(cell.places,
                                        [this](const Place &place) { return m_asOf.isReported(place); });
        });
        if (!m_filter.passes(int(f)) || fact.cells.isEmpty())
            continue;
        if (fact.first && !m_asOf.isReported(fact.first->place))
            fact.first.reset();
        part->coverage.facts.append(fact);
    }
    synoptic::count(part->coverage);
    m_counted = part;
}

QString CoverageModel::countedText() const
{
    return m_counted == m_data
               ? QString()
               : tr("of %1 of %2")
                     .arg(m_counted->coverage.facts.size())
                     .arg(synoptic::counted(m_data->coverage.facts.size(), tr("1 fact"), tr("%1 facts")));
}

void CoverageModel::setDecided(const DecidedPlaces &decided)
{
    m_decided = decided;
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

/// The members of the fact that are the report's.
QList<Place> CoverageModel::placesIn(const QModelIndex &index) const
{
    QList<Place> places = m_data->comparison.facts.at(factAt(index.column())).members;
    places.removeIf([&](const Place &place) { return place.report != index.row(); });
    return places;
}

bool CoverageModel::isNoted(const QModelIndex &index) const
{
    return m_decided.notes().containsAny(placesIn(index));
}

bool CoverageModel::isDecided(const QModelIndex &index) const
{
    return !m_decided.isEmpty() && m_decided.containsAny(placesIn(index));
}

void CoverageModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    emit layoutAboutToBeChanged({}, HorizontalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> facts;
    for (const QModelIndex &index : before)
        facts.append(factAt(index.column()));
    m_order = order;
    sortFacts();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(before.at(i).row(), columnOf(facts.at(i))));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, HorizontalSortHint);
}

void CoverageModel::sortFacts()
{
    const QList<FactCoverage> &facts = m_data->coverage.facts;
    m_facts.clear();
    for (int fact = 0; fact < facts.size(); ++fact) {
        if (m_filter.passes(fact))
            m_facts.append(fact);
    }
    if (m_order == Order::Sources)
        std::ranges::stable_sort(m_facts, std::ranges::greater(),
                                 [&](int fact) { return facts.at(fact).cells.size(); });
    if (m_order == Order::Time)
        std::ranges::stable_sort(m_facts, {}, [&](int fact) {
            const auto &first = facts.at(fact).first;
            const bool timed = first && first->when.isTimed();
            return std::pair(!timed, timed ? first->when.utc.toMSecsSinceEpoch() : 0);
        });
}

int CoverageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_data->coverage.reports.size());
}

int CoverageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_facts.size());
}

Telling CoverageModel::tellingAt(const QModelIndex &index) const
{
    const CoverageCell *cell = coverageAt(index.column()).cell(index.row());
    return cell ? cell->telling : Telling::Missing;
}

const FirstReport *CoverageModel::firstAt(const QModelIndex &index) const
{
    const auto &first = coverageAt(index.column()).first;
    return first && first->report == index.row() ? &*first : nullptr;
}

Place CoverageModel::placeAt(const QModelIndex &index) const
{
    const FactCoverage &fact = coverageAt(index.column());
    const CoverageCell *cell = fact.cell(index.row());
    return cell ? cell->places.first() : fact.cells.first().places.first();
}

const NearPlace *CoverageModel::nearAt(const QModelIndex &index) const
{
    const QList<NearPlace> &near = m_data->near.at(m_facts.at(index.column()));
    const auto found = std::ranges::find_if(
        near, [&index](const NearPlace &one) { return one.place.report == index.row(); });
    return found == near.end() ? nullptr : &*found;
}

QString CoverageModel::tellingText(const QModelIndex &index) const
{
    if (isLater(index))
        return tr("not yet reported");
    switch (tellingAt(index)) {
    case Telling::Missing:
        if (const NearPlace *near = nearAt(index))
            return tr("comes near: %1")
                .arg(nearWords(*near, m_data->comparison.facts.at(m_facts.at(index.column()))));
        return tr("not reported");
    case Telling::OtherWords:
        return tr("in words of its own");
    case Telling::SameWords:
        return tr("in the same words as another");
    case Telling::Differs:
        return tr("differs");
    }
    Q_UNREACHABLE_RETURN({});
}

QString CoverageModel::firstText(int column) const
{
    const auto &first = coverageAt(column).first;
    if (!first)
        return tr("first: not known");
    const QString when = momentText(first->when, QTimeZone::UTC, m_data->times.severalDays());
    const QString text = tr("first in %1, %2").arg(m_data->nameOf(first->report), when);
    return first->certain ? text : text + tr(" (of those whose time is known)");
}

QString CoverageModel::accessibleText(const QModelIndex &index) const
{
    QString text = u"%1, %2"_s.arg(m_data->nameOf(index.row()), numberText(index.column()));
    const FirstReport *first = isLater(index) ? nullptr : firstAt(index);
    if (first)
        text += tr(", reported first at %1")
                    .arg(momentText(first->when, QTimeZone::UTC, m_data->times.severalDays()));
    const bool plain = tellingAt(index) == Telling::OtherWords && !isLater(index);
    if (!first || !plain)
        text += u", "_s + (plain ? tr("reported") : tellingText(index));
    const QStringList decided = m_decided.atAny(placesIn(index)) + m_decided.notes().atAny(placesIn(index));
    return decided.isEmpty() ? text : text + u", "_s + decided.join(u", "_s);
}

/// What the report of a cell says, or in what it differs.
QString CoverageModel::ownText(const QModelIndex &index) const
{
    const CoverageCell *cell = coverageAt(index.column()).cell(index.row());
    if (!cell)
        return {};
    if (cell->telling != Telling::Differs)
        return u": "_s + quoted(m_data->comparison.reports.at(index.row())
                                    .text(cell->places.first().range)
                                    .toString()
                                    .simplified());
    QStringList parts;
    for (const Difference &difference : m_data->comparison.facts.at(factAt(index.column())).differences)
        if (difference.nature == DifferenceNature::Contradiction)
            for (const DifferenceValue &value : valuesOncePerReport(m_data->comparison, difference))
                parts.append(u"%1 “%2”"_s.arg(m_data->nameOf(value.place.report), value.text));
    return u": "_s + parts.join(u" / "_s);
}

/// The number that a fact has everywhere; under a filter its column too.
QString CoverageModel::numberText(int column) const
{
    const QString text = tr("fact %1 of %2").arg(factAt(column) + 1).arg(m_data->comparison.facts.size());
    return columnCount() == m_data->comparison.facts.size()
               ? text
               : text + tr(" · column %1 of %2").arg(column + 1).arg(columnCount());
}

QString CoverageModel::factText(int column) const
{
    return numberText(column) + tr(" · in %1 of %2").arg(coverageAt(column).cells.size()).arg(rowCount());
}

QString CoverageModel::describe(const QModelIndex &index) const
{
    return tr("%1 · %2\n%3\n%4, %5%6")
        .arg(factText(index.column()), firstText(index.column()),
             quoted(m_data->comparison.facts.at(factAt(index.column())).statement.simplified()),
             m_data->nameOf(index.row()), tellingText(index), ownText(index));
}

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::AccessibleDescriptionRole:
        return describe(index);
    case Qt::ToolTipRole:
        return wrappingTip(describe(index));
    case PlaceRole:
        return QVariant::fromValue(placeAt(index));
    case FactRole:
        return factAt(index.column());
    default:
        return {};
    }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool exists =
        section >= 0 && section < (orientation == Qt::Horizontal ? columnCount() : rowCount());
    if (!exists || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (orientation == Qt::Horizontal)
        return role == Qt::DisplayRole ? QString::number(factAt(section) + 1)
                                       : tr("fact %1").arg(factAt(section) + 1);
    return m_data->nameOf(section) +
           (m_decided.notes().ofReport(section).isEmpty() ? QString() : u" "_s + noteSign);
}

void CoverageTotalsModel::setCoverage(const SharedCoverage &data)
{
    beginResetModel();
    m_data = data;
    endResetModel();
}

int CoverageTotalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_data ? 0 : int(m_data->coverage.reports.size());
}

int CoverageTotalsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CoverageTotalsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role != Qt::DisplayRole)
        return {};
    const ReportCoverage &report = m_data->coverage.reports.at(index.row());
    switch (Column(index.column())) {
    case Facts:
        return report.facts;
    case Lacks:
        return report.lacks;
    case First:
        return report.firsts;
    case SameWords:
        return report.sameWords;
    case Differs:
        return report.differs;
    case Alone:
        return tr("%1 of %2").arg(report.alone.size()).arg(report.sentences);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CoverageTotalsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : int(ColumnCount)))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? u"%1  %2"_s.arg(section + 1).arg(m_data->nameOf(section))
                                       : QVariant();
    struct Head
    {
        QString name;
        QString meaning;
    };
    const auto head = [section]() -> Head {
        switch (Column(section)) {
        case Facts:
            return {tr("facts"), tr("Facts that it shares with another report")};
        case Lacks:
            return {tr("lacks"), tr("Facts that only others report")};
        case First:
            return {tr("first"), tr("Facts that it had first, as far as times are known")};
        case SameWords:
            return {tr("same words"), tr("Facts in the very words, or nearly so, of another report")};
        case Differs:
            return {tr("differs"), tr("Facts with a value that clashes with another report's")};
        case Alone:
            return {tr("only here"), tr("Sentences of its text that no other report has")};
        case ColumnCount:
            break;
        }
        return {};
    }();
    return role == Qt::DisplayRole ? head.name : role == Qt::ToolTipRole ? head.meaning : QVariant();
}

void OverlapModel::setCoverage(const SharedCoverage &data)
{
    beginResetModel();
    m_data = data;
    endResetModel();
}

int OverlapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_data ? 0 : int(m_data->coverage.reports.size());
}

int OverlapModel::columnCount(const QModelIndex &parent) const
{
    return rowCount(parent);
}

QVariant OverlapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool same = index.row() == index.column();
    const Overlap &overlap = m_data->coverage.overlap(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return same ? u"–"_s : u"%1 %"_s.arg(qRound(100 * overlap.share()));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    case ShareRole:
        return same ? 0.0 : overlap.share();
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return same ? m_data->nameOf(index.row())
                    : tr("%1 and %2 share %3 of the %4 facts that either has")
                          .arg(m_data->nameOf(index.row()), m_data->nameOf(index.column()))
                          .arg(overlap.shared)
                          .arg(overlap.either);
    default:
        return {};
    }
}

QVariant OverlapModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= rowCount())
        return {};
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return m_data->nameOf(section);
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Horizontal ? QString::number(section + 1)
                                         : u"%1  %2"_s.arg(section + 1).arg(m_data->nameOf(section));
}

void AloneModel::setCoverage(const SharedCoverage &data, int report)
{
    beginResetModel();
    m_data = data;
    m_report = report;
    endResetModel();
}

int AloneModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_data || m_report >= m_data->coverage.reports.size())
        return 0;
    return int(m_data->coverage.reports.at(m_report).alone.size());
}

QVariant AloneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place place = m_data->coverage.reports.at(m_report).alone.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString text =
            m_data->comparison.reports.at(m_report).text(place.range).toString().simplified();
        return role == Qt::DisplayRole ? text : wrappingTip(text);
    }
    return role == PlaceRole ? QVariant::fromValue(place) : QVariant();
}

} // namespace synoptic
