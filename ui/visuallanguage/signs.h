// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/marks.h"

#include <QColor>
#include <QPalette>
#include <QRectF>

class QPainter;

namespace synoptic {

/// The visual language of the program, written down once: every sign by which a view says how passages
/// relate, what differs, or what the reader did. Each is told by shape or weight first and by colour second,
/// so that it holds in black and white and for colour-blind readers (tests/gui/tst_appearance.cpp). The
/// guide's page 'Signs and colours' and the window's legend show this list.
enum class Sign {
    SameWords,      ///< full: in the very words of another report, or nearly
    OtherWords,     ///< hatched: the same fact in words of its own
    Conflict,       ///< a diamond; in text ≠, bold, in the colour of differences
    Quotation,      ///< “: the same utterance in other words
    LaterUpdate,    ///< →: one report is simply later
    OnlyHere,       ///< ·: in one report only; beside the text, nothing
    NotReported,    ///< a small dot; in text –
    NotYet,         ///< an outline: reported later than the time that the event is told up to
    First,          ///< a bar above: this report had it first
    DifferingWords, ///< dots under, in the colour of differences
    MovedWords,     ///< dashes under, calmer: the same words at another place
    PartingValue,   ///< bold: the figure, time or name in which reports part
    Place,          ///< a bar at the left and a wash: where the reader is
    Corrected,      ///< a pen: the user said so, whatever the comparison thinks; in text ✎
    Noted,          ///< a sheet: a note on the fact, the pair or the report; in text ※
    Linked,         ///< a link of a chain beside the text: the user's link starts or ends here
    Found,          ///< a frame: what find has found
    Mark1,          ///< a wash with its number in the margin: the reader's marks, keys 1 to 5
    Mark2,
    Mark3,
    Mark4,
    Mark5,
};

struct SignMeaning
{
    Sign sign;
    QString name; ///< "other words"
    QString text; ///< what it means and where it is used, a sentence or two
};
/// All signs in the order of the legend.
[[nodiscard]] QList<SignMeaning> signMeanings();

/// The character that stands for a sign in text: "≠". Empty for signs that are no character.
[[nodiscard]] QString signGlyph(Sign sign);
[[nodiscard]] Sign markSign(HighlightColour colour);
/// What is said where two sentences differ in nearly every word, so that none is marked.
[[nodiscard]] QString throughoutWords();
/// What is said of what came later than the time that the event is told up to.
[[nodiscard]] QString notYetWords();

/// Colours of signs, each readable on the palette's grounds, whatever palette it is. Made once a palette.
struct SignColours
{
    explicit SignColours(const QPalette &palette);
    QColor ink;   ///< of what is reported
    QColor clash; ///< of what differs
    QColor faint; ///< of what is not reported, or not yet
    QColor text;
    QColor page;
};

/// Paints the sign of a relation (SameWords, OtherWords, Conflict, NotReported, NotYet) as wide and high as
/// its box. Fills no background.
void paintRelation(QPainter &painter, const QRectF &box, Sign sign, const SignColours &colours);
/// The same as a bar beside the text, in which a conflict is a hatched bar with a diamond at its head.
void paintRelationBar(QPainter &painter, const QRectF &bar, Sign sign, const SignColours &colours);
/// The number of a mark on its wash, in a box beside the marked line.
void paintMarkNumber(QPainter &painter, const QRectF &box, HighlightColour colour, const QPalette &palette);
/// Two links of a chain.
void paintLinkSign(QPainter &painter, const QRectF &box, const QColor &ink);
/// Any sign as the legend shows it: shapes as they are, those of text on a sample word.
void paintSample(QPainter &painter, const QRectF &box, Sign sign, const QPalette &palette);

} // namespace synoptic
