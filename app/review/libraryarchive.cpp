// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/libraryarchive.h"

#include "library/connection.h"
#include "review/verdictacts.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QStringList listed(const QSet<QString> &subjects)
{
    QStringList list(subjects.begin(), subjects.end());
    list.sort();
    return list;
}

QSet<QString> setOf(const QStringList &subjects)
{
    return {subjects.begin(), subjects.end()};
}

Anchor anchorOf(const Report &report, TextRange range)
{
    // A mark knows how to point at its words: the same anchor, without the mark.
    const Highlight mark = makeHighlight(report, range, HighlightColour::Yellow, {});
    return {mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
}

} // namespace

QList<Verdict> verdictsOf(const QList<VerdictRecord> &records)
{
    QList<Verdict> verdicts;
    for (const VerdictRecord &record : records) {
        const auto decision = decisionOf(record.decision);
        if (!decision)
            continue;
        bool scored = false;
        const double score = record.detail.toDouble(&scored);
        verdicts.append({record.id, QUuid::fromString(record.session), record.subject, *decision, record.note,
                         record.author, record.time, record.milliseconds,
                         scored ? std::optional(score) : std::nullopt});
    }
    return verdicts;
}

namespace {

VerdictRecord recordOf(const Verdict &verdict)
{
    VerdictRecord kept;
    kept.id = verdict.id;
    kept.subject = verdict.subject;
    kept.kind = verdict.subject.section(u' ', 0, 0);
    if (verdict.score)
        kept.detail = QString::number(*verdict.score, 'g', 17);
    kept.decision = decisionName(verdict.decision);
    kept.note = verdict.note;
    kept.author = verdict.author;
    kept.time = verdict.decided;
    kept.session = verdict.session.toString(QUuid::WithoutBraces);
    kept.milliseconds = verdict.milliseconds;
    return kept;
}

} // namespace

/// What was decided on the very sides of this verdict goes, and what this one says comes.
CorrectionChange LibraryArchive::changeOf(const Verdict &verdict, const ReviewItem &item) const
{
    CorrectionChange change;
    const auto sides = m_corrections ? correctionOf(item, Decision::NotTheSame, m_reports) : std::nullopt;
    if (!sides)
        return change;
    for (const PlacedCorrection &placed : m_corrections->corrections()) {
        const bool pairwise = placed.record.kind == CorrectionKind::Same ||
                              placed.record.kind == CorrectionKind::NotSame ||
                              placed.record.kind == CorrectionKind::Relation;
        if (pairwise && ((placed.one == sides->one && placed.other == sides->other) ||
                         (placed.one == sides->other && placed.other == sides->one)))
            change.goes.append(placed.record);
    }
    if (verdict.decision == Decision::Withdrawn)
        change.comes = m_shaded.value({verdict.session, verdict.subject});
    else if (const auto now = correctionOf(item, verdict.decision, m_reports))
        change.comes.append(m_corrections->recordOf(now->kind, now->one, now->other, now->relation));
    return change;
}

Result<void> LibraryArchive::record(const Verdict &verdict, const ReviewItem &item,
                                    const std::optional<ReviewProgress> &after)
{
    const CorrectionChange change = changeOf(verdict, item);
    VerdictRecord kept = recordOf(verdict);
    for (const Place &place : item.places)
        kept.anchors.append(anchorOf(m_reports.at(place.report), place.range));
    auto done = m_library->connection().inTransaction([&]() -> Result<void> {
        auto written = m_library->verdicts().add(kept);
        if (written && after)
            written = keep(verdict.session, *after);
        if (written && m_corrections)
            written = m_corrections->write(change);
        return written;
    });
    if (!done)
        return done;
    const std::pair key(verdict.session, verdict.subject);
    if (verdict.decision == Decision::Withdrawn)
        m_shaded.remove(key);
    else if (!m_shaded.contains(key))
        m_shaded.insert(key, change.goes);
    if (m_corrections)
        m_corrections->take(change);
    return {};
}

Result<void> LibraryArchive::keep(const QUuid &session, const ReviewProgress &progress)
{
    return m_library->reviewSessions().keepProgress(session, progress.current, listed(progress.skipped),
                                                    listed(progress.flagged));
}

Result<void> LibraryArchive::begin(const SessionRecord &session)
{
    return m_library->reviewSessions().add({session.id, session.event, questionName(session.question),
                                            session.subjects, session.scope, session.author, session.begun,
                                            session.progress.current, listed(session.progress.skipped),
                                            listed(session.progress.flagged)});
}

Result<QList<SessionRecord>> LibraryArchive::sessions(const QByteArray &event) const
{
    const auto kept = m_library->reviewSessions().ofEvent(event);
    if (!kept)
        return std::unexpected(kept.error());
    QList<SessionRecord> sessions;
    for (const ReviewSessionRecord &session : *kept) {
        // A question of a newer program cannot be gone on with here; it stays in the library.
        if (const auto question = questionOf(session.question))
            sessions.append({session.id,
                             session.eventKey,
                             *question,
                             session.queue,
                             session.scope,
                             session.author,
                             session.begun,
                             {session.current, setOf(session.skipped), setOf(session.flagged)}});
    }
    return sessions;
}

Result<QList<Verdict>> LibraryArchive::verdicts(const QUuid &session) const
{
    const auto kept = m_library->verdicts().ofSession(session.toString(QUuid::WithoutBraces));
    if (!kept)
        return std::unexpected(kept.error());
    return verdictsOf(*kept);
}

Result<QHash<QString, Verdict>> LibraryArchive::standing() const
{
    const auto kept = m_library->verdicts().all();
    if (!kept)
        return std::unexpected(kept.error());
    QHash<std::pair<QUuid, QString>, Verdict> last; // of each session
    for (const Verdict &verdict : verdictsOf(*kept))
        last.insert({verdict.session, verdict.subject}, verdict);
    QHash<QString, Verdict> standing;
    for (const Verdict &verdict : std::as_const(last)) {
        if (verdict.decision == Decision::Withdrawn)
            continue;
        const auto known = standing.constFind(verdict.subject);
        if (known == standing.cend() || known->decided < verdict.decided)
            standing.insert(verdict.subject, verdict);
    }
    return standing;
}

} // namespace synoptic
