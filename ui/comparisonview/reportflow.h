// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/readingstyle.h"
#include "report/report.h"

#include <QRectF>
#include <QTextLayout>
#include <functional>
#include <memory>
#include <vector>

class QPaintDevice;

namespace synoptic {

/// Quieter than the text: furniture, captions, bylines, time stamps.
[[nodiscard]] bool isDim(PassageKind kind);

/// A report's passages one below the other at one width. Only what is asked for is broken into lines; the
/// height of the rest is a guess from its length. So the cost does not grow with the report, and what stands
/// below an item moves when the item is laid out: whoever shows a part of the flow keeps an item as an
/// anchor. Heights are whole pixels. All x and y are of the flow: its upper left corner is (0, 0).
class ReportFlow
{
public:
    struct Item
    {
        int passage = 0;
        int folded = 0;         ///< number of passages that this one dim line stands for; 0 for a passage
        bool continues = false; ///< a further part of a long passage
        TextRange range;
        QString margin; ///< the time of an entry, beside its first line
        Qt::LayoutDirection direction = Qt::LeftToRight;
        std::unique_ptr<QTextLayout> layout; ///< null until asked for, and again once it is far away
        int height = 0;
        bool measured = false; ///< height is no guess
    };
    /// Colours of an item's text, with offsets into the item.
    using Formats = std::function<QList<QTextLayout::FormatRange>(const Item &)>;

    ReportFlow(const Report &report, Formats formats);

    [[nodiscard]] const Report &report() const { return m_report; }
    /// The report's own direction, or the one that the user chose.
    [[nodiscard]] Qt::LayoutDirection direction() const { return m_direction; }
    void setDirection(std::optional<Qt::LayoutDirection> direction);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Sets everything anew: every height is a guess again. \p width in pixels.
    void setLook(const ReadingStyle &style, double width, const QFont &dimFont, QPaintDevice *device);
    /// The widest that lines of the style are.
    [[nodiscard]] double measure() const { return m_measure; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] int gap() const { return m_gap; }

    /// Formats changed within a range, or everywhere.
    void forgetLines(TextRange range);
    void forgetLines();
    /// Gives up lines of items that are far from those between \p first and \p last.
    void keepNear(int first, int last);

    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] const Item &item(int index) const { return m_items.at(size_t(index)); }
    [[nodiscard]] int top(int index) const;
    [[nodiscard]] int bottom(int index) const { return top(index) + item(index).height; }
    [[nodiscard]] int height() const;
    /// The last item that begins at or above y; 0 above all, -1 without items.
    [[nodiscard]] int itemAt(double y) const;
    /// The item that a position is read in; nothing while it is folded away.
    [[nodiscard]] std::optional<int> itemOf(qsizetype position) const;

    /// What an item says: its part of the report, or words for what is folded away.
    [[nodiscard]] QString textOf(const Item &item) const;

    // These lay out the items that they are about, and with that may move what stands below.
    const QTextLayout &lines(int index);
    /// The lines that a range touches, from edge to edge; nothing while it is folded away.
    [[nodiscard]] std::optional<QRectF> rectOf(TextRange range);
    /// The characters of the line that a position is in; nothing while it is folded away.
    [[nodiscard]] std::optional<TextRange> lineAt(qsizetype position);
    /// Where exactly the characters of a range stand, a rectangle or more for each line.
    [[nodiscard]] QList<QRectF> wordRects(TextRange range);
    /// The position under a point of an item; -1 between items and in folded ones.
    [[nodiscard]] qsizetype positionAt(QPointF point);
    /// The position at a height, between two positions where the height is between two lines; and back.
    [[nodiscard]] double offsetAt(double y);
    [[nodiscard]] double yOf(double offset);

private:
    void buildItems();
    void addPassage(int passage);
    [[nodiscard]] bool addFolded(int passage);
    [[nodiscard]] QString marginOf(int passage) const;
    void guessHeights();
    void layOut(Item &item);
    [[nodiscard]] const QFont &fontOf(const Item &item) const;
    [[nodiscard]] int gapAbove(const Item &item) const;
    void touch(int index) { m_placed = std::min(m_placed, size_t(std::max(index, 0))); }

    Report m_report;
    Formats m_formats;
    std::vector<Item> m_items;
    mutable std::vector<int> m_tops;
    mutable size_t m_placed = 0; ///< how many of m_tops hold
    Qt::LayoutDirection m_direction;
    bool m_folded = true;
    ReadingStyle m_style;
    QPaintDevice *m_device = nullptr;
    QFont m_text, m_dim, m_title, m_heading;
    double m_width = 0;
    double m_measure = 0;
    int m_gap = 8;
    int m_laidOut = 0; ///< items that hold lines
};

} // namespace synoptic
