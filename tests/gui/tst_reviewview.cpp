// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/itempage.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewsummary.h"
#include "reviewview/reviewview.h"
#include "support/builtevent.h"
#include "support/memoryarchive.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestReviewView : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_view.reset(); }
    void theSetupCountsWhatThereIsToReview();
    void keysDecideAndGoOn();
    void keysThatTheQuestionLacksDoNothing();
    void aRemarkGoesWithTheDecision();
    void keysDoNotFireWhileTyping();
    void spaceSkipsAndZTakesBack();
    void bothSidesAreShownInContext();
    void anOmissionShowsWhatComesNearest();
    void theNextItemIsReadyBeforeItIsAskedFor();
    void aSessionGoesOnWhereItWasLeft();
    void theEndSaysWhatTheVerdictsSayOfTheEngine();
    void aFewVerdictsAreNoReasonForAnotherThreshold();
    void aSecondReviewerIsBlindAndThenCompared();
    void whatTheLibraryRefusesChangesNothing();
    void withoutALibraryNoSessionBegins();
    void decisionsOnPairsAreTold();
    void theItemIsReadAloud();
    void whatCameOfItIsExported();
    void aSessionIsAboutAKind();
    void aSessionIsAboutWhatTheFilterShows();
    void aSessionIsAboutATag();
    void aReadPassageStandsBesideTheOthers();
    void thePauseStopsTheClock();
    void whatWasDecidedIsSaidWithWhoAndWhen();
    void aSessionThatWasLeftByMistakeGoesOn();
    void aSampleIsTheSameForTheSameSeed();
    void theItemSaysWhereItStandsToScreenReaders();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void choose(Question question)
    {
        for (auto *button : m_view->setup()->findChildren<QRadioButton *>()) {
            if (button->text() == questionText(question))
                button->setChecked(true);
        }
    }
    void begin(Question question)
    {
        choose(question);
        m_view->setup()->beginButton()->click();
    }
    [[nodiscard]] ReviewSession *session() const { return m_view->session(); }

    MemoryArchive m_archive;
    Comparison m_comparison;
    std::unique_ptr<ReviewView> m_view;
};

void TestReviewView::init()
{
    m_archive = {};
    m_comparison = harbourFire().comparison();
    m_view = std::make_unique<ReviewView>();
    m_view->addActions(m_view->ownActions());
    m_view->resize(1200, 800);
    m_view->setArchive(&m_archive);
    m_view->setComparison(m_comparison);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
}

void TestReviewView::theSetupCountsWhatThereIsToReview()
{
    QStringList texts;
    for (const auto *label : m_view->setup()->findChildren<QLabel *>())
        texts.append(label->text());
    for (const QString &count : {u"7 items"_s, u"3 items"_s, u"9 items"_s, u"12 items"_s})
        QVERIFY2(texts.contains(count), qPrintable(count));
    auto *outlet = m_view->setup()->findChildren<QComboBox *>().first();
    outlet->setCurrentIndex(4);
    choose(Question::Conflict);
    QVERIFY(m_view->setup()->beginButton()->isEnabled());
    QCOMPARE(reviewQueue(m_comparison, m_view->setup()->options()).size(), 1);
}

void TestReviewView::keysDecideAndGoOn()
{
    press(Qt::Key_Return); // the button that begins has the focus
    QVERIFY(session());
    QCOMPARE(session()->current(), 0);
    press(Qt::Key_Y);
    press(Qt::Key_N);
    press(Qt::Key_P);
    QCOMPARE(session()->current(), 3);
    QCOMPARE(session()->verdict(0)->decision, Decision::Same);
    QCOMPARE(session()->verdict(1)->decision, Decision::NotTheSame);
    QCOMPARE(session()->verdict(2)->decision, Decision::PartOf);
    QVERIFY(m_view->where().contains(u"item 4 of 7"_s));
    QVERIFY(m_view->where().contains(u"3 decided"_s));
}

