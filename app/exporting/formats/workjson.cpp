// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/workjson.h"

#include "exporting/webannotations.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr QLatin1StringView sourcePrefix("urn:sha256:");

QString urnOf(const QUuid &id)
{
    return u"urn:uuid:"_s + id.toString(QUuid::WithoutBraces);
}

QUuid uuidOf(const QJsonValue &value)
{
    const QString text = value.toString();
    return QUuid::fromString(text.sliced(text.lastIndexOf(u':') + 1));
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonObject person(const QString &name)
{
    return {{u"type"_s, u"Person"_s}, {u"name"_s, name}};
}

QString personOf(const QJsonValue &value)
{
    return value.toObject()["name"_L1].toString();
}

/// What every record begins with.
QJsonObject recordObject(const QUuid &id, const QString &type, const QString &author)
{
    return {{u"id"_s, urnOf(id)}, {u"type"_s, type}, {u"creator"_s, person(author)}};
}

QByteArray hashOf(const QJsonValue &urn)
{
    const QString text = urn.toString();
    return text.startsWith(sourcePrefix) ? text.sliced(sourcePrefix.size()).toLatin1() : QByteArray();
}

Anchor anchorOf(const QJsonObject &resource)
{
    Anchor anchor;
    anchor.reportSha256 = hashOf(resource["source"_L1]);
    for (const QJsonValue &value : resource["selector"_L1].toArray()) {
        const QJsonObject selector = value.toObject();
        if (selector.contains("exact"_L1)) {
            anchor.exact = selector["exact"_L1].toString();
            anchor.prefix = selector["prefix"_L1].toString();
            anchor.suffix = selector["suffix"_L1].toString();
        } else {
            anchor.start = qsizetype(selector["start"_L1].toInteger());
            anchor.end = qsizetype(selector["end"_L1].toInteger());
        }
    }
    return anchor;
}

bool isSound(const Anchor &anchor)
{
    return !anchor.reportSha256.isEmpty() && anchor.start >= 0 && anchor.end > anchor.start;
}

template <typename Places>
QJsonArray resources(const Places &places)
{
    QJsonArray array;
    for (const auto &at : places)
        array.append(resourceOf(Anchor{at.reportSha256, at.start, at.end, at.exact, at.prefix, at.suffix}));
    return array;
}

QList<Anchor> anchorsOf(const QJsonValue &array)
{
    QList<Anchor> anchors;
    for (const QJsonValue &value : array.toArray()) {
        if (const Anchor anchor = anchorOf(value.toObject()); isSound(anchor))
            anchors.append(anchor);
    }
    return anchors;
}

QList<AnchoredPlace> placesOf(const QJsonValue &array)
{
    QList<AnchoredPlace> places;
    for (const Anchor &at : anchorsOf(array))
        places.append({at.reportSha256, {}, at.start, at.end, at.exact, at.prefix, at.suffix});
    return places;
}

QJsonObject toJson(const CorrectionRecord &correction)
{
    QJsonObject object = recordObject(correction.id, u"Correction"_s, correction.author);
    object[u"kind"_s] = correctionKindName(correction.kind);
    if (!correction.relation.isEmpty())
        object[u"relation"_s] = correction.relation;
    object[u"one"_s] = resources(correction.one);
    object[u"other"_s] = resources(correction.other);
    object[u"created"_s] = timeText(correction.created);
    return object;
}

QJsonObject toJson(const VerdictRecord &verdict)
{
    QJsonObject object = recordObject(verdict.id, u"Verdict"_s, verdict.author);
    object[u"subject"_s] = verdict.subject;
    object[u"question"_s] = verdict.kind;
    object[u"detail"_s] = verdict.detail;
    object[u"decision"_s] = verdict.decision;
    object[u"note"_s] = verdict.note;
    object[u"places"_s] = resources(verdict.anchors);
    object[u"created"_s] = timeText(verdict.time);
    object[u"session"_s] = verdict.session;
    object[u"milliseconds"_s] = verdict.milliseconds;
    return object;
}

QJsonObject toJson(const ReviewSessionRecord &session)
{
    QJsonObject object = recordObject(session.id, u"ReviewSession"_s, session.author);
    object[u"question"_s] = session.question;
    object[u"queue"_s] = QJsonArray::fromStringList(session.queue);
    object[u"scope"_s] = session.scope;
    object[u"created"_s] = timeText(session.begun);
    object[u"current"_s] = session.current;
    object[u"skipped"_s] = QJsonArray::fromStringList(session.skipped);
    object[u"flagged"_s] = QJsonArray::fromStringList(session.flagged);
    return object;
}

QJsonObject toJson(const SubjectNote &note)
{
    QJsonObject object = recordObject(note.id, u"Note"_s, note.author);
    object[u"subject"_s] = noteSubjectName(note.subject);
    object[u"places"_s] = resources(note.places);
    object[u"note"_s] = note.note;
    object[u"created"_s] = timeText(note.created);
    object[u"modified"_s] = timeText(note.modified);
    return object;
}

QJsonObject toJson(const PassageLabel &label)
{
    return {{u"type"_s, u"PassageLabel"_s},
            {u"source"_s, sourceUrn(label.reportSha256)},
            {u"start"_s, label.start},
            {u"kind"_s, passageKindName(label.kind)},
            {u"creator"_s, person(label.author)}};
}

QJsonObject toJson(const Tag &tag)
{
    QJsonObject object = recordObject(tag.id, u"Tag"_s, tag.author);
    object[u"name"_s] = tag.name;
    if (!tag.parent.isNull())
        object[u"parent"_s] = urnOf(tag.parent);
    object[u"colour"_s] = tag.colour;
    object[u"note"_s] = tag.note;
    object[u"created"_s] = timeText(tag.created);
    object[u"modified"_s] = timeText(tag.modified);
    return object;
}

template <typename Record>
QJsonArray arrayOf(const QList<Record> &records)
{
    QJsonArray array;
    for (const Record &record : records)
        array.append(toJson(record));
    return array;
}

MarkLink linkOf(const QJsonObject &object)
{
    MarkLink link;
    link.id = uuidOf(object["id"_L1]);
    link.author = personOf(object["creator"_L1]);
    link.created = timeOf(object["created"_L1]);
    link.modified = timeOf(object["modified"_L1]);
    link.from = anchorOf(object["target"_L1].toObject());
    for (const QJsonValue &value : object["body"_L1].toArray()) {
        const QJsonObject body = value.toObject();
        if (body.contains("selector"_L1))
            link.to = anchorOf(body);
        else if (body["purpose"_L1].toString() == "classifying"_L1)
            link.kind = body["value"_L1].toString();
        else
            link.note = body["value"_L1].toString();
    }
    return link;
}

std::optional<CorrectionRecord> correctionOf(const QJsonObject &object)
{
    const auto kind = correctionKindOf(object["kind"_L1].toString());
    if (!kind)
        return std::nullopt;
    return CorrectionRecord{uuidOf(object["id"_L1]),          *kind,
                            object["relation"_L1].toString(), placesOf(object["one"_L1]),
                            placesOf(object["other"_L1]),     personOf(object["creator"_L1]),
                            timeOf(object["created"_L1])};
}

VerdictRecord verdictOf(const QJsonObject &object)
{
    VerdictRecord verdict;
    verdict.id = uuidOf(object["id"_L1]);
    verdict.subject = object["subject"_L1].toString();
    verdict.kind = object["question"_L1].toString();
    verdict.detail = object["detail"_L1].toString();
    verdict.anchors = anchorsOf(object["places"_L1]);
    verdict.decision = object["decision"_L1].toString();
    verdict.note = object["note"_L1].toString();
    verdict.author = personOf(object["creator"_L1]);
    verdict.time = timeOf(object["created"_L1]);
    verdict.session = object["session"_L1].toString();
    verdict.milliseconds = object["milliseconds"_L1].toInteger();
    return verdict;
}

std::optional<SubjectNote> noteOf(const QJsonObject &object)
{
    const auto subject = noteSubjectOf(object["subject"_L1].toString());
    if (!subject)
        return std::nullopt;
    SubjectNote note{uuidOf(object["id"_L1]),
                     *subject,
                     {},
                     object["note"_L1].toString(),
                     personOf(object["creator"_L1]),
                     timeOf(object["created"_L1]),
                     timeOf(object["modified"_L1])};
    for (const QJsonValue &value : object["places"_L1].toArray()) // of a whole report without a range
        note.places.append(anchorOf(value.toObject()));
    return note;
}

QStringList stringsOf(const QJsonValue &array)
{
    QStringList strings;
    for (const QJsonValue &value : array.toArray())
        strings.append(value.toString());
    return strings;
}

ReviewSessionRecord sessionOf(const QJsonObject &object)
{
    return {uuidOf(object["id"_L1]),          {},
            object["question"_L1].toString(), stringsOf(object["queue"_L1]),
            object["scope"_L1].toString(),    personOf(object["creator"_L1]),
            timeOf(object["created"_L1]),     object["current"_L1].toString(),
            stringsOf(object["skipped"_L1]),  stringsOf(object["flagged"_L1])};
}

} // namespace

