// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/formats/formats.h"

#include "exporting/csvtable.h"
#include "exporting/factwords.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString differencesOf(const Fact &fact, const Place &member)
{
    QStringList said;
    for (const Difference &difference : fact.differences) {
        for (const DifferenceValue &value : difference.values) {
            if (value.place.report == member.report && member.range.contains(value.place.range.start))
                said.append(u"%1: %2 (%3)"_s.arg(differenceKindName(difference.kind), value.text.simplified(),
                                                 differenceNatureName(difference.nature)));
        }
    }
    return said.join(u"; "_s);
}

} // namespace

QByteArray toCsv(const ExportEvent &event)
{
    CsvTable table({u"fact"_s, u"kind"_s, u"outlet"_s, u"file"_s, u"published"_s, u"line"_s, u"start"_s,
                    u"end"_s, u"sentence"_s, u"differs"_s, u"marks"_s, u"notes"_s});
    const QList<PlacedMark> marks = placedMarks(event);
    for (qsizetype f = 0; f < event.comparison.facts.size(); ++f) {
        const Fact &fact = event.comparison.facts.at(f);
        for (const Place &member : fact.members) {
            const Report &report = event.comparison.reports.at(member.report);
            QStringList colours;
            QStringList notes;
            for (const PlacedMark &placed : marks) {
                if (placed.place.report != member.report || !placed.place.range.overlaps(member.range))
                    continue;
                colours.append(colourName(placed.mark.colour));
                if (!placed.mark.note.isEmpty())
                    notes.append(placed.mark.note);
            }
            notes += notesAt(event, member);
            const auto &published = report.metadata().published;
            table.add({QString::number(f + 1), factSectionName(factSectionOf(event.comparison, fact)),
                       report.shortName(), QFileInfo(report.path()).fileName(),
                       published ? published->toString() : QString(),
                       QString::number(report.lineAt(member.range.start)),
                       QString::number(report.codePointOffset(member.range.start)),
                       QString::number(report.codePointOffset(member.range.end)),
                       report.text(member.range).toString().simplified(), differencesOf(fact, member),
                       colours.join(u"; "_s), notes.join(u"; "_s)});
        }
    }
    return table.bytes();
}

} // namespace synoptic
