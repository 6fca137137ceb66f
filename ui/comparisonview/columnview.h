// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/differingwords.h"
#include "comparisonview/columnmarks.h"
#include "comparisonview/marklanes.h"
#include "comparisonview/placeindex.h"
#include "comparisonview/reportflow.h"
#include "library/marks.h"

#include <QAbstractScrollArea>
#include <QSet>

namespace synoptic {

class NewsHighlighter;

/// One report set for reading: its passages in order, page furniture folded to one dim line, times in the
/// margin, a strip that shows where its text is shared. Can scroll beyond both ends, so that any line can
/// stand at any height. A report that is written from right to left has margin and strip at its right.
class ColumnView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using Mark = ShownMark;

    explicit ColumnView(const Report &report, QWidget *parent = nullptr);
    ~ColumnView() override;

    [[nodiscard]] const Report &report() const { return m_flow.report(); }
    /// \p highlighter may be null: no syntax colours. Not owned.
    void setHighlighter(const NewsHighlighter *highlighter);
    /// Of each sentence, in order.
    void setSharing(const QList<std::pair<TextRange, Sharing>> &sharing);
    [[nodiscard]] const QList<std::pair<TextRange, Sharing>> &sharing() const { return m_sharing; }
    /// Starts of the sentences that stand in another order here than where the reader is.
    void setMoved(const QSet<qsizetype> &starts);
    [[nodiscard]] bool isMoved(TextRange sentence) const { return m_moved.contains(sentence.start); }
    void setMarks(const QList<Mark> &marks);
    [[nodiscard]] const QList<Mark> &marks() const { return m_marks; }
    /// A range that a link of the user's starts or ends at, and what the link says.
    struct LinkSign
    {
        TextRange range;
        QString words;
    };
    void setLinks(const QList<LinkSign> &links);
    [[nodiscard]] const QList<LinkSign> &links() const { return m_links; }
    /// What the links of a sentence say.
    [[nodiscard]] QStringList linksOf(TextRange sentence) const;
    /// Where sentences start about which the user has decided something.
    void setDecided(const QList<qsizetype> &starts, const QList<qsizetype> &noted = {});
    [[nodiscard]] bool isDecided(TextRange sentence) const { return m_decided.contains(sentence.start); }
    /// The active range and the parts of it that differ from its counterpart; their offsets are in the
    /// report.
    void setActive(std::optional<TextRange> range, const QList<DifferingWords> &differing);
    [[nodiscard]] std::optional<TextRange> active() const { return m_active; }
    [[nodiscard]] const QList<DifferingWords> &differing() const { return m_differing; }
    /// Whether the reader is in this column.
    void setCurrent(bool current) { m_current = current; }
    [[nodiscard]] bool isCurrent() const { return m_current; }
    /// Whether it is, and the keys go there.
    [[nodiscard]] bool hasReader() const;
    void setSelection(TextRange range);
    [[nodiscard]] TextRange selection() const { return m_selection; }
    /// Found words and what the filter leaves out; update the viewport after a change.
    [[nodiscard]] ColumnMarks &passingMarks() { return m_passing; }
    /// What came later is marked anew: columns and overviews show it.
    void setLater(const QList<TextRange> &sentences);
    [[nodiscard]] const ColumnMarks &passingMarks() const { return m_passing; }
    void setStyle(const ReadingStyle &style);
    void setDirection(std::optional<Qt::LayoutDirection> direction);
    [[nodiscard]] bool isRightToLeft() const { return m_flow.direction() == Qt::RightToLeft; }
    void setFurnitureFolded(bool folded);
    [[nodiscard]] bool isFurnitureFolded() const { return m_flow.isFolded(); }
    /// The sentences that are on screen to be read: those of furniture only while it is unfolded.
    [[nodiscard]] QList<TextRange> readableSentences() const;
    /// How wide the column is when its lines are as long as the style lets them be.
    [[nodiscard]] int widestUseful() const;
    /// How long its longest lines are, in pixels.
    [[nodiscard]] double measure() const { return m_flow.measure(); }
    /// How many passages hold laid-out lines: those near what is in sight.
    [[nodiscard]] int laidOutPassages() const;

