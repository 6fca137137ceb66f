// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QTimeZone>

namespace synoptic {

/// A comparison put together by hand: reports of numbered sentences, one body passage each, where a test says
/// which of them are one fact, in which words, and when each was written.
class TimedEvent
{
public:
    /// A report of \p sentences; with \p times it is a live blog of one entry a sentence.
    TimedEvent &report(const QString &outlet, int sentences, std::optional<PublicationTime> published = {},
                       const QList<std::optional<QTime>> &times = {})
    {
        ReportData data;
        data.metadata.outlet = outlet;
        data.metadata.published = published;
        data.form = times.isEmpty() ? Form::Article : Form::LiveBlog;
        for (int s = 0; s < sentences; ++s) {
            const QString text = QStringLiteral("%1 says thing %2.").arg(outlet).arg(s);
            const TextRange range{data.text.size(), data.text.size() + text.size()};
            data.text += text + QLatin1Char('\n');
            Passage passage{PassageKind::Body, range, {}, {Sentence{range}}, {}};
            if (!times.isEmpty()) {
                passage.entry = s;
                data.entries.append(Entry{range, QStringLiteral("Entry %1").arg(s), times.at(s), {}});
            }
            data.passages.append(passage);
        }
        m_comparison.reports.append(Report(std::move(data)));
        return *this;
    }

    [[nodiscard]] Place place(int report, int sentence) const
    {
        return {report, m_comparison.reports.at(report).passages().at(sentence).range};
    }

    /// One fact of these places, given as (report, sentence); each pair aligned by \p relation.
    TimedEvent &fact(const QList<std::pair<int, int>> &members, Relation relation = Relation::SameFact)
    {
        Fact fact;
        for (const auto &[report, sentence] : members)
            fact.members.append(place(report, sentence));
        for (qsizetype a = 0; a < fact.members.size(); ++a)
            for (qsizetype b = a + 1; b < fact.members.size(); ++b)
                if (fact.members.at(a).report != fact.members.at(b).report)
                    m_comparison.alignments.append(Alignment{
                        fact.members.at(a), fact.members.at(b), relation, 0.9, {}, {}, {}, false, {}, {}});
        fact.statement =
            m_comparison.reports.at(fact.members.first().report).text(fact.members.first().range).toString();
        m_comparison.facts.append(fact);
        return *this;
    }

    /// The members of the last fact have values that part.
    TimedEvent &differing(DifferenceNature nature)
    {
        Difference difference{DifferenceKind::Figure, {}, QStringLiteral("by hand"), nature};
        for (const Place &member : std::as_const(m_comparison.facts.last().members))
            difference.values.append({member, QStringLiteral("7")});
        m_comparison.facts.last().differences.append(difference);
        return *this;
    }

    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }

private:
    Comparison m_comparison;
};

/// Many reports and facts, as a window must bear: every report has about a third of the facts.
inline Comparison wideEvent(int reports, int facts)
{
    TimedEvent event;
    for (int r = 0; r < reports; ++r) {
        QList<std::optional<QTime>> times;
        for (int s = 0; s < facts && r % 3 == 0; ++s)
            times.append(QTime(6, 0).addSecs(90 * s + 60 * r));
        event.report(QStringLiteral("Outlet of some length %1").arg(r + 1), facts,
                     r % 3 == 2 ? PublicationTime{QDate(2022, 3, 4), {}, {}}
                                : PublicationTime{QDate(2022, 3, 4), QTime(18, 5 * r), 0},
                     times);
    }
    quint32 state = 12345;
    const auto random = [&state](quint32 below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8) % below;
    };
    for (int f = 0; f < facts; ++f) {
        QList<std::pair<int, int>> members;
        for (int r = 0; r < reports; ++r)
            if (random(3) == 0 || r == int(random(quint32(reports))))
                members.append({r, f});
        if (members.size() < 2)
            members = {{0, f}, {reports - 1, f}};
        event.fact(members, random(4) == 0 ? Relation::Verbatim : Relation::SameFact);
        if (random(9) == 0)
            event.differing(DifferenceNature::Contradiction);
    }
    return event.comparison();
}

} // namespace synoptic
