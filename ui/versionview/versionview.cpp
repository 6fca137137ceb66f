// SPDX-License-Identifier: GPL-3.0-or-later
#include "versionview/versionview.h"

#include "mainwindow/palettes.h"
#include "models/highlightmodel.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QTextEdit *textPane(const QString &name, QWidget *parent)
{
    auto *pane = new QTextEdit(parent);
    pane->setReadOnly(true);
    pane->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    pane->setAccessibleName(name);
    QFont font(QStringList{u"Noto Serif"_s, u"Liberation Serif"_s, u"DejaVu Serif"_s});
    font.setPointSizeF(10.5);
    pane->setFont(font);
    pane->document()->setDocumentMargin(10);
    return pane;
}

QTextEdit::ExtraSelection selection(QTextEdit *pane, TextRange range, const QTextCharFormat &format)
{
    QTextEdit::ExtraSelection made;
    made.cursor = QTextCursor(pane->document());
    made.cursor.setPosition(int(range.start));
    made.cursor.setPosition(int(range.end), QTextCursor::KeepAnchor);
    made.format = format;
    return made;
}

void setText(QTextEdit *pane, const QString &text)
{
    if (pane->toPlainText() != text)
        pane->setPlainText(text);
}

/// Puts the cursor at a range and the range at a third of the pane's height.
void bring(QTextEdit *pane, std::optional<TextRange> range)
{
    if (!range)
        return;
    QTextCursor cursor(pane->document());
    cursor.setPosition(int(range->start));
    pane->setTextCursor(cursor);
    QScrollBar *bar = pane->verticalScrollBar();
    bar->setValue(bar->value() + pane->cursorRect(cursor).top() - pane->viewport()->height() / 3);
}

/// What differs, and over it the mark: where both are, both are seen.
QList<QTextEdit::ExtraSelection> selections(QTextEdit *pane, const QList<DifferingWords> &differing,
                                            std::optional<TextRange> mark, HighlightColour colour)
{

    QTextCharFormat wash;
    wash.setBackground(highlightWash(colour, pane->palette()));
    QList<QTextEdit::ExtraSelection> below;
    QList<QTextEdit::ExtraSelection> above;
    for (const DifferingWords &words : differing) {
        QTextCharFormat format = differingFormat(words.moved, pane->palette());
        below.append(selection(pane, words.range, format));
        if (mark && words.range.overlaps(*mark)) {
            format.setBackground(wash.background());
            above.append(selection(
                pane, {std::max(words.range.start, mark->start), std::min(words.range.end, mark->end)},
                format));
        }
    }
    if (mark)
        below.append(selection(pane, *mark, wash));
    return below + above;
}

} // namespace

VersionView::VersionView(MarkStore *store, QWidget *parent)
    : QDialog(parent), m_store(store), m_count(new QLabel(this)), m_state(new QLabel(this)),
      m_beforeHead(new QLabel(tr("Earlier text"), this)), m_afterHead(new QLabel(tr("Text now"), this)),
      m_before(textPane(tr("Earlier text"), this)), m_after(textPane(tr("Text now"), this))
{
    setWindowTitle(tr("Marks to Place"));
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    resize(1080, 720);
    build();
    connect(store, &MarkStore::changed, this, [this](int row) {
        const PlacedHighlight &mark = m_store->highlights().at(row);
        if (isVisible() && mark.asks()) // its decision was taken back
            m_current = mark.highlight.id;
        storeChanged();
    });
    connect(store, &MarkStore::removed, this, &VersionView::storeChanged);
    connect(store, &MarkStore::reset, this, &VersionView::storeChanged);
}

