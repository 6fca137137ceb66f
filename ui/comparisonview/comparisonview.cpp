// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"

#include "comparisonview/linkoverlay.h"
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"
#include "models/differingwords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int narrowestColumn = 215; ///< pixels; what does not fit is a page further

QString headText(const Report &report, bool reports)
{
    QStringList parts;
    if (!reports)
        parts.append(ComparisonView::tr("<b>not reported</b>"));
    parts.append(report.form() == Form::LiveBlog       ? ComparisonView::tr("live blog")
                 : report.form() == Form::SentenceList ? ComparisonView::tr("sentence list")
                                                       : ComparisonView::tr("article"));
    if (report.metadata().published)
        parts.append(report.metadata().published->toString().replace(u'T', u' ').left(16));
    if (!report.entries().isEmpty())
        parts.append(ComparisonView::tr("%n entries", nullptr, int(report.entries().size())));
    return u"<b>%1</b><br><span style='font-size:small'>%2</span>"_s.arg(report.shortName().toHtmlEscaped(),
                                                                         parts.join(u" · "_s));
}

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : EventView(parent), m_layout(new QHBoxLayout(this)), m_overlay(new LinkOverlay(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reports side by side"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_layout->setContentsMargins(6, 0, 6, 0);
    m_layout->setSpacing(10);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &ComparisonView::showActive);
    makeHighlighter();
}

ComparisonView::~ComparisonView() = default;

void ComparisonView::makeHighlighter()
{
    m_highlighter = std::make_unique<NewsHighlighter>(palette(), m_syntaxTheme);
    for (const Column &column : std::as_const(m_columns))
        column.view->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
}

void ComparisonView::indexAlignments()
{
    m_alignmentsAt.clear();
    for (qsizetype i = 0; i < m_comparison.alignments.size(); ++i) {
        const Alignment &alignment = m_comparison.alignments.at(i);
        m_alignmentsAt[{alignment.a.report, alignment.a.range.start}].append(i);
        m_alignmentsAt[{alignment.b.report, alignment.b.range.start}].append(i);
    }
}

/// Whether the reports are the very same values: only what was found in them can differ.
bool ComparisonView::hasSameTexts(const Comparison &other) const
{
    return !m_columns.isEmpty() &&
           std::ranges::equal(m_comparison.reports, other.reports, [](const Report &a, const Report &b) {
               return a.text().constData() == b.text().constData() &&
                      a.passages().constData() == b.passages().constData();
           });
}

void ComparisonView::setComparison(const Comparison &comparison)
{
    if (hasSameTexts(comparison)) {
        m_comparison = comparison;
        indexAlignments();
        showSharing();
        showActive();
        return;
    }
    // The same reports, compared anew: the reader stays where they were.
    const bool same =
        std::ranges::equal(comparison.reports, m_comparison.reports, {}, &Report::sha256, &Report::sha256);
    const std::optional<Place> before = same ? m_active : std::nullopt;
    QList<std::pair<bool, int>> looks; // of each column: furniture folded, scrolled to
    for (const Column &column : std::as_const(m_columns))
        looks.append({column.view->isFurnitureFolded(), column.view->verticalScrollBar()->value()});
    for (const Column &column : std::as_const(m_columns))
        column.box->deleteLater();
    m_columns.clear();
    m_comparison = comparison;
    m_filter = {};
    m_active.reset();
    m_firstColumn = 0;
    indexAlignments();
    for (int r = 0; r < comparison.reports.size(); ++r)
        addColumn(r);
    showSharing();
    showColumns();
    layout()->activate();
    for (int r = 0; r < m_columns.size(); ++r) {
        m_columns.at(r).view->setFurnitureFolded(same ? looks.at(r).first : m_furnitureFolded);
        if (same)
            m_columns.at(r).view->verticalScrollBar()->setValue(looks.at(r).second);
    }
    if (const auto start = before ? nearest(*before) : nearest({0, {}}))
        goTo(*start);
    m_overlay->raise();
}

/// The place itself, or the readable sentence that follows it, or the last one of its report.
std::optional<Place> ComparisonView::nearest(const Place &place) const
{
    if (place.report >= m_columns.size() || m_columns.at(place.report).sentences.isEmpty())
        return std::nullopt;
    const QList<TextRange> &sentences = m_columns.at(place.report).sentences;
    const auto at = std::ranges::lower_bound(sentences, place.range.start, {}, &TextRange::start);
    return Place{place.report, at == sentences.end() ? sentences.last() : *at};
}

