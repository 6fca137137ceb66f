// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog/pagepreview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace synoptic {

PagePreview::PagePreview(QWidget *parent)
    : QWidget(parent), m_sheet(new QLabel(this)), m_number(new QLabel(this)), m_back(new QToolButton(this)),
      m_on(new QToolButton(this))
{
    m_sheet->setAlignment(Qt::AlignCenter);
    m_sheet->setMinimumSize(320, 320);
    m_sheet->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_sheet->setWordWrap(true);
    m_sheet->setAccessibleName(tr("Preview of the page"));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolTip(tr("Page before (Alt+Left)"));
    m_back->setAccessibleName(tr("Page before"));
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_on->setArrowType(Qt::RightArrow);
    m_on->setToolTip(tr("Next page (Alt+Right)"));
    m_on->setAccessibleName(tr("Next page"));
    m_on->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_back);
    row->addWidget(m_number);
    row->addWidget(m_on);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_sheet, 1);
    column->addLayout(row);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150);
    connect(&m_pause, &QTimer::timeout, this, &PagePreview::repaintPage);
    connect(&m_painter, &PreviewPainter::painted, this, &PagePreview::take);
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_on, &QToolButton::clicked, this, [this] { turn(1); });
}

void PagePreview::show(const ExportEvent &event, const ExportTask &task)
{
    m_event = event;
    m_task = task;
    m_pages = true;
    m_back->setEnabled(m_page > 0);
    m_on->setEnabled(true);
    m_pause.start();
}

void PagePreview::say(const QString &text)
{
    m_pages = false;
    m_pause.stop();
    m_picture = {};
    m_number->clear();
    m_back->setEnabled(false);
    m_on->setEnabled(false);
    m_sheet->setText(text);
}

void PagePreview::turn(int by)
{
    m_page = std::max(0, m_page + by);
    m_back->setEnabled(m_page > 0);
    repaintPage();
}

void PagePreview::repaintPage()
{
    if (m_pages)
        m_painter.paint(m_event, m_task, m_page, 96 * devicePixelRatioF());
}

void PagePreview::take(const QImage &picture)
{
    if (!m_pages)
        return;
    if (picture.isNull() && m_page > 0) { // behind the last page
        m_on->setEnabled(false);
        --m_page;
        if (m_picture.isNull())
            repaintPage();
        return;
    }
    m_picture = picture;
    m_number->setText(tr("page %1").arg(m_page + 1));
    fit();
    emit painted();
}

void PagePreview::fit()
{
    if (m_picture.isNull())
        return;
    const double ratio = devicePixelRatioF();
    QPixmap sheet = QPixmap::fromImage(
        m_picture.scaled(m_sheet->size() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    sheet.setDevicePixelRatio(ratio);
    m_sheet->setPixmap(sheet);
}

void PagePreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace synoptic
