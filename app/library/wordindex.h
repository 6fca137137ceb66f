// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/search.h"

#include <QByteArrayList>
#include <QVariantList>

namespace synoptic {

class Dialect;

/// What is written without spaces between words (Chinese, Japanese, Thai …), parted into every two
/// characters that follow each other, and the last one: "東京都" is "東京 京都 都". The rest is as it was.
[[nodiscard]] QString segmented(const QString &text);
/// Whether a word has characters that segmented() parts.
[[nodiscard]] bool isUnspaced(QStringView word);

/// How the words of reports, notes and events are kept and looked for in a kind of database.
class WordIndex
{
public:
    WordIndex() = default;
    virtual ~WordIndex() = default;
    WordIndex(const WordIndex &) = delete;
    WordIndex &operator=(const WordIndex &) = delete;
    [[nodiscard]] static const WordIndex &of(const Dialect &dialect);

    /// The statement that puts a row in, and its values.
    [[nodiscard]] virtual QString insertion(SearchHit::Kind kind) const = 0;
    /// \p fields: of a report its title, outlet and text, of a note the note and the words that it is about,
    /// of an event its name; in UTF-8, as the library holds them.
    [[nodiscard]] virtual QVariantList row(SearchHit::Kind kind, qint64 id,
                                           const QByteArrayList &fields) const = 0;
    /// The statement that gives `id` and `rank` of what fits, the lowest rank first; its values are an
    /// expression and how many at most.
    [[nodiscard]] virtual QString matching(SearchHit::Kind kind) const = 0;
    /// Empty when there is nothing to look for.
    [[nodiscard]] virtual QString expression(const SearchWords &words) const = 0;
    /// Whether a text that fits has to be looked at, since the index does not know what follows what.
    [[nodiscard]] virtual bool mustVerify(const SearchWords &words) const = 0;
};

/// Whether the words of every term follow each other in a text.
[[nodiscard]] bool holdsTerms(const QString &text, const SearchWords &words);

} // namespace synoptic
