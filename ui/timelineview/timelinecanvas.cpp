// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where, and the keys. How it looks: timelinepainting.cpp.
#include "timelineview/timelinecanvas.h"

#include "focusring/focusring.h"
#include "mainwindow/eventview.h"
#include "models/timelinemodel.h"
#include "timelineview/timelinelayout.h"

#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace synoptic {

using namespace timelinelayout;

namespace {

bool isCanvasKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        return !(event.modifiers() & (Qt::AltModifier | Qt::ControlModifier));
    default:
        return false;
    }
}

} // namespace

TimelineCanvas::TimelineCanvas(TimelineModel *timeline, QWidget *parent)
    : QListView(parent), m_model(timeline), m_colours(palette())
{
    FocusRing::setShowsFocus(this);
    setAccessibleName(tr("Timeline: what was reported, in order of time"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection); // the current item is all there is
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setModel(timeline);
    connect(this, &QAbstractItemView::entered, this, &TimelineCanvas::looked);
    connect(this, &QAbstractItemView::viewportEntered, this, [this] { emit looked(currentIndex()); });
    connect(this, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { emit placeRequested(m_model->itemAt(index.row()).place); });
}

int TimelineCanvas::clockHeight() const
{
    return 2 * lineHeight() + 10;
}

int TimelineCanvas::capacity() const
{
    return std::max(2, (m_laneHeight - baseline() - markRadius - 10) / factPitch);
}

QPointF TimelineCanvas::origin() const
{
    return {double(headWidth - horizontalOffset()), double(clockHeight() - verticalOffset())};
}

int TimelineCanvas::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int TimelineCanvas::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void TimelineCanvas::doItemsLayout()
{
    QList<QDateTime> moments;
    for (int row = 0; row < m_model->timedRows(); ++row)
        moments.append(m_model->itemAt(row).when.utc);
    m_scale = TimeScale(moments, viewport()->width() - headWidth - 24, m_zoom);
    m_width = m_scale.width();
    m_at.fill({}, m_model->rowCount());
    m_laneOfRow.fill(0, m_model->rowCount());
    buildLanes();
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        for (const int row : m_lanes.at(lane).rows)
            m_laneOfRow[row] = lane;
        if (m_lanes.at(lane).timed)
            placeTimed(m_lanes[lane]);
        else
            placeUntimed(m_lanes.at(lane));
    }
    for (Lane &lane : m_lanes) // now that the width is known
        placeLabels(lane);
    QAbstractItemView::doItemsLayout(); // ends in updateGeometries()
    viewport()->update();
}

void TimelineCanvas::setMatches(const EventMatches &matches)
{
    m_matches = matches;
    lookForMatches();
    viewport()->update();
}

void TimelineCanvas::lookForMatches()
{
    m_found.clear();
    for (int row = 0; row < m_model->rowCount() && !m_matches.all().isEmpty(); ++row)
        m_found.append(m_matches.isInAny(m_model->sentencesOf(row)));
}

void TimelineCanvas::reset()
{
    QAbstractItemView::reset();
    lookForMatches();
    doItemsLayout(); // at once: rows are asked for their place before the event loop comes round
}

void TimelineCanvas::buildLanes()
{
    m_lanes.clear();
    for (const bool timed : {true, false})
        for (int report = 0; report < m_model->shared()->comparison.reports.size(); ++report) {
            Lane lane{report, timed, 0, {}, {}, {}};
            const int begin = timed ? 0 : m_model->timedRows();
            const int end = timed ? m_model->timedRows() : m_model->rowCount();
            for (int row = begin; row < end; ++row)
                if (m_model->itemAt(row).place.report == report)
                    lane.rows.append(row);
            if (!lane.rows.isEmpty())
                m_lanes.append(lane);
        }
    const int least = baseline() + 2 * factPitch + markRadius + 10;
    const int share =
        m_lanes.isEmpty() ? 0 : (viewport()->height() - clockHeight() - 40) / int(m_lanes.size());
    m_laneHeight = std::clamp(share, least, baseline() + 10 * factPitch);
    m_untimedTop = -1;
    m_height = 4;
    for (Lane &lane : m_lanes) {
        if (!lane.timed && m_untimedTop < 0) {
            m_untimedTop = m_height;
            m_height += lineHeight() + 12;
        }
        lane.top = m_height;
        m_height += m_laneHeight;
    }
}

