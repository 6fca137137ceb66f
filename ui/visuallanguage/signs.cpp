// SPDX-License-Identifier: GPL-3.0-or-later
#include "visuallanguage/signs.h"

#include "mainwindow/palettes.h"
#include "visuallanguage/ownmark.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>
#include <QVarLengthArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::Signs", text);
}

bool isMark(Sign sign)
{
    return sign >= Sign::Mark1 && sign <= Sign::Mark5;
}

HighlightColour markColour(Sign sign)
{
    return HighlightColour(int(sign) - int(Sign::Mark1));
}

/// Slanting lines, cut at the box, and its outline. Of our own lines and not of a brush, whose pattern would
/// be finer on a screen of more pixels.
void paintHatched(QPainter &painter, const QRectF &frame, const QColor &ink)
{
    const QRectF box = frame.adjusted(0.5, 0.5, -0.5, -0.5); // the middle of its outline
    constexpr double step = 4;
    QVarLengthArray<QLineF, 24> lines;
    for (double x = box.left() - box.height() + step; x < box.right(); x += step) {
        const double before = std::max(0.0, box.left() - x); // what a line would stand out of the box
        const double beyond = std::max(0.0, x + box.height() - box.right());
        lines.append(
            QLineF(x + before, box.bottom() - before, x + box.height() - beyond, box.top() + beyond));
    }
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawLines(lines.constData(), int(lines.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawRect(frame.adjusted(0, 0, -1, -1));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void paintOutline(QPainter &painter, const QRectF &box, const QColor &ink)
{
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintDiamond(QPainter &painter, const QRectF &box, const QColor &ink)
{
    const double half = std::min(box.width(), box.height()) / 2;
    const QPointF centre = box.center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawPolygon(QPolygonF({centre - QPointF(0, half * 1.15), centre + QPointF(half, 0),
                                   centre + QPointF(0, half * 1.15), centre - QPointF(half, 0)}));
}

QTextCharFormat textFormat(Sign sign, const QPalette &palette)
{
    if (sign == Sign::DifferingWords || sign == Sign::MovedWords)
        return differingFormat(sign == Sign::MovedWords, palette);
    QTextCharFormat format;
    if (sign == Sign::PartingValue || sign == Sign::Conflict)
        format.setFontWeight(QFont::Bold);
    if (isMark(sign))
        format.setBackground(highlightWash(markColour(sign), palette));
    format.setForeground(palette.color(QPalette::Text));
    return format;
}

/// "words" as a view would set it.
void paintWords(QPainter &painter, const QRectF &box, Sign sign, const QPalette &palette)
{
    const QString words = sign == Sign::PartingValue ? u"58"_s : tr("words");
    QTextLayout layout(words, painter.font());
    layout.setFormats({{0, int(words.size()), textFormat(sign, palette)}});
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    const QPointF at(box.left() + 5, box.center().y() - line.height() / 2);
    if (sign == Sign::Place) {
        painter.fillRect(box, placeWash(palette));
        painter.fillRect(QRectF(box.topLeft(), QSizeF(3, box.height())), palette.color(QPalette::Accent));
    }
    if (sign == Sign::Found) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(matchWash(palette, true));
        painter.setPen(QPen(SignColours(palette).ink, 1));
        painter.drawRoundedRect(
            QRectF(at, QSizeF(line.naturalTextWidth(), line.height())).adjusted(-2.5, 0.5, 2.5, -0.5), 2.5,
            2.5);
    }
    layout.draw(&painter, at);
    if (isMark(sign))
        paintMarkNumber(painter, QRectF(box.right() - 13, at.y(), 13, 15), markColour(sign), palette);
}

} // namespace

QList<SignMeaning> signMeanings()
{
    return {
        {Sign::SameWords, tr("same words"),
         tr("In the very words of another report, or nearly so: wire copy. In text “=”.")},
        {Sign::OtherWords, tr("other words"), tr("The same fact in words of its own. In text “≈”.")},
        {Sign::Conflict, tr("conflict"),
         tr("Figures, times, names or quotations that nothing explains away. In text a bold “≠”.")},
        {Sign::Quotation, tr("quotation"), tr("The same utterance in other words.")},
        {Sign::LaterUpdate, tr("later update"), tr("The reports part because one of them is later.")},
        {Sign::OnlyHere, tr("only here"), tr("In one report only. Beside the text, no bar at all.")},
        {Sign::NotReported, tr("not reported"), tr("This report has nothing of the fact. In text “–”.")},
        {Sign::NotYet, tr("not yet"),
         tr("Reported later than the time that the event is told up to (keys [ and ]). In text “○”.")},
        {Sign::First, tr("first"),
         tr("This report had it first; half a bar: first of those whose time is known.")},
        {Sign::DifferingWords, tr("differs"),
         tr("Words that differ from the counterpart, or the pivot. Where nearly all do none is marked; "
            "“worded "
            "differently throughout” says so.")},
        {Sign::MovedWords, tr("moved"), tr("The same words at another place of the sentence.")},
        {Sign::PartingValue, tr("value"),
         tr("What the reports give differently; in the colour of differences where it is a conflict.")},
        {Sign::Place, tr("here"), tr("Where you are.")},
        {Sign::Corrected, tr("corrected"), tr("You said so, whatever the comparison thinks. In text “✎”.")},
        {Sign::Noted, tr("noted"), tr("You wrote a note on the fact, the pair or the report. In text “※”.")},
        {Sign::Linked, tr("linked"),
         tr("Your link starts or ends here; the tip says what it says. In text “⇄”.")},
        {Sign::Found, tr("found"), tr("What find has found; the current one in a stronger frame.")},
        {Sign::Mark1, tr("yellow"), tr("Your mark: key 1.")},
        {Sign::Mark2, tr("green"), tr("Your mark: key 2.")},
        {Sign::Mark3, tr("blue"), tr("Your mark: key 3.")},
        {Sign::Mark4, tr("pink"), tr("Your mark: key 4.")},
        {Sign::Mark5, tr("orange"), tr("Your mark: key 5.")},
    };
}

QString signGlyph(Sign sign)
{
    switch (sign) {
    case Sign::SameWords:
        return u"="_s;
    case Sign::OtherWords:
        return u"≈"_s;
    case Sign::Conflict:
        return u"≠"_s;
    case Sign::Quotation:
        return u"“"_s;
    case Sign::LaterUpdate:
        return u"→"_s;
    case Sign::OnlyHere:
        return u"·"_s;
    case Sign::NotReported:
        return u"–"_s;
    case Sign::NotYet:
        return u"○"_s;
    case Sign::Corrected:
        return u"✎"_s;
    case Sign::Noted:
        return u"※"_s;
    case Sign::Linked:
        return u"⇄"_s;
    default:
        return isMark(sign) ? QString::number(int(sign) - int(Sign::Mark1) + 1) : QString();
    }
}

QString notYetWords()
{
    return tr("not yet reported");
}

QString throughoutWords()
{
    return tr("worded differently throughout");
}

Sign markSign(HighlightColour colour)
{
    return Sign(int(Sign::Mark1) + int(colour));
}

SignColours::SignColours(const QPalette &palette)
    : ink(readable(palette.color(QPalette::Accent), palette)), clash(differenceInk(palette)),
      faint(readable(palette.color(QPalette::PlaceholderText), palette)), text(palette.color(QPalette::Text)),
      page(palette.color(QPalette::Base))
{
}

void paintRelation(QPainter &painter, const QRectF &box, Sign sign, const SignColours &colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    switch (sign) {
    case Sign::SameWords:
        painter.fillRect(box, colours.ink);
        break;
    case Sign::OtherWords:
        paintHatched(painter, box, colours.ink);
        break;
    case Sign::Conflict:
        paintDiamond(painter, box, colours.clash);
        break;
    case Sign::NotYet:
        paintOutline(painter, box, colours.faint);
        break;
    default:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.faint);
        painter.drawEllipse(box.center(), 1.1, 1.1);
        break;
    }
}

void paintRelationBar(QPainter &painter, const QRectF &bar, Sign sign, const SignColours &colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (sign == Sign::SameWords) {
        painter.fillRect(bar, colours.ink);
        return;
    }
    if (sign == Sign::NotYet) {
        paintOutline(painter, bar, colours.faint);
        return;
    }
    const double size = bar.width() + 4; // of the diamond, which stands out at both sides
    if (sign != Sign::Conflict) {
        paintHatched(painter, bar, colours.ink);
        return;
    }
    if (bar.height() > size + 3)
        paintHatched(painter, bar.adjusted(0, size + 1, 0, 0), colours.clash);
    const QRectF head(bar.center().x() - size / 2, bar.top(), size, size);
    paintDiamond(painter, head, colours.clash);
}

void paintMarkNumber(QPainter &painter, const QRectF &box, HighlightColour colour, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::PlaceholderText), 0.8));
    painter.setBrush(highlightWash(colour, palette));
    painter.drawRoundedRect(box.adjusted(0.4, 0.4, -0.4, -0.4), 2, 2);
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(std::max(7, int(std::min(box.height() * 0.8, box.width() * 0.95))));
    painter.setFont(font);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, signGlyph(markSign(colour)));
    painter.restore();
}