void TestReviewView::keysThatTheQuestionLacksDoNothing()
{
    begin(Question::Same);
    press(Qt::Key_L);
    press(Qt::Key_S);
    QCOMPARE(session()->current(), 0);
    QVERIFY(m_archive.given.isEmpty());
}

void TestReviewView::aRemarkGoesWithTheDecision()
{
    begin(Question::Conflict);
    press(Qt::Key_A);
    QTest::keyClicks(QApplication::focusWidget(), u"ask the harbour"_s);
    press(Qt::Key_Return);
    press(Qt::Key_C);
    QCOMPARE(session()->verdict(0)->note, u"ask the harbour"_s);
    press(Qt::Key_L);
    QVERIFY(session()->verdict(1)->note.isEmpty());
}

void TestReviewView::keysDoNotFireWhileTyping()
{
    begin(Question::Same);
    press(Qt::Key_A);
    QTest::keyClicks(QApplication::focusWidget(), u"yn zq"_s);
    QCOMPARE(session()->current(), 0);
    QVERIFY(m_archive.given.isEmpty());
}

void TestReviewView::spaceSkipsAndZTakesBack()
{
    begin(Question::Same);
    press(Qt::Key_Space);
    QCOMPARE(session()->state(0), ItemState::Skipped);
    press(Qt::Key_Y);
    press(Qt::Key_Z);
    QCOMPARE(session()->current(), 1);
    press(Qt::Key_Z);
    QCOMPARE(session()->current(), 0);
    QCOMPARE(session()->state(0), ItemState::Open);
    press(Qt::Key_F);
    QVERIFY(session()->isFlagged(0));
}

void TestReviewView::bothSidesAreShownInContext()
{
    begin(Question::Conflict);
    const auto texts = m_view->page()->panel()->findChildren<QTextBrowser *>();
    QStringList shown;
    for (const auto *text : texts) {
        if (text->isVisible())
            shown.append(text->toPlainText());
    }
    QCOMPARE(shown.size(), 2);
    QVERIFY(shown.at(0).contains(u"106,000 barrels"_s));
    QVERIFY(shown.at(0).contains(u"The harbour was closed"_s)); // what follows it
    QVERIFY(shown.at(1).contains(u"100,000 barrels"_s));
    QVERIFY(m_view->page()->panel()->spoken().contains(u"the figures contradict"_s));
}

void TestReviewView::anOmissionShowsWhatComesNearest()
{
    Alignment weak;
    weak.a = m_comparison.facts.at(1).members.first();
    weak.b = {3, m_comparison.reports.at(3).passages().first().range};
    weak.score = 0.3;
    m_comparison.alignments.append(weak);
    m_view->setComparison(m_comparison);
    begin(Question::Omission);
    QCOMPARE(session()->items().first().report, 3);
    QVERIFY(m_view->page()->panel()->spoken().contains(u"Two sheds of John Halle"_s));
    QVERIFY(m_view->page()->panel()->spoken().contains(u"Agency does not report it"_s));
}

void TestReviewView::theNextItemIsReadyBeforeItIsAskedFor()
{
    begin(Question::Same);
    QCoreApplication::processEvents();
    const int upcoming = session()->upcoming();
    press(Qt::Key_Y);
    QCOMPARE(session()->current(), upcoming);
    QVERIFY(m_view->page()->panel()->spoken().size() > 20);
}

void TestReviewView::aSessionGoesOnWhereItWasLeft()
{
    begin(Question::Same);
    press(Qt::Key_Y);
    press(Qt::Key_Space);
    const QUuid id = session()->id();
    const int at = session()->current();
    m_view = std::make_unique<ReviewView>();
    m_view->addActions(m_view->ownActions());
    m_view->setArchive(&m_archive);
    m_view->setComparison(m_comparison);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QCOMPARE(m_view->setup()->earlier()->count(), 1);
    QVERIFY(m_view->setup()->earlier()->item(0)->text().contains(u"1 of 7 decided"_s));
    m_view->setup()->earlier()->setFocus();
    press(Qt::Key_Return);
    QVERIFY(session());
    QCOMPARE(session()->id(), id);
    QCOMPARE(session()->current(), at);
    QCOMPARE(session()->count(ItemState::Skipped), 1);
}

