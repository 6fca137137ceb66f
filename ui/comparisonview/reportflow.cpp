// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/reportflow.h"

#include "comparisonview/textdirection.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype longestItem = 2500; ///< characters; a longer passage is laid out in parts
constexpr int heldItems = 200;          ///< lines of as many items are kept though they are out of sight

/// Where the part of a long passage that begins at \p start ends: behind a sentence, else behind a word.
qsizetype partEnd(const Report &report, const Passage &passage, qsizetype start)
{
    const qsizetype limit = start + longestItem;
    if (passage.range.end <= limit)
        return passage.range.end;
    const auto beyond = std::ranges::upper_bound(passage.sentences, limit, {},
                                                 [](const Sentence &sentence) { return sentence.range.end; });
    if (beyond != passage.sentences.begin() && std::prev(beyond)->range.end > start)
        return std::prev(beyond)->range.end;
    qsizetype end = limit;
    while (end > start + longestItem / 2 && !report.text().at(end).isSpace())
        --end;
    if (end == start + longestItem / 2)
        end = limit;
    return report.text().at(end).isLowSurrogate() ? end - 1 : end;
}

} // namespace

bool isDim(PassageKind kind)
{
    return isFurniture(kind) || kind == PassageKind::Caption || kind == PassageKind::Byline ||
           kind == PassageKind::Timestamp;
}

ReportFlow::ReportFlow(const Report &report, Formats formats)
    : m_report(report), m_formats(std::move(formats)),
      m_direction(directionOf(report.text(), Qt::LeftToRight))
{
    buildItems();
}

void ReportFlow::setDirection(std::optional<Qt::LayoutDirection> direction)
{
    m_direction = direction.value_or(directionOf(m_report.text(), Qt::LeftToRight));
    buildItems();
}

void ReportFlow::setFolded(bool folded)
{
    m_folded = folded;
    buildItems();
}

void ReportFlow::buildItems()
{
    m_items.clear();
    m_laidOut = 0;
    for (int p = 0; p < m_report.passages().size(); ++p) {
        const Passage &passage = m_report.passages().at(p);
        const bool inMargin = passage.kind == PassageKind::Timestamp && passage.entry &&
                              m_report.entries().at(*passage.entry).time;
        if (!inMargin && !addFolded(p))
            addPassage(p);
    }
    m_tops.resize(m_items.size());
    guessHeights();
}

bool ReportFlow::addFolded(int p)
{
    const Passage &passage = m_report.passages().at(p);
    if (!m_folded || !isFurniture(passage.kind))
        return false;
    if (!m_items.empty() && m_items.back().folded > 0) {
        ++m_items.back().folded;
        m_items.back().range.end = passage.range.end;
        return true;
    }
    Item item;
    item.passage = p;
    item.folded = 1;
    item.range = passage.range;
    item.direction = m_direction;
    m_items.push_back(std::move(item));
    return true;
}

void ReportFlow::addPassage(int p)
{
    const Passage &passage = m_report.passages().at(p);
    const Qt::LayoutDirection direction = directionOf(m_report.text(passage.range), m_direction);
    for (qsizetype start = passage.range.start; start < passage.range.end;) {
        Item item;
        item.passage = p;
        item.continues = start > passage.range.start;
        item.range = {start, partEnd(m_report, passage, start)};
        item.direction = direction;
        if (!item.continues)
            item.margin = marginOf(p);
        start = item.range.end;
        while (start < passage.range.end && m_report.text().at(start).isSpace())
            ++start;
        m_items.push_back(std::move(item));
    }
}

/// The time of the entry that a passage begins.
QString ReportFlow::marginOf(int p) const
{
    const QList<Passage> &passages = m_report.passages();
    const Passage &passage = passages.at(p);
    const bool starts = passage.entry && (p == 0 || passages.at(p - 1).entry != passage.entry ||
                                          passages.at(p - 1).kind == PassageKind::Timestamp);
    if (!starts)
        return {};
    const auto time = m_report.entries().at(*passage.entry).time;
    const bool shown = !m_items.empty() && passages.at(m_items.back().passage).entry == passage.entry &&
                       !m_items.back().margin.isEmpty();
    return time && !shown ? time->toString(u"HH:mm"_s) : QString();
}

void ReportFlow::setLook(const ReadingStyle &style, double width, const QFont &dimFont, QPaintDevice *device)
{
    m_style = style;
    m_device = device;
    m_text = textFont(style);
    m_title = m_heading = m_text;
    m_title.setPointSizeF(style.size * 1.35);
    m_title.setBold(true);
    m_heading.setBold(true);
    m_dim = dimFont;
    m_dim.setPointSizeF(style.size * 0.84);
    const QString sample = u"the quick brown fox jumps over the lazy dog and the sea "_s;
    const QFontMetricsF metrics(m_text, device);
    m_measure = std::ceil(metrics.horizontalAdvance(sample) / double(sample.size()) * style.measure);
    m_width = std::clamp(width, 40.0, m_measure);
    m_gap = int(std::lround(metrics.height() * 0.5 * style.spacing));
    guessHeights();
}

