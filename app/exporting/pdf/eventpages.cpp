// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/eventpages.h"

#include "exporting/factwords.h"
#include "exporting/pdf/pagestyle.h"
#include "report/counts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

TextBlock wordsBlock(const PageCanvas &canvas, const QString &words, const QFont &font, double width,
                     const QColor &colour)
{
    PageText text;
    text.append(words);
    TextBlock block(canvas.index(), text, font, width);
    block.colour = colour;
    return block;
}

TextBlock passageBlock(const PageCanvas &canvas, int report, int index, double width, double size)
{
    const Passage &passage = canvas.index().event().comparison.reports.at(report).passages().at(index);
    PageText text;
    text.append(canvas.index(), {report, passage.range});
    const bool strong = passage.kind == PassageKind::Title || passage.kind == PassageKind::Heading;
    const bool small = passage.kind == PassageKind::Caption || passage.kind == PassageKind::Timestamp ||
                       passage.kind == PassageKind::Byline;
    const bool furniture = isFurniture(passage.kind);
    const QFont font =
        small || furniture ? page::sans(size - 1.5) : page::serif(strong ? size + 1 : size, strong);
    TextBlock block(canvas.index(), text, font, width);
    block.element = passage.kind == PassageKind::Title     ? "H3"
                    : passage.kind == PassageKind::Heading ? "H4"
                                                           : "P";
    if (small || furniture)
        block.colour = page::dim;
    block.after = dots(size * 0.5);
    return block;
}

void paintWords(PageCanvas &canvas, const QString &words, const WordsStyle &style, const QString &head)
{
    TextBlock block = wordsBlock(canvas, words, style.font, canvas.textWidth(), style.colour);
    block.element = style.element;
    block.after = dots(style.after);
    if (style.keep > 0 && canvas.y + block.height() + dots(style.keep) > canvas.bottom())
        canvas.newPage(head);
    canvas.drawBlock(block, head);
}

void paintSentence(PageCanvas &canvas, const Place &place, double size, const QString &head)
{
    const double names = dots(96);
    const Report &report = canvas.index().event().comparison.reports.at(place.report);
    const int number = canvas.pageOf(place);
    const QString where =
        number > 0 ? u"p.\u00a0%1"_s.arg(number) : u"line\u00a0%1"_s.arg(report.lineAt(place.range.start));
    TextBlock name = wordsBlock(canvas, u"%1, %2"_s.arg(report.shortName(), where),
                                page::sans(size - 1.5, true), names - dots(8), page::ink);
    name.linkedTo = place;
    name.linkSays = u"In the text of %1"_s.arg(report.shortName());
    PageText text;
    text.append(canvas.index(), place);
    TextBlock sentence(canvas.index(), text, page::serif(size), canvas.textWidth() - names);
    sentence.indent = names;
    if (canvas.y + std::min(std::max(name.height(), sentence.height()), dots(80)) > canvas.bottom())
        canvas.newPage(head);
    const int start = canvas.page();
    const double top = canvas.y;
    for (int line = 0; line < name.lineCount(); ++line)
        canvas.drawLine(name, line, canvas.margin(), top + name.top(line));
    canvas.drawBlock(sentence, head);
    if (canvas.page() == start)
        canvas.y = std::max(canvas.y, top + name.height());
    canvas.y += dots(2);
}

