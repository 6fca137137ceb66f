// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnaccessible.h"

#include "comparisonview/columnview.h"
#include "comparisonview/comparisonview.h"
#include "models/highlightmodel.h"
#include "visuallanguage/signs.h"

#include <QTextBoundaryFinder>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The view around the columns: a screen reader that asks what has the focus gets the reader's column.
class ReadingAccessible : public QAccessibleWidget
{
public:
    explicit ReadingAccessible(ComparisonView *view) : QAccessibleWidget(view, QAccessible::Grouping) {}

    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        const auto *view = static_cast<const ComparisonView *>(widget());
        for (ColumnView *column : view->hasFocus() ? view->columns() : QList<ColumnView *>()) {
            if (column->isCurrent())
                return QAccessible::queryAccessibleInterface(column);
        }
        return QAccessibleWidget::focusChild();
    }
};

/// Whether anything asks QAccessible. Followed, since platforms without a bridge of their own do not know.
class Listening : public QAccessible::ActivationObserver
{
public:
    Listening() { QAccessible::installActivationObserver(this); }
    ~Listening() { QAccessible::removeActivationObserver(this); }
    void accessibilityActiveChanged(bool active) override { m_active = active; }
    [[nodiscard]] bool isActive() const { return m_active; }

private:
    bool m_active = QAccessible::isActive();
};

QAccessibleInterface *interfaceOf(const QString &, QObject *object)
{
    if (auto *column = qobject_cast<ColumnView *>(object))
        return new ColumnAccessible(column);
    if (auto *view = qobject_cast<ComparisonView *>(object))
        return new ReadingAccessible(view);
    return nullptr;
}

QString sharingInWords(Sharing sharing)
{
    switch (sharing) {
    case Sharing::Own:
        return ColumnView::tr("only here");
    case Sharing::Partly:
        return ColumnView::tr("in other words elsewhere");
    case Sharing::Shared:
        return ColumnView::tr("in the same words elsewhere");
    case Sharing::Conflict:
        return ColumnView::tr("conflict with another report");
    }
    return {};
}

/// For programs, not translated.
QString sharingName(Sharing sharing)
{
    switch (sharing) {
    case Sharing::Own:
        return u"own"_s;
    case Sharing::Partly:
        return u"other-words"_s;
    case Sharing::Shared:
        return u"same-words"_s;
    case Sharing::Conflict:
        return u"conflict"_s;
    }
    return {};
}

const std::pair<TextRange, Sharing> *sharingAt(const ColumnView &column, qsizetype position)
{
    const auto &all = column.sharing();
    const auto at =
        std::ranges::upper_bound(all, position, {}, [](const auto &shared) { return shared.first.end; });
    return at != all.cend() && at->first.contains(position) ? &*at : nullptr;
}

QString partInWords(PassageKind kind)
{
    switch (kind) {
    case PassageKind::Title:
        return ColumnView::tr("title");
    case PassageKind::Heading:
        return ColumnView::tr("heading");
    case PassageKind::Caption:
        return ColumnView::tr("caption");
    default:
        return isFurniture(kind) ? ColumnView::tr("page furniture") : QString();
    }
}

/// The attributes at a position, and how far they hold on both sides.
class AttributeRun
{
public:
    AttributeRun(qsizetype position, TextRange limits) : m_position(position), m_run(limits) {}

    /// Takes a range into account; whether the position is in it.
    bool at(TextRange range)
    {
        if (range.contains(m_position))
            m_run = {std::max(m_run.start, range.start), std::min(m_run.end, range.end)};
        else if (range.end <= m_position)
            m_run.start = std::max(m_run.start, range.end);
        else
            m_run.end = std::min(m_run.end, range.start);
        return range.contains(m_position);
    }
    void add(bool holds, const QString &name, const QString &value)
    {
        if (holds)
            m_attributes += name + u':' + value + u';';
    }
    [[nodiscard]] TextRange run() const { return m_run; }
    [[nodiscard]] QString attributes() const { return m_attributes; }

private:
    qsizetype m_position;
    TextRange m_run;
    QString m_attributes;
};

} // namespace

