// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "models/decidedplaces.h"

#include <QScrollArea>

class QLabel;

namespace synoptic {

/// A strip under the views that says why some places stand together: what the user decided about them, the
/// reason of each difference, and of each alignment its score and what that was made of, in words.
class WhyStrip : public QScrollArea
{
    Q_OBJECT
public:
    explicit WhyStrip(QWidget *parent = nullptr);
    /// Of the current place: of its fact, and of what is aligned with it otherwise.
    /// \p here is the number of the fact that the reader is at, of several that have the place.
    void explain(const Comparison &comparison, const Place &place, std::optional<int> here,
                 const DecidedPlaces &decided);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 30}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fitFocus();

    QLabel *m_text;
};

} // namespace synoptic