namespace {

QString legend(const PdfOptions &options)
{
    const auto has = [&](PdfPart part) { return options.parts.contains(part); };
    QString text =
        u"Bold: figures, names, times and quotations in which reports of the same fact part, red-brown and "
        "underlined where nothing explains it away. Dotted under: other words differ. "_s;
    if (has(PdfPart::Comparison))
        text += u"On a grey ground: what no other report has. "_s;
    if (has(PdfPart::Reports))
        text += u"In the margin: who else reports it, and on which page. "_s;
    text += u"Washes of colour with a line below and a number beside the text (1 yellow, 2 green, 3 blue, 4 "
            u"pink, "
            "5 orange): marks; their notes open in the reader's list of comments."_s;
    if (options.evidence)
        text += u" Attached: the event as data (JSON-LD) and the source texts; Synoptic opens this file "
                "as an event again."_s;
    return text;
}

QString reportFacts(const Report &report)
{
    const auto furniture = std::ranges::count_if(
        report.passages(), [](const Passage &passage) { return isFurniture(passage.kind); });
    QStringList facts{formName(report.form())};
    if (!report.metadata().authors.isEmpty())
        facts.append(report.metadata().authors.join(u", "_s));
    facts.append(
        u"%1, %2 of page furniture"_s.arg(counted(report.passages().size(), u"1 passage"_s, u"%1 passages"_s))
            .arg(furniture));
    if (!report.metadata().url.isEmpty())
        facts.append(report.metadata().url);
    return facts.join(u" · "_s);
}

void paintTitlePage(PageCanvas &canvas)
{
    const ExportEvent &event = canvas.index().event();
    canvas.startPart(QPageLayout::Portrait, u"title-"_s, false, false);
    canvas.newPage({});
    canvas.open("Sect");
    const auto line = [&](const QString &text, const QFont &font, double after, const QColor &colour,
                          const QByteArray &element = "P") {
        paintWords(canvas, text, {font, colour, element, after}, {});
    };
    canvas.bookmark(event.title, 0);
    line(event.title, page::serif(20, true), 8, page::ink, "H1");
    line(u"%1. Written on %2 with Synoptic %3."_s.arg(
             eventCounts(event.comparison, canvas.index().marks().size()),
             event.made.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s),
             QCoreApplication::applicationVersion()),
         page::sans(9.5), 6, page::dim);
    line(legend(canvas.options()), page::sans(9.5), 14, page::dim);
    const auto notesOn = [&](NoteSubject subject, const QByteArray &sha256) {
        for (const SubjectNote &note : event.work.notes) {
            if (note.subject == subject &&
                (sha256.isEmpty() || note.places.constFirst().reportSha256 == sha256))
                line(u"%1: %2"_s.arg(note.author, note.note), page::serif(10), 6, page::ink);
        }
    };
    notesOn(NoteSubject::Event, {});
    for (const Report &report : event.comparison.reports) {
        line(report.shortName(), page::sans(11, true), 1, page::heading, "H2");
        if (const QString title = titleAndTime(report); !title.isEmpty())
            line(title, page::serif(11), 1, page::ink);
        line(reportFacts(report), page::sans(8.5), 1, page::dim);
        line(u"SHA-256 "_s + QString::fromLatin1(report.sha256()), page::sans(7), 9, page::dim);
        notesOn(NoteSubject::Report, report.sha256());
    }
    canvas.close();
}

/// Facts and marks in the outline, with the places where they stand.
void addOutlines(PageCanvas &canvas, const PaintedPages &painted)
{
    const ExportEvent &event = canvas.index().event();
    bool headed = false;
    for (const Fact &fact : event.comparison.facts) {
        const auto spot = painted.spots.constFind(fact.members.constFirst());
        if (spot == painted.spots.cend())
            continue;
        if (!std::exchange(headed, true))
            canvas.bookmark(u"Facts"_s, 0, *spot);
        canvas.bookmark(fact.statement.simplified().left(90), 1, *spot);
    }
    headed = false;
    for (const PageMark &mark : painted.marks) {
        if (mark.quads.isEmpty())
            continue;
        const QRectF first = mark.quads.constFirst();
        const PageSpot spot{mark.page, first.left(), first.bottom()};
        if (!std::exchange(headed, true))
            canvas.bookmark(u"Marks"_s, 0, spot);
        const Highlight &highlight = canvas.index().marks().at(mark.mark).mark;
        canvas.bookmark(highlight.note.isEmpty() ? highlight.exact.simplified().left(90)
                                                 : u"%1 – %2"_s.arg(highlight.note.simplified().left(60),
                                                                    highlight.exact.simplified().left(40)),
                        1, spot);
    }
}

} // namespace

void paintEvent(PageCanvas &canvas)
{
    paintTitlePage(canvas);
    for (const PdfPart part : canvas.options().parts) {
        if (canvas.isStopped())
            return;
        canvas.open("Sect");
        switch (part) {
        case PdfPart::Conflicts:
            paintConflicts(canvas);
            break;
        case PdfPart::Synopsis:
            paintSynopsis(canvas);
            break;
        case PdfPart::Comparison:
            paintComparison(canvas);
            break;
        case PdfPart::Reports:
            paintReports(canvas);
            break;
        }
        canvas.close();
    }
    addOutlines(canvas, canvas.painted());
}

} // namespace synoptic
