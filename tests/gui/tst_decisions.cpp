// SPDX-License-Identifier: GPL-3.0-or-later
// What the user says of the comparison, said by keys: it holds, is marked as theirs in every view, is there
// after a restart and can be taken back.
#include "comparisonview/comparisonview.h"
#include "decisions/correctionspane.h"
#include "decisions/memberchooser.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"
#include "synopsisview/synopsistable.h"
#include "synopsisview/synopsisview.h"
#include "thresholdbar/thresholdbar.h"
#include "whystrip/whystrip.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestDecisions : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void notTheSame_data();
    void notTheSame();
    void ofSeveralCounterpartsAMenuAsksWhich();
    void sameAsTakesTwoSteps();
    void escapeCancels();
    void splitAsksWhoLeaves();
    void ofTwoFactsOfASentenceTheOneInViewIsSplit();
    void mergeJoinsTwoFacts();
    void theRelationIsTheUsers();
    void undoAndRedo();
    void aCorrectionIsThereAfterARestart();
    void theListGoesThereAndTakesBack();
    void aContradictionIsTold();
    void whyInEveryView_data();
    void whyInEveryView();
    void theThresholdActsAtOnce();
    void withoutALibraryNothingChangesAndTheReasonIsShown();
    void theReaderStays();

private:
    void openWindow(Library *library);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget();
        if (QWidget *popup = QApplication::activePopupWidget())
            to = popup->focusWidget() ? popup->focusWidget() : popup;
        if (!to) { // a menu has just closed, and nobody manages windows here
            m_window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
            QWidget *view = m_window->currentView();
            to = view->focusProxy() ? view->focusProxy() : view;
        }
        QTest::keyClick(to, key, modifiers);
    }
    /// Presses a key that corrects, and waits until the window shows what came of it.
    void correct(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
        press(key, modifiers);
        QVERIFY(compared.size() > 0 || compared.wait(20000));
    }
    [[nodiscard]] const Comparison &comparison() const { return m_window->comparisonView()->comparison(); }
    [[nodiscard]] const Fact *factWith(const Place &place) const
    {
        const auto found = std::ranges::find_if(
            comparison().facts, [&](const Fact &fact) { return fact.members.contains(place); });
        return found == comparison().facts.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool inOneFact(const Place &a, const Place &b) const
    {
        const Fact *fact = factWith(a);
        return fact && fact->members.contains(b);
    }
    /// A fact of that many members, each aligned with nothing else.
    [[nodiscard]] Fact factOf(int members) const;
    void show(int view, const Place &place);
    [[nodiscard]] QString status() const
    {
        QString text;
        for (const QLabel *label : m_window->statusBar()->findChildren<QLabel *>())
            text += label->isVisible() ? label->text() : QString();
        return text;
    }
    [[nodiscard]] const QList<PlacedCorrection> &corrections() const
    {
        return m_window->correctionStore()->corrections();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestDecisions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setApplicationName(u"synoptic"_s); // by which the menus are found
}

void TestDecisions::init()
{
    QFile::remove(m_folder.filePath(u"library.sqlite"_s));
    auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    m_library = std::move(*library);
    openWindow(m_library.get());
}

void TestDecisions::openWindow(Library *library)
{
    m_window = std::make_unique<MainWindow>(library);
    m_window->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window->resize(1300, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    QStringList files;
    for (const QString &name : {u"1-halden-herald-live"_s, u"3-sundmark-courier"_s, u"4-daily-lantern"_s})
        files.append(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name + u".txt"_s);
    m_window->open(files);
    QVERIFY(shown.wait(20000));
}

void TestDecisions::cleanup()
{
    m_window.reset();
    m_library.reset();
}

Fact TestDecisions::factOf(int members) const
{
    for (const Fact &fact : comparison().facts) {
        const bool alone = std::ranges::none_of(comparison().alignments, [&](const Alignment &one) {
            return fact.members.contains(one.a) != fact.members.contains(one.b);
        });
        QSet<int> reports;
        for (const Place &member : fact.members)
            reports.insert(member.report);
        if (fact.members.size() == members && reports.size() == members && alone)
            return fact;
    }
    return {};
}

void TestDecisions::show(int view, const Place &place)
{
    press(Qt::Key_1, Qt::ControlModifier);
    m_window->comparisonView()->goTo(place);
    press(Qt::Key(Qt::Key_0 + view), Qt::ControlModifier);
    m_window->currentView()->goTo(place);
}

void TestDecisions::notTheSame_data()
{
    QTest::addColumn<int>("view");
    QTest::newRow("in reading order") << 1;
    QTest::newRow("in the synopsis") << 2;
    QTest::newRow("in coverage") << 4;
    QTest::newRow("on the timeline") << 5;
}

void TestDecisions::notTheSame()
{
    QFETCH(int, view);
    const Fact fact = factOf(2);
    QCOMPARE(fact.members.size(), 2);
    show(view, fact.members.first());
    QVERIFY(m_window->currentView()->active());
    correct(Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
    QVERIFY(std::ranges::none_of(comparison().alignments, [&](const Alignment &one) {
        return one.a == fact.members.at(0) && one.b == fact.members.at(1);
    }));
    QCOMPARE(corrections().size(), 1);
    QCOMPARE(corrections().first().record.kind, CorrectionKind::NotSame);
}

void TestDecisions::ofSeveralCounterpartsAMenuAsksWhich()
{
    const Fact fact = factOf(3);
    QCOMPARE(fact.members.size(), 3);
    show(1, fact.members.first());
    press(Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    correct(Qt::Key_2);
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(2)));
    m_window->markStore()->undoStack()->undo();
    QTRY_VERIFY(inOneFact(fact.members.at(0), fact.members.at(2)));
    press(Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    correct(Qt::Key_A);
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(2)));
    QVERIFY(inOneFact(fact.members.at(1), fact.members.at(2)));
}

void TestDecisions::sameAsTakesTwoSteps()
{
    const Place one = comparison().facts.first().members.first();
    const Place other = comparison().facts.last().members.last();
    QVERIFY(!inOneFact(one, other));
    show(1, one);
    press(Qt::Key_S, Qt::ShiftModifier);
    QVERIFY2(status().contains(u"Shift+S again"_s), qPrintable(status()));
    m_window->comparisonView()->goTo(other);
    QVERIFY2(status().contains(u"Shift+S again"_s), qPrintable(status())); // wherever one goes meanwhile
    correct(Qt::Key_S, Qt::ShiftModifier);
    QVERIFY(inOneFact(one, other));
    QVERIFY2(status().contains(u"by you"_s), qPrintable(status()));
}

void TestDecisions::escapeCancels()
{
    show(1, comparison().facts.first().members.first());
    press(Qt::Key_S, Qt::ShiftModifier);
    press(Qt::Key_Escape);
    QVERIFY2(status().contains(u"nothing was changed"_s), qPrintable(status()));
    m_window->comparisonView()->goTo(comparison().facts.last().members.last());
    press(Qt::Key_S, Qt::ShiftModifier); // the first step again
    QVERIFY(corrections().isEmpty());
    press(Qt::Key_S, Qt::ShiftModifier); // the same sentence is no second one
    QVERIFY(corrections().isEmpty());
}

void TestDecisions::splitAsksWhoLeaves()
{
    const Fact fact = factOf(3);
    show(2, fact.members.at(1));
    press(Qt::Key_V, Qt::ShiftModifier);
    auto *chooser = m_window->findChild<MemberChooser *>();
    QVERIFY(chooser);
    auto *list = chooser->findChild<QListWidget *>();
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->item(1)->checkState(), Qt::Checked); // where the reader is
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(compared.wait(20000));
    QVERIFY(inOneFact(fact.members.at(1), fact.members.at(2)));
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
}

