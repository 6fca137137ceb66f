// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace synoptic {

/// A non-blank line of the source (or the lines of one hard-wrapped paragraph) on its way to becoming a
/// passage.
struct Line
{
    TextRange range;          ///< without the white space around it, and without a list bullet
    bool blankBefore = false; ///< first of the text, or a blank line stands before it
    bool blankAfter = false;
    bool bullet = false;
    bool indented = false;    ///< two columns or more, or a bullet
    bool headingMark = false; ///< starts with the mark of a heading ("## "), which is not in its text
    std::optional<PassageKind> kind;
    QString reason;
    std::optional<int> entry;

    /// Its characters, white space folded: those of the source where nothing had to be folded.
    [[nodiscard]] QStringView text() const { return m_text; }
    /// Takes its text from characters that outlive it.
    void setText(QStringView source);

    /// Gives it a kind unless an earlier, surer rule did.
    void label(PassageKind as, const QString &because)
    {
        if (!kind) {
            kind = as;
            reason = because;
        }
    }

private:
    QStringView m_text;
    QString m_folded; ///< holds the text where it was folded
};

/// The lines of a text; lines of a paragraph that was wrapped at a fixed width are joined.
[[nodiscard]] QList<Line> linesOf(QStringView text);

/// Ends like a sentence: a stop, perhaps inside closing quotation marks or brackets.
[[nodiscard]] bool endsWithStop(QStringView text);

/// Could head a section or an entry: short, no stop, starts like a headline.
[[nodiscard]] bool looksLikeHeading(const Line &line);

} // namespace synoptic
