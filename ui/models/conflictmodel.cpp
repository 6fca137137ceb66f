// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conflictmodel.h"

#include "models/factmodel.h"
#include "visuallanguage/signs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The gravest first: contradictions, then what an analyst may still want to cite, then the harmless.
int rankOf(const Difference &difference)
{
    switch (difference.nature) {
    case DifferenceNature::Contradiction:
        return 0;
    case DifferenceNature::LaterUpdate:
        return 1;
    case DifferenceNature::Wording:
        return 2;
    default:
        return 3 + int(difference.nature);
    }
}

QList<DifferingWords> shifted(QList<DifferingWords> words, qsizetype by)
{
    for (DifferingWords &run : words)
        run.range = {run.range.start + by, run.range.end + by};
    return words;
}

} // namespace

bool isHarmless(DifferenceNature nature)
{
    switch (nature) {
    case DifferenceNature::Rounding:
    case DifferenceNature::Bound:
    case DifferenceNature::Conversion:
    case DifferenceNature::SpellingOnly:
        return true;
    default:
        return false;
    }
}

QString natureWords(DifferenceNature nature)
{
    return differenceNatureName(nature).replace(u'-', u' ');
}

ConflictModel::ConflictModel(QObject *parent) : QAbstractTableModel(parent) {}

void ConflictModel::setComparison(const Comparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    m_filter = {};
    m_asOf = {};
    m_all.clear();
    for (int f = 0; f < comparison.facts.size(); ++f) {
        for (int d = 0; d < comparison.facts.at(f).differences.size(); ++d)
            m_all.append({f, d});
    }
    std::ranges::stable_sort(m_all, {}, [this](const Item &item) { return rankOf(differenceOf(item)); });
    m_shown.clear();
    std::ranges::copy_if(m_all, std::back_inserter(m_shown), [this](const Item &i) { return isWanted(i); });
    endResetModel();
}