void ComparisonView::addColumn(int r)
{
    const Report &report = m_comparison.reports.at(r);
    Column column;
    column.box = new QWidget(this);
    auto *box = new QVBoxLayout(column.box);
    box->setContentsMargins(0, 6, 0, 0);
    box->setSpacing(4);
    column.head = new QLabel(headText(report, true), column.box);
    column.head->setContentsMargins(14, 0, 0, 4);
    // A longer head must not widen its column: nothing moves unless the reader asked.
    column.head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column.head->setToolTip(report.metadata().title);
    column.view = new ColumnView(report, column.box);
    column.view->setFontSize(m_fontSize);
    column.view->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
    box->addWidget(column.head);
    box->addWidget(column.view, 1);
    m_layout->addWidget(column.box, 1);
    column.sentences = column.view->readableSentences();
    connect(column.view, &ColumnView::furnitureFolded, this, [this, r] {
        m_columns[r].sentences = m_columns.at(r).view->readableSentences();
        if (const auto start = m_active && m_active->report == r ? nearest(*m_active) : std::nullopt;
            start && start != m_active)
            goTo(*start);
    });
    connect(column.view, &ColumnView::clicked, this, [this, r](qsizetype position) {
        for (const TextRange sentence : std::as_const(m_columns[r].sentences)) {
            if (sentence.contains(position))
                goTo({r, sentence});
        }
        setFocus();
    });
    connect(column.view, &ColumnView::selected, this, [this, r] {
        for (int other = 0; other < m_columns.size(); ++other) {
            if (other != r)
                m_columns.at(other).view->setSelection({});
        }
    });
    connect(column.view, &ColumnView::resized, &m_settle, qOverload<>(&QTimer::start));
    connect(column.view, &ColumnView::scrolled, this, &ComparisonView::placeOverlay);
    m_columns.append(column);
}

QList<ColumnView *> ComparisonView::columns() const
{
    QList<ColumnView *> views;
    for (const Column &column : m_columns)
        views.append(column.view);
    return views;
}

int ComparisonView::fittingColumns() const
{
    return std::max(1, width() / narrowestColumn);
}

void ComparisonView::showColumns()
{
    const int fitting = fittingColumns();
    const int last = std::max<int>(0, int(m_columns.size()) - fitting);
    m_firstColumn = std::clamp(m_firstColumn, 0, last);
    for (int i = 0; i < m_columns.size(); ++i)
        m_columns.at(i).box->setVisible(i >= m_firstColumn && i < m_firstColumn + fitting);
}

QList<const Alignment *> ComparisonView::alignmentsOf(const Place &place) const
{
    QList<const Alignment *> found;
    for (const qsizetype i : m_alignmentsAt.value({place.report, place.range.start}))
        found.append(&m_comparison.alignments.at(i));
    return found;
}

std::optional<Place> ComparisonView::counterpart(int report) const
{
    const Alignment *best = nullptr;
    if (!m_active)
        return std::nullopt;
    for (const Alignment *alignment : alignmentsOf(*m_active)) {
        const Place &other = alignment->a.report == m_active->report ? alignment->b : alignment->a;
        if (other.report == report && (!best || alignment->score > best->score))
            best = alignment;
    }
    if (!best)
        return std::nullopt;
    return best->a.report == m_active->report ? best->b : best->a;
}

void ComparisonView::showSharing()
{
    for (int r = 0; r < m_columns.size(); ++r) {
        QList<std::pair<TextRange, Sharing>> sharing;
        for (const TextRange sentence : std::as_const(m_columns[r].sentences)) {
            Sharing most = Sharing::Own;
            for (const Alignment *alignment : alignmentsOf({r, sentence})) {
                const Sharing here = alignment->relation == Relation::Conflict ? Sharing::Conflict
                                     : alignment->relation == Relation::Verbatim ||
                                             alignment->relation == Relation::NearVerbatim
                                         ? Sharing::Shared
                                         : Sharing::Partly;
                most = std::max(most, here);
            }
            sharing.append({sentence, most});
        }
        m_columns.at(r).view->setSharing(sharing);
    }
}

void ComparisonView::goTo(const Place &place)
{
    m_active = place;
    for (const Column &column : std::as_const(m_columns))
        column.view->setSelection({});
    showActive();
}