void ReportFlow::guessHeights()
{
    m_laidOut = 0;
    m_placed = 0;
    if (!m_device)
        return;
    const QString sample = m_report.text().first(std::min<qsizetype>(m_report.text().size(), 400));
    const auto advance = [&](const QFont &font) {
        return QFontMetricsF(font, m_device).horizontalAdvance(sample) /
               double(std::max<qsizetype>(1, sample.size()));
    };
    struct Guess
    {
        double letters; ///< in a line
        double line;    ///< its height
    };
    const auto guess = [&](const QFont &font) {
        return Guess{std::max(1.0, m_width / std::max(1.0, advance(font)) - 3),
                     QFontMetricsF(font, m_device).height() * m_style.spacing};
    };
    const Guess text = guess(m_text);
    const Guess dim = guess(m_dim);
    const Guess title = guess(m_title);
    for (Item &item : m_items) {
        const QFont &font = fontOf(item);
        const Guess &of = &font == &m_dim ? dim : &font == &m_title ? title : text;
        const double length = item.folded > 0 ? 45 : double(item.range.length());
        item.layout.reset();
        item.measured = false;
        item.height = int(std::ceil(std::ceil(length / of.letters) * of.line));
    }
}

const QFont &ReportFlow::fontOf(const Item &item) const
{
    const PassageKind kind = m_report.passages().at(item.passage).kind;
    if (item.folded > 0 || isDim(kind))
        return m_dim;
    return kind == PassageKind::Title ? m_title : kind == PassageKind::Heading ? m_heading : m_text;
}

QString ReportFlow::textOf(const Item &item) const
{
    const QString reason = m_report.passages().at(item.passage).reason;
    QString text =
        item.folded == 0 ? m_report.text(item.range).toString()
        : item.folded == 1
            ? QCoreApplication::translate("synoptic::ColumnView", "▸ a line of page furniture: %1")
                  .arg(reason)
            : QCoreApplication::translate("synoptic::ColumnView", "▸ %1 lines of page furniture: %2")
                  .arg(item.folded)
                  .arg(reason);
    return text.replace(u'\n', QChar::LineSeparator);
}

