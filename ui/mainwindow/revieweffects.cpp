// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/revieweffects.h"

#include "library/undolog.h"

#include <QJsonObject>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonValue written(const std::optional<Verdict> &verdict)
{
    if (!verdict)
        return {};
    QJsonObject all{{u"subject"_s, verdict->subject},
                    {u"decision"_s, decisionName(verdict->decision)},
                    {u"note"_s, verdict->note},
                    {u"author"_s, verdict->author},
                    {u"milliseconds"_s, verdict->milliseconds}};
    if (verdict->score)
        all.insert(u"score"_s, *verdict->score);
    return all;
}

std::optional<Verdict> verdictOf(const QJsonValue &written, const QUuid &session)
{
    if (!written.isObject())
        return std::nullopt;
    const QJsonObject all = written.toObject();
    Verdict verdict;
    verdict.session = session;
    verdict.subject = all.value("subject"_L1).toString();
    verdict.decision = decisionOf(all.value("decision"_L1).toString()).value_or(Decision::Unsure);
    verdict.note = all.value("note"_L1).toString();
    verdict.author = all.value("author"_L1).toString();
    verdict.milliseconds = all.value("milliseconds"_L1).toInteger();
    if (all.contains("score"_L1))
        verdict.score = all.value("score"_L1).toDouble();
    return verdict;
}

} // namespace

/// A verdict that was given or taken back already when the command is pushed.
class VerdictCommand : public KeptStep
{
public:
    VerdictCommand(ReviewEffects *effects, VerdictStep step, bool isDone = true)
        : m_effects(effects), m_step(std::move(step)), m_isDone(isDone)
    {
        setText(ReviewEffects::tr("verdict"));
    }
    [[nodiscard]] QJsonObject written() const override
    {
        return {{u"kind"_s, u"verdict"_s},
                {u"session"_s, m_step.session.toString(QUuid::WithoutBraces)},
                {u"subject"_s, m_step.item.subject},
                {u"before"_s, synoptic::written(m_step.before)},
                {u"after"_s, synoptic::written(m_step.after)}};
    }
    [[nodiscard]] const VerdictStep &step() const { return m_step; }
    /// The session did so itself: the next undo() or redo() has nothing to do.
    void setDone() { m_isDone = true; }

protected:
    bool apply(bool forward) override
    {
        return std::exchange(m_isDone, false) ||
               m_effects->give(m_step, forward ? m_step.after : m_step.before);
    }

private:
    ReviewEffects *m_effects;
    VerdictStep m_step;
    bool m_isDone;
};

namespace {

bool isSame(const std::optional<Verdict> &one, const std::optional<Verdict> &other)
{
    return one.has_value() == other.has_value() &&
           (!one || (one->decision == other->decision && one->note == other->note));
}

/// The verdict of the last step, alone or with what it brought about; null where it is none.
VerdictCommand *lastVerdict(const QUndoStack &steps)
{
    const QUndoCommand *last = steps.index() > 0 ? steps.command(steps.index() - 1) : nullptr;
    const QUndoCommand *first = last && last->childCount() > 0 ? last->child(0) : last;
    return const_cast<VerdictCommand *>(dynamic_cast<const VerdictCommand *>(first));
}

} // namespace

ReviewEffects::ReviewEffects(MarkStore *marks, LibraryArchive *archive, OpenSession openSession,
                             QObject *parent)
    : QObject(parent), m_marks(marks), m_archive(archive), m_openSession(std::move(openSession))
{
}

void ReviewEffects::keepStepsIn(UndoLog &log)
{
    log.addMaker(u"verdict"_s, [this](const QJsonObject &step) -> QUndoCommand * {
        const auto item = itemOf(step.value("subject"_L1).toString(), m_marks->reports());
        const QUuid session = QUuid::fromString(step.value("session"_L1).toString());
        return item ? new VerdictCommand(this,
                                         {session, *item, verdictOf(step.value("before"_L1), session),
                                          verdictOf(step.value("after"_L1), session)},
                                         false)
                    : nullptr;
    });
}

bool ReviewEffects::load()
{
    const auto standing = m_archive ? m_archive->standing() : Result<QHash<QString, Verdict>>();
    if (standing)
        m_standing = *standing;
    else
        emit failed(standing.error());
    return standing.has_value();
}

void ReviewEffects::take(const VerdictStep &step)
{
    if (step.after)
        m_standing.insert(step.item.subject, *step.after);
    else
        load(); // another reviewer's may stand
    const auto question = questionOf(step.item.subject.section(u' ', 0, 0));
    if (question == Question::Conflict)
        emit changed();
    if (m_giving || takesBackTheLast(step))
        return;
    const bool places =
        question == Question::Mark && step.after && step.after->decision == Decision::RightPlace;
    const auto mark = places ? markAt(step.item.places.first()) : std::nullopt;
    QUndoStack *steps = m_marks->undoStack();
    if (mark)
        steps->beginMacro(tr("verdict"));
    steps->push(new VerdictCommand(this, step));
    if (mark) {
        m_marks->place(*mark, step.item.places.first().range);
        steps->endMacro();
    }
}

/// Whether a session took back what the last step of undo has: then that step is taken back too, so that redo
/// gives the verdict again.
bool ReviewEffects::takesBackTheLast(const VerdictStep &step)
{
    VerdictCommand *last = lastVerdict(*m_marks->undoStack());
    if (!last || last->step().session != step.session || last->step().item.subject != step.item.subject ||
        !isSame(last->step().after, step.before) || !isSame(last->step().before, step.after))
        return false;
    last->setDone();
    m_marks->undoStack()->undo();
    return true;
}

/// Gives an item a verdict once more, or takes it back: in the session where it is open, else where sessions
/// are kept.
bool ReviewEffects::give(const VerdictStep &step, const std::optional<Verdict> &verdict)
{
    const QScopedValueRollback giving(m_giving, true);
    ReviewSession *session = m_openSession();
    if (session && session->id() == step.session) {
        const int index = session->indexOf(step.item.subject);
        return verdict && isSame(verdict, step.after)
                   ? session->goTo(index) && session->decide(verdict->decision, verdict->note)
                   : session->restore(index, verdict);
    }
    Verdict given = verdict ? *verdict : step.before ? *step.before : step.after.value_or(Verdict());
    given.id = QUuid::createUuid();
    given.decided = QDateTime::currentDateTimeUtc();
    if (!verdict)
        given.decision = Decision::Withdrawn;
    if (const auto done = m_archive->record(given, step.item, std::nullopt); !done) {
        emit failed(done.error());
        return false;
    }
    take({step.session, step.item, {}, verdict ? std::optional(given) : std::nullopt});
    return true;
}

std::optional<QUuid> ReviewEffects::markAt(const Place &place) const
{
    for (const PlacedHighlight &mark : m_marks->highlights()) {
        if (mark.report == place.report && mark.where == place.range && mark.asks())
            return mark.highlight.id;
    }
    return std::nullopt;
}

void ReviewEffects::placeMarks(const QList<Report> &reports)
{
    for (const Verdict &verdict : std::as_const(m_standing)) {
        if (verdict.decision != Decision::RightPlace)
            continue;
        const auto item = itemOf(verdict.subject, reports);
        if (const auto mark = item ? markAt(item->places.first()) : std::nullopt)
            m_marks->place(*mark, item->places.first().range);
    }
}

} // namespace synoptic