void paintLinkSign(QPainter &painter, const QRectF &box, const QColor &ink)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.3));
    painter.setBrush(Qt::NoBrush);
    const QSizeF link(box.width() * 0.62, box.height() * 0.62);
    painter.drawRoundedRect(QRectF(box.topLeft() + QPointF(0.7, 0.7), link), link.height() / 2,
                            link.height() / 2);
    painter.drawRoundedRect(
        QRectF(box.bottomRight() - QPointF(link.width() + 0.7, link.height() + 0.7), link), link.height() / 2,
        link.height() / 2);
}

void paintSample(QPainter &painter, const QRectF &box, Sign sign, const QPalette &palette)
{
    const SignColours colours(palette);
    const QRectF shape(box.left() + 2, box.center().y() - 8, 18, 16);
    switch (sign) {
    case Sign::SameWords:
    case Sign::OtherWords:
    case Sign::Conflict:
    case Sign::NotReported:
    case Sign::NotYet:
        paintRelation(painter, shape, sign, colours);
        break;
    case Sign::First:
        paintHatched(painter, shape.adjusted(0, 4, 0, 0), colours.ink);
        painter.fillRect(QRectF(shape.left(), shape.top(), shape.width(), 3), colours.text);
        break;
    case Sign::Corrected:
        paintOwnMark(painter, shape.adjusted(2, 1, -2, -1), colours.text, colours.page);
        break;
    case Sign::Noted:
        paintNoteSheet(painter, shape.adjusted(2, 1, -2, -1), colours.text, colours.page);
        break;
    case Sign::Linked:
        paintLinkSign(painter, QRectF(shape.left() + 2, shape.top() + 3, 14, 10), colours.text);
        break;
    case Sign::Quotation:
    case Sign::LaterUpdate:
    case Sign::OnlyHere:
        break; // told by the character alone
    default:
        paintWords(painter, box, sign, palette);
        return;
    }
    QFont bold = painter.font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    painter.setFont(bold);
    painter.setPen(sign == Sign::Conflict ? colours.clash : colours.text);
    painter.drawText(box.adjusted(30, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, signGlyph(sign));
}

} // namespace synoptic
