// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/evidence.h"

#include "comparison/figurecomparison.h"
#include "language/tokens.h"
#include "language/words.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype wordsNamed = 6;

/// Stems of a that b has too, with their rarity.
std::vector<std::pair<quint32, double>> sharedStems(const ReportPair &pair, const Unit &a, const Unit &b)
{
    std::vector<std::pair<quint32, double>> shared;
    const auto others = pair.b().stemsOf(b);
    for (const quint32 stem : pair.a().stemsOf(a)) {
        if (pair.inB(stem) != ReportPair::absent &&
            std::binary_search(others.begin(), others.end(), pair.inB(stem)))
            shared.emplace_back(pair.a().stems()[stem], pair.rarity(stem));
    }
    return shared;
}

QStringList figureLines(const Report &reportA, const Unit &a, const Report &reportB, const Unit &b)
{
    QStringList lines;
    for (const Figure &left : reportA.figuresIn(a.range)) {
        for (const Figure &right : reportB.figuresIn(b.range)) {
            if (!comparable(left, right) && !sameValue(left, right))
                continue;
            QString line = reportA.text(left.range).toString().simplified() + u" / "_s +
                           reportB.text(right.range).toString().simplified();
            if (!left.counts.isEmpty())
                line += u' ' + left.counts;
            if (!lines.contains(line))
                lines.append(line);
        }
    }
    return lines;
}

/// What one character of text tells about where a clause ends.
bool endsClause(QStringView text, qsizetype at)
{
    const QChar c = text.at(at);
    const bool between =
        at > 0 && at + 1 < text.size() && text.at(at - 1).isDigit() && text.at(at + 1).isDigit();
    return QStringView(u",;:–—()").contains(c) && !between;
}

/// The clauses of a unit, as ranges of its report that together cover it.
std::vector<TextRange> clausesOf(const Report &report, TextRange unit)
{
    const QStringView text = report.text(unit);
    std::vector<TextRange> clauses;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (endsClause(text, i)) {
            clauses.push_back({unit.start + start, unit.start + i + 1});
            start = i + 1;
        }
    }
    if (start < text.size())
        clauses.push_back({unit.start + start, unit.end});
    return clauses;
}

/// The run of clauses in which what is shared outweighs what is not (Kadane's maximum sum of a run).
TextRange densestRun(const IndexedReport &indexed, const Unit &unit,
                     const std::vector<std::pair<quint32, double>> &shared)
{
    const Report &report = indexed.report();
    const std::vector<TextRange> clauses = clausesOf(report, unit.range);
    std::vector<Token> tokens;
    double best = -std::numeric_limits<double>::infinity();
    double sum = 0;
    size_t from = 0;
    TextRange run = unit.range;
    for (size_t c = 0; c < clauses.size(); ++c) {
        tokens.clear();
        Tokenizer::ofThread(report.metadata().language).tokenize(report.text(clauses[c]), tokens);
        double gain = 0;
        for (const Token &token : tokens) {
            const bool both =
                std::ranges::any_of(shared, [&](const auto &stem) { return stem.first == token.stem; });
            if (token.is(Token::Content))
                gain += both ? 1 : -0.5;
        }
        if (sum <= 0) {
            sum = 0;
            from = c;
        }
        sum += gain;
        if (sum > best) {
            best = sum;
            run = {clauses[from].start, clauses[c].end};
        }
    }
    const QStringView text = report.text(run);
    while (!run.isEmpty() && (text.at(run.length() - 1).isSpace() || endsClause(text, run.length() - 1)))
        --run.end;
    while (!run.isEmpty() && report.text(run).front().isSpace())
        ++run.start;
    return run.isEmpty() ? unit.range : run;
}

} // namespace

QStringList evidenceOf(const ReportPair &pair, size_t unitOfA, size_t unitOfB)
{
    const Unit &a = pair.a().units()[unitOfA];
    const Unit &b = pair.b().units()[unitOfB];
    const Report &report = pair.a().report();
    QStringList evidence = figureLines(report, a, pair.b().report(), b);
    auto shared = sharedStems(pair, a, b);
    std::ranges::sort(shared, [](const auto &x, const auto &y) {
        return std::pair(-x.second, x.first) < std::pair(-y.second, y.first);
    });
    std::vector<Token> tokens;
    Tokenizer::ofThread(report.metadata().language).tokenize(report.text(a.range), tokens);
    QStringList words;
    for (const auto &[stem, rarity] : shared) {
        const auto token =
            std::ranges::find_if(tokens, [stem](const Token &one) { return one.stem == stem; });
        if (token == tokens.end())
            continue;
        words.append(report.text({a.range.start + token->start, a.range.start + token->start + token->length})
                         .toString());
        if (words.size() == wordsNamed)
            break;
    }
    if (!words.isEmpty())
        evidence.append(u"shared: "_s + words.join(u", "_s));
    return evidence;
}

std::pair<TextRange, TextRange> sharedParts(const ReportPair &pair, size_t unitOfA, size_t unitOfB)
{
    const Unit &a = pair.a().units()[unitOfA];
    const Unit &b = pair.b().units()[unitOfB];
    const auto shared = sharedStems(pair, a, b);
    return {densestRun(pair.a(), a, shared), densestRun(pair.b(), b, shared)};
}

} // namespace synoptic
