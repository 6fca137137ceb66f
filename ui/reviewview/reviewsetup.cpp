// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/reviewsetup.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFocusEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

const QList<Question> questions{Question::Same, Question::Conflict, Question::Omission, Question::Mark,
                                Question::Reading};

QString orderText(ReviewOrder order)
{
    switch (order) {
    case ReviewOrder::Uncertainty:
        return ReviewSetup::tr("the least certain first");
    case ReviewOrder::Reading:
        return ReviewSetup::tr("as in the text");
    case ReviewOrder::Time:
        return ReviewSetup::tr("by time");
    }
    Q_UNREACHABLE_RETURN({});
}

QLabel *title(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

QString questionText(Question question)
{
    switch (question) {
    case Question::Same:
        return ReviewSetup::tr("Do these report the same?");
    case Question::Conflict:
        return ReviewSetup::tr("Is this a real conflict?");
    case Question::Omission:
        return ReviewSetup::tr("Is this omission worth a note?");
    case Question::Mark:
        return ReviewSetup::tr("Does this mark stand where it should?");
    case Question::Reading:
        return ReviewSetup::tr("Read through: anything to note?");
    }
    Q_UNREACHABLE_RETURN({});
}

QString decisionText(Decision decision)
{
    return decisionName(decision).replace(u'-', u' ');
}

ReviewSetup::ReviewSetup(QWidget *parent)
    : QWidget(parent), m_questions(new QButtonGroup(this)), m_outlet(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_scope(new QComboBox(this)), m_order(new QComboBox(this)),
      m_sample(new QSpinBox(this)), m_seed(new QSpinBox(this)), m_reviewer(new QLineEdit(this)),
      m_begin(new QPushButton(tr("&Begin"), this)), m_earlier(new QListWidget(this)),
      m_resume(new QPushButton(tr("&Continue"), this)),
      m_repeat(new QPushButton(tr("Second Revie&wer…"), this)),
      m_agreement(new QPushButton(tr("Agreeme&nt"), this))
{
    auto *box = new QWidget(this);
    box->setMaximumWidth(760);
    auto *column = new QVBoxLayout(box);
    column->addWidget(title(tr("A new review session"), box));
    buildQuestions(box);
    column->addLayout(buildChoices());
    column->addWidget(m_begin, 0, Qt::AlignLeft);
    column->addSpacing(18);
    column->addWidget(title(tr("Earlier sessions of this event"), box));
    m_earlier->setAccessibleName(tr("Earlier sessions of this event"));
    column->addWidget(m_earlier, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_resume, m_repeat, m_agreement})
        row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->addStretch(1);
    layout->addWidget(box, 6);
    layout->addStretch(1);
    // A low window scrolls it; without that, no view could be lower than this page.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    setOrderOfTab();
    m_reviewer->setText(qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME", tr("analyst"))));
    m_begin->setDefault(true);
    connect(m_begin, &QPushButton::clicked, this, &ReviewSetup::beginRequested);
    connect(m_outlet, &QComboBox::currentIndexChanged, this, &ReviewSetup::countItems);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReviewSetup::countItems);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ReviewSetup::countItems);
    connect(m_sample, &QSpinBox::valueChanged, this, &ReviewSetup::countItems);
    const auto withChosen = [this](auto signal) {
        return [this, signal] {
            if (const auto session = chosen())
                emit(this->*signal)(*session);
        };
    };
    connect(m_resume, &QPushButton::clicked, this, withChosen(&ReviewSetup::resumeRequested));
    connect(m_earlier, &QListWidget::itemActivated, this, withChosen(&ReviewSetup::resumeRequested));
    connect(m_repeat, &QPushButton::clicked, this, withChosen(&ReviewSetup::repeatRequested));
    connect(m_agreement, &QPushButton::clicked, this, withChosen(&ReviewSetup::agreementRequested));
    connect(m_earlier, &QListWidget::currentRowChanged, this, [this](int chosenRow) {
        for (QPushButton *button : {m_resume, m_repeat, m_agreement})
            button->setEnabled(chosenRow >= 0);
    });
}

