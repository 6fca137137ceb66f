// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/agreementreport.h"
#include "library/markplacement.h"
#include "mainwindow/eventview.h"
#include "review/reviewarchive.h"
#include "review/reviewsession.h"
#include "reviewview/itemdocument.h"

class QStackedWidget;

namespace synoptic {

class ItemPage;
class ReviewSetup;
struct ReviewScope;
class ReviewSummary;

/// Review sessions: one item at a time, one key a decision. Where no session is open, the page on which one
/// begins or goes on.
class ReviewView : public EventView
{
    Q_OBJECT
public:
    explicit ReviewView(QWidget *parent = nullptr);
    ~ReviewView() override;

    /// Where sessions are kept; null where there is no library: then no session can begin. Not owned.
    void setArchive(ReviewArchive *archive);

    /// From which score on pairs are shown.
    void setThreshold(double threshold);
    /// The pairs that score a little less: what nearPairsWanted() asked for.
    void setNearPairs(const QList<Alignment> &pairs);
    /// The marks of the event: those whose place is in doubt can be reviewed, and those that have a tag.
    /// \p tagsOf gives the paths of a mark's tags.
    void setMarks(const QList<PlacedHighlight> &marks,
                  const std::function<QStringList(const Highlight &)> &tagsOf = {});
    void setFilter(const FilteredEvent &filtered) override;

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override;
    /// A session stays at its item, wherever the reader looks meanwhile.
    void goTo(const Place &) override {}
    void next(int step) override;
    void nextDifference(int step) override { next(step); }
    void zoom(double factor) override;
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return m_actions; }
    void setActionsEnabled(bool on) override;

    [[nodiscard]] ReviewSession *session() const { return m_session.get(); }
    [[nodiscard]] ReviewSetup *setup() const { return m_setup; }
    [[nodiscard]] ItemPage *page() const { return m_page; }
    [[nodiscard]] ReviewSummary *summary() const { return m_summary; }

    /// What came of the open session, in the format of the path's ending: .pdf, .html, .csv.
    [[nodiscard]] Result<void> exportSession(const QString &path) const;
    /// The same of the agreement that is shown.
    [[nodiscard]] Result<void> exportAgreement(const QString &path) const;

signals:
    /// Something was decided, or taken back.
    void judged(const synoptic::VerdictStep &step);
    /// A session of pairs may begin: setNearPairs() is waited for.
    void nearPairsWanted();
    /// The threshold that fits the reviewer's verdicts, chosen by them.
    void thresholdRequested(double threshold);
    void failed(const synoptic::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildActions();
    QAction *addAction(const QString &name, const QString &text, const QString &key,
                       const std::function<void()> &work);
    void begin();
    void beginWith(const QStringList &subjects, Question question, const QString &scope,
                   const QString &author);
    void resume(const SessionRecord &record);
    void open(const SessionRecord &record, const QList<ReviewItem> &items, const QList<Verdict> &history);
    void leave();
    void chooseAndExport();
    [[nodiscard]] AgreementReport agreementOf(const SessionRecord &record);
    void showAgreement(const SessionRecord &record);
    void decide(Decision decision);
    void pause(bool on);
    void showItem(int index);
    void refreshItem();
    void prepareUpcoming();
    void showSummary();
    [[nodiscard]] bool meansReturn() const;
    [[nodiscard]] bool meansEscape() const;
    void showHead();
    [[nodiscard]] QString historyOf(int index) const;
    void showSetup();
    void askForNearPairs();
    void showScopes();
    void showKeys();
    void enableActions();
    [[nodiscard]] PreparedItem prepare(int index) const;
    template <typename T>
    std::optional<T> need(const Result<T> &result);

    Comparison m_comparison;
    ReviewArchive *m_archive = nullptr;
    std::unique_ptr<ReviewSession> m_session;
    SessionRecord m_record; ///< of the open session
    AgreementReport m_agreement;
    QStackedWidget *m_pages;
    ReviewSetup *m_setup;
    ItemPage *m_page;
    ReviewSummary *m_summary;
    QList<Alignment> m_near; ///< pairs a little below the threshold
    enum class Near { Unasked, Asked, Known } m_nearState = Near::Unasked;
    bool m_beginWhenKnown = false;
    FilteredEvent m_filtered;
    QList<ReviewScope> m_tags; ///< the places that have a mark with a tag
    QList<QAction *> m_actions;
    QList<std::pair<Decision, QAction *>> m_decisions;
    QAction *m_undo = nullptr;
    QAction *m_flag = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_leave = nullptr;
    QAction *m_begin = nullptr;
    QAction *m_continue = nullptr;
    QAction *m_export = nullptr;
    QList<QAction *> m_itemActions; ///< enabled while an item is on screen
    std::pair<int, PreparedItem> m_upcoming{-1, {}};
    double m_points = 11;
    double m_threshold = 0.5;
    bool m_setupIsOld = false; ///< what it counts is of an event before
    bool m_shown = false;      ///< keys of this view sleep while another is shown
};

} // namespace synoptic
