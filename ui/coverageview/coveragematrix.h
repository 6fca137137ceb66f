// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventmatches.h"

#include <QTableView>

namespace synoptic {

class CoverageModel;

/// Makes the heads of a table words on the page, without frames; again when the palette has changed.
void setPlainHeaders(QTableView *table);

/// The heat map: a cell per report and fact, as wide as the facts allow, at least as wide as its marks need;
/// then it scrolls. Over the facts a bar tells how many reports have each.
class CoverageMatrix : public QTableView
{
    Q_OBJECT
public:
    /// \p model is not owned and outlives the view.
    explicit CoverageMatrix(CoverageModel *model, QWidget *parent = nullptr);

    /// Cells in which something was found have a line below.
    void setMatches(const EventMatches &matches);
    [[nodiscard]] bool isMatch(const QModelIndex &index) const;
    /// Cells larger by a factor; 0 for their own size.
    void zoom(double factor);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void placeRequested(const synoptic::Place &place);
    /// The cell that is under the pointer, else the current one; invalid without facts.
    void looked(const QModelIndex &index);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fitCells();
    void request(const QModelIndex &index);

    CoverageModel *m_model;
    int m_whole = 200; ///< height with all rows, in pixels
    EventMatches m_matches;
    double m_zoom = 1;
};

} // namespace synoptic
