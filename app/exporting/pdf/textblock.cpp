// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/textblock.h"

#include "exporting/pdf/pagestyle.h"

#include <QGlyphRun>
#include <QMap>
#include <QRawFont>

namespace synoptic {

namespace {

/// Latin, Greek, Cyrillic and ideographs: a glyph a character, in the order of reading.
bool isPlain(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const ushort u = c.unicode();
        return u < 0x0300 || (u >= 0x0370 && u < 0x0530) || (u >= 0x2010 && u < 0x2027) || u == 0x20ac ||
               (u >= 0x3040 && u < 0x3100) || (u >= 0x4e00 && u < 0xa000);
    });
}

/// Writing in which glyphs stand in another order than what they say, or say it only together.
bool isIndic(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) {
        const QChar::Script script = c.script();
        return (script >= QChar::Script_Devanagari && script <= QChar::Script_Myanmar) ||
               script == QChar::Script_Khmer;
    });
}

TextRange intersection(TextRange a, TextRange b)
{
    return {std::max(a.start, b.start), std::min(a.end, b.end)};
}

/// Characters that stand together, as the cursor sees them.
struct Cluster
{
    double left = 0;
    double right = 0;
    QString rest; ///< characters that no glyph has said yet
};

struct Drawn
{
    double x;
    quint32 glyph;
    QRawFont font;
    QString says;
    qsizetype index = 0; ///< of its first character in the text
};

qsizetype clusterAt(const QList<Cluster> &clusters, double x)
{
    const auto away = [x](const Cluster &cluster) {
        return x + 1 < cluster.left ? cluster.left - x : std::max(0.0, x + 1 - cluster.right);
    };
    return std::ranges::min_element(clusters, {}, away) - clusters.begin();
}

/// Takes out of a cluster the character that a glyph is the font's own of.
void takeOwn(Cluster &cluster, Drawn &drawn)
{
    const QList<uint> characters = cluster.rest.toUcs4();
    for (const uint point : characters) {
        const QString character = QString::fromUcs4(reinterpret_cast<const char32_t *>(&point), 1);
        const QList<quint32> own = drawn.font.glyphIndexesForString(character);
        if (own.size() == 1 && own.first() == drawn.glyph) {
            drawn.says = character;
            cluster.rest.remove(cluster.rest.indexOf(character), character.size());
            return;
        }
    }
}

/// Gives each character of a line to a glyph: to the font's own glyph of it, else (joined forms, ligatures)
/// to the first other glyph of its cluster, else to the one that reaches over from the left.
void shareOut(QList<Cluster> &clusters, QList<Drawn> &drawn)
{
    QList<qsizetype> of;
    for (Drawn &glyph : drawn) {
        of.append(clusterAt(clusters, glyph.x));
        takeOwn(clusters[of.last()], glyph);
    }
    for (qsizetype g = 0; g < drawn.size(); ++g) {
        if (drawn.at(g).says.isEmpty())
            drawn[g].says = std::exchange(clusters[of.at(g)].rest, QString());
    }
    for (qsizetype c = 0; c < clusters.size(); ++c) {
        const auto after = std::ranges::upper_bound(drawn, clusters.at(c).left + 1, {}, &Drawn::x);
        if (clusters.at(c).rest.isEmpty() || after == drawn.begin())
            continue;
        const qsizetype g = after - drawn.begin() - 1;
        QString &says = drawn[g].says;
        says = of.at(g) < c ? says + clusters.at(c).rest : clusters.at(c).rest + says;
    }
}

/// Left and right edge of characters that stand together: of each of them, since an edge of the first one may
/// be inside (Indic conjuncts). The cursor has no width at the first character of a run that is written the
/// other way: there the glyphs tell.
std::pair<double, double> edgesOf(const QTextLine &line, qsizetype at, qsizetype next)
{
    const auto edgeOf = [&line](qsizetype index, QTextLine::Edge edge) {
        int here = int(index);
        return double(line.cursorToX(&here, edge));
    };
    std::pair edges(edgeOf(at, QTextLine::Leading), edgeOf(at, QTextLine::Leading));
    bool first = true;
    for (qsizetype character = at; character < next; ++character) {
        const auto [left, right] =
            std::minmax({edgeOf(character, QTextLine::Leading), edgeOf(character, QTextLine::Trailing)});
        if (left == right)
            continue;
        edges = std::exchange(first, false)
                    ? std::pair(left, right)
                    : std::pair(std::min(edges.first, left), std::max(edges.second, right));
    }
    if (!first)
        return edges;
    for (const QGlyphRun &run : line.glyphRuns(int(at), int(next - at))) {
        const QList<QPointF> positions = run.positions();
        const QList<QPointF> advances =
            run.rawFont().advancesForGlyphIndexes(run.glyphIndexes(), QRawFont::UseDesignMetrics);
        for (qsizetype g = 0; g < positions.size(); ++g) {
            const double left = positions.at(g).x();
            const double right = left + advances.at(g).x();
            edges = std::exchange(first, false)
                        ? std::pair(left, right)
                        : std::pair(std::min(edges.first, left), std::max(edges.second, right));
        }
    }
    return edges;
}