void TestDecisions::ofTwoFactsOfASentenceTheOneInViewIsSplit()
{
    // The last fact that has a sentence which an earlier one has too.
    std::optional<Place> both;
    Fact later;
    for (const Fact &fact : comparison().facts) {
        for (const Place &member : fact.members) {
            if (*factWith(member) != fact) {
                both = member;
                later = fact;
            }
        }
    }
    QVERIFY(both);
    const Fact earlier = *factWith(*both);
    const auto other = std::ranges::find_if(
        later.members, [&](const Place &member) { return !earlier.members.contains(member); });
    show(2, *other);
    auto *view = m_window->findChild<SynopsisView *>();
    const int row = view->table()->currentIndex().row();
    view->table()->goTo(view->model()->index(row, FactModel::FirstReportColumn + both->report));
    QCOMPARE(m_window->currentView()->active(), both);
    press(Qt::Key_V, Qt::ShiftModifier);
    auto *chooser = m_window->findChild<MemberChooser *>();
    if (later.members.size() > 2) {
        QVERIFY(chooser);
        QCOMPARE(chooser->findChild<QListWidget *>()->count(), later.members.size());
        QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
        QTest::keyClick(chooser->findChild<QListWidget *>(), Qt::Key_Return);
        QVERIFY(compared.wait(20000));
    }
    QVERIFY(!inOneFact(*other, *both));
    const Fact *still = factWith(*both);
    QVERIFY(still && still->members == earlier.members);
}

