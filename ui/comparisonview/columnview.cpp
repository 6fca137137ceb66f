// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnview.h"

#include "comparisonview/columnaccessible.h"
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"
#include "visuallanguage/ownmark.h"
#include "visuallanguage/signs.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr double stripWidth = 7;
constexpr double air = 14; ///< beside the text

} // namespace

ColumnView::ColumnView(const Report &report, QWidget *parent)
    : QAbstractScrollArea(parent),
      m_flow(report, [this](const ReportFlow::Item &item) { return formatsOf(item); })
{
    ColumnAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(report.shortName());
    setMinimumWidth(180);
    viewport()->setCursor(Qt::IBeamCursor);
}

ColumnView::~ColumnView() = default;

double ColumnView::marginWidth() const
{
    const bool times =
        report().form() == Form::LiveBlog && !report().entries().isEmpty() && report().entries().first().time;
    return stripWidth + air + (times ? QFontMetricsF(font()).horizontalAdvance(u"00:00 "_s) : 0);
}

double ColumnView::textLeft() const
{
    return isRightToLeft() ? viewport()->width() - marginWidth() - m_flow.width() : marginWidth();
}

int ColumnView::widestUseful() const
{
    return int(std::ceil(marginWidth() + m_flow.measure() + air));
}

int ColumnView::laidOutPassages() const
{
    int laidOut = 0;
    for (int i = 0; i < m_flow.count(); ++i)
        laidOut += m_flow.item(i).layout != nullptr;
    return laidOut;
}

/// Sets everything anew; what the reader looks at stays at its height.
void ColumnView::layOut()
{
    const double offset = m_flow.offsetAt(top() + eye());
    const bool shown = m_flow.width() > 0;
    m_flow.setLook(m_style, viewport()->width() - marginWidth() - air,
                   QFont(QStringList{u"Noto Sans"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s}), viewport());
    showHeight();
    if (shown && top() > 0)
        bringOffsetTo(offset, eye());
    layOutVisible();
    viewport()->update();
}

void ColumnView::showHeight()
{
    const int page = viewport()->height();
    // Any line can stand at any height where a counterpart may be.
    verticalScrollBar()->setRange(-page * 4 / 5, std::max(0, m_flow.height() - page / 10));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(std::max(12, m_flow.gap() * 3));
}

/// An item in sight whose height is known: it must not move while others are laid out.
std::optional<int> ColumnView::anchor() const
{
    for (int i = m_flow.itemAt(top()); i >= 0 && i < m_flow.count(); ++i) {
        if (m_flow.top(i) > top() + viewport()->height())
            break;
        if (m_flow.item(i).measured && m_flow.bottom(i) > top())
            return i;
    }
    return std::nullopt;
}

/// Does work that may lay out parts of the flow, and keeps in place what is in sight.
template <typename Work>
auto ColumnView::steady(const Work &work)
{
    if (m_steady)
        return work();
    m_steady = true;
    const auto fixed = anchor();
    const int before = fixed ? m_flow.top(*fixed) : 0;
    const int height = m_flow.height();
    const auto result = work();
    if (m_flow.height() != height)
        showHeight();
    if (fixed && m_flow.top(*fixed) != before)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + m_flow.top(*fixed) - before);
    m_steady = false;
    return result;
}

void ColumnView::layOutVisible()
{
    // A passage that turns out shorter than it was guessed lets further ones come into sight.
    for (int round = 0; round < 6; ++round) {
        const bool grew = steady([this] {
            bool laidOut = false;
            const int first = m_flow.itemAt(top());
            for (int i = first; i >= 0 && i < m_flow.count() && m_flow.top(i) < top() + viewport()->height();
                 ++i) {
                laidOut = laidOut || !m_flow.item(i).layout;
                static_cast<void>(m_flow.lines(i));
            }
            return laidOut;
        });
        if (!grew)
            break;
    }
    const int first = m_flow.itemAt(top());
    m_flow.keepNear(first, m_flow.itemAt(top() + viewport()->height()));
}

QList<QTextLayout::FormatRange> ColumnView::formatsOf(const ReportFlow::Item &item) const
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
    if (m_highlighter && !isDim(report().passages().at(item.passage).kind))
        formats = m_highlighter->formats(report().text(item.range).toString());
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

void ColumnView::setHighlighter(const NewsHighlighter *highlighter)
{
    m_highlighter = highlighter;
    m_flow.forgetLines();
    viewport()->update();
}

