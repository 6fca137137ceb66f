// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <span>
#include <vector>

namespace synoptic {

enum class EntityKind { Unknown, Person, Nation, Place, Organisation };

/// Who or what the reports of an event name, whatever the spelling.
struct NamedEntity
{
    QString name; ///< the fullest of its spellings, of those the most frequent; "Navy (Norway)"
    EntityKind kind = EntityKind::Unknown;
    int mentions = 0;
    int sentences = 0;     ///< units that mention it, by name or by office
    int reports = 0;       ///< that mention it
    QStringList spellings; ///< as the texts have them, most frequent first
    QStringList offices;   ///< "foreign minister", most frequent first
    int nation = -1;       ///< index in nations.h: itself, or whose seat of government the place is
};

/// An entity where a text mentions it.
struct EntityMention
{
    TextRange range;  ///< the name, or the office that stands for it
    TextRange office; ///< the words beside the name that say what they are; may be empty
    quint32 entity = 0;
    bool byOffice = false; ///< "the foreign minister", whom a report names
};

class NameReader;

/// The names of an event, joined across its reports: full names with bare last names, transliterations,
/// acronyms with what they stand for, nations with their peoples and adjectives, offices with who holds them.
/// Names join by rule where their spelling keys are equal, else only with evidence from the event: the same
/// given name or the same office beside both, and no report that tells them apart. A seat of government stays
/// apart from its nation (see NamedEntity::nation). Linear in the text; the same whatever the order of the
/// reports, but for bare last names that several people bear, which mean the one named last in the same
/// report.
class EventNames
{
public:
    explicit EventNames(const QList<Report> &reports);
    /// The same with a memory; \p keys tell the reports apart, as their texts and labels do.
    EventNames(const QList<Report> &reports, const std::vector<quint64> &keys, NameReader &names);

    /// In order of their names.
    [[nodiscard]] const std::vector<NamedEntity> &entities() const { return m_entities; }
    /// The mentions that start in a range, in order.
    [[nodiscard]] std::span<const EntityMention> mentionsIn(int report, TextRange range) const;
    /// Sorted, unique indices of the entities that a range mentions, by name or by office.
    [[nodiscard]] std::vector<quint32> entitiesIn(int report, TextRange range) const;

private:
    std::vector<NamedEntity> m_entities;
    std::vector<std::vector<EntityMention>> m_mentions; ///< by report, in order
};

} // namespace synoptic
