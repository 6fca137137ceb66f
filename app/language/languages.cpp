// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/languages.h"

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype longestSample = 20'000;

struct FunctionWords
{
    QLatin1StringView language;
    QStringView words; ///< space before and behind each
};

/// Frequent words that few of the other languages in the table share.
constexpr std::array latinWords{
    FunctionWords{"en"_L1,
                  u" the of and to in that was for on with said is were from by has have which they "},
    FunctionWords{"de"_L1,
                  u" der die das und den von zu mit sich auf für ist im dem nicht ein eine wurde nach "},
    FunctionWords{"fr"_L1, u" le la les des et du une dans est pour que qui sur pas au avec ont par été "},
    FunctionWords{"es"_L1, u" el la los las del y una en por que con para se fue su han como más al "},
    FunctionWords{"it"_L1, u" il di che della e per una con del nel non sono gli dei alla è le ha dal "},
    FunctionWords{"pt"_L1, u" o os de do da em uma para com não que dos por foi ao na são mais um "},
    FunctionWords{"nl"_L1,
                  u" de het een van en dat niet zijn met voor op werd heeft aan bij ook naar door te "},
    FunctionWords{"sv"_L1, u" och att det som en på är av för med till den har inte om ett men "},
    FunctionWords{"pl"_L1, u" w i na z że się nie do jest o został przez po są od oraz dla "},
    FunctionWords{"tr"_L1, u" ve bir bu için ile da de olarak olan daha çok sonra gibi kadar en "},
};

/// Hits of each language of the table; room for the words of the longest sample.
using Hits = std::array<quint16, 16>;
static_assert(latinWords.size() <= std::tuple_size_v<Hits> && longestSample / 2 < 0xffff);

/// Which of latinWords have a word, by the word itself: its letters, nine bits each, are the key.
class WordLanguages
{
public:
    static constexpr int bitsOfLetter = 9;
    static constexpr qsizetype longestWord = 7;

    WordLanguages()
    {
        constexpr char16_t dottedI = 0x130; // becomes two characters
        for (char16_t c = 1; c < m_letters.size(); ++c) {
            const char16_t lower = QChar(c).toLower().unicode();
            m_letters[c] = c == dottedI || lower >= m_letters.size() ? u'\0' : lower;
        }
        for (size_t language = 0; language < latinWords.size(); ++language) {
            for (const QStringView word : latinWords[language].words.split(u' ', Qt::SkipEmptyParts)) {
                quint64 key = 0;
                for (const QChar c : word)
                    key = key << bitsOfLetter | c.unicode();
                Q_ASSERT(word.size() <= longestWord);
                const size_t at = slotOf(key);
                m_keys[at] = key;
                m_hits[at][language] = 1;
            }
        }
    }

    /// The lower-case form of a letter as far as the words of the tables have it; 0 for letters that they
    /// lack.
    [[nodiscard]] quint64 letter(QChar c) const
    {
        return c.unicode() < m_letters.size() ? m_letters[c.unicode()] : 0;
    }

    /// A hit for each language that has the word; none for nearly all words, as for the key 0.
    [[nodiscard]] const Hits &of(quint64 key) const { return m_hits[slotOf(key)]; }

private:
    [[nodiscard]] size_t slotOf(quint64 key) const
    {
        size_t at = size_t(key * 0x9e3779b97f4a7c15 >> 54);
        while (m_keys[at] != key && m_keys[at] != 0)
            at = (at + 1) % m_keys.size();
        return at;
    }

    std::array<char16_t, 1 << bitsOfLetter> m_letters{};
    std::array<quint64, 1024> m_keys{}; // about a sixth of them used
    std::array<Hits, 1024> m_hits{};
};

struct WordCount
{
    Hits hits{};
    int words = 0; ///< all of them, between spaces
};

