// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/formats/formats.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

class TeiDocument
{
public:
    explicit TeiDocument(const ExportEvent &event) : m_event(event), m_xml(&m_out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"TEI"_s);
        m_xml.writeDefaultNamespace(u"http://www.tei-c.org/ns/1.0"_s);
        header();
        m_xml.writeStartElement(u"text"_s);
        m_xml.writeStartElement(u"body"_s);
        m_xml.writeStartElement(u"div"_s);
        m_xml.writeAttribute(u"type"_s, u"synopsis"_s);
        for (qsizetype f = 0; f < m_event.comparison.facts.size(); ++f)
            apparatus(m_event.comparison.facts.at(f), f + 1);
        if (m_event.comparison.facts.isEmpty())
            m_xml.writeTextElement(u"p"_s, u"No two reports have a fact in common."_s);
        m_xml.writeEndDocument();
        return m_out;
    }

private:
    static QString witness(int report) { return u"r%1"_s.arg(report + 1); }

    void header()
    {
        m_xml.writeStartElement(u"teiHeader"_s);
        m_xml.writeStartElement(u"fileDesc"_s);
        m_xml.writeStartElement(u"titleStmt"_s);
        m_xml.writeTextElement(u"title"_s, clean(m_event.title));
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"publicationStmt"_s);
        m_xml.writeTextElement(
            u"p"_s, u"Written on %1 with Synoptic."_s.arg(m_event.made.toUTC().toString(Qt::ISODate)));
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"sourceDesc"_s);
        m_xml.writeStartElement(u"listWit"_s);
        for (int r = 0; r < m_event.comparison.reports.size(); ++r)
            source(r);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"encodingDesc"_s);
        m_xml.writeEmptyElement(u"variantEncoding"_s);
        m_xml.writeAttribute(u"method"_s, u"parallel-segmentation"_s);
        m_xml.writeAttribute(u"location"_s, u"internal"_s);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void source(int index)
    {
        const Report &report = m_event.comparison.reports.at(index);
        const Metadata &metadata = report.metadata();
        m_xml.writeStartElement(u"witness"_s);
        m_xml.writeAttribute(u"xml:id"_s, witness(index));
        m_xml.writeStartElement(u"bibl"_s);
        for (const QString &author : metadata.authors)
            m_xml.writeTextElement(u"author"_s, clean(author));
        if (!metadata.title.isEmpty())
            m_xml.writeTextElement(u"title"_s, clean(metadata.title.simplified()));
        m_xml.writeTextElement(u"publisher"_s, clean(report.shortName()));
        if (metadata.published) {
            m_xml.writeStartElement(u"date"_s);
            m_xml.writeAttribute(u"when"_s, metadata.published->toString());
            m_xml.writeEndElement();
        }
        if (!metadata.url.isEmpty())
            m_xml.writeTextElement(u"ref"_s, clean(metadata.url));
        m_xml.writeStartElement(u"idno"_s);
        m_xml.writeAttribute(u"type"_s, u"SHA-256"_s);
        m_xml.writeCharacters(QString::fromLatin1(report.sha256()));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void apparatus(const Fact &fact, qsizetype number)
    {
        m_xml.writeStartElement(u"ab"_s);
        m_xml.writeAttribute(u"n"_s, QString::number(number));
        m_xml.writeStartElement(u"app"_s);
        m_xml.writeAttribute(u"type"_s, factSectionName(factSectionOf(m_event.comparison, fact)));
        QList<Place> left = fact.members;
        while (!left.isEmpty()) {
            const Place first = left.takeFirst();
            QStringList witnesses{u'#' + witness(first.report)};
            left.removeIf([&](const Place &other) {
                const bool same = haveSameWords(m_event.comparison, first, other);
                if (same)
                    witnesses.append(u'#' + witness(other.report));
                return same;
            });
            witnesses.removeDuplicates();
            m_xml.writeStartElement(u"rdg"_s);
            m_xml.writeAttribute(u"wit"_s, witnesses.join(u' '));
            m_xml.writeAttribute(u"xml:lang"_s,
                                 m_event.comparison.reports.at(first.report).metadata().language);
            reading(fact, first);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    /// A sentence, with the values that differ as segments.
    void reading(const Fact &fact, const Place &member)
    {
        struct Value
        {
            TextRange range;
            const Difference *difference;
        };
        QList<Value> values;
        for (const Difference &difference : fact.differences) {
            for (const DifferenceValue &value : difference.values) {
                if (value.place.report == member.report && member.range.contains(value.place.range))
                    values.append({value.place.range, &difference});
            }
        }
        std::ranges::stable_sort(values, {}, [](const Value &value) { return value.range; });
        const Report &report = m_event.comparison.reports.at(member.report);
        m_xml.setAutoFormatting(false); // white space is text here
        qsizetype at = member.range.start;
        for (const Value &value : std::as_const(values)) {
            if (value.range.start < at)
                continue; // inside another one
            m_xml.writeCharacters(clean(report.text({at, value.range.start}).toString()));
            m_xml.writeStartElement(u"seg"_s);
            m_xml.writeAttribute(u"type"_s, differenceKindName(value.difference->kind));
            m_xml.writeAttribute(u"subtype"_s, differenceNatureName(value.difference->nature));
            m_xml.writeCharacters(clean(report.text(value.range).toString()));
            m_xml.writeEndElement();
            at = value.range.end;
        }
        m_xml.writeCharacters(clean(report.text({at, member.range.end}).toString()));
        m_xml.writeEndElement(); // of the reading; so that no white space comes before its end
        m_xml.setAutoFormatting(true);
        m_xml.writeStartElement(u"note"_s);
        m_xml.writeAttribute(u"type"_s, u"place"_s);
        m_xml.writeCharacters(u"line %1"_s.arg(report.lineAt(member.range.start)));
    }

    /// Without characters that XML 1.0 cannot hold.
    static QString clean(const QString &text)
    {
        QString out;
        for (const QChar c : text) {
            const bool holds = c.unicode() >= 0x20 || c == u'\t' || c == u'\n' || c == u'\r';
            out += holds && c.unicode() != 0xfffe && c.unicode() != 0xffff
                       ? c
                       : QChar(QChar::ReplacementCharacter);
        }
        return out;
    }

    const ExportEvent &m_event;
    QByteArray m_out;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray toTei(const ExportEvent &event)
{
    return TeiDocument(event).write();
}

} // namespace synoptic
