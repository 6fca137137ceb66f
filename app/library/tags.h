// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

namespace synoptic {

class Connection;

/// A word the analyst sorts marks by; tags form a tree.
struct Tag
{
    QUuid id;
    QUuid parent; ///< null at the top
    QString name; ///< unique among its siblings, whatever the case of its letters
    QString colour;
    QString note; ///< what it stands for
    QString author;
    QDateTime created;  ///< UTC
    QDateTime modified; ///< UTC
    friend bool operator==(const Tag &, const Tag &) = default;
};

/// The tree of tags. Which marks have them stands in Highlight::tags.
class Tags
{
public:
    explicit Tags(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<QList<Tag>> all() const; ///< by name
    /// The tag of a path "actors/harbour master", made with what is missing of it.
    [[nodiscard]] Result<Tag> atPath(const QString &path, const QString &author);
    [[nodiscard]] Result<void> add(const Tag &tag);
    /// Tags that come from elsewhere, parents before their children, all or nothing: one of the same name at
    /// the same place is the same, and keeps its colour and note where it has them. Gives how many are new.
    [[nodiscard]] Result<int> addAll(const QList<Tag> &tags, const QString &author);
    /// Name, parent, colour or note. A tag cannot be put below itself.
    [[nodiscard]] Result<void> update(const Tag &tag);
    /// Takes it off all marks; the tags below it move up to its parent. All or nothing.
    [[nodiscard]] Result<void> remove(const QUuid &id);
    /// What was changed in the tree at once: made, taken away, changed from before to after.
    struct Change
    {
        QList<Tag> made; ///< parents before their children
        QList<Tag> gone; ///< the same
        QList<Tag> before;
        QList<Tag> after; ///< of each before
    };
    /// All or nothing; false, and nothing, when a mark or a tag below has what would go, or one to be changed
    /// is not as before.
    [[nodiscard]] Result<bool> apply(const Change &change);
    /// How many marks have it.
    [[nodiscard]] Result<int> uses(const QUuid &id) const;

private:
    Connection &m_connection;
};

/// "actors/harbour master": the names from the top down.
[[nodiscard]] QString pathOf(const QUuid &tag, const QList<Tag> &all);

} // namespace synoptic
