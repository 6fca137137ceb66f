// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow/eventview.h"
#include "review/reviewarchive.h"
#include "reviewview/itempanel.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QStackedWidget;

namespace synoptic {

class FlowLayout;
class ReviewSetup;
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

    void setComparison(const Comparison &comparison) override;
    [[nodiscard]] std::optional<Place> active() const override;
    /// To the item that is about a place, if the session has one.
    void goTo(const Place &place) override;
    void next(int step) override;
    void nextDifference(int step) override { next(step); }
    void zoom(double factor) override;
    [[nodiscard]] QString where() const override;
    [[nodiscard]] QList<QAction *> ownActions() const override { return m_actions; }

    [[nodiscard]] ReviewSession *session() const { return m_session.get(); }
    [[nodiscard]] ReviewSetup *setup() const { return m_setup; }
    [[nodiscard]] ItemPanel *panel() const { return m_panel; }
    [[nodiscard]] ReviewSummary *summary() const { return m_summary; }

    /// What came of the open session, in the format of the path's ending: .pdf, .html, .csv.
    [[nodiscard]] Result<void> exportSession(const QString &path) const;

signals:
    /// A decision that says something of two places. Nothing: what was said of them is taken back.
    void pairDecided(const synoptic::ReviewItem &item, std::optional<synoptic::Decision> decision);
    /// The threshold that fits the reviewer's verdicts, chosen by them.
    void thresholdRequested(double threshold);
    void failed(const synoptic::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildActions();
    void buildItemPage();
    QAction *addAction(const QString &name, const QString &text, const QString &key,
                       const std::function<void()> &work);
    void begin();
    void beginWith(const QStringList &subjects, Question question, const QString &scope,
                   const QString &author);
    void resume(const SessionRecord &record);
    void open(const SessionRecord &record, const QList<ReviewItem> &items, const QList<Verdict> &history);
    void leave();
    void chooseAndExport();
    void showAgreement(const SessionRecord &record);
    void decide(Decision decision);
    void showItem(int index);
    void showHead();
    void showSetup();
    void showKeys();
    void enableActions();
    [[nodiscard]] PreparedItem prepare(int index) const;
    template <typename T>
    std::optional<T> need(const Result<T> &result);

    Comparison m_comparison;
    ReviewArchive *m_archive = nullptr;
    std::unique_ptr<ReviewSession> m_session;
    SessionRecord m_record; ///< of the open session
    QStackedWidget *m_pages;
    ReviewSetup *m_setup;
    QWidget *m_itemPage = nullptr;
    ReviewSummary *m_summary;
    ItemPanel *m_panel = nullptr;
    QLabel *m_question = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_progress = nullptr;
    QLineEdit *m_note = nullptr;
    FlowLayout *m_keys = nullptr;
    QList<QAction *> m_actions;
    QList<std::pair<Decision, QAction *>> m_decisions;
    QAction *m_undo = nullptr;
    QAction *m_flag = nullptr;
    QList<QAction *> m_itemActions; ///< enabled while an item is on screen
    std::pair<int, PreparedItem> m_upcoming{-1, {}};
    double m_points = 11;
    bool m_shown = false; ///< keys of this view sleep while another is shown
};

} // namespace synoptic
