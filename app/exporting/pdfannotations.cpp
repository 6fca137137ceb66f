// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdfannotations.h"

#include <QFile>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Red, green and blue in [0, 1]; light enough that black text stays readable when multiplied.
std::array<double, 3> rgbOf(HighlightColour colour)
{
    switch (colour) {
    case HighlightColour::Yellow:
        return {1.0, 0.92, 0.45};
    case HighlightColour::Green:
        return {0.70, 0.93, 0.62};
    case HighlightColour::Blue:
        return {0.66, 0.85, 1.0};
    case HighlightColour::Pink:
        return {1.0, 0.73, 0.84};
    case HighlightColour::Orange:
        return {1.0, 0.80, 0.55};
    }
    Q_UNREACHABLE_RETURN({});
}

QPDFObjectHandle number(double value)
{
    return QPDFObjectHandle::newReal(value, 2);
}

QPDFObjectHandle text(const QString &value)
{
    return QPDFObjectHandle::newUnicodeString(value.toStdString());
}

QPDFObjectHandle date(const QDateTime &when)
{
    return QPDFObjectHandle::newString("D:" + when.toUTC().toString(u"yyyyMMddHHmmss"_s).toStdString() + "Z");
}

QPDFObjectHandle rectangle(const QRectF &r)
{
    return QPDFObjectHandle::newArray(
        {number(r.left()), number(r.top()), number(r.right()), number(r.bottom())});
}

/// The picture of the mark, for readers that do not draw one themselves.
QPDFObjectHandle appearance(QPDF &pdf, const PageMark &mark, const QRectF &box)
{
    const auto colour = rgbOf(mark.highlight.colour);
    QString content = u"/multiply gs %1 %2 %3 rg\n"_s.arg(colour[0]).arg(colour[1]).arg(colour[2]);
    for (const QRectF &quad : mark.quads)
        content += u"%1 %2 %3 %4 re f\n"_s.arg(quad.left(), 0, 'f', 2)
                       .arg(quad.top(), 0, 'f', 2)
                       .arg(quad.width(), 0, 'f', 2)
                       .arg(quad.height(), 0, 'f', 2);
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, content.toStdString());
    QPDFObjectHandle dictionary = stream.getDict();
    dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    dictionary.replaceKey("/BBox", rectangle(box));
    dictionary.replaceKey("/Group", QPDFObjectHandle::parse("<< /S /Transparency /Type /Group >>"));
    dictionary.replaceKey(
        "/Resources",
        QPDFObjectHandle::parse("<< /ExtGState << /multiply << /Type /ExtGState /BM /Multiply >> >> >>"));
    return stream;
}

QPDFObjectHandle annotation(QPDF &pdf, const PageMark &mark, const QPDFObjectHandle &page)
{
    QRectF box;
    QPDFObjectHandle quads = QPDFObjectHandle::newArray();
    for (const QRectF &quad : mark.quads) {
        box = box.united(quad);
        // Upper left, upper right, lower left, lower right: the order readers expect, not the one the
        // standard draws.
        for (const double value : {quad.left(), quad.bottom(), quad.right(), quad.bottom(), quad.left(),
                                   quad.top(), quad.right(), quad.top()})
            quads.appendItem(number(value));
    }
    const auto colour = rgbOf(mark.highlight.colour);
    QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
    object.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
    object.replaceKey("/Subtype", QPDFObjectHandle::newName("/Highlight"));
    object.replaceKey("/Rect", rectangle(box));
    object.replaceKey("/QuadPoints", quads);
    object.replaceKey("/C",
                      QPDFObjectHandle::newArray({number(colour[0]), number(colour[1]), number(colour[2])}));
    object.replaceKey("/CA", number(1));
    object.replaceKey("/F", QPDFObjectHandle::newInteger(4));
    object.replaceKey("/P", page);
    object.replaceKey("/NM", text(mark.highlight.id.toString(QUuid::WithoutBraces)));
    object.replaceKey("/T", text(mark.highlight.author));
    object.replaceKey("/Contents", text(mark.highlight.note));
    object.replaceKey("/M", date(mark.highlight.modified));
    object.replaceKey("/CreationDate", date(mark.highlight.created));
    QPDFObjectHandle pictures = QPDFObjectHandle::newDictionary();
    pictures.replaceKey("/N", appearance(pdf, mark, box));
    object.replaceKey("/AP", pictures);
    return pdf.makeIndirectObject(object);
}

void addOutline(QPDF &pdf, const QList<PageBookmark> &bookmarks,
                const std::vector<QPDFPageObjectHelper> &pages)
{
    if (bookmarks.isEmpty())
        return;
    QPDFObjectHandle outlines = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    std::vector<QPDFObjectHandle> items;
    for (const PageBookmark &bookmark : bookmarks) {
        QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", text(bookmark.title));
        item.replaceKey("/Parent", outlines);
        item.replaceKey("/Dest",
                        QPDFObjectHandle::newArray({pages.at(size_t(bookmark.page)).getObjectHandle(),
                                                    QPDFObjectHandle::newName("/Fit")}));
        if (!items.empty()) {
            item.replaceKey("/Prev", items.back());
            items.back().replaceKey("/Next", item);
        }
        items.push_back(item);
    }
    outlines.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    outlines.replaceKey("/First", items.front());
    outlines.replaceKey("/Last", items.back());
    outlines.replaceKey("/Count", QPDFObjectHandle::newInteger(int(items.size())));
    pdf.getRoot().replaceKey("/Outlines", outlines);
}

} // namespace

Result<void> annotatePdf(const QString &from, const QString &to, const PaintedPages &painted,
                         const QString &title)
{
    try {
        QPDF pdf;
        pdf.processFile(QFile::encodeName(from).constData());
        const std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
        for (const PageMark &mark : painted.marks) {
            QPDFObjectHandle page = pages.at(size_t(mark.page)).getObjectHandle();
            if (!page.hasKey("/Annots"))
                page.replaceKey("/Annots", QPDFObjectHandle::newArray());
            page.getKey("/Annots").appendItem(annotation(pdf, mark, page));
        }
        addOutline(pdf, painted.bookmarks, pages);
        QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
        if (info.isDictionary())
            info.replaceKey("/Title", text(title));
        const QByteArray name = QFile::encodeName(to); // the writer keeps the pointer
        QPDFWriter writer(pdf, name.constData());
        writer.write();
        return {};
    } catch (const std::exception &problem) {
        return std::unexpected(
            Error{u"The annotations could not be written (%1)"_s.arg(QString::fromLocal8Bit(problem.what())),
                  to, u"Free some space or choose another folder"_s});
    }
}

} // namespace synoptic
