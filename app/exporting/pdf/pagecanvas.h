// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/pdf/pagetarget.h"
#include "exporting/pdf/paintedpages.h"
#include "exporting/pdf/pdf.h"
#include "exporting/pdf/textblock.h"

#include <functional>

namespace synoptic {

/// What stands at the foot of every page.
struct PageFoot
{
    QString left; ///< the event
    QString date;
    QString hash; ///< of the event that is attached
    int total = 0;
};

/// The pages as a pen moves over them: paper, head and foot, lines of text with what belongs to them. Records
/// where everything came to stand, whether it is drawn or only counted. Lengths are dots, y grows downwards.
class PageCanvas
{
public:
    /// \p before: what counting told, for page numbers of counterparts; may be null.
    PageCanvas(PageTarget &target, const EventIndex &index, const PdfOptions &options, const PageFoot &foot,
               const PaintedPages *before, const Progress &progress);

    [[nodiscard]] const EventIndex &index() const { return m_index; }
    [[nodiscard]] const PdfOptions &options() const { return m_options; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double margin() const;
    [[nodiscard]] double textWidth() const { return m_width - 2 * margin(); }
    [[nodiscard]] double top() const;
    [[nodiscard]] double bottom() const;
    [[nodiscard]] int page() const { return int(m_painted.pages.size()) - 1; }
    /// Whether the work was cancelled or nobody wants further pages: painting then leads nowhere.
    [[nodiscard]] bool isStopped() const { return m_stopped; }

    /// How the pages that follow lie where the options leave it open, and whether marks are noted on them.
    void startPart(QPageLayout::Orientation orientation, const QString &label, bool notesMarks,
                   bool isFullText);
    void newPage(const QString &head);
    double y = 0; ///< the pen

    /// Draws one line of a block with its upper left corner at x, y.
    void drawLine(TextBlock &block, int line, double x, double top);
    /// Draws a block at the left margin from the pen on, over as many pages as it takes; moves the pen.
    void drawBlock(TextBlock &block, const QString &head);
    void drawRule(double x1, double x2, double at);
    void drawGround(const QRectF &rect, const QColor &colour);

    /// Elements of the structure, open until they are closed; what is drawn belongs to the innermost.
    void open(const QByteArray &type, const QString &language = {});
    /// A header cell of a column or a row.
    void openHeader(const QByteArray &scope, int columns = 1);
    void close();
    void bookmark(const QString &title, int level);
    void bookmark(const QString &title, int level, const PageSpot &target);
    /// A link of \p rect on this page; where it leads is looked up at the end.
    void link(const QRectF &rect, const Place &target, const QString &says, int element);
    /// The page (from 1) on which a place stands in the full texts, as counting told; 0 where it does not.
    [[nodiscard]] int pageOf(const Place &place) const;
    /// Where a page of this document was last asked for: the spot at the pen.
    [[nodiscard]] PageSpot here() const;

    [[nodiscard]] const PaintedPages &painted() const { return m_painted; }
    /// Links and everything else that was noted.
    [[nodiscard]] PaintedPages finish();

private:
    [[nodiscard]] QRectF onPage(const QRectF &rect) const;
    void note(const TextBlock &block, int line, double x, double top);
    void drawMarkNumber(HighlightColour colour, double x, double top);
    void noteMark(int mark, const QList<QRectF> &quads, int around);
    void drawHeadAndFoot(const QString &head);
    void drawFurniture(const QString &text, double x, double top, double width, bool right);
    void sign(int id, double kind);
    enum class Artifact { Layout, Pagination };
    void artifact(const std::function<void()> &draw, Artifact kind = Artifact::Layout);

    PageTarget &m_target;
    const EventIndex &m_index;
    const PdfOptions &m_options;
    PageFoot m_foot;
    const PaintedPages *m_before;
    Progress m_progress;
    PaintedPages m_painted;
    QPainter *m_painter = nullptr; ///< null on pages that are only counted
    QPageLayout::Orientation m_orientation = QPageLayout::Portrait;
    QString m_label;
    bool m_notesMarks = false;
    bool m_isFullText = false;
    bool m_stopped = false;
    double m_width = 0;
    double m_height = 0;
    int m_open = -1; ///< innermost open element
    struct PendingLink
    {
        int page;
        QRectF rect;
        Place target;
        QString says;
        int element;
    };
    QList<PendingLink> m_links;
    QHash<std::pair<int, int>, qsizetype> m_markOn; ///< by mark and page: index into marks
};

/// The signs in a content stream: rectangles far off the page, \p first telling which piece of text begins.
namespace sign {
constexpr double text = -100000;
constexpr double artifact = -200000;
constexpr double end = -300000;
} // namespace sign

} // namespace synoptic
