// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tags.h"

#include "library/connection.h"
#include "library/storedvalues.h"

#include <QHash>
#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QVariant orNull(const QUuid &id)
{
    return id.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(idText(id));
}

/// A tag with what another of the same name says beyond it.
Tag completed(Tag tag, const Tag &other)
{
    const bool more =
        (tag.colour.isEmpty() && !other.colour.isEmpty()) || (tag.note.isEmpty() && !other.note.isEmpty());
    if (!more)
        return tag;
    tag.colour = tag.colour.isEmpty() ? other.colour : tag.colour;
    tag.note = tag.note.isEmpty() ? other.note : tag.note;
    tag.modified = QDateTime::currentDateTimeUtc();
    return tag;
}

} // namespace

Result<QList<Tag>> Tags::all() const
{
    QList<Tag> tags;
    const auto read = m_connection.each(
        u"SELECT id, parent, name, colour, note, author, created, modified FROM tag ORDER BY lower(name), id"_s,
        {}, [&](const QSqlQuery &row) {
            tags.append({QUuid::fromString(row.value(0).toString()),
                         QUuid::fromString(row.value(1).toString()), row.value(2).toString(),
                         row.value(3).toString(), row.value(4).toString(), row.value(5).toString(),
                         timeOf(row.value(6).toString()), timeOf(row.value(7).toString())});
        });
    if (!read)
        return std::unexpected(read.error());
    return tags;
}

Result<Tag> Tags::atPath(const QString &path, const QString &author)
{
    Tag tag;
    const auto done = m_connection.inTransaction([&]() -> Result<void> {
        const auto known = all();
        if (!known)
            return std::unexpected(known.error());
        for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
            const QString name = part.simplified();
            const QUuid above = tag.id;
            const auto at = std::ranges::find_if(*known, [&](const Tag &other) {
                return other.parent == above && other.name.compare(name, Qt::CaseInsensitive) == 0;
            });
            if (at != known->end()) {
                tag = *at;
                continue;
            }
            const QDateTime now = QDateTime::currentDateTimeUtc();
            tag = {QUuid::createUuid(), above, name, {}, {}, author, now, now};
            if (auto added = add(tag); !added)
                return added;
        }
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    if (tag.id.isNull())
        return std::unexpected(Error{u"A tag needs a name"_s, {}, u"Type a word"_s});
    return tag;
}

Result<void> Tags::add(const Tag &tag)
{
    return m_connection.change(
        u"INSERT INTO tag (id, parent, name, colour, note, author, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {idText(tag.id), orNull(tag.parent), tag.name, stored(tag.colour), stored(tag.note),
         stored(tag.author), storedTime(tag.created), storedTime(tag.modified)});
}

Result<int> Tags::addAll(const QList<Tag> &tags, const QString &author)
{
    int added = 0;
    const auto done = m_connection.inTransaction([&]() -> Result<void> {
        auto known = all();
        if (!known)
            return std::unexpected(known.error());
        QHash<QUuid, QUuid> ours; // their ids, and the ids here
        for (const Tag &theirs : tags) {
            Tag tag = theirs;
            tag.parent = ours.value(theirs.parent);
            const auto same = std::ranges::find_if(*known, [&](const Tag &other) {
                return other.parent == tag.parent && other.name.compare(tag.name, Qt::CaseInsensitive) == 0;
            });
            const bool isNew = same == known->end();
            if (!isNew)
                tag = completed(*same, theirs);
            else if (std::ranges::contains(*known, tag.id, &Tag::id))
                tag.id = QUuid::createUuid(); // it was renamed or moved here
            if (isNew) {
                tag.author = author;
                tag.created = tag.modified = QDateTime::currentDateTimeUtc();
            }
            if (auto kept = isNew ? add(tag) : tag == *same ? Result<void>() : update(tag); !kept)
                return kept;
            ours.insert(theirs.id, tag.id);
            added += isNew ? 1 : 0;
            if (isNew)
                known->append(tag);
        }
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    return added;
}

Result<void> Tags::update(const Tag &tag)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto below =
            m_connection.value(u"WITH RECURSIVE up (id) AS (SELECT ? UNION SELECT t.parent FROM up JOIN tag "
                               u"t ON t.id = up.id WHERE t.parent IS NOT NULL) "
                               "SELECT 1 FROM up WHERE id = ?"_s,
                               {orNull(tag.parent), idText(tag.id)});
        if (!below)
            return std::unexpected(below.error());
        if (below->isValid())
            return std::unexpected(
                Error{u"A tag cannot stand below itself"_s, tag.name, u"Choose another place for it"_s});
        return m_connection.change(
            u"UPDATE tag SET parent = ?, name = ?, colour = ?, note = ?, modified = ? WHERE id = ?"_s,
            {orNull(tag.parent), tag.name, stored(tag.colour), stored(tag.note), storedTime(tag.modified),
             idText(tag.id)});
    });
}

Result<void> Tags::remove(const QUuid &id)
{
    return m_connection.inTransaction([&] {
        const auto moved = m_connection.change(
            u"UPDATE tag SET parent = (SELECT parent FROM tag WHERE id = ?) WHERE parent = ?"_s,
            {idText(id), idText(id)});
        return moved ? m_connection.change(u"DELETE FROM tag WHERE id = ?"_s, {idText(id)}) : moved;
    });
}

Result<bool> Tags::apply(const Change &change)
{
    const auto known = all();
    if (!known)
        return std::unexpected(known.error());
    const auto alike = [](const Tag &one, const Tag &other) {
        return one.id == other.id && one.parent == other.parent && one.name == other.name &&
               one.colour == other.colour && one.note == other.note;
    };
    for (const Tag &tag : change.gone + change.before) {
        if (std::ranges::none_of(*known, [&](const Tag &other) { return alike(tag, other); }))
            return false;
    }
    for (const Tag &tag : change.gone) {
        const auto marks = uses(tag.id);
        if (!marks)
            return std::unexpected(marks.error());
        const bool isParent = std::ranges::any_of(*known, [&](const Tag &other) {
            return other.parent == tag.id && !std::ranges::contains(change.gone, other.id, &Tag::id);
        });
        if (*marks > 0 || isParent)
            return false;
    }
    const auto done = m_connection.inTransaction([&]() -> Result<void> {
        Result<void> kept;
        for (auto tag = change.gone.crbegin(); kept && tag != change.gone.crend(); ++tag)
            kept = remove(tag->id);
        for (auto tag = change.made.cbegin(); kept && tag != change.made.cend(); ++tag)
            kept = add(*tag);
        for (auto tag = change.after.cbegin(); kept && tag != change.after.cend(); ++tag)
            kept = update(*tag);
        return kept;
    });
    if (!done)
        return std::unexpected(done.error());
    return true;
}

Result<int> Tags::uses(const QUuid &id) const
{
    const auto count =
        m_connection.value(u"SELECT count(*) FROM highlight_tag WHERE tag = ?"_s, {idText(id)});
    if (!count)
        return std::unexpected(count.error());
    return count->toInt();
}

QString pathOf(const QUuid &tag, const QList<Tag> &all)
{
    QStringList names;
    QUuid at = tag;
    while (!at.isNull() && names.size() < all.size()) {
        const auto found = std::ranges::find(all, at, &Tag::id);
        if (found == all.end())
            break;
        names.prepend(found->name);
        at = found->parent;
    }
    return names.join(u'/');
}

} // namespace synoptic