void ComparisonView::showActive()
{
    if (!m_active)
        return;
    const int fitting = fittingColumns();
    if (m_active->report < m_firstColumn || m_active->report >= m_firstColumn + fitting) {
        m_firstColumn = m_active->report < m_firstColumn ? m_active->report : m_active->report - fitting + 1;
        showColumns();
        layout()->activate();
    }
    ColumnView *focus = m_columns.at(m_active->report).view;
    const auto rect = focus->rectOf(m_active->range);
    // The reader's own column moves only when the sentence is not comfortably in view.
    const double page = focus->viewport()->height();
    if (rect && (rect->top() < page * 0.12 || rect->bottom() > page * 0.75))
        focus->bringTo(m_active->range, page * 0.3);
    const double level = focus->rectOf(m_active->range).value_or(QRectF()).top();

    // Words of the active sentence are marked when no counterpart has them.
    QList<QList<DifferingWords>> lacking;
    const auto inReport = [](QList<DifferingWords> words, qsizetype start) {
        for (DifferingWords &run : words)
            run.range = {run.range.start + start, run.range.end + start};
        return words;
    };
    for (int r = 0; r < m_columns.size(); ++r) {
        if (r == m_active->report)
            continue;
        const auto other = counterpart(r);
        QList<DifferingWords> differing;
        if (other) {
            const DifferingSides sides =
                differingWords(m_comparison.reports.at(m_active->report).text(m_active->range),
                               m_comparison.reports.at(r).text(other->range));
            lacking.append(sides.a);
            differing = inReport(sides.b, other->range.start);
            m_columns.at(r).view->bringTo(other->range, level);
        }
        m_columns.at(r).view->setActive(other ? std::optional(other->range) : std::nullopt, differing);
        m_columns.at(r).head->setText(headText(m_comparison.reports.at(r), other.has_value()));
    }
    m_columns.at(m_active->report).head->setText(headText(m_comparison.reports.at(m_active->report), true));
    focus->setActive(m_active->range,
                     inReport(differingFromAll(lacking, m_active->range.length()), m_active->range.start));
    placeOverlay();
    emit whereChanged(where());
}

QString ComparisonView::where() const
{
    if (!m_active)
        return {};
    const QList<TextRange> &sentences = m_columns.at(m_active->report).sentences;
    int in = 1;
    for (int r = 0; r < m_columns.size(); ++r)
        in += r != m_active->report && counterpart(r);
    QStringList parts;
    const int fitting = fittingColumns();
    if (fitting < m_columns.size())
        parts.append(tr("columns %1–%2 of %3")
                         .arg(m_firstColumn + 1)
                         .arg(m_firstColumn + fitting)
                         .arg(m_columns.size()));
    parts += {tr("sentence %1 of %2").arg(sentences.indexOf(m_active->range) + 1).arg(sentences.size()),
              in == 1 ? tr("only here") : tr("in %1 of %2").arg(in).arg(m_columns.size())};
    for (const Fact &fact : m_comparison.facts) {
        if (!fact.members.contains(*m_active))
            continue;
        for (const Difference &difference : fact.differences) {
            QStringList values;
            for (const DifferenceValue &value : difference.values) {
                const QString text = value.text.size() > 30 ? value.text.left(29) + u"…"_s : value.text;
                if (!values.contains(text))
                    values.append(text);
            }
            parts.append(
                tr("%1 differs: %2").arg(differenceKindName(difference.kind), values.join(u" / "_s)));
        }
        break;
    }
    return parts.join(u" · "_s) + tr("   —   J next  K previous  1–5 mark  ? keys");
}

void ComparisonView::placeOverlay()
{
    m_overlay->setGeometry(rect());
    QList<std::optional<QRectF>> places;
    for (int r = 0; m_active && r < m_columns.size(); ++r) {
        const ColumnView *view = m_columns.at(r).view;
        const auto place = r == m_active->report ? m_active : counterpart(r);
        if (!view->isVisible())
            continue;
        auto rect = place ? view->rectOf(place->range) : std::nullopt;
        if (rect)
            rect->translate(view->viewport()->mapTo(this, QPoint(0, 0)));
        places.append(rect);
    }
    m_overlay->setPlaces(places);
}

void ComparisonView::step(int direction, const std::function<bool(const Place &)> &wanted)
{
    if (!m_active)
        return;
    const QList<TextRange> &sentences = m_columns.at(m_active->report).sentences;
    for (qsizetype i = sentences.indexOf(m_active->range) + direction; i >= 0 && i < sentences.size();
         i += direction) {
        if (wanted({m_active->report, sentences.at(i)})) {
            goTo({m_active->report, sentences.at(i)});
            return;
        }
    }
    emit whereChanged(direction > 0 ? tr("No further one below") : tr("No further one above"));
}

void ComparisonView::nextSentence(int direction)
{
    step(direction, [](const Place &) { return true; });
}

void ComparisonView::nextAligned(int direction)
{
    step(direction, [this](const Place &place) {
        return m_filter.passes(place) && m_alignmentsAt.contains({place.report, place.range.start});
    });
}

void ComparisonView::nextOnlyHere(int direction)
{
    step(direction, [this](const Place &place) {
        return m_filter.passes(place) && !m_alignmentsAt.contains({place.report, place.range.start});
    });
}

void ComparisonView::nextDifference(int direction)
{
    step(direction, [this](const Place &place) {
        return m_filter.passes(place) && std::ranges::any_of(m_comparison.facts, [&](const Fact &fact) {
                   return fact.members.contains(place) && m_filter.filter().differences.wants(fact);
               });
    });
}

