// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/agreement.h"

#include <QMap>
#include <QRandomGenerator>
#include <algorithm>
#include <cmath>

namespace synoptic {

namespace {

constexpr double deviations = 1.959963984540054; // of the normal distribution, for 95 %

/// How often each category was given to one item. Items with one decision can agree with nothing.
using Counts = QMap<int, int>;

QList<Counts> countsOf(const QList<Ratings> &items)
{
    QList<Counts> result;
    for (const Ratings &item : items) {
        Counts counts;
        int decisions = 0;
        for (const std::optional<int> &category : item) {
            if (category) {
                ++counts[*category];
                ++decisions;
            }
        }
        if (decisions > 1)
            result.append(counts);
    }
    return result;
}

int total(const Counts &counts)
{
    int sum = 0;
    for (const int n : counts)
        sum += n;
    return sum;
}

/// Ordered pairs of decisions that are the same.
int agreeing(const Counts &counts)
{
    int sum = 0;
    for (const int n : counts)
        sum += n * (n - 1);
    return sum;
}

/// Alpha from the coincidences: 1 - observed disagreement / expected disagreement.
std::optional<double> alphaOf(const QList<const Counts *> &items)
{
    Counts values;
    double all = 0;
    double same = 0; // diagonal of the coincidence matrix
    for (const Counts *counts : items) {
        const int n = total(*counts);
        all += n;
        same += double(agreeing(*counts)) / (n - 1);
        for (auto it = counts->cbegin(); it != counts->cend(); ++it)
            values[it.key()] += it.value();
    }
    double byChance = 0;
    for (const int n : std::as_const(values))
        byChance += double(n) * (n - 1);
    const double expected = all * (all - 1) - byChance;
    if (all < 2 || expected <= 0)
        return std::nullopt;
    return 1 - (all - 1) * (all - same) / expected;
}

/// A table of two reviewers' decisions, as shares of the items that both decided.
struct CrossTable
{
    QMap<std::pair<int, int>, double> cells;
    QMap<int, double> first;
    QMap<int, double> second;
    int items = 0;
};

CrossTable crossTableOf(const QList<Ratings> &items)
{
    CrossTable table;
    for (const Ratings &item : items) {
        if (item.size() < 2 || !item.at(0) || !item.at(1))
            continue;
        ++table.cells[{*item.at(0), *item.at(1)}];
        ++table.first[*item.at(0)];
        ++table.second[*item.at(1)];
        ++table.items;
    }
    for (double &cell : table.cells)
        cell /= table.items;
    for (double &share : table.first)
        share /= table.items;
    for (double &share : table.second)
        share /= table.items;
    return table;
}

/// The variance of kappa by Fleiss, Cohen and Everitt (1969), their equation 13.
double kappaVariance(const CrossTable &table, double observed, double expected)
{
    double sum = 0;
    for (auto it = table.cells.cbegin(); it != table.cells.cend(); ++it) {
        const auto [a, b] = it.key();
        if (a == b) {
            const double margins = table.first.value(a) + table.second.value(a);
            sum += it.value() * std::pow((1 - expected) - margins * (1 - observed), 2);
        } else {
            const double margins = table.second.value(a) + table.first.value(b);
            sum += it.value() * std::pow((1 - observed) * margins, 2);
        }
    }
    sum -= std::pow(observed * expected - 2 * expected + observed, 2);
    return std::max(0.0, sum) / (table.items * std::pow(1 - expected, 4));
}

} // namespace

std::optional<Estimate> rawAgreement(const QList<Ratings> &items)
{
    double same = 0;
    double pairs = 0;
    const QList<Counts> all = countsOf(items);
    for (const Counts &counts : all) {
        const int n = total(counts);
        same += agreeing(counts) / 2.0;
        pairs += n * (n - 1) / 2.0;
    }
    if (pairs == 0)
        return std::nullopt;
    // Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
    const double share = same / pairs;
    const double z2 = deviations * deviations;
    const double middle = (share + z2 / (2 * pairs)) / (1 + z2 / pairs);
    const double half =
        deviations * std::sqrt(share * (1 - share) / pairs + z2 / (4 * pairs * pairs)) / (1 + z2 / pairs);
    return Estimate{share, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::optional<Estimate> cohenKappa(const QList<Ratings> &items)
{
    const CrossTable table = crossTableOf(items);
    if (table.items == 0)
        return std::nullopt;
    double observed = 0;
    double expected = 0;
    for (auto it = table.first.cbegin(); it != table.first.cend(); ++it) {
        observed += table.cells.value({it.key(), it.key()});
        expected += it.value() * table.second.value(it.key());
    }
    if (expected >= 1)
        return std::nullopt;
    const double kappa = (observed - expected) / (1 - expected);
    const double half = deviations * std::sqrt(kappaVariance(table, observed, expected));
    return Estimate{kappa, std::max(-1.0, kappa - half), std::min(1.0, kappa + half)};
}

std::optional<Estimate> krippendorffAlpha(const QList<Ratings> &items)
{
    constexpr int resamples = 2000;
    constexpr quint32 seed = 20041969;
    const QList<Counts> counts = countsOf(items);
    QList<const Counts *> all;
    for (const Counts &item : counts)
        all.append(&item);
    const auto alpha = alphaOf(all);
    if (!alpha)
        return std::nullopt;
    QRandomGenerator random(seed);
    QList<double> values;
    QList<const Counts *> drawn(all.size());
    for (int i = 0; i < resamples; ++i) {
        for (const Counts *&item : drawn)
            item = all.at(random.bounded(int(all.size())));
        // Where all that was drawn is of one category, nobody disagreed.
        values.append(alphaOf(drawn).value_or(1));
    }
    std::ranges::sort(values);
    constexpr int tail = resamples / 40;
    return Estimate{*alpha, values.at(tail), values.at(resamples - 1 - tail)};
}

} // namespace synoptic
