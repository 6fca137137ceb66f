// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"
#include "report/error.h"

#include <QList>

namespace synoptic {

class Connection;

/// The highlights with their notes and tags.
class HighlightRecords
{
public:
    explicit HighlightRecords(Connection &connection) : m_connection(connection) {}

    /// With its tags, in one transaction.
    [[nodiscard]] Result<void> add(const Highlight &highlight);
    /// Colour, note, tags or range; the id stays. An error when the highlight is not there any more.
    [[nodiscard]] Result<void> update(const Highlight &highlight);
    [[nodiscard]] Result<void> remove(const QUuid &id);
    /// In text order: those of a report, of the other versions of it, and of what stood under its path.
    [[nodiscard]] Result<QList<Highlight>> ofReport(const QByteArray &sha256, const QString &path = {}) const;
    /// Of the whole library, by report and place.
    [[nodiscard]] Result<QList<Highlight>> all() const;

private:
    [[nodiscard]] Result<QList<Highlight>> read(const QString &where, const QVariantList &values) const;
    [[nodiscard]] Result<void> setTags(const Highlight &highlight);
    Connection &m_connection;
};

} // namespace synoptic