QLayout *ReviewSetup::buildChoices()
{
    for (const ReviewOrder order : {ReviewOrder::Uncertainty, ReviewOrder::Reading, ReviewOrder::Time})
        m_order->addItem(orderText(order), int(order));
    m_sample->setRange(0, 100000);
    m_sample->setSpecialValueText(tr("all"));
    m_seed->setRange(1, 1000000);
    auto *form = new QFormLayout;
    form->addRow(tr("Re&ports"), m_outlet);
    form->addRow(tr("&Kind"), m_kind);
    form->addRow(tr("On&ly"), m_scope);
    form->addRow(tr("&Order"), m_order);
    form->addRow(tr("Sa&mple of"), m_sample);
    form->addRow(tr("See&d"), m_seed);
    form->addRow(tr("Rev&iewer"), m_reviewer);
    setScopes({});
    return form;
}

/// As it stands on the page.
void ReviewSetup::setOrderOfTab()
{
    QWidget *last = m_questions->buttons().first();
    for (QWidget *next : QList<QWidget *>{m_outlet, m_kind, m_scope, m_order, m_sample, m_seed, m_reviewer,
                                          m_begin, m_earlier, m_resume, m_repeat, m_agreement}) {
        QWidget::setTabOrder(last, next);
        last = next;
    }
}

/// The relations that pairs can have, the kinds of differences; the other questions know none.
void ReviewSetup::showKinds()
{
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("every kind"), -1);
    if (question() == Question::Same) {
        for (const auto relation : {Relation::Verbatim, Relation::NearVerbatim, Relation::SameFact,
                                    Relation::Partial, Relation::Conflict})
            m_kind->addItem(relationName(relation).replace(u'-', u' '), int(relation));
    } else if (question() == Question::Conflict) {
        for (const auto kind : {DifferenceKind::Figure, DifferenceKind::Time, DifferenceKind::Name,
                                DifferenceKind::Quotation, DifferenceKind::Attribution})
            m_kind->addItem(differenceKindName(kind), int(kind));
    }
    m_kind->setEnabled(m_kind->count() > 1);
}

void ReviewSetup::setScopes(const QList<ReviewScope> &scopes)
{
    const QString chosen = m_scope->currentText();
    const QSignalBlocker quiet(m_scope);
    m_scopes = scopes;
    m_scope->clear();
    m_scope->addItem(tr("everything"));
    for (const ReviewScope &scope : scopes)
        m_scope->addItem(scope.name);
    m_scope->setCurrentIndex(std::max(0, m_scope->findText(chosen)));
    m_scope->setEnabled(!scopes.isEmpty());
    if (isVisible())
        countItems();
}

void ReviewSetup::setNearPairs(const QList<Alignment> &pairs, bool known)
{
    m_near = pairs;
    m_nearKnown = known;
    countItems();
}

void ReviewSetup::setThreshold(double threshold)
{
    m_threshold = threshold;
}

void ReviewSetup::focusInEvent(QFocusEvent *event)
{
    m_questions->checkedButton()->setFocus(event->reason());
}

void ReviewSetup::buildQuestions(QWidget *box)
{
    auto *layout = qobject_cast<QVBoxLayout *>(box->layout());
    for (const Question question : questions) {
        auto *button = new QRadioButton(questionText(question), box);
        auto *count = new QLabel(box);
        count->setForegroundRole(QPalette::PlaceholderText);
        m_questions->addButton(button, int(question));
        m_counts.append(count);
        auto *row = new QHBoxLayout;
        row->addWidget(button);
        row->addWidget(count);
        row->addStretch(1);
        layout->addLayout(row);
    }
    m_questions->buttons().first()->setChecked(true);
    showKinds();
    connect(m_questions, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (!on)
            return;
        showKinds();
        countItems();
    });
}