void ConflictModel::setFilter(const FilteredEvent &filter)
{
    m_filter = filter;
    for (int row = int(m_shown.size()) - 1; row >= 0; --row) {
        if (isWanted(m_shown.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.removeAt(row);
        endRemoveRows();
    }
    int row = 0;
    for (const Item &item : std::as_const(m_all)) {
        if (!isWanted(item))
            continue;
        if (row >= m_shown.size() || m_shown.at(row) != item) {
            beginInsertRows({}, row, row);
            m_shown.insert(row, item);
            endInsertRows();
        }
        ++row;
    }
    // Rows are counted in what they say of themselves.
    if (row > 0)
        emit dataChanged(index(0, 0), index(row - 1, ColumnCount - 1), {Qt::AccessibleTextRole});
}

bool ConflictModel::isWanted(const Item &item) const
{
    return m_filter.passes(item.fact) && m_filter.passes(differenceOf(item));
}

int ConflictModel::count(DifferenceKind kind) const
{
    return int(std::ranges::count(m_all, kind, [this](const Item &item) { return differenceOf(item).kind; }));
}

int ConflictModel::count(DifferenceNature nature) const
{
    return int(
        std::ranges::count(m_all, nature, [this](const Item &item) { return differenceOf(item).nature; }));
}

const Difference &ConflictModel::differenceOf(const Item &item) const
{
    return m_comparison.facts.at(item.fact).differences.at(item.difference);
}

const Difference &ConflictModel::difference(int row) const
{
    return differenceOf(m_shown.at(row));
}

const Fact &ConflictModel::fact(int row) const
{
    return m_comparison.facts.at(m_shown.at(row).fact);
}

Place ConflictModel::place(int row) const
{
    const Place &value = difference(row).values.first().place;
    for (const Place &member : fact(row).members) {
        if (member.report == value.report && member.range.overlaps(value.range))
            return member;
    }
    return fact(row).members.first();
}

int ConflictModel::rowOf(const Place &place) const
{
    const auto has = [&](const Item &item) {
        return std::ranges::any_of(m_comparison.facts.at(item.fact).members, [&](const Place &member) {
            return member.report == place.report && member.range.overlaps(place.range);
        });
    };
    const auto found = std::ranges::find_if(m_shown, has);
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

SentenceRanks ConflictModel::sentenceRanks() const
{
    SentenceRanks ranks;
    for (int row = rowCount() - 1; row >= 0; --row) {
        for (const Place &member : fact(row).members)
            ranks.insert({member.report, member.range.start}, row);
    }
    return ranks;
}

/// "The Herald  106,000 / The Courier, The Post  100,000": equal values once, and who says so first, so that
/// no value is ever seen without its outlet.
ConflictModel::Words ConflictModel::valuesOf(int row) const
{
    QList<std::pair<QString, QStringList>> groups;
    QStringList told; // by the time chosen
    for (const DifferenceValue &value : valuesOncePerReport(m_comparison, difference(row))) {
        if (m_asOf.isReported(value.place))
            told.append(valueText(value));
        const QString text = valueText(value);
        const QString name = m_comparison.reports.at(value.place.report).shortName();
        const auto known = std::ranges::find(groups, text, &std::pair<QString, QStringList>::first);
        if (known == groups.end())
            groups.append({text, {name}});
        else if (!known->second.contains(name))
            known->second.append(name);
    }
    const bool quoted = difference(row).kind == DifferenceKind::Quotation;
    Words words;
    for (const auto &[text, names] : std::as_const(groups)) {
        if (!words.text.isEmpty())
            words.text += QChar::LineSeparator;
        const qsizetype outlets = words.text.size();
        words.text += names.join(u", "_s);
        words.outlets.append({outlets, words.text.size()});
        words.text += u"  "_s;
        const qsizetype start = words.text.size();
        if (!quoted)
            words.values.append({start, start + text.size()});
        else if (groups.size() > 1)
            // The first is compared with the second, all others with the first.
            words.differing +=
                shifted(differingWords(text, start > 0 ? groups.first().first : groups.at(1).first).a, start);
        words.text += text;
        if (!told.contains(text)) {
            words.later.append({outlets, words.text.size()});
            words.text += u"  "_s + signGlyph(Sign::NotYet);
        }
    }
    return words;
}

ConflictModel::Words ConflictModel::sentenceOf(int row) const
{
    const Place sentence = place(row);
    Words words{m_comparison.reports.at(sentence.report).text(sentence.range).toString(), {}, {}, {}, {}};
    words.text.replace(u'\n', u' ');
    for (const DifferenceValue &value : difference(row).values) {
        const TextRange &range = value.place.range;
        if (value.place.report == sentence.report && sentence.range.contains(range))
            words.values.append({range.start - sentence.range.start, range.end - sentence.range.start});
    }
    return words;
}

QList<TextRange> ConflictModel::valuesIn(const QModelIndex &index) const
{
    return index.column() == ValuesColumn     ? valuesOf(index.row()).values
           : index.column() == SentenceColumn ? sentenceOf(index.row()).values
                                              : QList<TextRange>();
}

QList<DifferingWords> ConflictModel::differing(const QModelIndex &index) const
{
    return index.column() == ValuesColumn ? valuesOf(index.row()).differing : QList<DifferingWords>();
}

QList<TextRange> ConflictModel::outletsIn(const QModelIndex &index) const
{
    return index.column() == ValuesColumn ? valuesOf(index.row()).outlets : QList<TextRange>();
}

void ConflictModel::setAsOf(const AsOf &asOf)
{
    if (m_asOf == asOf)
        return;
    m_asOf = asOf;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool ConflictModel::isLater(int row) const
{
    QStringList told;
    for (const DifferenceValue &value : difference(row).values) {
        if (m_asOf.isReported(value.place) && !told.contains(valueText(value)))
            told.append(valueText(value));
    }
    return !m_asOf.isAll() && told.size() < 2;
}

QList<TextRange> ConflictModel::laterIn(const QModelIndex &index) const
{
    return index.column() == ValuesColumn ? valuesOf(index.row()).later : QList<TextRange>();
}

QString ConflictModel::displayText(int row, int column) const
{
    const Difference &shown = difference(row);
    switch (column) {
    case KindColumn:
        return signGlyph(shown.nature == DifferenceNature::Contradiction ? Sign::Conflict
                         : shown.nature == DifferenceNature::LaterUpdate ? Sign::LaterUpdate
                         : shown.kind == DifferenceKind::Quotation       ? Sign::Quotation
                                                                         : Sign::OtherWords) +
               u' ' + differenceKindName(shown.kind) +
               (m_decided.containsAny(fact(row).members) ? u" "_s + ownSign : QString()) +
               (m_decided.notes().containsAny(fact(row).members) ? u" "_s + noteSign : QString());
    case ValuesColumn:
        return valuesOf(row).text;
    case NatureColumn:
        return natureWords(shown.nature) + QChar(QChar::LineSeparator) + shown.reason;
    default:
        return sentenceOf(row).text;
    }
}

/// What a cell of its own says to whoever goes along the row.
QString ConflictModel::accessibleText(int row, int column) const
{
    const Difference &shown = difference(row);
    switch (column) {
    case ValuesColumn:
        return valuesByReport(m_comparison, shown);
    case NatureColumn:
        return natureWords(shown.nature) + u", "_s + shown.reason;
    case SentenceColumn:
        return u"%1: %2"_s.arg(m_comparison.reports.at(place(row).report).shortName(), sentenceOf(row).text);
    default:
        return spokenRow(row);
    }
}

/// "row 4 of 31, conflict, figure: The Herald 106,000, The Courier 100,000, the figures contradict"
QString ConflictModel::spokenRow(int row) const
{
    const Difference &shown = difference(row);
    const QStringList decided =
        m_decided.atAny(fact(row).members) + m_decided.notes().atAny(fact(row).members);
    return tr("row %1 of %2, %3, %4: %5, %6")
               .arg(row + 1)
               .arg(m_shown.size())
               .arg(shown.nature == DifferenceNature::Contradiction ? factKindName(FactKind::Conflict)
                                                                    : natureWords(shown.nature),
                    differenceKindName(shown.kind), valuesByReport(m_comparison, shown), shown.reason) +
           (decided.isEmpty() ? QString() : u", "_s + decided.join(u", "_s)) +
           (isLater(row) ? u", "_s + tr("not yet so by then") : QString());
}

void ConflictModel::setDecided(const DecidedPlaces &decided)
{
    m_decided = decided;
    if (rowCount() > 0)
        emit dataChanged(index(0, KindColumn), index(rowCount() - 1, KindColumn));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(index.row(), index.column());
    case KindRole:
        return int(difference(index.row()).kind);
    case NatureRole:
        return int(difference(index.row()).nature);
    case HarmlessRole:
        return isHarmless(difference(index.row()).nature);
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KindColumn:
        return tr("what differs");
    case ValuesColumn:
        return tr("who says what");
    case NatureColumn:
        return tr("what it comes to");
    default:
        return tr("in the sentence");
    }
}

} // namespace synoptic
