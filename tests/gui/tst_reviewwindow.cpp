// SPDX-License-Identifier: GPL-3.0-or-later
// Review sessions in the window: no key means two things, a verdict acts in every view, and the session goes
// on at the same item.
#include "comparisonview/comparisonview.h"
#include "mainwindow/mainwindow.h"
#include "models/eventfilter.h"
#include "review/libraryarchive.h"
#include "review/verdictacts.h"
#include "reviewview/itempage.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewsummary.h"
#include "reviewview/reviewview.h"
#include "thresholdbar/thresholdbar.h"

#include <KActionCollection>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestReviewWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();
    void keysOfTheReviewSleepBeforeASession();
    void aDeniedPairIsGoneAndTheSessionStays();
    void aVerdictTakenBackIsNoCorrection();
    void aDeniedPairIsStillAnItemAfterARestart();
    void pairsJustBelowTheThresholdAreAsked();
    void undoTakesVerdictAndCorrectionBack();
    void aVerdictIsTakenBackAndGivenAgainAfterARestart();
    void undoInAnotherViewReopensTheItem();
    void undoAfterTheSessionWasLeftTakesTheVerdictBack();
    void takingBackInTheSessionIsTheUndoOfThatStep();
    void aVerdictTakenBackBringsBackWhatWasCorrectedBefore();
    void aMarkThatIsRightIsPlacedAndUndone();
    void aJudgedDifferenceShowsItsNature();
    void returnGoesToTheTextAndBackspaceToTheSameItem();
    void returnAndEscapeLeaveTheRemark_data();
    void returnAndEscapeLeaveTheRemark();
    void aMarkIsMadeFromTheReview();
    void theThresholdThatFitsIsTheWindows();
    void reviewedFactsCanBeFiltered();
    void theKeysAreOnScreen();
    void theCommandBarHasAKey();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : m_window->currentView(), key, modifiers);
    }
    /// Presses a key that corrects, and waits until the window shows what came of it.
    void judge(Qt::Key key)
    {
        QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
        press(key);
        QVERIFY(compared.wait(20000));
    }
    void open(const QString &folder)
    {
        QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
        m_window->open({folder});
        QVERIFY(shown.wait(20000));
    }
    void begin(Question question)
    {
        m_window->showView(u"view_review"_s);
        for (auto *button : review()->setup()->findChildren<QRadioButton *>()) {
            if (button->text() == questionText(question))
                button->setChecked(true);
        }
        review()->setFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(session(), 20000); // it waits for the pairs below the threshold
    }
    /// Goes to the first pair that the comparison shows.
    void goToShown()
    {
        const auto shown = std::ranges::find_if(session()->items(),
                                                [this](const ReviewItem &item) { return aligned(item); });
        QVERIFY(session()->goTo(int(shown - session()->items().begin())));
    }
    [[nodiscard]] ReviewView *review() const { return m_window->reviewView(); }
    [[nodiscard]] ReviewSession *session() const { return review()->session(); }
    [[nodiscard]] const Comparison &comparison() const { return m_window->comparisonView()->comparison(); }
    [[nodiscard]] bool aligned(const ReviewItem &item) const
    {
        return std::ranges::any_of(comparison().alignments, [&item](const Alignment &alignment) {
            return alignment.a == item.places.first() && alignment.b == item.places.last();
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestReviewWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestReviewWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(m_folder->filePath(u"library.sqlite"_s));
    QVERIFY(library);
    m_library = std::move(*library);
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    open(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
}

void TestReviewWindow::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("view");
    for (const QString &view : MainWindow(nullptr).viewNames())
        QTest::addRow("in %s", qPrintable(view)) << view;
    QTest::addRow("during a review") << QString();
}

void TestReviewWindow::noKeyMeansTwoThings()
{
    QFETCH(QString, view);
    if (view.isEmpty())
        begin(Question::Conflict);
    else
        m_window->showView(view);
    QHash<QKeySequence, QString> known;
    for (const QAction *action : m_window->actionCollection()->actions()) {
        if (!action->isEnabled() || action->shortcutContext() == Qt::WidgetShortcut)
            continue;
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!known.contains(key), qPrintable(u"%1: %2 and %3"_s.arg(key.toString(), known.value(key),
                                                                             action->objectName())));
            known.insert(key, action->objectName());
        }
    }
}

void TestReviewWindow::keysOfTheReviewSleepBeforeASession()
{
    m_window->showView(u"view_review"_s);
    for (const QAction *action : review()->ownActions())
        QVERIFY2(!action->isEnabled() || action->shortcuts().isEmpty(), qPrintable(action->objectName()));
    press(Qt::Key_Y);
    QVERIFY(!session());
}

