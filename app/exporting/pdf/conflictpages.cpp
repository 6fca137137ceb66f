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
        const bool strong = element != "P";
        paintWords(m_canvas, text,
                   {page::sans(size, strong), strong ? page::heading : page::dim, element, after, 50},
                   m_head);
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
            paintSentence(m_canvas, sentence, m_size, m_head);
        m_canvas.y += dots(8);
        m_canvas.close();
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
