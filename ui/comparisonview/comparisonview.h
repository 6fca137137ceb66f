// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"
#include "comparisonview/columnview.h"
#include "comparisonview/levelmotion.h"
#include "comparisonview/passageorder.h"
#include "comparisonview/placeindex.h"
#include "comparisonview/textcaret.h"
#include "library/linkstore.h"
#include "library/markstore.h"
#include "mainwindow/eventview.h"

#include <QHash>
#include <QTimer>
#include <functional>

namespace synoptic {

class LinkOverlay;
class ReadingActions;
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
    /// \p chosen is the one that keys act on.
    void setHighlights(const QList<PlacedHighlight> &highlights, const QUuid &chosen = {});

    /// What a mark is put on: the selection, else the active sentence; nothing without an event.
    [[nodiscard]] std::optional<Place> markable() const;
    [[nodiscard]] QList<ColumnView *> columns() const;
    /// Which columns there are, and where.
    [[nodiscard]] ReadingColumns *arrangedColumns() const { return m_columns; }
    [[nodiscard]] std::optional<Place> active() const override { return m_active; }
    /// The best counterpart of the active sentence in a report.
    [[nodiscard]] std::optional<Place> counterpart(int report) const;

    void goTo(const Place &place) override;
    void nextSentence(int step);
    void nextAligned(int step);
    void next(int step) override { nextAligned(step); }
    void nextOnlyHere(int step);
    void nextDifference(int step) override;
    void setDecided(const DecidedPlaces &decided) override;
    /// By report.
    void setLinks(const QHash<int, QList<ColumnView::LinkSign>> &links);
    void setFilter(const FilteredEvent &filter) override;
    void setAsOf(const AsOf &asOf) override;
    void nextColumn(int step);
    /// The first (-1) or last (1) sentence of the column.
    void toEnd(int end);
    /// Moves or extends the selection by whole units, as steppedSelection() says.
    void stepSelection(TextUnit unit, int step, bool extend);
    /// Scrolls the column that the reader is in, and with the lock the others.
    void page(double pages);

    void hideColumn();
    void showHiddenColumns();
    void moveColumn(int step);
    /// As they were before the last change of their arrangement, and before the one before it.
    void arrangeAsBefore();
    /// All of them, in the order of the files.
    void arrangeAnew();
    void togglePin();

    [[nodiscard]] const ReadingStyle &style() const { return m_style; }
    /// Acts at once and is kept.
    void setStyle(const ReadingStyle &style);
    /// Nothing glides, whatever the style says: for pictures.
    void setStill(bool still) { m_still = still; }
    /// \p theme names one of NewsHighlighter::themes(); empty for the one that goes with the palette.
    void setSyntaxColours(bool on, const QString &theme = {});
    /// Lower left corner of the active sentence on the screen.
    [[nodiscard]] std::optional<QPoint> activeCorner() const;
    void setFurnitureFolded(bool folded);
    void zoom(double factor) override;
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setMatches(const EventMatches &matches) override;
    void showMatch(const EventMatch &match) override;
    [[nodiscard]] QList<QAction *> ownActions() const override;
    [[nodiscard]] QList<QAction *> tools() const override;

signals:
    void styleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// What is to stand level: the reader's own sentence is brought to a good height where it is not at one,
    /// or stays wherever it is.
    enum class Levelling { BringIn, Stay };

    void connectColumns();
    [[nodiscard]] bool hasSameTexts(const Comparison &other) const;
    void showAnew(const Comparison &comparison);
    void restoreActive(const std::optional<Place> &before);
    /// To a sentence of the row where the reader is: the others keep their places.
    void goAcross(const Place &place);
    void standAt(const Place &place);
    void showActive(Levelling levelling);
    void showDifferences();
    void showMoved();
    void tellReaders();
    void say(const QString &message);
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] QStringList marksInWords() const;
    [[nodiscard]] QStringList whereInWords() const;
    void level(Levelling levelling);
    void showSharing();
    void foldAgain();
    void dim();
    /// Whether the keys stop at a sentence.
    [[nodiscard]] bool passes(const Place &sentence) const
    {
        return m_filter.passes(sentence) && m_asOf.isReported(sentence);
    }
    void placeOverlay();
    void follow(int report, double offsetBefore);
    void rearranged();
    void select(int report, qsizetype position);
    [[nodiscard]] const PassageOrder &order(int report, int other) const;
    [[nodiscard]] bool isInSight(const Place &place) const;
    [[nodiscard]] qsizetype walkFrom(int direction) const;
    void step(int direction, const std::function<bool(const Place &)> &wanted);
    void makeHighlighter();
    [[nodiscard]] QStringList columnsInWords() const;
    [[nodiscard]] QStringList movedInWords() const;
    [[nodiscard]] QStringList throughoutInWords() const;

    Comparison m_comparison;
    PlaceIndex m_index;
    mutable QHash<std::pair<int, int>, PassageOrder> m_orders; ///< found out when first asked for
    ReadingColumns *m_columns;
    LinkOverlay *m_overlay;
    ReadingActions *m_actions;
    LevelMotion m_motion;
    std::unique_ptr<NewsHighlighter> m_highlighter;
    std::optional<Place> m_active;
    QList<Place> m_row; ///< what stood level when the reader went across: it stays so while it is aligned
    QList<int> m_throughout; ///< reports on screen whose counterpart is worded differently throughout
    FilteredEvent m_filter;  ///< what the keys go to; the rest is dim
    AsOf m_asOf;             ///< what came later is dim, and passed over
    QTimer m_settle;         ///< brings the counterparts level again once every column has its new width
    QTimer m_keepStyle;
    QSet<int> m_unfoldedByFind; ///< reports whose furniture a search has unfolded
    ReadingStyle m_style;
    bool m_still = false;
    bool m_syntaxColours = true;
    bool m_furnitureFolded = true; ///< of columns that are new
    QString m_syntaxTheme;
};

} // namespace synoptic
