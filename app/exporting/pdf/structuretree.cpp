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

    void build(std::vector<QPDFObjectHandle> &pages, const PiecesOfPages &pieces, const QString &language)
    {
        QPDFObjectHandle root = m_pdf.makeIndirectObject(pdf::dictionary());
        findUsed(pieces);
        makeElements(root);
        QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
        for (size_t p = 0; p < pages.size(); ++p) {
            numbers.appendItem(pdf::integer(qint64(p)));
            numbers.appendItem(m_pdf.makeIndirectObject(place(pages[p], pieces[p])));
            pages[p].replaceKey("/StructParents", pdf::integer(qint64(p)));
            pages[p].replaceKey("/Tabs", pdf::name("/S"));
        }
        QPDFObjectHandle parents = pdf::dictionary();
        parents.replaceKey("/Nums", numbers);
        root.replaceKey("/Type", pdf::name("/StructTreeRoot"));
        root.replaceKey("/K", m_objects.front());
        root.replaceKey("/ParentTree", m_pdf.makeIndirectObject(parents));
        root.replaceKey("/ParentTreeNextKey", pdf::integer(qint64(pages.size())));
        QPDFObjectHandle catalogue = m_pdf.getRoot();
        catalogue.replaceKey("/StructTreeRoot", root);
        catalogue.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
        catalogue.replaceKey("/Lang", pdf::text(language));
    }

private:
    /// Elements with text, and those around them; the others are left out.
    void findUsed(const PiecesOfPages &pieces)
    {
        m_used.front() = true;
        for (const auto &page : pieces) {
            for (const int piece : page) {
                for (int e = m_painted.pieces.at(piece).element; e >= 0 && !m_used[size_t(e)];
                     e = m_painted.elements.at(e).parent)
                    m_used[size_t(e)] = true;
            }
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
            m_objects[e] = object;
            if (element.parent >= 0)
                m_objects[size_t(element.parent)].getKey("/K").appendItem(object);
        }
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
                  const PiecesOfPages &pieces, const QString &language)
{
    StructureTree(pdf, painted).build(pages, pieces, language);
}

} // namespace synoptic
