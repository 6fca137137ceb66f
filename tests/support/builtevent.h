// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// A comparison made by hand, for tests of what shows it: each line of a report is a sentence.
class BuiltEvent
{
public:
    void addReport(const QString &outlet, const QStringList &sentences,
                   const std::optional<PublicationTime> &published = std::nullopt)
    {
        ReportData data;
        data.sha256 = outlet.toUtf8();
        data.metadata.outlet = outlet;
        data.metadata.published = published;
        for (const QString &sentence : sentences) {
            const TextRange range{data.text.size(), data.text.size() + sentence.size()};
            data.passages.append({PassageKind::Body, range, std::nullopt, {{range}}, {}});
            data.text += sentence + u'\n';
        }
        m_comparison.reports.append(Report(data));
    }

    /// A sentence of a report, by its number.
    [[nodiscard]] Place place(int report, int sentence) const
    {
        return {report, m_comparison.reports.at(report).passages().at(sentence).range};
    }

    /// Words of a report, where they stand first.
    [[nodiscard]] DifferenceValue value(int report, const QString &words) const
    {
        const qsizetype start = m_comparison.reports.at(report).text().indexOf(words);
        return {{report, {start, start + words.size()}}, words};
    }

    void addFact(const QList<Place> &members, const QList<Difference> &differences = {})
    {
        const Place &first = members.first();
        m_comparison.facts.append(
            {m_comparison.reports.at(first.report).text(first.range).toString(), members, differences});
        for (qsizetype i = 0; i < members.size(); ++i) {
            for (qsizetype k = i + 1; k < members.size(); ++k) {
                Alignment alignment;
                alignment.a = members.at(i);
                alignment.b = members.at(k);
                alignment.score = 0.75;
                alignment.evidence = QStringList{QStringLiteral("shared: harbour")};
                m_comparison.alignments.append(alignment);
            }
        }
    }

    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }

private:
    Comparison m_comparison;
};

/// Three outlets on a fire in an invented harbour: a conflict of figures, a quotation, the same in other
/// words and wire copy, and a sentence that only one has.
inline BuiltEvent harbourFire()
{
    BuiltEvent event;
    const auto at = [](int hour) { return PublicationTime{QDate(2031, 5, 2), QTime(hour, 0), 0}; };
    event.addReport(QStringLiteral("The Herald"),
                    {QStringLiteral("Crews moved 106,000 barrels from the quay."),
                     QStringLiteral("The harbour was closed at noon."),
                     QStringLiteral("\"We saw nothing,\" the pilot said."),
                     QStringLiteral("Only the Herald spoke to the cook.")},
                    at(9));
    event.addReport(QStringLiteral("The Courier"),
                    {QStringLiteral("The harbour was closed at noon."),
                     QStringLiteral("Crews moved 100,000 barrels from the quay."),
                     QStringLiteral("\"We saw nothing at all,\" the pilot said.")},
                    at(8));
    event.addReport(QStringLiteral("Daily Post"),
                    {QStringLiteral("The harbour was closed at noon."),
                     QStringLiteral("The owner, Jon Halle, lost two sheds."),
                     QStringLiteral("A tug named Orla Blau put the fire out.")});
    event.addReport(QStringLiteral("Agency"), {QStringLiteral("Two sheds of John Halle burned down."),
                                               QStringLiteral("The fire was put out by a tug, Orla Blau.")});
    event.addFact({event.place(0, 0), event.place(1, 1)},
                  {{DifferenceKind::Figure,
                    {event.value(0, QStringLiteral("106,000")), event.value(1, QStringLiteral("100,000"))},
                    QStringLiteral("the figures contradict"),
                    DifferenceNature::Contradiction}});
    event.addFact({event.place(0, 1), event.place(1, 0), event.place(2, 0)});
    event.addFact({event.place(0, 2), event.place(1, 2)},
                  {{DifferenceKind::Quotation,
                    {event.value(0, QStringLiteral("We saw nothing,")),
                     event.value(1, QStringLiteral("We saw nothing at all,"))},
                    QStringLiteral("one utterance in other words"),
                    DifferenceNature::Wording}});
    event.addFact({event.place(2, 1), event.place(3, 0)},
                  {{DifferenceKind::Name,
                    {event.value(2, QStringLiteral("Jon")), event.value(3, QStringLiteral("John"))},
                    QStringLiteral("spelling only"),
                    DifferenceNature::SpellingOnly}});
    event.addFact({event.place(2, 2), event.place(3, 1)});
    return event;
}

} // namespace synoptic
