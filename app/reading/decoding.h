// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"

#include <QByteArray>

namespace synoptic {

struct DecodedText
{
    QString text;     ///< newlines as \n, no BOM
    QString encoding; ///< IANA name, "UTF-8"
    bool holdsBytes;  ///< the text in UTF-8 is byte for byte what was decoded
};

/// Decodes text of unknown encoding: by BOM, as UTF-8 where it is valid, else by ICU's character-set detector
/// (Windows-1252 and 1251, Latin-1, GB18030, Shift-JIS, …). A line that is the inside of a JSON string is
/// unescaped. Errors: empty, binary. The error has no subject.
[[nodiscard]] Result<DecodedText> decodeText(const QByteArray &bytes);

} // namespace synoptic