QPushButton *VersionView::addButton(const QString &text, const QList<QKeySequence> &keys, const QString &name,
                                    void (VersionView::*work)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    addAction(action);
    auto *button = new QPushButton(
        keys.isEmpty() ? text : u"%1  (%2)"_s.arg(text, keys.first().toString(QKeySequence::NativeText)),
        this);
    button->setAutoDefault(false);
    button->setFocusPolicy(Qt::TabFocus);
    connect(action, &QAction::triggered, this, work);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void VersionView::build()
{
    for (QLabel *label : {m_count, m_state})
        label->setWordWrap(true);
    for (QLabel *head : {m_beforeHead, m_afterHead})
        head->setForegroundRole(QPalette::PlaceholderText);
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_count, 0, 0, 1, 2);
    grid->addWidget(m_state, 1, 0, 1, 2);
    grid->addWidget(m_beforeHead, 2, 0);
    grid->addWidget(m_afterHead, 2, 1);
    grid->addWidget(m_before, 3, 0);
    grid->addWidget(m_after, 3, 1);
    grid->setRowStretch(3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto *row = new QHBoxLayout;
    m_deciding = {
        addButton(tr("Take This Place"), {Qt::Key_Return, Qt::Key_Enter}, u"version_accept"_s,
                  &VersionView::accept),
        addButton(tr("Other Place"), {Qt::Key_O}, u"version_other"_s, &VersionView::otherPlace),
        addButton(tr("Selection at the Right"), {Qt::Key_H}, u"version_by_hand"_s, &VersionView::placeByHand),
        addButton(tr("Keep Without a Place"), {Qt::Key_W}, u"version_orphan"_s, &VersionView::keepWithout)};
    m_other = m_deciding.at(1);
    for (QPushButton *button : std::as_const(m_deciding))
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(
        addButton(tr("Previous"), {Qt::Key_P, Qt::Key_K}, u"version_previous"_s, &VersionView::previous));
    row->addWidget(
        addButton(tr("Next"), {Qt::Key_N, Qt::Key_J, Qt::Key_Space}, u"version_next"_s, &VersionView::next));
    row->addWidget(addButton(tr("Undo"), QKeySequence::keyBindings(QKeySequence::Undo), u"version_undo"_s,
                             &VersionView::undo));
    addButton(tr("Redo"), QKeySequence::keyBindings(QKeySequence::Redo), u"version_redo"_s,
              &VersionView::redo)
        ->hide();
    grid->addLayout(row, 4, 0, 1, 2);
}

QList<QUuid> VersionView::waiting() const
{
    QList<QUuid> ids;
    for (const PlacedHighlight &mark : m_store->highlights()) {
        if (mark.asks())
            ids.append(mark.highlight.id);
    }
    return ids;
}

const PlacedHighlight *VersionView::placed() const
{
    const int row = m_store->rowOf(m_current);
    return row < 0 ? nullptr : &m_store->highlights().at(row);
}

void VersionView::start(const QUuid &id)
{
    QDialog::show(); // first: the texts scroll to the mark once they have their size
    show(!id.isNull() ? id : waiting().value(0));
    raise();
    activateWindow();
    m_after->setFocus();
}

void VersionView::step(int by)
{
    const QList<QUuid> open = waiting();
    if (open.isEmpty()) {
        if (!placed())
            showNothing();
        return;
    }
    const qsizetype at = open.indexOf(m_current);
    show(open.at(at < 0 ? 0 : (at + by + open.size()) % open.size()));
}

void VersionView::next()
{
    step(1);
}

void VersionView::previous()
{
    step(-1);
}

void VersionView::undo()
{
    m_store->undoStack()->undo();
}

void VersionView::redo()
{
    m_store->undoStack()->redo();
}

void VersionView::accept()
{
    const PlacedHighlight *mark = placed();
    if (!mark || !m_proposal)
        return;
    m_store->place(m_current, m_proposal);
    next();
}

void VersionView::keepWithout()
{
    if (!placed())
        return;
    m_store->place(m_current, std::nullopt);
    next();
}

void VersionView::placeByHand()
{
    const QTextCursor cursor = m_after->textCursor();
    if (!placed())
        return;
    if (!cursor.hasSelection()) {
        m_state->setText(
            tr("Select the words at the right first, with Shift and the arrow keys or the mouse; then "
               "press H."));
        m_after->setFocus();
        return;
    }
    m_store->place(m_current, TextRange{cursor.selectionStart(), cursor.selectionEnd()});
    next();
}

void VersionView::otherPlace()
{
    const PlacedHighlight *mark = placed();
    if (!mark || mark->others.isEmpty())
        return;
    QList<TextRange> places = mark->others;
    if (mark->where)
        places.prepend(*mark->where);
    const qsizetype at = m_proposal ? places.indexOf(*m_proposal) : -1;
    m_proposal = places.at((at + 1) % places.size());
    showPlaces();
}

void VersionView::storeChanged()
{
    if (!isVisible())
        return;
    if (placed())
        show(m_current);
    else
        step(1);
}

void VersionView::showNothing()
{
    m_current = QUuid();
    m_count->setText(tr("<b>Every mark has its place.</b>"));
    m_state->setText(tr("Escape goes back to the reports."));
    for (QPushButton *button : std::as_const(m_deciding))
        button->setEnabled(false);
}

void VersionView::show(const QUuid &id)
{
    m_current = id;
    const PlacedHighlight *mark = placed();
    if (!mark) {
        showNothing();
        return;
    }
    const QList<QUuid> open = waiting();
    const qsizetype at = open.indexOf(id);
    const auto without =
        std::ranges::count_if(m_store->highlights(), [](const PlacedHighlight &m) { return !m.where; });
    const QString words = mark->highlight.exact.simplified();
    m_count->setText(tr("<b>“%1”</b> — %2 · %3 without a place")
                         .arg((words.size() > 120 ? words.left(118) + u"…"_s : words).toHtmlEscaped(),
                              at < 0 ? tr("decided, %1 left").arg(open.size())
                                     : tr("%1 of %2 to decide").arg(at + 1).arg(open.size()))
                         .arg(without));
    const QString state = markStateText(*mark);
    QString said =
        markStateSign(*mark) + u' ' + (state.isEmpty() ? tr("stands where you put it") : state) + u'.';
    if (!mark->highlight.note.isEmpty())
        said += tr(" Note: %1").arg(mark->highlight.note.simplified().left(160));
    m_state->setText(said);
    m_proposal = mark->where;
    showTexts(*mark);
    for (QPushButton *button : std::as_const(m_deciding))
        button->setEnabled(true);
    m_deciding.first()->setEnabled(m_proposal.has_value());
    m_other->setEnabled(!mark->others.isEmpty());
    showPlaces();
    bring(m_before, m_earlier);
    bring(m_after, m_proposal);
}

void VersionView::showTexts(const PlacedHighlight &mark)
{
    const Report &report = m_store->reports().at(mark.report);
    const auto earlier = m_store->earlierText(mark.highlight.id);
    setText(m_after, report.text());
    // Without the earlier text at hand: the words with what stood around them.
    const QString around = mark.highlight.prefix + mark.highlight.exact + mark.highlight.suffix;
    setText(m_before, earlier ? earlier->first : around);
    m_differing = earlier ? allDifferingWords(earlier->first, report.text()) : DifferingSides();
    m_earlier = earlier ? earlier->second
                        : TextRange{mark.highlight.prefix.size(),
                                    mark.highlight.prefix.size() + mark.highlight.exact.size()};
    m_beforeHead->setText(earlier ? tr("%1, earlier text").arg(report.shortName())
                                  : tr("What was marked, with what stood around it"));
    m_afterHead->setText(tr("%1, text now").arg(report.shortName()));
}

/// What differs, and over it the mark before and the place that it may have now.
void VersionView::showPlaces()
{
    const PlacedHighlight *mark = placed();
    const auto colour = mark ? mark->highlight.colour : HighlightColour::Yellow;
    auto after = selections(m_after, m_differing.b, m_proposal, colour);
    QTextCharFormat outline;
    outline.setFontUnderline(true);
    for (const TextRange other : mark ? mark->others : QList<TextRange>())
        after.append(selection(m_after, other, outline));
    m_before->setExtraSelections(selections(m_before, m_differing.a, m_earlier, colour));
    m_after->setExtraSelections(after);
    bring(m_after, m_proposal);
}

} // namespace synoptic
