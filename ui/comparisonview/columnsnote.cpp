// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/columnsnote.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace synoptic {

ColumnsNote::ColumnsNote(QWidget *parent)
    : QWidget(parent), m_left(new QLabel(this)), m_hidden(new QLabel(this)), m_right(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 2, 20, 3);
    for (QLabel *label : {m_left, m_hidden, m_right}) {
        label->setTextFormat(Qt::RichText);
        label->setFocusPolicy(Qt::NoFocus); // the keys stand in it
        layout->addWidget(label, label == m_hidden ? 1 : 0);
    }
    m_hidden->setAlignment(Qt::AlignCenter);
    m_hidden->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_left, &QLabel::linkActivated, this, [this] { emit turnRequested(-1); });
    connect(m_right, &QLabel::linkActivated, this, [this] { emit turnRequested(1); });
    connect(m_hidden, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == "all"_L1)
            emit showAllRequested();
        else
            emit showRequested(link.toInt());
    });
    hide();
}

void ColumnsNote::tell(const QList<std::pair<int, QString>> &hidden, std::pair<int, int> beside,
                       const QString &advice)
{
    QStringList names;
    for (const auto &[report, name] : hidden)
        names.append(link(QString::number(report), name.toHtmlEscaped()));
    m_hidden->setText(hidden.isEmpty()
                          ? advice.toHtmlEscaped()
                          : tr("hidden: %1 — %2 shows all")
                                .arg(names.join(u", "_s), link(u"all"_s, m_key.toHtmlEscaped())));
    m_left->setText(beside.first > 0 ? link(u"left"_s, u"‹ "_s + tr("%n more", nullptr, beside.first))
                                     : QString());
    m_right->setText(beside.second > 0 ? link(u"right"_s, tr("%n more", nullptr, beside.second) + u" ›"_s)
                                       : QString());
    setVisible(!text().isEmpty());
    m_retell = [=, this] { tell(hidden, beside, advice); };
}

/// A text keeps the colour of links of the moment when it was set.
QString ColumnsNote::link(const QString &target, const QString &words) const
{
    return u"<a href='%1' style='color: %2'>%3</a>"_s.arg(target, palette().color(QPalette::Link).name(),
                                                          words);
}

void ColumnsNote::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_retell)
        m_retell();
}

QString ColumnsNote::text() const
{
    QStringList parts;
    for (const QLabel *label : {m_left, m_hidden, m_right}) {
        if (!label->text().isEmpty())
            parts.append(QTextDocumentFragment::fromHtml(label->text()).toPlainText());
    }
    return parts.join(u"  "_s);
}

} // namespace synoptic
