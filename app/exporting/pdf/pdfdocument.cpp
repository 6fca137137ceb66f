// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/pdfdocument.h"

#include "exporting/pdf/annotations.h"
#include "exporting/pdf/pdfobjects.h"
#include "exporting/pdf/structuretree.h"

#include <QCoreApplication>
#include <QFile>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QStringList authorsOf(const ExportEvent &event)
{
    QStringList authors;
    for (const Highlight &mark : event.marks) {
        if (!mark.author.isEmpty() && !authors.contains(mark.author))
            authors.append(mark.author);
    }
    return authors;
}

QStringList keywordsOf(const ExportEvent &event)
{
    QStringList keywords;
    for (const Report &report : event.comparison.reports) {
        if (!keywords.contains(report.shortName()))
            keywords.append(report.shortName());
    }
    return keywords;
}

QString subjectOf(const ExportEvent &event)
{
    return u"%1 reports of one event compared"_s.arg(event.comparison.reports.size());
}

QString languageOf(const ExportEvent &event)
{
    return event.comparison.reports.isEmpty() ? u"en"_s
                                              : event.comparison.reports.first().metadata().language;
}

QString bag(const QString &name, const QString &kind, const QStringList &items)
{
    if (items.isEmpty())
        return {};
    QString text = u"<%1><rdf:%2>"_s.arg(name, kind);
    for (const QString &item : items)
        text +=
            (kind == "Alt"_L1 ? u"<rdf:li xml:lang=\"x-default\">%1</rdf:li>"_s : u"<rdf:li>%1</rdf:li>"_s)
                .arg(item.toHtmlEscaped());
    return text + u"</rdf:%2></%1>"_s.arg(name, kind);
}

QByteArray xmp(const ExportEvent &event)
{
    const QString tool = u"Synoptic %1"_s.arg(QCoreApplication::applicationVersion());
    const QString when = event.made.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss+00:00"_s);
    return (u"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
            "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"_s +
            bag(u"dc:title"_s, u"Alt"_s, {event.title}) + bag(u"dc:creator"_s, u"Seq"_s, authorsOf(event)) +
            bag(u"dc:description"_s, u"Alt"_s, {subjectOf(event)}) +
            bag(u"dc:subject"_s, u"Bag"_s, keywordsOf(event)) +
            bag(u"dc:language"_s, u"Bag"_s, {languageOf(event)}) +
            u"<xmp:CreatorTool>%1</xmp:CreatorTool><xmp:CreateDate>%2</xmp:CreateDate><xmp:ModifyDate>%2</"
            u"xmp:ModifyDate>"
            "<pdf:Producer>%1</pdf:Producer><pdf:Keywords>%3</pdf:Keywords></rdf:Description></rdf:RDF></"
            "x:xmpmeta>"
            "<?xpacket end=\"r\"?>"_s.arg(tool, when, keywordsOf(event).join(u", "_s).toHtmlEscaped()))
        .toUtf8();
}

