// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/columnmarks.h"
#include "comparisonview/placeindex.h"
#include "library/marks.h"
#include "models/differingwords.h"

#include <QAbstractScrollArea>
#include <QTextLayout>
#include <memory>
#include <vector>

namespace synoptic {

class NewsHighlighter;

/// One report set for reading: its passages in order, page furniture folded to one dim line, times in the
/// margin, a strip that shows where its text is shared. Can scroll beyond both ends, so that any line can
/// stand at any height.
class ColumnView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    struct Mark
    {
        TextRange range;
        HighlightColour colour;
    };

    explicit ColumnView(const Report &report, QWidget *parent = nullptr);
    ~ColumnView() override;

    [[nodiscard]] const Report &report() const { return m_report; }
    /// \p highlighter may be null: no syntax colours. Not owned.
    void setHighlighter(const NewsHighlighter *highlighter);
    void setSharing(const QList<std::pair<TextRange, Sharing>> &sharing);
    void setMarks(const QList<Mark> &marks);
    /// The active range and the parts of it that differ from its counterpart; their offsets are in the
    /// report.
    void setActive(std::optional<TextRange> range, const QList<DifferingWords> &differing);
    void setSelection(TextRange range);
    [[nodiscard]] TextRange selection() const { return m_selection; }
    /// Found words and what the filter leaves out; update the viewport after a change.
    [[nodiscard]] ColumnMarks &passingMarks() { return m_passing; }
    void setFontSize(double points);
    void setFurnitureFolded(bool folded);
    [[nodiscard]] bool isFurnitureFolded() const { return m_furnitureFolded; }
    /// The sentences that are on screen to be read: those of furniture only while it is unfolded.
    [[nodiscard]] QList<TextRange> readableSentences() const;

    /// Where a range stands in the viewport, in pixels; nothing while its passage is folded away.
    [[nodiscard]] std::optional<QRectF> rectOf(TextRange range) const;
    /// Scrolls so that a range's top is at \p y of the viewport.
    void bringTo(TextRange range, double y);

signals:
    void clicked(qsizetype position);
    void selected(synoptic::TextRange range);
    void scrolled();
    /// Furniture was folded or unfolded.
    void furnitureFolded();
    /// Laid out anew at another width: places have moved.
    void resized();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Item
    {
        int passage = 0;
        int folded = 0; ///< number of passages that this one dim line stands for; 0 for a passage
        TextRange range;
        QString margin;
        std::unique_ptr<QTextLayout> layout;
        double y = 0;
        double height = 0;
    };

    void buildItems();
    void layOut();
    void layOut(Item &item);
    [[nodiscard]] QFont fontOf(const Item &item) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const Item &item) const;
    void refreshFormats();
    [[nodiscard]] double textLeft() const;
    [[nodiscard]] double textWidth() const;
    [[nodiscard]] double top() const; ///< document y of the viewport's upper edge
    [[nodiscard]] qsizetype positionAt(QPointF point) const;
    [[nodiscard]] const Item *itemOf(qsizetype position) const;
    void paintStrip(QPainter &painter, const QRect &area);
    void paintMarkNumbers(QPainter &painter);

    Report m_report;
    const NewsHighlighter *m_highlighter = nullptr;
    std::vector<Item> m_items;
    QList<std::pair<TextRange, Sharing>> m_sharing;
    QList<Mark> m_marks;
    ColumnMarks m_passing;
    std::optional<TextRange> m_active;
    QList<DifferingWords> m_differing;
    TextRange m_selection;
    qsizetype m_pressed = 0;
    double m_fontSize = 10;
    double m_height = 0;
    bool m_furnitureFolded = true;
};

} // namespace synoptic