void ComparisonView::nextColumn(int direction)
{
    if (!m_active)
        return;
    for (int r = m_active->report + direction; r >= 0 && r < m_columns.size(); r += direction) {
        if (const auto other = counterpart(r)) {
            goTo(*other);
            return;
        }
    }
    const int next = m_active->report + direction;
    if (next >= 0 && next < m_columns.size() && !m_columns.at(next).sentences.isEmpty())
        goTo({next, m_columns.at(next).sentences.first()});
}

void ComparisonView::stepSelection(TextUnit unit, int step, bool extend)
{
    if (!m_active)
        return;
    ColumnView *view = m_columns.at(m_active->report).view;
    const TextRange next =
        steppedSelection(view->report(), view->selection(), m_active->range, unit, step, extend);
    // The caret takes the reader along.
    const QList<TextRange> &sentences = m_columns.at(m_active->report).sentences;
    const auto at = std::ranges::find_if(sentences, [&](TextRange s) { return s.overlaps(next); });
    if (!extend && at != sentences.end() && *at != m_active->range)
        goTo({m_active->report, *at});
    view->setSelection(next);
}

std::optional<Place> ComparisonView::markable() const
{
    for (int r = 0; r < m_columns.size(); ++r) {
        if (!m_columns.at(r).view->selection().isEmpty())
            return Place{r, m_columns.at(r).view->selection()};
    }
    return m_active;
}

void ComparisonView::setHighlights(const QList<PlacedHighlight> &highlights, const QUuid &chosen)
{
    for (int r = 0; r < m_columns.size(); ++r) {
        QList<ColumnView::Mark> marks;
        for (const PlacedHighlight &placed : highlights) {
            if (placed.report == r && placed.where)
                marks.append(
                    {*placed.where, placed.highlight.colour, placed.asks(), placed.highlight.id == chosen});
        }
        m_columns.at(r).view->setMarks(marks);
    }
}

void ComparisonView::setDecided(const DecidedPlaces &decided)
{
    for (int r = 0; r < m_columns.size(); ++r)
        m_columns.at(r).view->setDecided(decided.startsIn(r));
}

void ComparisonView::setSyntaxColours(bool on, const QString &theme)
{
    m_syntaxColours = on;
    m_syntaxTheme = theme;
    makeHighlighter();
}

std::optional<QPoint> ComparisonView::activeCorner() const
{
    if (!m_active)
        return std::nullopt;
    const ColumnView *view = m_columns.at(m_active->report).view;
    const auto rect = view->rectOf(m_active->range);
    return rect ? std::optional(view->viewport()->mapToGlobal(rect->bottomLeft().toPoint())) : std::nullopt;
}

void ComparisonView::setFurnitureFolded(bool folded)
{
    m_furnitureFolded = folded;
    for (const Column &column : std::as_const(m_columns))
        column.view->setFurnitureFolded(folded);
    showActive();
}

void ComparisonView::zoom(double factor)
{
    m_fontSize = factor > 0 ? std::clamp(m_fontSize * factor, 7.0, 28.0) : 10;
    for (const Column &column : std::as_const(m_columns))
        column.view->setFontSize(m_fontSize);
    showActive();
}

void ComparisonView::setFilter(const FilteredEvent &filter)
{
    m_filter = filter;
    for (int r = 0; r < m_columns.size(); ++r) {
        QList<TextRange> dimmed;
        for (const TextRange sentence : std::as_const(m_columns[r].sentences)) {
            if (!filter.passes(Place{r, sentence}))
                dimmed.append(sentence);
        }
        m_columns.at(r).view->passingMarks().setDimmed(dimmed);
        m_columns.at(r).view->viewport()->update();
    }
    emit whereChanged(where());
}

void ComparisonView::setMatches(const EventMatches &matches)
{
    for (int r = 0; r < m_columns.size(); ++r) {
        m_columns.at(r).view->passingMarks().setMatches(matches.in(r));
        m_columns.at(r).view->passingMarks().setCurrentMatch({});
        m_columns.at(r).view->viewport()->update();
    }
}

void ComparisonView::showMatch(const EventMatch &match)
{
    ColumnView *view = m_columns.at(match.words.report).view;
    if (!view->rectOf(match.words.range))
        view->setFurnitureFolded(false); // it stands in what is folded away
    goTo(match.place());
    for (int r = 0; r < m_columns.size(); ++r)
        m_columns.at(r).view->passingMarks().setCurrentMatch(
            r == match.words.report ? std::optional(match.words.range) : std::nullopt);
    const auto rect = view->rectOf(match.words.range);
    if (rect && (rect->top() < 0 || rect->bottom() > view->viewport()->height()))
        view->bringTo(match.words.range, view->viewport()->height() * 0.3);
    view->setSelection(match.words.range); // what a mark is put on
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showColumns();
}

void ComparisonView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        makeHighlighter();
}

} // namespace synoptic
