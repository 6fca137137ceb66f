// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/sessionpages.h"

#include "exporting/pdf/eventpages.h"
#include "exporting/pdf/pagestyle.h"
#include "exporting/pdf/pagewriting.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

class SessionPages
{
public:
    SessionPages(PageCanvas &canvas, const SessionReport &report)
        : m_canvas(canvas), m_report(report), m_comparison(canvas.index().event().comparison),
          m_head(sessionTitle(report))
    {
    }

    void paint()
    {
        m_canvas.startPart(QPageLayout::Portrait, u"review-"_s, false, false);
        m_canvas.newPage(m_head);
        m_canvas.bookmark(m_head, 0);
        line(m_head, {page::serif(20, true), page::ink, "H1", 8});
        line(sessionFacts(m_report), {page::sans(9.5), page::dim, "P", 8});
        const QList<SessionSection> sections = sessionSections(m_report);
        for (const SessionSection &section : sections)
            line(u"%1: %2"_s.arg(section.title).arg(section.items.size()),
                 {page::sans(9.5, true), page::ink, "P", 1});
        m_canvas.y += page::dots(10);
        for (const Report &source : m_comparison.reports) {
            line(source.shortName(), {page::sans(9, true), page::heading, "P", 1, 30});
            line(u"SHA-256 "_s + QString::fromLatin1(source.sha256()), {page::sans(7), page::dim, "P", 5});
        }
        for (const SessionSection &section : sections)
            paintSection(section);
    }

private:
    void line(const QString &words, const WordsStyle &style) { paintWords(m_canvas, words, style, m_head); }

    void paintSection(const SessionSection &section)
    {
        m_canvas.y += page::dots(12);
        const QString title = u"%1 (%2)"_s.arg(section.title).arg(section.items.size());
        m_canvas.open("Sect");
        bool marked = false;
        for (const SessionSection::Item &item : section.items) {
            if (m_canvas.isStopped())
                return;
            if (!std::exchange(marked, true)) {
                line(title, {page::sans(12, true), page::heading, "H2", 5, 90});
                m_canvas.bookmark(title, 0);
            }
            paintItem(item);
        }
        m_canvas.close();
    }

    void paintItem(const SessionSection::Item &judged)
    {
        m_canvas.open("Sect");
        const QString head = itemHead(*judged.item, m_comparison);
        line(u"%1. %2"_s.arg(++m_number).arg(head.isEmpty() ? u"sentences"_s : head),
             {page::sans(9, true), page::heading, "H3", 2, 60});
        for (const Place &place : judged.item->places)
            paintSentence(m_canvas,
                          {place.report, sentenceRange(m_comparison.reports.at(place.report), place.range)},
                          9.5, m_head);
        if (judged.verdict && !judged.verdict->note.isEmpty())
            line(u"%1: %2"_s.arg(judged.verdict->author, judged.verdict->note),
                 {page::sans(8.5), page::ink, "P", 2});
        m_canvas.y += page::dots(8);
        m_canvas.close();
    }

    PageCanvas &m_canvas;
    const SessionReport &m_report;
    const Comparison &m_comparison;
    QString m_head;
    int m_number = 0;
};

} // namespace

Result<void> writeSessionPdf(const SessionReport &report, const Comparison &comparison, const QString &path)
{
    const ExportEvent event{sessionTitle(report), comparison, {}, exportTime(), {}};
    return writePages(event, {}, [&](PageCanvas &canvas) { SessionPages(canvas, report).paint(); }, {}, {},
                      path, {});
}

} // namespace synoptic
