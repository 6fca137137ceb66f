// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/undorecords.h"

#include "library/storedvalues.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

HighlightColour colourNamed(const QString &name)
{
    for (const auto colour : {HighlightColour::Yellow, HighlightColour::Green, HighlightColour::Blue,
                              HighlightColour::Pink, HighlightColour::Orange}) {
        if (colourName(colour) == name)
            return colour;
    }
    return HighlightColour::Yellow;
}

QString textIn(const QJsonObject &written, QLatin1StringView name)
{
    return written.value(name).toString();
}

QUuid idIn(const QJsonObject &written, QLatin1StringView name)
{
    return QUuid::fromString(textIn(written, name));
}

QJsonArray writtenRange(TextRange range)
{
    return {range.start, range.end};
}

TextRange rangeOf(const QJsonValue &written)
{
    const QJsonArray pair = written.toArray();
    return {qsizetype(pair.at(0).toInteger()), qsizetype(pair.at(1).toInteger())};
}

std::optional<TextRange> optionalRange(const QJsonValue &written)
{
    return written.isArray() ? std::optional(rangeOf(written)) : std::nullopt;
}

/// What anchors of both kinds have.
template <typename Place>
QJsonObject writtenAnchor(const Place &anchor)
{
    return {{u"report"_s, hashText(anchor.reportSha256)},
            {u"start"_s, anchor.start},
            {u"end"_s, anchor.end},
            {u"exact"_s, anchor.exact},
            {u"prefix"_s, anchor.prefix},
            {u"suffix"_s, anchor.suffix}};
}

template <typename Place>
Place anchorFrom(const QJsonObject &written)
{
    Place anchor;
    anchor.reportSha256 = textIn(written, "report"_L1).toLatin1();
    anchor.start = qsizetype(written.value("start"_L1).toInteger());
    anchor.end = qsizetype(written.value("end"_L1).toInteger());
    anchor.exact = textIn(written, "exact"_L1);
    anchor.prefix = textIn(written, "prefix"_L1);
    anchor.suffix = textIn(written, "suffix"_L1);
    return anchor;
}

QJsonArray writtenSide(const QList<AnchoredPlace> &places)
{
    QJsonArray side;
    for (const AnchoredPlace &place : places) {
        QJsonObject written = writtenAnchor(place);
        written.insert(u"path"_s, place.path);
        side.append(written);
    }
    return side;
}

QList<AnchoredPlace> sideOf(const QJsonArray &written)
{
    QList<AnchoredPlace> side;
    for (const auto &place : written) {
        side.append(anchorFrom<AnchoredPlace>(place.toObject()));
        side.last().path = textIn(place.toObject(), "path"_L1);
    }
    return side;
}

} // namespace

QJsonObject writtenRecord(const Highlight &h)
{
    QJsonArray tags;
    for (const QUuid &tag : h.tags)
        tags.append(idText(tag));
    QJsonObject written = writtenAnchor(Anchor{h.reportSha256, h.start, h.end, h.exact, h.prefix, h.suffix});
    written.insert(u"id"_s, idText(h.id));
    written.insert(u"colour"_s, colourName(h.colour));
    written.insert(u"note"_s, h.note);
    written.insert(u"author"_s, h.author);
    written.insert(u"created"_s, storedTime(h.created));
    written.insert(u"modified"_s, storedTime(h.modified));
    written.insert(u"tags"_s, tags);
    return written;
}

Highlight highlightOf(const QJsonObject &written)
{
    const auto anchor = anchorFrom<Anchor>(written);
    Highlight h{idIn(written, "id"_L1),
                anchor.reportSha256,
                anchor.start,
                anchor.end,
                anchor.exact,
                anchor.prefix,
                anchor.suffix,
                colourNamed(textIn(written, "colour"_L1)),
                textIn(written, "note"_L1),
                textIn(written, "author"_L1),
                timeOf(textIn(written, "created"_L1)),
                timeOf(textIn(written, "modified"_L1)),
                {}};
    const QJsonArray tags = written.value("tags"_L1).toArray();
    for (const auto &tag : tags)
        h.tags.append(QUuid::fromString(tag.toString()));
    return h;
}

QJsonObject writtenRecord(const PlacedHighlight &placed)
{
    QJsonArray others;
    for (const TextRange &other : placed.others)
        others.append(writtenRange(other));
    return {{u"highlight"_s, writtenRecord(placed.highlight)},
            {u"column"_s, placed.report},
            {u"where"_s, placed.where ? QJsonValue(writtenRange(*placed.where)) : QJsonValue()},
            {u"state"_s, int(placed.state)},
            {u"confidence"_s, placed.confidence},
            {u"others"_s, others},
            {u"decided"_s, placed.decided}};
}