void TestDecisions::mergeJoinsTwoFacts()
{
    const Fact one = comparison().facts.first();
    const Fact other = comparison().facts.last();
    const auto facts = comparison().facts.size();
    show(2, one.members.first());
    press(Qt::Key_J, Qt::ShiftModifier);
    m_window->currentView()->goTo(other.members.first());
    correct(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(comparison().facts.size(), facts - 1);
    QVERIFY(inOneFact(one.members.last(), other.members.last()));
}

void TestDecisions::theRelationIsTheUsers()
{
    const Fact fact = factOf(2);
    const auto relation = [&] {
        const auto found = std::ranges::find_if(comparison().alignments, [&](const Alignment &one) {
            return one.a == fact.members.at(0) && one.b == fact.members.at(1);
        });
        return found == comparison().alignments.end() ? std::nullopt : std::optional(found->relation);
    };
    const bool conflict = relation() == Relation::Conflict;
    show(1, fact.members.first());
    press(Qt::Key_L, Qt::ShiftModifier);
    QVERIFY(QApplication::activePopupWidget());
    correct(conflict ? Qt::Key_P : Qt::Key_C);
    QCOMPARE(relation(), conflict ? Relation::Partial : Relation::Conflict);
}

void TestDecisions::undoAndRedo()
{
    const Fact fact = factOf(2);
    show(1, fact.members.first());
    correct(Qt::Key_X, Qt::ShiftModifier);
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
    correct(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(inOneFact(fact.members.at(0), fact.members.at(1)));
    QVERIFY(m_library->corrections().all()->isEmpty());
    correct(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
    QCOMPARE(m_library->corrections().all()->size(), 1);
}

void TestDecisions::aCorrectionIsThereAfterARestart()
{
    const Fact fact = factOf(2);
    show(1, fact.members.first());
    correct(Qt::Key_X, Qt::ShiftModifier);
    m_window.reset();
    m_library.reset();
    auto library = Library::open(m_folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    m_library = std::move(*library);
    openWindow(m_library.get());
    QVERIFY(!inOneFact(fact.members.at(0), fact.members.at(1)));
    m_window->comparisonView()->goTo(fact.members.first());
    QVERIFY2(status().contains(u"not the same as"_s), qPrintable(status()));
}

void TestDecisions::theListGoesThereAndTakesBack()
{
    const Fact fact = factOf(2);
    show(1, fact.members.first());
    correct(Qt::Key_X, Qt::ShiftModifier);
    m_window->comparisonView()->goTo(comparison().facts.last().members.last());
    press(Qt::Key_O, Qt::ShiftModifier);
    auto *pane = m_window->findChild<CorrectionsPane *>();
    QCOMPARE(QApplication::focusWidget(), pane->list());
    QCOMPARE(pane->model()->rowCount(), 1);
    QVERIFY(pane->model()->index(0).data(Qt::DisplayRole).toString().contains(u"by you"_s));
    press(Qt::Key_Return);
    QCOMPARE(m_window->comparisonView()->active(), fact.members.first());
    press(Qt::Key_O, Qt::ShiftModifier);
    correct(Qt::Key_Delete);
    QVERIFY(inOneFact(fact.members.at(0), fact.members.at(1)));
    QCOMPARE(pane->model()->rowCount(), 0);
    QCOMPARE(m_window->markStore()->highlights().size(), 0);
}

void TestDecisions::aContradictionIsTold()
{
    const Fact fact = factOf(3);
    CorrectionStore *store = m_window->correctionStore();
    QSignalSpy compared(m_window.get(), &MainWindow::comparedAgain);
    const auto place = [&](int member) {
        return ReportRange{fact.members.at(member).report, fact.members.at(member).range};
    };
    store->add(CorrectionKind::Same, {place(0)}, {place(1)});
    store->add(CorrectionKind::Same, {place(1)}, {place(2)});
    store->add(CorrectionKind::NotSame, {place(0)}, {place(2)});
    QVERIFY(compared.wait(20000));
    QTRY_VERIFY(!inOneFact(fact.members.at(0), fact.members.at(2)));
    QVERIFY(inOneFact(fact.members.at(1), fact.members.at(2)));
    auto *pane = m_window->findChild<CorrectionsPane *>();
    const QString oldest = pane->model()->index(2).data(Qt::DisplayRole).toString();
    QVERIFY2(oldest.contains(u"Gives way to a later one: Not the same"_s), qPrintable(oldest));
    QVERIFY(!pane->model()->index(2).data(CorrectionModel::HoldsRole).toBool());
    QVERIFY(pane->model()->index(0).data(CorrectionModel::HoldsRole).toBool());
}

void TestDecisions::whyInEveryView_data()
{
    QTest::addColumn<int>("view");
    QTest::newRow("reading order") << 1;
    QTest::newRow("synopsis") << 2;
    QTest::newRow("conflicts") << 3;
    QTest::newRow("coverage") << 4;
    QTest::newRow("timeline") << 5;
}

void TestDecisions::whyInEveryView()
{
    QFETCH(int, view);
    auto *why = m_window->findChild<WhyStrip *>();
    const auto conflict = std::ranges::find_if(comparison().facts,
                                               [](const Fact &fact) { return !fact.differences.isEmpty(); });
    show(view, conflict->members.first());
    press(Qt::Key_W);
    QVERIFY(why->isVisible());
    QVERIFY2(why->text().contains(u"score 0."_s), qPrintable(why->text()));
    QVERIFY2(why->text().contains(u"telling words"_s), qPrintable(why->text()));
    const QString before = why->text();
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_J);
    QVERIFY(why->text() != before);
    press(Qt::Key_W);
    QVERIFY(!why->isVisible());
}

void TestDecisions::theThresholdActsAtOnce()
{
    auto *bar = m_window->findChild<ThresholdBar *>();
    const auto usual = comparison();
    QVERIFY(bar->isUsual());
    correct(Qt::Key_Minus);
    correct(Qt::Key_Minus);
    QCOMPARE(bar->threshold(), 0.4);
    QVERIFY(comparison().alignments.size() > usual.alignments.size());
    QVERIFY2(status().contains(u"same from 0.40"_s), qPrintable(status()));
    QVERIFY2(status().contains(QString::number(comparison().facts.size()) + u" facts"_s),
             qPrintable(status()));
    for (int i = 0; i < 8; ++i)
        correct(Qt::Key_Equal);
    QVERIFY(comparison().alignments.size() < usual.alignments.size());
    QVERIFY(m_window->findChild<SynopsisView *>()->model()->factCount() == comparison().facts.size());

    // Kept for the next window, and reset by one key.
    m_window.reset();
    openWindow(m_library.get());
    bar = m_window->findChild<ThresholdBar *>();
    QCOMPARE(bar->threshold(), 0.8);
    QVERIFY(comparison().alignments.size() < usual.alignments.size());
    correct(Qt::Key_0);
    QCOMPARE(comparison().alignments, usual.alignments);
    QCOMPARE(comparison().facts, usual.facts);
    QVERIFY2(!status().contains(u"same from"_s), qPrintable(status()));

    press(Qt::Key_G, Qt::ShiftModifier);
    QVERIFY(bar->isVisible());
    QCOMPARE(QApplication::focusWidget(), bar->slider());
    QVERIFY2(bar->text().contains(QString::number(usual.facts.size())), qPrintable(bar->text()));
    press(Qt::Key_G, Qt::ShiftModifier);
    QVERIFY(!bar->isVisible());
    QVERIFY(m_window->currentView()->isAncestorOf(QApplication::focusWidget()) ||
            m_window->currentView() == QApplication::focusWidget());
}

void TestDecisions::withoutALibraryNothingChangesAndTheReasonIsShown()
{
    m_window.reset();
    openWindow(nullptr);
    const Fact fact = factOf(2);
    show(1, fact.members.first());
    QSignalSpy failed(m_window->correctionStore(), &CorrectionStore::failed);
    press(Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(failed.size(), 1);
    QVERIFY(corrections().isEmpty());
    QVERIFY(inOneFact(fact.members.at(0), fact.members.at(1)));
    QVERIFY(!m_window->markStore()->undoStack()->canUndo());
}

void TestDecisions::theReaderStays()
{
    const Fact fact = factOf(2);
    for (const int view : {1, 2, 4, 5}) {
        show(view, fact.members.first());
        SynopsisTable *table = m_window->findChild<SynopsisView *>()->table();
        const int row = table->currentIndex().row();
        const auto place = m_window->currentView()->active();
        correct(Qt::Key_X, Qt::ShiftModifier);
        if (view == 1)
            QCOMPARE(m_window->currentView()->active(), place);
        if (view == 2)
            QVERIFY(std::abs(table->currentIndex().row() - row) <= 1);
        correct(Qt::Key_Z, Qt::ControlModifier);
    }
}

QTEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
