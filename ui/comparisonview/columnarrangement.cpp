// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnarrangement.h"

#include "library/sources.h"

#include <QDateTime>
#include <QSettings>
#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace synoptic {

ColumnArrangement::ColumnArrangement(int reports) : m_order(reports)
{
    std::iota(m_order.begin(), m_order.end(), 0);
}

bool ColumnArrangement::hide(int report)
{
    if (isHidden(report) || shown().size() < 2)
        return false;
    m_hidden.insert(report);
    return true;
}

void ColumnArrangement::setPinned(int report, bool pinned)
{
    if (pinned)
        m_pinned.insert(report);
    else
        m_pinned.remove(report);
}

bool ColumnArrangement::move(int report, int step)
{
    const QList<int> all = shown();
    const int other = all.value(all.indexOf(report) + step, -1);
    if (other < 0 || isPinned(other) != isPinned(report))
        return false;
    moveTo(report, other);
    return true;
}

void ColumnArrangement::moveTo(int report, int other)
{
    const qsizetype to = m_order.indexOf(other);
    if (report == other || to < 0)
        return;
    m_order.move(m_order.indexOf(report), to);
    setPinned(report, isPinned(other));
}

void ColumnArrangement::setDirection(int report, std::optional<Qt::LayoutDirection> direction)
{
    m_leftToRight.remove(report);
    m_rightToLeft.remove(report);
    if (direction)
        (*direction == Qt::RightToLeft ? m_rightToLeft : m_leftToRight).insert(report);
}

std::optional<Qt::LayoutDirection> ColumnArrangement::direction(int report) const
{
    if (m_rightToLeft.contains(report))
        return Qt::RightToLeft;
    return m_leftToRight.contains(report) ? std::optional(Qt::LeftToRight) : std::nullopt;
}

QList<int> ColumnArrangement::hidden() const
{
    QList<int> hidden;
    std::ranges::copy_if(m_order, std::back_inserter(hidden), [this](int r) { return isHidden(r); });
    return hidden;
}

QList<int> ColumnArrangement::shown() const
{
    QList<int> shown;
    for (const bool pinned : {true, false})
        std::ranges::copy_if(m_order, std::back_inserter(shown),
                             [&](int r) { return !isHidden(r) && isPinned(r) == pinned; });
    return shown;
}

QList<int> ColumnArrangement::pagedOnes() const
{
    QList<int> paged;
    std::ranges::copy_if(m_order, std::back_inserter(paged),
                         [this](int r) { return !isHidden(r) && !isPinned(r); });
    return paged;
}

/// For how many that page through there is room.
int ColumnArrangement::room(int fitting) const
{
    const int pinned = int(shown().size() - pagedOnes().size());
    return std::max(1, fitting - pinned);
}

QList<int> ColumnArrangement::page(int fitting) const
{
    const QList<int> paged = pagedOnes();
    QList<int> page = shown().first(shown().size() - paged.size());
    if (!paged.isEmpty())
        page = page.first(std::min<qsizetype>(page.size(), std::max(0, fitting - 1)));
    page = page.first(std::min<qsizetype>(page.size(), std::max(1, fitting)));
    const qsizetype first =
        std::clamp<qsizetype>(m_first, 0, std::max<qsizetype>(0, paged.size() - room(fitting)));
    return page + paged.mid(first, room(fitting));
}

void ColumnArrangement::bringIn(int report, int fitting)
{
    show(report);
    const QList<int> paged = pagedOnes();
    const int at = int(paged.indexOf(report));
    const int most = std::max(0, int(paged.size()) - room(fitting));
    m_first = std::clamp(m_first, 0, most);
    if (at >= 0 && at < m_first)
        m_first = at;
    else if (at >= m_first + room(fitting))
        m_first = at - room(fitting) + 1;
}

void ColumnArrangement::turn(int step, int fitting)
{
    const int most = std::max(0, int(pagedOnes().size()) - room(fitting));
    m_first = std::clamp(std::clamp(m_first, 0, most) + step, 0, most);
}

std::pair<int, int> ColumnArrangement::beside(int fitting) const
{
    const QList<int> paged = pagedOnes();
    const int most = std::max(0, int(paged.size()) - room(fitting));
    const int first = std::clamp(m_first, 0, most);
    return {first, std::max(0, int(paged.size()) - first - room(fitting))};
}

QStringList ColumnArrangement::toStrings(const QList<Report> &reports) const
{
    QStringList kept;
    for (const int r : m_order) {
        QString line = QString::fromLatin1(reports.at(r).sha256());
        line += isHidden(r) ? u" hidden"_s : QString();
        line += isPinned(r) ? u" pinned"_s : QString();
        line += m_leftToRight.contains(r) ? u" ltr"_s : m_rightToLeft.contains(r) ? u" rtl"_s : QString();
        kept.append(line);
    }
    return kept;
}

ColumnArrangement ColumnArrangement::fromStrings(const QStringList &kept, const QList<Report> &reports)
{
    ColumnArrangement arrangement(int(reports.size()));
    QList<int> order;
    for (const QString &line : kept) {
        const QStringList words = line.split(u' ');
        const auto at = std::ranges::find(reports, words.first().toLatin1(), &Report::sha256);
        const int r = int(at - reports.begin());
        if (at == reports.end() || order.contains(r))
            continue;
        order.append(r);
        arrangement.setPinned(r, words.contains(u"pinned"_s));
        if (words.contains(u"rtl"_s) || words.contains(u"ltr"_s))
            arrangement.setDirection(r, words.contains(u"rtl"_s) ? Qt::RightToLeft : Qt::LeftToRight);
        if (words.contains(u"hidden"_s))
            arrangement.m_hidden.insert(r);
    }
    for (int r = 0; r < reports.size(); ++r) {
        if (!order.contains(r))
            order.append(r);
    }
    arrangement.m_order = order;
    if (!reports.isEmpty() && arrangement.shown().isEmpty())
        arrangement.showAll();
    return arrangement;
}

namespace {

constexpr int keptEvents = 200;

/// Of the reports together, whatever order their files came in.
QString settingsKey(const QList<Report> &reports)
{
    return QString::fromLatin1(eventKey(reports).first(20));
}

} // namespace

ColumnArrangement keptArrangement(const QList<Report> &reports)
{
    const QStringList kept =
        QSettings(u"synoptic"_s, u"columns"_s).value(settingsKey(reports)).toStringList();
    return ColumnArrangement::fromStrings(kept.mid(1), reports);
}

void keep(const ColumnArrangement &arrangement, const QList<Report> &reports)
{
    QSettings file(u"synoptic"_s, u"columns"_s);
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    file.setValue(settingsKey(reports), QStringList{now} + arrangement.toStrings(reports));
    QStringList keys = file.childKeys();
    if (keys.size() <= keptEvents)
        return;
    std::ranges::sort(keys, {}, [&](const QString &key) { return file.value(key).toStringList().value(0); });
    for (const QString &key : keys.first(keys.size() - keptEvents))
        file.remove(key); // those that were changed longest ago
}

} // namespace synoptic
