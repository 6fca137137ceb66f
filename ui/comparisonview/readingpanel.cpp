// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/readingpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace synoptic {

ReadingPanel::ReadingPanel(QWidget *parent)
    : QFrame(parent, Qt::Popup), m_family(new QFontComboBox(this)), m_size(new QDoubleSpinBox(this)),
      m_measure(new QSpinBox(this)), m_spacing(new QComboBox(this)), m_columns(new QSpinBox(this)),
      m_locked(new QCheckBox(tr("&Lock scrolling: the other columns follow"), this)),
      m_animated(new QCheckBox(tr("&Glide to the same height"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Type and columns of the reading order"));
    build(new QFormLayout(this));
    connectFields();
    setFocusProxy(m_size);
}

void ReadingPanel::build(QFormLayout *form)
{
    m_family->setMaximumWidth(240);
    m_size->setRange(ReadingStyle::smallest, ReadingStyle::largest);
    m_size->setSingleStep(0.5);
    m_size->setDecimals(1);
    m_size->setSuffix(tr(" pt"));
    m_measure->setRange(ReadingStyle::narrowest, ReadingStyle::widest);
    m_measure->setSuffix(tr(" characters"));
    for (const auto &[text, spacing] : {std::pair(tr("tight"), 1.0), std::pair(tr("normal"), 1.1),
                                        std::pair(tr("open"), 1.3), std::pair(tr("wide"), 1.55)})
        m_spacing->addItem(text, spacing);
    m_columns->setRange(0, 12);
    m_columns->setSpecialValueText(tr("as many as fit"));
    m_animated->setToolTip(tr("Nothing glides where the desktop asks for no animations"));
    form->addRow(tr("&Font"), m_family);
    form->addRow(tr("&Size"), m_size);
    form->addRow(tr("Longest li&ne"), m_measure);
    form->addRow(tr("Line s&pacing"), m_spacing);
    form->addRow(tr("&Columns at once"), m_columns);
    form->addRow(m_locked);
    form->addRow(m_animated);
    auto *own = new QPushButton(tr("As It &Was at First"), this);
    form->addRow(own);
    connect(own, &QPushButton::clicked, this, [this] {
        setStyle({});
        emit styleChanged(m_style);
    });
}

void ReadingPanel::connectFields()
{
    connect(m_family, &QFontComboBox::currentFontChanged, this, &ReadingPanel::take);
    connect(m_size, &QDoubleSpinBox::valueChanged, this, &ReadingPanel::take);
    connect(m_measure, &QSpinBox::valueChanged, this, &ReadingPanel::take);
    connect(m_spacing, &QComboBox::currentIndexChanged, this, &ReadingPanel::take);
    connect(m_columns, &QSpinBox::valueChanged, this, &ReadingPanel::take);
    connect(m_locked, &QCheckBox::toggled, this, &ReadingPanel::take);
    connect(m_animated, &QCheckBox::toggled, this, &ReadingPanel::take);
}

void ReadingPanel::setStyle(const ReadingStyle &style)
{
    m_filling = true;
    m_style = style;
    m_family->setCurrentFont(textFont(style));
    m_size->setValue(style.size);
    m_measure->setValue(style.measure);
    int nearest = 0;
    for (int i = 1; i < m_spacing->count(); ++i) {
        const auto off = [&](int index) {
            return std::abs(m_spacing->itemData(index).toDouble() - style.spacing);
        };
        if (off(i) < off(nearest))
            nearest = i;
    }
    m_spacing->setCurrentIndex(nearest);
    m_columns->setValue(style.columns);
    m_locked->setChecked(style.locked);
    m_animated->setChecked(style.animated);
    m_filling = false;
}

void ReadingPanel::take()
{
    if (m_filling)
        return;
    if (sender() == m_family)
        m_style.family = m_family->currentFont().family();
    m_style.size = m_size->value();
    m_style.measure = m_measure->value();
    m_style.spacing = m_spacing->currentData().toDouble();
    m_style.columns = m_columns->value();
    m_style.locked = m_locked->isChecked();
    m_style.animated = m_animated->isChecked();
    emit styleChanged(m_style);
}

} // namespace synoptic
