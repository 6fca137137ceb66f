// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/worddifference.h"

#include <QHash>
#include <QSet>
#include <rapidfuzz/distance/LCSseq.hpp>
#include <vector>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

struct Token
{
    TextRange range; ///< with the white space behind it, so that the tokens cover the text
    QString folded;
};

QString folded(QStringView token)
{
    static const QHash<QChar, QChar> variants{{u'’', u'\''}, {u'‘', u'\''}, {u'“', u'"'}, {u'”', u'"'},
                                              {u'–', u'-'},  {u'—', u'-'},  {u'‑', u'-'}};
    QString out = token.trimmed().toString().toCaseFolded();
    for (QChar &c : out)
        c = variants.value(c, c);
    return out;
}

QList<Token> tokensOf(QStringView text)
{
    QList<Token> tokens;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype start = i;
        const bool word = text.at(i).isLetterOrNumber();
        ++i;
        if (word) {
            while (i < text.size() &&
                   (text.at(i).isLetterOrNumber() || text.at(i).isMark() ||
                    (i + 1 < text.size() && QStringView(u"'’-.,").contains(text.at(i)) &&
                     text.at(i - 1).isLetterOrNumber() && text.at(i + 1).isLetterOrNumber())))
                ++i;
        } else if (text.at(start).isHighSurrogate() && i < text.size()) {
            ++i;
        }
        while (i < text.size() && text.at(i).isSpace())
            ++i;
        tokens.append({{start, i}, folded(text.sliced(start, i - start))});
    }
    return tokens;
}

bool isLightWord(const QString &token)
{
    static const QSet<QString> light{u"a"_s,  u"an"_s, u"and"_s, u"at"_s, u"for"_s,
                                     u"in"_s, u"of"_s, u"on"_s,  u"or"_s, u"the"_s,
                                     u"to"_s, u","_s,  u"'"_s,   u"\""_s, u"-"_s};
    return light.contains(token);
}

TextRange covering(const QList<Token> &tokens, qsizetype from, qsizetype to, qsizetype textEnd)
{
    const qsizetype start = from < tokens.size() ? tokens.at(from).range.start : textEnd;
    return {start, to > from ? tokens.at(to - 1).range.end : start};
}

/// Runs in tokens: equal runs of one light word between two changes become part of the change.
struct Run
{
    bool equal;
    qsizetype a0, a1, b0, b1;
};

QList<Run> foldIslands(const QList<Run> &runs, const QList<Token> &tokens)
{
    QList<Run> out;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        Run run = runs.at(i);
        const bool island = run.equal && run.a1 - run.a0 == 1 && i > 0 && i + 1 < runs.size() &&
                            isLightWord(tokens.at(run.a0).folded);
        if (island)
            run.equal = false;
        if (!out.isEmpty() && !out.last().equal && !run.equal) {
            out.last().a1 = run.a1;
            out.last().b1 = run.b1;
        } else {
            out.append(run);
        }
    }
    return out;
}

} // namespace

QList<WordEdit> wordDifference(QStringView a, QStringView b)
{
    const QList<Token> left = tokensOf(a);
    const QList<Token> right = tokensOf(b);
    QHash<QString, quint32> ids;
    const auto idsOf = [&ids](const QList<Token> &tokens) {
        std::vector<quint32> out;
        for (const Token &token : tokens) {
            const auto known = ids.constFind(token.folded);
            out.push_back(known != ids.constEnd() ? *known : *ids.insert(token.folded, quint32(ids.size())));
        }
        return out;
    };
    const std::vector<quint32> leftIds = idsOf(left);
    const std::vector<quint32> rightIds = idsOf(right);

    QList<Run> runs;
    for (const rapidfuzz::Opcode &code : rapidfuzz::Opcodes(rapidfuzz::lcs_seq_editops(leftIds, rightIds))) {
        const bool equal = code.type == rapidfuzz::EditType::None;
        const Run run{equal, qsizetype(code.src_begin), qsizetype(code.src_end), qsizetype(code.dest_begin),
                      qsizetype(code.dest_end)};
        if (!runs.isEmpty() && runs.last().equal == equal) {
            runs.last().a1 = run.a1;
            runs.last().b1 = run.b1;
        } else {
            runs.append(run);
        }
    }
    QList<WordEdit> edits;
    for (const Run &run : foldIslands(runs, left)) {
        const auto operation = run.equal          ? WordEdit::Equal
                               : run.a0 == run.a1 ? WordEdit::Added
                               : run.b0 == run.b1 ? WordEdit::Removed
                                                  : WordEdit::Replaced;
        edits.append(
            {operation, covering(left, run.a0, run.a1, a.size()), covering(right, run.b0, run.b1, b.size())});
    }
    return edits;
}

} // namespace synoptic
