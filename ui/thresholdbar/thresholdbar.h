// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace synoptic {

/// The slider of the score from which on two sentences count as the same, with what there is at that score.
class ThresholdBar : public QWidget
{
    Q_OBJECT
public:
    static constexpr double usual = 0.5;

    explicit ThresholdBar(double lowest, QWidget *parent = nullptr);
    [[nodiscard]] double threshold() const;
    [[nodiscard]] bool isUsual() const;
    /// Within what the slider can show.
    void setThreshold(double threshold);
    /// A step up (1) or down (-1).
    void step(int direction);
    /// What there is at this threshold.
    void setCounts(qsizetype alignments, qsizetype facts);
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QString text() const;

signals:
    void thresholdChanged(double threshold);

private:
    void showNumber();

    QSlider *m_slider; ///< in hundredths
    QLabel *m_number;
    QLabel *m_counts;
};

} // namespace synoptic
