// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/briefscorer.h"

#include "comparison/weights.h"
#include "language/relatedwords.h"
#include "language/tokens.h"
#include "language/wordrarity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <rapidfuzz/distance/LCSseq.hpp>
#include <set>

namespace synoptic {

namespace {

constexpr double stopWordWeight = 1;
constexpr double wordWeight = 4.2;
constexpr double numberWeight = 5;
constexpr double relatedShare = 0.8;

constexpr double rarityOfStopWord = 0.15;
constexpr double rarityOfDigits = 1.2;
constexpr double longest = 100; // words of two units, beyond which length says nothing more

enum class Sort { StopWord, Plain, Name, Number };

double weightOf(Sort sort)
{
    return sort == Sort::StopWord ? stopWordWeight : sort == Sort::Number ? numberWeight : wordWeight;
}

double rarityOf(quint32 word, Sort sort, bool digits, const WordRarity &language)
{
    return sort == Sort::StopWord ? rarityOfStopWord : digits ? rarityOfDigits : language.of(word);
}

/// Words by their weight and by how rare they are.
struct Sum
{
    double weight = 0;
    double rarity = 0;
    void add(Sort sort, double rare)
    {
        weight += weightOf(sort);
        rarity += rare;
    }
};

/// The words of a unit: stop words by their form, others by their stem.
struct Words
{
    struct Word
    {
        Sort sort;
        double rarity;
    };
    std::map<quint32, Word> each;                ///< once
    std::set<std::pair<quint32, quint32>> pairs; ///< neighbours
    std::vector<quint32> sequence;

    Sum sum() const
    {
        Sum sum;
        for (const auto &[hash, word] : each)
            sum.add(word.sort, word.rarity);
        return sum;
    }
    double weightOfSort(Sort wanted) const
    {
        double sum = 0;
        for (const auto &[hash, word] : each)
            sum += word.sort == wanted ? weightOf(wanted) : 0;
        return sum;
    }
};

Sort sortOf(const Token &token, bool first)
{
    return token.is(Token::Number)              ? Sort::Number
           : !token.is(Token::Content)          ? Sort::StopWord
           : !first && token.is(Token::Capital) ? Sort::Name
                                                : Sort::Plain;
}

Words wordsIn(const IndexedReport &report, size_t unit)
{
    const QString language = report.report().metadata().language;
    const WordRarity &rarity = WordRarity::ofLanguage(language);
    QString text = report.report().text(report.units()[unit].range).toString();
    // "English-Turkish" here is "English/Turkish" there, and "two-year" "two year".
    for (const char16_t joint : {u'-', u'/', u'\u2010', u'\u2013'})
        text.replace(joint, u' ');
    std::vector<Token> tokens;
    Tokenizer::ofThread(language).tokenize(text, tokens);
    Words words;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const Sort sort = sortOf(tokens[i], i == 0);
        const quint32 hash = sort == Sort::StopWord ? tokens[i].word : tokens[i].stem;
        Words::Word &known = words.each.try_emplace(hash, Words::Word{sort, 0}).first->second;
        known.sort = std::max(known.sort, sort);
        known.rarity = rarityOf(hash, known.sort, text.at(tokens[i].start).isDigit(), rarity);
        words.sequence.push_back(hash);
        if (i)
            words.pairs.insert({tokens[i - 1].word, tokens[i].word});
    }
    return words;
}

bool hasEndingIn(const IndexedReport &a, quint32 stem, const IndexedReport &b, quint32 other)
{
    return other != IndexedReport::absent && a.beginningOf(stem) != 0 &&
           a.beginningOf(stem) == b.beginningOf(other) && a.hasOtherEnding(stem, b, other);
}

/// The words of a that stand for one of b in another form.
Sum relatedWords(const IndexedReport &a, const Words &words, const IndexedReport &b, const Words &others)
{
    const RelatedWords &related = RelatedWords::ofLanguage(a.report().metadata().language);
    Sum sum;
    for (const auto &[hash, word] : words.each) {
        if (word.sort == Sort::StopWord || others.each.contains(hash))
            continue;
        bool found = std::ranges::any_of(related.of(hash), [&](const RelatedWords::Entry &entry) {
            return others.each.contains(entry.stem);
        });
        const quint32 stem = a.find(hash);
        if (!found && stem != IndexedReport::absent)
            found = std::ranges::any_of(
                others.each, [&](const auto &other) { return hasEndingIn(a, stem, b, b.find(other.first)); });
        if (found)
            sum.add(word.sort, word.rarity);
    }
    return sum;
}

double dice(double shared, double a, double b)
{
    return 2 * shared / (a + b + 3);
}

/// What is in both.
struct Shared
{
    Sum all;
    double content = 0; ///< weight of what is no stop word
    double plain = 0;   ///< of what is plain in both
    double numbers = 0;
};

Shared sharedWords(const Words &words, const Words &others)
{
    Shared shared;
    for (const auto &[hash, word] : words.each) {
        const auto other = others.each.find(hash);
        if (other == others.each.end())
            continue;
        const double weight = weightOf(word.sort);
        shared.all.add(word.sort, (word.rarity + other->second.rarity) / 2);
        shared.content += word.sort == Sort::StopWord ? 0 : weight;
        shared.plain += word.sort == Sort::Plain && other->second.sort == Sort::Plain ? weight : 0;
        shared.numbers += word.sort == Sort::Number ? weight : 0;
    }
    return shared;
}

double sharedNeighbours(const Words &words, const Words &others)
{
    std::vector<std::pair<quint32, quint32>> pairs;
    std::ranges::set_intersection(words.pairs, others.pairs, std::back_inserter(pairs));
    return double(pairs.size()) /
           double(std::max<size_t>(1, std::min(words.pairs.size(), others.pairs.size())));
}

} // namespace

