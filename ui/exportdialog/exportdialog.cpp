// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog/exportdialog.h"

#include "exportdialog/exportchoices.h"
#include "exportdialog/pagepreview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace synoptic {

ExportDialog::ExportDialog(const ExportEvent &event, QWidget *parent)
    : QDialog(parent), m_event(event), m_choices(new ExportChoices(event, this)),
      m_preview(new PagePreview(this))
{
    setWindowTitle(tr("Export %1").arg(event.title));
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_choices);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it is reached, and brings itself into sight
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(m_choices->minimumSizeHint().width() +
                            scroll->verticalScrollBar()->sizeHint().width());
    auto *left = new QVBoxLayout;
    buildPresets(left);
    left->addWidget(scroll, 1);
    auto *row = new QHBoxLayout;
    row->addLayout(left);
    row->addWidget(m_preview, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    buildButtons(column);
    resize(1000, 680);
    connect(m_choices, &ExportChoices::changed, this, &ExportDialog::follow);
    connect(&m_writer, &ExportWriter::progressed, m_progress, &QProgressBar::setValue);
    connect(&m_writer, &ExportWriter::written, this, [this](const QString &path) {
        setBusy(false);
        emit exported(path);
        accept();
    });
    connect(&m_writer, &ExportWriter::failed, this, [this](const Error &error) {
        setBusy(false);
        m_message->setText(error.message());
    });
    setTask(m_presets.last());
    m_export->setFocus();
}

void ExportDialog::buildPresets(QBoxLayout *column)
{
    m_names = new QComboBox(this);
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->setAccessibleName(tr("Preset"));
    m_names->lineEdit()->setPlaceholderText(tr("preset"));
    auto *keep = new QPushButton(tr("&Keep"), this);
    auto *remove = new QPushButton(tr("Remo&ve"), this);
    for (QPushButton *button : {keep, remove})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_names, 1);
    row->addWidget(keep);
    row->addWidget(remove);
    column->addLayout(row);
    fillPresets();
    connect(m_names, &QComboBox::activated, this,
            [this] { setTask(m_presets.preset(m_names->currentText())); });
    connect(keep, &QPushButton::clicked, this, [this] {
        const QString name = m_names->currentText().trimmed();
        if (name.isEmpty())
            return;
        m_presets.keep(name, task());
        fillPresets();
        m_names->setCurrentText(name);
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        m_presets.remove(m_names->currentText());
        fillPresets();
    });
}

void ExportDialog::fillPresets()
{
    m_names->clear();
    m_names->addItems(m_presets.names());
    m_names->setCurrentIndex(-1);
    m_names->clearEditText();
}

void ExportDialog::buildButtons(QBoxLayout *column)
{
    m_message = new QLabel(this);
    m_message->setWordWrap(true);
    m_progress = new QProgressBar(this);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    auto *buttons = new QDialogButtonBox(this);
    m_export = buttons->addButton(tr("E&xport…"), QDialogButtonBox::AcceptRole);
    m_print = buttons->addButton(tr("Print Previe&w…"), QDialogButtonBox::ActionRole);
    m_print->setAutoDefault(false);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_export->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_message, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(buttons);
    column->addLayout(row);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_print, &QPushButton::clicked, this, &ExportDialog::print);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
}

ExportTask ExportDialog::task() const
{
    return m_choices->task();
}

void ExportDialog::setTask(const ExportTask &task)
{
    m_choices->setTask(task);
}

void ExportDialog::follow()
{
    const ExportTask now = task();
    const bool pages = now.format == ExportFormat::Pdf || now.format == ExportFormat::Pack;
    m_message->clear();
    if (!pages)
        m_preview->say(tr("This format has no pages."));
    else if (now.pdf.parts.isEmpty())
        m_preview->say(tr("Choose at least one part."));
    else
        m_preview->show(m_event, now);
    m_export->setEnabled(!pages || !now.pdf.parts.isEmpty());
    m_print->setEnabled(pages && !now.pdf.parts.isEmpty());
}

void ExportDialog::chooseFile()
{
    const ExportTask now = task();
    for (const ExportFormatInfo &format : exportFormats()) {
        if (format.format != now.format)
            continue;
        QFileDialog dialog(this, tr("Export as %1").arg(format.title), {},
                           u"%1 (*.%2)"_s.arg(QString(format.title).remove(QRegularExpression(u" *\\(.*"_s)),
                                              format.suffix));
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setDefaultSuffix(format.suffix);
        dialog.selectFile(tr("comparison.%1").arg(format.suffix));
        if (dialog.exec() == QDialog::Accepted)
            exportTo(dialog.selectedFiles().value(0));
    }
}

void ExportDialog::exportTo(const QString &path)
{
    ExportTask now = task();
    m_presets.keepLast(now);
    now.path = path;
    now.overwrite = true; // the file dialog asked
    setBusy(true);
    m_writer.write(m_event, now);
}

void ExportDialog::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_message->setVisible(!busy);
    m_choices->setEnabled(!busy);
    m_export->setEnabled(!busy);
    m_print->setEnabled(!busy);
}

void ExportDialog::print()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setFullPage(true);
    const ExportTask now = task();
    printer.setPageSize(QPageSize(now.pdf.paper));
    QPrintPreviewDialog dialog(&printer, this);
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this, [this, now](QPrinter *device) {
        QGuiApplication::setOverrideCursor(Qt::WaitCursor);
        const auto done =
            printPages(scoped(m_event, now.scope), now.pdf, *device, device->fromPage(), device->toPage());
        QGuiApplication::restoreOverrideCursor();
        if (!done)
            m_message->setText(done.error().message());
    });
    dialog.exec();
}

void ExportDialog::reject()
{
    if (m_writer.isBusy())
        m_writer.cancel(); // failed() says so
    else
        QDialog::reject();
}

} // namespace synoptic
