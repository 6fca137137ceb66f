// SPDX-License-Identifier: GPL-3.0-or-later
#include "whystrip/whystrip.h"

#include "models/factmodel.h"
#include "models/sentencenumber.h"
#include "whystrip/likenesswords.h"

#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int mostLines = 7; ///< the rest scrolls: what it explains stays in sight

QString words(const QString &name)
{
    return QString(name).replace(u'-', u' ');
}

QString scoreWords(const Alignment &alignment)
{
    const auto number = [](double score) { return QLocale().toString(score, 'f', 2); };
    if (!alignment.corrected)
        return WhyStrip::tr("score %1").arg(number(alignment.score));
    return alignment.proposed ? WhyStrip::tr("you said so (score %1)").arg(number(*alignment.proposed))
                              : WhyStrip::tr("you said so (the comparison saw no likeness)");
}

/// The outlet; where others of its sentences are in question too, which one it is.
QString nameOf(const Comparison &comparison, const Place &place, const QList<const Alignment *> &all)
{
    const Report &report = comparison.reports.at(place.report);
    const QString name = u"<b>%1</b>"_s.arg(report.shortName().toHtmlEscaped());
    const auto isOther = [&](const Place &other) { return other.report == place.report && other != place; };
    const bool several =
        std::ranges::any_of(all, [&](const Alignment *one) { return isOther(one->a) || isOther(one->b); });
    return several ? name + u' ' + sentenceNumberText(report, place.range) : name;
}

QString lineOf(const Comparison &comparison, const Alignment &alignment, const QList<const Alignment *> &all)
{
    const QString pair =
        u"%1 ↔ %2"_s.arg(nameOf(comparison, alignment.a, all), nameOf(comparison, alignment.b, all));
    QStringList reasons = alignment.evidence;
    if (const QString likeness = likenessWords(alignment.resemblance); !likeness.isEmpty())
        reasons.append(likeness);
    const QString why = reasons.isEmpty() ? QString() : u" — "_s + reasons.join(u"; "_s).toHtmlEscaped();
    return u"%1 · %2, %3%4"_s.arg(pair, words(relationName(alignment.relation)), scoreWords(alignment), why);
}

/// The fact of a place, of several the one that the reader is at; nothing where it is in none.
const Fact *factOf(const Comparison &comparison, const Place &place, std::optional<int> here)
{
    if (here && comparison.facts.at(*here).members.contains(place))
        return &comparison.facts.at(*here);
    const auto found = std::ranges::find_if(comparison.facts,
                                            [&](const Fact &fact) { return fact.members.contains(place); });
    return found == comparison.facts.end() ? nullptr : &*found;
}

/// Two sentences may be aligned and yet stand in no fact together: then they tell too much else.
QString togetherWords(const Comparison &comparison, const Alignment &alignment, const Fact *fact)
{
    const auto both = [&alignment](const Fact &one) {
        return one.members.contains(alignment.a) && one.members.contains(alignment.b);
    };
    if (fact && both(*fact))
        return {};
    if (std::ranges::any_of(comparison.facts, both))
        return WhyStrip::tr(" · together in another fact");
    return WhyStrip::tr(" · in no fact together");
}

} // namespace

WhyStrip::WhyStrip(QWidget *parent) : QScrollArea(parent), m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setContentsMargins(12, 8, 12, 8);
    setWidget(m_text);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &WhyStrip::fitFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Why these"));
    hide();
}

void WhyStrip::explain(const Comparison &comparison, const Place &place, std::optional<int> here,
                       const DecidedPlaces &decided)
{
    const Fact *fact = factOf(comparison, place, here);
    const QList<Place> places = fact ? fact->members : QList<Place>{place};
    QList<const Alignment *> between;
    for (const Alignment &alignment : comparison.alignments) {
        const bool inFact = places.contains(alignment.a) && places.contains(alignment.b);
        if (inFact || alignment.a == place || alignment.b == place)
            between.append(&alignment);
    }
    // Those of the current place first, the best of them first.
    std::ranges::stable_sort(between, std::greater(), [&](const Alignment *one) {
        return std::pair(one->a == place || one->b == place, one->score);
    });
    QStringList lines;
    for (const QString &decision : decided.atAny(places))
        lines.append(u"<b>%1 %2</b>"_s.arg(ownSign).arg(decision.toHtmlEscaped()));
    for (const Difference &difference : fact ? fact->differences : QList<Difference>())
        lines.append(u"<b>%1, %2</b>: %3 — %4"_s.arg(
            differenceKindName(difference.kind), words(differenceNatureName(difference.nature)),
            valuesByReport(comparison, difference).toHtmlEscaped(), difference.reason.toHtmlEscaped()));
    for (const Alignment *alignment : between)
        lines.append(lineOf(comparison, *alignment, between) + togetherWords(comparison, *alignment, fact));
    if (between.isEmpty())
        lines.append(tr("No other report has a sentence that scores as the same."));
    m_text->setText(lines.join(u"<br>"_s));
    m_text->setAccessibleName(text());
    verticalScrollBar()->setValue(0);
    updateGeometry();
}

QString WhyStrip::text() const
{
    QString plain = m_text->text();
    return plain.replace(u"<br>"_s, u"\n"_s).remove(u"<b>"_s).remove(u"</b>"_s);
}

void WhyStrip::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // as high as its text at the new width
}

QSize WhyStrip::sizeHint() const
{
    const int height = m_text->heightForWidth(std::max(200, width()));
    return {300, std::min(height, m_text->contentsMargins().top() + mostLines * fontMetrics().lineSpacing())};
}

/// What has no room is read with the arrows, once Tab has come here.
void WhyStrip::fitFocus()
{
    setFocusPolicy(verticalScrollBar()->maximum() > 0 ? Qt::TabFocus : Qt::NoFocus);
}

bool WhyStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // these keys mean something else to the window
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            event->accept();
            return true;
        default:
            break;
        }
    }
    return QScrollArea::event(event);
}

} // namespace synoptic
