// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "library/library.h"

#include <QObject>
#include <QUndoStack>

namespace synoptic {

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
    /// The oldest first.
    [[nodiscard]] const QList<PlacedCorrection> &corrections() const { return m_corrections; }
    [[nodiscard]] QList<CorrectionRecord> records() const;

    void add(CorrectionKind kind, const QList<ReportRange> &one, const QList<ReportRange> &other,
             const QString &relation = {});
    /// The same without a step of undo: who calls has a way back of their own, withdraw().
    void keep(CorrectionKind kind, const QList<ReportRange> &one, const QList<ReportRange> &other,
              const QString &relation = {});
    void withdraw(const QList<QUuid> &ids);
    /// Takes decisions back, as one step of undo.
    void remove(const QList<QUuid> &ids);

signals:
    /// Other decisions hold than before.
    void changed();
    void failed(const synoptic::Error &error);

private:
    friend class CorrectionCommand;
    [[nodiscard]] CorrectionRecord recordOf(CorrectionKind kind, const QList<ReportRange> &one,
                                            const QList<ReportRange> &other, const QString &relation) const;
    bool write(const CorrectionRecord &record, bool holds);

    Library *m_library;
    QUndoStack *m_undo;
    QList<Report> m_reports;
    QList<PlacedCorrection> m_corrections;
};

} // namespace synoptic
