// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/columnview.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace synoptic {

/// A column for each report, with its head; as many side by side as have room.
class ReadingColumns : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingColumns(QWidget *parent = nullptr);

    void setReports(const QList<Report> &reports);
    [[nodiscard]] int count() const { return int(m_columns.size()); }
    [[nodiscard]] ColumnView *view(int report) const { return m_columns.at(report).view; }
    [[nodiscard]] QList<ColumnView *> views() const;
    /// The sentences of a report that can be active, in order.
    [[nodiscard]] const QList<TextRange> &sentences(int report) const
    {
        return m_columns.at(report).sentences;
    }
    /// The place itself, or the readable sentence that follows it, or the last one of its report.
    [[nodiscard]] std::optional<Place> nearest(const Place &place) const;
    /// Says in the head whether the report has what the reader is at.
    void setReported(int report, bool reported);
    /// Turns to the page that a report is on.
    void bringIn(int report);
    /// First and last column on screen, counted from 0.
    [[nodiscard]] std::pair<int, int> page() const;

signals:
    void clicked(int report, qsizetype position);
    void selected(int report);
    void scrolled();
    /// Other sentences can be read now.
    void refolded(int report);
    /// A column was laid out at another width.
    void resized();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Column
    {
        QWidget *box = nullptr;
        QLabel *head = nullptr;
        ColumnView *view = nullptr;
        QList<TextRange> sentences;
    };
    void addColumn(const Report &report);
    [[nodiscard]] int fitting() const;
    void showPage();

    QList<Column> m_columns;
    QHBoxLayout *m_layout;
    int m_first = 0;
};

} // namespace synoptic
