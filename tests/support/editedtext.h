// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QString>

/// Texts that are edited as outlets edit theirs, each word knowing where it comes from: what became of a
/// range is known.
namespace synoptic::edited {

using namespace Qt::StringLiterals;

/// A word with what is stuck to it, and where it comes from.
struct Piece
{
    QString text;
    int origin = -1; ///< index in the earlier version; -1 when it is new
    bool altered = false;
    QString space = u" "_s; ///< behind it
};
using Sentence = QList<Piece>;
using Paragraph = QList<Sentence>;
using Text = QList<Paragraph>;

inline bool endsSentence(const QString &word)
{
    QString bare = word;
    while (!bare.isEmpty() && QStringView(u"\"”’')").contains(bare.back()))
        bare.chop(1);
    return bare.size() > 2 && QStringView(u".!?").contains(bare.back());
}

inline Text parsed(const QString &source)
{
    Text text;
    int origin = 0;
    for (const QString &line : source.split(u'\n')) {
        Paragraph paragraph(1);
        for (const QString &word : line.split(u' ', Qt::SkipEmptyParts)) {
            paragraph.last().append({word, origin++});
            if (endsSentence(word))
                paragraph.append(Sentence());
        }
        paragraph.removeIf([](const Sentence &sentence) { return sentence.isEmpty(); });
        if (!paragraph.isEmpty())
            text.append(paragraph);
    }
    return text;
}

/// The text with the range of each word of the earlier version that is in it.
struct Written
{
    QString text;
    QHash<int, TextRange> where;
    QHash<int, bool> altered;
    QHash<int, int> order; ///< number of the word in this text, new ones counted
};

inline Written written(const Text &text)
{
    Written out;
    int number = 0;
    for (const Paragraph &paragraph : text) {
        for (const Sentence &sentence : paragraph) {
            for (const Piece &piece : sentence) {
                if (piece.origin >= 0) {
                    out.where[piece.origin] = {out.text.size(), out.text.size() + piece.text.size()};
                    out.altered[piece.origin] = piece.altered;
                    out.order[piece.origin] = number;
                }
                ++number;
                out.text += piece.text + piece.space;
            }
        }
        out.text.chop(1);
        out.text += u"\n\n"_s;
    }
    return out;
}

inline QRandomGenerator dice;  // NOLINT(cert-err58-cpp)
inline QList<Sentence> donors; ///< sentences of all texts

inline bool chance(double share)
{
    return dice.generateDouble() < share;
}

inline int below(qsizetype count)
{
    return int(dice.bounded(quint32(std::max<qsizetype>(1, count))));
}

inline QString wordsOf(const Sentence &sentence)
{
    QString all;
    for (const Piece &piece : sentence)
        all += piece.text + u' ';
    return all;
}

inline QString wordsOf(const Paragraph &paragraph)
{
    QString all;
    for (const Sentence &sentence : paragraph)
        all += wordsOf(sentence);
    return all;
}

inline QString underEdit; ///< the text that is being edited: what is new does not stand in it

/// One that stands in another text, and not in this one.
inline Sentence newSentence()
{
    Sentence sentence = donors.at(below(donors.size()));
    while (underEdit.contains(wordsOf(sentence)))
        sentence = donors.at(below(donors.size()));
    for (Piece &piece : sentence)
        piece.origin = -1;
    return sentence;
}

inline Sentence copied(Sentence sentence)
{
    for (Piece &piece : sentence)
        piece.origin = -1;
    return sentence;
}

inline QString newWord()
{
    const Sentence &sentence = donors.at(below(donors.size()));
    return sentence.at(below(sentence.size())).text;
}

inline void insertSentences(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (qsizetype i = paragraph.size(); i >= 0; --i) {
            if (chance(0.12))
                paragraph.insert(i, newSentence());
        }
    }
}

inline void deleteSentences(Text &text)
{
    for (Paragraph &paragraph : text)
        paragraph.removeIf([](const Sentence &) { return chance(0.2); });
    text.removeIf([](const Paragraph &paragraph) { return paragraph.isEmpty() || chance(0.05); });
}

