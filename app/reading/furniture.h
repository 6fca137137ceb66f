// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QRegularExpression>

namespace synoptic {

/// A wording of page furniture that is met everywhere; none belongs to one outlet.
struct FurnitureRule
{
    PassageKind kind;
    QString reason;
    qsizetype longest; ///< lines longer than this are left alone
    /// Every line that the pattern matches holds one of these phrases, written as PhraseIndex reads them: the
    /// pattern is tried on no other.
    QStringView triggers;
    QRegularExpression pattern;
};

[[nodiscard]] const QList<FurnitureRule> &furnitureRules();

/// The first rule that a line (white space folded) falls under; null for ordinary text.
[[nodiscard]] const FurnitureRule *furnitureRuleOf(QStringView line);

} // namespace synoptic
