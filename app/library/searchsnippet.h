// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/search.h"

namespace synoptic {

/// A piece of a text in which what was looked for stands.
struct SearchSnippet
{
    QString text;           ///< on one line, with … where it was cut
    QList<TextRange> found; ///< in it
    TextRange where;        ///< of the first found word, in the whole text; empty where none was
};

/// Where most of the words stand closest together.
[[nodiscard]] SearchSnippet snippetOf(const QString &text, const SearchWords &words);

} // namespace synoptic
