// SPDX-License-Identifier: GPL-3.0-or-later
// What ISO 14289-1 (PDF/UA-1) asks and a program can check, on a PDF that `qpdf --json` has taken apart.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QRectF>
#include <QRegularExpression>
#include <QStringList>

namespace synoptic {

class AccessiblePdf
{
public:
    explicit AccessiblePdf(const QString &path)
    {
        QProcess qpdf;
        qpdf.start(QStringLiteral("qpdf"), {QStringLiteral("--json=2"), QStringLiteral("--json-key=qpdf"),
                                            QStringLiteral("--json-stream-data=inline"),
                                            QStringLiteral("--decode-level=generalized"), path});
        qpdf.waitForFinished(60000);
        m_objects = QJsonDocument::fromJson(qpdf.readAllStandardOutput())
                        .object()[QStringLiteral("qpdf")]
                        .toArray()
                        .at(1)
                        .toObject();
    }

    /// What it lacks, in words; empty: nothing was found.
    QStringList complaints()
    {
        const QJsonObject trailer =
            m_objects[QStringLiteral("trailer")].toObject()[QStringLiteral("value")].toObject();
        const QJsonObject root = object(trailer[QStringLiteral("/Root")]);
        need(!root[QStringLiteral("/Lang")].toString().isEmpty(), QStringLiteral("no language"));
        need(object(root[QStringLiteral("/MarkInfo")])[QStringLiteral("/Marked")].toBool(),
             QStringLiteral("not marked as tagged"));
        need(object(root[QStringLiteral("/ViewerPreferences")])[QStringLiteral("/DisplayDocTitle")].toBool(),
             QStringLiteral("the title is not shown"));
        need(root.contains(QStringLiteral("/Metadata")), QStringLiteral("no metadata"));
        const QJsonObject tree = object(root[QStringLiteral("/StructTreeRoot")]);
        readNumbers(object(tree[QStringLiteral("/ParentTree")]));
        walk(tree[QStringLiteral("/K")], {});
        checkPages(object(root[QStringLiteral("/Pages")]));
        return m_complaints;
    }

    /// How many elements of each type there are.
    [[nodiscard]] const QMap<QString, int> &elements() const { return m_elements; }

    /// Where notes open, and the words that they are about; points from the lower left corner of the page.
    [[nodiscard]] QList<std::pair<QRectF, QRectF>> popups() const
    {
        QList<std::pair<QRectF, QRectF>> found;
        for (const QJsonValue &value : m_objects) {
            const QJsonObject popup = value.toObject()[QStringLiteral("value")].toObject();
            if (popup[QStringLiteral("/Subtype")] == QLatin1String("/Popup"))
                found.append({rectOf(popup), rectOf(object(popup[QStringLiteral("/Parent")]))});
        }
        return found;
    }

private:
    [[nodiscard]] QRectF rectOf(const QJsonObject &annotation) const
    {
        const QJsonArray r = array(annotation[QStringLiteral("/Rect")]);
        return {QPointF(r.at(0).toDouble(), r.at(1).toDouble()),
                QPointF(r.at(2).toDouble(), r.at(3).toDouble())};
    }

    void need(bool met, const QString &complaint)
    {
        if (!met && m_complaints.size() < 20)
            m_complaints.append(complaint);
    }

    /// A value, or the object that it refers to.
    [[nodiscard]] QJsonObject object(const QJsonValue &value) const
    {
        if (value.isObject())
            return value.toObject();
        const QJsonObject held = m_objects[QStringLiteral("obj:") + value.toString()].toObject();
        return held.contains(QStringLiteral("stream"))
                   ? held[QStringLiteral("stream")].toObject()[QStringLiteral("dict")].toObject()
                   : held[QStringLiteral("value")].toObject();
    }
    [[nodiscard]] QJsonArray array(const QJsonValue &value) const
    {
        if (value.isArray())
            return value.toArray();
        return m_objects[QStringLiteral("obj:") + value.toString()]
            .toObject()[QStringLiteral("value")]
            .toArray();
    }

    void readNumbers(const QJsonObject &tree)
    {
        const QJsonArray numbers = array(tree[QStringLiteral("/Nums")]);
        for (qsizetype i = 0; i + 1 < numbers.size(); i += 2) {
            need(i == 0 || numbers.at(i).toInt() > numbers.at(i - 2).toInt(),
                 QStringLiteral("the parent tree is not in order"));
            m_parents.insert(numbers.at(i).toInt(), numbers.at(i + 1));
        }
    }

    void walk(const QJsonValue &value, const QString &around)
    {
        if (value.isArray()) {
            for (const QJsonValue &kid : value.toArray())
                walk(kid, around);
            return;
        }
        const QJsonObject element = object(value);
        if (element[QStringLiteral("/Type")] == QStringLiteral("/OBJR")) {
            m_holders.insert(element[QStringLiteral("/Obj")].toString(), around);
            return;
        }
        const QString type = element[QStringLiteral("/S")].toString();
        if (type.isEmpty())
            return;
        ++m_elements[type];
        checkElement(element, type, around);
        const QJsonValue kids = element[QStringLiteral("/K")];
        walk(kids.isString() ? QJsonValue(array(kids)) : kids, type);
    }

