// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/words.h"

#include "language/tables.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <libstemmer.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QSet<QString> &stopWords()
{
    static const QSet<QString> words = wordSet(u"stop-words-en"_s);
    return words;
}

bool isInner(QStringView text, qsizetype at)
{
    if (at == 0 || at + 1 >= text.size())
        return false;
    const QChar c = text.at(at);
    const QChar before = text.at(at - 1);
    const QChar after = text.at(at + 1);
    if (c == u'\'' || c == u'’' || c == u'-' || c == u'‑')
        return before.isLetterOrNumber() && after.isLetterOrNumber();
    if (c == u'.' || c == u',')
        return before.isDigit() && after.isDigit();
    return c == u'.' && before.isUpper() && after.isUpper();
}

const char *snowballName(const QString &language)
{
    const QString code = language.left(2);
    if (code == "de"_L1)
        return "german";
    if (code == "fr"_L1)
        return "french";
    if (code == "es"_L1)
        return "spanish";
    if (code == "ru"_L1)
        return "russian";
    return "english";
}

class Stemmer
{
public:
    explicit Stemmer(const QString &language)
        : m_stemmer(sb_stemmer_new(snowballName(language), "UTF_8"), sb_stemmer_delete)
    {
    }
    QString stem(const QString &word) const
    {
        const QByteArray bytes = word.toUtf8();
        const sb_symbol *out = sb_stemmer_stem(
            m_stemmer.get(), reinterpret_cast<const sb_symbol *>(bytes.constData()), int(bytes.size()));
        return QString::fromUtf8(reinterpret_cast<const char *>(out), sb_stemmer_length(m_stemmer.get()));
    }

private:
    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> m_stemmer;
};

/// Making a stemmer is dear: one for each thread and language.
const Stemmer &stemmerOf(const QString &language)
{
    thread_local QHash<QString, std::shared_ptr<Stemmer>> stemmers;
    std::shared_ptr<Stemmer> &stemmer = stemmers[language];
    if (!stemmer)
        stemmer = std::make_shared<Stemmer>(language);
    return *stemmer;
}

/// "100,000" and "100000" are one number.
QString plainNumber(const QString &folded)
{
    QString plain = folded;
    return plain.remove(u',');
}

} // namespace

QString foldedWord(QStringView word)
{
    const auto chopped = [](QString folded) {
        if (folded.endsWith("'s"_L1))
            folded.chop(2);
        while (folded.endsWith(u'\''))
            folded.chop(1);
        return folded;
    };
    if (std::ranges::all_of(word, [](QChar c) { return c.unicode() < 0x80; }))
        return chopped(word.toString().toLower());
    QString folded = word.toString().normalized(QString::NormalizationForm_KD);
    folded.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    folded = folded.toCaseFolded();
    folded.replace(u'’', u'\'').replace(u'‘', u'\'');
    return chopped(folded);
}

qsizetype wordEnd(QStringView text, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < text.size() && (text.at(i).isLetterOrNumber() || text.at(i).isMark() || isInner(text, i)))
        ++i;
    return i;
}

Word wordOf(QStringView raw, const QString &language)
{
    Word word;
    word.range = {0, raw.size()};
    word.folded = foldedWord(raw);
    word.number = raw.front().isDigit();
    word.capital = raw.front().isUpper();
    word.stem = word.number ? plainNumber(word.folded) : stemmerOf(language).stem(word.folded);
    word.stopWord = stopWords().contains(word.folded) || (word.folded.size() == 1 && !word.number);
    return word;
}

namespace {

/// wordOf(), remembering the words that texts use again and again. For one thread and language.
const Word &rememberedWord(QStringView raw, const QString &language)
{
    constexpr qsizetype mostRemembered = 6000;
    thread_local QHash<QString, QHash<QString, Word>> languages;
    QHash<QString, Word> &words = languages[language];
    auto at = words.constFind(QString::fromRawData(raw.data(), raw.size()));
    if (at == words.constEnd()) {
        if (words.size() >= mostRemembered)
            words.clear();
        at = words.insert(raw.toString(), wordOf(raw, language));
    }
    return *at;
}

} // namespace

QList<Word> wordsOf(QStringView text, const QString &language)
{
    QList<Word> words;
    for (qsizetype i = 0; i < text.size();) {
        if (!text.at(i).isLetterOrNumber()) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        i = wordEnd(text, start);
        words.append(rememberedWord(text.sliced(start, i - start), language));
        words.last().range = {start, i};
    }
    return words;
}

} // namespace synoptic
