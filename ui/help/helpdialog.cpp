// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/helpdialog.h"

#include "visuallanguage/signs.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace synoptic {

namespace {

/// A sign as the views paint it.
class SignSample : public QWidget
{
public:
    SignSample(Sign sign, QWidget *parent) : QWidget(parent), m_sign(sign) { setFixedSize(76, 26); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintSample(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_sign, palette());
    }

private:
    Sign m_sign;
};

} // namespace

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent), m_pages(new QTabWidget(this))
{
    setWindowTitle(tr("Keys and Signs"));
    m_pages->addTab(buildKeys(), tr("&Keys"));
    m_pages->addTab(buildSigns(), tr("&Signs and colours"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *sheet = buttons->addButton(tr("Save Key S&heet…"), QDialogButtonBox::ActionRole);
    connect(sheet, &QPushButton::clicked, this, &HelpDialog::saveSheet);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages);
    layout->addWidget(buttons);
    resize(640, 680);
}

QWidget *HelpDialog::buildKeys()
{
    auto *page = new QWidget(this);
    m_filter = new QLineEdit(page);
    m_filter->setPlaceholderText(tr("Find a key or what it does"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_keys = new QTreeWidget(page);
    m_keys->setColumnCount(2);
    m_keys->setHeaderHidden(true);
    m_keys->setRootIsDecorated(false);
    m_keys->setFrameShape(QFrame::NoFrame);
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    connect(m_filter, &QLineEdit::textChanged, this, &HelpDialog::filterKeys);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_filter);
    layout->addWidget(m_keys, 1);
    return page;
}

QWidget *HelpDialog::buildSigns()
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget(area);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *grid = new QGridLayout(page);
    grid->setColumnStretch(2, 1);
    grid->setHorizontalSpacing(12);
    int row = 0;
    for (const SignMeaning &meaning : signMeanings()) {
        auto *name = new QLabel(meaning.name, page);
        QFont bold = name->font();
        bold.setBold(true);
        name->setFont(bold);
        auto *text = new QLabel(meaning.text, page);
        text->setWordWrap(true);
        grid->addWidget(new SignSample(meaning.sign, page), row, 0);
        grid->addWidget(name, row, 1);
        grid->addWidget(text, row, 2);
        ++row;
    }
    grid->setRowStretch(row, 1);
    area->setWidget(page);
    return area;
}

void HelpDialog::setKeys(const QList<KeyGroup> &groups)
{
    m_groups = groups;
    m_keys->clear();
    for (const KeyGroup &group : groups) {
        if (group.keys.isEmpty())
            continue;
        auto *head = new QTreeWidgetItem(m_keys, {group.title});
        QFont bold = font();
        bold.setBold(true);
        head->setFont(0, bold);
        head->setFirstColumnSpanned(true);
        head->setFlags(Qt::ItemIsEnabled);
        for (const auto &[key, text] : group.keys)
            new QTreeWidgetItem(head, {key, text});
    }
    m_keys->expandAll();
    filterKeys(m_filter->text());
}

/// As a PDF to print, or as a web page.
void HelpDialog::saveSheet()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the key sheet"), tr("synoptic-keys.pdf"),
                                                      tr("PDF (*.pdf);;Web page (*.html)"));
    if (path.isEmpty())
        return;
    if (const auto done = writeKeySheet(m_groups, path); !done)
        emit failed(done.error());
}

void HelpDialog::filterKeys(const QString &text)
{
    for (int i = 0; i < m_keys->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_keys->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *key = group->child(j);
            const bool found = key->text(0).contains(text, Qt::CaseInsensitive) ||
                               key->text(1).contains(text, Qt::CaseInsensitive);
            key->setHidden(!found);
            any |= found;
        }
        group->setHidden(!any);
    }
}

/// Escape closes the help, though it means something else to the window behind it.
bool HelpDialog::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QDialog::event(event);
}

void HelpDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    show();
    raise();
    activateWindow();
    if (page == Keys)
        m_filter->setFocus();
}

} // namespace synoptic
