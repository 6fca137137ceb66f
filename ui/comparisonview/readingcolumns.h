// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/columnarrangement.h"
#include "comparisonview/columnhead.h"
#include "comparisonview/columnview.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace synoptic {

class ColumnsNote;

/// A column for each report, with its head and its overview; as many side by side as have room. Hidden, moved
/// and pinned ones stay so, for each event.
class ReadingColumns : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingColumns(QWidget *parent = nullptr);

    /// Arranged as the user left these reports, or those that were here before.
    void setReports(const QList<Report> &reports);
    [[nodiscard]] int count() const { return int(m_columns.size()); }
    [[nodiscard]] ColumnView *view(int report) const { return m_columns.at(report).view; }
    [[nodiscard]] ColumnHead *head(int report) const { return m_columns.at(report).head; }
    [[nodiscard]] QList<ColumnView *> views() const;
    [[nodiscard]] ColumnsNote *note() const { return m_note; }
    /// The sentences of a report that can be active, in order.
    [[nodiscard]] const QList<TextRange> &sentences(int report) const
    {
        return m_columns.at(report).sentences;
    }
    /// The place itself, or the readable sentence that follows it, or the last one of its report.
    [[nodiscard]] std::optional<Place> nearest(const Place &place) const;
    void setStyle(const ReadingStyle &style);
    /// Says in the heads which reports have what the reader is at, and in which the reader is.
    void setTold(int report, ColumnHead::Told told, bool current);

    [[nodiscard]] const ColumnArrangement &arrangement() const { return m_arrangement; }
    /// Arranges anew, and keeps that.
    void arrange(const ColumnArrangement &arrangement);
    /// Back to the arrangement before the last one; false where there is none.
    bool arrangeAsBefore();
    /// Shows a report and turns to it.
    void bringIn(int report);
    /// Turns by a column without going there.
    void turn(int step);
    /// The reports that are on screen, from left to right.
    [[nodiscard]] QList<int> page() const { return m_arrangement.page(fitting()); }
    /// What can be done with the column of a report.
    void fillMenu(QMenu *menu, int report);

signals:
    void clicked(int report, qsizetype position);
    void selected(int report);
    void scrolled();
    void movedByReader(int report, double offsetBefore);
    /// Other sentences can be read now.
    void refolded(int report);
    /// A column was laid out at another width.
    void resized();
    /// Other columns are on screen.
    void arranged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Column
    {
        QWidget *box = nullptr;
        ColumnHead *head = nullptr;
        ColumnView *view = nullptr;
        QList<TextRange> sentences;
    };
    void addColumn(const Report &report);
    void connectColumn(int report);
    void connectHead(int report);
    [[nodiscard]] int fitting() const;
    void place();
    void placeBoxes(const QList<int> &page);
    void tell();
    void take(const ColumnArrangement &arrangement);
    void showTarget(const QPoint &global);
    void drop(int report, const QPoint &global);
    [[nodiscard]] std::optional<int> columnAt(const QPoint &global) const;
    [[nodiscard]] QList<Report> reports() const;

    QList<Column> m_columns;
    ColumnArrangement m_arrangement;
    QList<ColumnArrangement> m_before; ///< the latest last
    ReadingStyle m_style;
    QHBoxLayout *m_layout;
    ColumnsNote *m_note;
    QWidget *m_target; ///< where a dragged column would go
};

} // namespace synoptic
