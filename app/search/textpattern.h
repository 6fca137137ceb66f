// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/deferred.h"
#include "report/error.h"
#include "report/textrange.h"
#include "search/foldedtext.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <functional>

namespace synoptic {

struct SearchOptions
{
    bool matchCase = false;         ///< and diacritics
    bool wholeWords = false;        ///< a match neither starts nor ends within a word
    bool wordStarts = false;        ///< a match starts where a word does
    bool regularExpression = false; ///< Perl-compatible; of the text as it stands
    friend bool operator==(const SearchOptions &, const SearchOptions &) = default;
};

/// Where a search stops before it is through.
struct SearchLimits
{
    qsizetype matches = 20'000;
    QDeadlineTimer deadline = QDeadlineTimer(QDeadlineTimer::Forever);
    std::function<bool()> isCanceled; ///< asked now and then; may be empty
};

/// A text made ready to be searched again and again: it is folded once, when that is first needed.
/// Thread-safe.
class SearchableText
{
public:
    /// No match of a regular expression reaches over the ends of a piece; without pieces it is one.
    explicit SearchableText(const QString &text, const QList<TextRange> &pieces = {});

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QList<TextRange> &pieces() const { return m_pieces; }
    [[nodiscard]] const FoldedText &folded(bool exact) const { return exact ? m_exact.get() : m_alike.get(); }

private:
    QString m_text;
    QList<TextRange> m_pieces;
    Deferred<FoldedText> m_alike;
    Deferred<FoldedText> m_exact;
};

struct TextMatches
{
    enum class End {
        Complete,
        TooMany, ///< the first so many
        TooLong, ///< of time, or of the steps that an expression may take at one place
        Canceled
    };
    QList<TextRange> ranges; ///< in text order, not overlapping, none empty
    End end = End::Complete;
};

/// What is looked for, ready to be looked for in many texts. A value; thread-safe.
class TextPattern
{
public:
    /// Finds nothing.
    TextPattern() = default;
    /// Errors: an expression that is none, with where and why.
    [[nodiscard]] static Result<TextPattern> compile(const QString &words, SearchOptions options = {});

    [[nodiscard]] bool isEmpty() const { return m_needle.isEmpty() && m_expression.pattern().isEmpty(); }
    [[nodiscard]] TextMatches findIn(const SearchableText &text, const SearchLimits &limits = {}) const;

private:
    [[nodiscard]] TextMatches findWords(const SearchableText &text, const SearchLimits &limits) const;
    [[nodiscard]] TextMatches findExpression(const SearchableText &text, const SearchLimits &limits) const;

    SearchOptions m_options;
    QString m_needle; ///< folded
    QRegularExpression m_expression;
};

} // namespace synoptic