void TestReviewView::theEndSaysWhatTheVerdictsSayOfTheEngine()
{
    // Parts of the same sentences make enough of them to advise.
    for (const Alignment &one : QList<Alignment>(m_comparison.alignments)) {
        Alignment part = one;
        part.a.range.end -= 3;
        m_comparison.alignments.append(part);
    }
    for (int i = 0; i < m_comparison.alignments.size(); ++i)
        m_comparison.alignments[i].score = i % 7 < 3 ? 0.55 : 0.8;
    m_view->setComparison(m_comparison);
    begin(Question::Same);
    while (session()->current() >= 0)
        press(session()->items().at(session()->current()).score < 0.6 ? Qt::Key_N : Qt::Key_Y);
    QVERIFY(m_view->summary()->text().contains(u"precision 0.57"_s));
    QVERIFY(m_view->summary()->text().contains(u"precision 1.00"_s));
    QSignalSpy wanted(m_view.get(), &ReviewView::thresholdRequested);
    QVERIFY(m_view->summary()->thresholdButton()->isVisible());
    m_view->summary()->thresholdButton()->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toDouble(), 0.68);
}

void TestReviewView::aFewVerdictsAreNoReasonForAnotherThreshold()
{
    begin(Question::Same);
    press(Qt::Key_N);
    while (session()->current() >= 0)
        press(Qt::Key_Y);
    QVERIFY(m_view->summary()->text().contains(u"10 verdicts are needed"_s));
    QVERIFY(!m_view->summary()->thresholdButton()->isVisible());
}

void TestReviewView::aSecondReviewerIsBlindAndThenCompared()
{
    begin(Question::Same);
    while (session()->current() >= 0)
        press(Qt::Key_Y);
    press(Qt::Key_Q);
    auto *reviewer = m_view->setup()->findChildren<QLineEdit *>().last();
    reviewer->setText(u"second"_s);
    m_view->setup()->earlier()->setCurrentRow(0);
    for (auto *button : m_view->setup()->findChildren<QPushButton *>()) {
        if (button->text().contains(u"Second"_s))
            button->click();
    }
    QCOMPARE(m_archive.records.size(), 2);
    QCOMPARE(session()->count(ItemState::Done), 0); // nothing of the first one's verdicts
    press(Qt::Key_N);
    while (session()->current() >= 0)
        press(Qt::Key_Y);
    press(Qt::Key_Q);
    emit m_view->setup()->agreementRequested(m_archive.records.first());
    QVERIFY(m_view->summary()->text().contains(u"raw agreement"_s));
    QVERIFY(m_view->summary()->text().contains(u"second: not the same"_s));
    const QTemporaryDir folder;
    const auto exported = [&](const QString &name) {
        if (!m_view->exportAgreement(folder.filePath(name)))
            return QByteArray();
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray table = exported(u"agreement.csv"_s);
    QCOMPARE(table.count(",yes,"), 6);
    QCOMPARE(table.count(",no,same,,not-the-same,"), 1);
    QVERIFY(exported(u"agreement.html"_s).contains("Krippendorff"));
    QVERIFY(exported(u"agreement.pdf"_s).startsWith("%PDF"));
    m_view->summary()->adjudicateButton()->click();
    QVERIFY(session());
    QCOMPARE(session()->items().size(), 1);
    press(Qt::Key_P);
    press(Qt::Key_Q);
    emit m_view->setup()->agreementRequested(m_archive.records.last());
    QVERIFY2(m_view->summary()->text().contains(u"adjudicated: part of"_s),
             qPrintable(m_view->summary()->text()));
    QVERIFY(exported(u"agreement.csv"_s).contains(",part-of,"));
}

void TestReviewView::whatTheLibraryRefusesChangesNothing()
{
    begin(Question::Same);
    QSignalSpy failed(m_view.get(), &ReviewView::failed);
    m_archive.full = true;
    press(Qt::Key_A);
    QTest::keyClicks(QApplication::focusWidget(), u"typed"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Y);
    QCOMPARE(session()->current(), 0);
    QCOMPARE(failed.size(), 1);
    m_archive.full = false;
    press(Qt::Key_Y);
    QCOMPARE(session()->verdict(0)->note, u"typed"_s); // what was typed stayed on screen
}

void TestReviewView::withoutALibraryNoSessionBegins()
{
    m_view->setArchive(nullptr);
    QSignalSpy failed(m_view.get(), &ReviewView::failed);
    m_view->setup()->beginButton()->click();
    QVERIFY(!session());
    QCOMPARE(failed.size(), 1);
}

void TestReviewView::decisionsOnPairsAreTold()
{
    QSignalSpy told(m_view.get(), &ReviewView::judged);
    begin(Question::Same);
    press(Qt::Key_N);
    press(Qt::Key_Z);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.at(0).first().value<VerdictStep>().after->decision, Decision::NotTheSame);
    QCOMPARE(told.at(1).first().value<VerdictStep>().before->decision, Decision::NotTheSame);
    QVERIFY(!told.at(1).first().value<VerdictStep>().after);
}

