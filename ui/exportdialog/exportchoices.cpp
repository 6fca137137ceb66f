// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog/exportchoices.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr std::array allParts{PdfPart::Conflicts, PdfPart::Synopsis, PdfPart::Comparison, PdfPart::Reports};

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

ExportChoices::ExportChoices(const ExportEvent &event, QWidget *parent) : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    QList<std::pair<QString, QVariant>> formats;
    for (const ExportFormatInfo &format : exportFormats())
        formats.append({format.title, int(format.format)});
    m_format = combo(form, tr("&Format"), formats);
    buildWhat(event, form);
    buildHow(form);
    setTask({});
}

QComboBox *ExportChoices::combo(QFormLayout *form, const QString &label,
                                const QList<std::pair<QString, QVariant>> &choices)
{
    auto *box = new QComboBox(this);
    for (const auto &[text, value] : choices)
        box->addItem(text, value);
    box->setAccessibleName(QString(label).remove(u'&'));
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &ExportChoices::changed);
    connect(box, &QComboBox::currentIndexChanged, this, &ExportChoices::enableWhatApplies);
    return box;
}

QCheckBox *ExportChoices::check(QFormLayout *form, const QString &label, const QString &text)
{
    auto *box = new QCheckBox(text, this);
    form->addRow(label, box);
    connect(box, &QCheckBox::toggled, this, &ExportChoices::changed);
    return box;
}

void ExportChoices::buildWhat(const ExportEvent &event, QFormLayout *form)
{
    const QStringList names{tr("&Where the reports differ"), tr("&Synopsis, a row for each fact"),
                            tr("Texts side by &side"), tr("Texts &one after the other")};
    for (qsizetype i = 0; i < names.size(); ++i)
        m_parts.append(check(form, i == 0 ? tr("Parts") : QString(), names.at(i)));
    m_reports = new QListWidget(this);
    m_reports->setAccessibleName(tr("Reports"));
    for (const Report &report : event.comparison.reports) {
        auto *item = new QListWidgetItem(report.shortName(), m_reports);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_reports->setMaximumHeight(m_reports->sizeHintForRow(0) *
                                    std::clamp(int(event.comparison.reports.size()), 2, 6) +
                                2 * m_reports->frameWidth());
    form->addRow(tr("&Reports"), m_reports);
    connect(m_reports, &QListWidget::itemChanged, this, &ExportChoices::changed);
    QList<std::pair<QString, QVariant>> kinds{{tr("all facts"), -1}};
    for (const auto kind : {DifferenceKind::Figure, DifferenceKind::Quotation, DifferenceKind::Name,
                            DifferenceKind::Time, DifferenceKind::Attribution})
        kinds.append({tr("facts that differ in a %1").arg(differenceKindName(kind)), int(kind)});
    m_kind = combo(form, tr("O&nly"), kinds);
    QList<std::pair<QString, QVariant>> natures{{tr("any difference"), -1}};
    for (int nature = 0; nature <= int(DifferenceNature::Wording); ++nature)
        natures.append({QString(differenceNatureName(DifferenceNature(nature))).replace(u'-', u' '), nature});
    m_nature = combo(form, tr("w&ith"), natures);
    m_marks = combo(form, tr("&Marks"),
                    {{tr("all"), int(ExportScope::Marks::All)},
                     {tr("with a note"), int(ExportScope::Marks::WithNotes)},
                     {tr("none"), int(ExportScope::Marks::None)}});
}

void ExportChoices::buildHow(QFormLayout *form)
{
    QList<std::pair<QString, QVariant>> papers;
    for (const auto paper : {QPageSize::A4, QPageSize::A3, QPageSize::A5, QPageSize::Letter, QPageSize::Legal,
                             QPageSize::Tabloid})
        papers.append({QPageSize::name(paper), int(paper)});
    m_paper = combo(form, tr("&Paper"), papers);
    m_orientation = combo(form, tr("Orien&tation"),
                          {{tr("as fits each part"), -1},
                           {tr("portrait"), int(QPageLayout::Portrait)},
                           {tr("landscape"), int(QPageLayout::Landscape)}});
    m_orientation->setToolTip(tr("As fits: landscape for texts side by side, portrait for all else"));
    m_columns = new QSpinBox(this);
    m_columns->setRange(2, 5);
    m_columns->setToolTip(tr("Reports beside each other; more of them go to further pages"));
    form->addRow(tr("&Columns at most"), m_columns);
    connect(m_columns, &QSpinBox::valueChanged, this, &ExportChoices::changed);
    m_textSize = new QDoubleSpinBox(this);
    m_textSize->setRange(4.5, 24);
    m_textSize->setSingleStep(0.5);
    m_textSize->setDecimals(1);
    m_textSize->setSpecialValueText(tr("as fits"));
    form->addRow(tr("Text si&ze"), m_textSize);
    connect(m_textSize, &QDoubleSpinBox::valueChanged, this, &ExportChoices::changed);
    m_furniture = check(form, tr("With"), tr("page f&urniture (notices, related stories)"));
    m_evidence = check(form, {}, tr("&event data and sources attached"));
}

void ExportChoices::enableWhatApplies()
{
    const auto format = ExportFormat(m_format->currentData().toInt());
    const bool pages = format == ExportFormat::Pdf || format == ExportFormat::Pack;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_paper, m_orientation, m_columns, m_textSize, m_furniture})
        widget->setEnabled(pages);
    for (QCheckBox *part : std::as_const(m_parts))
        part->setEnabled(pages);
    m_evidence->setEnabled(format == ExportFormat::Pdf);
}

