// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte holds the options; the rest, two texts in UTF-8 with a line "====" between them.
#include "comparison/worddifference.h"
#include "language/sequencedifference.h"

#include <QByteArray>
#include <QString>
#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace synoptic;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkMoved(const QList<WordEdit> &edits, qsizetype index)
{
    const WordEdit &edit = edits.at(index);
    require((edit.operation == WordEdit::Moved) == (edit.counterpart >= 0));
    if (edit.operation != WordEdit::Moved)
        return;
    require(edit.counterpart < edits.size() && edits.at(edit.counterpart).counterpart == index);
    require(edit.a.isEmpty() != edit.b.isEmpty());
    require(edit.a.isEmpty() != edits.at(edit.counterpart).a.isEmpty());
}

void checkCover(const QList<WordEdit> &edits, qsizetype endA, qsizetype endB)
{
    qsizetype a = 0;
    qsizetype b = 0;
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const WordEdit &edit = edits.at(i);
        require(edit.a.start == a && edit.b.start == b && edit.a.end >= a && edit.b.end >= b);
        require(edit.operation != WordEdit::Removed || (!edit.a.isEmpty() && edit.b.isEmpty()));
        require(edit.operation != WordEdit::Added || (edit.a.isEmpty() && !edit.b.isEmpty()));
        checkMoved(edits, i);
        a = edit.a.end;
        b = edit.b.end;
    }
    require(a == endA && b == endB);
}

void checkSwapped(const QList<WordEdit> &edits, const QList<WordEdit> &swapped)
{
    require(edits.size() == swapped.size());
    for (qsizetype i = 0; i < edits.size(); ++i)
        require(edits.at(i).a == swapped.at(i).b && edits.at(i).b == swapped.at(i).a);
}

/// The ways of large gaps, on units in place of words.
void checkRuns(const QString &a, const QString &b, const CommonRunWays &ways)
{
    const auto ids = [](const QString &text) {
        return std::vector<quint32>(text.utf16(), text.utf16() + text.size());
    };
    const std::vector<quint32> left = ids(a);
    const std::vector<quint32> right = ids(b);
    qsizetype endA = 0;
    qsizetype endB = 0;
    for (const CommonRun &run : commonRuns(left, right, ways)) {
        require(run.length > 0 && run.a >= endA && run.b >= endB);
        endA = run.a + run.length;
        endB = run.b + run.length;
        require(endA <= a.size() && endB <= b.size());
        require(std::equal(left.begin() + run.a, left.begin() + endA, right.begin() + run.b));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const qsizetype border = bytes.indexOf("====\n");
    const QString a = QString::fromUtf8(border < 0 ? bytes.first(bytes.size() / 2) : bytes.first(border));
    const QString b =
        QString::fromUtf8(border < 0 ? bytes.sliced(bytes.size() / 2) : bytes.sliced(border + 5));
    const WordDifferenceOptions options{(data[0] & 1) != 0, (data[0] & 2) != 0};
    const QList<WordEdit> edits = wordDifference(a, b, options);
    checkCover(edits, a.size(), b.size());
    checkSwapped(edits, wordDifference(b, a, options));
    checkRuns(a, b, {1 << (data[0] >> 5), (data[0] & 4) != 0});
    for (const WordEdit &edit : wordDifference(a, a, options))
        require(edit.operation == WordEdit::Equal);
    return 0;
}
