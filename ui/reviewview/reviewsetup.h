// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markplacement.h"
#include "review/reviewarchive.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace synoptic {

/// A part of the event that a session can be about.
struct ReviewScope
{
    QString name; ///< "what the filter shows"
    std::function<bool(const Place &)> wants;
};

/// Where a session begins, or an earlier one goes on: the question, whose reports, in which order, how many.
class ReviewSetup : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewSetup(QWidget *parent = nullptr);

    /// \p sessions of the event, the latest first.
    void setEvent(const Comparison &comparison, const QList<SessionRecord> &sessions,
                  const QHash<QUuid, int> &decided);
    /// Those whose place is in doubt can be reviewed.
    void setMarks(const QList<PlacedHighlight> &marks);
    /// The pairs a little below the threshold; not \p known: they are being looked for.
    void setNearPairs(const QList<Alignment> &pairs, bool known);
    void setThreshold(double threshold);
    /// What a session can be about besides everything.
    void setScopes(const QList<ReviewScope> &scopes);
    [[nodiscard]] ReviewOptions options() const;
    /// The options in words.
    [[nodiscard]] QString scope() const;
    [[nodiscard]] QString reviewer() const;
    [[nodiscard]] QPushButton *beginButton() const { return m_begin; }
    /// Goes on with the earlier session that is chosen.
    void resumeChosen();
    [[nodiscard]] QListWidget *earlier() const { return m_earlier; }

signals:
    void beginRequested();
    void resumeRequested(const synoptic::SessionRecord &session);
    /// A blind second pass over the queue of an earlier session.
    void repeatRequested(const synoptic::SessionRecord &session);
    /// What the reviewers of that queue decided, side by side.
    void agreementRequested(const synoptic::SessionRecord &session);

protected:
    /// The focus goes on to the question, where arrows choose another and Return begins.
    void focusInEvent(QFocusEvent *event) override;

private:
    void buildQuestions(QWidget *box);
    QLayout *buildChoices();
    void setOrderOfTab();
    void showKinds();
    void countItems();
    [[nodiscard]] std::optional<SessionRecord> chosen() const;
    [[nodiscard]] Question question() const;

    Comparison m_comparison;
    QList<SessionRecord> m_sessions;
    QList<Place> m_marks;
    QList<Alignment> m_near;
    bool m_nearKnown = true;
    double m_threshold = 0.5;
    QList<ReviewScope> m_scopes;
    QButtonGroup *m_questions;
    QList<QLabel *> m_counts; ///< of items, beside each question
    QComboBox *m_outlet;
    QComboBox *m_kind;  ///< relations of pairs, kinds of differences
    QComboBox *m_scope; ///< all, then m_scopes
    QComboBox *m_order;
    QSpinBox *m_sample;
    QSpinBox *m_seed;
    QLineEdit *m_reviewer;
    QPushButton *m_begin;
    QListWidget *m_earlier;
    QPushButton *m_resume;
    QPushButton *m_repeat;
    QPushButton *m_agreement;
};

/// The question as the reviewer reads it.
[[nodiscard]] QString questionText(Question question);
/// The decision in words: "not the same".
[[nodiscard]] QString decisionText(Decision decision);

} // namespace synoptic