QJsonObject resourceOf(const Anchor &anchor)
{
    Highlight words;
    words.exact = anchor.exact;
    words.prefix = anchor.prefix;
    words.suffix = anchor.suffix;
    words.start = anchor.start;
    words.end = anchor.end;
    return {{u"type"_s, u"SpecificResource"_s},
            {u"source"_s, sourceUrn(anchor.reportSha256)},
            {u"selector"_s, textSelectors(words)}};
}

QJsonObject toJson(const MarkLink &link)
{
    const auto body = [](const QString &value, const QString &purpose) {
        return QJsonObject{{u"type"_s, u"TextualBody"_s}, {u"value"_s, value}, {u"purpose"_s, purpose}};
    };
    QJsonArray bodies{resourceOf(link.to), body(link.kind, u"classifying"_s)};
    if (!link.note.isEmpty())
        bodies.append(body(link.note, u"commenting"_s));
    QJsonObject object = recordObject(link.id, u"Annotation"_s, link.author);
    object[u"motivation"_s] = u"linking"_s;
    object[u"target"_s] = resourceOf(link.from);
    object[u"body"_s] = bodies;
    object[u"created"_s] = timeText(link.created);
    object[u"modified"_s] = timeText(link.modified);
    return object;
}

void putWork(QJsonObject &event, const AnalystWork &work, const QList<Tag> &tags)
{
    event[u"tags"_s] = arrayOf(tags);
    event[u"links"_s] = arrayOf(work.links);
    event[u"corrections"_s] = arrayOf(work.corrections);
    event[u"verdicts"_s] = arrayOf(work.verdicts);
    event[u"reviewSessions"_s] = arrayOf(work.sessions);
    event[u"passageLabels"_s] = arrayOf(work.labels);
    event[u"notes"_s] = arrayOf(work.notes);
}