void ReviewSetup::setEvent(const Comparison &comparison, const QList<SessionRecord> &sessions,
                           const QHash<QUuid, int> &decided)
{
    m_comparison = comparison;
    m_sessions = sessions;
    const QSignalBlocker quiet(m_outlet);
    m_outlet->clear();
    m_outlet->addItem(tr("all reports"), -1);
    for (int r = 0; r < comparison.reports.size(); ++r)
        m_outlet->addItem(comparison.reports.at(r).shortName(), r);
    m_earlier->clear();
    for (const SessionRecord &session : sessions)
        m_earlier->addItem(
            tr("%1 · %2 · %3 of %4 decided · %5 · %6")
                .arg(session.begun.toLocalTime().toString(u"d MMM HH:mm"_s), questionText(session.question))
                .arg(decided.value(session.id))
                .arg(session.subjects.size())
                .arg(session.author, session.scope));
    if (!sessions.isEmpty())
        m_earlier->setCurrentRow(0);
    for (QPushButton *button : {m_resume, m_repeat, m_agreement})
        button->setEnabled(!sessions.isEmpty());
    countItems();
}

void ReviewSetup::setMarks(const QList<PlacedHighlight> &marks)
{
    QList<Place> inDoubt;
    for (const PlacedHighlight &mark : marks) {
        const Place place{mark.report, mark.where.value_or(TextRange())};
        if (mark.asks() && mark.where && !inDoubt.contains(place))
            inDoubt.append(place);
    }
    if (std::exchange(m_marks, inDoubt) != inDoubt && isVisible())
        countItems();
}

Question ReviewSetup::question() const
{
    return Question(m_questions->checkedId());
}

ReviewOptions ReviewSetup::options() const
{
    ReviewOptions options;
    options.question = question();
    options.order = ReviewOrder(m_order->currentData().toInt());
    if (const int report = m_outlet->currentData().toInt(); report >= 0)
        options.reports = {report};
    if (const int kind = m_kind->currentData().toInt(); kind >= 0 && options.question == Question::Same)
        options.relations = {Relation(kind)};
    else if (kind >= 0 && options.question == Question::Conflict)
        options.kinds = {DifferenceKind(kind)};
    if (const int scope = m_scope->currentIndex(); scope > 0)
        options.wants = m_scopes.at(scope - 1).wants;
    options.marks = m_marks;
    options.near = m_near;
    options.threshold = m_threshold;
    options.sample = m_sample->value();
    options.seed = quint32(m_seed->value());
    return options;
}

QString ReviewSetup::scope() const
{
    QStringList parts{m_outlet->currentText()};
    if (m_kind->currentIndex() > 0)
        parts.append(m_kind->currentText());
    if (m_scope->currentIndex() > 0)
        parts.append(m_scope->currentText());
    parts.append(m_order->currentText());
    if (m_sample->value() > 0)
        parts.append(tr("sample of %1, seed %2").arg(m_sample->value()).arg(m_seed->value()));
    return parts.join(u", "_s);
}

QString ReviewSetup::reviewer() const
{
    const QString name = m_reviewer->text().simplified();
    return name.isEmpty() ? tr("analyst") : name;
}

void ReviewSetup::countItems()
{
    for (int i = 0; i < questions.size(); ++i) {
        ReviewOptions asked = options();
        asked.question = questions.at(i);
        asked.order = ReviewOrder::Reading;
        if (asked.question != question()) {
            asked.relations.clear();
            asked.kinds.clear();
        }
        const QList<ReviewItem> items = reviewQueue(m_comparison, asked);
        const auto below = std::ranges::count_if(
            items, [this](const ReviewItem &item) { return item.score && *item.score < m_threshold; });
        QString text = items.size() == 1 ? tr("1 item") : tr("%1 items").arg(items.size());
        if (asked.question == Question::Same && !m_nearKnown)
            text += tr(", looking for those just below the threshold…");
        else if (below > 0)
            text += tr(", %1 of them just below the threshold").arg(below);
        m_counts.at(i)->setText(text);
        if (asked.question == question())
            m_begin->setEnabled(!items.isEmpty());
    }
}

void ReviewSetup::resumeChosen()
{
    m_resume->click();
}

std::optional<SessionRecord> ReviewSetup::chosen() const
{
    const int row = m_earlier->currentRow();
    return row < 0 ? std::nullopt : std::optional(m_sessions.at(row));
}

} // namespace synoptic