void ReportFlow::layOut(Item &item)
{
    QTextOption option;
    option.setTextDirection(item.folded > 0 ? Qt::LayoutDirectionAuto : item.direction);
    option.setAlignment(item.direction == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute
                                                          : Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_laidOut += !item.layout;
    item.layout = std::make_unique<QTextLayout>(textOf(item), fontOf(item), m_device);
    item.layout->setTextOption(option);
    item.layout->setFormats(m_formats(item));
    double height = 0;
    item.layout->beginLayout();
    for (QTextLine line = item.layout->createLine(); line.isValid(); line = item.layout->createLine()) {
        line.setLineWidth(m_width);
        line.setPosition({0, height});
        height += std::round(line.height() * m_style.spacing);
    }
    item.layout->endLayout();
    item.height = int(height);
    item.measured = true;
}

const QTextLayout &ReportFlow::lines(int index)
{
    Item &item = m_items.at(size_t(index));
    if (!item.layout) {
        const int before = item.height;
        layOut(item);
        if (item.height != before)
            touch(index + 1);
    }
    return *item.layout;
}

void ReportFlow::forgetLines(TextRange range)
{
    if (m_items.empty() || range.isEmpty())
        return;
    auto at =
        std::ranges::upper_bound(m_items, range.start, {}, [](const Item &item) { return item.range.end; });
    for (; at != m_items.end() && at->range.start < range.end; ++at) {
        m_laidOut -= at->layout != nullptr;
        at->layout.reset();
    }
}

void ReportFlow::forgetLines()
{
    if (m_laidOut == 0)
        return;
    for (Item &item : m_items)
        item.layout.reset();
    m_laidOut = 0;
}

void ReportFlow::keepNear(int first, int last)
{
    if (m_laidOut <= heldItems + last - first)
        return;
    for (int i = 0; i < count(); ++i) {
        if (i < first - heldItems / 4 || i > last + heldItems / 4) {
            m_laidOut -= m_items[size_t(i)].layout != nullptr;
            m_items[size_t(i)].layout.reset();
        }
    }
}

int ReportFlow::gapAbove(const Item &item) const
{
    const bool heading =
        item.folded == 0 && m_report.passages().at(item.passage).kind == PassageKind::Heading;
    return item.continues ? 0 : heading ? m_gap * 5 / 2 : m_gap;
}

int ReportFlow::top(int index) const
{
    for (; m_placed <= size_t(index); ++m_placed) {
        const int above = m_placed == 0 ? 0 : m_tops[m_placed - 1] + m_items[m_placed - 1].height;
        m_tops[m_placed] = above + gapAbove(m_items[m_placed]);
    }
    return m_tops[size_t(index)];
}

int ReportFlow::height() const
{
    return count() == 0 ? 0 : bottom(count() - 1) + m_gap;
}

int ReportFlow::itemAt(double y) const
{
    if (count() == 0)
        return -1;
    static_cast<void>(top(count() - 1)); // places all
    const auto below = std::ranges::upper_bound(m_tops, y, {}, [](int at) { return double(at); });
    return std::max(0, int(below - m_tops.begin()) - 1);
}

std::optional<int> ReportFlow::itemOf(qsizetype position) const
{
    const auto at =
        std::ranges::upper_bound(m_items, position, {}, [](const Item &item) { return item.range.end; });
    if (at == m_items.end() || at->folded > 0 || position < at->range.start)
        return std::nullopt;
    return int(at - m_items.begin());
}

std::optional<QRectF> ReportFlow::rectOf(TextRange range)
{
    const auto index = itemOf(range.start);
    if (!index)
        return std::nullopt;
    const QTextLine first = lines(*index).lineForTextPosition(int(range.start - item(*index).range.start));
    const double y = top(*index) + first.y();
    int end = *index;
    while (end + 1 < count() && item(end + 1).continues && item(end + 1).range.start < range.end)
        ++end;
    const Item &last = item(end);
    const qsizetype at = std::min(range.end, last.range.end) - 1 - last.range.start;
    const QTextLine line = lines(end).lineForTextPosition(int(std::max<qsizetype>(0, at)));
    const double bottom = top(end) + line.y() + std::round(line.height() * m_style.spacing);
    return QRectF(0, y, m_width, bottom - y);
}

std::optional<TextRange> ReportFlow::lineAt(qsizetype position)
{
    const auto index = itemOf(position);
    if (!index)
        return std::nullopt;
    const qsizetype start = item(*index).range.start;
    const QTextLine line = lines(*index).lineForTextPosition(int(position - start));
    return TextRange{start + line.textStart(), start + line.textStart() + line.textLength()};
}

QList<QRectF> ReportFlow::wordRects(TextRange range)
{
    QList<QRectF> rects;
    const auto index = itemOf(range.start);
    for (int i = index.value_or(count()); i < count() && item(i).range.start < range.end; ++i) {
        const QTextLayout &layout = lines(i);
        const int from = int(std::max<qsizetype>(0, range.start - item(i).range.start));
        const int to = int(std::min(range.end, item(i).range.end) - item(i).range.start);
        for (int l = 0; l < layout.lineCount(); ++l) {
            const QTextLine line = layout.lineAt(l);
            const double height = std::round(line.height() * m_style.spacing);
            // Character by character, since those of a range need not stand side by side where directions
            // mix.
            for (int c = std::max(from, line.textStart());
                 c < std::min(to, line.textStart() + line.textLength()); ++c) {
                const double a = line.cursorToX(c, QTextLine::Leading);
                const double b = line.cursorToX(c, QTextLine::Trailing);
                const QRectF here(std::min(a, b), top(i) + line.y(), std::abs(b - a), height);
                const bool joins = !rects.isEmpty() && rects.last().top() == here.top() &&
                                   (std::abs(rects.last().right() - here.left()) < 1.5 ||
                                    std::abs(rects.last().left() - here.right()) < 1.5);
                if (joins)
                    rects.last() |= here;
                else if (here.width() > 0)
                    rects.append(here);
            }
        }
    }
    return rects;
}

qsizetype ReportFlow::positionAt(QPointF point)
{
    const int index = itemAt(point.y());
    if (index < 0 || item(index).folded > 0 || point.y() > bottom(index) || point.y() < top(index))
        return -1;
    const QTextLayout &layout = lines(index);
    for (int l = layout.lineCount() - 1; l >= 0; --l) {
        const QTextLine line = layout.lineAt(l);
        if (point.y() - top(index) >= line.y())
            return item(index).range.start + line.xToCursor(point.x());
    }
    return item(index).range.start;
}

double ReportFlow::offsetAt(double y)
{
    const int index = itemAt(y);
    if (index < 0)
        return 0;
    const Item &here = item(index);
    if (here.folded > 0 || !here.layout) {
        const double share = here.height > 0 ? (y - top(index)) / here.height : 0;
        return double(here.range.start) + std::clamp(share, 0.0, 1.0) * double(here.range.length());
    }
    const QTextLayout &layout = *here.layout;
    for (int l = layout.lineCount() - 1; l >= 0; --l) {
        const QTextLine line = layout.lineAt(l);
        if (y - top(index) < line.y() && l > 0)
            continue;
        const double share = (y - top(index) - line.y()) / std::max(1.0, line.height() * m_style.spacing);
        return double(here.range.start + line.textStart()) +
               std::clamp(share, 0.0, 1.0) * double(line.textLength());
    }
    return double(here.range.start);
}

double ReportFlow::yOf(double offset)
{
    const auto next = std::ranges::upper_bound(m_items, offset, {},
                                               [](const Item &item) { return double(item.range.end); });
    if (next == m_items.end())
        return count() == 0 ? 0 : bottom(count() - 1);
    const int index = int(next - m_items.begin());
    const double into = offset - double(next->range.start);
    if (into <= 0)
        return top(index);
    if (next->folded > 0)
        return top(index) + into / double(next->range.length()) * next->height;
    const QTextLine line = lines(index).lineForTextPosition(int(into));
    const double share = (into - line.textStart()) / std::max(1, line.textLength());
    return top(index) + line.y() + share * line.height() * m_style.spacing;
}

} // namespace synoptic
