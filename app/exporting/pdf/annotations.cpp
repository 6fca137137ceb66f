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

/// “the words” (Herald, line 12)
QString quoted(const QString &words, const Place &place, const ExportEvent &event)
{
    const Report &report = event.comparison.reports.at(place.report);
    return u"“%1” (%2, line %3)"_s.arg(words.simplified(), report.shortName())
        .arg(report.lineAt(place.range.start));
}

/// The note, the words it is about and where they stand.
QString contents(const PlacedMark &placed, const ExportEvent &event)
{
    const QString words = quoted(placed.mark.exact, placed.place, event);
    return placed.mark.note.isEmpty() ? words : placed.mark.note + u"\n\n"_s + words;
}

/// What a link says at one of its ends: the other one.
QString contents(const EventLink &link, bool atStart, const ExportEvent &event)
{
    const QString other =
        atStart ? quoted(link.link.to.exact, link.to, event) : quoted(link.link.from.exact, link.from, event);
    const QString text = (atStart ? u"→ %1: %2"_s : u"← %1: %2"_s).arg(link.link.kind, other);
    return link.link.note.isEmpty() ? text : text + u"\n\n"_s + link.link.note;
}

constexpr double popupWidth = 180; ///< points
constexpr double air = 8;

/// Where a note opens: beside its words, else below or above them, so that they stay in sight; on the page.
QRectF popupBeside(const QRectF &words, const QSizeF &page, qsizetype length)
{
    const double height = std::clamp(36.0 + double(length) / 32 * 11, 60.0, 170.0);
    double left = page.width() - popupWidth - air;
    double top = words.bottom(); // y grows upwards: this is the upper edge
    if (words.right() + air <= left)
        left = words.right() + air;
    else if (words.left() - air - popupWidth >= air)
        left = words.left() - air - popupWidth;
    else if (words.top() - air - height >= air)
        top = words.top() - air;
    else
        top = words.bottom() + air + height;
    top = std::clamp(top, height + air, page.height() - air);
    return {left, top - height, popupWidth, height};
}

class Annotator
{
public:
    Annotator(QPDF &document, const std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted,
              const EventIndex &index)
        : m_pdf(document), m_pages(pages), m_painted(painted), m_index(index)
    {
    }

    void add(const PageMark &mark, int part)
    {
        const PlacedMark &placed = m_index.marks().at(mark.mark);
        const QColor colour = page::markWash(placed.mark.colour);
        QString id = placed.mark.id.toString(QUuid::WithoutBraces);
        if (part > 1)
            id += u"-%1"_s.arg(part);
        const QString said = contents(placed, m_index.event());
        QPDFObjectHandle object =
            markup("/Highlight", mark.page, boundsOf(mark.quads), id, placed.mark.author, said, colour);
        object.replaceKey("/QuadPoints", quadPoints(mark.quads));
        object.replaceKey("/CA", pdf::number(1));
        object.replaceKey("/Subj", pdf::text(u"%1 mark"_s.arg(colourName(placed.mark.colour))));
        object.replaceKey("/M", pdf::date(placed.mark.modified));
        object.replaceKey("/CreationDate", pdf::date(placed.mark.created));
        QPDFObjectHandle pictures = pdf::dictionary();
        pictures.replaceKey("/N", appearance(m_pdf, mark, colour));
        object.replaceKey("/AP", pictures);
        append(mark.page, object, mark.element, false);
        addPopup(object, mark.page, boundsOf(mark.quads), said.size());
        if (part == 1)
            m_marks.insert(mark.mark, {object, mark.page});
    }

    /// An end of a link of the analyst: a reply in the thread of the mark that is on it, else a note of its
    /// own.
    void add(const EventLink &link, bool atStart)
    {
        const Place &end = atStart ? link.from : link.to;
        const QString said = contents(link, atStart, m_index.event());
        const QString id = link.link.id.toString(QUuid::WithoutBraces) + (atStart ? u"-from"_s : u"-to"_s);
        const auto thread = threadAt(end);
        const auto spot = m_painted.spots.constFind(end);
        if (!thread && spot == m_painted.spots.cend())
            return; // its text is not in this document
        const int page = thread ? thread->page : spot->page;
        const QRectF box = thread ? QRectF() : besideSpot(*spot);
        QPDFObjectHandle note =
            pageNote(page, box, id, link.link.author, said, u"link: %1"_s.arg(link.link.kind));
        note.replaceKey("/M", pdf::date(link.link.modified));
        note.replaceKey("/CreationDate", pdf::date(link.link.created));
        if (!thread)
            return put(note, *spot, box, said.size());
        note.replaceKey("/Rect", thread->mark.getKey("/Rect"));
        note.replaceKey("/IRT", thread->mark);
        note.replaceKey("/RT", pdf::name("/R"));
        note.replaceKey("/F", pdf::integer(30)); // shown in the thread alone, not on the page
        appendTo(m_pages.at(size_t(page)), note);
    }

    /// A note on a fact or a pair stands beside its first sentence.
    void add(const EventNote &note)
    {
        const auto spot = m_painted.spots.constFind(note.place);
        if (spot == m_painted.spots.cend())
            return;
        const QRectF box = besideSpot(*spot);
        QPDFObjectHandle object =
            pageNote(spot->page, box, note.note.id.toString(QUuid::WithoutBraces), note.note.author,
                     note.note.note, u"note on a %1"_s.arg(noteSubjectName(note.note.subject)));
        object.replaceKey("/M", pdf::date(note.note.modified));
        object.replaceKey("/CreationDate", pdf::date(note.note.created));
        put(object, *spot, box, note.note.note.size());
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
        append(link.page, m_pdf.makeIndirectObject(object), link.element, true);
    }

