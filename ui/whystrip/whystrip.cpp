// SPDX-License-Identifier: GPL-3.0-or-later
#include "synopsisview/whystrip.h"

#include "models/factmodel.h"

#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString words(const QString &name)
{
    return QString(name).replace(u'-', u' ');
}

QString lineOf(const Comparison &comparison, const Alignment &alignment)
{
    const QString pair =
        u"<b>%1</b> ↔ <b>%2</b>"_s.arg(comparison.reports.at(alignment.a.report).shortName().toHtmlEscaped(),
                                       comparison.reports.at(alignment.b.report).shortName().toHtmlEscaped());
    const QString evidence = alignment.evidence.join(u"; "_s).toHtmlEscaped();
    const QString verdict =
        alignment.corrected ? WhyStrip::tr("you said so") : QLocale().toString(alignment.score, 'f', 2);
    return u"%1 · %2, %3 — %4"_s.arg(pair, words(relationName(alignment.relation)), verdict, evidence);
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
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Why these"));
    hide();
}

void WhyStrip::explain(const Comparison &comparison, const QList<Place> &places,
                       const QList<Difference> &differences)
{
    QList<const Alignment *> between;
    for (const Alignment &alignment : comparison.alignments) {
        if (places.contains(alignment.a) && places.contains(alignment.b))
            between.append(&alignment);
    }
    std::ranges::stable_sort(between, std::greater(), &Alignment::score);
    QStringList lines;
    for (const Difference &difference : differences)
        lines.append(u"<b>%1, %2</b>: %3 — %4"_s.arg(
            differenceKindName(difference.kind), words(differenceNatureName(difference.nature)),
            valuesByReport(comparison, difference).toHtmlEscaped(), difference.reason.toHtmlEscaped()));
    for (const Alignment *alignment : between)
        lines.append(lineOf(comparison, *alignment));
    if (places.size() == 1)
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
    return {300, std::min(height, 11 * fontMetrics().height())};
}

} // namespace synoptic
