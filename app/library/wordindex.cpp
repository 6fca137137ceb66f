// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/wordindex.h"

#include "library/dialect.h"
#include "report/characters.h"
#include "search/foldedtext.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isUnspacedLetter(char32_t c)
{
    constexpr char32_t longVowel = 0x30fc; // belongs to both kana
    return isUnspaced(c) ? QChar::isLetterOrNumber(c) || QChar::isMark(c) : c == longVowel;
}

/// A run of unspaced characters, parted. A mark stays with what it stands on.
void appendParts(QString &parted, const QList<QStringView> &letters, bool lastAlone)
{
    for (qsizetype i = 0; i + 1 < letters.size(); ++i)
        parted.append(u' ').append(letters.at(i)).append(letters.at(i + 1));
    if (lastAlone || letters.size() == 1)
        parted.append(u' ').append(letters.last());
    parted += u' ';
}

QString partedText(const QString &text, bool lastAlone)
{
    if (!isUnspaced(text))
        return text;
    QString parted;
    parted.reserve(text.size() * 2);
    QList<QStringView> letters;
    const QStringView all(text);
    for (qsizetype at = 0; at < text.size();) {
        const auto [c, units] = characterAt(text, at);
        const QStringView character = all.sliced(at, units);
        at += units;
        if (isUnspacedLetter(c)) {
            if (QChar::isMark(c) && !letters.isEmpty())
                letters.last() = QStringView(letters.last().begin(), character.end());
            else
                letters.append(character);
            continue;
        }
        if (!letters.isEmpty())
            appendParts(parted, std::exchange(letters, {}), lastAlone);
        parted += character;
    }
    if (!letters.isEmpty())
        appendParts(parted, letters, lastAlone);
    return parted;
}

/// Whether a text in UTF-8 can have an unspaced letter: they begin with U+0E01 and leave out U+2000 to
/// U+2E7F, where typographic marks are, so that most texts need not be decoded to be indexed.
bool mayBeUnspaced(const QByteArray &utf8)
{
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto lead = uchar(utf8.at(i));
        if (lead < 0xe0)
            continue;
        const auto next = i + 1 < utf8.size() ? uchar(utf8.at(i + 1)) : uchar(0xff);
        const bool before = lead == 0xe0 && next < 0xb8;
        const bool marks = lead == 0xe2 && next < 0xba;
        if (!before && !marks)
            return true;
    }
    return false;
}

/// A term as the index has it, and whether its last word is only the start of one.
struct IndexTerm
{
    QStringList words;
    bool goesOn = false;
};

QList<IndexTerm> termsOf(const SearchWords &words)
{
    QList<IndexTerm> terms;
    for (const QStringList &term : words.terms) {
        const bool last = &term == &words.terms.last();
        IndexTerm indexed;
        for (const QString &word : term)
            indexed.words += partedText(word, false).split(u' ', Qt::SkipEmptyParts);
        // A character alone starts one of the pairs.
        const QString end = indexed.words.value(indexed.words.size() - 1);
        const bool pairStart = synoptic::isUnspaced(end) && end.toUcs4().size() == 1;
        indexed.goesOn = (last && words.goesOn) || pairStart;
        if (!indexed.words.isEmpty())
            terms.append(indexed);
    }
    // One Latin letter starts half of all words: it waits for the second.
    if (terms.isEmpty() || !words.goesOn)
        return terms;
    IndexTerm &end = terms.last();
    const QString &word = end.words.last();
    if (word.size() == 1 && word.at(0).unicode() < 0x250) {
        if (terms.size() > 1 && end.words.size() == 1)
            terms.removeLast();
        else
            end.goesOn = false;
    }
    return terms;
}

QString tableOf(SearchHit::Kind kind)
{
    return kind == SearchHit::Kind::Report ? u"report_words"_s
           : kind == SearchHit::Kind::Note ? u"note_words"_s
                                           : u"event_words"_s;
}

class Fts5Index : public WordIndex
{
public:
    QString insertion(SearchHit::Kind kind) const override
    {
        return kind == SearchHit::Kind::Report
                   ? u"INSERT INTO report_words (rowid, title, outlet, text) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"_s
               : kind == SearchHit::Kind::Note
                   ? u"INSERT INTO note_words (rowid, note, exact) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))"_s
                   : u"INSERT INTO event_words (rowid, name) VALUES (?, CAST(? AS TEXT))"_s;
    }
    QVariantList row(SearchHit::Kind, qint64 id, const QByteArrayList &fields) const override
    {
        QVariantList values{id};
        for (const QByteArray &field : fields)
            values.append(mayBeUnspaced(field) ? segmented(QString::fromUtf8(field)).toUtf8()
                          : field.isNull()     ? QByteArray("")
                                               : field);
        return values;
    }
    QString matching(SearchHit::Kind kind) const override
    {
        // A title says what a report is about: its words weigh more.
        const QString weights = kind == SearchHit::Kind::Report ? u" AND rank MATCH 'bm25(6.0, 2.0, 1.0)'"_s
                                : kind == SearchHit::Kind::Note ? u" AND rank MATCH 'bm25(2.0, 1.0)'"_s
                                                                : QString();
        return u"SELECT rowid AS id, rank FROM %1 WHERE %1 MATCH ?%2 ORDER BY rank LIMIT ?"_s.arg(
            tableOf(kind), weights);
    }
    QString expression(const SearchWords &words) const override { return words.expression(); }
    bool mustVerify(const SearchWords &) const override { return false; }
};

QString folded(const QString &text)
{
    return FoldedText(text, FoldedText::Letters::Alike).text();
}