AnalystWork workOf(const QJsonObject &event)
{
    const auto each = [&event](QLatin1StringView member, auto take) {
        for (const QJsonValue &value : event[member].toArray())
            take(value.toObject());
    };
    AnalystWork work;
    each("links"_L1, [&](const QJsonObject &object) {
        if (const MarkLink link = linkOf(object); !link.id.isNull() && isSound(link.from) && isSound(link.to))
            work.links.append(link);
    });
    each("corrections"_L1, [&](const QJsonObject &object) {
        if (const auto correction = correctionOf(object); correction && !correction->id.isNull())
            work.corrections.append(*correction);
    });
    each("verdicts"_L1, [&](const QJsonObject &object) {
        if (const VerdictRecord verdict = verdictOf(object); !verdict.id.isNull())
            work.verdicts.append(verdict);
    });
    each("reviewSessions"_L1, [&](const QJsonObject &object) {
        if (const ReviewSessionRecord session = sessionOf(object); !session.id.isNull())
            work.sessions.append(session);
    });
    each("notes"_L1, [&](const QJsonObject &object) {
        if (const auto note = noteOf(object); note && !note->id.isNull() && !note->places.isEmpty())
            work.notes.append(*note);
    });
    each("passageLabels"_L1, [&](const QJsonObject &object) {
        if (const auto kind = passageKindOf(object["kind"_L1].toString()))
            work.labels.append({hashOf(object["source"_L1]), qsizetype(object["start"_L1].toInteger()), *kind,
                                personOf(object["creator"_L1])});
    });
    return work;
}

QList<Tag> tagsOf(const QJsonObject &event)
{
    QList<Tag> tags;
    for (const QJsonValue &value : event["tags"_L1].toArray()) {
        const QJsonObject object = value.toObject();
        const Tag tag{uuidOf(object["id"_L1]),      uuidOf(object["parent"_L1]),
                      object["name"_L1].toString(), object["colour"_L1].toString(),
                      object["note"_L1].toString(), personOf(object["creator"_L1]),
                      timeOf(object["created"_L1]), timeOf(object["modified"_L1])};
        if (!tag.id.isNull() && !tag.name.isEmpty())
            tags.append(tag);
    }
    return tags;
}

} // namespace synoptic
