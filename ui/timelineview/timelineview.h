// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/eventview.h"
#include "models/timelinemodel.h"

class QComboBox;
class QLabel;
class QSlider;

namespace synoptic {

class EmptyState;
class TimelineCanvas;

/// In what order an event came out: the clock with a lane for each report, the zone it is read in, and the
/// time up to which it is told.
class TimelineView : public EventView
{
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override;
    [[nodiscard]] std::optional<int> activeFact() const override;
    void goTo(const Place &place) override;
    void goToFact(int fact, const Place &place) override;
    void next(int step) override;
    void nextDifference(int step) override;
    void zoom(double factor) override;
    void setFilter(const FilteredEvent &filter) override;
    void setMatches(const EventMatches &matches) override;
    [[nodiscard]] std::optional<SentenceRanks> sentenceRanks() const override;
    void setDecided(const DecidedPlaces &decided) override { m_model.setDecided(decided); }
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return m_actions; }
    /// The moments before and after are asked for in every view.
    void setActionsEnabled(bool on) override;

    /// Back to the whole event.
    void endAsOf();
    /// "as of 09:40 · 30 of 76 facts"
    [[nodiscard]] QString asOfText() const;
    /// Ways through the moments, for a bar over every view: out, back, on.
    [[nodiscard]] QList<QAction *> asOfActions() const { return {m_end, m_earlier, m_later}; }

    [[nodiscard]] TimelineCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] TimelineModel *model() { return &m_model; }
    [[nodiscard]] QSlider *slider() const { return m_slider; }
    [[nodiscard]] QString strip() const { return m_looked; }
    /// Reads the clock in a zone, by its IANA name; a name that is none changes nothing.
    void setZone(const QString &name);

signals:
    /// The event is told up to another time.
    void asOfChanged(const synoptic::AsOf &asOf);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QLayout *buildHead();
    [[nodiscard]] QLayout *buildSlider();
    void connectCanvas();
    void buildActions();
    void tellUpTo(const QDateTime &utc);
    void stepAsOf(int step);
    void showAsOf();
    void takeAsOf();
    [[nodiscard]] AsOf asOf() const;
    void showNothing();
    void look(const QModelIndex &index);
    void showStrip();
    [[nodiscard]] QDateTime timeAt(int minutes) const;

    TimelineModel m_model;
    TimelineCanvas *m_canvas;
    QComboBox *m_zone = nullptr;
    QSlider *m_slider = nullptr; ///< minutes since the first moment
    QLabel *m_asOf = nullptr;
    QLabel *m_strip = nullptr;
    EmptyState *m_nothing = nullptr; ///< in place of all while nothing can be set on a clock
    QList<QAction *> m_actions;
    QAction *m_end = nullptr;
    QAction *m_earlier = nullptr;
    QAction *m_later = nullptr;
    QDateTime m_start; ///< the first moment of the event
    QString m_looked;  ///< what the strip says, unabridged
};

} // namespace synoptic