/// The words of a text that was parted: runs of letters, digits and their marks.
QStringList wordsIn(const QString &parted)
{
    QStringList words;
    QString word;
    for (const char32_t c : parted.toUcs4()) {
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
            word += QString::fromUcs4(&c, 1);
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

QString quotedWord(QString word)
{
    return u'\'' + word.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s) + u'\'';
}

/// A text's words as the index has them: without case and diacritics.
QStringList foldedWords(const QString &text)
{
    return wordsIn(segmented(folded(text)));
}

/// The same of a term that is parted already.
QStringList foldedPhrase(const IndexTerm &term)
{
    return wordsIn(folded(term.words.join(u' ')));
}

/// PostgreSQL's tsvector and tsquery, made here, so that a word is the same on every server.
class VectorIndex : public WordIndex
{
public:
    QString insertion(SearchHit::Kind kind) const override
    {
        return u"INSERT INTO %1 (rowid, words) VALUES (?, CAST(? AS tsvector)) ON CONFLICT (rowid) DO UPDATE SET words = excluded.words"_s
            .arg(tableOf(kind));
    }
    QVariantList row(SearchHit::Kind kind, qint64 id, const QByteArrayList &fields) const override
    {
        return {id, vectorOf(kind, fields)};
    }
    QString matching(SearchHit::Kind kind) const override
    {
        // Weights from D to A, in the relations of the other index; long texts weigh no more than short ones.
        const QString weights =
            kind == SearchHit::Kind::Note ? u"{0.5, 0.5, 0.5, 1}"_s : u"{0.17, 0.17, 0.33, 1}"_s;
        return u"SELECT w.rowid AS id, -ts_rank('%1', w.words, q.q, 1) AS rank FROM %2 w, (SELECT CAST(? AS tsquery) AS q) q WHERE w.words @@ q.q ORDER BY rank, id LIMIT ?"_s
            .arg(weights, tableOf(kind));
    }
    QString expression(const SearchWords &words) const override
    {
        QStringList parts;
        for (const IndexTerm &term : termsOf(words)) {
            const QStringList phrase = foldedPhrase(term);
            for (qsizetype i = 0; i < phrase.size(); ++i)
                parts.append(quotedWord(phrase.at(i).left(longestWord)) +
                             (term.goesOn && i + 1 == phrase.size() ? u":*"_s : QString()));
        }
        return parts.join(u" & "_s);
    }
    bool mustVerify(const SearchWords &words) const override
    {
        return std::ranges::any_of(termsOf(words),
                                   [](const IndexTerm &term) { return term.words.size() > 1; });
    }

private:
    static constexpr qsizetype longestWord = 128;       ///< beyond, words are cut
    static constexpr qsizetype mostPlaces = 64;         ///< of one word, for its rank
    static constexpr qsizetype longestVector = 900'000; ///< bytes; PostgreSQL takes a megabyte
    static constexpr qsizetype furthestPlace = 16'000;

    static QString vectorOf(SearchHit::Kind kind, const QByteArrayList &fields)
    {
        const QString letters = kind == SearchHit::Kind::Report ? u"ABD"_s : u"AD"_s;
        QHash<QString, QStringList> places; // "17A"
        qsizetype at = 0;
        for (qsizetype f = 0; f < fields.size(); ++f) {
            for (const QString &word : foldedWords(QString::fromUtf8(fields.at(f)))) {
                QStringList &known = places[word.left(longestWord)];
                at = std::min(at + 1, furthestPlace);
                if (known.size() < mostPlaces)
                    known.append(QString::number(at) + letters.at(f));
            }
        }
        QString vector;
        qsizetype bytes = 0;
        for (auto word = places.cbegin(); word != places.cend() && bytes < longestVector; ++word) {
            vector += quotedWord(word.key()) + u':' + word.value().join(u',') + u' ';
            bytes += word.key().size() * 3 + word.value().size() * 2 + 4;
        }
        return vector;
    }
};

bool followsAt(const QStringList &text, qsizetype at, const QStringList &phrase, bool goesOn)
{
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        const QString &word = text.at(at + i);
        if (word != phrase.at(i) && !(goesOn && i + 1 == phrase.size() && word.startsWith(phrase.at(i))))
            return false;
    }
    return true;
}

} // namespace

QString segmented(const QString &text)
{
    return partedText(text, true);
}

bool isUnspaced(QStringView word)
{
    for (qsizetype at = 0; at < word.size();) {
        const auto [c, units] = characterAt(word, at);
        if (isUnspacedLetter(c))
            return true;
        at += units;
    }
    return false;
}

bool holdsTerms(const QString &text, const SearchWords &words)
{
    const QStringList all = foldedWords(text);
    return std::ranges::all_of(termsOf(words), [&](const IndexTerm &term) {
        const QStringList phrase = foldedPhrase(term);
        if (phrase.size() < 2)
            return true; // the index knows
        for (qsizetype at = 0; at + phrase.size() <= all.size(); ++at) {
            if (followsAt(all, at, phrase, term.goesOn))
                return true;
        }
        return false;
    });
}

QString SearchWords::expression() const
{
    QStringList parts;
    for (const IndexTerm &term : termsOf(*this))
        parts.append(u'"' + term.words.join(u' ') + u'"' + (term.goesOn ? u"*"_s : QString()));
    return parts.join(u" AND "_s);
}

const WordIndex &WordIndex::of(const Dialect &dialect)
{
    static const Fts5Index inFile;
    static const VectorIndex onServer;
    return dialect.isServer() ? static_cast<const WordIndex &>(onServer) : inFile;
}

} // namespace synoptic
