// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tagstep.h"

#include "library/markstore.h"
#include "library/undorecords.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonArray writtenTags(const QList<Tag> &tags)
{
    QJsonArray written;
    for (const Tag &tag : tags)
        written.append(writtenRecord(tag));
    return written;
}

QList<Tag> tagsIn(const QJsonValue &written)
{
    QList<Tag> tags;
    for (const QJsonValue &tag : written.toArray())
        tags.append(tagOf(tag.toObject()));
    return tags;
}

/// Tags in an order in which each can be added.
QList<Tag> parentsFirst(QList<Tag> tags)
{
    QList<Tag> sorted;
    while (!tags.isEmpty()) {
        const auto next = std::ranges::find_if(
            tags, [&](const Tag &tag) { return !std::ranges::contains(tags, tag.parent, &Tag::id); });
        sorted.append(tags.takeAt(next == tags.end() ? 0 : next - tags.begin()));
    }
    return sorted;
}

} // namespace

TagStep::TagStep(MarkStore *store, const QList<Tag> &before, const QList<Tag> &after, bool isDone)
    : m_store(store), m_isDone(isDone)
{
    for (const Tag &tag : after) {
        const auto earlier = std::ranges::find(before, tag.id, &Tag::id);
        if (earlier == before.end()) {
            m_made.append(tag);
        } else if (*earlier != tag) {
            m_before.append(*earlier);
            m_after.append(tag);
        }
    }
    m_made = parentsFirst(m_made);
    setText(MarkStore::tr("tags of a code book"));
}

TagStep::TagStep(MarkStore *store, const QJsonObject &written)
    : m_store(store), m_made(tagsIn(written.value("made"_L1))), m_before(tagsIn(written.value("before"_L1))),
      m_after(tagsIn(written.value("after"_L1)))
{
    setText(MarkStore::tr("tags of a code book"));
}

QJsonObject TagStep::written() const
{
    return {{u"kind"_s, u"tags"_s},
            {u"made"_s, writtenTags(m_made)},
            {u"before"_s, writtenTags(m_before)},
            {u"after"_s, writtenTags(m_after)}};
}

bool TagStep::apply(bool forward)
{
    if (std::exchange(m_isDone, false))
        return true;
    return m_store->writeTags(forward ? Tags::Change{m_made, {}, m_before, m_after}
                                      : Tags::Change{{}, m_made, m_after, m_before});
}

} // namespace synoptic
