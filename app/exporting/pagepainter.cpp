// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/pagepainter.h"

#include "exporting/rows.h"

#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int resolution = 1200;          ///< dots per inch of the painter
constexpr double dot = 72.0 / resolution; ///< PDF points a dot
constexpr double lineSpacing = 1.22;
constexpr QColor ownGround(0xf0, 0xee, 0xe8); ///< behind what only one report has
constexpr QColor differenceInk(0x9c, 0x2f, 0x10);

constexpr double points(double value)
{
    return value / dot;
}

QFont serif(double size, bool bold = false)
{
    QFont font(QStringList{u"Noto Serif"_s, u"Liberation Serif"_s, u"DejaVu Serif"_s});
    font.setPointSizeF(size);
    font.setBold(bold);
    return font;
}

QFont sans(double size, bool bold = false)
{
    QFont font(QStringList{u"Noto Sans"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s});
    font.setPointSizeF(size);
    font.setBold(bold);
    return font;
}

/// Text broken into lines, with the place in a report that it shows.
struct Block
{
    std::unique_ptr<QTextLayout> layout;
    int report = -1;
    qsizetype start = 0; ///< position in the report of the layout's first character
    double height = 0;
};

class PagePainter
{
public:
    PagePainter(const Comparison &comparison, const PdfOptions &options, const QString &path)
        : m_comparison(comparison), m_options(options), m_writer(path)
    {
        const bool wide = options.layout == PdfLayout::SideBySide;
        m_writer.setResolution(resolution);
        m_writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4),
                                           wide ? QPageLayout::Landscape : QPageLayout::Portrait,
                                           QMarginsF(0, 0, 0, 0), QPageLayout::Point));
        m_writer.setCreator(u"Synoptic"_s);
        m_writer.setTitle(options.title);
        for (const Highlight &highlight : options.highlights) {
            for (int r = 0; r < comparison.reports.size(); ++r) {
                if (comparison.reports.at(r).sha256() == highlight.reportSha256)
                    if (const auto range = locate(highlight, comparison.reports.at(r)))
                        m_highlights.append({highlight, r, *range});
            }
        }
    }

    std::optional<PaintedPages> paint()
    {
        if (!m_painter.begin(&m_writer))
            return std::nullopt;
        m_width = m_writer.width();
        m_height = m_writer.height();
        paintTitlePage();
        if (m_options.layout == PdfLayout::SideBySide)
            paintSideBySide();
        else
            paintInSequence();
        if (!m_painter.end())
            return std::nullopt;
        return m_result;
    }