/// Entries on the line; facts hang below it, those that would overlap under each other. Where a column is
/// full and the next one is far enough, a number tells how many more there are.
void TimelineCanvas::placeTimed(Lane &lane)
{
    double column = -factPitch;
    int hanging = 0;
    const auto tellCrowd = [&](double next) {
        const QPointF last(column, lane.top + baseline() + markRadius + factPitch * capacity());
        if (hanging > capacity() && next - column > 4 * factPitch)
            lane.crowds.append({last, hanging - capacity()});
    };
    for (const int row : std::as_const(lane.rows)) {
        const double x = m_scale.xOf(m_model->itemAt(row).when.utc);
        m_at[row] = {x, double(lane.top + baseline())};
        if (m_model->itemAt(row).kind != TimelineItemKind::Fact)
            continue;
        if (x >= column + factPitch) {
            tellCrowd(x);
            column = x;
            hanging = 0;
        }
        const int below = factPitch * std::min(++hanging, capacity());
        m_at[row] = {column, double(lane.top + baseline() + markRadius + below)};
    }
    tellCrowd(m_scale.width() + 8 * factPitch);
}

/// One after another, the facts hanging from the entry or report that they stand in.
void TimelineCanvas::placeUntimed(const Lane &lane)
{
    const auto entries = std::ranges::count_if(
        lane.rows, [this](int row) { return m_model->itemAt(row).kind != TimelineItemKind::Fact; });
    const double room = viewport()->width() - headWidth - 2 * untimedMargin;
    const double pitch =
        std::clamp(room / double(std::max<qsizetype>(1, entries)), double(leastPitch), double(entryPitch));
    double x = untimedMargin;
    int hanging = 0;
    bool first = true;
    for (const int row : lane.rows) {
        double y = lane.top + baseline();
        if (m_model->itemAt(row).kind != TimelineItemKind::Fact) {
            if (!first)
                x += pitch;
            hanging = 0;
        } else {
            if (hanging == capacity()) {
                x += factPitch + 1;
                hanging = 0;
            }
            y += markRadius + factPitch * ++hanging;
        }
        first = false;
        m_at[row] = {x, y};
        m_width = std::max(m_width, x + untimedMargin);
    }
}

void TimelineCanvas::scrollContentsBy(int, int)
{
    viewport()->update(); // the clock and the names stay
}

void TimelineCanvas::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    const int width = viewport()->width() - headWidth;
    const int height = viewport()->height() - clockHeight();
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(m_width)) + 16 - width));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(20);
    verticalScrollBar()->setRange(0, std::max(0, m_height - height));
}

int TimelineCanvas::laneOf(int row) const
{
    return m_laneOfRow.value(row, -1);
}

QRect TimelineCanvas::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_at.size())
        return {};
    constexpr int half = markRadius + 3;
    const QPointF at = m_at.at(index.row()) + origin();
    return {int(at.x()) - half, int(at.y()) - half, 2 * half, 2 * half};
}

void TimelineCanvas::scrollTo(const QModelIndex &index, ScrollHint)
{
    if (!index.isValid() || index.row() >= m_at.size())
        return;
    const QPointF at = m_at.at(index.row());
    const int width = viewport()->width() - headWidth;
    const int height = viewport()->height() - clockHeight();
    if (at.x() < horizontalOffset() + 20 || at.x() > horizontalOffset() + width - 60)
        horizontalScrollBar()->setValue(int(at.x()) - width / 3);
    const int top = m_lanes.at(laneOf(index.row())).top;
    if (top < verticalOffset() || top + m_laneHeight > verticalOffset() + height)
        verticalScrollBar()->setValue(std::min(top, top + m_laneHeight - height));
}