void TestReviewWindow::aDeniedPairIsGoneAndTheSessionStays()
{
    begin(Question::Same);
    goToShown();
    const int at = session()->current();
    const ReviewItem item = session()->items().at(at);
    judge(Qt::Key_N);
    QVERIFY(!aligned(item));
    QCOMPARE(session()->current(), at + 1);
    QCOMPARE(session()->items().at(at).subject, item.subject);
    QCOMPARE(session()->items().at(at).score, item.score);
    QCOMPARE(m_window->correctionStore()->corrections().size(), 1);
}

void TestReviewWindow::aVerdictTakenBackIsNoCorrection()
{
    begin(Question::Same);
    goToShown();
    const int at = session()->current();
    const ReviewItem item = session()->items().at(at);
    judge(Qt::Key_N);
    judge(Qt::Key_Z);
    QVERIFY(aligned(item));
    QCOMPARE(session()->current(), at);
    QVERIFY(m_window->correctionStore()->corrections().isEmpty());
}

void TestReviewWindow::aDeniedPairIsStillAnItemAfterARestart()
{
    begin(Question::Same);
    goToShown();
    const int at = session()->current();
    const ReviewItem item = session()->items().at(at);
    const qsizetype all = session()->items().size();
    judge(Qt::Key_N);
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    open(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    QVERIFY(!aligned(item));
    m_window->showView(u"view_review"_s);
    review()->setup()->earlier()->setFocus();
    press(Qt::Key_Return);
    QVERIFY(session());
    QCOMPARE(session()->items().size(), all);
    QCOMPARE(session()->current(), at + 1);
    QCOMPARE(session()->verdict(at)->decision, Decision::NotTheSame);
    QCOMPARE(session()->items().at(at).places, item.places);
    QCOMPARE(session()->items().at(at).score, item.score); // the engine's, for the measures
}

void TestReviewWindow::pairsJustBelowTheThresholdAreAsked()
{
    begin(Question::Same);
    QList<double> scores;
    for (const ReviewItem &item : session()->items())
        scores.append(*item.score);
    const auto below = std::ranges::count_if(scores, [](double score) { return score < 0.5; });
    QVERIFY(below > 0 && below < scores.size());
    QVERIFY(std::ranges::is_sorted(scores, {}, [](double score) { return std::abs(score - 0.5); }));
    const auto hidden = std::ranges::find_if(scores, [](double score) { return score < 0.5; });
    QVERIFY(session()->goTo(int(hidden - scores.begin())));
    const ReviewItem item = session()->items().at(session()->current());
    QVERIFY(!aligned(item));
    QVERIFY(!item.evidence.isEmpty());
    judge(Qt::Key_Y);
    QVERIFY(aligned(item)); // what the reviewer says holds
    judge(Qt::Key_Z);
    QVERIFY(!aligned(item));
}

void TestReviewWindow::undoTakesVerdictAndCorrectionBack()
{
    begin(Question::Same);
    goToShown();
    const int at = session()->current();
    const ReviewItem item = session()->items().at(at);
    judge(Qt::Key_N);
    QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(compared.wait(20000));
    QVERIFY(aligned(item));
    QCOMPARE(session()->current(), at);
    QCOMPARE(session()->state(at), ItemState::Open);
    QVERIFY(!session()->canUndo());
    QVERIFY(m_window->correctionStore()->corrections().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); // redo
    QCOMPARE(session()->verdict(at)->decision, Decision::NotTheSame);
    QCOMPARE(m_window->correctionStore()->corrections().size(), 1);
    QCOMPARE(session()->history(at).size(), 3); // nothing is forgotten
}

void TestReviewWindow::aVerdictIsTakenBackAndGivenAgainAfterARestart()
{
    begin(Question::Same);
    goToShown();
    const ReviewItem item = session()->items().at(session()->current());
    judge(Qt::Key_N);
    QVERIFY(!aligned(item));
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    open(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    QVERIFY(!aligned(item));
    QUndoStack *steps = m_window->markStore()->undoStack();
    const auto verdicts = [this] { return LibraryArchive(m_library.get(), nullptr).standing()->size(); };
    QCOMPARE(verdicts(), 1);
    QVERIFY(steps->canUndo());
    QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
    steps->undo();
    QVERIFY(compared.wait(20000));
    QVERIFY(aligned(item));
    QVERIFY(m_window->correctionStore()->corrections().isEmpty());
    QCOMPARE(verdicts(), 0);
    steps->redo();
    QTRY_VERIFY_WITH_TIMEOUT(!aligned(item), 20000);
    QCOMPARE(verdicts(), 1);
}

void TestReviewWindow::undoInAnotherViewReopensTheItem()
{
    begin(Question::Same);
    goToShown();
    const int at = session()->current();
    judge(Qt::Key_N);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->correctionStore()->corrections().isEmpty());
    QCOMPARE(session()->state(at), ItemState::Open);
}

void TestReviewWindow::undoAfterTheSessionWasLeftTakesTheVerdictBack()
{
    begin(Question::Same);
    goToShown();
    const QUuid id = session()->id();
    judge(Qt::Key_N);
    press(Qt::Key_Q);
    press(Qt::Key_Escape);
    QVERIFY(!session());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->correctionStore()->corrections().isEmpty());
    const LibraryArchive archive(m_library.get());
    const auto verdicts = archive.verdicts(id);
    QVERIFY(verdicts);
    QVERIFY(standingVerdicts(*verdicts).isEmpty());
    QCOMPARE(verdicts->size(), 2);
}