void TestReviewView::theItemIsReadAloud()
{
    begin(Question::Same);
    const QString spoken = m_view->page()->panel()->spoken();
    QVERIFY(spoken.contains(u"The Herald"_s));
    QVERIFY(spoken.contains(u"score"_s));
}

void TestReviewView::whatCameOfItIsExported()
{
    begin(Question::Conflict);
    press(Qt::Key_C);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"review.csv"_s);
    QVERIFY(m_view->exportSession(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(",conflict,"));
    QVERIFY(!m_view->exportSession(folder.filePath(u"not/there.pdf"_s)));
}

void TestReviewView::aSessionIsAboutAKind()
{
    choose(Question::Conflict);
    auto *kind = m_view->setup()->findChildren<QComboBox *>().at(1);
    QVERIFY(kind->isEnabled());
    kind->setCurrentIndex(kind->findText(u"figure"_s));
    QCOMPARE(m_view->setup()->options().kinds, QSet{DifferenceKind::Figure});
    m_view->setup()->beginButton()->click();
    for (const ReviewItem &item : session()->items())
        QCOMPARE(m_comparison.facts.at(item.fact).differences.at(item.difference).kind,
                 DifferenceKind::Figure);
    QVERIFY(m_archive.records.first().scope.contains(u"figure"_s));
    press(Qt::Key_Q);
    press(Qt::Key_Escape);
    choose(Question::Reading); // which knows no kinds
    QVERIFY(!kind->isEnabled());
}

void TestReviewView::aSessionIsAboutWhatTheFilterShows()
{
    const EventTraits traits(m_comparison, {});
    EventFilter filter;
    filter.differences.kinds = {DifferenceKind::Figure};
    m_view->setFilter(FilteredEvent(filter, traits));
    auto *only = m_view->setup()->findChildren<QComboBox *>().at(2);
    QVERIFY(only->isEnabled());
    only->setCurrentIndex(only->findText(u"what the filter shows"_s));
    m_view->setup()->beginButton()->click();
    QVERIFY(!session()->items().isEmpty());
    QVERIFY(session()->items().size() < m_comparison.alignments.size());
    const FilteredEvent shown(filter, traits);
    for (const ReviewItem &item : session()->items())
        QVERIFY(shown.passes(item.places.first()) || shown.passes(item.places.last()));
}