void ColumnView::setSharing(const QList<std::pair<TextRange, Sharing>> &sharing)
{
    m_sharing = sharing;
    viewport()->update();
    emit changed();
}

void ColumnView::setMoved(const QSet<qsizetype> &starts)
{
    if (m_moved == starts)
        return;
    m_moved = starts;
    viewport()->update();
}

void ColumnView::setMarks(const QList<Mark> &marks)
{
    m_marks = marks;
    m_flow.forgetLines();
    viewport()->update();
}

void ColumnView::setActive(std::optional<TextRange> range, const QList<DifferingWords> &differing)
{
    if (m_active == range && m_differing.isEmpty() && differing.isEmpty())
        return;
    m_flow.forgetLines(m_active.value_or(TextRange()));
    m_flow.forgetLines(range.value_or(TextRange()));
    m_active = range;
    m_differing = differing;
    viewport()->update();
    emit changed();
}

void ColumnView::setSelection(TextRange range)
{
    if (m_selection == range)
        return;
    m_flow.forgetLines(m_selection);
    m_flow.forgetLines(range);
    m_selection = range;
    viewport()->update();
    tellSelection(this);
}

void ColumnView::setStyle(const ReadingStyle &style)
{
    m_style = style;
    layOut();
    emit resized();
}

void ColumnView::setDirection(std::optional<Qt::LayoutDirection> direction)
{
    m_flow.setDirection(direction);
    layOut();
    emit resized();
}

bool ColumnView::hasReader() const
{
    const QWidget *around = m_current ? this : nullptr;
    while (around && !around->hasFocus())
        around = around->parentWidget();
    return around != nullptr;
}

void ColumnView::setFurnitureFolded(bool folded)
{
    if (isFurnitureFolded() == folded)
        return;
    const double offset = m_flow.offsetAt(top() + eye());
    m_flow.setFolded(folded);
    showHeight();
    if (top() > 0)
        bringOffsetTo(offset, eye());
    layOutVisible();
    viewport()->update();
    emit furnitureFolded();
}