void addMetadata(QPDF &document, const ExportEvent &event)
{
    const QString tool = u"Synoptic %1"_s.arg(QCoreApplication::applicationVersion());
    QPDFObjectHandle info = pdf::dictionary();
    info.replaceKey("/Title", pdf::text(event.title));
    if (const QStringList authors = authorsOf(event); !authors.isEmpty())
        info.replaceKey("/Author", pdf::text(authors.join(u", "_s)));
    info.replaceKey("/Subject", pdf::text(subjectOf(event)));
    info.replaceKey("/Keywords", pdf::text(keywordsOf(event).join(u", "_s)));
    info.replaceKey("/Creator", pdf::text(tool));
    info.replaceKey("/Producer", pdf::text(tool));
    info.replaceKey("/CreationDate", pdf::date(event.made));
    info.replaceKey("/ModDate", pdf::date(event.made));
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));
    QPDFObjectHandle packet = QPDFObjectHandle::newStream(&document, xmp(event).toStdString());
    packet.getDict().replaceKey("/Type", pdf::name("/Metadata"));
    packet.getDict().replaceKey("/Subtype", pdf::name("/XML"));
    document.getRoot().replaceKey("/Metadata", packet);
    document.getRoot().replaceKey("/ViewerPreferences",
                                  QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

/// The outline as a tree; entries of level 0 are shown, those below are folded.
class Outline
{
public:
    Outline(QPDF &document, const std::vector<QPDFObjectHandle> &pages) : m_pdf(document), m_pages(pages) {}

    void add(const QList<PageBookmark> &bookmarks)
    {
        if (bookmarks.isEmpty())
            return;
        std::vector<QPDFObjectHandle> open{m_pdf.makeIndirectObject(pdf::dictionary())};
        open.front().replaceKey("/Type", pdf::name("/Outlines"));
        for (const PageBookmark &bookmark : bookmarks) {
            const size_t level = std::min(size_t(bookmark.level) + 1, open.size());
            open.resize(level, QPDFObjectHandle::newNull());
            open.push_back(append(open.back(), bookmark));
        }
        m_pdf.getRoot().replaceKey("/Outlines", open.front());
        m_pdf.getRoot().replaceKey("/PageMode", pdf::name("/UseOutlines"));
    }

private:
    QPDFObjectHandle append(QPDFObjectHandle parent, const PageBookmark &bookmark)
    {
        QPDFObjectHandle item = m_pdf.makeIndirectObject(pdf::dictionary());
        item.replaceKey("/Title", pdf::text(bookmark.title));
        item.replaceKey("/Parent", parent);
        const size_t page = std::min(size_t(std::max(bookmark.target.page, 0)), m_pages.size() - 1);
        const bool top = bookmark.target.y <= 0;
        item.replaceKey("/Dest", top ? QPDFObjectHandle::newArray({m_pages[page], pdf::name("/Fit")})
                                     : QPDFObjectHandle::newArray(
                                           {m_pages[page], pdf::name("/XYZ"), QPDFObjectHandle::newNull(),
                                            pdf::number(bookmark.target.y + 12), pdf::integer(0)}));
        if (parent.hasKey("/Last")) {
            parent.getKey("/Last").replaceKey("/Next", item);
            item.replaceKey("/Prev", parent.getKey("/Last"));
        } else {
            parent.replaceKey("/First", item);
        }
        parent.replaceKey("/Last", item);
        const bool root = parent.hasKey("/Type");
        const qint64 count = parent.hasKey("/Count") ? parent.getKey("/Count").getIntValue() : 0;
        parent.replaceKey("/Count", pdf::integer(root ? count + 1 : count - 1));
        return item;
    }

    QPDF &m_pdf;
    const std::vector<QPDFObjectHandle> &m_pages;
};

/// Each part's name with the number of the page, as it is printed at the foot.
void addLabels(QPDF &document, const QStringList &labels)
{
    QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
    for (qsizetype p = 0; p < labels.size(); ++p) {
        if (p > 0 && labels.at(p) == labels.at(p - 1))
            continue;
        QPDFObjectHandle label = pdf::dictionary();
        label.replaceKey("/S", pdf::name("/D"));
        label.replaceKey("/P", pdf::text(labels.at(p)));
        label.replaceKey("/St", pdf::integer(p + 1));
        numbers.appendItem(pdf::integer(p));
        numbers.appendItem(label);
    }
    QPDFObjectHandle tree = pdf::dictionary();
    tree.replaceKey("/Nums", numbers);
    document.getRoot().replaceKey("/PageLabels", tree);
}

void attach(QPDF &document, const QList<Attachment> &attachments, const QDateTime &made)
{
    document.getRoot().removeKey("/Names"); // the writer's own is empty
    if (attachments.isEmpty())
        return;
    QPDFEmbeddedFileDocumentHelper files(document);
    QPDFObjectHandle associated = QPDFObjectHandle::newArray();
    for (const Attachment &attachment : attachments) {
        auto stream = QPDFEFStreamObjectHelper::createEFStream(document, attachment.bytes.toStdString());
        stream.setSubtype(attachment.mediaType.toStdString());
        stream.setCreationDate(pdf::dateString(made)).setModDate(pdf::dateString(made));
        const std::string name = attachment.name.toStdString();
        auto file = QPDFFileSpecObjectHelper::createFileSpec(document, name, stream);
        file.setDescription(attachment.description.toStdString());
        file.getObjectHandle().replaceKey(
            "/AFRelationship",
            pdf::name(attachment.mediaType == "application/ld+json" ? "/Data" : "/Source"));
        files.replaceEmbeddedFile(name, file);
        associated.appendItem(file.getObjectHandle());
    }
    document.getRoot().replaceKey("/AF", associated);
}

/// "/ABCDEF+Name" for the n-th subset (ISO 32000-1, 9.6.4).
QPDFObjectHandle subsetName(int number, std::string name)
{
    if (const size_t plus = name.find('+'); plus != std::string::npos)
        name.erase(1, plus);
    std::string tag = "/SYAAAA";
    for (size_t letter = tag.size() - 1; number > 0; --letter, number /= 26)
        tag[letter] = char('A' + number % 26);
    return QPDFObjectHandle::newName(tag + "+" + name.substr(1));
}

/// QPdfWriter names subsets by numbers that differ from run to run, and says only in one of three places that
/// they are subsets.
void nameSubsets(const std::vector<QPDFObjectHandle> &pages)
{
    std::set<QPDFObjGen> named;
    for (const QPDFObjectHandle &page : pages) {
        for (auto &[resource, font] : page.getKey("/Resources").getKey("/Font").getDictAsMap()) {
            if (!font.getKey("/DescendantFonts").isArray() || !named.insert(font.getObjGen()).second)
                continue;
            QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
            QPDFObjectHandle descriptor = descendant.getKey("/FontDescriptor");
            const QPDFObjectHandle name =
                subsetName(int(named.size()), descriptor.getKey("/FontName").getName());
            descriptor.replaceKey("/FontName", name);
            descendant.replaceKey("/BaseFont", name);
            font.replaceKey("/BaseFont", name);
        }
    }
}

/// Twice: QPdfWriter numbers fonts in an order that differs from run to run, and object streams hold objects
/// in the order of their numbers. The first pass numbers them as they are reached from the catalogue.
void write(QPDF &document, const QString &path)
{
    QPDFWriter numbering(document);
    numbering.setOutputMemory();
    numbering.setObjectStreamMode(qpdf_o_disable);
    numbering.setStaticID(true); // not the one that is kept
    numbering.write();
    const std::shared_ptr<Buffer> numbered = numbering.getBufferSharedPointer();
    QPDF again;
    again.processMemoryFile("numbered", reinterpret_cast<const char *>(numbered->getBuffer()),
                            numbered->getSize());
    again.getTrailer().removeKey("/ID");
    const QByteArray name = QFile::encodeName(path); // the writer keeps the pointer
    QPDFWriter writer(again, name.constData());
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
}

} // namespace

Result<void> finishPdf(const QString &from, const QString &to, const PaintedPages &painted,
                       const EventIndex &index, const QList<Attachment> &attachments)
{
    const ExportEvent &event = index.event();
    try {
        QPDF document;
        document.processFile(QFile::encodeName(from).constData());
        std::vector<QPDFObjectHandle> pages;
        for (auto &page : QPDFPageDocumentHelper(document).getAllPages())
            pages.push_back(page.getObjectHandle());
        const PiecesOfPages pieces = markContents(document, pages, painted);
        nameSubsets(pages);
        const auto annotations = addAnnotations(document, pages, painted, index);
        addStructure(document, pages, painted, pieces, annotations, languageOf(event));
        Outline(document, pages).add(painted.bookmarks);
        addLabels(document, painted.labels);
        addMetadata(document, event);
        attach(document, attachments, event.made);
        write(document, to);
        return {};
    } catch (const std::exception &problem) {
        return std::unexpected(
            Error{u"The PDF could not be completed (%1)"_s.arg(QString::fromLocal8Bit(problem.what())), to,
                  u"Free some space or choose another folder"_s});
    }
}

} // namespace synoptic
