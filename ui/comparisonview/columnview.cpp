// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnview.h"

#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"
#include "visuallanguage/ownmark.h"
#include "visuallanguage/signs.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double stripWidth = 7;
constexpr double widestMeasure = 34; ///< in em: about 70 characters
constexpr double leading = 1.1;      ///< on top of the font's own line spacing

bool isDim(PassageKind kind)
{
    return isFurniture(kind) || kind == PassageKind::Caption || kind == PassageKind::Byline ||
           kind == PassageKind::Timestamp;
}

} // namespace

ColumnView::ColumnView(const Report &report, QWidget *parent) : QAbstractScrollArea(parent), m_report(report)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(report.shortName());
    setMinimumWidth(180);
    viewport()->setCursor(Qt::IBeamCursor);
    buildItems();
}

ColumnView::~ColumnView() = default;

void ColumnView::buildItems()
{
    m_items.clear();
    const QList<Passage> &passages = m_report.passages();
    for (int p = 0; p < passages.size(); ++p) {
        const Passage &passage = passages.at(p);
        const bool entryTime = passage.kind == PassageKind::Timestamp && passage.entry &&
                               m_report.entries().at(*passage.entry).time;
        if (entryTime)
            continue; // stands in the margin
        Item item;
        item.passage = p;
        item.range = passage.range;
        if (isFurniture(passage.kind) && m_furnitureFolded) {
            if (!m_items.empty() && m_items.back().folded > 0) {
                ++m_items.back().folded;
                m_items.back().range.end = passage.range.end;
                continue;
            }
            item.folded = 1;
        }
        const bool startsEntry = passage.entry && (p == 0 || passages.at(p - 1).entry != passage.entry ||
                                                   passages.at(p - 1).kind == PassageKind::Timestamp);
        if (startsEntry && passage.entry && item.folded == 0) {
            const auto time = m_report.entries().at(*passage.entry).time;
            const bool shown = !m_items.empty() &&
                               m_report.passages().at(m_items.back().passage).entry == passage.entry &&
                               !m_items.back().margin.isEmpty();
            if (time && !shown)
                item.margin = time->toString(u"HH:mm"_s);
        }
        m_items.push_back(std::move(item));
    }
}

QFont ColumnView::fontOf(const Item &item) const
{
    const PassageKind kind = m_report.passages().at(item.passage).kind;
    QFont font(QStringList{u"Noto Serif"_s, u"Liberation Serif"_s, u"DejaVu Serif"_s});
    font.setPointSizeF(m_fontSize);
    if (item.folded > 0 || isDim(kind)) {
        font.setFamilies({u"Noto Sans"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s});
        font.setPointSizeF(m_fontSize * 0.84);
    }
    if (kind == PassageKind::Title)
        font.setPointSizeF(m_fontSize * 1.35);
    if (kind == PassageKind::Title || kind == PassageKind::Heading)
        font.setBold(true);
    return font;
}

double ColumnView::textLeft() const
{
    const bool times =
        m_report.form() == Form::LiveBlog && !m_report.entries().isEmpty() && m_report.entries().first().time;
    return stripWidth + 14 + (times ? QFontMetricsF(font()).horizontalAdvance(u"00:00 "_s) : 0);
}

double ColumnView::textWidth() const
{
    const double em = QFontMetricsF(QFont(u"Noto Serif"_s, int(m_fontSize))).height() * 0.72;
    return std::min(viewport()->width() - textLeft() - 14, widestMeasure * em);
}

void ColumnView::layOut(Item &item)
{
    const QString reason = m_report.passages().at(item.passage).reason;
    QString text = item.folded == 0   ? m_report.text(item.range).toString()
                   : item.folded == 1 ? tr("▸ a line of page furniture: %1").arg(reason)
                                      : tr("▸ %1 lines of page furniture: %2").arg(item.folded).arg(reason);
    text.replace(u'\n', QChar::LineSeparator);
    item.layout = std::make_unique<QTextLayout>(text, fontOf(item), viewport());
    item.layout->setFormats(formatsOf(item));
    item.height = 0;
    item.layout->beginLayout();
    for (QTextLine line = item.layout->createLine(); line.isValid(); line = item.layout->createLine()) {
        line.setLineWidth(textWidth());
        line.setPosition({0, item.height});
        item.height += line.height() * leading;
    }
    item.layout->endLayout();
}

void ColumnView::layOut()
{
    const double gap = QFontMetricsF(font()).height() * 0.55;
    double y = gap;
    for (Item &item : m_items) {
        const PassageKind kind = m_report.passages().at(item.passage).kind;
        if (item.folded == 0 && kind == PassageKind::Heading)
            y += gap * 1.6;
        layOut(item);
        item.y = y;
        y += item.height + gap;
    }
    m_height = y;
    const int page = viewport()->height();
    verticalScrollBar()->setRange(-page / 2, std::max(0, int(m_height) - page / 2));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(int(gap * 3));
    viewport()->update();
}

