// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/highlightorder.h"

#include "models/highlightmodel.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString firstTag(const QModelIndex &index)
{
    return index.data(HighlightModel::TagsRole).toStringList().value(0);
}

} // namespace

HighlightOrder::HighlightOrder(QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    sort(0);
}

void HighlightOrder::setOrder(Order order)
{
    m_order = order;
    invalidate();
    sort(0);
}

void HighlightOrder::setSourceModel(QAbstractItemModel *model)
{
    // Before the base class asks the filter.
    const auto forget = [this] { m_texts.clear(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, forget);
    connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(model, &QAbstractItemModel::rowsMoved, this, forget);
    connect(model, &QAbstractItemModel::modelReset, this, forget);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) {
                for (int row = from.row(); row <= to.row() && row < int(m_texts.size()); ++row)
                    m_texts[size_t(row)].clear();
            });
    QSortFilterProxyModel::setSourceModel(model);
}

void HighlightOrder::setWords(const QString &words)
{
    m_words = words.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

/// What a row is found by.
QString HighlightOrder::textOf(int row) const
{
    const QModelIndex index = sourceModel()->index(row, 0);
    const QVariant colour = index.data(HighlightModel::ColourRole);
    const QStringList texts{index.data(Qt::ToolTipRole).toString(),
                            index.data(HighlightModel::NoteRole).toString(),
                            index.data(HighlightModel::ReportNameRole).toString(),
                            index.data(HighlightModel::StateRole).toString(),
                            index.data(HighlightModel::TagsRole).toStringList().join(u' '),
                            colour.isValid() ? colourText(HighlightColour(colour.toInt())) : QString()};
    return texts.join(u'\n').toCaseFolded();
}

bool HighlightOrder::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_words.isEmpty())
        return true;
    if (m_texts.size() != size_t(sourceModel()->rowCount()))
        m_texts.assign(size_t(sourceModel()->rowCount()), QString());
    QString &text = m_texts[size_t(row)];
    if (text.isEmpty())
        text = textOf(row);
    return std::ranges::all_of(m_words, [&text](const QString &word) { return text.contains(word); });
}

bool HighlightOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto number = [](const QModelIndex &index, int role) { return index.data(role).toLongLong(); };
    const auto place = [&](const QModelIndex &index) {
        return std::pair(number(index, HighlightModel::ReportRole), number(index, HighlightModel::StartRole));
    };
    if (const auto a = number(left, HighlightModel::SectionRole),
        b = number(right, HighlightModel::SectionRole);
        a != b)
        return a < b;
    if (m_order == ByColour &&
        left.data(HighlightModel::ColourRole) != right.data(HighlightModel::ColourRole))
        return number(left, HighlightModel::ColourRole) < number(right, HighlightModel::ColourRole);
    if (m_order == ByTag && firstTag(left) != firstTag(right)) // those without one last
        return !firstTag(left).isEmpty() &&
               (firstTag(right).isEmpty() || firstTag(left).localeAwareCompare(firstTag(right)) < 0);
    if (m_order == ByTime) // the latest first
        return left.data(HighlightModel::ModifiedRole).toDateTime() >
               right.data(HighlightModel::ModifiedRole).toDateTime();
    return place(left) < place(right);
}

/// What rows under one heading have in common.
QString HighlightOrder::group(int row) const
{
    const QModelIndex at = index(row, 0);
    switch (MarkSection(at.data(HighlightModel::SectionRole).toInt())) {
    case MarkSection::Asks:
        return tr("To decide");
    case MarkSection::Orphaned:
        return tr("Without a place");
    case MarkSection::Subject:
        return tr("On event, reports, facts and pairs");
    case MarkSection::Placed:
        break;
    }
    if (m_order == ByColour) {
        QString name = colourText(HighlightColour(at.data(HighlightModel::ColourRole).toInt()));
        return name.left(1).toUpper() + name.sliced(1);
    }
    if (m_order == ByTag)
        return firstTag(at).isEmpty() ? tr("Without a tag") : firstTag(at);
    if (m_order == ByTime)
        return QLocale().toString(at.data(HighlightModel::ModifiedRole).toDateTime().toLocalTime().date(),
                                  QLocale::ShortFormat);
    return at.data(HighlightModel::ReportNameRole).toString();
}

QString HighlightOrder::heading(int row) const
{
    const QString here = group(row);
    if (row > 0 && group(row - 1) == here)
        return {};
    int count = 1;
    while (row + count < rowCount() && group(row + count) == here)
        ++count;
    return u"%1 · %2"_s.arg(here).arg(count);
}

QVariant HighlightOrder::data(const QModelIndex &index, int role) const
{
    return role == HeadingRole ? QVariant(heading(index.row())) : QSortFilterProxyModel::data(index, role);
}

} // namespace synoptic
