// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/briefscorer.h"

#include "comparison/weights.h"
#include "language/relatedwords.h"
#include "language/tokens.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace synoptic {

namespace {

constexpr double stopWordWeight = 1;
constexpr double wordWeight = 4.2;
constexpr double numberWeight = 5;
constexpr double relatedShare = 0.8;

enum class Sort { StopWord, Plain, Name, Number };

double weightOf(Sort sort)
{
    return sort == Sort::StopWord ? stopWordWeight : sort == Sort::Number ? numberWeight : wordWeight;
}

/// The words of a unit: stop words by their form, others by their stem, each once.
struct Words
{
    std::map<quint32, Sort> sorts;
    std::set<std::pair<quint32, quint32>> pairs; ///< neighbours

    double weight() const
    {
        double sum = 0;
        for (const auto &[word, sort] : sorts)
            sum += weightOf(sort);
        return sum;
    }
    double weightOfSort(Sort wanted) const
    {
        double sum = 0;
        for (const auto &[word, sort] : sorts)
            sum += sort == wanted ? weightOf(sort) : 0;
        return sum;
    }
};

Words wordsIn(const IndexedReport &report, size_t unit)
{
    const TextRange range = report.units()[unit].range;
    std::vector<Token> tokens;
    Tokenizer::ofThread(report.report().metadata().language).tokenize(report.report().text(range), tokens);
    Words words;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        const Sort sort = token.is(Token::Number)         ? Sort::Number
                          : !token.is(Token::Content)     ? Sort::StopWord
                          : i && token.is(Token::Capital) ? Sort::Name
                                                          : Sort::Plain;
        Sort &known =
            words.sorts.try_emplace(sort == Sort::StopWord ? token.word : token.stem, sort).first->second;
        known = std::max(known, sort);
        if (i)
            words.pairs.insert({tokens[i - 1].word, token.word});
    }
    return words;
}

bool hasEndingIn(const IndexedReport &a, quint32 stem, const IndexedReport &b, quint32 other)
{
    return other != IndexedReport::absent && a.beginningOf(stem) != 0 &&
           a.beginningOf(stem) == b.beginningOf(other) && a.hasOtherEnding(stem, b, other);
}

/// Weight of the words of a that stand for one of b in another form.
double relatedWeight(const IndexedReport &a, const Words &words, const IndexedReport &b, const Words &others)
{
    const RelatedWords &related = RelatedWords::ofLanguage(a.report().metadata().language);
    double sum = 0;
    for (const auto &[word, sort] : words.sorts) {
        if (sort == Sort::StopWord || others.sorts.contains(word))
            continue;
        bool found = std::ranges::any_of(related.of(word), [&](const RelatedWords::Entry &entry) {
            return others.sorts.contains(entry.stem);
        });
        const quint32 stem = a.find(word);
        if (!found && stem != IndexedReport::absent)
            found = std::ranges::any_of(others.sorts, [&](const auto &other) {
                return hasEndingIn(a, stem, b, b.find(other.first));
            });
        sum += found ? weightOf(sort) : 0;
    }
    return sum;
}

double dice(double shared, double a, double b)
{
    return 2 * shared / (a + b + 3);
}

} // namespace

BriefFeatures briefFeatures(const IndexedReport &a, size_t unitOfA, const IndexedReport &b, size_t unitOfB)
{
    const Words words = wordsIn(a, unitOfA);
    const Words others = wordsIn(b, unitOfB);
    BriefFeatures features{};
    double shared = 0;
    double content = 0;
    double plain = 0;
    double numbers = 0;
    for (const auto &[word, sort] : words.sorts) {
        const auto other = others.sorts.find(word);
        if (other == others.sorts.end())
            continue;
        shared += weightOf(sort);
        content += sort == Sort::StopWord ? 0 : weightOf(sort);
        plain += sort == Sort::Plain && other->second == Sort::Plain ? weightOf(sort) : 0;
        numbers += sort == Sort::Number ? weightOf(sort) : 0;
    }
    const double both = words.weight() + others.weight();
    if (both == 0)
        return features;
    const double related = relatedWeight(a, words, b, others) + relatedWeight(b, others, a, words);
    const double numbersOfA = words.weightOfSort(Sort::Number);
    const double numbersOfB = others.weightOfSort(Sort::Number);
    features[AllWords] = (2 * shared + relatedShare * related) / both;
    features[BothHaveNumbers] = numbersOfA > 0 && numbersOfB > 0;
    features[NumbersApart] = features[BothHaveNumbers] > 0 && numbers == 0;
    std::vector<std::pair<quint32, quint32>> pairs;
    std::ranges::set_intersection(words.pairs, others.pairs, std::back_inserter(pairs));
    features[WordPairs] =
        double(pairs.size()) / double(std::max<size_t>(1, std::min(words.pairs.size(), others.pairs.size())));
    features[PlainWords] = dice(plain, words.weightOfSort(Sort::Plain), others.weightOfSort(Sort::Plain));
    features[Numbers] = dice(numbers, numbersOfA, numbersOfB);
    features[SharedWords] = 1 - std::exp(-content / 20);
    return features;
}

double briefScore(const BriefFeatures &features)
{
    double sum = briefBias;
    for (size_t i = 0; i < BriefFeatureCount; ++i)
        sum += briefWeights[i] * features[i];
    return 1 / (1 + std::exp(-sum));
}

} // namespace synoptic
