// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/eventindex.h"
#include "exporting/factwords.h"
#include "exporting/formats/formats.h"

#include <QCoreApplication>
#include <set>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QLatin1StringView style = R"(
:root { color-scheme: light dark; --ink: #16181b; --ground: #fff; --dim: #5a5f66; --rule: #d5d7da; --differs: #962c0e;
  --heading: #244466; --yellow: #ffe96b; --green: #b0eda0; --blue: #b3ddff; --pink: #ffd0e4; --orange: #ffd8ae }
@media (prefers-color-scheme: dark) { :root { --ink: #e3e5e8; --ground: #17191c; --dim: #a3a9b1; --rule: #3b4046;
  --differs: #ffb692; --heading: #9cc3ec; --yellow: #433b0d; --green: #1f4425; --blue: #1a3f58; --pink: #57253d; --orange: #573212 } }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 Georgia, "Noto Serif", serif }
h1, h2, h3, th, nav, .dim, details { font-family: system-ui, "Noto Sans", sans-serif }
h2, h3, a { color: var(--heading) } nav a { margin-inline-end: 1rem } .dim { color: var(--dim); font-size: .85rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed } th { text-align: start; position: sticky; top: 0; background: var(--ground) }
td, th { vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere }
th:first-child, td:first-child { width: 4rem } .report p { max-width: 42rem }
b.conflict { color: var(--differs) } .words { text-decoration: underline dotted var(--differs) }
mark { color: inherit; border-bottom: 2px solid var(--dim) }
mark.yellow { background: var(--yellow) } mark.green { background: var(--green) } mark.blue { background: var(--blue) }
mark.pink { background: var(--pink) } mark.orange { background: var(--orange) }
.to { font-size: .75rem; text-decoration: none; margin-inline-start: .4rem; font-family: system-ui, sans-serif }
:target { outline: 2px solid var(--differs); outline-offset: 2px } .code { font: .75rem monospace; overflow-wrap: anywhere }
@media print { th { position: static } a { color: inherit } })"_L1;

class HtmlPage
{
public:
    explicit HtmlPage(const ExportEvent &event) : m_event(event), m_index(event) {}

    QByteArray write()
    {
        const QString title = m_event.title.toHtmlEscaped();
        add(u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title>"
            "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"generator\" "
            "content=\"Synoptic %2\">"
            "<style>%3</style></head><body>\n<header><h1>%1</h1>"_s.arg(
                title, QCoreApplication::applicationVersion(), style));
        add(u"<p class=\"dim\">%1. Written on %2 with Synoptic.</p>"_s.arg(
            eventCounts(m_event.comparison, m_index.marks().size()),
            m_event.made.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)));
        add(u"<nav><a href=\"#conflicts\">Where they part</a><a href=\"#synopsis\">Synopsis</a>"
            "<a href=\"#marks\">Marks</a>"_s);
        for (qsizetype r = 0; r < m_event.comparison.reports.size(); ++r)
            add(u"<a href=\"#report-%1\">%2</a>"_s.arg(r).arg(name(int(r))));
        add(u"</nav></header>\n<main>\n"_s);
        conflicts();
        synopsis();
        marks();
        for (int r = 0; r < m_event.comparison.reports.size(); ++r)
            report(r);
        add(u"</main></body></html>\n"_s);
        return m_out;
    }

private:
    void add(const QString &text) { m_out += text.toUtf8(); }
    [[nodiscard]] QString name(int report) const
    {
        return m_event.comparison.reports.at(report).shortName().toHtmlEscaped();
    }
    /// The name of the target at a place, or of the last one before it in its passage.
    [[nodiscard]] QString anchor(const Place &place) const
    {
        const Report &report = m_event.comparison.reports.at(place.report);
        const int index = report.passageAt(place.range.start);
        if (index < 0) // between two passages
            return u"report-%1"_s.arg(place.report);
        const Passage &passage = report.passages().at(index);
        const std::set<qsizetype> targets = targetsIn({place.report, passage.range});
        const auto after = targets.upper_bound(place.range.start);
        const qsizetype start = after == targets.begin() ? passage.range.start : *std::prev(after);
        return u"r%1-%2"_s.arg(place.report).arg(start);
    }
    [[nodiscard]] QString language(int report) const
    {
        return m_event.comparison.reports.at(report).metadata().language.toHtmlEscaped();
    }

    /// The characters of a place with what is marked, differs, and (in the texts) where facts begin.
    [[nodiscard]] QString words(const Place &place, bool inText) const
    {
        const auto &report = m_event.comparison.reports.at(place.report);
        std::set<qsizetype> cuts{place.range.start, place.range.end};
        const auto cut = [&](const TextRange &range) {
            cuts.insert(std::clamp(range.start, place.range.start, place.range.end));
            cuts.insert(std::clamp(range.end, place.range.start, place.range.end));
        };
        const QList<int> marked = m_index.marksIn(place);
        const QList<PartingValue> values = m_index.valuesIn(place);
        const QList<TextRange> differing = m_index.wordsIn(place);
        const QList<Place> members = inText ? m_index.membersIn(place) : QList<Place>();
        for (const int mark : marked)
            cut(m_index.marks().at(mark).place.range);
        for (const PartingValue &value : values)
            cut(value.range);
        std::ranges::for_each(differing, cut);
        for (const Place &member : members)
            cut(member.range);
        const std::set<qsizetype> targets = inText ? targetsIn(place) : std::set<qsizetype>();
        for (const qsizetype target : targets)
            cuts.insert(target);
        QString out;
        for (auto from = cuts.begin(), to = std::next(from); to != cuts.end(); ++from, ++to) {
            const TextRange piece{*from, *to};
            if (targets.contains(piece.start))
                out += u"<span id=\"%1\"></span>"_s.arg(anchor({place.report, piece}));
            out += wrapped(report.text(piece).toString().toHtmlEscaped(), piece, values, differing, marked);
            for (const Place &member : members) {
                if (member.range.end == piece.end)
                    out += counterparts(member);
            }
        }
        return out;
    }

    /// Where something may lead to: sentences, and what is aligned or linked.
    [[nodiscard]] std::set<qsizetype> targetsIn(const Place &place) const
    {
        std::set<qsizetype> targets;
        const auto add = [&](qsizetype start) {
            if (start >= place.range.start && start < place.range.end)
                targets.insert(start);
        };
        for (const Place &other : m_index.placesIn(place))
            add(other.range.start);
        const Report &report = m_event.comparison.reports.at(place.report);
        add(place.range.start);
        for (const Sentence &sentence : report.passages().at(report.passageAt(place.range.start)).sentences)
            add(sentence.range.start);
        return targets;
    }

    [[nodiscard]] QString wrapped(QString text, TextRange piece, const QList<PartingValue> &values,
                                  const QList<TextRange> &differing, const QList<int> &marked) const
    {
        const auto holds = [&](const TextRange &range) { return range.contains(piece); };
        const auto is = [&](bool conflict) {
            return std::ranges::any_of(values, [&](const PartingValue &value) {
                return value.conflict == conflict && holds(value.range);
            });
        };
        if (is(true))
            text = u"<b class=\"conflict\">%1</b>"_s.arg(text);
        else if (is(false))
            text = u"<b>%1</b>"_s.arg(text);
        else if (std::ranges::any_of(differing, holds))
            text = u"<span class=\"words\">%1</span>"_s.arg(text);
        for (const int mark : marked) {
            const PlacedMark &placed = m_index.marks().at(mark);
            if (holds(placed.place.range))
                text = u"<mark class=\"%1\"%2>%3</mark>"_s.arg(
                    colourName(placed.mark.colour),
                    placed.mark.note.isEmpty() ? QString()
                                               : u" title=\"%1\""_s.arg(placed.mark.note.toHtmlEscaped()),
                    text);
        }
        return text;
    }

    [[nodiscard]] QString counterparts(const Place &member) const
    {
        QString links;
        for (const Place &other : m_index.counterpartsOf(member))
            links += u"<a class=\"to\" href=\"#%1\">› %2</a>"_s.arg(anchor(other), name(other.report));
        return links;
    }

    void conflicts()
    {
        add(u"<section id=\"conflicts\"><h2>Where the reports part</h2>\n"_s);
        int gravity = -1;
        for (const ListedDifference &listed : listedDifferences(m_event.comparison)) {
            if (const int now = gravityOf(*listed.difference); now != gravity) {
                gravity = now;
                add(u"<h3>%1</h3>\n"_s.arg(gravityTitle(now)));
            }
            add(u"<p><b>%1, %2.</b> <span class=\"dim\">%3</span></p><ul>\n"_s.arg(
                differenceKindName(listed.difference->kind), natureTitle(listed.difference->nature),
                listed.difference->reason.toHtmlEscaped()));
            for (const Place &sentence : sentencesOf(listed))
                add(u"<li><a href=\"#%1\">%2</a>: <span lang=\"%3\" dir=\"auto\">%4</span></li>\n"_s.arg(
                    anchor(sentence), name(sentence.report), language(sentence.report),
                    words(sentence, false)));
            add(u"</ul>\n"_s);
        }
        add(u"</section>\n"_s);
    }

    void synopsis()
    {
        add(u"<section id=\"synopsis\"><h2>Synopsis</h2><table><thead><tr><th>fact</th>"_s);
        for (int r = 0; r < m_event.comparison.reports.size(); ++r)
            add(u"<th>%1</th>"_s.arg(name(r)));
        add(u"</tr></thead><tbody>\n"_s);
        for (qsizetype f = 0; f < m_event.comparison.facts.size(); ++f) {
            const Fact &fact = m_event.comparison.facts.at(f);
            const FactSection section = factSectionOf(m_event.comparison, fact);
            add(u"<tr id=\"fact-%1\"><td title=\"%2\">%3 %1</td>"_s.arg(f + 1).arg(factSectionTitle(section),
                                                                                   factSectionSign(section)));
            for (int r = 0; r < m_event.comparison.reports.size(); ++r) {
                QStringList said;
                for (const Place &member : fact.members) {
                    if (member.report == r)
                        said.append(words(member, false) +
                                    u"<a class=\"to\" href=\"#%1\" title=\"in the text\">›</a>"_s.arg(
                                        anchor(member)));
                }
                add(u"<td lang=\"%1\" dir=\"auto\">%2</td>"_s.arg(
                    language(r), said.isEmpty() ? u"<span class=\"dim\">–</span>"_s : said.join(u"<br>"_s)));
            }
            add(u"</tr>\n"_s);
        }
        add(u"</tbody></table></section>\n"_s);
    }

    void marks()
    {
        add(u"<section id=\"marks\"><h2>Marks</h2>\n"_s);
        for (const PlacedMark &placed : m_index.marks())
            add(u"<p><mark class=\"%1\" dir=\"auto\">%2</mark> <a href=\"#report-%3\">%4</a>, line %5"
                "<br>%6 <span class=\"dim\">%7 %8</span></p>\n"_s
                    .arg(colourName(placed.mark.colour), placed.mark.exact.toHtmlEscaped())
                    .arg(placed.place.report)
                    .arg(name(placed.place.report))
                    .arg(m_event.comparison.reports.at(placed.place.report).lineAt(placed.place.range.start))
                    .arg(placed.mark.note.toHtmlEscaped(), placed.mark.author.toHtmlEscaped(),
                         placed.mark.modified.toUTC().toString(u"yyyy-MM-dd HH:mm"_s)));
        for (const EventLink &link : m_index.links())
            add(u"<p>%1 → <b>%2</b>: %3<br>%4 <span class=\"dim\">%5</span></p>\n"_s.arg(
                end(link.link.from, link.from), link.link.kind.toHtmlEscaped(), end(link.link.to, link.to),
                link.link.note.toHtmlEscaped(), link.link.author.toHtmlEscaped()));
        for (const SubjectNote &note : m_event.work.notes)
            add(u"<p><b>Note on the %1.</b> %2 <span class=\"dim\">%3</span></p>\n"_s.arg(
                noteSubjectName(note.subject), note.note.toHtmlEscaped(), note.author.toHtmlEscaped()));
        add(u"</section>\n"_s);
    }

    /// An end of a link: its words, and the way there.
    [[nodiscard]] QString end(const Anchor &words, const Place &place) const
    {
        return u"“<span dir=\"auto\">%1</span>” (<a href=\"#%2\">%3</a>)"_s.arg(
            words.exact.toHtmlEscaped(), anchor(place), name(place.report));
    }

    void report(int r)
    {
        const Report &report = m_event.comparison.reports.at(r);
        add(u"<section class=\"report\" id=\"report-%1\"><h2>%2</h2><p class=\"dim\">%3</p>"
            "<p class=\"code\">SHA-256 %4</p>\n<div lang=\"%5\">"_s.arg(r)
                .arg(name(r), titleAndTime(report).toHtmlEscaped(), QString::fromLatin1(report.sha256()),
                     language(r)));
        for (const Passage &passage : report.passages()) {
            const bool heading = passage.kind == PassageKind::Title || passage.kind == PassageKind::Heading;
            const QString text = words({r, passage.range}, true);
            if (isFurniture(passage.kind))
                add(u"<details><summary class=\"dim\">%1</summary><p dir=\"auto\">%2</p></details>\n"_s.arg(
                    passageKindName(passage.kind), text));
            else
                add(heading ? u"<h3 dir=\"auto\">%1</h3>\n"_s.arg(text)
                            : u"<p dir=\"auto\">%1</p>\n"_s.arg(text));
        }
        add(u"</div></section>\n"_s);
    }

    const ExportEvent &m_event;
    EventIndex m_index;
    QByteArray m_out;
};

} // namespace

QByteArray toHtml(const ExportEvent &event)
{
    return HtmlPage(event).write();
}

} // namespace synoptic
