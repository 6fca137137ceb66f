// SPDX-License-Identifier: GPL-3.0-or-later
#include "startpage/startpage.h"

#include "startpage/startrow.h"
#include "visuallanguage/icons.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr int widest = 920; ///< pixels of the page's content
constexpr int mostRecent = 9;

QLabel *heading(const QString &text, double size, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * size);
    label->setFont(font);
    return label;
}

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StartPage::StartPage(const QList<std::pair<QAction *, QString>> &ways, const QList<Key> &keys,
                     QWidget *parent)
    : QScrollArea(parent), m_keys(keys)
{
    setAccessibleName(tr("Start page"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(this);
    setWidget(page);
    auto *content = new QWidget(page);
    content->setMaximumWidth(widest);
    auto *around = new QHBoxLayout(page);
    around->addStretch(1);
    around->addWidget(content, 1000);
    around->addStretch(1);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(20, 28, 20, 20);
    rows->setSpacing(4);
    rows->addWidget(heading(tr("Synoptic"), 1.8, content));
    rows->addWidget(
        plain(tr("Several reports of one event, side by side: what they agree on, where they part, what "
                 "one of them leaves out."),
              content));
    rows->addSpacing(18);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(36);
    columns->addLayout(buildWays(ways), 10);
    auto *right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(heading(tr("Recent events"), 1.1, content));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    right->addLayout(m_recent);
    right->addStretch(1);
    columns->addLayout(right, 11);
    rows->addLayout(columns);
    rows->addStretch(1);
    setRecent({});
}

QLayout *StartPage::buildWays(const QList<std::pair<QAction *, QString>> &ways)
{
    auto *left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(heading(tr("Open"), 1.1, widget()));
    for (const auto &[action, detail] : ways) {
        auto *row = new StartRow(action->icon(), QString(action->text()).remove(u'&'), detail,
                                 action->shortcut().toString(QKeySequence::NativeText), this);
        connect(row, &QAbstractButton::clicked, action, &QAction::trigger);
        left->addWidget(row);
        m_last = row;
    }
    left->addSpacing(18);
    left->addWidget(heading(tr("Four keys to know"), 1.1, widget()));
    m_keyLines = new QVBoxLayout;
    m_keyLines->setSpacing(5);
    m_keyLines->setContentsMargins(8, 6, 0, 0);
    left->addLayout(m_keyLines);
    left->addStretch(1);
    return left;
}

void StartPage::setRecent(const QList<RecentEvent> &events)
{
    clear(m_recent);
    if (events.isEmpty())
        m_recent->addWidget(plain(tr("None yet: what you open is listed here, with its marks and notes. The "
                                     "sample event shows what "
                                     "the program does; Enter opens it."),
                                  widget()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const RecentEvent &event : events.first(std::min<qsizetype>(mostRecent, events.size()))) {
        const QString detail = timeAgo(event.opened, now) + u" · "_s + event.outlets.join(u", "_s);
        auto *row = new StartRow(symbolicIcon(u"recent"_s), event.name, detail, {}, widget());
        connect(row, &QAbstractButton::clicked, this,
                [this, paths = event.paths] { emit openRequested(paths); });
        m_recent->addWidget(row);
    }
}

/// The keys as they are now: the reader may have changed them since.
void StartPage::fillKeys()
{
    clear(m_keyLines);
    for (const Key &key : m_keys) {
        const QString name = key.action->shortcut().toString(QKeySequence::NativeText);
        if (name.isEmpty())
            continue;
        auto *label = new QLabel(
            u"<b>%1</b>&nbsp;&nbsp; %2"_s.arg(name.toHtmlEscaped(), key.text.toHtmlEscaped()), widget());
        label->setWordWrap(true);
        m_keyLines->addWidget(label);
    }
}

void StartPage::takeFocus()
{
    QWidget *recent = m_recent->count() > 0 ? m_recent->itemAt(0)->widget() : nullptr;
    QWidget *first = qobject_cast<StartRow *>(recent) ? recent : m_last;
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

void StartPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    fillKeys();
}

QString timeAgo(const QDateTime &then, const QDateTime &now)
{
    const QDateTime local = then.toLocalTime();
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    const QString time = QLocale().toString(local.time(), QLocale::ShortFormat);
    if (days == 0)
        return StartPage::tr("today, %1").arg(time);
    if (days == 1)
        return StartPage::tr("yesterday, %1").arg(time);
    return QLocale().toString(local.date(), QLocale::LongFormat);
}

} // namespace synoptic
