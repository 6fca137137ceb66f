// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineview/timelineview.h"

#include "emptystate/emptystate.h"
#include "mainwindow/flowlayout.h"
#include "report/counts.h"
#include "timelineview/timelinecanvas.h"

#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

TimelineView::TimelineView(QWidget *parent) : EventView(parent), m_canvas(new TimelineCanvas(&m_model, this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(14, 8, 14, 8);
    box->setSpacing(8);
    box->addLayout(buildHead());
    box->addWidget(m_canvas, 1);
    box->addLayout(buildSlider());
    m_strip = new QLabel(this);
    m_strip->setTextFormat(Qt::PlainText);
    m_strip->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_strip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_strip->setFixedHeight(2 * fontMetrics().lineSpacing() + 4); // nothing moves
    box->addWidget(m_strip);
    m_nothing = new EmptyState(this);
    setFocusProxy(m_canvas);
    connectCanvas();
    buildActions();
}

TimelineView::~TimelineView()
{
    // It asks its model until its last moment, and members go before children.
    m_canvas->disconnect(this);
    delete m_canvas;
}

QLayout *TimelineView::buildHead()
{
    auto *head = new FlowLayout;
    head->setSpacing(12);
    m_zone = new QComboBox(this);
    m_zone->setEditable(true); // one of hundreds: typed, with completion
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumContentsLength(16);
    QStringList zones{u"UTC"_s};
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/'))
            zones.append(QString::fromUtf8(id));
    const QString own = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    if (zones.removeOne(own) && own != "UTC"_L1)
        zones.prepend(own);
    zones.removeOne(u"UTC"_s);
    zones.prepend(u"UTC"_s);
    m_zone->addItems(zones);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_zone, &QComboBox::currentTextChanged, this, &TimelineView::setZone);
    auto *label = new QLabel(tr("Time &zone"), this);
    label->setBuddy(m_zone);
    label->setMinimumHeight(m_zone->sizeHint().height());
    head->addWidget(label);
    head->addWidget(m_zone);
    for (const QString &sign : {tr("▌ entry"), tr("■ report"), tr("● fact, first told"), tr("◆ it differs"),
                                tr("✎ corrected by you"), tr("outlined: not yet told")}) {
        auto *meaning = new QLabel(sign, this);
        meaning->setTextFormat(Qt::PlainText);
        meaning->setMinimumHeight(m_zone->sizeHint().height()); // in one line with it
        head->addWidget(meaning);
    }
    return head;
}

QLayout *TimelineView::buildSlider()
{
    auto *row = new QHBoxLayout;
    m_asOf = new QLabel(this);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setPageStep(30);
    m_slider->setToolTip(
        tr("What was reported by this time ([ and ]: the moment before and after; from the whole event "
           "] begins with the first; Home, End)"));
    row->addWidget(m_slider, 1);
    row->addWidget(m_asOf);
    connect(m_slider, &QSlider::valueChanged, this, &TimelineView::takeAsOf);
    return row;
}

void TimelineView::connectCanvas()
{
    connect(m_canvas, &TimelineCanvas::placeRequested, this, &TimelineView::placeRequested);
    connect(m_canvas, &TimelineCanvas::looked, this, &TimelineView::look);
    connect(m_canvas, &TimelineCanvas::asOfStepped, this, &TimelineView::stepAsOf);
    connect(m_canvas, &TimelineCanvas::asOfChosen, this, &TimelineView::tellUpTo);
    connect(m_canvas, &TimelineCanvas::asOfEnd, this,
            [this](bool last) { m_slider->setValue(last ? m_slider->maximum() : 0); });
}

/// The keys of the canvas, by name too.
void TimelineView::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &key, auto work) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        if (!key.isEmpty()) // an empty one would be the same as any
            action->setShortcut(key);
        connect(action, &QAction::triggered, this, work);
        m_actions.append(action);
        return action;
    };
    m_earlier = add(u"timeline_earlier"_s, tr("As of the Moment &Before"), Qt::Key_BracketLeft,
                    [this] { stepAsOf(-1); });
    m_earlier->setIconText(tr("‹ before"));
    m_later =
        add(u"timeline_later"_s, tr("As of the &Next Moment"), Qt::Key_BracketRight, [this] { stepAsOf(1); });
    m_later->setIconText(tr("next ›"));
    m_end = add(u"timeline_whole"_s, tr("Show the &Whole Event"), {}, [this] { endAsOf(); });
    m_end->setIconText(tr("✕ Whole event")); // X, which ends the filter, ends this too
    add(u"timeline_first"_s, tr("As of the &First Moment"), Qt::Key_Home, [this] { m_slider->setValue(0); });
    add(u"timeline_last"_s, tr("As of the &Last Moment"), Qt::Key_End,
        [this] { m_slider->setValue(m_slider->maximum()); });
}