ExportTask ExportChoices::task() const
{
    ExportTask task;
    task.format = ExportFormat(m_format->currentData().toInt());
    task.pdf.parts.clear();
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts.at(i)->isChecked())
            task.pdf.parts.append(allParts.at(size_t(i)));
    }
    QList<int> reports;
    for (int r = 0; r < m_reports->count(); ++r) {
        if (m_reports->item(r)->checkState() == Qt::Checked)
            reports.append(r);
    }
    if (reports.size() < m_reports->count())
        task.scope.reports = reports;
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        task.scope.kinds = {DifferenceKind(kind)};
    if (const int nature = m_nature->currentData().toInt(); nature >= 0)
        task.scope.natures = {DifferenceNature(nature)};
    task.scope.marks = ExportScope::Marks(m_marks->currentData().toInt());
    task.pdf.paper = QPageSize::PageSizeId(m_paper->currentData().toInt());
    if (const int way = m_orientation->currentData().toInt(); way >= 0)
        task.pdf.orientation = QPageLayout::Orientation(way);
    task.pdf.columns = m_columns->value();
    task.pdf.textSize = m_textSize->value() > m_textSize->minimum() ? m_textSize->value() : 0;
    task.pdf.furniture = m_furniture->isChecked();
    task.pdf.evidence = m_evidence->isChecked();
    return task;
}

void ExportChoices::setTask(const ExportTask &task)
{
    {
        const QSignalBlocker quiet(this);
        choose(m_format, int(task.format));
        for (qsizetype i = 0; i < m_parts.size(); ++i)
            m_parts.at(i)->setChecked(task.pdf.parts.contains(allParts.at(size_t(i))));
        for (int r = 0; r < m_reports->count(); ++r)
            m_reports->item(r)->setCheckState(
                task.scope.reports.isEmpty() || task.scope.reports.contains(r) ? Qt::Checked : Qt::Unchecked);
        choose(m_kind, task.scope.kinds.isEmpty() ? -1 : int(*task.scope.kinds.begin()));
        choose(m_nature, task.scope.natures.isEmpty() ? -1 : int(*task.scope.natures.begin()));
        choose(m_marks, int(task.scope.marks));
        choose(m_paper, int(task.pdf.paper));
        choose(m_orientation, task.pdf.orientation ? int(*task.pdf.orientation) : -1);
        m_columns->setValue(task.pdf.columns);
        m_textSize->setValue(task.pdf.textSize);
        m_furniture->setChecked(task.pdf.furniture);
        m_evidence->setChecked(task.pdf.evidence);
    }
    enableWhatApplies();
    emit changed();
}

} // namespace synoptic
