// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"

#include "comparisonview/linkoverlay.h"
#include "comparisonview/readingcolumns.h"
#include "highlighting/newshighlighter.h"
#include "mainwindow/palettes.h"
#include "models/differingwords.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What is said where the reports part, each once, long ones cut.
QString values(const Difference &difference)
{
    QStringList values;
    for (const DifferenceValue &value : difference.values) {
        const QString text = value.text.size() > 30 ? value.text.left(29) + u"…"_s : value.text;
        if (!values.contains(text))
            values.append(text);
    }
    return values.join(u" / "_s);
}

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : EventView(parent), m_columns(new ReadingColumns(this)), m_overlay(new LinkOverlay(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reports side by side"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_columns);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &ComparisonView::showActive);
    connect(m_columns, &ReadingColumns::resized, &m_settle, qOverload<>(&QTimer::start));
    connect(m_columns, &ReadingColumns::scrolled, this, &ComparisonView::placeOverlay);
    connect(m_columns, &ReadingColumns::refolded, this, [this](int report) {
        if (const auto start =
                m_active && m_active->report == report ? m_columns->nearest(*m_active) : std::nullopt;
            start && start != m_active)
            goTo(*start);
    });
    connect(m_columns, &ReadingColumns::clicked, this, [this](int report, qsizetype position) {
        for (const TextRange sentence : m_columns->sentences(report)) {
            if (sentence.contains(position))
                goTo({report, sentence});
        }
        setFocus();
    });
    connect(m_columns, &ReadingColumns::selected, this, [this](int report) {
        for (int other = 0; other < m_columns->count(); ++other) {
            if (other != report)
                m_columns->view(other)->setSelection({});
        }
    });
    makeHighlighter();
}

ComparisonView::~ComparisonView() = default;

void ComparisonView::makeHighlighter()
{
    m_highlighter = std::make_unique<NewsHighlighter>(palette(), m_syntaxTheme);
    for (ColumnView *column : columns())
        column->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
}

void ComparisonView::setComparison(const Comparison &comparison)
{
    // The same reports, compared anew: the reader stays where they were.
    const bool same =
        std::ranges::equal(comparison.reports, m_comparison.reports, {}, &Report::sha256, &Report::sha256);
    const std::optional<Place> before = same ? m_active : std::nullopt;
    QList<std::pair<bool, int>> looks; // of each column: furniture folded, scrolled to
    for (const ColumnView *column : columns())
        looks.append({column->isFurnitureFolded(), column->verticalScrollBar()->value()});
    m_comparison = comparison;
    m_index = PlaceIndex(comparison);
    m_filter = {};
    m_active.reset();
    m_columns->setReports(comparison.reports);
    for (ColumnView *column : columns()) {
        column->setFontSize(m_fontSize);
        column->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
    }
    showSharing();
    for (int r = 0; r < m_columns->count(); ++r) {
        m_columns->view(r)->setFurnitureFolded(same ? looks.at(r).first : m_furnitureFolded);
        if (same)
            m_columns->view(r)->verticalScrollBar()->setValue(looks.at(r).second);
    }
    if (const auto start = before ? m_columns->nearest(*before) : m_columns->nearest({0, {}}))
        goTo(*start);
    m_overlay->raise();
}

QList<ColumnView *> ComparisonView::columns() const
{
    return m_columns->views();
}

std::optional<Place> ComparisonView::counterpart(int report) const
{
    return m_active ? m_index.counterpart(*m_active, report) : std::nullopt;
}

void ComparisonView::showSharing()
{
    for (int r = 0; r < m_columns->count(); ++r) {
        QList<std::pair<TextRange, Sharing>> sharing;
        for (const TextRange sentence : m_columns->sentences(r))
            sharing.append({sentence, m_index.sharing({r, sentence})});
        m_columns->view(r)->setSharing(sharing);
    }
}

void ComparisonView::goTo(const Place &place)
{
    m_active = place;
    for (ColumnView *column : columns())
        column->setSelection({});
    showActive();
}

void ComparisonView::showActive()
{
    if (!m_active)
        return;
    m_columns->bringIn(m_active->report);
    ColumnView *focus = m_columns->view(m_active->report);
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
    for (int r = 0; r < m_columns->count(); ++r) {
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
            m_columns->view(r)->bringTo(other->range, level);
        }
        m_columns->view(r)->setActive(other ? std::optional(other->range) : std::nullopt, differing);
        m_columns->setReported(r, other.has_value());
    }
    m_columns->setReported(m_active->report, true);
    focus->setActive(m_active->range,
                     inReport(differingFromAll(lacking, m_active->range.length()), m_active->range.start));
    placeOverlay();
    emit whereChanged(where());
}

QString ComparisonView::where() const
{
    if (!m_active)
        return {};
    const QList<TextRange> &sentences = m_columns->sentences(m_active->report);
    int in = 1;
    for (int r = 0; r < m_columns->count(); ++r)
        in += r != m_active->report && counterpart(r);
    QStringList parts;
    const auto [first, last] = m_columns->page();
    if (last - first + 1 < m_columns->count())
        parts.append(tr("columns %1–%2 of %3").arg(first + 1).arg(last + 1).arg(m_columns->count()));
    parts += {tr("sentence %1 of %2").arg(sentences.indexOf(m_active->range) + 1).arg(sentences.size()),
              in == 1 ? tr("only here") : tr("in %1 of %2").arg(in).arg(m_columns->count())};
    const QList<const Fact *> facts = m_index.factsOf(*m_active);
    if (!facts.isEmpty()) {
        for (const Difference &difference : facts.first()->differences)
            parts.append(tr("%1 differs: %2").arg(differenceKindName(difference.kind), values(difference)));
    }
    return parts.join(u" · "_s) + tr("   —   J next  K previous  1–5 mark  ? keys");
}