void TimelineView::setComparison(const Comparison &comparison)
{
    const auto before = active();
    // The same reports, compared anew: they are told up to the same moment.
    const bool same = std::ranges::equal(comparison.reports, m_model.shared()->comparison.reports, {},
                                         &Report::sha256, &Report::sha256);
    const QDateTime told = same ? m_model.asOf() : QDateTime();
    m_model.setCoverage(coverageDataOf(comparison));
    const bool timed = m_model.timedRows() > 0;
    m_start = timed ? m_model.itemAt(0).when.utc : QDateTime();
    {
        const QSignalBlocker quiet(m_slider); // another event is no choice of the reader's
        m_slider->setRange(
            0, timed ? int(m_start.secsTo(m_model.itemAt(m_model.timedRows() - 1).when.utc) / 60) : 0);
        m_slider->setValue(told.isValid() ? int(m_start.secsTo(told) / 60) : m_slider->maximum());
    }
    m_slider->setEnabled(timed);
    m_canvas->setCurrentIndex(m_model.index(0));
    if (before)
        goTo(*before);
    takeAsOf();
    look(m_canvas->currentIndex());
    showNothing();
}

void TimelineView::showNothing()
{
    if (m_model.rowCount() > 0) {
        m_nothing->leave();
        return;
    }
    m_nothing->say(
        tr("Nothing to set on a clock"),
        tr("The timeline shows entries of live blogs, reports with a date, and the facts that two reports "
           "share. A further report may bring them: File ▸ Add Reports."),
        m_waysOut);
}

QDateTime TimelineView::timeAt(int minutes) const
{
    return m_start.isValid() ? m_start.addSecs(qint64(60) * minutes) : QDateTime();
}

void TimelineView::tellUpTo(const QDateTime &utc)
{
    if (m_start.isValid())
        m_slider->setValue(int(m_start.secsTo(utc) / 60));
}

AsOf TimelineView::asOf() const
{
    return AsOf(m_model.asOf(),
                std::shared_ptr<const WritingTimes>(m_model.shared(), &m_model.shared()->times));
}

/// The slider's time is that of all views.
void TimelineView::takeAsOf()
{
    const int minutes = m_slider->value();
    m_model.setAsOf(minutes == m_slider->maximum() ? QDateTime() : timeAt(minutes));
    showAsOf();
    emit asOfChanged(asOf());
}

void TimelineView::endAsOf()
{
    m_slider->setValue(m_slider->maximum());
}

QString TimelineView::asOfText() const
{
    return m_asOf->text();
}

void TimelineView::setActionsEnabled(bool on)
{
    for (QAction *action : std::as_const(m_actions))
        action->setEnabled(on || asOfActions().contains(action));
}

/// To the next or previous moment at which something was reported. Behind the last one is the
/// whole event; from there the first moment is the next, as in a film that begins again.
void TimelineView::stepAsOf(int step)
{
    if (step > 0 && m_slider->value() == m_slider->maximum()) {
        m_slider->setValue(0);
        return;
    }
    const QDateTime now = timeAt(m_slider->value());
    const int rows = m_model.timedRows();
    for (int row = step > 0 ? 0 : rows - 1; row >= 0 && row < rows; row += step) {
        const QDateTime &moment = m_model.itemAt(row).when.utc;
        if (step > 0 ? moment > now : moment < now) {
            tellUpTo(moment);
            return;
        }
    }
}

void TimelineView::showAsOf()
{
    const QDateTime now = timeAt(m_slider->value());
    if (!now.isValid()) {
        m_asOf->setText(tr("no report gives a time: all in the order of the text"));
        m_slider->setAccessibleName(m_asOf->text());
        return;
    }
    Moment moment;
    moment.utc = now;
    const auto [reported, all] = m_model.factsReported();
    const int untimed = m_model.untimedFacts();
    const bool whole = m_slider->value() == m_slider->maximum();
    QString text = whole ? tr("the whole event · %1").arg(counted(all, tr("1 fact"), tr("%1 facts")))
                         : tr("as of %1 · %2 of %3")
                               .arg(m_model.timeText(moment))
                               .arg(reported)
                               .arg(counted(all, tr("1 fact"), tr("%1 facts")));
    if (untimed > 0)
        text += tr(" with a time, %1 without").arg(untimed);
    m_asOf->setText(text);
    m_asOf->setMinimumWidth(std::max(m_asOf->minimumWidth(), m_asOf->sizeHint().width())); // the slider stays
    m_slider->setAccessibleName(m_asOf->text());
    m_canvas->viewport()->update();
}