void TestReviewView::aSessionIsAboutATag()
{
    const Alignment &pair = m_comparison.alignments.at(2);
    PlacedHighlight mark;
    mark.report = pair.a.report;
    mark.where = pair.a.range;
    m_view->setMarks({mark}, [](const Highlight &) { return QStringList{u"fire"_s}; });
    auto *only = m_view->setup()->findChildren<QComboBox *>().at(2);
    only->setCurrentIndex(only->findText(u"tagged 'fire'"_s));
    m_view->setup()->beginButton()->click();
    QVERIFY(!session()->items().isEmpty());
    for (const ReviewItem &item : session()->items())
        QVERIFY(item.places.contains(pair.a));
}

void TestReviewView::aReadPassageStandsBesideTheOthers()
{
    begin(Question::Reading);
    const auto passages = session()->items();
    const auto shared = std::ranges::find_if(passages, [this](const ReviewItem &item) {
        return std::ranges::any_of(m_comparison.alignments, [&item](const Alignment &alignment) {
            return alignment.a.report == item.report && item.places.first().range.overlaps(alignment.a.range);
        });
    });
    QVERIFY(shared != passages.end());
    session()->goTo(int(shared - passages.begin()));
    QVERIFY(m_view->page()->panel()->item().sides.size() > 1);
    QVERIFY2(m_view->page()->panel()->spoken().contains(u"Also in"_s),
             qPrintable(m_view->page()->panel()->spoken()));
    press(Qt::Key_E);
    QCOMPARE(session()->verdict(int(shared - passages.begin()))->decision, Decision::Read);
}

void TestReviewView::thePauseStopsTheClock()
{
    begin(Question::Same);
    press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(session()->isPaused());
    QVERIFY(m_view->where().startsWith(u"paused"_s));
    press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(!session()->isPaused());
    press(Qt::Key_P, Qt::ShiftModifier);
    press(Qt::Key_Y); // who decides is back
    QVERIFY(!session()->isPaused());
    QCOMPARE(session()->count(ItemState::Done), 1);
}

void TestReviewView::whatWasDecidedIsSaidWithWhoAndWhen()
{
    begin(Question::Same);
    press(Qt::Key_Y);
    press(Qt::Key_B);
    press(Qt::Key_N);
    press(Qt::Key_B);
    const QString said = m_view->page()->accessibleDescription();
    QVERIFY2(said.contains(u"Decided: not the same ("_s), qPrintable(said));
    QVERIFY2(said.contains(u"before that same ("_s), qPrintable(said));
    QVERIFY2(said.contains(m_view->setup()->reviewer()), qPrintable(said));
}

void TestReviewView::aSessionThatWasLeftByMistakeGoesOn()
{
    begin(Question::Same);
    press(Qt::Key_Y);
    press(Qt::Key_Q);
    for (auto *button : m_view->summary()->findChildren<QPushButton *>()) {
        if (button->text().contains(u"Go"_s))
            button->click();
    }
    QCOMPARE(session()->current(), 1);
    press(Qt::Key_Y);
    QCOMPARE(session()->count(ItemState::Done), 2);
}

void TestReviewView::aSampleIsTheSameForTheSameSeed()
{
    const auto boxes = m_view->setup()->findChildren<QSpinBox *>();
    boxes.first()->setValue(4);
    boxes.last()->setValue(7);
    begin(Question::Same);
    QCOMPARE(session()->items().size(), 4);
    const QStringList drawn = m_archive.records.first().subjects;
    QVERIFY(m_archive.records.first().scope.contains(u"sample of 4, seed 7"_s));
    press(Qt::Key_Q);
    press(Qt::Key_Escape);
    begin(Question::Same);
    QCOMPARE(m_archive.records.first().subjects, drawn);
}

void TestReviewView::theItemSaysWhereItStandsToScreenReaders()
{
    begin(Question::Same);
    QCOMPARE(m_view->page()->accessibleName(), questionText(Question::Same));
    const QString said = m_view->page()->accessibleDescription();
    QVERIFY2(said.startsWith(u"Item 1 of 7. "_s), qPrintable(said));
    QVERIFY2(said.contains(u"The Herald"_s), qPrintable(said));
}

QTEST_MAIN(TestReviewView)
#include "tst_reviewview.moc"
