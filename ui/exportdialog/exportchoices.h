// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exporter.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QListWidget;
class QSpinBox;

namespace synoptic {

/// What is exported and how: the choices of a task but for its path.
class ExportChoices : public QWidget
{
    Q_OBJECT
public:
    explicit ExportChoices(const ExportEvent &event, QWidget *parent = nullptr);
    [[nodiscard]] ExportTask task() const;
    void setTask(const ExportTask &task);

signals:
    void changed();

private:
    void buildWhat(const ExportEvent &event, QFormLayout *form);
    void buildHow(QFormLayout *form);
    QComboBox *combo(QFormLayout *form, const QString &label,
                     const QList<std::pair<QString, QVariant>> &choices);
    QCheckBox *check(QFormLayout *form, const QString &label, const QString &text);
    void enableWhatApplies();

    QComboBox *m_format;
    QListWidget *m_reports;
    QComboBox *m_kind;
    QComboBox *m_nature;
    QComboBox *m_marks;
    QList<QCheckBox *> m_parts;
    QComboBox *m_paper;
    QComboBox *m_orientation;
    QSpinBox *m_columns;
    QDoubleSpinBox *m_textSize;
    QCheckBox *m_furniture;
    QCheckBox *m_evidence;
};

} // namespace synoptic
