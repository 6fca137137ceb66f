// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/itemdocument.h"

#include "comparison/figurenotes.h"
#include "comparison/writingtimes.h"
#include "mainwindow/palettes.h"
#include "models/coveragemodel.h"
#include "models/factmodel.h"
#include "review/verdictacts.h"
#include "visuallanguage/signs.h"
#include "wrappedtable/celltext.h"

#include <QCoreApplication>
#include <QTextBlock>
#include <QTextCursor>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype mostContext = 300; ///< characters of the passages before and behind

QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::ReviewItem", text);
}

/// The sentence around a place; the place itself where it is of no sentence.
TextRange sentenceAround(const Report &report, TextRange range)
{
    const int passage = report.passageAt(range.start);
    if (passage < 0)
        return range;
    for (const Sentence &sentence : report.passages().at(passage).sentences) {
        if (sentence.range.overlaps(range))
            return sentence.range.contains(range) ? sentence.range : range;
    }
    return range;
}

QString headOf(const Comparison &comparison, const Place &place)
{
    const Report &report = comparison.reports.at(place.report);
    const Moment moment = coverageDataOf(comparison)->times.at(place);
    QStringList parts{report.shortName()};
    if (moment.date.isValid())
        parts.append(momentText(moment, QTimeZone::UTC, true));
    return parts.join(u" · "_s);
}

/// The nearest passage in a direction that is read; nothing at the end of the report.
const Passage *neighbour(const Report &report, int passage, int step)
{
    for (int p = passage + step; p >= 0 && p < report.passages().size(); p += step) {
        const PassageKind kind = report.passages().at(p).kind;
        if (!isFurniture(kind) && kind != PassageKind::Timestamp && kind != PassageKind::Byline)
            return &report.passages().at(p);
    }
    return nullptr;
}

QString cutFront(QString text)
{
    return text.size() > mostContext ? u'…' + text.last(mostContext) : text;
}

QString cutBack(QString text)
{
    return text.size() > mostContext ? text.first(mostContext) + u'…' : text;
}

/// A side being written: the passage that the place is in, the neighbours dim.
class SideWriter
{
public:
    SideWriter(const Report &report, TextRange focus, const QPalette &palette, double points)
        : m_document(std::make_unique<QTextDocument>()), m_report(report)
    {
        m_document->setDefaultFont(readingFont(points));
        m_document->setDocumentMargin(10);
        QTextBlockFormat block;
        block.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        block.setBottomMargin(points);
        QTextCursor cursor(m_document.get());
        cursor.setBlockFormat(block);
        QTextCharFormat text;
        text.setForeground(palette.color(QPalette::Text));
        QTextCharFormat dim;
        dim.setForeground(palette.color(QPalette::PlaceholderText));

        const int passage = report.passageAt(focus.start);
        const TextRange whole = passage < 0 ? focus : report.passages().at(passage).range;
        if (const Passage *before = passage < 0 ? nullptr : neighbour(report, passage, -1)) {
            cursor.insertText(cutFront(textOf(before->range)), dim);
            cursor.insertBlock();
        }
        m_offset = cursor.position() - whole.start;
        m_whole = whole;
        cursor.insertText(textOf(whole), text);
        if (const Passage *behind = passage < 0 ? nullptr : neighbour(report, passage, 1)) {
            cursor.insertBlock();
            cursor.insertText(cutBack(textOf(behind->range)), dim);
        }
        QTextCharFormat focused;
        focused.setBackground(placeWash(palette));
        format(focus, focused);
    }

