// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/languages.h"

#include <QHash>
#include <array>

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

QString byWords(QStringView text)
{
    QHash<QLatin1StringView, int> hits;
    int words = 0;
    for (const QStringView word : text.split(u' ', Qt::SkipEmptyParts)) {
        ++words;
        if (word == u"I") // the English pronoun, not the Polish "and"
            continue;
        const QString padded = u' ' + word.toString().toLower() + u' ';
        for (const FunctionWords &table : latinWords)
            hits[table.language] += table.words.contains(padded);
    }
    QLatin1StringView best;
    int second = 0;
    for (const FunctionWords &table : latinWords) {
        if (best.isEmpty() || hits.value(table.language) > hits.value(best)) {
            second = best.isEmpty() ? 0 : hits.value(best);
            best = table.language;
        } else {
            second = std::max(second, hits.value(table.language));
        }
    }
    const int most = hits.value(best);
    return most >= 3 && most * 12 >= words && most > second ? QString(best) : QString();
}

/// By signs that one of the languages only writes, for texts of a few words.
QString bySigns(QStringView text)
{
    constexpr std::array signs{
        FunctionWords{"es"_L1, u"¿¡"},     FunctionWords{"de"_L1, u"ß„"}, FunctionWords{"pl"_L1, u"łąęśżź"},
        FunctionWords{"tr"_L1, u"ğışĞİŞ"}, FunctionWords{"pt"_L1, u"ãõ"}, FunctionWords{"da"_L1, u"øæ"},
        FunctionWords{"sv"_L1, u"å"},
    };
    QString found;
    for (const FunctionWords &table : signs) {
        const auto has = [&](QChar c) { return table.words.contains(c); };
        if (!std::any_of(text.begin(), text.end(), has))
            continue;
        if (!found.isEmpty())
            return {};
        found = table.language;
    }
    return found;
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
    QHash<int, qsizetype> scripts;
    qsizetype letters = 0;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        ++letters;
        ++scripts[int(c.script())];
    }
    const auto share = [&](QChar::Script script) {
        return double(scripts.value(int(script))) / double(letters);
    };
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
