// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/structuretree.h"

#include "exporting/pdf/pdfobjects.h"

#include <qpdf/QPDF.hh>

namespace synoptic {

namespace {

class StructureTree
{
public:
    StructureTree(QPDF &document, const PaintedPages &painted)
        : m_pdf(document), m_painted(painted), m_objects(size_t(painted.elements.size())),
          m_used(size_t(painted.elements.size()), false)
    {
    }

    void build(std::vector<QPDFObjectHandle> &pages, const PiecesOfPages &pieces,
               const std::vector<PageAnnotation> &annotations, const QString &language)
    {
        QPDFObjectHandle root = m_pdf.makeIndirectObject(pdf::dictionary());
        findUsed(pieces, annotations);
        makeElements(root);
        QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
        for (size_t p = 0; p < pages.size(); ++p) {
            numbers.appendItem(pdf::integer(qint64(p)));
            numbers.appendItem(m_pdf.makeIndirectObject(place(pages[p], pieces[p])));
            pages[p].replaceKey("/StructParents", pdf::integer(qint64(p)));
            pages[p].replaceKey("/Tabs", pdf::name("/S"));
        }
        for (const PageAnnotation &annotation : annotations) {
            numbers.appendItem(pdf::integer(numbers.getArrayNItems() / 2));
            numbers.appendItem(place(annotation, numbers.getArrayNItems() / 2));
        }
        QPDFObjectHandle parents = pdf::dictionary();
        parents.replaceKey("/Nums", numbers);
        root.replaceKey("/Type", pdf::name("/StructTreeRoot"));
        root.replaceKey("/K", m_objects.front());
        root.replaceKey("/ParentTree", m_pdf.makeIndirectObject(parents));
        root.replaceKey("/ParentTreeNextKey", pdf::integer(numbers.getArrayNItems() / 2));
        QPDFObjectHandle catalogue = m_pdf.getRoot();
        catalogue.replaceKey("/StructTreeRoot", root);
        catalogue.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
        catalogue.replaceKey("/Lang", pdf::text(language));
    }

private:
    void use(int element)
    {
        for (; element >= 0 && !m_used[size_t(element)]; element = m_painted.elements.at(element).parent)
            m_used[size_t(element)] = true;
    }

    /// Elements with text or an annotation, and those around them; all cells of a row, so that tables are
    /// regular. The others are left out.
    void findUsed(const PiecesOfPages &pieces, const std::vector<PageAnnotation> &annotations)
    {
        m_used.front() = true;
        for (const auto &page : pieces) {
            for (const int piece : page)
                use(m_painted.pieces.at(piece).element);
        }
        for (const PageAnnotation &annotation : annotations)
            use(annotation.element);
        for (size_t e = 0; e < m_used.size(); ++e) {
            const StructureElement &element = m_painted.elements.at(qsizetype(e));
            if (element.type == "TD" || element.type == "TH")
                m_used[e] = m_used[size_t(element.parent)];
        }
    }

    void makeElements(const QPDFObjectHandle &root)
    {
        for (size_t e = 0; e < m_objects.size(); ++e) {
            if (!m_used[e])
                continue;
            const StructureElement &element = m_painted.elements.at(qsizetype(e));
            QPDFObjectHandle object = m_pdf.makeIndirectObject(pdf::dictionary());
            object.replaceKey("/Type", pdf::name("/StructElem"));
            object.replaceKey("/S", pdf::name(("/" + element.type).constData()));
            object.replaceKey("/P", element.parent < 0 ? root : m_objects[size_t(element.parent)]);
            object.replaceKey("/K", QPDFObjectHandle::newArray());
            if (!element.language.isEmpty())
                object.replaceKey("/Lang", pdf::text(element.language));
            if (element.type == "TH" || element.type == "TD")
                addCell(object, element);
            m_objects[e] = object;
            if (element.parent >= 0)
                m_objects[size_t(element.parent)].getKey("/K").appendItem(object);
        }
    }

    static void addCell(QPDFObjectHandle &object, const StructureElement &element)
    {
        if (element.scope.isEmpty() && element.columns == 1)
            return;
        QPDFObjectHandle cell = pdf::dictionary();
        cell.replaceKey("/O", pdf::name("/Table"));
        if (!element.scope.isEmpty())
            cell.replaceKey("/Scope", pdf::name(("/" + element.scope).constData()));
        if (element.columns > 1)
            cell.replaceKey("/ColSpan", pdf::integer(element.columns));
        object.replaceKey("/A", cell);
    }

    /// Hangs an annotation into the element of its words: a link is one itself, of others one is made. Gives
    /// the element that holds it.
    QPDFObjectHandle place(const PageAnnotation &annotation, int number)
    {
        QPDFObjectHandle object = annotation.object;
        object.replaceKey("/StructParent", pdf::integer(number));
        QPDFObjectHandle reference = pdf::dictionary();
        reference.replaceKey("/Type", pdf::name("/OBJR"));
        reference.replaceKey("/Obj", object);
        reference.replaceKey("/Pg", annotation.page);
        QPDFObjectHandle element = m_objects[size_t(annotation.element)];
        if (!annotation.isLink) {
            QPDFObjectHandle own = m_pdf.makeIndirectObject(pdf::dictionary());
            own.replaceKey("/Type", pdf::name("/StructElem"));
            own.replaceKey("/S", pdf::name("/Annot"));
            own.replaceKey("/P", element);
            own.replaceKey("/K", QPDFObjectHandle::newArray());
            element.getKey("/K").appendItem(own);
            element = own;
        }
        element.getKey("/K").appendItem(reference);
        return element;
    }

    /// Hangs the pieces of a page into their elements; gives the elements by number of the piece.
    QPDFObjectHandle place(const QPDFObjectHandle &page, const std::vector<int> &pieces)
    {
        QPDFObjectHandle owners = QPDFObjectHandle::newArray();
        for (size_t number = 0; number < pieces.size(); ++number) {
            QPDFObjectHandle &element = m_objects[size_t(m_painted.pieces.at(pieces[number]).element)];
            QPDFObjectHandle piece = pdf::dictionary();
            piece.replaceKey("/Type", pdf::name("/MCR"));
            piece.replaceKey("/Pg", page);
            piece.replaceKey("/MCID", pdf::integer(qint64(number)));
            element.getKey("/K").appendItem(piece);
            owners.appendItem(element);
        }
        return owners;
    }

    QPDF &m_pdf;
    const PaintedPages &m_painted;
    std::vector<QPDFObjectHandle> m_objects;
    std::vector<bool> m_used;
};

} // namespace

void addStructure(QPDF &pdf, std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted,
                  const PiecesOfPages &pieces, const std::vector<PageAnnotation> &annotations,
                  const QString &language)
{
    StructureTree(pdf, painted).build(pages, pieces, annotations, language);
}

} // namespace synoptic