    void checkElement(const QJsonObject &element, const QString &type, const QString &around)
    {
        const QJsonObject cell = object(element[QStringLiteral("/A")]);
        if (type == QLatin1String("/TH"))
            need(cell.contains(QStringLiteral("/Scope")), QStringLiteral("a header cell without scope"));
        if (type == QLatin1String("/TD") || type == QLatin1String("/TH")) {
            need(around == QLatin1String("/TR"), QStringLiteral("a cell outside a row"));
            m_rowWidth += std::max(1, cell[QStringLiteral("/ColSpan")].toInt());
        }
        if (type == QLatin1String("/TR")) {
            need(around == QLatin1String("/Table"), QStringLiteral("a row outside a table"));
            endRow();
            m_inTable = true;
        }
        if (type == QLatin1String("/Table")) {
            endRow();
            m_inTable = false;
            m_tableWidth = 0;
        }
        static const QRegularExpression heading(QStringLiteral("^/H([1-6])$"));
        if (const auto match = heading.match(type); match.hasMatch()) {
            const int level = match.captured(1).toInt();
            need(level <= m_level + 1, QStringLiteral("a heading skips a level"));
            m_level = level;
        }
    }

    /// All rows of a table are equally wide.
    void endRow()
    {
        if (m_inTable && m_rowWidth > 0) {
            need(m_tableWidth == 0 || m_tableWidth == m_rowWidth,
                 QStringLiteral("rows of %1 and %2 cells in one table").arg(m_tableWidth).arg(m_rowWidth));
            m_tableWidth = m_rowWidth;
        }
        m_rowWidth = 0;
    }

    void checkPages(const QJsonObject &node)
    {
        if (!node.contains(QStringLiteral("/Kids"))) {
            checkPage(node);
            return;
        }
        for (const QJsonValue &kid : array(node[QStringLiteral("/Kids")]))
            checkPages(object(kid));
    }

    void checkPage(const QJsonObject &page)
    {
        need(page[QStringLiteral("/Tabs")] == QStringLiteral("/S"), QStringLiteral("no tab order"));
        need(m_parents.contains(page[QStringLiteral("/StructParents")].toInt(-1)),
             QStringLiteral("a page without its elements"));
        for (const QJsonValue &annotation : array(page[QStringLiteral("/Annots")]))
            checkAnnotation(annotation.toString());
        const QJsonObject fonts = object(object(page[QStringLiteral("/Resources")])[QStringLiteral("/Font")]);
        for (const QJsonValue &font : fonts)
            need(object(font).contains(QStringLiteral("/ToUnicode")),
                 QStringLiteral("a font without characters"));
        const QJsonObject stream =
            m_objects[QStringLiteral("obj:") + page[QStringLiteral("/Contents")].toString()]
                .toObject()[QStringLiteral("stream")]
                .toObject();
        checkContent(QByteArray::fromBase64(stream[QStringLiteral("data")].toString().toLatin1()));
    }

    void checkAnnotation(const QString &reference)
    {
        const QJsonObject annotation = object(reference);
        const QString type = annotation[QStringLiteral("/Subtype")].toString();
        if (type == QLatin1String("/Popup") || (annotation[QStringLiteral("/F")].toInt() & 2))
            return; // it is no content of its own
        need(annotation[QStringLiteral("/Contents")].toString().size() > 2,
             QStringLiteral("an annotation that says nothing: ") + type);
        need(m_parents.contains(annotation[QStringLiteral("/StructParent")].toInt(-1)),
             QStringLiteral("an annotation outside the structure: ") + type);
        need(m_holders.value(reference) ==
                 (type == QLatin1String("/Link") ? QLatin1String("/Link") : QLatin1String("/Annot")),
             QStringLiteral("an annotation in an element of another type: ") + type);
    }

    /// Text and drawing stand in marked content: of an element, or an artefact.
    void checkContent(const QByteArray &content)
    {
        int depth = 0;
        need(!content.isEmpty(), QStringLiteral("a page without content"));
        for (const QByteArray &line : content.split('\n')) {
            if (line.endsWith(" BDC") || line.endsWith(" BMC"))
                ++depth;
            else if (line == "EMC")
                --depth;
            else if (line.endsWith(" Tj") || line == "f" || line == "f*" || line == "S")
                need(depth > 0, QStringLiteral("content that is neither tagged nor an artefact"));
        }
        need(depth == 0, QStringLiteral("marked content that does not end"));
    }

    QJsonObject m_objects;
    QMap<int, QJsonValue> m_parents;
    QMap<QString, QString> m_holders; ///< type of the element that holds an annotation
    QMap<QString, int> m_elements;
    QStringList m_complaints;
    int m_level = 0;
    int m_rowWidth = 0;
    int m_tableWidth = 0;
    bool m_inTable = false;
};

} // namespace synoptic
