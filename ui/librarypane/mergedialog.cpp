// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypane/mergedialog.h"

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

/// Tables that the user knows, by the names that he knows; the rest belongs to these.
QString shownName(const QString &table)
{
    static const QHash<QString, QString> names{{u"report"_s, MergeDialog::tr("Reports")},
                                               {u"event"_s, MergeDialog::tr("Events")},
                                               {u"tag"_s, MergeDialog::tr("Tags")},
                                               {u"highlight"_s, MergeDialog::tr("Marks and notes")},
                                               {u"link"_s, MergeDialog::tr("Links")},
                                               {u"passage_label"_s, MergeDialog::tr("Labels of passages")},
                                               {u"correction"_s, MergeDialog::tr("Corrections")},
                                               {u"verdict"_s, MergeDialog::tr("Verdicts")},
                                               {u"saved_filter"_s, MergeDialog::tr("Saved filters")}};
    return names.value(table);
}

QTreeWidget *countsOf(const MergeReport &preview, QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setHeaderLabels({MergeDialog::tr("What"), MergeDialog::tr("New"), MergeDialog::tr("Changed"),
                           MergeDialog::tr("Here already")});
    list->setRootIsDecorated(false);
    list->setAccessibleName(MergeDialog::tr("What would be merged"));
    for (const MergeReport::Count &count : preview.counts) {
        if (shownName(count.what).isEmpty())
            continue;
        const QLocale locale;
        auto *item = new QTreeWidgetItem(list, {shownName(count.what), locale.toString(count.added),
                                                locale.toString(count.changed), locale.toString(count.same)});
        for (int column = 1; column <= 3; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    list->resizeColumnToContents(0);
    list->header()->setStretchLastSection(false);
    return list;
}

QTreeWidget *conflictsOf(const MergeReport &preview, QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setHeaderLabels({MergeDialog::tr("Words"), MergeDialog::tr("Here"), MergeDialog::tr("There"),
                           MergeDialog::tr("Kept")});
    list->setRootIsDecorated(false);
    list->setAccessibleName(MergeDialog::tr("Where the two differ"));
    for (const MergeConflict &conflict : preview.conflicts) {
        auto *item = new QTreeWidgetItem(
            list, {conflict.words.simplified(), conflict.here, conflict.there,
                   conflict.takesTheirs ? MergeDialog::tr("theirs (later)") : MergeDialog::tr("ours")});
        for (int column = 0; column < 3; ++column)
            item->setToolTip(column, item->text(column));
    }
    for (int column = 0; column < 3; ++column)
        list->setColumnWidth(column, 220);
    return list;
}

} // namespace

MergeDialog::MergeDialog(const MergeReport &preview, const QString &other, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Merge Another Library"));
    auto *layout = new QVBoxLayout(this);
    auto *heading =
        new QLabel(tr("What merging <b>%1</b> brings. That file is not changed; nothing is doubled.")
                       .arg(QFileInfo(other).fileName().toHtmlEscaped()),
                   this);
    heading->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(countsOf(preview, this), 1);
    if (!preview.conflicts.isEmpty()) {
        layout->addWidget(new QLabel(tr("%n mark(s) or label(s) differ in the two. The later change is kept; "
                                        "what was removed here stays away.",
                                        nullptr, int(preview.conflicts.size())),
                                     this));
        layout->addWidget(conflictsOf(preview, this), 1);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *merge = buttons->addButton(tr("&Merge"), QDialogButtonBox::AcceptRole);
    merge->setEnabled(preview.added() + preview.changed() > 0);
    if (!merge->isEnabled())
        heading->setText(tr("All that stands in <b>%1</b> is here already.")
                             .arg(QFileInfo(other).fileName().toHtmlEscaped()));
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(860, preview.conflicts.isEmpty() ? 340 : 520);
}

} // namespace synoptic