    /// Where a range stands in the viewport, in pixels; nothing while its passage is folded away.
    [[nodiscard]] std::optional<QRectF> rectOf(TextRange range);
    /// What the column shows, for those who read it otherwise than by eye.
    [[nodiscard]] const ReportFlow &flow() const { return m_flow; }
    /// The item of the flow at a height of the viewport; -1 without any.
    [[nodiscard]] int itemAt(double y) const { return m_flow.itemAt(y + top()); }
    /// Where an item of the flow stands in the viewport, in pixels.
    [[nodiscard]] QRectF itemRect(int item) const;
    /// Where the characters of a range stand in the viewport, a rectangle or more for each line.
    [[nodiscard]] QList<QRectF> wordRects(TextRange range);
    /// The characters of the line that a position is in; nothing while it is folded away.
    [[nodiscard]] std::optional<TextRange> lineAt(qsizetype position);
    /// The position under a point of the viewport; -1 between passages and in folded ones.
    [[nodiscard]] qsizetype positionAt(QPointF point);
    /// Scrolls so that a range's top is at \p y of the viewport.
    void bringTo(TextRange range, double y);
    /// The position in the text that stands at a height of the viewport, with a fraction between two lines.
    [[nodiscard]] double offsetAt(double y);
    /// Scrolls so that such a position stands at a height.
    void bringOffsetTo(double offset, double y);
    /// Scrolls by pages, as Page Up and Page Down do.
    void page(double pages);
    /// Scrolls so that a position stands in the middle, as a click on the overview does.
    void go(double offset);
    /// Where the reader's eye is thought to be, in pixels of the viewport.
    [[nodiscard]] double eye() const { return viewport()->height() * 0.3; }

signals:
    void clicked(qsizetype position);
    void selected(synoptic::TextRange range);
    void scrolled();
    /// The reader scrolled this column, with the wheel, by pages or on its overview; what stood at eye()
    /// before.
    void movedByReader(double offsetBefore);
    /// Furniture was folded or unfolded.
    void furnitureFolded();
    /// Laid out anew at another width: places have moved.
    void resized();
    /// What the overview shows has changed: sharing, marks, what is active.
    void changed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr double stripWidth = 7; ///< pixels
    static constexpr double timesFrom = 12; ///< pixels behind the strip, where 'other order' has its arrows

    void layOut();
    void layOutVisible();
    void showHeight();
    [[nodiscard]] int readable(int from, int to) const;
    [[nodiscard]] std::optional<int> anchor() const;
    template <typename Work>
    auto steady(const Work &work);
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const ReportFlow::Item &item) const;
    [[nodiscard]] double marginWidth() const;
    [[nodiscard]] double textLeft() const;
    [[nodiscard]] double top() const; ///< y of the viewport's upper edge in the flow
    [[nodiscard]] QRectF mirrored(const QRectF &rect) const;
    void paintActive(QPainter &painter, const QRectF &rect);
    void paintItem(QPainter &painter, int index);
    void paintStrip(QPainter &painter);
    void paintMarkNumbers(QPainter &painter);
    void paintDecided(QPainter &painter);
    void paintLinks(QPainter &painter);
    [[nodiscard]] QList<std::pair<QRectF, QString>> linkBoxes();
    [[nodiscard]] std::optional<QRectF> rectInSight(TextRange range);
    void paintMoved(QPainter &painter, double y);

    ReportFlow m_flow;
    ReadingStyle m_style;
    const NewsHighlighter *m_highlighter = nullptr;
    QList<std::pair<TextRange, Sharing>> m_sharing;
    QSet<qsizetype> m_moved;
    QList<Mark> m_marks;
    ColumnMarks m_passing;
    QList<LinkSign> m_links;
    QList<qsizetype> m_decided;
    QList<qsizetype> m_noted;
    bool m_current = false;
    std::optional<TextRange> m_active;
    QList<DifferingWords> m_differing;
    TextRange m_selection;
    qsizetype m_pressed = -1;
    bool m_steady = false; ///< the flow is being laid out; the anchor is put back afterwards
};

} // namespace synoptic
