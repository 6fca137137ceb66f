// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/readingstyle.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace synoptic {

/// The small place where the type of the reading order is chosen. What is changed acts at once; Escape closes
/// it.
class ReadingPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ReadingPanel(QWidget *parent = nullptr);
    void setStyle(const ReadingStyle &style);
    [[nodiscard]] ReadingStyle style() const { return m_style; }

signals:
    void styleChanged(const synoptic::ReadingStyle &style);

private:
    void build(QFormLayout *form);
    void connectFields();
    void take();

    ReadingStyle m_style;
    QFontComboBox *m_family;
    QDoubleSpinBox *m_size;
    QSpinBox *m_measure;
    QComboBox *m_spacing;
    QSpinBox *m_columns;
    QCheckBox *m_locked;
    QCheckBox *m_animated;
    bool m_filling = false;
};

} // namespace synoptic
