// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/reviewsummary.h"

#include "report/counts.h"
#include "reviewview/reviewsetup.h"

#include <QApplication>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

QString number(const std::optional<double> &value)
{
    return value ? number(*value) : ReviewSummary::tr("none");
}

QString row(const QString &name, const QString &value)
{
    return u"<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(name, value);
}

QList<JudgedPair> judgedPairs(const ReviewSession &session)
{
    QList<JudgedPair> pairs;
    for (int i = 0; i < session.items().size(); ++i) {
        const auto verdict = session.verdict(i);
        const auto score = session.items().at(i).score;
        const auto same = verdict ? saysSame(verdict->decision) : std::nullopt;
        if (same && score)
            pairs.append({*score, *same});
    }
    return pairs;
}

/// The words that a dispute is about: the beginning of the first place's text.
QString shortText(const ReviewItem &item, const Comparison &comparison)
{
    const Place &place = item.places.first();
    const QString text = comparison.reports.at(place.report).text(place.range).toString().simplified();
    return text.size() > 90 ? text.left(89) + u'…' : text;
}

} // namespace

ReviewSummary::ReviewSummary(QWidget *parent)
    : QWidget(parent), m_text(new QTextBrowser(this)), m_close(new QPushButton(tr("&Close"), this)),
      m_goOn(new QPushButton(tr("&Go On"), this)), m_threshold(new QPushButton(this)),
      m_adjudicate(new QPushButton(this)), m_export(new QPushButton(tr("E&xport…"), this))
{
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("What came of the review"));
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_close, m_goOn, m_export, m_threshold, m_adjudicate})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 18, 24, 18);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &ReviewSummary::closeRequested);
    connect(m_goOn, &QPushButton::clicked, this, &ReviewSummary::goOnRequested);
    connect(m_threshold, &QPushButton::clicked, this, [this] { emit thresholdRequested(m_best); });
    connect(m_export, &QPushButton::clicked, this, &ReviewSummary::exportRequested);
    connect(m_adjudicate, &QPushButton::clicked, this, [this] { emit adjudicateRequested(m_disputed); });
    setFocusProxy(m_close);
}

void ReviewSummary::showSession(const ReviewSession &session, double threshold)
{
    QMap<Decision, int> decisions;
    for (int i = 0; i < session.items().size(); ++i) {
        if (const auto verdict = session.verdict(i))
            ++decisions[verdict->decision];
    }
    QString html = u"<h3>%1</h3><table>"_s.arg(questionText(session.question()).toHtmlEscaped());
    for (auto it = decisions.cbegin(); it != decisions.cend(); ++it)
        html += row(decisionText(it.key()), QString::number(it.value()));
    html += row(tr("open"), QString::number(session.count(ItemState::Open)));
    html += row(tr("skipped"), QString::number(session.count(ItemState::Skipped)));
    html += row(tr("flagged"), QString::number(session.flagged()));
    if (const auto each = session.millisecondsPerItem())
        html += row(tr("time for an item"), tr("%1 s (median)").arg(number(double(*each) / 1000)));
    html += u"</table>"_s;
    m_export->show();
    m_goOn->setVisible(!session.isFinished());
    m_threshold->hide();
    m_adjudicate->hide();
    const QList<JudgedPair> pairs = judgedPairs(session);
    if (session.question() == Question::Same && !pairs.isEmpty()) {
        const EngineQuality now = qualityAt(pairs, threshold);
        html +=
            u"<p>%1</p>"_s.arg(tr("Of %1, at the threshold %2: precision %3, recall %4.")
                                   .arg(counted(pairs.size(), tr("this pair"), tr("these %1 pairs")),
                                        number(threshold), number(now.precision()), number(now.recall())));
        if (now.wronglyHidden + now.rightlyHidden == 0)
            html += u"<p>%1</p>"_s.arg(
                tr("None of them scores below the threshold: what the engine hides, they do not say."));
        const auto best = bestQuality(pairs, threshold);
        if (pairs.size() < leastForAdvice) {
            html += u"<p>%1</p>"_s.arg(
                tr("%1 verdicts are needed before another threshold can be advised.").arg(leastForAdvice));
        } else if (best && best->f1() > now.f1()) {
            m_best = best->threshold;
            html += u"<p>%1</p>"_s.arg(
                tr("At %2 it would be: precision %3, recall %4.")
                    .arg(number(best->threshold), number(best->precision()), number(best->recall())));
            m_threshold->setText(tr("&Use %1 as Threshold").arg(number(best->threshold)));
            m_threshold->show();
        }
    }
    m_text->setHtml(html);
}

void ReviewSummary::showAgreement(const AgreementReport &report, const Comparison &comparison)
{
    const SharedVerdicts shared = sharedVerdicts(report.sessions.first().subjects, report.histories);
    QStringList names;
    for (const SessionRecord &session : report.sessions)
        names.append(session.author);
    QString html = u"<h3>%1</h3><p>%2</p><table>"_s.arg(
        questionText(report.sessions.first().question).toHtmlEscaped(), names.join(u", "_s).toHtmlEscaped());
    for (const AgreementMeasure &measure : agreementMeasures(report))
        html += row(measure.name, estimateWords(measure.estimate));
    html += u"</table>"_s;
    QHash<QString, ReviewItem> bySubject;
    for (const ReviewItem &item : report.items)
        bySubject.insert(item.subject, item);
    m_disputed.clear();
    for (const int index : shared.disagreements()) {
        const QString &subject = shared.subjects.at(index);
        m_disputed.append(subject);
        QStringList said;
        for (qsizetype r = 0; r < names.size(); ++r) {
            if (const auto &verdict = shared.verdicts.at(index).at(r))
                said.append(u"%1: %2"_s.arg(names.at(r), decisionText(verdict->decision)));
        }
        const auto item = bySubject.constFind(subject);
        html += u"<p>%1<br/>%2</p>"_s.arg(
            (item == bySubject.cend() ? subject : shortText(*item, comparison)).toHtmlEscaped(),
            said.join(u" · "_s).toHtmlEscaped());
        if (const auto agreed = report.adjudicated.constFind(subject); agreed != report.adjudicated.cend())
            html += u"<p>%1</p>"_s.arg(tr("adjudicated: %1").arg(decisionText(agreed->decision)));
    }
    m_text->setHtml(html);
    m_export->show();
    m_goOn->hide();
    m_threshold->hide();
    m_adjudicate->setVisible(!m_disputed.isEmpty());
    m_adjudicate->setText(tr("A&djudicate %1 Disagreements").arg(m_disputed.size()));
}

bool ReviewSummary::hasButtonFocus() const
{
    return isAncestorOf(QApplication::focusWidget()) && !m_text->hasFocus();
}

QString ReviewSummary::text() const
{
    return m_text->toPlainText();
}

} // namespace synoptic