void ComparisonView::placeOverlay()
{
    m_overlay->setGeometry(rect());
    QList<std::optional<QRectF>> places;
    for (int r = 0; m_active && r < m_columns->count(); ++r) {
        const ColumnView *view = m_columns->view(r);
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
    const QList<TextRange> &sentences = m_columns->sentences(m_active->report);
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
    step(direction, [this](const Place &place) { return m_filter.passes(place) && m_index.isShared(place); });
}

void ComparisonView::nextOnlyHere(int direction)
{
    step(direction,
         [this](const Place &place) { return m_filter.passes(place) && !m_index.isShared(place); });
}

void ComparisonView::nextDifference(int direction)
{
    step(direction, [this](const Place &place) {
        return m_filter.passes(place) &&
               std::ranges::any_of(m_index.factsOf(place), [this](const Fact *fact) {
                   return m_filter.filter().differences.wants(*fact);
               });
    });
}

void ComparisonView::nextColumn(int direction)
{
    if (!m_active)
        return;
    for (int r = m_active->report + direction; r >= 0 && r < m_columns->count(); r += direction) {
        if (const auto other = counterpart(r)) {
            goTo(*other);
            return;
        }
    }
    const int next = m_active->report + direction;
    if (next >= 0 && next < m_columns->count() && !m_columns->sentences(next).isEmpty())
        goTo({next, m_columns->sentences(next).first()});
}

void ComparisonView::extendSelection(int direction)
{
    if (!m_active)
        return;
    ColumnView *view = m_columns->view(m_active->report);
    const QString &text = view->report().text();
    TextRange range = view->selection().isEmpty() ? TextRange{m_active->range.start, m_active->range.start}
                                                  : view->selection();
    qsizetype end = range.end;
    if (direction > 0) {
        while (end < text.size() && text.at(end).isSpace())
            ++end;
        while (end < text.size() && !text.at(end).isSpace())
            ++end;
    } else {
        while (end > range.start && text.at(end - 1).isSpace())
            --end;
        while (end > range.start && !text.at(end - 1).isSpace())
            --end;
        while (end > range.start && text.at(end - 1).isSpace())
            --end;
    }
    view->setSelection({range.start, end});
}

std::optional<Place> ComparisonView::markable() const
{
    for (int r = 0; r < m_columns->count(); ++r) {
        if (!m_columns->view(r)->selection().isEmpty())
            return Place{r, m_columns->view(r)->selection()};
    }
    return m_active;
}

void ComparisonView::setHighlights(const QList<PlacedHighlight> &highlights)
{
    for (int r = 0; r < m_columns->count(); ++r) {
        QList<ColumnView::Mark> marks;
        for (const PlacedHighlight &placed : highlights) {
            if (placed.report == r && placed.where)
                marks.append({*placed.where, placed.highlight.colour});
        }
        m_columns->view(r)->setMarks(marks);
    }
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
    const ColumnView *view = m_columns->view(m_active->report);
    const auto rect = view->rectOf(m_active->range);
    return rect ? std::optional(view->viewport()->mapToGlobal(rect->bottomLeft().toPoint())) : std::nullopt;
}

void ComparisonView::setFurnitureFolded(bool folded)
{
    m_furnitureFolded = folded;
    for (ColumnView *column : columns())
        column->setFurnitureFolded(folded);
    showActive();
}

void ComparisonView::zoom(double factor)
{
    m_fontSize = factor > 0 ? std::clamp(m_fontSize * factor, 7.0, 28.0) : 10;
    for (ColumnView *column : columns())
        column->setFontSize(m_fontSize);
    showActive();
}

void ComparisonView::setFilter(const FilteredEvent &filter)
{
    m_filter = filter;
    for (int r = 0; r < m_columns->count(); ++r) {
        QList<TextRange> dimmed;
        for (const TextRange sentence : m_columns->sentences(r)) {
            if (!filter.passes(Place{r, sentence}))
                dimmed.append(sentence);
        }
        m_columns->view(r)->passingMarks().setDimmed(dimmed);
        m_columns->view(r)->viewport()->update();
    }
    emit whereChanged(where());
}

void ComparisonView::setMatches(const EventMatches &matches)
{
    for (int r = 0; r < m_columns->count(); ++r) {
        m_columns->view(r)->passingMarks().setMatches(matches.in(r));
        m_columns->view(r)->passingMarks().setCurrentMatch({});
        m_columns->view(r)->viewport()->update();
    }
}

void ComparisonView::showMatch(const EventMatch &match)
{
    ColumnView *view = m_columns->view(match.words.report);
    if (!view->rectOf(match.words.range))
        view->setFurnitureFolded(false); // it stands in what is folded away
    goTo(match.place());
    for (int r = 0; r < m_columns->count(); ++r)
        m_columns->view(r)->passingMarks().setCurrentMatch(
            r == match.words.report ? std::optional(match.words.range) : std::nullopt);
    const auto rect = view->rectOf(match.words.range);
    if (rect && (rect->top() < 0 || rect->bottom() > view->viewport()->height()))
        view->bringTo(match.words.range, view->viewport()->height() * 0.3);
    view->setSelection(match.words.range); // what a mark is put on
}

void ComparisonView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        makeHighlighter();
}

} // namespace synoptic
