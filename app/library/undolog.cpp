// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/undolog.h"

#include "library/analyst.h"
#include "library/connection.h"
#include "library/dialect.h"
#include "library/library.h"
#include "library/storedvalues.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopedValueRollback>
#include <QSet>
#include <QSysInfo>
#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// While steps that were done long ago are put back onto a stack, nothing is done.
bool replaying = false;

/// The windows of this process that keep a log.
QSet<QString> &openWindows()
{
    static QSet<QString> windows;
    return windows;
}

/// Whether the window that kept a log is still open, as far as this machine can tell.
bool isOpen(const QString &window)
{
    if (openWindows().contains(window))
        return true;
    const qint64 process = window.section(u'/', 1, 1).toLongLong();
    return window.section(u'/', 0, 0) == QSysInfo::machineHostName() &&
           process != QCoreApplication::applicationPid() && process > 0 && ::kill(pid_t(process), 0) == 0;
}

/// A step with the steps in it; empty when one of them cannot be kept.
QJsonObject writtenOf(const QUndoCommand *step)
{
    if (const auto *kept = dynamic_cast<const KeptStep *>(step))
        return kept->written();
    QJsonArray steps;
    for (int i = 0; i < step->childCount(); ++i) {
        const QJsonObject child = writtenOf(step->child(i));
        if (child.isEmpty())
            return {};
        steps.append(child);
    }
    return steps.isEmpty() ? QJsonObject() : QJsonObject{{u"text"_s, step->text()}, {u"steps"_s, steps}};
}

QString textOf(const QJsonObject &step)
{
    return QString::fromUtf8(QJsonDocument(step).toJson(QJsonDocument::Compact));
}

} // namespace

void KeptStep::redo()
{
    if (!replaying)
        setObsolete(!apply(true));
}

void KeptStep::undo()
{
    if (!replaying)
        setObsolete(!apply(false));
}

Error changedElsewhere(const QString &what)
{
    return {u"This step cannot be taken back or done again: it was changed elsewhere since, and stays so"_s,
            what,
            {}};
}

QStringList undoTables()
{
    return {
        u"CREATE TABLE undo_step (event_key TEXT NOT NULL, author TEXT NOT NULL, kept_by TEXT NOT NULL, position INTEGER NOT NULL, step TEXT NOT NULL, undone INTEGER NOT NULL CHECK (undone IN (0, 1)), at TEXT NOT NULL, PRIMARY KEY (event_key, author, kept_by, position)) STRICT"_s};
}

