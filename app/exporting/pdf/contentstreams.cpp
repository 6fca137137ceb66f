// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pdf/contentstreams.h"

#include "exporting/pdf/pagecanvas.h"

#include <QByteArrayView>
#include <map>
#include <numeric>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What a glyph says, by font object and glyph.
using FontTexts = std::map<QPDFObjGen, std::map<ushort, QString>>;

struct Glyph
{
    double x;
    QByteArray font; ///< name of the resource
    ushort code;
    qsizetype begin = 0; ///< of the line that draws it, in what is written
    qsizetype end = 0;
    int cluster = -1;
};

QByteArray utf16Hex(const QString &text)
{
    QByteArray hex;
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return hex;
}

class ContentMarker
{
public:
    ContentMarker(const PaintedPages &painted, FontTexts &texts) : m_painted(painted), m_texts(texts) {}

    std::vector<int> mark(QPDFObjectHandle page)
    {
        const auto data = page.getKey("/Contents").getStreamData();
        const QByteArrayView stream(reinterpret_cast<const char *>(data->getBuffer()),
                                    qsizetype(data->getSize()));
        m_fonts = page.getKey("/Resources").getKey("/Font");
        m_pieces.clear();
        m_out.clear();
        m_out.reserve(stream.size());
        for (qsizetype at = 0; at < stream.size();) {
            qsizetype end = stream.indexOf('\n', at);
            end = end < 0 ? stream.size() : end + 1;
            at = line(stream, at, end);
        }
        page.getKey("/Contents")
            .replaceStreamData(m_out.toStdString(), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        return m_pieces;
    }

private:
    /// Copies a line, or puts in its place what a sign says; gives where the next one begins.
    qsizetype line(QByteArrayView stream, qsizetype at, qsizetype end)
    {
        const QByteArrayView text = stream.sliced(at, end - at);
        if (text.endsWith(" 7 7 re\n") && text.startsWith('-')) {
            const auto parts = text.toByteArray().split(' ');
            const double kind = parts.at(0).toDouble();
            if (kind <= sign::text) {
                begin(kind, int(-parts.at(1).toDouble()) - 10);
                const QByteArrayView fill = stream.sliced(end, std::min<qsizetype>(2, stream.size() - end));
                return fill == QByteArrayView("f\n") ? end + 2 : end;
            }
        }
        if (m_piece >= 0 && !m_painted.pieces.at(m_piece).texts.glyphs.isEmpty()) {
            const size_t before = m_glyphs.size();
            const qsizetype begin = m_out.size();
            collect(text);
            append(text);
            for (size_t g = before; g < m_glyphs.size(); ++g) {
                m_glyphs[g].begin = begin;
                m_glyphs[g].end = m_out.size();
            }
        } else {
            m_out += text;
        }
        return end;
    }

    /// In writing that runs to the left a glyph without width (the alef of lam-alef) stands where the glyph
    /// before it begins. Poppler then takes it for the earlier one, sees two letters overlap, and takes the
    /// line apart. A dot further left, a 1200th of an inch, it stands where it is read.
    void append(QByteArrayView text)
    {
        const qsizetype moves = text.indexOf(" 0 Td <");
        if (moves < 0) {
            m_out += text;
            m_shift = 0;
            return;
        }
        const double by = text.first(moves).toDouble();
        const double shift = m_toTheLeft && by == 0 && m_shift == 0 ? -1 : 0;
        if (shift == m_shift)
            m_out += text;
        else
            m_out += QByteArray::number(by + shift - m_shift, 'f', 4) + text.sliced(moves).toByteArray();
        m_shift = shift;
        m_toTheLeft = by < 0 || (m_toTheLeft && by == 0);
    }

    void begin(double kind, int id)
    {
        if (kind == sign::text) {
            m_piece = id;
            m_glyphs.clear();
            m_out += "/Span <</MCID " + QByteArray::number(m_pieces.size()) + ">> BDC\n";
            m_pieces.push_back(id);
        } else if (kind == sign::artifact) {
            m_out += id > 0 ? "/Artifact <</Type /Pagination>> BDC\n" : "/Artifact <</Type /Layout>> BDC\n";
        } else {
            if (m_piece >= 0)
                learn();
            m_piece = -1;
            m_out += "EMC\n";
        }
    }

    /// Lines are "/F11 166 Tf 1 0 0 -1 0 0 Tm" and "95.7 0 Td <0001> Tj", moves being from the glyph before.
    void collect(QByteArrayView text)
    {
        if (text.startsWith("/F")) {
            m_font = text.first(std::max<qsizetype>(text.indexOf(' '), 0)).toByteArray();
            m_x = 0;
        }
        const qsizetype open = text.indexOf('<');
        const qsizetype close = text.indexOf("> Tj");
        if (open < 0 || close < open)
            return;
        m_x += text.first(text.indexOf(' ')).toByteArray().toDouble();
        for (qsizetype i = open + 1; i + 4 <= close; i += 4)
            m_glyphs.push_back({m_x, m_font, ushort(text.sliced(i, 4).toByteArray().toUShort(nullptr, 16))});
    }

    /// What was drawn since the sign, beside what it was to say. Runs are drawn in another order than they
    /// are told in, so both go from left to right.
    void learn()
    {
        const GlyphTexts &says = m_painted.pieces.at(m_piece).texts;
        if (says.glyphs.size() != qsizetype(m_glyphs.size()) || !m_fonts.isDictionary())
            return;
        std::vector<size_t> order(m_glyphs.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [this](size_t g) { return m_glyphs[g].x; });
        for (size_t i = 0; i < order.size(); ++i) {
            Glyph &glyph = m_glyphs[order[i]];
            const QString &text = says.glyphs.at(qsizetype(i)).text;
            glyph.cluster = says.glyphs.at(qsizetype(i)).cluster;
            const QPDFObjectHandle font = m_fonts.getKey(glyph.font.toStdString());
            if (!text.isEmpty() && font.isDictionary())
                m_texts[font.getObjGen()].emplace(glyph.code, text);
        }
        if (!says.clusters.isEmpty())
            spell(says.clusters);
    }

    /// What glyphs say only together is said of them together (ISO 32000-1, 14.9.4). From the last to the
    /// first, so that positions hold.
    void spell(const QStringList &clusters)
    {
        std::map<int, int> groups; // in how many places a cluster is drawn
        for (size_t g = 0; g < m_glyphs.size(); ++g) {
            if (g == 0 || m_glyphs[g].cluster != m_glyphs[g - 1].cluster)
                ++groups[m_glyphs[g].cluster];
        }
        for (size_t end = m_glyphs.size(); end > 0;) {
            const int cluster = m_glyphs[end - 1].cluster;
            size_t first = end - 1;
            while (first > 0 && m_glyphs[first - 1].cluster == cluster)
                --first;
            const qsizetype from = m_glyphs[first].begin;
            const qsizetype to = m_glyphs[end - 1].end;
            const QString text = clusters.value(cluster);
            const bool whole = !QByteArrayView(m_out).sliced(from, to - from).contains("ET\n");
            if (!text.isEmpty() && groups[cluster] == 1 && whole) {
                m_out.insert(to, "EMC\n");
                m_out.insert(from, "/Span <</ActualText <FEFF" + utf16Hex(text) + ">>> BDC\n");
            }
            end = first;
        }
    }

    const PaintedPages &m_painted;
    FontTexts &m_texts;
    QPDFObjectHandle m_fonts;
    QByteArray m_out;
    std::vector<int> m_pieces;
    std::vector<Glyph> m_glyphs;
    QByteArray m_font;
    double m_x = 0;
    double m_shift = 0; ///< of the glyph before
    bool m_toTheLeft = false;
    int m_piece = -1;
};

/// Entries behind those that are there hold; a section has at most 100 of them.
void complete(QPDFObjectHandle map, const std::map<ushort, QString> &texts)
{
    const auto data = map.getStreamData();
    QByteArray cmap(reinterpret_cast<const char *>(data->getBuffer()), qsizetype(data->getSize()));
    QByteArray sections;
    auto entry = texts.begin();
    for (size_t left = texts.size(); left > 0;) {
        const size_t count = std::min<size_t>(left, 100);
        sections += QByteArray::number(count) + " beginbfchar\n";
        for (size_t i = 0; i < count; ++i, ++entry)
            sections += '<' + QByteArray::number(entry->first, 16).rightJustified(4, '0') + "> <" +
                        utf16Hex(entry->second) + ">\n";
        sections += "endbfchar\n";
        left -= count;
    }
    const qsizetype at = cmap.lastIndexOf("endcmap");
    if (at < 0)
        return;
    cmap.insert(at, sections);
    map.replaceStreamData(cmap.toStdString(), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

} // namespace

PiecesOfPages markContents(QPDF &pdf, const std::vector<QPDFObjectHandle> &pages, const PaintedPages &painted)
{
    FontTexts texts;
    ContentMarker marker(painted, texts);
    PiecesOfPages pieces;
    for (const QPDFObjectHandle &page : pages)
        pieces.push_back(marker.mark(page));
    for (const auto &[font, glyphs] : texts) {
        const QPDFObjectHandle map = pdf.getObject(font).getKey("/ToUnicode");
        if (map.isStream())
            complete(map, glyphs);
    }
    return pieces;
}

} // namespace synoptic