void TestReviewWindow::takingBackInTheSessionIsTheUndoOfThatStep()
{
    begin(Question::Same);
    QUndoStack *steps = m_window->markStore()->undoStack();
    press(Qt::Key_Y);
    press(Qt::Key_Y);
    QCOMPARE(steps->index(), 2);
    press(Qt::Key_Z);
    QCOMPARE(steps->index(), 1);
    QCOMPARE(session()->current(), 1);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(session()->verdict(1)->decision, Decision::Same);
    QCOMPARE(session()->current(), 2);
}

void TestReviewWindow::aVerdictTakenBackBringsBackWhatWasCorrectedBefore()
{
    begin(Question::Same);
    goToShown();
    const ReviewItem item = session()->items().at(session()->current());
    const auto sides = correctionOf(item, Decision::NotTheSame, comparison().reports);
    CorrectionStore *corrections = m_window->correctionStore();
    corrections->add(CorrectionKind::Relation, sides->one, sides->other, u"partial"_s);
    const QUuid mine = corrections->corrections().first().record.id;
    press(Qt::Key_N);
    QCOMPARE(corrections->corrections().size(), 1);
    QVERIFY(corrections->corrections().first().record.id != mine);
    press(Qt::Key_Z);
    QCOMPARE(corrections->corrections().size(), 1);
    QCOMPARE(corrections->corrections().first().record.id, mine);
}

