// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/agreementreport.h"
#include "review/enginequality.h"
#include "review/reviewarchive.h"

#include <QWidget>

class QPushButton;
class QTextBrowser;

namespace synoptic {

/// What came of a session, or of several reviewers' sessions over one queue.
class ReviewSummary : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewSummary(QWidget *parent = nullptr);

    /// The counts of a session; for pairs what its verdicts say of the engine at \p threshold.
    void showSession(const ReviewSession &session, double threshold);
    /// Agreement of the sessions over one queue, and on what they part.
    void showAgreement(const AgreementReport &report, const Comparison &comparison);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool hasButtonFocus() const;
    [[nodiscard]] QPushButton *adjudicateButton() const { return m_adjudicate; }
    [[nodiscard]] QPushButton *thresholdButton() const { return m_threshold; }

signals:
    void closeRequested();
    /// There are items to decide still.
    void goOnRequested();
    void thresholdRequested(double threshold);
    /// Of the session or the agreement that is shown.
    void exportRequested();
    void adjudicateRequested(const QStringList &subjects);

private:
    QTextBrowser *m_text;
    QPushButton *m_close;
    QPushButton *m_goOn;
    QPushButton *m_threshold;
    QPushButton *m_adjudicate;
    QPushButton *m_export;
    double m_best = 0.5;
    QStringList m_disputed;
};

} // namespace synoptic
