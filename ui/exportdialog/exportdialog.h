// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exportdialog/exportpresets.h"
#include "exportdialog/exporttasks.h"

#include <QDialog>

class QBoxLayout;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace synoptic {

class ExportChoices;
class PagePreview;

/// Asks what of an event leaves the program and how, shows the pages, and writes them in the background. The
/// window stays alive; closing the dialog cancels.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(const ExportEvent &event, QWidget *parent = nullptr);

    [[nodiscard]] ExportTask task() const;
    void setTask(const ExportTask &task);
    /// Writes to \p path, which the user chose and allowed to overwrite.
    void exportTo(const QString &path);
    [[nodiscard]] PagePreview *preview() const { return m_preview; }
    void reject() override;

signals:
    void exported(const QString &path);

private:
    void buildPresets(QBoxLayout *column);
    void buildButtons(QBoxLayout *column);
    void fillPresets();
    void follow();
    void chooseFile();
    void print();
    void setBusy(bool busy);

    ExportEvent m_event;
    ExportPresets m_presets;
    ExportWriter m_writer;
    ExportChoices *m_choices;
    PagePreview *m_preview;
    QComboBox *m_names = nullptr;
    QLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_print = nullptr;
};

} // namespace synoptic
