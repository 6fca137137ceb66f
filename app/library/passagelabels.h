// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"
#include "report/error.h"

#include <QList>

namespace synoptic {

class Connection;

/// The kinds that the analyst gave to passages.
class PassageLabels
{
public:
    explicit PassageLabels(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<QList<PassageLabel>> all() const; ///< of all reports
    /// Replaces the label that the passage had.
    [[nodiscard]] Result<void> set(const PassageLabel &label);
    [[nodiscard]] Result<void> remove(const QByteArray &reportSha256, qsizetype start);

private:
    Connection &m_connection;
};

} // namespace synoptic
