// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/revieweffects.h"

#include "review/verdictacts.h"

#include <algorithm>

namespace synoptic {

ReviewEffects::ReviewEffects(CorrectionStore *corrections, MarkStore *marks, LibraryArchive *archive,
                             QObject *parent)
    : QObject(parent), m_corrections(corrections), m_marks(marks), m_archive(archive)
{
}

void ReviewEffects::load()
{
    const auto standing = m_archive ? m_archive->standing() : Result<QHash<QString, Verdict>>();
    if (standing)
        m_standing = *standing;
    else
        emit failed(standing.error());
}

void ReviewEffects::take(const ReviewItem &item, const std::optional<Verdict> &verdict,
                         const QList<Report> &reports)
{
    if (verdict)
        m_standing.insert(item.subject, *verdict);
    else
        m_standing.remove(item.subject);
    const auto question = questionOf(item.subject.section(u' ', 0, 0));
    if (question == Question::Same || question == Question::Conflict)
        correct(item, verdict, reports);
    if (question == Question::Mark)
        placeMark(item, verdict);
    if (question == Question::Conflict)
        emit changed();
}

/// What an earlier verdict said of these very sides goes, and what this one says comes.
void ReviewEffects::correct(const ReviewItem &item, const std::optional<Verdict> &verdict,
                            const QList<Report> &reports)
{
    const auto now = verdict ? correctionOf(item, verdict->decision, reports) : std::nullopt;
    const auto sides = correctionOf(item, Decision::NotTheSame, reports);
    if (!sides)
        return;
    QList<QUuid> before;
    for (const PlacedCorrection &placed : m_corrections->corrections()) {
        const bool pairwise = placed.record.kind == CorrectionKind::Same ||
                              placed.record.kind == CorrectionKind::NotSame ||
                              placed.record.kind == CorrectionKind::Relation;
        if (pairwise && ((placed.one == sides->one && placed.other == sides->other) ||
                         (placed.one == sides->other && placed.other == sides->one)))
            before.append(placed.record.id);
    }
    m_corrections->withdraw(before);
    if (now)
        m_corrections->keep(now->kind, now->one, now->other, now->relation);
}

void ReviewEffects::placeMark(const ReviewItem &item, const std::optional<Verdict> &verdict)
{
    QUndoStack *steps = m_marks->undoStack();
    if (const auto at = m_placed.constFind(item.subject); at != m_placed.cend() && *at == steps->index()) {
        m_placed.erase(at);
        steps->undo();
    }
    if (!verdict || verdict->decision != Decision::RightPlace)
        return;
    const Place &place = item.places.first();
    for (const PlacedHighlight &mark : m_marks->highlights()) {
        if (mark.report != place.report || mark.where != place.range || !mark.asks())
            continue;
        m_marks->place(mark.highlight.id, place.range);
        m_placed.insert(item.subject, steps->index());
        return;
    }
}

} // namespace synoptic