BriefFeatures briefFeatures(const IndexedReport &a, size_t unitOfA, const IndexedReport &b, size_t unitOfB)
{
    const Words words = wordsIn(a, unitOfA);
    const Words others = wordsIn(b, unitOfB);
    BriefFeatures features{};
    const Sum sumOfA = words.sum();
    const Sum sumOfB = others.sum();
    if (words.each.empty() && others.each.empty())
        return features;
    const Shared shared = sharedWords(words, others);
    const Sum relatedOfA = relatedWords(a, words, b, others);
    const Sum relatedOfB = relatedWords(b, others, a, words);
    const double numbersOfA = words.weightOfSort(Sort::Number);
    const double numbersOfB = others.weightOfSort(Sort::Number);
    const double bothRarities = sumOfA.rarity + sumOfB.rarity;
    features[AllWords] = (2 * shared.all.weight + relatedShare * (relatedOfA.weight + relatedOfB.weight)) /
                         (sumOfA.weight + sumOfB.weight);
    features[BothHaveNumbers] = numbersOfA > 0 && numbersOfB > 0;
    features[NumbersApart] = features[BothHaveNumbers] > 0 && shared.numbers == 0;
    features[WordPairs] = sharedNeighbours(words, others);
    features[PlainWords] =
        dice(shared.plain, words.weightOfSort(Sort::Plain), others.weightOfSort(Sort::Plain));
    features[Numbers] = dice(shared.numbers, numbersOfA, numbersOfB);
    features[SharedWords] = 1 - std::exp(-shared.content / 20);
    features[RarityDice] = 2 * shared.all.rarity / bothRarities;
    features[RelatedRarity] = (relatedOfA.rarity + relatedOfB.rarity) / bothRarities;
    features[BriefSequence] = rapidfuzz::lcs_seq_normalized_similarity(words.sequence, others.sequence);
    features[BriefLength] = std::min(1.0, double(words.sequence.size() + others.sequence.size()) / longest);
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