bool isListenedTo()
{
    static const Listening listening;
    return listening.isActive();
}

void ColumnAccessible::install()
{
    static const bool once = [] {
        QAccessible::installFactory(interfaceOf);
        return isListenedTo(); // follows from now on
    }();
    Q_UNUSED(once)
}

ColumnAccessible::ColumnAccessible(ColumnView *column) : QAccessibleWidget(column, QAccessible::Document) {}

ColumnView *ColumnAccessible::column() const
{
    return static_cast<ColumnView *>(widget());
}

/// Made anew only once something was folded or turned around.
const ShownText &ColumnAccessible::shown() const
{
    const std::pair now(column()->isFurnitureFolded(), column()->flow().direction());
    if (m_shownAs != now) {
        m_shown = ShownText(column()->flow());
        m_shownAs = now;
    }
    return m_shown;
}

void *ColumnAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State ColumnAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    state.focusable = true;
    state.focused = column()->hasReader();
    return state;
}

QString ColumnAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Description) {
        const auto active = column()->active();
        return active ? sentenceInWords(*column(), *active).join(u", "_s)
                      : ColumnView::tr("not reported: what is read in the other column");
    }
    return QAccessibleWidget::text(kind);
}

void ColumnAccessible::selection(int index, int *start, int *end) const
{
    const TextRange selected = index == 0 ? shown().offsetsOf(column()->selection()) : TextRange();
    *start = int(selected.start);
    *end = int(selected.end);
}

int ColumnAccessible::selectionCount() const
{
    return column()->selection().isEmpty() ? 0 : 1;
}

void ColumnAccessible::removeSelection(int index)
{
    if (index == 0)
        column()->setSelection({});
}

void ColumnAccessible::setSelection(int index, int start, int end)
{
    if (index != 0)
        return;
    column()->setSelection(shown().rangeOf(start, end));
    emit column() -> selected(column()->selection());
}

int ColumnAccessible::cursorPosition() const
{
    if (!column()->selection().isEmpty())
        return int(shown().offsetOf(column()->selection().end));
    return column()->active() ? int(shown().offsetOf(column()->active()->start)) : -1;
}

void ColumnAccessible::setCursorPosition(int offset)
{
    if (const auto position = shown().positionOf(offset))
        emit column() -> clicked(*position);
}

QString ColumnAccessible::text(int start, int end) const
{
    return shown().text().mid(start, end - start);
}

int ColumnAccessible::characterCount() const
{
    return int(shown().text().size());
}

TextRange ColumnAccessible::sentenceAt(qsizetype offset, const ShownText::Piece &piece) const
{
    const auto position = shown().positionOf(offset);
    if (!position)
        return {piece.start, piece.folded ? piece.end() : piece.start + piece.lead};
    const Report &report = column()->report();
    const QList<Sentence> &sentences = report.passages().at(report.passageAt(piece.range.start)).sentences;
    TextRange unit = piece.range;
    for (const Sentence &sentence : sentences) {
        if (sentence.range.start <= *position)
            unit.start = std::max(unit.start, sentence.range.start);
        else
            unit.end = std::min(unit.end, sentence.range.start);
    }
    const qsizetype shift = piece.start + piece.lead - piece.range.start;
    return {unit.start + shift, unit.end + shift};
}

TextRange ColumnAccessible::lineAt(qsizetype offset, const ShownText::Piece &piece) const
{
    const qsizetype start = piece.start + piece.lead;
    const auto position = shown().positionOf(std::clamp(offset, start, std::max(start, piece.end() - 1)));
    const auto line = position ? column()->lineAt(*position) : std::nullopt;
    if (!line)
        return {piece.start, piece.end()};
    const qsizetype shift = start - piece.range.start;
    const bool first = line->start == piece.range.start; // the time stands before it
    return {first ? piece.start : line->start + shift, line->end + shift};
}

