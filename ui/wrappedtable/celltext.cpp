// SPDX-License-Identifier: GPL-3.0-or-later
#include "wrappedtable/celltext.h"

#include "findbar/matchpainting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

using namespace Qt::StringLiterals;

namespace synoptic {

CellText::CellText(const QString &text, const QList<QTextLayout::FormatRange> &formats, const QFont &font,
                   double width, int lines)
    : m_layout(std::make_unique<QTextLayout>(text, font))
{
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(wrapping);
    m_layout->setFormats(formats);
    layOut(width, lines);
    if (lines == 0 || m_layout->lineCount() < lines)
        return;
    const QTextLine last = m_layout->lineAt(lines - 1);
    if (last.textStart() + last.textLength() >= text.size())
        return;
    const QString rest = text.mid(last.textStart()).replace(QChar::LineSeparator, u' ');
    m_layout->setText(text.left(last.textStart()) +
                      QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width * 0.96));
    m_layout->setFormats(formats);
    layOut(width, lines);
}

void CellText::layOut(double width, int lines)
{
    m_height = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, m_height});
        m_height += line.height();
        if (m_layout->lineCount() == lines)
            break;
    }
    m_layout->endLayout();
}

void CellText::paint(QPainter &painter, QPointF topLeft, const QList<TextRange> &matches,
                     const QPalette &palette) const
{
    paintMatches(painter, *m_layout, topLeft, matches, std::nullopt, palette);
    m_layout->draw(&painter, topLeft);
}

QFont readingFont(double points)
{
    QFont font(QStringList{u"Noto Serif"_s, u"Liberation Serif"_s, u"DejaVu Serif"_s});
    font.setPointSizeF(points);
    return font;
}

} // namespace synoptic
