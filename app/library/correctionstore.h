// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "library/library.h"

#include <QObject>
#include <QUndoStack>

namespace synoptic {

class UndoLog;

/// Decisions that go, and those that come in their place.
struct CorrectionChange
{
    QList<CorrectionRecord> goes;
    QList<CorrectionRecord> comes;
};

/// The analyst's decisions about the open event. Every change is an undo command on the stack that the marks
/// use too, is on disk before it shows, and is announced. When the library refuses, nothing changes and
/// failed() says why.
class CorrectionStore : public QObject
{
    Q_OBJECT
public:
    /// \p library may be null (it could not be opened): deciding then fails with a message. Neither is owned.
    CorrectionStore(Library *library, QUndoStack *undoStack, QObject *parent = nullptr);

    void load(const QList<Report> &reports);
    /// Tells the log how its steps are made again.
    void keepStepsIn(UndoLog &log);
    /// The oldest first.
    [[nodiscard]] const QList<PlacedCorrection> &corrections() const { return m_corrections; }
    [[nodiscard]] QList<CorrectionRecord> records() const;

    void add(CorrectionKind kind, const QList<ReportRange> &one, const QList<ReportRange> &other,
             const QString &relation = {});
    /// Takes decisions back, as one step of undo.
    void remove(const QList<QUuid> &ids);

    /// For who decides with something else, in one transaction of his own and with his own way back: a
    /// decision that is not kept yet, one that holds against all there are.
    [[nodiscard]] CorrectionRecord recordOf(CorrectionKind kind, const QList<ReportRange> &one,
                                            const QList<ReportRange> &other,
                                            const QString &relation = {}) const;
    /// Writes to the library; the store shows it with take(), once the transaction is done.
    [[nodiscard]] Result<void> write(const CorrectionChange &change);
    void take(const CorrectionChange &change);

signals:
    /// Other decisions hold than before.
    void changed();
    void failed(const synoptic::Error &error);

private:
    friend class CorrectionStep;
    [[nodiscard]] bool isAsLeft(const QUuid &id, bool holds);
    bool change(const CorrectionRecord &record, bool holds);
    void show(const CorrectionRecord &record, bool holds);

    Library *m_library;
    QUndoStack *m_undo;
    QList<Report> m_reports;
    QList<PlacedCorrection> m_corrections;
};

} // namespace synoptic