QModelIndex TimelineCanvas::indexAt(const QPoint &point) const
{
    if (point.x() < headWidth || point.y() < clockHeight())
        return {};
    const QPointF at = QPointF(point) - origin();
    int best = -1;
    double nearest = 8;
    for (const Lane &lane : m_lanes) {
        if (at.y() < lane.top || at.y() >= lane.top + m_laneHeight)
            continue;
        for (const int row : lane.rows) {
            const double distance = QLineF(m_at.at(row), at).length();
            if (distance < nearest) {
                nearest = distance;
                best = row;
            }
        }
        for (const Label &label : lane.labels)
            if (best < 0 && at.y() < lane.top + baseline() && at.x() >= label.x &&
                at.x() < label.x + label.width)
                best = label.row;
    }
    return best < 0 ? QModelIndex() : m_model->index(best);
}

QModelIndex TimelineCanvas::nearestInLane(int lane, double x) const
{
    if (lane < 0 || lane >= m_lanes.size())
        return currentIndex();
    const QList<int> &rows = m_lanes.at(lane).rows;
    const auto nearest =
        std::ranges::min_element(rows, {}, [&](int row) { return std::abs(m_at.at(row).x() - x); });
    return m_model->index(*nearest);
}

QModelIndex TimelineCanvas::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return m_model->index(0);
    const int lane = laneOf(current.row());
    const QList<int> &rows = m_lanes.at(lane).rows;
    const qsizetype at = rows.indexOf(current.row());
    const double x = m_at.at(current.row()).x();
    const double page = viewport()->width() - headWidth;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        return m_model->index(rows.at(std::max<qsizetype>(0, at - 1)));
    case MoveRight:
    case MoveNext:
        return m_model->index(rows.at(std::min(rows.size() - 1, at + 1)));
    case MoveUp:
        return nearestInLane(lane - 1, x);
    case MoveDown:
        return nearestInLane(lane + 1, x);
    case MovePageUp:
        return nearestInLane(lane, x - page);
    case MovePageDown:
        return nearestInLane(lane, x + page);
    case MoveHome:
    case MoveEnd:
        break; // they belong to the clock
    }
    return current;
}

bool TimelineCanvas::event(QEvent *event)
{
    // These keys mean something else to the window.
    if (event->type() == QEvent::ShortcutOverride && isCanvasKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractItemView::event(event);
}

void TimelineCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit placeRequested(m_model->itemAt(currentIndex().row()).place);
        break;
    case Qt::Key_BracketLeft:
        emit asOfStepped(-1);
        break;
    case Qt::Key_BracketRight:
        emit asOfStepped(1);
        break;
    case Qt::Key_Home:
        emit asOfEnd(false);
        break;
    case Qt::Key_End:
        emit asOfEnd(true);
        break;
    default:
        if (isTyped(*event))
            event->ignore();
        else
            QAbstractItemView::keyPressEvent(event);
    }
}

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = event->position() - origin();
    if (event->position().y() < clockHeight() && event->position().x() >= headWidth &&
        at.x() <= m_scale.width())
        emit asOfChosen(m_scale.timeAt(at.x()));
    else
        QAbstractItemView::mousePressEvent(event);
}

void TimelineCanvas::leaveEvent(QEvent *event)
{
    QAbstractItemView::leaveEvent(event);
    emit looked(currentIndex());
}

void TimelineCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    doItemsLayout();
}

void TimelineCanvas::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        doItemsLayout();
    if (event->type() == QEvent::PaletteChange)
        m_colours = SignColours(palette());
}

void TimelineCanvas::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    for (const QModelIndex &index : {previous, current}) // its label is always there
        if (index.isValid() && index.row() < m_laneOfRow.size())
            placeLabels(m_lanes[laneOf(index.row())]);
    viewport()->update();
    emit looked(current);
}

void TimelineCanvas::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                 const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    viewport()->update(); // what was not yet reported greys; places stay
}

void TimelineCanvas::zoom(double factor)
{
    const QModelIndex current = currentIndex();
    const double before = current.isValid() ? m_at.at(current.row()).x() - horizontalOffset() : 0;
    m_zoom = factor == 0 ? 1 : std::clamp(m_zoom * factor, 1.0, 500.0);
    doItemsLayout();
    if (current.isValid()) // what the reader looks at stays where it is
        horizontalScrollBar()->setValue(int(m_at.at(current.row()).x() - before));
    scrollTo(current);
}

} // namespace synoptic
