// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exportdialog/exporttasks.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace synoptic {

/// The pages of an export as they will be, one at a time. Follows its choices a moment later, so that typing
/// does not wait for it.
class PagePreview : public QWidget
{
    Q_OBJECT
public:
    explicit PagePreview(QWidget *parent = nullptr);
    void show(const ExportEvent &event, const ExportTask &task);
    /// Says something in place of pages.
    void say(const QString &text);
    [[nodiscard]] int page() const { return m_page; }
    void turn(int by);
    [[nodiscard]] QImage picture() const { return m_picture; }

signals:
    void painted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void repaintPage();
    void take(const QImage &picture);
    void fit();

    PreviewPainter m_painter;
    QTimer m_pause;
    ExportEvent m_event;
    ExportTask m_task;
    QImage m_picture;
    QLabel *m_sheet;
    QLabel *m_number;
    QToolButton *m_back;
    QToolButton *m_on;
    int m_page = 0;
    bool m_pages = false; ///< else something is said in their place
};

} // namespace synoptic
