// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QUuid>

namespace synoptic {

/// How values stand in the tables: docs/library-format.md.
[[nodiscard]] inline QString storedTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QStringLiteral("");
}

[[nodiscard]] inline QDateTime timeOf(const QString &stored)
{
    return QDateTime::fromString(stored, Qt::ISODateWithMs);
}

[[nodiscard]] inline QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

[[nodiscard]] inline QString hashText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256);
}

/// A null string would become NULL, which the tables refuse: an absent text is an empty one.
[[nodiscard]] inline QString stored(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace synoptic
