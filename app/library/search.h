// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <functional>

namespace synoptic {

/// What a reader types, as terms to look for. Whatever is typed, it is words: no character is an operator,
/// but words in quotation marks are looked for as they follow each other.
struct SearchWords
{
    /// Reads what was typed. The last word may go on, unless a space or a quotation mark ends it.
    [[nodiscard]] static SearchWords of(const QString &typed);

    /// In the language of SQLite's FTS5; empty when there is nothing to look for.
    [[nodiscard]] QString expression() const;
    /// Each word once, for marking it in a text.
    [[nodiscard]] QStringList words() const;

    QList<QStringList> terms; ///< words that follow each other; of a term that is no phrase, one
    bool goesOn = false;      ///< the last word of the last term is the start of a word
};

struct SearchHit
{
    enum class Kind { Event, Report, Note };
    Kind kind = Kind::Report;
    EventRecord
        event; ///< that it belongs to; of several, the one opened last; without id where there is none
    QByteArray report; ///< SHA-256 of its bytes; empty of events
    QString outlet;
    QString title;          ///< of the report
    QString snippet;        ///< where the words stand, on one line: of a report its text, of a note the note
    QList<TextRange> found; ///< the words in the snippet, UTF-16
    TextRange
        where; ///< in the report's text, UTF-16: the words that were found, of a note the words it is about
    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

struct SearchAnswer
{
    QList<SearchHit> hits; ///< of each kind the best first
    int waiting = 0;       ///< reports that are not in the index yet
};

/// Full-text search over everything a library holds, through a connection of its own: use one object from one
/// thread. The library must have been opened by Library before.
class LibrarySearch
{
public:
    /// Errors: no such library, of an older format, locked.
    [[nodiscard]] static Result<std::unique_ptr<LibrarySearch>> open(const QString &path);
    ~LibrarySearch();

    /// Puts waiting reports into the index, in one transaction, up to \p mostText characters of text. Gives
    /// how many still wait.
    [[nodiscard]] Result<int> indexSome(qsizetype mostText = 1'000'000);
    /// \p most of each kind. \p isStale is asked now and then; when it says so, what was found so far is
    /// given.
    [[nodiscard]] Result<SearchAnswer> search(const QString &typed, int most = 30,
                                              const std::function<bool()> &isStale = {});

private:
    class Private;
    explicit LibrarySearch(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace synoptic
