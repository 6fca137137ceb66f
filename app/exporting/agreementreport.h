// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/error.h"
#include "review/agreement.h"
#include "review/reviewarchive.h"

namespace synoptic {

/// What several reviewers decided of one queue, as it is handed to somebody else.
struct AgreementReport
{
    QString event; ///< its title
    QList<SessionRecord> sessions;
    QList<QList<Verdict>> histories;     ///< of each session, the earliest first
    QList<ReviewItem> items;             ///< in the order of the queue
    QHash<QString, Verdict> adjudicated; ///< by subject: what was decided where they part
};

struct AgreementMeasure
{
    QString name;
    std::optional<Estimate> estimate; ///< nothing where it is not defined
};

/// Raw agreement, Cohen's kappa of two reviewers, Krippendorff's alpha, with their intervals.
[[nodiscard]] QList<AgreementMeasure> agreementMeasures(const AgreementReport &report);
/// "0.82 (95 %: 0.70 to 0.94)", or why there is none.
[[nodiscard]] QString estimateWords(const std::optional<Estimate> &estimate);

/// The measures, then each item on which the reviewers part, with their decisions and the quotations: one
/// HTML page.
[[nodiscard]] QString agreementHtml(const AgreementReport &report, const Comparison &comparison);

/// A row for each item that at least one of them decided: item, subject, agreed (yes, no; empty where fewer
/// than two decided), a decision and a remark for each reviewer, adjudicated, outlets, quotation.
[[nodiscard]] QByteArray agreementCsv(const AgreementReport &report, const Comparison &comparison);

/// In the format of the path's ending: .html, .csv, else PDF (A4), for which a QGuiApplication is needed.
/// Never leaves half a file.
[[nodiscard]] Result<void> writeAgreement(const AgreementReport &report, const Comparison &comparison,
                                          const QString &path);

} // namespace synoptic
