// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisions/correctionspane.h"
#include "visuallanguage/rowsigns.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace synoptic {

CorrectionsPane::CorrectionsPane(CorrectionStore *store, QWidget *parent)
    : QWidget(parent), m_store(store), m_list(new QListView(this)), m_hint(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(tr("Your corrections"));
    m_list->setWordWrap(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAlternatingRowColors(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->installEventFilter(this);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(8, 6, 8, 6);
    setFocusProxy(m_list);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QVariant place = index.data(CorrectionModel::PlaceRole); place.isValid())
            emit placeRequested(place.value<Place>());
    });
    show({}, {}, {});
}

void CorrectionsPane::show(const QList<PlacedCorrection> &placed, const QList<int> &overruledBy,
                           const QList<Report> &reports)
{
    const int row = m_list->currentIndex().row();
    m_model.setCorrections(placed, overruledBy, reports);
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
    m_hint->setText(
        placed.isEmpty()
            ? tr("No corrections yet. In any view: Shift+X not the same, Shift+S same as, Shift+V "
                 "divide a fact, Shift+J join two, Shift+L relation.")
            : tr("Return goes there · Delete takes back"));
}

void CorrectionsPane::takeBack()
{
    QList<QUuid> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        ids.append(index.data(CorrectionModel::IdRole).toUuid());
    m_store->remove(ids);
}

bool CorrectionsPane::eventFilter(QObject *watched, QEvent *event)
{
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    // Here these keys are about the list, whatever they mean to the window.
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Delete && key != Qt::Key_Escape && key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (!override && key == Qt::Key_Delete)
        takeBack();
    else if (!override && key == Qt::Key_Escape)
        emit leaveRequested();
    else if (!override)
        emit m_list->activated(m_list->currentIndex());
    return true;
}

} // namespace synoptic