/// Few branches, because where words end and which they are cannot be predicted.
WordCount countWords(QStringView text)
{
    static const WordLanguages table;
    WordCount count;
    const auto end = text.end();
    for (auto at = text.begin(); at != end; ++at) {
        const auto start = at;
        quint64 key = 0;
        bool known = true;
        for (; at != end && *at != u' '; ++at) {
            const quint64 letter = table.letter(*at);
            known &= letter != 0;
            key = key << WordLanguages::bitsOfLetter | letter;
        }
        count.words += at != start;
        const bool pronoun = at - start == 1 && *start == u'I'; // the English one, not the Polish "and"
        known &= at - start <= WordLanguages::longestWord && !pronoun;
        const Hits &hits = table.of(known ? key : 0);
        for (size_t language = 0; language < hits.size(); ++language)
            count.hits[language] += hits[language];
        if (at == end)
            break;
    }
    return count;
}

QString byWords(QStringView text)
{
    const WordCount count = countWords(text);
    const auto best = std::ranges::max_element(count.hits);
    int second = 0;
    for (auto other = count.hits.begin(); other != count.hits.end(); ++other)
        second = other == best ? second : std::max<int>(second, *other);
    const bool clear = *best >= 3 && *best * 12 >= count.words && *best > second;
    return clear ? QString(latinWords[size_t(best - count.hits.begin())].language) : QString();
}

/// By signs that one of the languages only writes, for texts of a few words.
QString bySigns(QStringView text)
{
    constexpr std::array signs{
        FunctionWords{"es"_L1, u"¿¡"},     FunctionWords{"de"_L1, u"ß„"}, FunctionWords{"pl"_L1, u"łąęśżź"},
        FunctionWords{"tr"_L1, u"ğışĞİŞ"}, FunctionWords{"pt"_L1, u"ãõ"}, FunctionWords{"da"_L1, u"øæ"},
        FunctionWords{"sv"_L1, u"å"},
    };
    std::array<bool, signs.size()> seen{};
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            continue;
        for (size_t n = 0; n < signs.size(); ++n)
            seen[n] = seen[n] || signs[n].words.contains(c);
    }
    const auto first = std::ranges::find(seen, true);
    const bool one = std::ranges::count(seen, true) == 1;
    return one ? QString(signs[size_t(first - seen.begin())].language) : QString();
}

QString cyrillicLanguage(QStringView text)
{
    const auto has = [&](QStringView letters) {
        return std::any_of(text.begin(), text.end(), [&](QChar c) { return letters.contains(c.toLower()); });
    };
    if (has(u"їєґ"))
        return u"uk"_s;
    if (has(u"ў"))
        return u"be"_s;
    if (has(u"ђћџ"))
        return u"sr"_s;
    return has(u"ыэё") ? u"ru"_s : u"bg"_s;
}

} // namespace

QString detectLanguage(QStringView text)
{
    text = text.first(std::min(text.size(), longestSample));
    std::array<qsizetype, QChar::ScriptCount> scripts{};
    qsizetype ascii = 0;
    for (const QChar c : text) {
        ascii += (c.unicode() | 0x20U) - u'a' < 26U;
        if (c.unicode() >= 0x80 && c.isLetter())
            ++scripts[c.script()];
    }
    scripts[QChar::Script_Latin] += ascii;
    const auto letters = std::accumulate(scripts.begin(), scripts.end(), qsizetype(0));
    const auto share = [&](QChar::Script script) { return double(scripts[script]) / double(letters); };
    if (letters < 10)
        return {};
    if (share(QChar::Script_Hiragana) + share(QChar::Script_Katakana) > 0.1)
        return u"ja"_s;
    const std::array plain{
        std::pair{QChar::Script_Han, u"zh"_s},        std::pair{QChar::Script_Hangul, u"ko"_s},
        std::pair{QChar::Script_Arabic, u"ar"_s},     std::pair{QChar::Script_Hebrew, u"he"_s},
        std::pair{QChar::Script_Greek, u"el"_s},      std::pair{QChar::Script_Thai, u"th"_s},
        std::pair{QChar::Script_Devanagari, u"hi"_s}, std::pair{QChar::Script_Georgian, u"ka"_s},
        std::pair{QChar::Script_Armenian, u"hy"_s}};
    for (const auto &[script, language] : plain) {
        if (share(script) > 0.5)
            return language;
    }
    if (share(QChar::Script_Cyrillic) > 0.5)
        return cyrillicLanguage(text);
    if (share(QChar::Script_Latin) <= 0.5)
        return {};
    const QString language = byWords(text);
    return language.isEmpty() ? bySigns(text) : language;
}

} // namespace synoptic
