// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/annotations.h"

#include "exporting/pdf/pagestyle.h"
#include "exporting/pdf/pdfobjects.h"

#include <qpdf/QPDF.hh>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QRectF boundsOf(const QList<QRectF> &quads)
{
    QRectF box;
    for (const QRectF &quad : quads)
        box = box.united(quad);
    return box;
}

/// The picture of the mark, for readers that do not draw one themselves: a wash that the letters show
/// through, and a dark line below it, which black and white print keeps.
QPDFObjectHandle appearance(QPDF &pdf, const PageMark &mark, const QColor &colour)
{
    QByteArray content = "/multiply gs ";
    const auto rgb = [&](double share) {
        return u"%1 %2 %3 rg\n"_s.arg(double(colour.redF()) * share)
            .arg(double(colour.greenF()) * share)
            .arg(double(colour.blueF()) * share)
            .toLatin1();
    };
    const auto fill = [&](double x, double y, double width, double height) {
        content += u"%1 %2 %3 %4 re f\n"_s.arg(x, 0, 'f', 2)
                       .arg(y, 0, 'f', 2)
                       .arg(width, 0, 'f', 2)
                       .arg(height, 0, 'f', 2)
                       .toLatin1();
    };
    content += rgb(1);
    for (const QRectF &quad : mark.quads)
        fill(quad.left(), quad.top(), quad.width(), quad.height());
    content += rgb(0.55);
    for (const QRectF &quad : mark.quads)
        fill(quad.left(), quad.top(), quad.width(), 0.5);
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, content.toStdString());
    QPDFObjectHandle dictionary = stream.getDict();
    dictionary.replaceKey("/Type", pdf::name("/XObject"));
    dictionary.replaceKey("/Subtype", pdf::name("/Form"));
    dictionary.replaceKey("/BBox", pdf::rectangle(boundsOf(mark.quads)));
    dictionary.replaceKey("/Group", QPDFObjectHandle::parse("<< /S /Transparency /Type /Group >>"));
    dictionary.replaceKey(
        "/Resources",
        QPDFObjectHandle::parse("<< /ExtGState << /multiply << /Type /ExtGState /BM /Multiply >> >> >>"));
    return stream;
}

/// Upper left, upper right, lower left, lower right: the order that readers expect, not the one that the
/// standard draws.
QPDFObjectHandle quadPoints(const QList<QRectF> &quads)
{
    QPDFObjectHandle points = QPDFObjectHandle::newArray();
    for (const QRectF &quad : quads) {
        for (const double value : {quad.left(), quad.bottom(), quad.right(), quad.bottom(), quad.left(),
                                   quad.top(), quad.right(), quad.top()})
            points.appendItem(pdf::number(value));
    }
    return points;
}

/// The note, the words it is about and where they stand.
QString contents(const PlacedMark &placed, const ExportEvent &event)
{
    const Report &report = event.comparison.reports.at(placed.place.report);
    const QString quoted = u"“%1” (%2, line %3)"_s.arg(placed.mark.exact.simplified(), report.shortName())
                               .arg(report.lineAt(placed.place.range.start));
    return placed.mark.note.isEmpty() ? quoted : placed.mark.note + u"\n\n"_s + quoted;
}

class Annotator
{
public:
    Annotator(QPDF &document, const std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted)
        : m_pdf(document), m_pages(pages), m_painted(painted)
    {
    }

