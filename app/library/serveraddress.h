// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QString>
#include <QStringList>

namespace synoptic {

/// Where a library on a PostgreSQL server is: postgresql://user@host:port/database?option=value, as libpq
/// takes it. A password is never part of what is shown, kept in settings or said in messages.
struct ServerAddress
{
    QString host; ///< a name, or the folder of a socket; empty for libpq's own choice
    int port = -1;
    QString database;
    QString user;
    QString password;    ///< from the address or typed; empty: libpq looks into ~/.pgpass
    QStringList options; ///< libpq's "key=value", quoted

    /// Whether the place of a library is an address, not a file.
    [[nodiscard]] static bool isAddress(const QString &place);
    /// Errors: not an address, an option that is not known or holds a secret.
    [[nodiscard]] static Result<ServerAddress> of(const QString &place);
    /// The address as it may be shown and kept.
    [[nodiscard]] static QString withoutPassword(const QString &place);
    /// Keeps a password in this process's memory, for all connections to that address. Any thread.
    static void usePassword(const QString &place, const QString &password);
};

/// Why copies, checks and salvage are not for a library on a server.
[[nodiscard]] Error keptOnServer(const QString &place);

} // namespace synoptic