PlacedHighlight placedHighlightOf(const QJsonObject &written)
{
    PlacedHighlight placed{highlightOf(written.value("highlight"_L1).toObject()),
                           written.value("column"_L1).toInt(),
                           optionalRange(written.value("where"_L1)),
                           AnchorState(written.value("state"_L1).toInt()),
                           written.value("confidence"_L1).toDouble(),
                           {},
                           written.value("decided"_L1).toBool()};
    const QJsonArray others = written.value("others"_L1).toArray();
    for (const auto &other : others)
        placed.others.append(rangeOf(other));
    return placed;
}

QJsonObject writtenRecord(const MarkPlace &place)
{
    return {{u"highlight"_s, idText(place.highlight)},
            {u"report"_s, hashText(place.reportSha256)},
            {u"where"_s, place.where ? QJsonValue(writtenRange(*place.where)) : QJsonValue()},
            {u"author"_s, place.author},
            {u"modified"_s, storedTime(place.modified)}};
}

MarkPlace markPlaceOf(const QJsonObject &written)
{
    return {idIn(written, "highlight"_L1), textIn(written, "report"_L1).toLatin1(),
            optionalRange(written.value("where"_L1)), textIn(written, "author"_L1),
            timeOf(textIn(written, "modified"_L1))};
}

QJsonObject writtenRecord(const CorrectionRecord &record)
{
    return {{u"id"_s, idText(record.id)},
            {u"decision"_s, correctionKindName(record.kind)},
            {u"relation"_s, record.relation},
            {u"one"_s, writtenSide(record.one)},
            {u"other"_s, writtenSide(record.other)},
            {u"author"_s, record.author},
            {u"created"_s, storedTime(record.created)}};
}

CorrectionRecord correctionRecordOf(const QJsonObject &written)
{
    return {idIn(written, "id"_L1),
            correctionKindOf(textIn(written, "decision"_L1)).value_or(CorrectionKind::NotSame),
            textIn(written, "relation"_L1),
            sideOf(written.value("one"_L1).toArray()),
            sideOf(written.value("other"_L1).toArray()),
            textIn(written, "author"_L1),
            timeOf(textIn(written, "created"_L1))};
}

QJsonObject writtenRecord(const MarkLink &link)
{
    return {{u"id"_s, idText(link.id)},
            {u"name"_s, link.kind},
            {u"from"_s, writtenAnchor(link.from)},
            {u"to"_s, writtenAnchor(link.to)},
            {u"note"_s, link.note},
            {u"author"_s, link.author},
            {u"created"_s, storedTime(link.created)},
            {u"modified"_s, storedTime(link.modified)}};
}

MarkLink markLinkOf(const QJsonObject &written)
{
    return {idIn(written, "id"_L1),
            textIn(written, "name"_L1),
            anchorFrom<Anchor>(written.value("from"_L1).toObject()),
            anchorFrom<Anchor>(written.value("to"_L1).toObject()),
            textIn(written, "note"_L1),
            textIn(written, "author"_L1),
            timeOf(textIn(written, "created"_L1)),
            timeOf(textIn(written, "modified"_L1))};
}

QJsonObject writtenRecord(const Tag &tag)
{
    return {{u"id"_s, idText(tag.id)},
            {u"parent"_s, idText(tag.parent)},
            {u"name"_s, tag.name},
            {u"colour"_s, tag.colour},
            {u"note"_s, tag.note},
            {u"author"_s, tag.author},
            {u"created"_s, storedTime(tag.created)},
            {u"modified"_s, storedTime(tag.modified)}};
}

Tag tagOf(const QJsonObject &written)
{
    return {idIn(written, "id"_L1),
            idIn(written, "parent"_L1),
            textIn(written, "name"_L1),
            textIn(written, "colour"_L1),
            textIn(written, "note"_L1),
            textIn(written, "author"_L1),
            timeOf(textIn(written, "created"_L1)),
            timeOf(textIn(written, "modified"_L1))};
}

QJsonObject writtenRecord(const SubjectNote &note)
{
    QJsonArray places;
    for (const Anchor &place : note.places)
        places.append(writtenAnchor(place));
    return {{u"id"_s, idText(note.id)},
            {u"subject"_s, noteSubjectName(note.subject)},
            {u"places"_s, places},
            {u"note"_s, note.note},
            {u"author"_s, note.author},
            {u"created"_s, storedTime(note.created)},
            {u"modified"_s, storedTime(note.modified)}};
}

SubjectNote subjectNoteOf(const QJsonObject &written)
{
    SubjectNote note{idIn(written, "id"_L1),
                     noteSubjectOf(textIn(written, "subject"_L1)).value_or(NoteSubject::Event),
                     {},
                     textIn(written, "note"_L1),
                     textIn(written, "author"_L1),
                     timeOf(textIn(written, "created"_L1)),
                     timeOf(textIn(written, "modified"_L1))};
    const QJsonArray places = written.value("places"_L1).toArray();
    for (const auto &place : places)
        note.places.append(anchorFrom<Anchor>(place.toObject()));
    return note;
}

} // namespace synoptic
