// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/csvtable.h"
#include "exporting/markexchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// When what is marked was written: the entry's time on the report's day.
QString timeOf(const Report &report, qsizetype codePoint)
{
    const qsizetype position = report.positionOfCodePoint(codePoint);
    QString time = report.metadata().published ? report.metadata().published->toString() : QString();
    for (const Entry &entry : report.entries()) {
        if (entry.time && entry.range.start <= position && position < entry.range.end)
            time = time.left(10) + (time.isEmpty() ? QString() : u" "_s) + entry.time->toString(u"HH:mm"_s);
    }
    return time;
}

/// The notes whose first place is in a report, in its order.
void addNotes(CsvTable &table, const Report &report, QList<SubjectNote> notes)
{
    notes.removeIf([&](const SubjectNote &note) {
        return note.places.isEmpty() || note.places.first().reportSha256 != report.sha256();
    });
    std::ranges::stable_sort(notes, {}, [](const SubjectNote &note) { return note.places.first().start; });
    for (const SubjectNote &note : std::as_const(notes)) {
        const Anchor &place = note.places.first();
        const bool whole = place.end == place.start;
        table.add({place.exact,
                   note.note,
                   {},
                   note.subject == NoteSubject::Event ? QString() : report.shortName(),
                   whole ? QString() : timeOf(report, place.start),
                   report.metadata().url,
                   whole ? QString() : QString::number(place.start),
                   whole ? QString() : QString::number(place.end),
                   QString::fromLatin1(place.reportSha256),
                   {},
                   note.author,
                   noteSubjectName(note.subject)});
    }
}

} // namespace

QByteArray toMarkTable(const MarkSet &marks)
{
    CsvTable table({u"quotation"_s, u"note"_s, u"tags"_s, u"outlet"_s, u"time"_s, u"url"_s, u"start"_s,
                    u"end"_s, u"sha256"_s, u"colour"_s, u"author"_s, u"about"_s});
    for (const Report &report : marks.reports) {
        QList<Highlight> own = marks.highlights;
        own.removeIf([&](const Highlight &mark) { return mark.reportSha256 != report.sha256(); });
        std::ranges::sort(own, {}, [](const Highlight &mark) { return std::pair(mark.start, mark.end); });
        addNotes(table, report, marks.notes);
        for (const Highlight &mark : std::as_const(own)) {
            QStringList tags;
            for (const QUuid &tag : mark.tags)
                tags.append(pathOf(tag, marks.tags));
            table.add({mark.exact, mark.note, tags.join(u"; "_s), report.shortName(),
                       timeOf(report, mark.start), report.metadata().url, QString::number(mark.start),
                       QString::number(mark.end), QString::fromLatin1(mark.reportSha256),
                       colourName(mark.colour), mark.author, u"mark"_s});
        }
    }
    return table.bytes();
}

} // namespace synoptic
