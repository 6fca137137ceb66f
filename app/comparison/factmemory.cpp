// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/factmemory.h"

#include "comparison/facts.h"

#include <utility>

namespace synoptic {

namespace {

void append(QByteArray &key, qint64 value)
{
    key.append(reinterpret_cast<const char *>(&value), sizeof value);
}

/// The reports of a fact, ascending, as its members are.
QList<int> reportsOf(const QList<Place> &members)
{
    QList<int> reports;
    for (const Place &member : members) {
        if (reports.isEmpty() || reports.last() != member.report)
            reports.append(member.report);
    }
    return reports;
}

} // namespace

void FactMemory::begin(std::vector<quint64> keys)
{
    m_keys = std::move(keys);
    m_last = std::exchange(m_now, {});
}

QByteArray FactMemory::keyOf(const EventNames &names, const QList<Place> &members) const
{
    QByteArray key;
    QHash<quint32, qint64> entities;
    const QList<int> reports = reportsOf(members);
    for (const Place &member : members) {
        append(key, qint64(m_keys[size_t(member.report)]));
        append(key, reports.indexOf(member.report)); // two reports may be alike to the letter
        append(key, member.range.start);
        append(key, member.range.end);
        for (const EntityMention &mention : names.mentionsIn(member.report, member.range)) {
            if (!entities.contains(mention.entity))
                entities.insert(mention.entity, entities.size());
            append(key, entities.value(mention.entity));
            append(key, mention.byOffice);
            for (const TextRange range : {mention.range, mention.office}) {
                append(key, range.start);
                append(key, range.end);
            }
            append(key, qint64(names.entities()[mention.entity].kind));
        }
        append(key, -1);
    }
    return key;
}

QList<Difference> FactMemory::differences(const QList<Report> &reports, const EventNames &names,
                                          const QList<Place> &members)
{
    const QByteArray key = keyOf(names, members);
    const QList<int> ordinals = reportsOf(members);
    QList<Difference> found;
    if (const auto kept = m_last.constFind(key); kept != m_last.constEnd()) {
        found = *kept;
        m_now.insert(key, found);
        for (Difference &difference : found) {
            for (DifferenceValue &value : difference.values)
                value.place.report = ordinals.at(value.place.report);
        }
        return found;
    }
    found = findDifferences(reports, names, members);
    QList<Difference> kept = found;
    for (Difference &difference : kept) {
        for (DifferenceValue &value : difference.values)
            value.place.report = int(ordinals.indexOf(value.place.report));
    }
    m_now.insert(key, kept);
    return found;
}

} // namespace synoptic