/// Which way a character is written; what has no direction of its own goes on as before.
bool runsToTheLeft(QChar character, bool before)
{
    switch (character.direction()) {
    case QChar::DirR:
    case QChar::DirAL:
        return true;
    case QChar::DirL:
    case QChar::DirEN:
    case QChar::DirAN:
        return false;
    default:
        return before;
    }
}

/// The characters of a line by the places that the cursor can stand at.
QList<Cluster> clustersOf(const QTextLayout &layout, const QTextLine &line)
{
    QList<Cluster> clusters;
    const qsizetype end = line.textStart() + line.textLength();
    for (qsizetype at = line.textStart(); at < end;) {
        const qsizetype next = std::max<qsizetype>(layout.nextCursorPosition(int(at)), at + 1);
        const auto [left, right] = edgesOf(line, at, std::min(next, end));
        clusters.append({left, right, layout.text().mid(at, std::min(next, end) - at)});
        at = next;
    }
    return clusters;
}

/// Runs of characters other than spaces, and spaces one by one; what is of another script stands alone.
QList<TextRange> wordsOf(const QString &text, TextRange line)
{
    const auto scriptOf = [&text](qsizetype at) {
        const QChar c = text.at(at);
        return c.isSpace() ? QChar::Script_Common : c.isDigit() ? QChar::Script_Unknown : c.script();
    };
    QList<TextRange> words;
    QChar::Script before = QChar::Script_Common;
    for (qsizetype at = line.start; at < line.end; ++at) {
        const QChar::Script script = scriptOf(at);
        const bool goesOn = !words.isEmpty() && !text.at(at).isSpace() &&
                            (script == before || script == QChar::Script_Inherited);
        if (goesOn)
            words.last().end = at + 1;
        else
            words.append({at, at + 1});
        before = script == QChar::Script_Inherited ? before : script;
    }
    return words;
}

/// The glyphs of a word. QTextLine tells from which character of its item one was made, and not where in the
/// text the item begins: the first glyph of a word is made of the word's first character.
QList<Drawn> glyphsIn(const QTextLine &line, TextRange word)
{
    QList<Drawn> drawn;
    for (const QGlyphRun &run :
         line.glyphRuns(int(word.start), int(word.length()), QTextLayout::RetrieveAll)) {
        const QList<quint32> glyphs = run.glyphIndexes();
        for (qsizetype g = 0; g < glyphs.size(); ++g)
            drawn.append(
                {run.positions().at(g).x(), glyphs.at(g), run.rawFont(), {}, run.stringIndexes().value(g)});
    }
    if (drawn.isEmpty())
        return drawn;
    const qsizetype first = std::ranges::min_element(drawn, {}, &Drawn::index)->index;
    for (Drawn &glyph : drawn)
        glyph.index += word.start - first;
    return drawn;
}

/// Glyphs that were made of the same characters are a cluster. Source: HarfBuzz manual, Clusters.
void joinClusters(GlyphTexts &texts, const QList<Drawn> &drawn, const QString &text, TextRange line)
{
    QMap<qsizetype, int> glyphsAt; ///< by the first character
    for (const Drawn &glyph : drawn)
        ++glyphsAt[glyph.index];
    QHash<qsizetype, int> clusterAt;
    for (auto at = glyphsAt.cbegin(); at != glyphsAt.cend(); ++at) {
        const auto next = std::next(at);
        const qsizetype end = next == glyphsAt.cend() ? line.end : next.key();
        clusterAt.insert(at.key(), int(texts.clusters.size()));
        const bool simple = at.value() == 1 && end - at.key() == 1;
        texts.clusters.append(simple ? QString() : text.mid(at.key(), end - at.key()));
    }
    for (qsizetype g = 0; g < drawn.size(); ++g) {
        const qsizetype first = drawn.at(g).index;
        const auto next = glyphsAt.upperBound(first);
        const qsizetype end = next == glyphsAt.cend() ? line.end : next.key();
        texts.glyphs[g].cluster = clusterAt.value(first);
        texts.glyphs[g].text = glyphsAt.value(first) == 1 ? text.mid(first, end - first) : QString();
    }
}

} // namespace

void PageText::append(const QString &text, const QTextCharFormat &format)
{
    m_formats.append({int(m_text.size()), int(text.size()), format});
    m_text += text;
}

