// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/textcaret.h"

#include <QTextBoundaryFinder>
#include <algorithm>

namespace synoptic {

namespace {

/// The words of a text: what Unicode's word boundaries part and holds a letter or a digit.
QList<TextRange> wordsIn(const Report &report, TextRange range)
{
    const QString text = report.text(range).toString();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    QList<TextRange> words;
    for (qsizetype from = 0, to = finder.toNextBoundary(); to >= 0; from = to, to = finder.toNextBoundary()) {
        const QStringView word = QStringView(text).sliced(from, to - from);
        if (std::ranges::any_of(word, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
            words.append({range.start + from, range.start + to});
    }
    return words;
}

/// The units of the report in text order: of words only those of the passages nearby.
QList<TextRange> unitsAround(const Report &report, TextUnit unit, qsizetype position)
{
    QList<TextRange> units;
    const int here = report.passageAt(position);
    for (int p = 0; p < report.passages().size(); ++p) {
        const Passage &passage = report.passages().at(p);
        if (unit == TextUnit::Passage)
            units.append(passage.range);
        else if (unit == TextUnit::Sentence)
            std::ranges::transform(passage.sentences, std::back_inserter(units), &Sentence::range);
        else if (here < 0 || std::abs(p - here) <= 3)
            units.append(wordsIn(report, passage.range));
    }
    return units;
}

TextRange extended(const QList<TextRange> &units, TextRange selection, int step)
{
    if (step > 0) {
        const auto next =
            std::ranges::find_if(units, [&](TextRange unit) { return unit.end > selection.end; });
        return next == units.end() ? selection : TextRange{selection.start, next->end};
    }
    qsizetype end = selection.start;
    for (const TextRange unit : units) {
        if (unit.end < selection.end && unit.end > selection.start)
            end = std::max(end, unit.end);
    }
    return {selection.start, end};
}

} // namespace

TextRange steppedSelection(const Report &report, TextRange selection, TextRange active, TextUnit unit,
                           int step, bool extend)
{
    const bool fresh = selection.isEmpty();
    const TextRange from = fresh ? TextRange{active.start, active.start} : selection;
    const QList<TextRange> units = unitsAround(report, unit, step > 0 ? from.end : from.start);
    if (extend)
        return extended(units, from, step);
    if (step > 0) {
        const auto next = std::ranges::find_if(
            units, [&](TextRange word) { return fresh ? word.end > from.start : word.start >= from.end; });
        return next == units.end() ? selection : *next;
    }
    const auto before = std::find_if(units.rbegin(), units.rend(), [&](TextRange word) {
        return fresh ? word.start < active.end : word.end <= from.start;
    });
    return before == units.rend() ? selection : *before;
}

} // namespace synoptic