UndoLog::UndoLog(Library *library, QUndoStack *stack, QObject *parent)
    : QObject(parent), m_library(library), m_stack(stack),
      m_window(u"%1/%2/%3"_s.arg(QSysInfo::machineHostName())
                   .arg(QCoreApplication::applicationPid())
                   .arg(QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
    openWindows().insert(m_window);
    connect(m_stack, &QUndoStack::indexChanged, this, &UndoLog::follow);
}

UndoLog::~UndoLog()
{
    openWindows().remove(m_window);
}

void UndoLog::addMaker(const QString &kind, Maker maker)
{
    m_makers.insert(kind, std::move(maker));
}

void UndoLog::load(const QList<Report> &reports)
{
    const QString event = hashText(eventKey(reports));
    if (event == m_event)
        return;
    leave();
    if (!m_library || !m_library->canWrite())
        return;
    m_stack->clear();
    m_event = event;
    m_index = m_count = 0;
    const auto taken = takeOver();
    if (!taken) {
        emit failed(taken.error());
        return;
    }
    restore(*taken);
}

void UndoLog::leave()
{
    m_event.clear();
}

/// A crash takes no more of these than the last step: they need not wait for the disk.
Result<void> UndoLog::quickly(const std::function<Result<void>()> &work)
{
    Connection &connection = m_library->connection();
    if (connection.dialect().isServer())
        return connection.inTransaction([&] {
            (void)connection.change(u"SET LOCAL synchronous_commit = off"_s);
            return work();
        });
    const auto before = connection.value(u"PRAGMA synchronous"_s);
    (void)connection.change(u"PRAGMA synchronous = NORMAL"_s);
    auto done = connection.inTransaction(work);
    (void)connection.change(u"PRAGMA synchronous = %1"_s.arg(before ? before->toInt() : 2));
    return done;
}

/// The steps of the last window on this event that is not open any more, under the name of this one.
Result<QList<QPair<QString, bool>>> UndoLog::takeOver()
{
    QList<QPair<QString, bool>> steps;
    const auto done = quickly([&]() -> Result<void> {
        Connection &connection = m_library->connection();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QStringList windows; // the latest first
        auto read =
            connection.change(u"DELETE FROM undo_step WHERE at < ?"_s, {storedTime(now.addDays(-90))});
        if (read)
            read = connection.each(
                u"SELECT kept_by FROM undo_step WHERE event_key = ? AND author = ? GROUP BY kept_by ORDER BY max(at) DESC, kept_by"_s,
                {m_event, analyst()}, [&](const QSqlQuery &row) { windows.append(row.value(0).toString()); });
        if (!read)
            return read;
        windows.removeIf([this](const QString &window) { return window != m_window && isOpen(window); });
        if (windows.isEmpty())
            return {};
        read = connection.each(
            u"SELECT step, undone FROM undo_step WHERE event_key = ? AND author = ? AND kept_by = ? ORDER BY position"_s,
            {m_event, analyst(), windows.first()}, [&](const QSqlQuery &row) {
                steps.append({row.value(0).toString(), row.value(1).toInt() != 0});
            });
        for (const QString &window : std::as_const(windows)) {
            if (read)
                read = connection.change(
                    u"DELETE FROM undo_step WHERE event_key = ? AND author = ? AND kept_by = ?"_s,
                    {m_event, analyst(), window});
        }
        return read;
    });
    if (!done)
        return std::unexpected(done.error());
    return steps;
}

/// Makes a step and those in it; false, and none of it, when one of them cannot be made.
bool UndoLog::make(const QJsonObject &step, std::vector<std::unique_ptr<QUndoCommand>> &made) const
{
    const QJsonArray parts = step.value("steps"_L1).toArray();
    for (const auto &part : parts) {
        if (!make(part.toObject(), made))
            return false;
    }
    if (!parts.isEmpty())
        return true;
    const auto maker = m_makers.constFind(step.value("kind"_L1).toString());
    QUndoCommand *command = maker == m_makers.cend() ? nullptr : (*maker)(step);
    if (command)
        made.emplace_back(command);
    return command;
}

/// Puts steps that were done before onto the stack, without doing them again.
void UndoLog::restore(const QList<QPair<QString, bool>> &steps)
{
    const QScopedValueRollback quiet(replaying, true);
    const QString event = std::exchange(m_event, QString()); // nothing of this is news
    int done = 0;
    for (const auto &[text, undone] : steps) {
        const QJsonObject step = QJsonDocument::fromJson(text.toUtf8()).object();
        std::vector<std::unique_ptr<QUndoCommand>> made;
        if (!make(step, made)) { // of a later program: what came before cannot be reached any more
            m_stack->clear();
            done = 0;
            continue;
        }
        if (step.contains("steps"_L1))
            m_stack->beginMacro(step.value("text"_L1).toString());
        for (auto &command : made)
            m_stack->push(command.release());
        if (step.contains("steps"_L1))
            m_stack->endMacro();
        done += undone ? 0 : 1;
    }
    m_stack->setIndex(done);
    m_event = event;
    follow(m_stack->index());
}

void UndoLog::follow(int index)
{
    if (m_event.isEmpty())
        return;
    if (m_stack->count() == 0) {
        if (m_count > 0) // the event is left; its steps stay for the next time
            m_event.clear();
        return;
    }
    // When a step fell off, those after it have other places now.
    const auto kept = keep(std::min(m_index, index), m_stack->count() == m_count ? index : m_stack->count());
    m_index = index;
    m_count = m_stack->count();
    if (!kept)
        emit failed(kept.error());
}

/// Writes the steps from one position to another, which come from the top of the stack, and what is undone.
Result<void> UndoLog::keep(int from, int to)
{
    return quickly([&]() -> Result<void> {
        Connection &connection = m_library->connection();
        const QVariantList mine{m_event, analyst(), m_window};
        const QString now = storedTime(QDateTime::currentDateTimeUtc());
        for (int i = std::max(from, m_stack->count() - mostSteps); i < to; ++i) {
            const QString step = textOf(writtenOf(m_stack->command(i)));
            auto put = connection.change(
                u"INSERT INTO undo_step (event_key, author, kept_by, position, step, undone, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_key, author, kept_by, position) DO UPDATE SET step = excluded.step, undone = excluded.undone, at = excluded.at"_s,
                mine + QVariantList{i, step, 0, now});
            if (!put)
                return put;
        }
        auto done = connection.change(
            u"DELETE FROM undo_step WHERE event_key = ? AND author = ? AND kept_by = ? AND (position >= ? OR position < ?)"_s,
            mine + QVariantList{m_stack->count(), m_stack->count() - mostSteps});
        if (done)
            done = connection.change(
                u"UPDATE undo_step SET undone = CASE WHEN position >= ? THEN 1 ELSE 0 END, at = ? WHERE event_key = ? AND author = ? AND kept_by = ? AND undone <> CASE WHEN position >= ? THEN 1 ELSE 0 END"_s,
                QVariantList{m_stack->index(), now} + mine + QVariantList{m_stack->index()});
        return done;
    });
}

} // namespace synoptic