TextRange ColumnAccessible::unitAt(qsizetype offset, QAccessible::TextBoundaryType unit) const
{
    const int index = shown().pieceAt(offset);
    if (index < 0 || unit == QAccessible::NoBoundary)
        return {0, shown().text().size()};
    const ShownText::Piece &piece = shown().piece(index);
    switch (unit) {
    case QAccessible::LineBoundary:
        return lineAt(offset, piece);
    case QAccessible::SentenceBoundary:
        return sentenceAt(offset, piece);
    case QAccessible::ParagraphBoundary:
        return {piece.start, piece.end()};
    default:
        break;
    }
    if (offset >= piece.end()) // the line's end
        return {piece.end(), std::min(piece.end() + 1, shown().text().size())};
    QTextBoundaryFinder finder(unit == QAccessible::CharBoundary ? QTextBoundaryFinder::Grapheme
                                                                 : QTextBoundaryFinder::Word,
                               shown().text().sliced(piece.start, piece.length));
    finder.setPosition(offset - piece.start + 1);
    const qsizetype end = finder.isAtBoundary() ? finder.position() : finder.toNextBoundary();
    return {piece.start + finder.toPreviousBoundary(), piece.start + end};
}

QString ColumnAccessible::told(TextRange unit, int *start, int *end) const
{
    *start = int(unit.start);
    *end = int(unit.end);
    return text(*start, *end);
}

QString ColumnAccessible::textAtOffset(int offset, QAccessible::TextBoundaryType unit, int *start,
                                       int *end) const
{
    return told(unitAt(offset, unit), start, end);
}

QString ColumnAccessible::textBeforeOffset(int offset, QAccessible::TextBoundaryType unit, int *start,
                                           int *end) const
{
    const TextRange here = unitAt(offset, unit);
    return told(here.start > 0 ? unitAt(here.start - 1, unit) : TextRange{0, 0}, start, end);
}

QString ColumnAccessible::textAfterOffset(int offset, QAccessible::TextBoundaryType unit, int *start,
                                          int *end) const
{
    const TextRange here = unitAt(offset, unit);
    const qsizetype all = characterCount();
    TextRange next = here.end < all ? unitAt(here.end, unit) : TextRange{all, all};
    if (next.start < here.end && next.end <= here.end) // only the line's end stood between
        next = here.end + 1 < all ? unitAt(here.end + 1, unit) : TextRange{all, all};
    return told(next, start, end);
}

