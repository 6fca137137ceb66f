// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "report/report.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QUndoStack>
#include <functional>
#include <memory>
#include <vector>

namespace synoptic {

class Library;

/// A step of undo that the library can keep, so that it can be taken back after a restart too.
class KeptStep : public QUndoCommand
{
public:
    void redo() final;
    void undo() final;
    /// What UndoLog makes the step from again; "kind" says which maker.
    [[nodiscard]] virtual QJsonObject written() const = 0;

protected:
    /// Does the step, or (not forward) takes it back. When what it is about is not as the step left it,
    /// because somebody else changed it, nothing changes, and false is given.
    [[nodiscard]] virtual bool apply(bool forward) = 0;
};

/// Why a step of undo was refused: \p what was changed elsewhere.
[[nodiscard]] Error changedElsewhere(const QString &what);

/// Keeps the undo stack of the open event in the library, step by step as it changes, and brings it back when
/// the event is opened again: after a restart, or after a crash. The last 200 steps are kept, for 90 days. Of
/// several windows on one event each keeps its own; a new one takes up the last that is not open any more.
class UndoLog : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostSteps = 200;

    /// \p library may be null. Neither it nor \p stack is owned.
    UndoLog(Library *library, QUndoStack *stack, QObject *parent = nullptr);
    ~UndoLog() override;

    using Maker = std::function<QUndoCommand *(const QJsonObject &)>; ///< may give null
    void addMaker(const QString &kind, Maker maker);
    /// Call it once everything that steps are about is loaded.
    void load(const QList<Report> &reports);
    /// Another library stands behind the window: what happens until the next load() is not kept.
    void leave();

signals:
    void failed(const synoptic::Error &error);

private:
    void follow(int index);
    [[nodiscard]] Result<void> keep(int from, int index);
    [[nodiscard]] Result<QList<QPair<QString, bool>>> takeOver();
    void restore(const QList<QPair<QString, bool>> &steps);
    [[nodiscard]] bool make(const QJsonObject &step, std::vector<std::unique_ptr<QUndoCommand>> &made) const;
    [[nodiscard]] Result<void> quickly(const std::function<Result<void>()> &work);

    Library *m_library;
    QUndoStack *m_stack;
    QHash<QString, Maker> m_makers;
    QString m_window; ///< machine, process and window
    QString m_event;  ///< its key; empty while none is followed
    int m_index = 0;  ///< of the stack, as it is kept
    int m_count = 0;
};

/// The statements that make its table.
[[nodiscard]] QStringList undoTables();

} // namespace synoptic