QList<TextRange> ColumnView::readableSentences() const
{
    QList<TextRange> sentences;
    for (const Passage &passage : report().passages()) {
        if (isFurniture(passage.kind)
                ? isFurnitureFolded()
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

std::optional<QRectF> ColumnView::rectOf(TextRange range)
{
    const auto rect = steady([&] { return m_flow.rectOf(range); });
    return rect ? std::optional(rect->translated(textLeft(), -top())) : std::nullopt;
}

QRectF ColumnView::itemRect(int item) const
{
    return {textLeft(), m_flow.top(item) - top(), m_flow.width(), double(m_flow.item(item).height)};
}

QList<QRectF> ColumnView::wordRects(TextRange range)
{
    QList<QRectF> rects = steady([&] { return m_flow.wordRects(range); });
    for (QRectF &rect : rects)
        rect.translate(textLeft(), -top());
    return rects;
}

std::optional<TextRange> ColumnView::lineAt(qsizetype position)
{
    return steady([&] { return m_flow.lineAt(position); });
}

qsizetype ColumnView::positionAt(QPointF point)
{
    return m_flow.positionAt(point + QPointF(-textLeft(), top()));
}

void ColumnView::bringTo(TextRange range, double y)
{
    // What is laid out on the way there may move the place once more.
    for (int round = 0; round < 3; ++round) {
        const auto rect = rectOf(range);
        const int to = rect ? int(std::lround(top() + rect->top() - y)) : verticalScrollBar()->value();
        if (to == verticalScrollBar()->value())
            return;
        verticalScrollBar()->setValue(to);
    }
}

double ColumnView::offsetAt(double y)
{
    return steady([&] { return m_flow.offsetAt(top() + y); });
}

void ColumnView::bringOffsetTo(double offset, double y)
{
    for (int round = 0; round < 2; ++round) {
        const double at = steady([&] { return m_flow.yOf(offset); });
        verticalScrollBar()->setValue(int(std::lround(at - y)));
    }
}

/// Where a reader who scrolls from one value to another stops: half a page beyond the ends.
int ColumnView::readable(int from, int to) const
{
    const int page = viewport()->height();
    return std::clamp(to, std::min(from, -page / 10), std::max({from, 0, m_flow.height() - page / 2}));
}

void ColumnView::page(double pages)
{
    // A line or two of the page before stay in sight.
    const double page = viewport()->height() * 0.9;
    const double before = offsetAt(eye());
    const int value = verticalScrollBar()->value();
    verticalScrollBar()->setValue(readable(value, value + int(std::lround(pages * page))));
    emit movedByReader(before);
}

void ColumnView::go(double offset)
{
    const double before = offsetAt(eye());
    bringOffsetTo(offset, viewport()->height() / 2.0);
    emit movedByReader(before);
}

QRectF ColumnView::mirrored(const QRectF &rect) const
{
    return isRightToLeft()
               ? QRectF(viewport()->width() - rect.right(), rect.top(), rect.width(), rect.height())
               : rect;
}

void ColumnView::paintMoved(QPainter &painter, double y)
{
    const auto x = [this](double at) { return isRightToLeft() ? viewport()->width() - at : at; };
    QColor calm = palette().color(QPalette::PlaceholderText);
    calm.setAlphaF(0.7F);
    painter.setPen(QPen(calm, 1));
    // One arrow up, one down: the same passages in another order.
    painter.drawLine(QPointF(x(12), y + 4), QPointF(x(12), y + 13));
    painter.drawLine(QPointF(x(12), y + 4), QPointF(x(10), y + 7));
    painter.drawLine(QPointF(x(15), y + 5), QPointF(x(15), y + 14));
    painter.drawLine(QPointF(x(15), y + 14), QPointF(x(17), y + 11));
}

void ColumnView::paintStrip(QPainter &painter)
{
    const SignColours colours(palette());
    const int first = m_flow.itemAt(top());
    const int last = m_flow.itemAt(top() + viewport()->height());
    if (first < 0)
        return;
    auto at = std::ranges::upper_bound(m_sharing, m_flow.item(first).range.start, {},
                                       [](const auto &of) { return of.first.end; });
    for (; at != m_sharing.cend() && at->first.start < m_flow.item(last).range.end; ++at) {
        const auto &[range, sharing] = *at;
        const auto rect = sharing == Sharing::Own ? std::nullopt : rectOf(range);
        if (!rect || rect->bottom() < 0 || rect->top() > viewport()->height())
            continue;
        const Sign sign = sharing == Sharing::Shared     ? Sign::SameWords
                          : sharing == Sharing::Conflict ? Sign::Conflict
                                                         : Sign::OtherWords;
        paintRelationBar(painter, mirrored({3, rect->top() + 1, stripWidth - 1, rect->height() - 2}), sign,
                         colours);
        if (m_moved.contains(range.start))
            paintMoved(painter, rect->top());
    }
}

/// Where a range stands; nothing while it is out of sight, and then nothing is laid out for it.
std::optional<QRectF> ColumnView::rectInSight(TextRange range)
{
    const auto first = m_flow.itemOf(range.start);
    const auto last = m_flow.itemOf(std::max(range.start, range.end - 1));
    if (!first || m_flow.top(*first) > top() + viewport()->height() ||
        m_flow.bottom(last.value_or(*first)) < top())
        return std::nullopt;
    const auto rect = rectOf(range);
    return rect && rect->bottom() >= 0 && rect->top() <= viewport()->height() ? rect : std::nullopt;
}

/// The number of each mark at the end of its first line.
void ColumnView::paintMarkNumbers(QPainter &painter)
{
    double free = 0; // of several on one line, the next stands below
    for (const Mark &mark : std::as_const(m_marks)) {
        const auto rect = rectInSight(mark.range);
        if (!rect)
            continue;
        const double y = rect->top() < free && rect->top() > free - 15 ? free : rect->top() + 2;
        const double x = isRightToLeft() ? rect->left() - 13 : rect->right() + 1;
        paintMarkNumber(painter, QRectF(x, y, 12, 14), mark.colour, palette());
        free = y + 15;
    }
}

void ColumnView::setDecided(const QList<qsizetype> &starts, const QList<qsizetype> &noted)
{
    m_decided = starts;
    m_noted = noted;
    viewport()->update();
}

void ColumnView::paintDecided(QPainter &painter)
{
    constexpr double size = 10;
    for (const qsizetype start : std::as_const(m_decided)) {
        if (const auto rect = rectInSight({start, start + 1}))
            paintOwnMark(painter, mirrored({0.5, rect->top() + (rect->height() - size) / 2, size, size}),
                         palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
    for (const qsizetype start : std::as_const(m_linked)) {
        const double below = 2 * (size + 2);
        if (const auto rect = rectInSight({start, start + 1}))
            paintLinkSign(painter,
                          mirrored({0.5, rect->top() + (rect->height() - size) / 2 + below, size, size}),
                          palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
    for (const qsizetype start : std::as_const(m_noted)) {
        constexpr double below = size + 2; // a pen or a diamond stands at the first line
        if (const auto rect = rectInSight({start, start + 1}))
            paintNoteSheet(painter,
                           mirrored({0.5, rect->top() + (rect->height() - size) / 2 + below, size, size}),
                           palette().color(QPalette::Text), palette().color(QPalette::Base));
    }
}

void ColumnView::setLinked(const QList<qsizetype> &starts)
{
    m_linked = starts;
    viewport()->update();
}

/// A wash behind the words, and a bar at the side where their lines begin.
void ColumnView::paintActive(QPainter &painter, const QRectF &rect)
{
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(placeWash(palette()));
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const QRectF &words : steady([this] { return m_flow.wordRects(*m_active); }))
        path.addRoundedRect(words.translated(textLeft(), -top()).adjusted(-3, -1, 3, 1), 3, 3);
    painter.drawPath(path.simplified());
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Broad where the keys go: not by colour alone.
    const double broad = hasReader() ? 4 : 2;
    const double bar = isRightToLeft() ? rect.right() + 3 : rect.left() - 3 - broad;
    painter.fillRect(QRectF(bar, rect.top() - 1, broad, rect.height() + 1),
                     palette().color(QPalette::Accent));
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void ColumnView::paintItem(QPainter &painter, int index)
{
    const QColor dim = palette().color(QPalette::PlaceholderText);
    const QTextLayout &lines = m_flow.lines(index);
    const ReportFlow::Item &item = m_flow.item(index);
    const double y = m_flow.top(index) - top();
    const bool faint = item.folded > 0 || isDim(report().passages().at(item.passage).kind);
    painter.setPen(faint ? dim : palette().color(QPalette::Text));
    const bool text = item.folded == 0;
    if (text)
        m_passing.paintUnder(painter, lines, item.range, {textLeft(), y}, palette());
    lines.draw(&painter, {textLeft(), y},
               text ? m_passing.over(item.range, m_selection, palette()) : QList<QTextLayout::FormatRange>());
    if (item.margin.isEmpty() || lines.lineCount() == 0)
        return;
    painter.setPen(dim);
    painter.setFont(font());
    const double width = QFontMetricsF(font()).horizontalAdvance(item.margin);
    const QRectF place = mirrored({stripWidth + 8, y, width, 1});
    painter.drawText(QPointF(place.left(), y + lines.lineAt(0).ascent()), item.margin);
}

void ColumnView::paintEvent(QPaintEvent *event)
{
    layOutVisible();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().base());
    const auto rect = m_active ? rectOf(*m_active) : std::nullopt;
    if (rect && rect->bottom() >= 0 && rect->top() <= viewport()->height())
        paintActive(painter, *rect);
    for (int i = m_flow.itemAt(top()); i >= 0 && i < m_flow.count(); ++i) {
        if (m_flow.top(i) > top() + viewport()->height())
            break;
        paintItem(painter, i);
    }
    paintStrip(painter);
    paintMarkNumbers(painter);
    paintDecided(painter);
    // Beside the text, where its lines begin.
    const double lanes = isRightToLeft() ? textLeft() + m_flow.width() + 13 : textLeft() - 2;
    paintLanes(painter, m_marks, lanes, palette(), [this](TextRange range) { return rectInSight(range); });
}

void ColumnView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width() || m_flow.width() <= 0)
        layOut();
    else
        showHeight();
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
    if (!m_steady)
        layOutVisible();
    viewport()->update();
    emit scrolled();
}

void ColumnView::wheelEvent(QWheelEvent *event)
{
    const double before = offsetAt(eye());
    const int value = verticalScrollBar()->value();
    QAbstractScrollArea::wheelEvent(event);
    verticalScrollBar()->setValue(readable(value, verticalScrollBar()->value()));
    if (verticalScrollBar()->value() != value)
        emit movedByReader(before);
}

void ColumnView::mousePressEvent(QMouseEvent *event)
{
    const double y = event->position().y() + top();
    const int index = m_flow.itemAt(y);
    if (index >= 0 && m_flow.item(index).folded > 0 && y >= m_flow.top(index) && y <= m_flow.bottom(index)) {
        setFurnitureFolded(false);
        return;
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