    void add(const PageMark &mark, const PlacedMark &placed, const ExportEvent &event, int part)
    {
        QPDFObjectHandle page = m_pages.at(size_t(mark.page));
        const QColor colour = page::markWash(placed.mark.colour);
        QPDFObjectHandle object = m_pdf.makeIndirectObject(pdf::dictionary());
        QString id = placed.mark.id.toString(QUuid::WithoutBraces);
        if (part > 1)
            id += u"-%1"_s.arg(part);
        object.replaceKey("/Type", pdf::name("/Annot"));
        object.replaceKey("/Subtype", pdf::name("/Highlight"));
        object.replaceKey("/Rect", pdf::rectangle(boundsOf(mark.quads)));
        object.replaceKey("/QuadPoints", quadPoints(mark.quads));
        object.replaceKey("/C", QPDFObjectHandle::newArray({pdf::number(double(colour.redF())),
                                                            pdf::number(double(colour.greenF())),
                                                            pdf::number(double(colour.blueF()))}));
        object.replaceKey("/CA", pdf::number(1));
        object.replaceKey("/F", pdf::integer(4)); // printed
        object.replaceKey("/P", page);
        object.replaceKey("/NM", pdf::text(id));
        object.replaceKey("/T", pdf::text(placed.mark.author));
        object.replaceKey("/Subj", pdf::text(u"%1 mark"_s.arg(colourName(placed.mark.colour))));
        object.replaceKey("/Contents", pdf::text(contents(placed, event)));
        object.replaceKey("/M", pdf::date(placed.mark.modified));
        object.replaceKey("/CreationDate", pdf::date(placed.mark.created));
        QPDFObjectHandle pictures = pdf::dictionary();
        pictures.replaceKey("/N", appearance(m_pdf, mark, colour));
        object.replaceKey("/AP", pictures);
        object.replaceKey("/Popup", popup(mark, object, page));
        append(page, object);
        append(page, object.getKey("/Popup"));
    }

    void add(const PageLink &link)
    {
        QPDFObjectHandle object = pdf::dictionary();
        object.replaceKey("/Type", pdf::name("/Annot"));
        object.replaceKey("/Subtype", pdf::name("/Link"));
        object.replaceKey("/Rect", pdf::rectangle(link.rect));
        object.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
        object.replaceKey("/F", pdf::integer(4));
        object.replaceKey("/Contents", pdf::text(link.says));
        object.replaceKey("/Dest", destination(link.target));
        append(m_pages.at(size_t(link.page)), m_pdf.makeIndirectObject(object));
    }

private:
    QPDFObjectHandle destination(const PageSpot &spot) const
    {
        return QPDFObjectHandle::newArray({m_pages.at(size_t(spot.page)), pdf::name("/XYZ"),
                                           QPDFObjectHandle::newNull(), pdf::number(spot.y + 12),
                                           pdf::integer(0)});
    }

    /// Closed, at the right edge beside the words.
    QPDFObjectHandle popup(const PageMark &mark, const QPDFObjectHandle &parent, const QPDFObjectHandle &page)
    {
        const double right = m_painted.pages.at(mark.page).width();
        const QRectF box = boundsOf(mark.quads);
        QPDFObjectHandle object = pdf::dictionary();
        object.replaceKey("/Type", pdf::name("/Annot"));
        object.replaceKey("/Subtype", pdf::name("/Popup"));
        object.replaceKey("/Rect",
                          pdf::rectangle({right - 190, std::max(0.0, box.bottom() - 110), 180, 110}));
        object.replaceKey("/Open", QPDFObjectHandle::newBool(false));
        object.replaceKey("/F", pdf::integer(28)); // printed, neither zoomed nor turned
        object.replaceKey("/Parent", parent);
        object.replaceKey("/P", page);
        return m_pdf.makeIndirectObject(object);
    }

    static void append(QPDFObjectHandle page, const QPDFObjectHandle &object)
    {
        if (!page.getKey("/Annots").isArray())
            page.replaceKey("/Annots", QPDFObjectHandle::newArray());
        page.getKey("/Annots").appendItem(object);
    }

    QPDF &m_pdf;
    const std::vector<QPDFObjectHandle> &m_pages;
    const PaintedPages &m_painted;
};

} // namespace

void addAnnotations(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted,
                    const ExportEvent &event, const QList<PlacedMark> &marks)
{
    Annotator annotator(pdf, pages, painted);
    QHash<int, int> parts; // a mark that goes over several pages is one annotation on each
    for (const PageMark &mark : painted.marks)
        annotator.add(mark, marks.at(mark.mark), event, ++parts[mark.mark]);
    for (const PageLink &link : painted.links)
        annotator.add(link);
}

} // namespace synoptic
