// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace synoptic {

/// A file that goes with an export.
struct Attachment
{
    QString name;
    QString description;
    QByteArray mediaType; ///< "application/ld+json"
    QByteArray bytes;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

} // namespace synoptic
