// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentencewords.h"

#include "language/tables.h"

#include <QMutex>
#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString stopsOf(const QString &language)
{
    if (language == "el"_L1)
        return u";\u037e"_s; // the Greek question mark, as typed and as encoded
    if (language == "hy"_L1)
        return u":"_s; // for the Armenian stop, which keyboards lack
    return {};
}

std::unique_ptr<SentenceWords> readWords(const QString &language)
{
    const bool own = !wordTable(u"leading-abbreviations-"_s + language).isEmpty();
    const QString suffix = own ? u"-"_s + language : QString();
    return std::make_unique<SentenceWords>(
        SentenceWords{.leading = WordLookup(u"leading-abbreviations"_s + suffix),
                      .closing = WordLookup(u"closing-abbreviations"_s + suffix),
                      .starters = WordLookup(u"sentence-starters"_s + suffix),
                      .behindTimes = WordLookup(u"behind-clock-times"_s + suffix),
                      .exclaimed = WordLookup(u"exclaimed-names"_s),
                      .stops = stopsOf(language),
                      .ordinalStops = language == "de"_L1,
                      .smallStarts = !own,
                      .frenchQuotes = language == "fr"_L1});
}

} // namespace

WordLookup::WordLookup(const QString &table)
{
    for (const QString &word : wordTable(table))
        m_words.insert(word);
}

const SentenceWords &sentenceWords(const QString &language)
{
    thread_local QString last;
    thread_local const SentenceWords *words = nullptr;
    if (words != nullptr && last == language)
        return *words;
    static QMutex mutex;
    static std::map<QString, std::unique_ptr<SentenceWords>> all;
    const QMutexLocker lock(&mutex);
    auto &entry = all[language.section(u'-', 0, 0).toLower()];
    if (!entry)
        entry = readWords(language.section(u'-', 0, 0).toLower());
    last = language;
    words = entry.get();
    return *words;
}

} // namespace synoptic
