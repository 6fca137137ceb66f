// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/marksteps.h"

#include "library/tagstep.h"
#include "library/undorecords.h"

using namespace Qt::StringLiterals;

namespace synoptic {

AddStep::AddStep(MarkStore *store, PlacedHighlight placed) : m_store(store), m_placed(std::move(placed))
{
    setText(MarkStore::tr("highlight"));
}

bool AddStep::apply(bool forward)
{
    return forward ? m_store->insert(m_placed)
                   : m_store->isAsLeft(m_placed.highlight) && m_store->erase(m_placed.highlight.id);
}

QJsonObject AddStep::written() const
{
    return {{u"kind"_s, u"add"_s}, {u"mark"_s, writtenRecord(m_placed)}};
}

RemoveStep::RemoveStep(MarkStore *store, PlacedHighlight placed) : m_store(store), m_placed(std::move(placed))
{
    setText(MarkStore::tr("delete highlight"));
}

bool RemoveStep::apply(bool forward)
{
    return forward ? m_store->isAsLeft(m_placed.highlight) && m_store->erase(m_placed.highlight.id)
                   : m_store->insert(m_placed);
}

QJsonObject RemoveStep::written() const
{
    return {{u"kind"_s, u"remove"_s}, {u"mark"_s, writtenRecord(m_placed)}};
}

EditStep::EditStep(MarkStore *store, Highlight before, Highlight after)
    : m_store(store), m_before(std::move(before)), m_after(std::move(after))
{
    setText(m_before.tags != m_after.tags       ? MarkStore::tr("tags")
            : m_before.colour == m_after.colour ? MarkStore::tr("note")
                                                : MarkStore::tr("colour"));
}

bool EditStep::apply(bool forward)
{
    return m_store->isAsLeft(forward ? m_before : m_after) && m_store->replace(forward ? m_after : m_before);
}

QJsonObject EditStep::written() const
{
    return {
        {u"kind"_s, u"edit"_s}, {u"before"_s, writtenRecord(m_before)}, {u"after"_s, writtenRecord(m_after)}};
}

LabelStep::LabelStep(MarkStore *store, PassageLabel place, std::optional<PassageKind> before,
                     std::optional<PassageKind> after)
    : m_store(store), m_place(std::move(place)), m_before(before), m_after(after)
{
    setText(MarkStore::tr("label"));
}

bool LabelStep::apply(bool forward)
{
    const auto kind = forward ? m_after : m_before;
    if (!m_store->isLabelled(m_place, forward ? m_before : m_after))
        return false;
    m_place.kind = kind.value_or(m_place.kind);
    return m_store->writeLabel(m_place, kind.has_value());
}

QJsonObject LabelStep::written() const
{
    const auto name = [](std::optional<PassageKind> kind) {
        return kind ? passageKindName(*kind) : QString();
    };
    return {{u"kind"_s, u"label"_s},       {u"report"_s, QString::fromLatin1(m_place.reportSha256)},
            {u"start"_s, m_place.start},   {u"author"_s, m_place.author},
            {u"before"_s, name(m_before)}, {u"after"_s, name(m_after)}};
}

PlaceStep::PlaceStep(MarkStore *store, PlacedHighlight before, PlacedHighlight after,
                     std::optional<MarkPlace> placeBefore, MarkPlace placeAfter)
    : m_store(store), m_before(std::move(before)), m_after(std::move(after)),
      m_placeBefore(std::move(placeBefore)), m_placeAfter(std::move(placeAfter))
{
    setText(m_after.where ? MarkStore::tr("place of a mark") : MarkStore::tr("mark without a place"));
}

bool PlaceStep::apply(bool forward)
{
    if (!m_store->isPlacedAs(m_placeAfter, forward ? m_placeBefore : m_placeAfter))
        return false;
    return forward ? m_store->writePlace(m_after, m_placeAfter, true)
                   : m_store->writePlace(m_before, m_placeBefore.value_or(m_placeAfter),
                                         m_placeBefore.has_value());
}

QJsonObject PlaceStep::written() const
{
    return {{u"kind"_s, u"place"_s},
            {u"before"_s, writtenRecord(m_before)},
            {u"after"_s, writtenRecord(m_after)},
            {u"placeBefore"_s, m_placeBefore ? QJsonValue(writtenRecord(*m_placeBefore)) : QJsonValue()},
            {u"placeAfter"_s, writtenRecord(m_placeAfter)}};
}

void MarkStore::keepStepsIn(UndoLog &log)
{
    const auto objectIn = [](const QJsonObject &step, QLatin1StringView name) {
        return step.value(name).toObject();
    };
    log.addMaker(u"add"_s, [=, this](const QJsonObject &step) {
        return new AddStep(this, placedHighlightOf(objectIn(step, "mark"_L1)));
    });
    log.addMaker(u"remove"_s, [=, this](const QJsonObject &step) {
        return new RemoveStep(this, placedHighlightOf(objectIn(step, "mark"_L1)));
    });
    log.addMaker(u"edit"_s, [=, this](const QJsonObject &step) {
        return new EditStep(this, highlightOf(objectIn(step, "before"_L1)),
                            highlightOf(objectIn(step, "after"_L1)));
    });
    log.addMaker(u"label"_s, [this](const QJsonObject &step) {
        const PassageLabel place{step.value("report"_L1).toString().toLatin1(),
                                 qsizetype(step.value("start"_L1).toInteger()), PassageKind::Body,
                                 step.value("author"_L1).toString()};
        return new LabelStep(this, place, passageKindOf(step.value("before"_L1).toString()),
                             passageKindOf(step.value("after"_L1).toString()));
    });
    log.addMaker(u"tags"_s, [this](const QJsonObject &step) { return new TagStep(this, step); });
    log.addMaker(u"place"_s, [=, this](const QJsonObject &step) {
        const auto before = step.value("placeBefore"_L1).isObject()
                                ? std::optional(markPlaceOf(objectIn(step, "placeBefore"_L1)))
                                : std::nullopt;
        return new PlaceStep(this, placedHighlightOf(objectIn(step, "before"_L1)),
                             placedHighlightOf(objectIn(step, "after"_L1)), before,
                             markPlaceOf(objectIn(step, "placeAfter"_L1)));
    });
}

} // namespace synoptic
