// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypane/restoredialog.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString originName(BackupRecord::Origin origin)
{
    switch (origin) {
    case BackupRecord::Daily:
        return RestoreDialog::tr("daily copy");
    case BackupRecord::BeforeFormat:
        return RestoreDialog::tr("before the format changed");
    case BackupRecord::BeforeRestore:
        return RestoreDialog::tr("replaced by a restored copy");
    case BackupRecord::Damaged:
        return RestoreDialog::tr("damaged, replaced by what was salvaged");
    }
    Q_UNREACHABLE_RETURN({});
}

QString shortTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : u"–"_s;
}

/// When, what, events, reports, marks, notes, last mark, size.
QStringList cells(const QString &when, const QString &what, const Result<LibrarySummary> &summary,
                  qint64 bytes)
{
    const QLocale locale;
    QStringList row{when, what};
    if (summary)
        row += {locale.toString(summary->events), locale.toString(summary->reports),
                locale.toString(summary->marks), locale.toString(summary->notes),
                shortTime(summary->lastChange)};
    else
        row += {u"?"_s, u"?"_s, u"?"_s, u"?"_s, RestoreDialog::tr("cannot be read")};
    row.append(locale.formattedDataSize(bytes));
    return row;
}

} // namespace

RestoreDialog::RestoreDialog(const QString &library, QWidget *parent)
    : QDialog(parent), m_list(new QTreeWidget(this)), m_preview(new QLabel(this))
{
    setWindowTitle(tr("Restore a Copy of the Library"));
    m_list->setHeaderLabels({tr("Made"), tr("What"), tr("Events"), tr("Reports"), tr("Marks"), tr("Notes"),
                             tr("Last mark"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Copies of the library"));
    m_preview->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_restore = buttons->addButton(tr("&Restore This Copy"), QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_preview);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &RestoreDialog::preview);
    connect(m_list, &QTreeWidget::itemActivated, m_restore, &QPushButton::click);
    fill(library);
    preview();
    m_list->setFocus();
    resize(860, 420);
}

void RestoreDialog::fill(const QString &library)
{
    const auto now = summaryOf(library);
    auto *present =
        new QTreeWidgetItem(m_list, cells(tr("now"), tr("the library"), now,
                                          QFileInfo(library).size() + QFileInfo(library + u"-wal"_s).size()));
    QFont bold = font();
    bold.setBold(true);
    for (int column = 0; column < m_list->columnCount(); ++column)
        present->setFont(column, bold);
    for (const BackupRecord &backup : backupsOf(library)) {
        const auto summary = summaryOf(backup.path);
        auto *item = new QTreeWidgetItem(
            m_list, cells(shortTime(backup.made), originName(backup.origin), summary, backup.bytes));
        item->setToolTip(0, backup.path);
        if (summary)
            item->setData(0, Qt::UserRole, backup.path);
        if (summary && now)
            item->setData(1, Qt::UserRole,
                          tr("Marks: %1, now %2. Notes: %3, now %4.")
                              .arg(summary->marks)
                              .arg(now->marks)
                              .arg(summary->notes)
                              .arg(now->notes));
    }
    for (int column = 2; column <= 5; ++column) {
        for (int row = 0; row < m_list->topLevelItemCount(); ++row)
            m_list->topLevelItem(row)->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int column = 0; column < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    m_list->setCurrentItem(m_list->topLevelItem(m_list->topLevelItemCount() > 1 ? 1 : 0));
}

void RestoreDialog::preview()
{
    const QString path = chosen();
    m_restore->setEnabled(!path.isEmpty());
    if (m_list->topLevelItemCount() < 2)
        m_preview->setText(tr("There is no copy yet. One is made each day that the library is open."));
    else if (path.isEmpty())
        m_preview->setText(tr("Choose the copy to restore. The present file is kept beside the library."));
    else
        m_preview->setText(m_list->currentItem()->data(1, Qt::UserRole).toString() + u' ' +
                           tr("The present file is kept beside the library and stands in this list."));
}

QString RestoreDialog::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

} // namespace synoptic
