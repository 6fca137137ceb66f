// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparisonview/columnview.h"
#include "comparisonview/placeindex.h"
#include "library/markstore.h"
#include "mainwindow/eventview.h"

#include <QTimer>
#include <functional>

namespace synoptic {

class LinkOverlay;
class ReadingColumns;

/// The reports of an event side by side in reading order, with one active sentence whose counterparts stand
/// level in the other columns.
class ComparisonView : public EventView
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget *parent = nullptr);
    ~ComparisonView() override;

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    void setHighlights(const QList<PlacedHighlight> &highlights);

    /// What a mark is put on: the selection, else the active sentence; nothing without an event.
    [[nodiscard]] std::optional<Place> markable() const;
    [[nodiscard]] QList<ColumnView *> columns() const;
    [[nodiscard]] std::optional<Place> active() const override { return m_active; }
    /// The best counterpart of the active sentence in a report.
    [[nodiscard]] std::optional<Place> counterpart(int report) const;

    void goTo(const Place &place) override;
    void nextSentence(int step);
    void nextAligned(int step);
    void next(int step) override { nextAligned(step); }
    void nextOnlyHere(int step);
    void nextDifference(int step) override;
    void setFilter(const FilteredEvent &filter) override;
    void nextColumn(int step);
    void extendSelection(int step);
    /// \p theme names one of NewsHighlighter::themes(); empty for the one that goes with the palette.
    void setSyntaxColours(bool on, const QString &theme = {});
    /// Lower left corner of the active sentence on the screen.
    [[nodiscard]] std::optional<QPoint> activeCorner() const;
    void setFurnitureFolded(bool folded);
    void zoom(double factor) override;
    [[nodiscard]] QString where() const override;
    void setMatches(const EventMatches &matches) override;
    void showMatch(const EventMatch &match) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showActive();
    void showSharing();
    void placeOverlay();
    void step(int direction, const std::function<bool(const Place &)> &wanted);
    void makeHighlighter();

    Comparison m_comparison;
    PlaceIndex m_index;
    ReadingColumns *m_columns;
    LinkOverlay *m_overlay;
    std::unique_ptr<NewsHighlighter> m_highlighter;
    std::optional<Place> m_active;
    FilteredEvent m_filter; ///< what the keys go to; the rest is dim
    QTimer m_settle;        ///< brings the counterparts level again once every column has its new width
    double m_fontSize = 10;
    bool m_syntaxColours = true;
    bool m_furnitureFolded = true; ///< of columns that are new
    QString m_syntaxTheme;
};

} // namespace synoptic
