// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnview.h"

#include "comparisonview/columnaccessible.h"
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

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
    return stripWidth + air +
           (times ? timesFrom - 4 + QFontMetricsF(font()).horizontalAdvance(u"00:00 "_s) : 0);
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

void ColumnView::setLater(const QList<TextRange> &sentences)
{
    if (m_passing.later() == sentences)
        return;
    m_passing.setLater(sentences);
    viewport()->update();
    emit changed();
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

void ColumnView::setLinks(const QList<LinkSign> &links)
{
    m_links = links;
    viewport()->update();
}

QStringList ColumnView::linksOf(TextRange sentence) const
{
    QStringList words;
    for (const LinkSign &link : m_links) {
        if (sentence.overlaps(link.range))
            words.append(link.words);
    }
    return words;
}

bool ColumnView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList words;
    for (const auto &[box, link] : linkBoxes()) {
        if (box.adjusted(-3, -3, 3, 3).contains(help->pos()))
            words.append(link.toHtmlEscaped());
    }
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), u"<qt>"_s + words.join(u"<br>"_s) + u"</qt>"_s, viewport());
    return true;
}

void ColumnView::setDecided(const QList<qsizetype> &starts, const QList<qsizetype> &noted)
{
    m_decided = starts;
    m_noted = noted;
    viewport()->update();
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
