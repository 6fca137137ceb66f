// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"
#include "report/error.h"

#include <QList>
#include <memory>

namespace synoptic {

/// An event as the library lists it.
struct EventRecord
{
    QUuid id;
    QString name;
    QStringList paths;    ///< of its reports, in column order; where each was seen last
    QDateTime lastOpened; ///< UTC
    friend bool operator==(const EventRecord &, const EventRecord &) = default;
};

/// The analyst's database (SQLite through Qt Sql): events, sources with their bytes, highlights with notes.
/// An action is on disk when the call returns. One object owns one connection; use it from one thread.
class Library
{
public:
    /// Opens or creates. Errors: no permission, not a database, newer than this program, locked, disk full.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &path);
    /// The user's own library, in the data folder.
    [[nodiscard]] static QString defaultPath();
    ~Library();

    /// Records an event and its reports (bytes compressed, so that a moved or lost file is no loss). The same
    /// set of reports is the same event.
    [[nodiscard]] Result<EventRecord> rememberEvent(const QString &name, const QList<Report> &reports);
    [[nodiscard]] Result<QList<EventRecord>> recentEvents(int most = 20) const;
    /// The decoded source text that was stored for a report, by hash.
    [[nodiscard]] Result<QString> storedText(const QByteArray &sha256) const;

    [[nodiscard]] Result<void> addHighlight(const Highlight &highlight);
    /// Colour, note or range; the id stays.
    [[nodiscard]] Result<void> updateHighlight(const Highlight &highlight);
    [[nodiscard]] Result<void> removeHighlight(const QUuid &id);
    /// In text order. Finds marks of other versions of a report too when \p path was theirs.
    [[nodiscard]] Result<QList<Highlight>> highlights(const QByteArray &sha256,
                                                      const QString &path = {}) const;

    /// The labels the analyst gave to passages, of all reports.
    [[nodiscard]] Result<QList<PassageLabel>> passageLabels() const;
    /// Replaces the label that the passage had.
    [[nodiscard]] Result<void> setPassageLabel(const PassageLabel &label);
    [[nodiscard]] Result<void> removePassageLabel(const QByteArray &reportSha256, qsizetype start);

private:
    class Private;
    explicit Library(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace synoptic