inline void reword(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            if (!chance(0.35))
                continue;
            for (qsizetype i = sentence.size() - 1; i >= 0; --i) {
                if (chance(0.12)) {
                    sentence[i].text = newWord();
                    sentence[i].altered = true;
                } else if (chance(0.05)) {
                    sentence.removeAt(i);
                } else if (chance(0.05)) {
                    sentence.insert(i, Piece{newWord()});
                }
            }
        }
        paragraph.removeIf([](const Sentence &sentence) { return sentence.isEmpty(); });
    }
    text.removeIf([](const Paragraph &paragraph) { return paragraph.isEmpty(); });
}

inline void updateFigures(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence) {
                const QString before = piece.text;
                if (chance(0.5)) {
                    for (QChar &c : piece.text)
                        c = c.isDigit() ? QChar(u'0' + below(10)) : c;
                }
                piece.altered = piece.altered || piece.text != before;
            }
        }
    }
}

template <typename T>
void shuffle(QList<T> &list)
{
    for (qsizetype i = list.size() - 1; i > 0; --i)
        list.swapItemsAt(i, below(i + 1));
}

inline void reorderSentences(Text &text)
{
    for (Paragraph &paragraph : text) {
        if (chance(0.5))
            shuffle(paragraph);
    }
    // Lines of one sentence change places with their neighbours.
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (chance(0.15) && wordsOf(text.at(i)) != wordsOf(text.at(i + 1)))
            text.swapItemsAt(i, i + 1);
    }
}

inline void moveParagraphs(Text &text)
{
    for (int n = 0; n < 1 + text.size() / 8; ++n)
        text.move(below(text.size()), below(text.size()));
}

inline void typography(Text &text)
{
    const bool curly = chance(0.5);
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence) {
                QString &word = piece.text;
                if (curly) {
                    for (qsizetype i = 0; i < word.size(); ++i) {
                        if (word.at(i) == u'"')
                            word[i] = i == 0 ? u'“' : u'”';
                        if (word.at(i) == u'\'')
                            word[i] = i == 0 ? u'‘' : u'’';
                    }
                } else {
                    word.replace(u'“', u'"').replace(u'”', u'"').replace(u'’', u'\'').replace(u'‘', u'\'');
                }
                word.replace(u"..."_s, u"…"_s).replace(u'–', u'—').replace(u" - "_s, u" – "_s);
                piece.space = chance(0.04) ? u"  "_s : chance(0.04) ? QString(QChar::Nbsp) : u" "_s;
            }
            sentence.last().space = u" "_s;
        }
    }
}

inline void entriesOnTop(Text &text)
{
    for (int n = 1 + below(5); n > 0; --n) {
        Paragraph body;
        for (int k = 2 + below(3); k > 0; --k)
            body.append(newSentence());
        text.prepend(body);
        text.prepend({{Piece{u"%1:%2"_s.arg(10 + below(12)).arg(10 + below(49))}}});
    }
}

/// A summary of what the text says goes on top: its sentences stand twice.
inline void summaryOnTop(Text &text)
{
    Paragraph summary;
    for (int k = 0; k < 5; ++k) {
        const Paragraph &paragraph = text.at(below(text.size()));
        summary.append(copied(paragraph.at(below(paragraph.size()))));
    }
    text.prepend(summary);
}

/// Lines that stand several times, of which some go.
inline void thinTwins(Text &text)
{
    QHash<QString, int> seen;
    for (const Paragraph &paragraph : std::as_const(text))
        ++seen[wordsOf(paragraph)];
    text.removeIf(
        [&](const Paragraph &paragraph) { return seen.value(wordsOf(paragraph)) > 1 && chance(0.5); });
}

inline void everything(Text &text)
{
    reword(text);
    moveParagraphs(text);
    deleteSentences(text);
    insertSentences(text);
    updateFigures(text);
    typography(text);
    if (!text.isEmpty())
        entriesOnTop(text);
}

/// A text in which some paragraphs stand twice: standing boxes, repeated appeals.
inline Text withTwins(Text text)
{
    const qsizetype paragraphs = text.size();
    for (int n = 0; n < 2 + paragraphs / 10; ++n)
        text.insert(below(text.size()), text.at(below(paragraphs)));
    int origin = 0;
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence)
                piece.origin = origin++;
        }
    }
    return text;
}

} // namespace synoptic::edited