void PageText::append(const EventIndex &index, const Place &place)
{
    QString text = index.event().comparison.reports.at(place.report).text(place.range).toString();
    text.replace(u'\n', u' ').replace(u'\t', u' ');
    const qsizetype at = m_text.size();
    m_segments.append({at, place});
    m_text += text;
    const auto format = [&](const TextRange &range, const QTextCharFormat &how) {
        const TextRange shown = intersection(range, place.range);
        if (!shown.isEmpty())
            m_formats.append({int(at + shown.start - place.range.start), int(shown.length()), how});
    };
    for (const TextRange &words : index.wordsIn(place))
        format(words, page::differingWords());
    for (const PartingValue &value : index.valuesIn(place))
        format(value.range, page::partingValue(value.conflict));
}

TextBlock::TextBlock(const EventIndex &index, const PageText &text, const QFont &font, double width)
    : colour(page::ink), m_layout(std::make_unique<QTextLayout>(text.text(), font)), m_text(text)
{
    m_rightToLeft = text.text().isRightToLeft();
    QTextOption option(m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setUseDesignMetrics(true);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_layout->setTextOption(option);
    m_layout->setFormats(text.m_formats);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, m_height});
        m_height += line.height() * page::lineSpacing;
    }
    m_layout->endLayout();
    for (const PageText::Segment &segment : std::as_const(m_text.m_segments)) {
        m_marks += index.marksIn(segment.place);
        m_places += index.placesIn(segment.place);
    }
}

double TextBlock::top(int line) const
{
    return line < lineCount() ? m_layout->lineAt(line).y() : m_height;
}

bool TextBlock::beginsIn(const Place &place, int line) const
{
    const QTextLine here = m_layout->lineAt(line);
    return std::ranges::any_of(m_text.m_segments, [&](const PageText::Segment &segment) {
        if (segment.place.report != place.report || !segment.place.range.contains(place.range.start))
            return false;
        const qsizetype at = segment.at + place.range.start - segment.place.range.start;
        return at >= here.textStart() && at < here.textStart() + here.textLength();
    });
}

QList<QRectF> TextBlock::rectsOf(const Place &place, int index) const
{
    const QTextLine line = m_layout->lineAt(index);
    const TextRange inLine{line.textStart(), line.textStart() + line.textLength()};
    QList<QRectF> rects;
    for (const PageText::Segment &segment : m_text.m_segments) {
        if (segment.place.report != place.report)
            continue;
        const TextRange shown = intersection(place.range, segment.place.range);
        const qsizetype shift = segment.at - segment.place.range.start;
        TextRange range = intersection({shown.start + shift, shown.end + shift}, inLine);
        while (!range.isEmpty() && m_text.m_text.at(range.end - 1).isSpace())
            --range.end;
        while (!range.isEmpty() && m_text.m_text.at(range.start).isSpace())
            ++range.start;
        bool toTheLeft = m_rightToLeft;
        for (qsizetype at = range.start; at < range.end;) {
            const qsizetype next = std::max<qsizetype>(m_layout->nextCursorPosition(int(at)), at + 1);
            const bool before = std::exchange(toTheLeft, runsToTheLeft(m_text.m_text.at(at), toTheLeft));
            const auto [left, right] = edgesOf(line, at, std::min(next, range.end));
            at = next;
            if (right <= left)
                continue;
            const QRectF glyph(left, 0, right - left, line.height());
            // Cursor positions inside a ligature are guesses: what nearly touches is one run.
            const double near = line.height() * 0.15;
            const bool joins = !rects.isEmpty() && before == toTheLeft &&
                               glyph.left() < rects.last().right() + near &&
                               glyph.right() > rects.last().left() - near;
            if (joins)
                rects.last() = rects.last().united(glyph);
            else
                rects.append(glyph);
        }
    }
    return rects;
}

GlyphTexts TextBlock::glyphsOf(int index) const
{
    const QTextLine line = m_layout->lineAt(index);
    const TextRange range{line.textStart(), line.textStart() + line.textLength()};
    if (isPlain(QStringView(m_text.m_text).mid(range.start, range.length())))
        return {};
    QList<Drawn> drawn;
    const bool indic = isIndic(QStringView(m_text.m_text).mid(range.start, range.length()));
    for (const TextRange &word : indic ? wordsOf(m_text.m_text, range) : QList<TextRange>{range})
        drawn += glyphsIn(line, word);
    std::ranges::stable_sort(drawn, {}, &Drawn::x);
    QList<Cluster> clusters = indic ? QList<Cluster>() : clustersOf(*m_layout, line);
    if (!clusters.isEmpty())
        shareOut(clusters, drawn);
    GlyphTexts texts;
    for (const Drawn &glyph : std::as_const(drawn))
        texts.glyphs.append({glyph.x, glyph.says});
    if (indic)
        joinClusters(texts, drawn, m_text.m_text, range);
    return texts;
}

} // namespace synoptic