    /// Adds a format to a range of the report; what is not in the passage that is judged is passed over.
    void format(TextRange range, const QTextCharFormat &format)
    {
        if (!m_whole.contains(range))
            return;
        QTextCursor cursor(m_document.get());
        cursor.setPosition(positionOf(range.start));
        cursor.setPosition(positionOf(range.end), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(format);
    }
    /// Where a position of the report stands in the document.
    [[nodiscard]] int positionOf(qsizetype position) const
    {
        return int(
            std::clamp(position + m_offset, qsizetype(0), qsizetype(m_document->characterCount() - 1)));
    }
    [[nodiscard]] std::unique_ptr<QTextDocument> take() { return std::move(m_document); }

private:
    [[nodiscard]] QString textOf(TextRange range) const
    {
        return m_report.text(range).toString().replace(u'\n', QChar::LineSeparator);
    }

    std::unique_ptr<QTextDocument> m_document;
    const Report &m_report;
    TextRange m_whole;      ///< the passage that is judged
    qsizetype m_offset = 0; ///< what to add to a position in the report
};

bool contains(const QList<Place> &sides, int report)
{
    return std::ranges::contains(sides, report, &Place::report);
}

/// Of each other report the sentence that is most like what the passage says.
QList<Place> counterpartsOf(const Comparison &comparison, const Place &passage)
{
    QMap<int, std::pair<double, Place>> best; // by report
    const auto look = [&](const Place &here, const Place &there, double score) {
        const bool inIt = here.report == passage.report && passage.range.overlaps(here.range);
        if (inIt && (!best.contains(there.report) || best.value(there.report).first < score))
            best.insert(there.report, {score, there});
    };
    for (const Alignment &alignment : comparison.alignments) {
        look(alignment.a, alignment.b, alignment.score);
        look(alignment.b, alignment.a, alignment.score);
    }
    QList<Place> places;
    for (const auto &[score, place] : std::as_const(best))
        places.append(place);
    return places;
}

/// What is laid side by side: of a pair and a difference each sentence, of an omitted fact what the first two
/// say and what comes nearest in the report that lacks it, of a passage what others say of the same.
QList<Place> sidesOf(const Comparison &comparison, const ReviewItem &item, Question question)
{
    constexpr qsizetype most = 4; ///< columns that can be read
    QList<Place> places = item.places;
    std::ranges::stable_sort(places, {}, &Place::report);
    if (question == Question::Reading)
        places += counterpartsOf(comparison, places.first());
    QList<Place> sides;
    for (const Place &place : std::as_const(places)) {
        const Place side{place.report, sentenceAround(comparison.reports.at(place.report), place.range)};
        const bool again =
            question == Question::Conflict ? sides.contains(side) : contains(sides, side.report);
        if (!again && sides.size() < (question == Question::Omission ? 2 : most))
            sides.append(side);
    }
    if (item.nearest)
        sides.append({item.nearest->report,
                      sentenceAround(comparison.reports.at(item.nearest->report), item.nearest->range)});
    return sides;
}

QString namesOf(const Comparison &comparison, const QSet<int> &reports)
{
    QStringList names;
    for (int r = 0; r < comparison.reports.size(); ++r) {
        if (reports.contains(r))
            names.append(comparison.reports.at(r).shortName());
    }
    return names.join(u", "_s);
}

QString omissionMatter(const Comparison &comparison, const ReviewItem &item)
{
    QSet<int> having;
    for (const Place &place : item.places)
        having.insert(place.report);
    const QString outlet = comparison.reports.at(item.report).shortName();
    const QString lacks = item.nearest
                              ? tr("%1 does not report it; what comes nearest there is shown").arg(outlet)
                              : tr("%1 does not report it, and has nothing that comes near").arg(outlet);
    return tr("Reported by %1. %2").arg(namesOf(comparison, having), lacks);
}

QString readingMatter(const Comparison &comparison, const ReviewItem &item)
{
    QSet<int> having;
    for (const Place &place : counterpartsOf(comparison, item.places.first()))
        having.insert(place.report);
    if (having.isEmpty())
        return tr("Nobody else reports any of it");
    QSet<int> lacking;
    for (int r = 0; r < comparison.reports.size(); ++r) {
        if (!having.contains(r) && r != item.report)
            lacking.insert(r);
    }
    const QString also = tr("Also in %1").arg(namesOf(comparison, having));
    return lacking.isEmpty() ? also : tr("%1; not in %2").arg(also, namesOf(comparison, lacking));
}

/// The first side of another report than the first one, whose words are set against it; 0 where nothing is.
int otherReport(const QList<Place> &sides, Question question)
{
    if (question != Question::Same && question != Question::Conflict)
        return 0;
    const auto found = std::ranges::find_if(
        sides, [&sides](const Place &side) { return side.report != sides.first().report; });
    return found == sides.end() ? 0 : int(found - sides.begin());
}

QList<DifferingWords> shifted(QList<DifferingWords> words, qsizetype by)
{
    for (DifferingWords &run : words)
        run.range = {run.range.start + by, run.range.end + by};
    return words;
}

/// The evidence of a pair, the reason of a difference, who has a fact and who lacks it.
QString matterOf(const Comparison &comparison, const ReviewItem &item, Question question)
{
    if (question == Question::Conflict && item.fact >= 0) {
        const Difference &difference = comparison.facts.at(item.fact).differences.at(item.difference);
        const QString values =
            u"%1: %2"_s.arg(differenceKindName(difference.kind), valuesByReport(comparison, difference));
        // What another reviewer said of it is not told: this one judges for himself.
        return isJudged(difference) ? values : tr("%1 — %2").arg(values, difference.reason);
    }
    if (question == Question::Conflict)
        return tr("The comparison does not set these values against each other any more");
    if (question == Question::Omission)
        return omissionMatter(comparison, item);
    if (question == Question::Reading)
        return readingMatter(comparison, item);
    if (question != Question::Same)
        return {};
    QStringList known;
    if (item.relation)
        known.append(relationName(*item.relation).replace(u'-', u' '));
    if (item.score)
        known.append(tr("score %1").arg(QLocale().toString(*item.score, 'f', 2)));
    if (!item.evidence.isEmpty())
        known.append(item.evidence.join(u"; "_s));
    return known.join(u" · "_s);
}

} // namespace