QList<QTextLayout::FormatRange> ColumnView::formatsOf(const Item &item) const
{
    QList<QTextLayout::FormatRange> formats;
    if (item.folded > 0)
        return formats;
    const auto add = [&](TextRange range, const QTextCharFormat &format) {
        const qsizetype start = std::max(range.start, item.range.start);
        const qsizetype end = std::min(range.end, item.range.end);
        if (end > start)
            formats.append({int(start - item.range.start), int(end - start), format});
    };
    if (m_highlighter && !isDim(m_report.passages().at(item.passage).kind))
        formats = m_highlighter->formats(m_report.text(item.range).toString());
    for (const Mark &mark : m_marks) {
        QTextCharFormat format;
        if (mark.asks)
            format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        else
            format.setBackground(highlightWash(mark.colour, palette()));
        add(mark.range, format);
    }
    for (const DifferingWords &words : m_differing)
        add(words.range, differingFormat(words.moved, palette()));
    QTextCharFormat selected;
    selected.setBackground(palette().highlight());
    selected.setForeground(palette().highlightedText());
    add(m_selection, selected);
    return formats;
}

void ColumnView::refreshFormats()
{
    for (Item &item : m_items) {
        if (item.layout)
            layOut(item);
    }
    viewport()->update();
}

void ColumnView::setHighlighter(const NewsHighlighter *highlighter)
{
    m_highlighter = highlighter;
    refreshFormats();
}

void ColumnView::setSharing(const QList<std::pair<TextRange, Sharing>> &sharing)
{
    m_sharing = sharing;
    viewport()->update();
}

void ColumnView::setMarks(const QList<Mark> &marks)
{
    m_marks = marks;
    refreshFormats();
}

void ColumnView::setActive(std::optional<TextRange> range, const QList<DifferingWords> &differing)
{
    const std::optional<TextRange> before = m_active;
    m_active = range;
    m_differing = differing;
    for (Item &item : m_items) {
        const bool touched =
            (before && item.range.overlaps(*before)) || (range && item.range.overlaps(*range));
        if (touched && item.layout)
            layOut(item);
    }
    viewport()->update();
}

void ColumnView::setSelection(TextRange range)
{
    if (m_selection == range)
        return;
    const TextRange before = m_selection;
    m_selection = range;
    for (Item &item : m_items) {
        if (item.layout && (item.range.overlaps(before) || item.range.overlaps(range)))
            layOut(item);
    }
    viewport()->update();
}

void ColumnView::setFontSize(double points)
{
    m_fontSize = points;
    layOut();
}

void ColumnView::setFurnitureFolded(bool folded)
{
    if (m_furnitureFolded == folded)
        return;
    m_furnitureFolded = folded;
    buildItems();
    layOut();
    emit furnitureFolded();
}

QList<TextRange> ColumnView::readableSentences() const
{
    QList<TextRange> sentences;
    for (const Passage &passage : m_report.passages()) {
        if (isFurniture(passage.kind)
                ? m_furnitureFolded
                : passage.kind == PassageKind::Byline || passage.kind == PassageKind::Timestamp)
            continue;
        for (const Sentence &sentence : passage.sentences)
            sentences.append(sentence.range);
    }
    return sentences;
}

double ColumnView::top() const
{
    return verticalScrollBar()->value();
}

const ColumnView::Item *ColumnView::itemOf(qsizetype position) const
{
    for (const Item &item : m_items) {
        if (item.folded == 0 && item.layout && position >= item.range.start && position < item.range.end)
            return &item;
    }
    return nullptr;
}

std::optional<QRectF> ColumnView::rectOf(TextRange range) const
{
    const Item *item = itemOf(range.start);
    if (!item)
        return std::nullopt;
    const QTextLine first = item->layout->lineForTextPosition(int(range.start - item->range.start));
    const QTextLine last =
        item->layout->lineForTextPosition(int(std::min(range.end, item->range.end) - 1 - item->range.start));
    const double y = item->y - top();
    return QRectF(textLeft(), y + first.y(), textWidth(), last.y() + last.height() - first.y());
}

void ColumnView::bringTo(TextRange range, double y)
{
    if (const auto rect = rectOf(range))
        verticalScrollBar()->setValue(int(std::lround(top() + rect->top() - y)));
}

