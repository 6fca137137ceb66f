// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/factwords.h"
#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"

using namespace Qt::StringLiterals;

namespace synoptic {

using page::dots;

namespace {

class ConflictList
{
public:
    explicit ConflictList(PageCanvas &canvas) : m_canvas(canvas), m_event(canvas.index().event())
    {
        m_size = canvas.options().textSize > 0 ? canvas.options().textSize : 9.5;
        m_head = u"%1 – where the reports part"_s.arg(m_event.title);
    }

    void paint()
    {
        const QList<ListedDifference> items = listedDifferences(m_event.comparison);
        m_canvas.newPage(m_head);
        m_canvas.bookmark(u"Where the reports part"_s, 0);
        heading(u"Where the reports part"_s, 14, "H2", 6);
        if (items.isEmpty())
            heading(u"Nothing was found in which the reports part."_s, 9.5, "P", 0);
        int last = -1;
        for (const ListedDifference &item : items) {
            if (m_canvas.isStopped())
                return;
            if (const int now = gravityOf(*item.difference); now != last) {
                last = now;
                const QString title = gravityTitle(now);
                m_canvas.y += dots(6);
                m_canvas.bookmark(title, 1);
                heading(title, 11, "H3", 4);
            }
            paintItem(item);
        }
    }

private:
    void heading(const QString &text, double size, const QByteArray &element, double after)
    {
        TextBlock block = wordsBlock(m_canvas, text, page::sans(size, element != "P"), m_canvas.textWidth(),
                                     element == "P" ? page::dim : page::heading);
        block.element = element;
        block.after = dots(after);
        if (m_canvas.y + block.height() + dots(50) > m_canvas.bottom())
            m_canvas.newPage(m_head);
        m_canvas.drawBlock(block, m_head);
    }

    void paintItem(const ListedDifference &item)
    {
        m_canvas.open("Sect");
        QStringList values;
        for (const DifferenceValue &value : item.difference->values) {
            const QString text = value.text.simplified();
            if (!values.contains(text))
                values.append(text);
        }
        const QString kind = differenceKindName(item.difference->kind);
        ++m_number;
        if (m_canvas.y + dots(60) > m_canvas.bottom())
            m_canvas.newPage(m_head);
        m_canvas.bookmark(u"%1. %2: %3"_s.arg(m_number).arg(kind, values.join(u" / "_s).left(80)), 2);
        heading(u"%1. %2, %3"_s.arg(m_number).arg(kind, natureTitle(item.difference->nature)), 9, "H4", 1);
        if (!item.difference->reason.isEmpty())
            heading(item.difference->reason, 8.5, "P", 3);
        for (const Place &sentence : sentencesOf(item))
            paintValue(sentence);
        m_canvas.y += dots(8);
        m_canvas.close();
    }

    /// Outlet at the left, its sentence at the right; the outlet leads to the place in the text.
    void paintValue(const Place &member)
    {
        const double names = dots(96);
        const Report &report = m_event.comparison.reports.at(member.report);
        const int number = m_canvas.pageOf(member);
        const QString place =
            number > 0 ? u"p. %1"_s.arg(number) : u"line %1"_s.arg(report.lineAt(member.range.start));
        TextBlock name = wordsBlock(m_canvas, u"%1, %2"_s.arg(report.shortName(), place),
                                    page::sans(m_size - 1.5, true), names - dots(8), page::ink);
        name.linkedTo = member;
        name.linkSays = u"In the text of %1"_s.arg(report.shortName());
        PageText text;
        text.append(m_canvas.index(), member);
        TextBlock sentence(m_canvas.index(), text, page::serif(m_size), m_canvas.textWidth() - names);
        sentence.indent = names;
        if (m_canvas.y + std::min(std::max(name.height(), sentence.height()), dots(80)) > m_canvas.bottom())
            m_canvas.newPage(m_head);
        const int start = m_canvas.page();
        const double top = m_canvas.y;
        for (int line = 0; line < name.lineCount(); ++line)
            m_canvas.drawLine(name, line, m_canvas.margin(), top + name.top(line));
        m_canvas.drawBlock(sentence, m_head);
        if (m_canvas.page() == start)
            m_canvas.y = std::max(m_canvas.y, top + name.height());
        m_canvas.y += dots(2);
    }

    PageCanvas &m_canvas;
    const ExportEvent &m_event;
    QString m_head;
    double m_size;
    int m_number = 0;
};

} // namespace

void paintConflicts(PageCanvas &canvas)
{
    const bool marks = canvas.options().parts == QList{PdfPart::Conflicts};
    canvas.startPart(QPageLayout::Portrait, u"conflicts-"_s, marks, marks);
    ConflictList(canvas).paint();
}

} // namespace synoptic