    [[nodiscard]] std::vector<PageAnnotation> takeAdded() { return std::move(m_added); }

private:
    QPDFObjectHandle destination(const PageSpot &spot) const
    {
        return QPDFObjectHandle::newArray({m_pages.at(size_t(spot.page)), pdf::name("/XYZ"),
                                           QPDFObjectHandle::newNull(), pdf::number(spot.y + 12),
                                           pdf::integer(0)});
    }

    struct Thread
    {
        QPDFObjectHandle mark;
        int page = 0;
    };

    /// The annotation of a mark that overlaps a place.
    [[nodiscard]] std::optional<Thread> threadAt(const Place &place) const
    {
        for (const int mark : m_index.marksIn(place)) {
            if (const auto known = m_marks.constFind(mark); known != m_marks.cend())
                return *known;
        }
        return std::nullopt;
    }

    /// What all annotations that people write have in common.
    QPDFObjectHandle markup(const char *type, int page, const QRectF &rect, const QString &id,
                            const QString &author, const QString &says, const QColor &colour)
    {
        QPDFObjectHandle object = m_pdf.makeIndirectObject(pdf::dictionary());
        object.replaceKey("/Type", pdf::name("/Annot"));
        object.replaceKey("/Subtype", pdf::name(type));
        object.replaceKey("/Rect", pdf::rectangle(rect));
        object.replaceKey("/C", QPDFObjectHandle::newArray({pdf::number(double(colour.redF())),
                                                            pdf::number(double(colour.greenF())),
                                                            pdf::number(double(colour.blueF()))}));
        object.replaceKey("/F", pdf::integer(4)); // printed
        object.replaceKey("/P", m_pages.at(size_t(page)));
        object.replaceKey("/NM", pdf::text(id));
        object.replaceKey("/T", pdf::text(author));
        object.replaceKey("/Contents", pdf::text(says));
        return object;
    }

    /// Left of the line; of several at one line the second is left of the first, as far as there is room.
    QRectF besideSpot(const PageSpot &spot)
    {
        const int before = m_notesAt[{spot.page, qRound(spot.x) * 10000 + qRound(spot.y)}]++;
        return {std::max(2.0, spot.x - 13 * (before + 1)), spot.y - 12, 12, 12};
    }

    QPDFObjectHandle pageNote(int page, const QRectF &box, const QString &id, const QString &author,
                              const QString &says, const QString &subject)
    {
        QPDFObjectHandle note = markup("/Text", page, box, id, author, says, QColor(0x9d, 0xb4, 0xc8));
        note.replaceKey("/Name", pdf::name("/Comment"));
        note.replaceKey("/Subj", pdf::text(subject));
        return note;
    }

    void put(const QPDFObjectHandle &note, const PageSpot &spot, const QRectF &box, qsizetype length)
    {
        append(spot.page, note, spot.element, false);
        addPopup(note, spot.page, box, length);
    }

    /// Closed.
    void addPopup(QPDFObjectHandle parent, int page, const QRectF &words, qsizetype length)
    {
        QPDFObjectHandle object = m_pdf.makeIndirectObject(pdf::dictionary());
        object.replaceKey("/Type", pdf::name("/Annot"));
        object.replaceKey("/Subtype", pdf::name("/Popup"));
        object.replaceKey("/Rect", pdf::rectangle(popupBeside(words, m_painted.pages.at(page), length)));
        object.replaceKey("/Open", QPDFObjectHandle::newBool(false));
        object.replaceKey("/F", pdf::integer(28)); // printed, neither zoomed nor turned
        object.replaceKey("/Parent", parent);
        object.replaceKey("/P", m_pages.at(size_t(page)));
        parent.replaceKey("/Popup", object);
        appendTo(m_pages.at(size_t(page)), object);
    }

    void append(int page, const QPDFObjectHandle &object, int element, bool isLink)
    {
        appendTo(m_pages.at(size_t(page)), object);
        m_added.push_back({object, m_pages.at(size_t(page)), element, isLink});
    }

    static void appendTo(QPDFObjectHandle page, const QPDFObjectHandle &object)
    {
        if (!page.getKey("/Annots").isArray())
            page.replaceKey("/Annots", QPDFObjectHandle::newArray());
        page.getKey("/Annots").appendItem(object);
    }

    QPDF &m_pdf;
    const std::vector<QPDFObjectHandle> &m_pages;
    const PaintedPages &m_painted;
    const EventIndex &m_index;
    QHash<int, Thread> m_marks;                ///< by mark: its first annotation
    QHash<std::pair<int, int>, int> m_notesAt; ///< how many there are, by page and spot
    std::vector<PageAnnotation> m_added;
};

} // namespace

std::vector<PageAnnotation> addAnnotations(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages,
                                           const PaintedPages &painted, const EventIndex &index)
{
    Annotator annotator(pdf, pages, painted, index);
    QHash<int, int> parts; // a mark that goes over several pages is one annotation on each
    for (const PageMark &mark : painted.marks)
        annotator.add(mark, ++parts[mark.mark]);
    for (const EventLink &link : index.links()) {
        annotator.add(link, true);
        annotator.add(link, false);
    }
    for (const EventNote &note : index.notes())
        annotator.add(note);
    for (const PageLink &link : painted.links)
        annotator.add(link);
    return annotator.takeAdded();
}

} // namespace synoptic