private:
    struct Placed
    {
        Highlight highlight;
        int report;
        TextRange range;
    };

    Block blockOf(const QString &text, const QFont &font, double width, int report = -1,
                  qsizetype start = 0) const
    {
        Block block{std::make_unique<QTextLayout>(text, font, const_cast<QPdfWriter *>(&m_writer)), report,
                    start};
        if (report >= 0)
            block.layout->setFormats(differing(report, {start, start + text.size()}));
        block.layout->beginLayout();
        for (QTextLine line = block.layout->createLine(); line.isValid(); line = block.layout->createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, block.height});
            block.height += line.height() * lineSpacing;
        }
        block.layout->endLayout();
        return block;
    }

    /// Underlines for the figures, names, times and quotations in a range that differ within their fact.
    QList<QTextLayout::FormatRange> differing(int report, TextRange shown) const
    {
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setForeground(differenceInk);
        QList<QTextLayout::FormatRange> formats;
        for (const Fact &fact : m_comparison.facts) {
            for (const Difference &difference : fact.differences) {
                for (const DifferenceValue &value : difference.values) {
                    const TextRange range = value.place.range;
                    if (value.place.report == report && range.overlaps(shown))
                        formats.append(
                            {int(std::max(range.start, shown.start) - shown.start),
                             int(std::min(range.end, shown.end) - std::max(range.start, shown.start)),
                             format});
                }
            }
        }
        return formats;
    }

    Block passageBlock(int report, int index, double width, double size) const
    {
        const Report &from = m_comparison.reports.at(report);
        const Passage &passage = from.passages().at(index);
        QString text = from.text(passage.range).toString();
        text.replace(u'\n', u' ');
        const bool strong = passage.kind == PassageKind::Title || passage.kind == PassageKind::Heading;
        const bool small = passage.kind == PassageKind::Caption || passage.kind == PassageKind::Timestamp ||
                           passage.kind == PassageKind::Byline;
        return blockOf(text, small ? sans(size - 1.5) : serif(strong ? size + 1 : size, strong), width,
                       report, passage.range.start);
    }

    double margin() const { return points(48); }
    double bottom() const { return m_height - points(46); }

    void newPage()
    {
        m_writer.newPage();
        ++m_page;
        m_y = points(62);
        m_painter.setPen(QColor(0x66, 0x66, 0x66));
        const Block title = blockOf(m_options.title, sans(7.5), m_width - 2 * margin() - points(60));
        title.layout->draw(&m_painter, {margin(), points(30)});
        m_painter.setFont(sans(7.5));
        m_painter.drawText(QRectF(m_width - margin() - points(50), points(30), points(50), points(14)),
                           Qt::AlignRight | Qt::AlignTop, QString::number(m_page + 1));
        m_painter.setPen(Qt::black);
    }

    /// Draws the lines of a block from \p first that fit above the bottom; gives the first line that did not.
    int draw(const Block &block, int first, double x, double y, const QColor &colour = Qt::black)
    {
        m_painter.setPen(colour);
        const double shift = first < block.layout->lineCount() ? block.layout->lineAt(first).y() : 0;
        int line = first;
        for (; line < block.layout->lineCount(); ++line) {
            const QTextLine text = block.layout->lineAt(line);
            const double top = y + text.y() - shift;
            if (top + text.height() > bottom())
                break;
            if (m_ground)
                m_painter.fillRect(QRectF(x - points(4), top - points(1), text.width() + points(8),
                                          text.height() * lineSpacing + points(1)),
                                   ownGround);
            text.draw(&m_painter, {x, y - shift});
            record(block, text, x, top);
        }
        m_painter.setPen(Qt::black);
        return line;
    }

    /// Notes where the highlights that touch a line stand, in points from the lower left corner.
    void record(const Block &block, const QTextLine &line, double x, double top)
    {
        const TextRange shown{block.start + line.textStart(),
                              block.start + line.textStart() + line.textLength()};
        for (const Placed &placed : std::as_const(m_highlights)) {
            if (placed.report != block.report || !placed.range.overlaps(shown))
                continue;
            const qsizetype from = std::max(placed.range.start, shown.start) - block.start;
            qsizetype to = std::min(placed.range.end, shown.end) - block.start;
            while (to > from && block.layout->text().at(to - 1).isSpace())
                --to;
            const double left = x + line.cursorToX(int(from));
            const double right = x + line.cursorToX(int(to));
            const QRectF quad(left * dot, (m_height - top - line.height()) * dot, (right - left) * dot,
                              line.height() * dot);
            auto mark =
                std::find_if(m_result.marks.begin(), m_result.marks.end(), [&](const PageMark &known) {
                    return known.page == m_page && known.highlight.id == placed.highlight.id;
                });
            if (mark == m_result.marks.end())
                mark = m_result.marks.insert(m_result.marks.end(), PageMark{m_page, {}, placed.highlight});
            mark->quads.append(quad);
        }
    }

    void line(const QString &text, const QFont &font, double gap, const QColor &colour = Qt::black)
    {
        const Block block = blockOf(text, font, m_width - 2 * margin());
        if (m_y + block.height > bottom())
            newPage();
        draw(block, 0, margin(), m_y, colour);
        m_y += block.height + points(gap);
    }

    void paintTitlePage()
    {
        m_y = points(56);
        const QColor dim(0x55, 0x55, 0x55);
        line(m_options.title.isEmpty() ? u"Comparison of reports"_s : m_options.title, serif(19, true), 8);
        qsizetype differing = 0;
        for (const Fact &fact : m_comparison.facts)
            differing += !fact.differences.isEmpty();
        line(
            u"%1 reports: %2 shared facts, %3 of them with differences, %4 highlights. Written on %5 with Synoptic."_s
                .arg(m_comparison.reports.size())
                .arg(m_comparison.facts.size())
                .arg(differing)
                .arg(m_highlights.size())
                .arg(QDate::currentDate().toString(Qt::ISODate)),
            sans(9.5), 4, dim);
        const QString ground = m_options.layout == PdfLayout::SideBySide
                                   ? u"On a grey ground: what no other report has. "_s
                                   : QString();
        line(
            u"Underlined in red-brown: figures, names, times and quotations that differ between reports of the same fact. %1Washes of colour: highlights; their notes open in the reader's list of comments."_s
                .arg(ground),
            sans(9.5), 14, dim);
        for (const Report &report : m_comparison.reports) {
            const auto furniture = std::count_if(report.passages().begin(), report.passages().end(),
                                                 [](const Passage &p) { return isFurniture(p.kind); });
            QStringList facts{formName(report.form())};
            if (report.metadata().published)
                facts.append(u"published "_s + report.metadata().published->toString());
            facts.append(u"%1 passages, %2 of page furniture left out here"_s.arg(report.passages().size())
                             .arg(furniture));
            facts.append(u"SHA-256 "_s + QString::fromLatin1(report.sha256().left(16)));
            line(report.shortName(), sans(11, true), 1);
            if (!report.metadata().title.isEmpty())
                line(report.metadata().title, serif(11), 1);
            line(facts.join(u" · "_s), sans(8.5), 8, dim);
        }
    }

    void paintSideBySide()
    {
        m_result.bookmarks.append({u"Side by side"_s, m_page + 1});
        const double gap = points(14);
        const qsizetype columns = m_comparison.reports.size();
        const double width = (m_width - 2 * margin() - gap * double(columns - 1)) / double(columns);
        const double size = columns <= 3 ? 9 : columns <= 5 ? 7.5 : 6.5;
        startColumns(columns, width, gap);
        for (const PassageRow &row : passageRows(m_comparison)) {
            double height = points(14);
            std::vector<std::vector<Block>> cells;
            for (int r = 0; r < columns; ++r) {
                std::vector<Block> cell;
                double cellHeight = 0;
                for (const int passage : row.cells.at(r)) {
                    cell.push_back(passageBlock(r, passage, width, size));
                    cellHeight += cell.back().height + points(4);
                }
                height = std::max(height, cellHeight);
                cells.push_back(std::move(cell));
            }
            if (m_y + height > bottom() && m_y > points(120))
                startColumns(columns, width, gap);
            m_ground = !row.shared;
            drawRow(cells, width, gap);
            m_ground = false;
        }
    }

    void startColumns(qsizetype columns, double width, double gap)
    {
        newPage();
        for (int r = 0; r < columns; ++r) {
            const Block name = blockOf(m_comparison.reports.at(r).shortName(), sans(8, true), width);
            draw(name, 0, margin() + r * (width + gap), points(46), QColor(0x33, 0x4f, 0x6d));
        }
        m_y = points(64);
    }

    /// Draws a level row; what does not fit goes on on the next page.
    void drawRow(const std::vector<std::vector<Block>> &cells, double width, double gap)
    {
        std::vector<std::pair<size_t, int>> next(cells.size(), {0, 0});
        for (bool rest = true; rest;) {
            rest = false;
            double lowest = m_y;
            for (size_t r = 0; r < cells.size(); ++r) {
                double y = m_y;
                auto &[block, first] = next[r];
                for (; block < cells[r].size(); ++block, first = 0) {
                    const Block &drawn = cells[r][block];
                    const int stopped = draw(drawn, first, margin() + double(r) * (width + gap), y);
                    const double top = drawn.layout->lineAt(first).y();
                    if (stopped < drawn.layout->lineCount()) {
                        first = stopped;
                        rest = true;
                        y = bottom();
                        break;
                    }
                    y += drawn.height - top + points(4);
                }
                lowest = std::max(lowest, y);
            }
            m_y = lowest + points(4);
            if (rest)
                startColumns(qsizetype(cells.size()), width, gap);
        }
    }

    void paintInSequence()
    {
        const double width = std::min(m_width - 2 * margin(), points(400));
        for (int r = 0; r < m_comparison.reports.size(); ++r) {
            newPage();
            m_result.bookmarks.append({m_comparison.reports.at(r).shortName(), m_page});
            line(m_comparison.reports.at(r).shortName(), sans(14, true), 10);
            for (int p = 0; p < m_comparison.reports.at(r).passages().size(); ++p) {
                if (isFurniture(m_comparison.reports.at(r).passages().at(p).kind))
                    continue;
                const Block block = passageBlock(r, p, width, 10.5);
                int first = 0;
                while ((first = drawFrom(block, first)) < block.layout->lineCount())
                    newPage();
                m_y += points(6);
            }
        }
    }

    int drawFrom(const Block &block, int first)
    {
        const double top = block.layout->lineAt(first).y();
        const int stopped = draw(block, first, margin(), m_y);
        m_y += (stopped < block.layout->lineCount() ? block.layout->lineAt(stopped).y() : block.height) - top;
        return stopped;
    }

    const Comparison &m_comparison;
    const PdfOptions &m_options;
    QPdfWriter m_writer;
    QPainter m_painter;
    QList<Placed> m_highlights;
    PaintedPages m_result;
    int m_page = 0;
    double m_width = 0;
    double m_height = 0;
    double m_y = 0;
    bool m_ground = false;
};

} // namespace

Result<PaintedPages> paintPages(const Comparison &comparison, const PdfOptions &options, const QString &path)
{
    auto pages = PagePainter(comparison, options, path).paint();
    if (!pages)
        return std::unexpected(
            Error{u"The pages could not be painted"_s, path, u"Free some space or choose another folder"_s});
    return std::move(*pages);
}

} // namespace synoptic