void TestReviewWindow::aMarkThatIsRightIsPlacedAndUndone()
{
    // The outlet changes the sentence that is marked.
    const QDir sample(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    for (const QString &name : sample.entryList({u"*.txt"_s}))
        QVERIFY(QFile::copy(sample.filePath(name), m_folder->filePath(name)));
    open(m_folder->path());
    const Report report = comparison().reports.first();
    const TextRange sentence = report.passages().at(4).sentences.first().range;
    m_window->markStore()->add(0, sentence, HighlightColour::Green);
    QString text = report.text();
    const QString words = report.text(sentence).toString();
    text.replace(words, u"As it seems, "_s + words.section(u' ', 0, -3) + u" indeed."_s);
    QFile file(report.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    open(m_folder->path());
    const auto asks = [this] {
        return std::ranges::count_if(m_window->markStore()->highlights(), &PlacedHighlight::asks);
    };
    QCOMPARE(asks(), 1);
    begin(Question::Mark);
    QCOMPARE(session()->items().size(), 1);
    press(Qt::Key_R, Qt::ShiftModifier);
    QCOMPARE(asks(), 0);
    QVERIFY(!session()->isFinished() || session()->verdict(0)->decision == Decision::RightPlace);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(asks(), 1);
    QCOMPARE(session()->state(0), ItemState::Open);
    press(Qt::Key_W, Qt::ShiftModifier);
    QCOMPARE(session()->verdict(0)->decision, Decision::WrongPlace);
    QCOMPARE(asks(), 1);

    // A program that ended between the verdict and what it brings about: the mark goes to its place later.
    LibraryArchive archive(m_library.get());
    archive.setReports(comparison().reports);
    Verdict right = *session()->verdict(0);
    right.id = QUuid::createUuid();
    right.decision = Decision::RightPlace;
    right.decided = right.decided.addSecs(1);
    QVERIFY(archive.record(right, session()->items().first(), std::nullopt));
    open(m_folder->path());
    QTRY_COMPARE(asks(), 0);
}

void TestReviewWindow::aJudgedDifferenceShowsItsNature()
{
    begin(Question::Conflict);
    const ReviewItem item = session()->items().at(0);
    const auto difference = [&]() -> const Difference & {
        return comparison().facts.at(item.fact).differences.at(item.difference);
    };
    QVERIFY(difference().nature != DifferenceNature::Rounding);
    judge(Qt::Key_R);
    QCOMPARE(difference().nature, DifferenceNature::Rounding);
    QVERIFY(isJudged(difference()));
    judge(Qt::Key_Z);
    QVERIFY(difference().nature != DifferenceNature::Rounding);
}

void TestReviewWindow::returnGoesToTheTextAndBackspaceToTheSameItem()
{
    begin(Question::Same);
    press(Qt::Key_J);
    press(Qt::Key_J);
    const int at = session()->current();
    QCOMPARE(at, 2);
    const Place place = *review()->active();
    press(Qt::Key_Return);
    QCOMPARE(m_window->currentView(), m_window->comparisonView());
    QCOMPARE(m_window->comparisonView()->active(), place);
    press(Qt::Key_J); // reads on
    press(Qt::Key_Backspace);
    QCOMPARE(m_window->currentView(), review());
    QCOMPARE(session()->current(), at);
    press(Qt::Key_Y); // the keys are there again
    QCOMPARE(session()->verdict(at)->decision, Decision::Same);
}

void TestReviewWindow::returnAndEscapeLeaveTheRemark_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return keeps it for the decision") << Qt::Key_Return;
    QTest::newRow("so does Escape") << Qt::Key_Escape;
}

void TestReviewWindow::returnAndEscapeLeaveTheRemark()
{
    QFETCH(Qt::Key, key);
    begin(Question::Same);
    press(Qt::Key_A);
    auto *remark = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(remark);
    QTest::keyClicks(remark, u"yncz"_s);
    QCOMPARE(session()->count(ItemState::Done), 0);
    press(key);
    QCOMPARE(m_window->currentView(), review());
    QVERIFY(!remark->hasFocus());
    press(Qt::Key_Y);
    QCOMPARE(session()->verdict(0)->note, u"yncz"_s);
}

void TestReviewWindow::aMarkIsMadeFromTheReview()
{
    begin(Question::Same);
    const Place place = *review()->active();
    press(Qt::Key_3);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    QCOMPARE(m_window->markStore()->highlights().first().where, place.range);
    QCOMPARE(session()->current(), 0);
}

void TestReviewWindow::theThresholdThatFitsIsTheWindows()
{
    QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
    emit review() -> thresholdRequested(0.6);
    QVERIFY(compared.wait(20000));
    QCOMPARE(m_window->findChild<ThresholdBar *>()->threshold(), 0.6);
    QVERIFY(std::ranges::all_of(comparison().alignments,
                                [](const Alignment &alignment) { return alignment.score >= 0.6; }));
    m_window->findChild<ThresholdBar *>()->setThreshold(ThresholdBar::usual);
}

void TestReviewWindow::reviewedFactsCanBeFiltered()
{
    begin(Question::Same);
    judge(Qt::Key_Y);
    press(Qt::Key_I, Qt::ControlModifier);
    const auto chips = m_window->findChildren<QToolButton *>();
    const auto reviewed = std::ranges::find_if(
        chips, [](const QToolButton *chip) { return chip->text().startsWith("reviewed 1"_L1); });
    QVERIFY(reviewed != chips.end());
    QVERIFY((*reviewed)->isVisible());
}

void TestReviewWindow::theKeysAreOnScreen()
{
    begin(Question::Same);
    press(Qt::Key_U); // buttons follow their actions
    QStringList texts;
    for (const auto *button : review()->findChildren<QToolButton *>())
        texts.append(button->text());
    for (const QString &text : {u"Same   Y"_s, u"Not the Same   N"_s, u"Skip   Space"_s, u"Take Back   Z"_s})
        QVERIFY2(texts.contains(text), qPrintable(texts.join(u", "_s)));
}

void TestReviewWindow::theCommandBarHasAKey()
{
    const QAction *bar = m_window->actionCollection()->action(u"open_kcommand_bar"_s);
    QVERIFY(bar);
    QVERIFY(bar->shortcuts().contains(QKeySequence(u"Ctrl+Shift+P"_s)));
    QVERIFY(m_window->actionCollection()->action(u"options_configure_keybinding"_s));
}

QTEST_MAIN(TestReviewWindow)
#include "tst_reviewwindow.moc"