void TimelineView::look(const QModelIndex &index)
{
    m_looked = index.isValid() ? m_model.describe(index.row()) : QString();
    showStrip();
    if (index.isValid() && index == m_canvas->currentIndex())
        emit whereChanged(where());
}

void TimelineView::showStrip()
{
    QStringList lines = m_looked.split(u'\n');
    for (QString &line : lines)
        line = m_strip->fontMetrics().elidedText(line, Qt::ElideRight, m_strip->width());
    m_strip->setText(lines.join(u'\n'));
    m_strip->setAccessibleName(m_looked);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    EventView::resizeEvent(event);
    showStrip();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn) ||
        (event->key() == Qt::Key_Equal && event->modifiers() == Qt::ControlModifier))
        zoom(1.25);
    else if (event->matches(QKeySequence::ZoomOut))
        zoom(1 / 1.25);
    else if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        zoom(0);
    else
        EventView::keyPressEvent(event);
}

std::optional<Place> TimelineView::active() const
{
    const QModelIndex current = m_canvas->currentIndex();
    return current.isValid() ? std::optional(m_model.itemAt(current.row()).place) : std::nullopt;
}

std::optional<int> TimelineView::activeFact() const
{
    const QModelIndex current = m_canvas->currentIndex();
    if (!current.isValid() || m_model.itemAt(current.row()).kind != TimelineItemKind::Fact)
        return std::nullopt;
    return m_model.itemAt(current.row()).fact;
}

void TimelineView::goToFact(int fact, const Place &place)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.itemAt(row).kind == TimelineItemKind::Fact && m_model.itemAt(row).fact == fact) {
            m_canvas->setCurrentIndex(m_model.index(row));
            return;
        }
    }
    goTo(place);
}

void TimelineView::goTo(const Place &place)
{
    if (active() == place) // of several items that lead there, the reader's own
        return;
    const int row = m_model.rowOf(place);
    if (row >= 0)
        m_canvas->setCurrentIndex(m_model.index(row));
}

void TimelineView::next(int step)
{
    int row = m_canvas->currentIndex().row() + step;
    while (row >= 0 && row < m_model.rowCount() && !(m_model.passes(row) && m_model.isReported(row)))
        row += step;
    if (const QModelIndex other = m_model.index(row); other.isValid())
        m_canvas->setCurrentIndex(other);
}

void TimelineView::nextDifference(int step)
{
    for (int row = m_canvas->currentIndex().row() + step; row >= 0 && row < m_model.rowCount(); row += step) {
        const int fact = m_model.itemAt(row).fact;
        if (fact >= 0 && !m_model.shared()->comparison.facts.at(fact).differences.isEmpty()) {
            m_canvas->setCurrentIndex(m_model.index(row));
            return;
        }
    }
}

void TimelineView::setFilter(const FilteredEvent &filter)
{
    const auto before = active();
    const QDateTime asOf = m_model.asOf();
    m_model.setFilter(filter);
    m_canvas->setCurrentIndex(m_model.index(0));
    if (before)
        goTo(*before);
    m_model.setAsOf(asOf);
    showAsOf();
    look(m_canvas->currentIndex());
}

void TimelineView::setMatches(const EventMatches &matches)
{
    m_canvas->setMatches(matches);
}

/// A sentence stands where its fact does, else its entry, else its report.
std::optional<SentenceRanks> TimelineView::sentenceRanks() const
{
    SentenceRanks ranks;
    for (const bool facts : {true, false}) {
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if ((m_model.itemAt(row).fact >= 0) != facts)
                continue;
            for (const Place &place : m_model.sentencesOf(row)) {
                const std::pair<int, qsizetype> key(place.report, place.range.start);
                if (!ranks.contains(key))
                    ranks.insert(key, row);
            }
        }
    }
    return ranks;
}

void TimelineView::zoom(double factor)
{
    m_canvas->zoom(factor);
}

QString TimelineView::where() const
{
    const QModelIndex current = m_canvas->currentIndex();
    return current.isValid() ? m_model.describe(current.row()).section(u'\n', 0, 0).section(u" · "_s, 0, 1)
                             : QString();
}

QList<EventView::KeyHint> TimelineView::keyHints() const
{
    return {{{u"go_next_aligned"_s}, tr("next")},
            {{u"timeline_earlier"_s, u"timeline_later"_s}, tr("as of")},
            {{u"correct_why"_s}, tr("why")},
            {{u"go_to_place"_s}, tr("read")}};
}

void TimelineView::setZone(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    if (!zone.isValid())
        return;
    m_zone->setCurrentText(name);
    m_model.setZone(zone);
    showAsOf();
    look(m_canvas->currentIndex());
}

} // namespace synoptic
