// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace synoptic {

/// Where the reader is, and behind a dash the keys to know. Where not all has room, the first part ends with
/// an ellipsis and the keys stay; the tip has all.
class StatusLine : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;
    /// What is painted in \p width pixels.
    [[nodiscard]] QString fitted(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace synoptic