PreparedItem prepareItem(const Comparison &comparison, const ReviewItem &item, Question question,
                         const QPalette &palette, double points)
{
    PreparedItem prepared;
    prepared.matter = matterOf(comparison, item, question);
    const QList<Place> sides = sidesOf(comparison, item, question);
    if (const QStringList figures = figureNotes(comparison.reports, sides);
        question != Question::Reading && !figures.isEmpty())
        prepared.matter += (prepared.matter.isEmpty() ? QString() : u"\n"_s) + figures.join(u" · "_s);
    const int other = otherReport(sides, question);
    DifferingSides differing;
    if (other > 0) {
        const auto textOf = [&](const Place &side) {
            return comparison.reports.at(side.report).text(side.range);
        };
        differing = differingWords(textOf(sides.first()), textOf(sides.at(other)));
        if (differing.throughout)
            prepared.matter += (prepared.matter.isEmpty() ? QString() : u" · "_s) + throughoutWords();
        differing.a = shifted(differing.a, sides.first().range.start);
        differing.b = shifted(differing.b, sides.at(other).range.start);
    }
    for (int i = 0; i < sides.size(); ++i) {
        const Place &side = sides.at(i);
        SideWriter writer(comparison.reports.at(side.report), side.range, palette, points);
        const bool differs = other > 0 && (i == 0 || i == other);
        for (const DifferingWords &words :
             differs ? (i == 0 ? differing.a : differing.b) : QList<DifferingWords>())
            writer.format(words.range, differingFormat(words.moved, palette));
        QTextCharFormat bold;
        bold.setFontWeight(QFont::Bold);
        for (const Place &place : item.places) {
            if (question == Question::Conflict && place.report == side.report)
                writer.format(place.range, bold);
        }
        const bool isNearest = item.nearest && i == sides.size() - 1;
        prepared.sides.push_back(
            {side, isNearest ? tr("nearest in %1").arg(headOf(comparison, side)) : headOf(comparison, side),
             comparison.reports.at(side.report).text(side.range).toString().simplified(),
             writer.positionOf(side.range.start), writer.take()});
    }
    return prepared;
}

} // namespace synoptic