QRect ColumnAccessible::characterRect(int offset) const
{
    const int index = shown().pieceAt(offset);
    if (index < 0)
        return {};
    const auto position = shown().positionOf(offset);
    const QList<QRectF> rects = position ? column()->wordRects({*position, *position + 1}) : QList<QRectF>();
    const QRect rect = (rects.isEmpty() ? column()->itemRect(index) : rects.first()).toAlignedRect();
    return {column()->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int ColumnAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint here = column()->viewport()->mapFromGlobal(point);
    const int item = column()->itemAt(here.y());
    if (item < 0 || !column()->viewport()->rect().contains(here))
        return -1;
    const qsizetype position = column()->positionAt(here);
    if (position >= 0)
        return int(shown().offsetOf(position));
    return column()->itemRect(item).contains(here) ? int(shown().piece(item).start) : -1;
}

void ColumnAccessible::scrollToSubstring(int start, int end)
{
    const TextRange range = shown().rangeOf(start, end);
    column()->bringTo({range.start, std::max(range.end, range.start + 1)}, column()->eye());
}

QString ColumnAccessible::attributes(int offset, int *start, int *end) const
{
    const int index = shown().pieceAt(offset);
    const ShownText::Piece piece = index < 0 ? ShownText::Piece() : shown().piece(index);
    const auto position = shown().positionOf(offset);
    if (!position) {
        *start = int(piece.start);
        *end = int(piece.folded ? piece.end() : piece.start + piece.lead);
        return piece.folded ? u"folded:true;"_s : u"time:true;"_s;
    }
    const ColumnView &view = *column();
    AttributeRun run(*position, piece.range);
    const auto *sharing = sharingAt(view, *position);
    run.add(sharing && run.at(sharing->first), u"shared"_s,
            sharing ? sharingName(sharing->second) : QString());
    run.add(view.active() && run.at(*view.active()), u"active"_s, u"true"_s);
    for (const ColumnView::Mark &mark : view.marks())
        run.add(run.at(mark.range), mark.asks ? u"proposed-mark"_s : u"mark"_s, colourName(mark.colour));
    for (const DifferingWords &words : view.differing())
        run.add(run.at(words.range), u"differs"_s, words.moved ? u"moved"_s : u"words"_s);
    for (const ColumnView::LinkSign &link : view.links())
        run.add(run.at(link.range), u"link"_s, QString(link.words).replace(u';', u','));
    for (const TextRange &match : view.passingMarks().matches())
        run.add(run.at(match), u"found"_s, u"true"_s);
    if (sharing)
        run.add(view.passingMarks().dimmed().contains(sharing->first), u"filtered"_s, u"true"_s);
    if (sharing)
        run.add(view.passingMarks().isLater(sharing->first), u"later"_s, u"true"_s);
    const QString kind = passageKindName(view.report().passages().at(view.flow().item(index).passage).kind);
    run.add(kind != u"body", u"part"_s, kind);
    const TextRange held = shown().offsetsOf(run.run());
    *start = int(held.start);
    *end = int(held.end);
    return run.attributes();
}

QStringList marksInWords(const ColumnView &column, TextRange sentence)
{
    QStringList words;
    for (const ColumnView::Mark &mark : column.marks()) {
        if (sentence.overlaps(mark.range))
            words.append(
                (mark.asks ? ColumnView::tr("a mark may belong here, %1") : ColumnView::tr("marked %1"))
                    .arg(colourText(mark.colour)));
    }
    return words;
}

QStringList sentenceInWords(const ColumnView &column, TextRange sentence)
{
    QStringList words;
    const int passage = column.report().passageAt(sentence.start);
    if (passage >= 0)
        words.append(partInWords(column.report().passages().at(passage).kind));
    if (const auto *sharing = sharingAt(column, sentence.start))
        words.append(sharingInWords(sharing->second));
    if (column.isMoved(sentence))
        words.append(ColumnView::tr("in another order here"));
    QStringList differing;
    for (const DifferingWords &run : column.differing()) {
        if (!run.moved && sentence.overlaps(run.range))
            differing.append(column.report().text(run.range).toString().simplified());
    }
    if (!differing.isEmpty())
        words.append(ColumnView::tr("words that differ: %1").arg(differing.join(u"; "_s)));
    words += marksInWords(column, sentence);
    words += column.linksOf(sentence);
    if (column.isDecided(sentence))
        words.append(ColumnView::tr("corrected by you"));
    if (column.passingMarks().dimmed().contains(sentence))
        words.append(ColumnView::tr("left out by the filter"));
    if (column.passingMarks().isLater(sentence))
        words.append(notYetWords());
    words.removeAll(QString());
    return words;
}

void tellPlace(ColumnView *column, const QString &words)
{
    if (!isListenedTo())
        return;
    QAccessibleEvent focus(column, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(column)->textInterface();
    QAccessibleTextCursorEvent caret(column, text->cursorPosition());
    QAccessible::updateAccessibility(&caret);
    tellMessage(column, words);
}

void tellSelection(ColumnView *column)
{
    if (!isListenedTo())
        return;
    QAccessibleTextInterface *text = QAccessible::queryAccessibleInterface(column)->textInterface();
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QAccessibleTextSelectionEvent event(column, start, end);
    event.setCursorPosition(std::max(0, text->cursorPosition()));
    QAccessible::updateAccessibility(&event);
}

void tellMessage(QObject *about, const QString &message)
{
    if (!isListenedTo() || message.isEmpty())
        return;
    QAccessibleAnnouncementEvent event(about, message);
    QAccessible::updateAccessibility(&event);
}

} // namespace synoptic
