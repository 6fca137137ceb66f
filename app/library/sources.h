// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "report/report.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUuid>

namespace synoptic {

class Connection;

/// The same set of reports is the same event: SHA-256 of their sorted hashes, joined, in hex.
[[nodiscard]] QByteArray eventKey(const QList<Report> &reports);
[[nodiscard]] QByteArray eventKey(QByteArrayList hashes);

/// An event as the library lists it.
struct EventRecord
{
    QUuid id;
    QString name;
    QStringList paths;    ///< of its reports, in column order; where each was seen last
    QDateTime lastOpened; ///< UTC
    friend bool operator==(const EventRecord &, const EventRecord &) = default;
};

/// What the library knows of one source text without reading it.
struct ReportRecord
{
    QByteArray sha256; ///< of the original bytes
    QString path;      ///< where it was seen last
    QString outlet;
    QString title;
    QString url;
    QString published;    ///< ISO 8601 as the outlet gave it
    QDateTime added;      ///< UTC; not valid for reports from before format 5
    QByteArray versionOf; ///< the text that stood under the same path or address before; empty when none
    friend bool operator==(const ReportRecord &, const ReportRecord &) = default;
};

/// What the library keeps of a report besides what it knows of it, packed.
struct PackedReport
{
    QByteArray sha256;
    QByteArray text;
    QByteArray original; ///< empty where the file does not hold these bytes any more
};

/// Events and their reports: original bytes, decoded texts, versions.
class Sources
{
public:
    explicit Sources(Connection &connection) : m_connection(connection) {}

    /// Records an event and its reports: decoded text and, where the file still holds the very bytes, these,
    /// so that a moved or lost file is no loss. The same set of reports is the same event. A text of which
    /// the library knows another under the same path or address is its next version.
    [[nodiscard]] Result<EventRecord> rememberEvent(const QString &name, const QList<Report> &reports);
    /// The same without the texts of reports that are new, which keepTexts() brings: packing long ones takes
    /// a while, and pack() does it on any thread. Until then these reports have no text.
    [[nodiscard]] Result<EventRecord> rememberWithoutTexts(const QString &name, const QList<Report> &reports);
    [[nodiscard]] static PackedReport pack(const Report &report);
    [[nodiscard]] Result<void> keepTexts(const QList<PackedReport> &packed);
    /// Whether the library has the report's text.
    [[nodiscard]] Result<bool> hasText(const QByteArray &sha256) const;
    [[nodiscard]] Result<QList<EventRecord>> recentEvents(int most = 20) const;
    [[nodiscard]] Result<QList<ReportRecord>> reportsOf(const QUuid &event) const; ///< in column order

    /// The decoded source text of a report, by hash: of any version, also of one that no file holds any more.
    [[nodiscard]] Result<QString> text(const QByteArray &sha256) const;
    /// The bytes that the outlet published; empty where the library never saw them (before format 5).
    [[nodiscard]] Result<QByteArray> originalBytes(const QByteArray &sha256) const;
    /// What stood under a path when it was last seen: the original bytes, else the decoded text in UTF-8;
    /// empty when the library never saw it.
    [[nodiscard]] Result<QByteArray> lastSeenAt(const QString &path) const;
    /// The other texts that this report had, the newest first.
    [[nodiscard]] Result<QList<ReportRecord>> otherVersions(const QByteArray &sha256) const;
    /// Says of which text this one is the next version; empty: of none.
    [[nodiscard]] Result<void> setVersionOf(const QByteArray &sha256, const QByteArray &earlier);

private:
    [[nodiscard]] Result<EventRecord> remember(const QString &name, const QList<Report> &reports, bool texts);
    [[nodiscard]] Result<void> store(const Report &report);
    [[nodiscard]] Result<void> keepText(const PackedReport &packed);
    [[nodiscard]] Result<void> placeReports(const QUuid &event, const QList<Report> &reports, bool texts);
    Connection &m_connection;
};

} // namespace synoptic
