// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/highlightdelegate.h"

#include "mainwindow/palettes.h"
#include "models/highlightmodel.h"
#include "models/highlightorder.h"
#include "models/plainnote.h"
#include "visuallanguage/ownmark.h"
#include "visuallanguage/rowsigns.h"
#include "visuallanguage/signs.h"

#include <QAbstractItemView>
#include <QHash>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int left = 21;   ///< of the words; the bar with the number stands before them
constexpr int margin = 5;  ///< above and below a mark
constexpr int longest = 4; ///< lines of a note that are shown

/// Of a note that is on no mark: what it is about.
bool isNote(const QModelIndex &index)
{
    return !index.data(HighlightModel::ColourRole).isValid();
}

QString quotation(const QModelIndex &index)
{
    if (isNote(index))
        return index.data(HighlightModel::WordsRole).toString();
    return u"“%1”"_s.arg(index.data(HighlightModel::WordsRole).toString());
}

QString noteStart(const QModelIndex &index)
{
    const QString note = plainNote(index.data(HighlightModel::NoteRole).toString());
    QStringList lines = note.split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() > longest)
        lines = lines.first(longest - 1) + QStringList{u"…"_s};
    return lines.join(u'\n');
}

QString about(const QModelIndex &index)
{
    const auto *order = qobject_cast<const HighlightOrder *>(index.model());
    const bool placed = index.data(HighlightModel::SectionRole).toInt() == int(MarkSection::Placed);
    QStringList parts;
    if (!placed || !order || order->order() != HighlightOrder::ByPlace) // else the heading says it
        parts.append(index.data(HighlightModel::ReportNameRole).toString());
    const QString state = index.data(HighlightModel::StateRole).toString();
    if (!state.isEmpty())
        parts.append(index.data(HighlightModel::SignRole).toString() + u' ' + state);
    for (const QString &tag : index.data(HighlightModel::TagsRole).toStringList())
        parts.append(u"# "_s + tag);
    return parts.join(u" · "_s);
}

/// What stands before the words: the colour of a mark with its number, the sheet of a note.
void paintKind(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
               const QModelIndex &index)
{
    const QPalette &palette = option.palette;
    const QBrush ground = option.state & QStyle::State_Selected ? palette.highlight() : palette.base();
    const QRect bar(rect.left() + 4, rect.top() + margin, 12, rect.height() - 2 * margin);
    if (isNote(index)) {
        const auto ink = option.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text;
        paintNoteSheet(painter, QRectF(bar.left(), bar.top() + 2, 12, 12), palette.color(ink),
                       ground.color());
        return;
    }
    const auto colour = HighlightColour(index.data(HighlightModel::ColourRole).toInt());
    const bool placed = index.data(HighlightModel::SectionRole).toInt() == int(MarkSection::Placed);
    painter.fillRect(bar, highlightWash(colour, palette));
    if (!placed) // an outline: there is no saying where it belongs
        painter.fillRect(bar.adjusted(2, 2, -2, -2), ground);
    paintMarkNumber(painter, QRectF(bar.left(), bar.top(), 12, 14), colour, palette);
}

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QFont headingFont(QFont font)
{
    font = small(font);
    font.setBold(true);
    return font;
}

/// Remembered: a list asks for the heights of all its rows whenever one comes or goes.
int heightOf(const QFont &font, int width, const QString &text)
{
    static QHash<size_t, int> known;
    constexpr qsizetype most = 400'000;
    if (text.isEmpty())
        return 0;
    if (known.size() > most)
        known.clear();
    int &height = known[qHashMulti(0, text, font, width)];
    if (height == 0)
        height = QFontMetrics(font).boundingRect(0, 0, width, 4000, Qt::TextWordWrap, text).height() + 1;
    return height;
}

int headingHeight(const QFont &font, const QModelIndex &index)
{
    return index.data(HighlightOrder::HeadingRole).toString().isEmpty()
               ? 0
               : QFontMetrics(headingFont(font)).height() + 10;
}

int textWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return (view ? view->viewport()->width() : 220) - left - 8;
}

} // namespace

void HighlightDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    QRect rect = option.rect;
    painter->fillRect(rect, palette.base());
    const QString heading = index.data(HighlightOrder::HeadingRole).toString();
    if (const int height = headingHeight(option.font, index); height > 0) {
        painter->setFont(headingFont(option.font));
        painter->setPen(palette.color(QPalette::PlaceholderText));
        painter->drawText(
            rect.adjusted(6, 0, -4, 0).intersected(QRect(rect.topLeft(), QSize(rect.width(), height))),
            Qt::AlignBottom,
            QFontMetrics(painter->font()).elidedText(heading, Qt::ElideMiddle, rect.width() - 10));
        rect.setTop(rect.top() + height);
    }
    if (chosen)
        painter->fillRect(rect, palette.highlight());
    paintKind(*painter, rect, option, index);
    const QColor ink = palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    const QColor dim = chosen ? ink : palette.color(QPalette::PlaceholderText);
    const int width = textWidth(option);
    int y = rect.top() + margin;
    const auto draw = [&](const QFont &font, const QColor &pen, const QString &text) {
        const int height = heightOf(font, width, text);
        painter->setFont(font);
        painter->setPen(pen);
        painter->drawText(QRect(rect.left() + left, y, width, height), Qt::TextWordWrap, text);
        y += height;
    };
    draw(option.font, ink, quotation(index));
    QFont note = option.font;
    note.setItalic(true);
    draw(note, ink, noteStart(index));
    draw(small(option.font), dim, about(index));
    paintRowSigns(painter, rect, option);
    painter->restore();
}

QSize HighlightDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = textWidth(option);
    QFont note = option.font;
    note.setItalic(true);
    return {width, headingHeight(option.font, index) + heightOf(option.font, width, quotation(index)) +
                       heightOf(note, width, noteStart(index)) +
                       heightOf(small(option.font), width, about(index)) + 2 * margin};
}

} // namespace synoptic
