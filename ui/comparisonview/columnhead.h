// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QPoint>
#include <QWidget>

namespace synoptic {

/// The head of a column: the outlet, and below it what kind of report it is. Dragged, it moves its column; a
/// click on its dots, or with the right button, asks for the column's menu.
class ColumnHead : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnHead(const Report &report, QWidget *parent = nullptr);

    /// Whether the report has what the reader is at, and how.
    enum class Told { Not, NotYet, OtherThroughout, Reported };
    void setTold(Told told);
    /// Whether it is the column that the reader is in.
    void setCurrent(bool current);
    void setPinned(bool pinned);
    /// The reader's notes on the report, in words.
    void setNotes(const QStringList &notes);
    void setRightToLeft(bool rightToLeft);
    [[nodiscard]] QSize sizeHint() const override;
    /// The second line, whole; what of it has room in so many pixels.
    [[nodiscard]] QString details() const;
    [[nodiscard]] QString fittedDetails(const QFontMetrics &metrics, int width) const;

signals:
    void menuRequested(const QPoint &global);
    void dragged(const QPoint &global);
    void dropped(const QPoint &global);

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void describe();
    [[nodiscard]] QStringList detailParts() const;
    [[nodiscard]] QRect dots() const;
    [[nodiscard]] QFont smallFont() const;
    void paintPin(QPainter &painter, const QPointF &at) const;

    QString m_name;
    QString m_title;
    QStringList m_kind;
    QStringList m_notes;
    Told m_told = Told::Reported;
    bool m_current = false;
    bool m_pinned = false;
    bool m_rightToLeft = false;
    bool m_hovered = false;
    bool m_dragging = false;
    QPoint m_press;
};

} // namespace synoptic
