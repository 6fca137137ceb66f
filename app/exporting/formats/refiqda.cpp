// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/refiqda.h"

#include <KZip>
#include <QBuffer>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Ids of what has none of its own are made of what it is, so that the same event gives the same file.
QUuid madeOf(const QString &what)
{
    static const QUuid ours(u"{4d9f0d9e-6a55-5a5c-9a0e-b1e3f2a7c001}"_s);
    return QUuid::createUuidV5(ours, what);
}

QString guid(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QUuid sourceId(const QByteArray &sha256)
{
    return madeOf(u"source "_s + QString::fromLatin1(sha256));
}

QUuid userId(const QString &author)
{
    return madeOf(u"user "_s + author);
}

QUuid colourId(HighlightColour colour)
{
    return madeOf(u"colour "_s + colourName(colour));
}

QUuid noteId(const Highlight &mark)
{
    return madeOf(u"note on "_s + guid(mark.id));
}

/// What XML 1.0 can hold.
QString legal(QString text)
{
    text.removeIf([](QChar c) {
        return (c < u' ' && c != u'\n' && c != u'\t') || c == QChar(0xFFFE) || c == QChar(0xFFFF);
    });
    return text;
}

QString shortName(const QString &text)
{
    const QString line = legal(text.simplified());
    return line.size() > 80 ? line.left(78) + u"…"_s : line;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

bool isColour(const QString &text)
{
    static const QRegularExpression rgb(u"^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$"_s);
    return rgb.match(text).hasMatch();
}

QString rgbOf(HighlightColour colour)
{
    static const QStringList inks{u"#F5D76E"_s, u"#8FCB8B"_s, u"#8FB8E0"_s, u"#E6A5C4"_s, u"#F0AD6B"_s};
    return inks.at(int(colour));
}

/// A code with those below it; its attributes first, as the schema has it.
void writeCode(QXmlStreamWriter &xml, const Tag &tag, const QList<Tag> &all)
{
    xml.writeStartElement(u"Code"_s);
    xml.writeAttribute(u"guid"_s, guid(tag.id));
    xml.writeAttribute(u"name"_s, legal(tag.name));
    xml.writeAttribute(u"isCodable"_s, u"true"_s);
    if (isColour(tag.colour))
        xml.writeAttribute(u"color"_s, tag.colour);
    if (!tag.note.isEmpty())
        xml.writeTextElement(u"Description"_s, legal(tag.note));
    for (const Tag &below : all) {
        if (below.parent == tag.id)
            writeCode(xml, below, all);
    }
    xml.writeEndElement();
}

void writeTags(QXmlStreamWriter &xml, const QList<Tag> &tags)
{
    for (const Tag &tag : tags) {
        const bool hasParent = std::ranges::contains(tags, tag.parent, &Tag::id);
        if (tag.parent.isNull() || !hasParent)
            writeCode(xml, tag, tags);
    }
}

QString origin()
{
    return u"Synoptic "_s + QCoreApplication::applicationVersion();
}

/// One stretch of a source that something is said of.
struct Selection
{
    QUuid id;
    TextRange range;         ///< in the report, UTF-16
    QList<QUuid> codes = {}; ///< that it is coded with
    QList<QUuid> notes = {}; ///< about it
    QString author = {};
    QDateTime created = {};
    QDateTime modified = {};
};

struct NoteText
{
    QUuid id;
    QString name;
    QString text;
    QString author;
    QDateTime created;
    QDateTime modified;
};

struct QdaLink
{
    QUuid id;
    QString name;
    QUuid from;
    QUuid to;
    std::optional<QUuid> note;
};

/// What the project file says, gathered before it is written: the schema has everything in one order.
class QdaProject
{
public:
    explicit QdaProject(const ExportEvent &event)
        : m_event(event), m_selections(event.comparison.reports.size())
    {
        for (const PlacedMark &placed : placedMarks(event))
            add(placed);
        for (const SubjectNote &note : event.work.notes)
            add(note);
        for (const MarkLink &link : event.work.links)
            add(link);
        std::ranges::sort(m_authors);
        m_authors.erase(std::unique(m_authors.begin(), m_authors.end()), m_authors.end());
    }

    QByteArray xml()
    {
        QByteArray bytes;
        QXmlStreamWriter xml(&bytes);
        xml.setAutoFormatting(true);
        xml.setAutoFormattingIndent(1);
        xml.writeStartDocument();
        xml.writeStartElement(u"Project"_s);
        xml.writeDefaultNamespace(u"urn:QDA-XML:project:1.0"_s);
        xml.writeAttribute(u"name"_s, shortName(m_event.title.isEmpty() ? u"Event"_s : m_event.title));
        xml.writeAttribute(u"origin"_s, origin());
        xml.writeAttribute(u"creationDateTime"_s, timeText(m_event.made));
        writeUsers(xml);
        writeCodes(xml);
        writeSources(xml);
        writeNotes(xml);
        writeLinks(xml);
        writeNoteRefs(xml, m_projectNotes);
        xml.writeEndElement();
        xml.writeEndDocument();
        return bytes;
    }

private:
    void known(const QString &author)
    {
        if (!author.isEmpty())
            m_authors.append(author);
    }

    /// Two sources of one name are refused by some readers: the later ones get a number.
    [[nodiscard]] QStringList sourceNames() const
    {
        QStringList names;
        for (const Report &report : m_event.comparison.reports) {
            const QString name = shortName(report.shortName());
            QString free = name;
            for (int n = 2; names.contains(free, Qt::CaseInsensitive); ++n)
                free = u"%1 (%2)"_s.arg(name).arg(n);
            names.append(free);
        }
        return names;
    }

    [[nodiscard]] int reportOf(const QByteArray &sha256) const
    {
        const auto &reports = m_event.comparison.reports;
        const auto found = std::ranges::find(reports, sha256, &Report::sha256);
        return found == reports.end() ? -1 : int(found - reports.begin());
    }

    void add(const PlacedMark &placed)
    {
        const Highlight &mark = placed.mark;
        Selection selection{mark.id, placed.place.range, {}, {}, mark.author, mark.created, mark.modified};
        selection.codes.append(colourId(mark.colour));
        for (const QUuid &tag : mark.tags) {
            if (std::ranges::contains(m_event.tags, tag, &Tag::id))
                selection.codes.append(tag);
        }
        if (!mark.note.isEmpty()) {
            selection.notes.append(noteId(mark));
            m_notes.append(
                {noteId(mark), shortName(mark.exact), mark.note, mark.author, mark.created, mark.modified});
        }
        known(mark.author);
        m_selections[placed.place.report].append(selection);
    }

    void add(const SubjectNote &note)
    {
        bool anywhere = false;
        for (qsizetype i = 0; i < note.places.size(); ++i) {
            const int report = reportOf(note.places.at(i).reportSha256);
            if (report < 0)
                continue;
            anywhere = true;
            if (note.subject == NoteSubject::Report)
                m_sourceNotes[report].append(note.id);
            if (note.subject == NoteSubject::Fact || note.subject == NoteSubject::Pair)
                addEnd(note.places.at(i), Selection{madeOf(u"place %1 of %2"_s.arg(i).arg(guid(note.id))),
                                                    {},
                                                    {},
                                                    {note.id},
                                                    note.author,
                                                    note.created,
                                                    note.modified});
        }
        if (!anywhere)
            return;
        if (note.subject == NoteSubject::Event)
            m_projectNotes.append(note.id);
        known(note.author);
        m_notes.append(
            {note.id, noteSubjectName(note.subject), note.note, note.author, note.created, note.modified});
    }

    /// A selection for a place that is no mark; whether its words are there. It has author and dates of what
    /// it is the place of: a reader may expect them of each.
    bool addEnd(const Anchor &anchor, Selection selection)
    {
        const int report = reportOf(anchor.reportSha256);
        Highlight mark;
        mark.start = anchor.start;
        mark.end = anchor.end;
        mark.exact = anchor.exact;
        mark.prefix = anchor.prefix;
        mark.suffix = anchor.suffix;
        const auto range = report < 0 ? std::nullopt : locate(mark, m_event.comparison.reports.at(report));
        if (range) {
            selection.range = *range;
            m_selections[report].append(selection);
        }
        return range.has_value();
    }

    void add(const MarkLink &link)
    {
        const QUuid from = madeOf(u"from "_s + guid(link.id));
        const QUuid to = madeOf(u"to "_s + guid(link.id));
        const Selection end{{}, {}, {}, {}, link.author, link.created, link.modified};
        Selection one = end;
        one.id = from;
        Selection other = end;
        other.id = to;
        known(link.author);
        if (!addEnd(link.from, one) || !addEnd(link.to, other))
            return; // an end that stands alone is harmless
        QdaLink connection{link.id, link.kind, from, to, std::nullopt};
        if (!link.note.isEmpty()) {
            connection.note = madeOf(u"note on link "_s + guid(link.id));
            m_notes.append(
                {*connection.note, link.kind, link.note, link.author, link.created, link.modified});
        }
        m_links.append(connection);
    }

    void writeUsers(QXmlStreamWriter &xml) const
    {
        if (m_authors.isEmpty())
            return;
        xml.writeStartElement(u"Users"_s);
        for (const QString &author : m_authors) {
            xml.writeEmptyElement(u"User"_s);
            xml.writeAttribute(u"guid"_s, guid(userId(author)));
            xml.writeAttribute(u"name"_s, legal(author));
        }
        xml.writeEndElement();
    }

    void writeCodes(QXmlStreamWriter &xml) const
    {
        QList<HighlightColour> colours;
        for (const Highlight &mark : m_event.marks) {
            if (!colours.contains(mark.colour))
                colours.append(mark.colour);
        }
        if (colours.isEmpty() && m_event.tags.isEmpty())
            return;
        std::ranges::sort(colours);
        xml.writeStartElement(u"CodeBook"_s);
        xml.writeStartElement(u"Codes"_s);
        writeTags(xml, m_event.tags);
        for (const HighlightColour colour : std::as_const(colours)) {
            xml.writeEmptyElement(u"Code"_s);
            xml.writeAttribute(u"guid"_s, guid(colourId(colour)));
            xml.writeAttribute(u"name"_s, u"marked "_s + colourName(colour));
            xml.writeAttribute(u"isCodable"_s, u"true"_s);
            xml.writeAttribute(u"color"_s, rgbOf(colour));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    void writeMaker(QXmlStreamWriter &xml, const QString &author, const QDateTime &created,
                    const QDateTime &modified) const
    {
        if (!author.isEmpty())
            xml.writeAttribute(u"creatingUser"_s, guid(userId(author)));
        if (created.isValid())
            xml.writeAttribute(u"creationDateTime"_s, timeText(created));
        if (modified.isValid())
            xml.writeAttribute(u"modifiedDateTime"_s, timeText(modified));
    }

    void writeNoteRefs(QXmlStreamWriter &xml, const QList<QUuid> &notes) const
    {
        for (const QUuid &note : notes) {
            xml.writeEmptyElement(u"NoteRef"_s);
            xml.writeAttribute(u"targetGUID"_s, guid(note));
        }
    }

    void writeSources(QXmlStreamWriter &xml) const
    {
        if (m_event.comparison.reports.isEmpty())
            return;
        xml.writeStartElement(u"Sources"_s);
        const QStringList names = sourceNames();
        for (int r = 0; r < m_event.comparison.reports.size(); ++r) {
            const Report &report = m_event.comparison.reports.at(r);
            const QString id = guid(sourceId(report.sha256()));
            xml.writeStartElement(u"TextSource"_s);
            xml.writeAttribute(u"guid"_s, id);
            xml.writeAttribute(u"name"_s, names.at(r));
            xml.writeAttribute(u"plainTextPath"_s, u"internal://%1.txt"_s.arg(id));
            xml.writeAttribute(u"creationDateTime"_s, timeText(m_event.made));
            if (const QString title = legal(report.metadata().title); !title.isEmpty())
                xml.writeTextElement(u"Description"_s, title);
            for (const Selection &selection : m_selections.at(r))
                writeSelection(xml, report, selection);
            writeNoteRefs(xml, m_sourceNotes.value(r));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// Code points, the first of the file being 0; the end is behind the last character, as the programs
    /// that exchange projects write and read it. (REFI-QDA 1.5, 10.2 speaks of "the first and the last
    /// character", by which they would lose the last one.)
    void writeSelection(QXmlStreamWriter &xml, const Report &report, const Selection &selection) const
    {
        xml.writeStartElement(u"PlainTextSelection"_s);
        xml.writeAttribute(u"guid"_s, guid(selection.id));
        xml.writeAttribute(u"name"_s, shortName(report.text(selection.range).toString()));
        xml.writeAttribute(u"startPosition"_s,
                           QString::number(report.codePointOffset(selection.range.start)));
        xml.writeAttribute(u"endPosition"_s, QString::number(report.codePointOffset(selection.range.end)));
        writeMaker(xml, selection.author, selection.created, selection.modified);
        for (const QUuid &code : selection.codes) {
            xml.writeStartElement(u"Coding"_s);
            xml.writeAttribute(u"guid"_s, guid(madeOf(u"%1 %2"_s.arg(guid(selection.id), guid(code)))));
            if (!selection.author.isEmpty())
                xml.writeAttribute(u"creatingUser"_s, guid(userId(selection.author)));
            xml.writeEmptyElement(u"CodeRef"_s);
            xml.writeAttribute(u"targetGUID"_s, guid(code));
            xml.writeEndElement();
        }
        writeNoteRefs(xml, selection.notes);
        xml.writeEndElement();
    }

    void writeNotes(QXmlStreamWriter &xml) const
    {
        if (m_notes.isEmpty())
            return;
        xml.writeStartElement(u"Notes"_s);
        for (const NoteText &note : m_notes) {
            xml.writeStartElement(u"Note"_s);
            xml.writeAttribute(u"guid"_s, guid(note.id));
            xml.writeAttribute(u"name"_s, shortName(note.name));
            writeMaker(xml, note.author, note.created, note.modified);
            xml.writeTextElement(u"PlainTextContent"_s, legal(note.text));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    void writeLinks(QXmlStreamWriter &xml) const
    {
        if (m_links.isEmpty())
            return;
        xml.writeStartElement(u"Links"_s);
        for (const QdaLink &link : m_links) {
            xml.writeStartElement(u"Link"_s);
            xml.writeAttribute(u"guid"_s, guid(link.id));
            xml.writeAttribute(u"name"_s, shortName(link.name));
            xml.writeAttribute(u"direction"_s, u"OneWay"_s);
            xml.writeAttribute(u"originGUID"_s, guid(link.from));
            xml.writeAttribute(u"targetGUID"_s, guid(link.to));
            if (link.note)
                writeNoteRefs(xml, {*link.note});
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    const ExportEvent &m_event;
    QList<QList<Selection>> m_selections; ///< of each report
    QHash<int, QList<QUuid>> m_sourceNotes;
    QList<QUuid> m_projectNotes;
    QList<NoteText> m_notes;
    QList<QdaLink> m_links;
    QStringList m_authors;
};

Error zipError(const KZip &zip)
{
    return {u"The project could not be made (%1)"_s.arg(zip.errorString()), {}, {}};
}

/// One code with those below it.
void readCode(QXmlStreamReader &xml, const QUuid &parent, QList<Tag> &tags)
{
    Tag tag;
    tag.parent = parent;
    tag.name = xml.attributes().value("name"_L1).toString().simplified();
    tag.name.replace(u'/', u'∕'); // ours parts the names of a path
    tag.id = QUuid::fromString(xml.attributes().value("guid"_L1));
    if (tag.id.isNull())
        tag.id = madeOf(u"code %1 below %2"_s.arg(tag.name, guid(parent)));
    tag.colour = xml.attributes().value("color"_L1).toString();
    const qsizetype at = tags.size();
    if (!tag.name.isEmpty())
        tags.append(tag);
    while (xml.readNextStartElement()) {
        if (xml.name() == "Code"_L1)
            readCode(xml, tag.name.isEmpty() ? parent : tag.id, tags);
        else if (xml.name() == "Description"_L1 && at < tags.size())
            tags[at].note = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        else
            xml.skipCurrentElement();
    }
}

} // namespace

Result<QByteArray> toQdaProject(const ExportEvent &event)
{
    QBuffer buffer;
    KZip zip(&buffer);
    if (!zip.open(QIODevice::WriteOnly))
        return std::unexpected(zipError(zip));
    zip.setCompression(KZip::DeflateCompression);
    QList<std::pair<QString, QByteArray>> files{{u"project.qde"_s, QdaProject(event).xml()}};
    for (const Report &report : event.comparison.reports)
        files.append({u"Sources/%1.txt"_s.arg(guid(sourceId(report.sha256()))), report.text().toUtf8()});
    for (const auto &[name, bytes] : std::as_const(files)) {
        if (!zip.writeFile(name, bytes, 0100644, {}, {}, event.made, event.made, event.made))
            return std::unexpected(zipError(zip));
    }
    if (!zip.close())
        return std::unexpected(zipError(zip));
    return buffer.data();
}

Result<QByteArray> toCodeBook(const QList<Tag> &tags)
{
    if (tags.isEmpty())
        return std::unexpected(Error{u"There are no tags, and a code book of none is not allowed"_s,
                                     {},
                                     u"Give a mark a tag first (Ctrl+Shift+T)"_s});
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(u"CodeBook"_s);
    xml.writeDefaultNamespace(u"urn:QDA-XML:codebook:1.0"_s);
    xml.writeAttribute(u"origin"_s, origin());
    xml.writeStartElement(u"Codes"_s);
    writeTags(xml, tags);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

Result<QList<Tag>> readCodeBook(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    QList<Tag> tags;
    while (!xml.atEnd() && !xml.hasError()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "Code"_L1)
            readCode(xml, {}, tags);
    }
    if (xml.hasError())
        return std::unexpected(Error{
            u"The code book cannot be read (line %1: %2)"_s.arg(xml.lineNumber()).arg(xml.errorString()),
            {},
            u"Export it anew from the program that wrote it"_s});
    if (tags.isEmpty())
        return std::unexpected(
            Error{u"The file holds no codes"_s, {}, u"Choose a REFI-QDA code book (.qdc)"_s});
    return tags;
}

} // namespace synoptic
