// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <expected>

namespace synoptic {

/// What failed, on what, and what the user can do about it. Plain sentences without a final full stop.
struct Error
{
    QString what;    ///< "The file is empty"
    QString subject; ///< the file, event or mark it happened to; may be empty
    QString advice;  ///< "Choose a file that holds text"; may be empty

    /// One line for a terminal or a message bar: "subject: what. advice."
    [[nodiscard]] QString message() const
    {
        QString line = subject.isEmpty() ? what : subject + QStringLiteral(": ") + what;
        line += QLatin1Char('.');
        if (!advice.isEmpty())
            line += QLatin1Char(' ') + advice + QLatin1Char('.');
        return line;
    }
};

/// The value, or why there is none. No exception crosses the border of a room.
template <typename T>
using Result = std::expected<T, Error>;

} // namespace synoptic
