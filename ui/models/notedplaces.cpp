// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notedplaces.h"

#include "library/analyst.h"
#include "models/plainnote.h"
#include "review/constraints.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::NotedPlaces", text);
}

QString shortened(const QString &text, qsizetype length)
{
    const QString line = text.simplified();
    return line.size() > length ? line.left(length - 2) + u"…"_s : line;
}

QString noteWords(const SubjectNote &note)
{
    return tr("note on the %1 by %2: “%3”")
        .arg(subjectText(note.subject), note.author == analyst() ? tr("you") : note.author,
             shortened(plainNote(note.note), 70));
}

} // namespace

std::optional<int> factOf(const PlacedNote &note, const Comparison &comparison)
{
    const QList<Place> sentences = sentencesOf(note, comparison.reports);
    std::optional<int> best;
    qsizetype most = 0;
    for (int f = 0; f < comparison.facts.size(); ++f) {
        const auto shared = std::ranges::count_if(
            comparison.facts.at(f).members, [&](const Place &member) { return sentences.contains(member); });
        if (shared > most) {
            most = shared;
            best = f;
        }
    }
    return best;
}

QList<Place> sentencesOf(const PlacedNote &note, const QList<Report> &reports)
{
    QList<Place> sentences;
    for (const ReportRange &place : note.places) {
        if (!place.range.isEmpty())
            sentences.append({place.report, sentenceAt(reports.at(place.report), place.range)});
    }
    return sentences;
}

NotedPlaces::NotedPlaces(const QList<PlacedNote> &notes, const Comparison &comparison)
{
    for (const PlacedNote &placed : notes) {
        const QString words = noteWords(placed.note);
        if (placed.note.subject == NoteSubject::Report && placed.isPlaced())
            m_reports[placed.places.first().report].append(words);
        QList<Place> sentences = sentencesOf(placed, comparison.reports);
        if (placed.note.subject == NoteSubject::Fact) {
            if (const auto fact = factOf(placed, comparison)) {
                for (const Place &member : comparison.facts.at(*fact).members) {
                    if (!sentences.contains(member))
                        sentences.append(member);
                }
            }
        }
        for (const Place &sentence : std::as_const(sentences)) {
            m_at[{sentence.report, sentence.range.start}].append(words);
            if (!m_sentences.contains(sentence))
                m_sentences.append(sentence);
        }
    }
}

QStringList NotedPlaces::atAny(const QList<Place> &places) const
{
    QStringList noted;
    for (const Place &place : m_at.isEmpty() ? QList<Place>() : places) {
        for (const QString &note : at(place)) {
            if (!noted.contains(note))
                noted.append(note);
        }
    }
    return noted;
}

bool NotedPlaces::containsAny(const QList<Place> &places) const
{
    return !m_at.isEmpty() && std::ranges::any_of(places, [this](const Place &place) {
        return m_at.contains({place.report, place.range.start});
    });
}

QList<qsizetype> NotedPlaces::startsIn(int report) const
{
    QList<qsizetype> starts;
    for (const Place &sentence : m_sentences) {
        if (sentence.report == report)
            starts.append(sentence.range.start);
    }
    return starts;
}

QString subjectText(NoteSubject subject)
{
    switch (subject) {
    case NoteSubject::Event:
        return tr("event");
    case NoteSubject::Report:
        return tr("report");
    case NoteSubject::Fact:
        return tr("fact");
    case NoteSubject::Pair:
        return tr("pair");
    }
    Q_UNREACHABLE_RETURN({});
}

QString subjectWords(const SubjectNote &note, const QList<Report> &reports)
{
    switch (note.subject) {
    case NoteSubject::Event:
        return tr("The event");
    case NoteSubject::Report: {
        const QByteArray sha256 = note.places.value(0).reportSha256;
        const auto report = std::ranges::find(reports, sha256, &Report::sha256);
        return report == reports.end() ? tr("A report") : tr("Report: %1").arg(report->shortName());
    }
    case NoteSubject::Fact:
        return tr("Fact: “%1”").arg(shortened(note.places.value(0).exact, 90));
    case NoteSubject::Pair:
        return tr("Pair: “%1” / “%2”")
            .arg(shortened(note.places.value(0).exact, 55), shortened(note.places.value(1).exact, 55));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
