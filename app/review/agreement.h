// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtTypes>
#include <optional>

namespace synoptic {

/// A measured value with its interval at 95 %.
struct Estimate
{
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What the reviewers decided of one item, a category for each reviewer; nothing where one did not decide.
using Ratings = QList<std::optional<int>>;

/// How far reviewers agree on the items that at least two of them decided. Each is nothing where it is not
/// defined: no item has two decisions, or (kappa and alpha) all decisions are of one category, so that chance
/// alone would give the same.

/// The share of pairs of decisions on one item that are the same, in [0, 1]; Wilson's interval over pairs,
/// which takes them as independent: with more than two reviewers it is too narrow.
[[nodiscard]] std::optional<Estimate> rawAgreement(const QList<Ratings> &items);

/// Cohen's kappa of two reviewers (the first two of each item), with the large-sample standard error of
/// Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969), 323-327.
[[nodiscard]] std::optional<Estimate> cohenKappa(const QList<Ratings> &items);

/// Krippendorff's alpha for nominal data, any number of reviewers, gaps allowed (Krippendorff, Computing
/// Krippendorff's Alpha-Reliability, 2011). The interval is a percentile bootstrap over items with a fixed
/// seed: the same decisions give the same interval.
[[nodiscard]] std::optional<Estimate> krippendorffAlpha(const QList<Ratings> &items);

} // namespace synoptic
