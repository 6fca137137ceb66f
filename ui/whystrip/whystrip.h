// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

#include <QScrollArea>

class QLabel;

namespace synoptic {

/// A strip under a view that says why some places stand together: evidence and score of each alignment
/// between them, and the reason of each difference.
class WhyStrip : public QScrollArea
{
    Q_OBJECT
public:
    explicit WhyStrip(QWidget *parent = nullptr);
    void explain(const Comparison &comparison, const QList<Place> &places,
                 const QList<Difference> &differences);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 30}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *m_text;
};

} // namespace synoptic
