// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"

#include "comparison/differingwords.h"
#include "comparisonview/columnaccessible.h"
#include "comparisonview/columnhead.h"
#include "comparisonview/linkoverlay.h"
#include "comparisonview/readingactions.h"
#include "comparisonview/readingcolumns.h"
#include "focusring/focusring.h"
#include "highlighting/newshighlighter.h"
#include "models/factmodel.h"
#include "models/sentencenumber.h"
#include "visuallanguage/signs.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What is said where the reports part, each once, long ones cut.
QString values(const Comparison &comparison, const Difference &difference)
{
    QStringList values;
    for (const DifferenceValue &value : valuesOncePerReport(comparison, difference)) {
        const QString text = value.text.size() > 30 ? value.text.left(29) + u"…"_s : value.text;
        if (!values.contains(text))
            values.append(text);
    }
    return values.join(u" / "_s);
}

/// Runs of a sentence as runs of its report.
QList<DifferingWords> inReport(QList<DifferingWords> words, qsizetype start)
{
    for (DifferingWords &run : words)
        run.range = {run.range.start + start, run.range.end + start};
    return words;
}

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : EventView(parent), m_columns(new ReadingColumns(this)), m_overlay(new LinkOverlay(this)),
      m_actions(new ReadingActions(this)), m_style(readingStyle())
{
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::setShowsFocus(this);
    setAccessibleName(tr("Reports side by side"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_columns);
    m_columns->setStyle(m_style);
    m_settle.setSingleShot(true);
    m_keepStyle.setSingleShot(true);
    m_keepStyle.setInterval(400); // writing waits for the disk: not while a key is held
    connect(&m_keepStyle, &QTimer::timeout, this, [this] { keep(m_style); });
    connectColumns();
    makeHighlighter();
    emit styleChanged();
}

ComparisonView::~ComparisonView()
{
    if (m_keepStyle.isActive())
        keep(m_style);
}

void ComparisonView::connectColumns()
{
    connect(&m_settle, &QTimer::timeout, this, [this] { level(Levelling::Stay); });
    connect(m_columns, &ReadingColumns::resized, &m_settle, qOverload<>(&QTimer::start));
    connect(m_columns, &ReadingColumns::scrolled, this, &ComparisonView::placeOverlay);
    connect(m_columns, &ReadingColumns::movedByReader, this, &ComparisonView::follow);
    connect(m_columns, &ReadingColumns::arranged, this, &ComparisonView::rearranged);
    connect(m_columns, &ReadingColumns::clicked, this, &ComparisonView::select);
    connect(m_columns, &ReadingColumns::refolded, this, [this](int report) {
        const auto start =
            m_active && m_active->report == report ? m_columns->nearest(*m_active) : std::nullopt;
        if (start && start != m_active)
            goTo(*start);
    });
    connect(m_columns, &ReadingColumns::selected, this, [this](int report) {
        for (int other = 0; other < m_columns->count(); ++other) {
            if (other != report)
                m_columns->view(other)->setSelection({});
        }
    });
}

void ComparisonView::makeHighlighter()
{
    m_highlighter = std::make_unique<NewsHighlighter>(palette(), m_syntaxTheme);
    for (ColumnView *column : columns())
        column->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
}

/// Whether the reports are the very same values: only what was found in them can differ.
bool ComparisonView::hasSameTexts(const Comparison &other) const
{
    return m_columns->count() > 0 &&
           std::ranges::equal(m_comparison.reports, other.reports, [](const Report &a, const Report &b) {
               return a.text().constData() == b.text().constData() &&
                      a.passages().constData() == b.passages().constData();
           });
}

/// What was found in the same reports has changed.
void ComparisonView::showAnew(const Comparison &comparison)
{
    m_comparison = comparison;
    m_index = PlaceIndex(comparison);
    m_orders.clear();
    showSharing();
    showActive(Levelling::BringIn);
}

void ComparisonView::setComparison(const Comparison &comparison)
{
    if (hasSameTexts(comparison)) {
        showAnew(comparison);
        return;
    }
    // The same reports, compared anew: the reader stays where they were.
    const bool same =
        std::ranges::equal(comparison.reports, m_comparison.reports, {}, &Report::sha256, &Report::sha256);
    const std::optional<Place> before = same ? m_active : std::nullopt;
    QList<std::pair<bool, double>> looks; // of each column: furniture folded, what the eye was at
    for (ColumnView *column : columns())
        looks.append({column->isFurnitureFolded(), column->offsetAt(column->eye())});
    for (ColumnView *column : columns()) // they outlive this a little
        column->setHighlighter(nullptr);
    m_motion.stop();
    m_comparison = comparison;
    m_index = PlaceIndex(comparison);
    m_orders.clear();
    m_filter = {};
    m_asOf = {};
    m_unfoldedByFind.clear();
    m_active.reset();
    m_columns->setReports(comparison.reports);
    for (ColumnView *column : columns())
        column->setHighlighter(m_syntaxColours ? m_highlighter.get() : nullptr);
    showSharing();
    layout()->activate();
    for (int r = 0; r < m_columns->count(); ++r) {
        m_columns->view(r)->setFurnitureFolded(same ? looks.at(r).first : m_furnitureFolded);
        if (same)
            m_columns->view(r)->bringOffsetTo(looks.at(r).second, m_columns->view(r)->eye());
    }
    restoreActive(before);
    m_overlay->raise();
}

void ComparisonView::restoreActive(const std::optional<Place> &before)
{
    const QList<int> page = m_columns->page();
    std::optional<Place> start = before ? m_columns->nearest(*before) : std::nullopt;
    for (const int r : page) {
        if (!start)
            start = m_columns->nearest({r, {}});
    }
    m_active = start;
    m_row.clear();
    m_motion.stop();
    showActive(Levelling::BringIn);
}

QList<ColumnView *> ComparisonView::columns() const
{
    return m_columns->views();
}

std::optional<Place> ComparisonView::counterpart(int report) const
{
    if (!m_active)
        return std::nullopt;
    const auto kept = std::ranges::find_if(m_row, [&](const Place &place) {
        return place.report == report && m_index.areAligned(*m_active, place);
    });
    return kept != m_row.end() ? *kept : m_index.counterpart(*m_active, report);
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

const PassageOrder &ComparisonView::order(int report, int other) const
{
    const auto known = m_orders.constFind({report, other});
    if (known != m_orders.constEnd())
        return *known;
    return *m_orders.insert({report, other}, PassageOrder(m_index.counterparts(report, other),
                                                          m_comparison.reports.at(report).text().size(),
                                                          m_comparison.reports.at(other).text().size()));
}

void ComparisonView::goTo(const Place &place)
{
    m_row.clear();
    standAt(place);
}

void ComparisonView::goAcross(const Place &place)
{
    QList<Place> row{*m_active};
    for (int r = 0; r < m_columns->count(); ++r) {
        if (const auto other = counterpart(r))
            row.append(*other);
    }
    m_row = row;
    standAt(place);
}

void ComparisonView::standAt(const Place &place)
{
    m_active = place;
    for (ColumnView *column : columns())
        column->setSelection({});
    showActive(Levelling::BringIn);
}

void ComparisonView::showActive(Levelling levelling)
{
    if (!m_active)
        return;
    {
        const QSignalBlocker once(m_columns); // what a turned page asks for is done below
        m_columns->bringIn(m_active->report);
    }
    showDifferences();
    showMoved();
    level(levelling);
    tellReaders();
    emit whereChanged(where());
}

/// Words of the active sentence are marked when no counterpart has them.
void ComparisonView::showDifferences()
{
    for (int r = 0; r < m_columns->count(); ++r) // those on other pages too
        m_columns->view(r)->setCurrent(r == m_active->report);
    QList<QList<DifferingWords>> lacking;
    m_throughout.clear();
    for (const int r : m_columns->page()) {
        if (r == m_active->report)
            continue;
        const auto other = counterpart(r);
        DifferingSides sides;
        const bool later = other && !m_asOf.isReported(*other);
        if (other && !later)
            sides = differingWords(m_comparison.reports.at(m_active->report).text(m_active->range),
                                   m_comparison.reports.at(r).text(other->range));
        if (other && !later && !sides.throughout)
            lacking.append(sides.a);
        if (sides.throughout)
            m_throughout.append(r);
        m_columns->view(r)->setActive(other ? std::optional(other->range) : std::nullopt,
                                      inReport(sides.b, other ? other->range.start : 0));
        using Told = ColumnHead::Told;
        m_columns->setTold(r,
                           !other             ? Told::Not
                           : later            ? Told::NotYet
                           : sides.throughout ? Told::OtherThroughout
                                              : Told::Reported,
                           false);
    }
    m_columns->setTold(m_active->report, ColumnHead::Told::Reported, true);
    m_columns->view(m_active->report)
        ->setActive(m_active->range,
                    inReport(differingFromAll(lacking, m_active->range.length()), m_active->range.start));
}

void ComparisonView::showMoved()
{
    for (const int r : m_columns->page())
        m_columns->view(r)->setMoved(r == m_active->report ? QSet<qsizetype>()
                                                           : order(m_active->report, r).movedThere());
}

bool ComparisonView::isInSight(const Place &place) const
{
    ColumnView *column = m_columns->view(place.report);
    const auto rect = column->isVisible() ? column->rectOf(place.range) : std::nullopt;
    return rect && rect->bottom() > 0 && rect->top() < column->viewport()->height();
}

void ComparisonView::level(Levelling levelling)
{
    if (!m_active || !m_columns->page().contains(m_active->report))
        return;
    ColumnView *focus = m_columns->view(m_active->report);
    const auto rect = focus->rectOf(m_active->range);
    const double page = focus->viewport()->height();
    // The reader's own column moves only when the sentence is not comfortably in view.
    const bool brought = levelling == Levelling::BringIn && rect &&
                         (rect->top() < page * 0.12 || rect->bottom() > page * 0.75);
    // Before the first lines of a report there is nothing to show.
    const double lead =
        brought ? std::clamp(focus->verticalScrollBar()->value() + rect->top(), page * 0.12, page * 0.3) : 0;
    const double height = brought ? std::max(page * 0.12, std::min(lead, page * 0.75 - rect->height()))
                                  : rect.value_or(QRectF()).top();
    QList<LevelMotion::Goal> goals;
    if (brought)
        goals.append({focus, m_active->range, height});
    if (brought || isInSight(*m_active)) {
        for (const int r : m_columns->page()) {
            if (const auto other = counterpart(r); other && r != m_active->report)
                goals.append({m_columns->view(r), other->range, height});
        }
    }
    m_motion.run(goals, levelling == Levelling::BringIn && m_style.animated && !m_still && isVisible() &&
                            desktopAnimates(this));
    placeOverlay();
}

/// The reader scrolled a column: with the lock, the others go where it went. What was off its place, since
/// the reader came here by a passage that has moved, comes back to it over a page.
void ComparisonView::follow(int report, double before)
{
    m_motion.stop();
    ColumnView *leader = m_columns->view(report);
    if (!m_style.locked)
        return;
    const double now = leader->offsetAt(leader->eye());
    const double page = leader->offsetAt(leader->viewport()->height()) - leader->offsetAt(0);
    const double left = 1 - std::min(1.0, std::abs(now - before) / std::max(1.0, page));
    for (const int r : m_columns->page()) {
        ColumnView *column = m_columns->view(r);
        if (r == report)
            continue;
        const PassageOrder &to = order(report, r);
        const double off = column->offsetAt(column->eye()) - to.other(before);
        column->bringOffsetTo(to.other(now) + off * left, column->eye());
    }
}

void ComparisonView::rearranged()
{
    if (!m_active)
        return;
    const QList<int> shown = m_columns->arrangement().shown();
    if (shown.contains(m_active->report)) {
        showDifferences();
        showMoved();
        level(Levelling::Stay);
        m_settle.start();
        emit whereChanged(where());
        return;
    }
    // The reader's column was hidden: on to what they read, in another one.
    for (const int r : shown) {
        if (const auto other = counterpart(r)) {
            goTo(*other);
            return;
        }
    }
    m_active.reset();
    for (const int r : shown) {
        if (const auto first = m_active ? m_active : m_columns->nearest({r, {}}))
            m_active = first;
    }
    showActive(Levelling::BringIn);
}

void ComparisonView::select(int report, qsizetype position)
{
    const QList<TextRange> &all = m_columns->sentences(report);
    const auto at = std::ranges::upper_bound(all, position, {}, &TextRange::end);
    if (at != all.end() && at->contains(position))
        goTo({report, *at});
    setFocus();
}

QStringList ComparisonView::columnsInWords() const
{
    const qsizetype on = m_columns->page().size();
    return on < m_columns->count() ? QStringList{tr("%1 of %2 columns").arg(on).arg(m_columns->count())}
                                   : QStringList();
}

QStringList ComparisonView::movedInWords() const
{
    QStringList names;
    for (const int r : m_columns->page()) {
        if (r != m_active->report && order(m_active->report, r).hasMoved(m_active->range.start))
            names.append(m_comparison.reports.at(r).shortName());
    }
    return names.isEmpty() ? QStringList()
                           : QStringList{tr("in another order in %1").arg(names.join(u", "_s))};
}

QStringList ComparisonView::throughoutInWords() const
{
    QStringList names;
    for (const int r : m_throughout)
        names.append(m_comparison.reports.at(r).shortName());
    return names.isEmpty() ? QStringList()
                           : QStringList{tr("%1 in %2").arg(throughoutWords(), names.join(u", "_s))};
}

QStringList ComparisonView::whereInWords() const
{
    const auto [number, of] = sentenceNumber(m_comparison.reports.at(m_active->report), m_active->range);
    int in = 1;
    for (int r = 0; r < m_columns->count(); ++r)
        in += r != m_active->report && counterpart(r);
    QStringList parts = columnsInWords();
    parts += {number > 0 ? tr("sentence %1 of %2").arg(number).arg(of) : tr("in page furniture"),
              in == 1 ? tr("only here") : tr("in %1 of %2").arg(in).arg(m_columns->count())};
    parts += movedInWords() + throughoutInWords();
    for (const Fact *fact : m_index.factsOf(*m_active)) {
        for (const Difference &difference : fact->differences) {
            const QString text =
                tr("%1 differs: %2")
                    .arg(differenceKindName(difference.kind), values(m_comparison, difference));
            if (!parts.contains(text))
                parts.append(text);
        }
    }
    return parts;
}

QString ComparisonView::where() const
{
    if (!m_active)
        return {};
    return whereInWords().join(u" · "_s);
}

QList<EventView::KeyHint> ComparisonView::keyHints() const
{
    QStringList marks;
    for (int i = 1; i <= 5; ++i)
        marks.append(u"annotate_mark_%1"_s.arg(i));
    return m_active ? QList<KeyHint>{{{u"go_next_aligned"_s}, tr("next")},
                                     {{u"go_previous_aligned"_s}, tr("previous")},
                                     {marks, tr("mark")},
                                     {{u"help_keys"_s}, tr("keys")}}
                    : QList<KeyHint>();
}

void ComparisonView::placeOverlay()
{
    m_overlay->setGeometry(rect());
    QList<std::optional<QRectF>> places;
    for (const int r : m_active ? m_columns->page() : QList<int>()) {
        ColumnView *view = m_columns->view(r);
        const auto place = r == m_active->report ? m_active : counterpart(r);
        auto rect = place && isInSight(*place) ? view->rectOf(place->range) : std::nullopt;
        if (rect)
            rect->translate(view->viewport()->mapTo(this, QPoint(0, 0)));
        places.append(rect);
    }
    m_overlay->setPlaces(places);
}

std::optional<Place> ComparisonView::markable() const
{
    for (int r = 0; r < m_columns->count(); ++r) {
        if (!m_columns->view(r)->selection().isEmpty())
            return Place{r, m_columns->view(r)->selection()};
    }
    return m_active;
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
    ColumnView *view = m_columns->view(m_active->report);
    const auto rect = view->rectOf(m_active->range);
    return rect ? std::optional(view->viewport()->mapToGlobal(rect->bottomLeft().toPoint())) : std::nullopt;
}

void ComparisonView::setFurnitureFolded(bool folded)
{
    m_furnitureFolded = folded;
    for (ColumnView *column : columns())
        column->setFurnitureFolded(folded);
    level(Levelling::Stay);
}

void ComparisonView::setStyle(const ReadingStyle &style)
{
    if (style == m_style)
        return;
    ReadingStyle typeOnly = style;
    typeOnly.animated = m_style.animated;
    typeOnly.locked = m_style.locked;
    const bool sameType = typeOnly == m_style;
    m_style = style;
    m_keepStyle.start();
    if (!sameType) {
        m_columns->setStyle(style);
        rearranged();
    }
    emit styleChanged();
}

void ComparisonView::zoom(double factor)
{
    ReadingStyle style = m_style;
    style.size = factor > 0 ? std::clamp(style.size * factor, ReadingStyle::smallest, ReadingStyle::largest)
                            : ReadingStyle::ownSize;
    setStyle(style);
}

QList<QAction *> ComparisonView::ownActions() const
{
    return m_actions->all();
}

QList<QAction *> ComparisonView::tools() const
{
    return m_actions->tools();
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_settle.start();
}

void ComparisonView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        makeHighlighter();
}

} // namespace synoptic