void ColumnView::paintStrip(QPainter &painter, const QRect &area)
{
    const SignColours colours(palette());
    for (const auto &[range, sharing] : std::as_const(m_sharing)) {
        const auto rect = rectOf(range);
        if (!rect || rect->bottom() < area.top() || rect->top() > area.bottom() || sharing == Sharing::Own)
            continue;
        const Sign sign = sharing == Sharing::Shared     ? Sign::SameWords
                          : sharing == Sharing::Conflict ? Sign::Conflict
                                                         : Sign::OtherWords;
        paintRelationBar(painter, QRectF(3, rect->top() + 1, stripWidth - 1, rect->height() - 2), sign,
                         colours);
    }
}

/// The number of each mark in the right margin, at the mark's first line.
void ColumnView::paintMarkNumbers(QPainter &painter)
{
    double free = 0; // of several on one line, the next stands below
    for (const Mark &mark : std::as_const(m_marks)) {
        const auto rect = rectOf(mark.range);
        if (!rect || rect->bottom() < 0 || rect->top() > viewport()->height())
            continue;
        const double y = rect->top() < free && rect->top() > free - 15 ? free : rect->top() + 2;
        paintMarkNumber(painter, QRectF(rect->right() + 1, y, 12, 14), mark.colour, palette());
        free = y + 15;
    }
}

void ColumnView::setDecided(const QList<qsizetype> &starts)
{
    m_decided = starts;
    viewport()->update();
}

void ColumnView::paintDecided(QPainter &painter, const QRect &area)
{
    constexpr double size = 10;
    for (const qsizetype start : std::as_const(m_decided)) {
        const auto rect = rectOf({start, start + 1});
        if (!rect || rect->bottom() < area.top() || rect->top() - size > area.bottom())
            continue;
        const QRectF box(0.5, rect->top() + (rect->height() - size) / 2, size, size);
        paintOwnMark(painter, box, palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
}

void ColumnView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().base());
    const QColor dim = palette().color(QPalette::PlaceholderText);
    if (m_active) {
        if (const auto rect = rectOf(*m_active)) {
            const QRectF place = rect->adjusted(-5, -3, 5, 4);
            painter.fillRect(place, placeWash(palette()));
            painter.fillRect(QRectF(place.topLeft(), QSizeF(2, place.height())),
                             palette().color(QPalette::Accent));
        }
    }
    for (const Item &item : m_items) {
        const double y = item.y - top();
        if (!item.layout || y + item.height < 0 || y > viewport()->height())
            continue;
        const bool faint = item.folded > 0 || isDim(m_report.passages().at(item.passage).kind);
        painter.setPen(faint ? dim : palette().color(QPalette::Text));
        if (item.folded == 0)
            m_passing.paintUnder(painter, *item.layout, item.range, {textLeft(), y}, palette());
        item.layout->draw(&painter, {textLeft(), y},
                          item.folded == 0 ? m_passing.over(item.range, palette())
                                           : QList<QTextLayout::FormatRange>());
        if (!item.margin.isEmpty()) {
            painter.setPen(dim);
            painter.setFont(font());
            painter.drawText(QPointF(stripWidth + 8, y + item.layout->lineAt(0).ascent()), item.margin);
        }
    }
    paintStrip(painter, event->rect());
    paintMarkNumbers(painter);
    paintDecided(painter, event->rect());
    paintLanes(painter, m_marks, textLeft() - 2, palette(),
               [this](TextRange range) { return rectOf(range); });
}

void ColumnView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    emit resized();
}

void ColumnView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        layOut();
}

void ColumnView::scrollContentsBy(int, int)
{
    viewport()->update();
    emit scrolled();
}

qsizetype ColumnView::positionAt(QPointF point) const
{
    const double y = point.y() + top();
    for (const Item &item : m_items) {
        if (!item.layout || item.folded > 0 || y < item.y || y > item.y + item.height)
            continue;
        for (int i = item.layout->lineCount() - 1; i >= 0; --i) {
            const QTextLine line = item.layout->lineAt(i);
            if (y - item.y >= line.y())
                return item.range.start + line.xToCursor(point.x() - textLeft());
        }
    }
    return -1;
}

void ColumnView::mousePressEvent(QMouseEvent *event)
{
    const double y = event->position().y() + top();
    for (const Item &item : m_items) {
        if (item.folded > 0 && y >= item.y && y <= item.y + item.height) {
            setFurnitureFolded(false);
            return;
        }
    }
    m_pressed = positionAt(event->position());
    if (m_pressed >= 0) {
        setSelection({});
        emit clicked(m_pressed);
    }
}

void ColumnView::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype at = positionAt(event->position());
    if (m_pressed < 0 || at < 0 || !(event->buttons() & Qt::LeftButton))
        return;
    setSelection({std::min(at, m_pressed), std::max(at, m_pressed)});
    emit selected(m_selection);
}

} // namespace synoptic
