// SPDX-License-Identifier: GPL-3.0-or-later
#include "thresholdbar/thresholdbar.h"

#include "report/counts.h"

#include <KAcceleratorManager>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <cmath>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int highest = 95; ///< hundredths
constexpr int stepWidth = 5;

int hundredths(double threshold)
{
    return int(std::lround(threshold * 100));
}

} // namespace

ThresholdBar::ThresholdBar(double lowest, QWidget *parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_number(new QLabel(this)),
      m_counts(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(10);
    auto *name = new QLabel(tr("Same from"), this);
    m_slider->setRange(hundredths(lowest), highest);
    m_slider->setSingleStep(1);
    m_slider->setPageStep(stepWidth);
    m_slider->setTickInterval(10);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setMaximumWidth(360);
    m_slider->setToolTip(tr("How alike two sentences must be to count as the same: - and + move it, "
                            "0 sets it to its usual place"));
    m_number->setMinimumWidth(m_number->fontMetrics().horizontalAdvance(u"0.00 (usual)"_s));
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *reset = new QToolButton(this);
    reset->setText(tr("Usual"));
    KAcceleratorManager::setNoAccel(reset);
    connect(reset, &QAbstractButton::clicked, this, [this] { setThreshold(usual); });
    row->addWidget(name);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    row->addWidget(reset);
    row->addWidget(m_counts, 1);
    m_slider->setValue(hundredths(usual));
    showNumber();
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showNumber();
        emit thresholdChanged(threshold());
    });
}

double ThresholdBar::threshold() const
{
    return m_slider->value() / 100.0;
}

bool ThresholdBar::isUsual() const
{
    return m_slider->value() == hundredths(usual);
}

void ThresholdBar::setThreshold(double threshold)
{
    m_slider->setValue(hundredths(threshold));
}

void ThresholdBar::step(int direction)
{
    m_slider->setValue(m_slider->value() + direction * stepWidth);
}

void ThresholdBar::setCounts(qsizetype alignments, qsizetype facts)
{
    m_counts->setText(tr("%1 · %2").arg(counted(alignments, tr("1 alignment"), tr("%1 alignments")),
                                        counted(facts, tr("1 fact"), tr("%1 facts"))));
    m_slider->setAccessibleName(tr("Same from a score of %1, %2").arg(m_number->text(), m_counts->text()));
}

void ThresholdBar::showNumber()
{
    const QString number = QLocale().toString(threshold(), 'f', 2);
    m_number->setText(isUsual() ? tr("%1 (usual)").arg(number) : number);
}

QString ThresholdBar::text() const
{
    return m_number->text() + u" · "_s + m_counts->text();
}

} // namespace synoptic
