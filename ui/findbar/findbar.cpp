// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar/findbar.h"

#include "mainwindow/palettes.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace synoptic {

FindBar::FindBar(QWidget *parent) : QWidget(parent), m_field(new QLineEdit(this)), m_result(new QLabel(this))
{
    setAccessibleName(tr("Find"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    auto *label = new QLabel(tr("Find"), this);
    label->setBuddy(m_field);
    m_field->setAccessibleName(tr("Find in all reports"));
    m_field->setPlaceholderText(tr("words in any report"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(160);
    m_field->setMaximumWidth(320);
    m_field->installEventFilter(this);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(label);
    row->addWidget(m_field, 2);
    connect(addButton(u"↑"_s, tr("Previous match (Shift+Return, Shift+F3)")), &QToolButton::clicked, this,
            [this] { emit stepRequested(-1); });
    connect(addButton(u"↓"_s, tr("Next match (Return, F3)")), &QToolButton::clicked, this,
            [this] { emit stepRequested(1); });
    addOption(u"find_case"_s, u"Aa"_s, tr("Match &Case and Accents"));
    addOption(u"find_words"_s, u"“w”"_s, tr("&Whole Words"));
    addOption(u"find_expression"_s, u".*"_s, tr("&Regular Expression"));
    row->addSpacing(6);
    row->addWidget(m_result, 3);
    connect(addButton(u"✕"_s, tr("Close (Escape)")), &QToolButton::clicked, this, &FindBar::closeRequested);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::changed);
    setFocusProxy(m_field);
}

QToolButton *FindBar::addButton(const QString &text, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void FindBar::addOption(const QString &name, const QString &sign, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setIconText(sign);
    QToolButton *button = addButton(sign, QString(text).remove(u'&'));
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, action, &QAction::setChecked);
    connect(action, &QAction::toggled, this, [this, button](bool on) {
        button->setChecked(on);
        emit changed();
    });
    m_options.append(action);
}

QString FindBar::words() const
{
    return m_field->text();
}

SearchOptions FindBar::options() const
{
    SearchOptions options;
    options.matchCase = m_options.at(0)->isChecked();
    options.wholeWords = m_options.at(1)->isChecked();
    options.regularExpression = m_options.at(2)->isChecked();
    return options;
}

void FindBar::edit(const QString &words)
{
    if (!words.isEmpty())
        m_field->setText(words);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::showResult(const QString &text)
{
    m_text = text;
    m_result->setPalette({});
    showText();
}

void FindBar::showProblem(const QString &text)
{
    m_text = text;
    QPalette alarming = palette();
    alarming.setColor(QPalette::WindowText, differenceInk(palette()));
    m_result->setPalette(alarming);
    showText();
}

/// Of "3 of 17 · The Herald 5, The Courier 12" the names are cut before a number is.
QString FindBar::fitted(const QString &text, const QFontMetrics &metrics, int width)
{
    constexpr qsizetype longest = 30;
    constexpr qsizetype shortest = 4;
    const qsizetype head = text.lastIndexOf(u" · "_s);
    QString shown = text;
    for (qsizetype letters = longest;
         metrics.horizontalAdvance(shown) > width && letters >= shortest && head > 0; --letters) {
        QStringList counts = text.sliced(head + 3).split(u", "_s);
        for (QString &count : counts) {
            const qsizetype name = count.lastIndexOf(u' ');
            if (name > letters)
                count = count.first(letters - 1) + u'…' + count.sliced(name);
        }
        shown = text.first(head + 3) + counts.join(u", "_s);
    }
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

QString FindBar::resultText() const
{
    return m_text;
}

void FindBar::showText()
{
    m_result->setText(fitted(m_text, m_result->fontMetrics(), m_result->width()));
    m_result->setToolTip(m_text);
    m_result->setAccessibleName(m_text);
}

/// Keys that mean something else to the window belong to the field while the reader types in it.
bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool mine = enter || key->key() == Qt::Key_Escape;
    if (!mine)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        if (enter)
            emit stepRequested(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        else
            emit closeRequested();
    }
    return true;
}

void FindBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showText();
}

} // namespace synoptic
