// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QObject>

class QUndoStack;

namespace synoptic {

class UndoLog;

/// A range of an open report.
struct LinkedRange
{
    int report = 0; ///< index into the event's reports
    TextRange range;
    friend bool operator==(const LinkedRange &, const LinkedRange &) = default;
};

/// A link with the places where its ends were found beyond doubt; nothing for an end in a report that is not
/// open, or whose words are not certain any more.
struct PlacedLink
{
    MarkLink link;
    std::optional<LinkedRange> from;
    std::optional<LinkedRange> to;
    friend bool operator==(const PlacedLink &, const PlacedLink &) = default;
};

/// The links of the open event's reports: every change is a step of undo and on disk before it shows.
class LinkStore : public QObject
{
    Q_OBJECT
public:
    /// \p library may be null: then links cannot be made. Neither it nor \p undo is owned.
    LinkStore(Library *library, QUndoStack *undo, QObject *parent = nullptr);

    void load(const QList<Report> &reports);
    /// Tells the log how its steps are made again.
    void keepStepsIn(UndoLog &log);
    [[nodiscard]] const QList<PlacedLink> &links() const { return m_links; }
    /// The links with an end that overlaps a range, each with that end as its from.
    [[nodiscard]] QList<PlacedLink> at(const LinkedRange &place) const;
    /// The kinds in use, and those that everybody has.
    [[nodiscard]] QStringList kinds() const;

    void add(const QString &kind, const LinkedRange &from, const LinkedRange &to);
    void remove(const QUuid &id);

signals:
    void changed();
    void failed(const synoptic::Error &error);

private:
    friend class LinkStep;
    [[nodiscard]] bool isAsLeft(const MarkLink &link, bool there);
    bool write(const PlacedLink &link, bool there);
    [[nodiscard]] std::optional<LinkedRange> found(const Anchor &anchor) const;

    Library *m_library;
    QUndoStack *m_undo;
    QList<Report> m_reports;
    QList<PlacedLink> m_links;
};

} // namespace synoptic
