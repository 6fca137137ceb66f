// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timelineview/timescale.h"

#include "comparison/comparison.h"
#include "models/eventmatches.h"
#include "visuallanguage/signs.h"

#include <QListView>

namespace synoptic {

class TimelineModel;

/// The clock of an event: a lane for each report with its entries on a line and, hanging from it, the facts
/// that it had first; below them, in lanes of their own, what has no known time, in the order of the text. To
/// a screen reader it is the list of what happened; only where the items stand is its own.
class TimelineCanvas : public QListView
{
    Q_OBJECT
public:
    /// \p model is not owned and outlives the view.
    explicit TimelineCanvas(TimelineModel *model, QWidget *parent = nullptr);

    /// Items in which something was found have a line below their mark.
    void setMatches(const EventMatches &matches);
    /// Time longer by a factor; 0 for all of it at once.
    void zoom(double factor);
    [[nodiscard]] double pixelsPerMinute() const { return m_scale.pixelsPerMinute(); }
    /// Where labels of entries stand in a lane, in the coordinates of visualRect(): they never overlap.
    [[nodiscard]] QList<QRect> labelRects() const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void doItemsLayout() override;
    void reset() override;

signals:
    void placeRequested(const synoptic::Place &place);
    /// The item that is under the pointer, else the current one; invalid without any.
    void looked(const QModelIndex &index);
    /// The keys and the clock: the previous or next moment, the first or the last, the one at a time.
    void asOfStepped(int step);
    void asOfEnd(bool last);
    void asOfChosen(const QDateTime &utc);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;

    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &) const override { return {}; }

private:
    struct Label
    {
        int row = 0;
        double x = 0;
        double width = 0;
        bool before = false; ///< it ends at its mark, since behind it there is no room
    };
    struct Lane
    {
        int report = 0;
        bool timed = true;
        int top = 0;                           ///< below the clock, before scrolling
        QList<int> rows;                       ///< of the model, from left to right
        QList<std::pair<QPointF, int>> crowds; ///< where and how many facts found no room to hang apart
        QList<Label> labels;                   ///< from left to right
    };

    void buildLanes();
    void lookForMatches();
    void placeTimed(Lane &lane);
    [[nodiscard]] QString clockText() const;
    void paintBreaks(QPainter &painter, const Lane &lane) const;
    void placeUntimed(const Lane &lane);
    [[nodiscard]] int laneOf(int row) const;
    [[nodiscard]] QModelIndex nearestInLane(int lane, double x) const;
    [[nodiscard]] double labelWidth(int row) const;
    void placeLabels(Lane &lane) const;
    [[nodiscard]] int clockHeight() const;
    [[nodiscard]] int lineHeight() const { return fontMetrics().height(); }
    [[nodiscard]] int baseline() const { return 2 * lineHeight() + 12; } ///< of a lane, from its top
    [[nodiscard]] int capacity() const;   ///< facts that have room below each other
    [[nodiscard]] QPointF origin() const; ///< of the scrolled content, in the viewport
    [[nodiscard]] QString laneNote(const Lane &lane) const;
    void paintClock(QPainter &painter) const;
    void paintLane(QPainter &painter, const Lane &lane, const QRect &area) const;
    void paintMark(QPainter &painter, int row) const;
    void paintLabel(QPainter &painter, const Lane &lane, const Label &label) const;
    void paintHead(QPainter &painter, const Lane &lane) const;
    void paintAsOf(QPainter &painter) const;

    TimelineModel *m_model;
    SignColours m_colours;
    TimeScale m_scale;
    QList<Lane> m_lanes;
    QList<QPointF> m_at; ///< centre of each row's mark, in the content below the clock
    QList<int> m_laneOfRow;
    EventMatches m_matches;
    QList<bool> m_found; ///< by row
    int m_laneHeight = 100;
    int m_untimedTop = -1; ///< where the title of the lanes without time stands; -1: there are none
    int m_height = 0;
    double m_width = 0;
    double m_zoom = 1;
};

} // namespace synoptic
