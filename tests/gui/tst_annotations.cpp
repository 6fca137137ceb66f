// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/annotationpane.h"
#include "annotationpane/noteeditor.h"
#include "annotationpane/quicknote.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/marklanes.h"
#include "library/linkstore.h"
#include "mainwindow/mainwindow.h"
#include "models/highlightmodel.h"
#include "models/highlightorder.h"
#include "support/reportfixture.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestAnnotations : public ReportFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { begin(); }
    void overlappingMarksHaveLanesOfTheirOwn();
    void theSelectionGoesByWordsSentencesAndPassages();
    void severalMarksOnOneRangeAreMadeChosenAndDeleted();
    void theListIsFilteredAndGroupedUnderHeadings();
    void chosenMarksGetAColourInOneStep();
    void aNoteIsMarkdownAndLoadsNothing();
    void tagsAreGivenToAllChosenInOneStep();
    void tagsGivenToSeveralLeaveWhatEachHas();
    void aTagThatTheCompleterPutInIsKeptForThisMarkAlone();
    void escapeLeavesTheList();
    void theNotesFollowTheReader();
    void theListShowsNotesWithoutTheirSigns();
    void aLinkIsMadeInTwoStepsFollowedAndUndone();
    void aQuickNoteLeavesTheTextNever();
    void aNoteThatCannotBeKeptTakesItsLetters_data();
    void aNoteThatCannotBeKeptTakesItsLetters();
};

void TestAnnotations::overlappingMarksHaveLanesOfTheirOwn()
{
    const auto mark = [](qsizetype start, qsizetype end) { return ShownMark{{start, end}}; };
    QCOMPARE(lanesOf({}), QList<int>{});
    QCOMPARE(lanesOf({mark(0, 10), mark(10, 20), mark(30, 40)}), (QList<int>{0, 0, 0}));
    QCOMPARE(lanesOf({mark(0, 50), mark(10, 20), mark(15, 30), mark(20, 25)}), (QList<int>{0, 1, 2, 1}));
    QCOMPARE(lanesOf({mark(5, 9), mark(5, 9)}), (QList<int>{0, 1}));
}

void TestAnnotations::theSelectionGoesByWordsSentencesAndPassages()
{
    const Opened opened = open();
    const QList<TextRange> sentences = opened.view()->columns().first()->readableSentences();
    opened.view()->goTo({0, sentences.at(2)});
    QVERIFY(opened.selected().startsWith(u"Rescuers pulled"_s));
    opened.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(opened.selected(), u"Rescuers"_s);
    opened.key(Qt::Key_Right, Qt::AltModifier);
    opened.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(opened.selected(), u"58"_s);
    opened.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(opened.selected(), u"58 people"_s);
    opened.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(opened.selected(), u"58"_s);
    opened.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(opened.selected(), u"pulled"_s);
    opened.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(opened.selected(), u"pulled 58 people from the sea, the harbour master said."_s);
    opened.key(Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(opened.selected().endsWith(u"Nobody was missing by noon."_s));
    opened.key(Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(opened.selected().endsWith(u"the ministry of transport said."_s));
    opened.key(Qt::Key_Up, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(opened.selected().endsWith(u"Nobody was missing by noon."_s));
    opened.key(Qt::Key_3);
    QCOMPARE(opened.store()->highlights().first().highlight.exact, opened.selected());
}

void TestAnnotations::severalMarksOnOneRangeAreMadeChosenAndDeleted()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_1);
    opened.key(Qt::Key_2); // the same mark in another colour
    QCOMPARE(opened.store()->highlights().size(), 1);
    opened.key(Qt::Key_3, Qt::AltModifier); // one more
    opened.key(Qt::Key_Right, Qt::AltModifier);
    opened.key(Qt::Key_4); // a word in it
    QCOMPARE(opened.store()->highlights().size(), 3);
    const auto colours = [&] {
        QList<HighlightColour> all;
        for (const PlacedHighlight &placed : opened.store()->highlights())
            all.append(placed.highlight.colour);
        std::ranges::sort(all);
        return all;
    };
    QCOMPARE(colours(), (QList{HighlightColour::Green, HighlightColour::Blue, HighlightColour::Pink}));
    opened.view()->goTo(*opened.view()->active()); // no selection any more
    for (int i = 0; i < 2; ++i) { // the one made last is chosen; the next but one is the blue one
        opened.key(Qt::Key_Period);
    }
    opened.key(Qt::Key_Delete);
    QCOMPARE(opened.store()->highlights().size(), 2);
    QVERIFY(colours().contains(HighlightColour::Pink));
    opened.store()->undoStack()->undo();
    QCOMPARE(opened.store()->highlights().size(), 3);
}

void TestAnnotations::theListIsFilteredAndGroupedUnderHeadings()
{
    MarkStore store(nullptr);
    HighlightModel model(&store);
    const QAbstractItemModelTester tester(&model);
    const Opened opened = open();
    for (int i = 0; i < 3; ++i) {
        opened.key(Qt::Key_Down);
        opened.key(Qt::Key(Qt::Key_1 + i));
    }
    auto *pane = opened.window->findChild<AnnotationPane *>();
    auto *list = pane->findChild<QListView *>();
    const auto heading = [&](int row) {
        return list->model()->index(row, 0).data(HighlightOrder::HeadingRole).toString();
    };
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(heading(0).endsWith(u" · 3"_s));
    QCOMPARE(heading(1), QString());
    opened.key(Qt::Key_O, Qt::AltModifier); // by colour
    QCOMPARE(heading(0), u"Yellow · 1"_s);
    QCOMPARE(heading(2), u"Blue · 1"_s);
    pane->findChild<QLineEdit *>()->setFocus();
    QTest::keyClicks(pane->findChild<QLineEdit *>(), u"resc 58"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::keyClicks(pane->findChild<QLineEdit *>(), u"x"_s);
    QCOMPARE(list->model()->rowCount(), 0);
}

void TestAnnotations::chosenMarksGetAColourInOneStep()
{
    const Opened opened = open();
    for (int i = 0; i < 3; ++i) {
        opened.key(Qt::Key_Down);
        opened.key(Qt::Key_1);
    }
    opened.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = opened.window->findChild<AnnotationPane *>()->findChild<QListView *>();
    QVERIFY(list->hasFocus());
    list->selectAll();
    QTest::keyClick(list, Qt::Key_5);
    const auto orange = [&] {
        return std::ranges::count_if(opened.store()->highlights(), [](const PlacedHighlight &placed) {
            return placed.highlight.colour == HighlightColour::Orange;
        });
    };
    QCOMPARE(orange(), 3);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(orange(), 0);
    QStringList status;
    for (const QLabel *label : opened.window->statusBar()->findChildren<QLabel *>())
        status.append(label->text());
    QVERIFY2(status.join(u'|').contains(u"Taken back: colour of 3 highlights"_s),
             qPrintable(status.join(u'|')));
}

void TestAnnotations::aNoteIsMarkdownAndLoadsNothing()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_M);
    auto *note = opened.window->findChild<NoteEditor *>();
    QVERIFY(note->isEditing());
    auto *source = note->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(source->hasFocus());
    QTest::keyClicks(source, u"check **58** ![x](file:///etc/hostname) <b>raw</b>"_s);
    QTest::keyClick(source, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(opened.store()->highlights().first().highlight.note.startsWith(u"check **58**"_s));
    QTRY_VERIFY(!note->isEditing());
    auto *preview = note->findChild<QTextBrowser *>();
    QVERIFY(preview->toPlainText().startsWith(u"check 58"_s));
    QVERIFY(preview->toPlainText().contains(u"<b>raw</b>"_s));
    const QVariant picture =
        preview->document()->resource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s));
    QVERIFY(picture.toByteArray().isEmpty());
}

void TestAnnotations::tagsAreGivenToAllChosenInOneStep()
{
    const Opened opened = open();
    for (int i = 0; i < 2; ++i) {
        opened.key(Qt::Key_Down);
        opened.key(Qt::Key_1);
    }
    opened.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *pane = opened.window->findChild<AnnotationPane *>();
    auto *list = pane->findChild<QListView *>();
    list->selectAll();
    QTest::keyClick(list, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(line);
    QTest::keyClicks(line, u"check, people/port authority"_s);
    QTest::keyClick(line, Qt::Key_Return);
    for (const PlacedHighlight &placed : opened.store()->highlights())
        QCOMPARE(opened.store()->tagsOf(placed.highlight),
                 (QStringList{u"check"_s, u"people/port authority"_s}));
    opened.store()->undoStack()->undo();
    for (const PlacedHighlight &placed : opened.store()->highlights())
        QVERIFY(placed.highlight.tags.isEmpty());
    QVERIFY(opened.store()->allTags().contains(u"people/port authority"_s)); // to be completed the next time
}

void TestAnnotations::tagsGivenToSeveralLeaveWhatEachHas()
{
    const Opened opened = open();
    for (int i = 0; i < 2; ++i) {
        opened.key(Qt::Key_Down);
        opened.key(Qt::Key_1);
    }
    const auto tags = [&opened](int mark) {
        return opened.store()->tagsOf(opened.store()->highlights().at(mark).highlight);
    };
    opened.store()->setTags({opened.store()->highlights().at(0).highlight.id}, {u"check"_s, u"crew"_s});
    opened.store()->setTags({opened.store()->highlights().at(1).highlight.id}, {u"check"_s, u"figures"_s});
    opened.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = opened.window->findChild<AnnotationPane *>()->findChild<QListView *>();
    list->setCurrentIndex(list->model()->index(0, 0));
    list->selectAll();
    QTest::keyClick(list, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, u"crew, minister"_s); // 'check' is taken away, 'minister' given
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(tags(0), (QStringList{u"crew"_s, u"minister"_s}));
    QCOMPARE(tags(1), (QStringList{u"figures"_s, u"minister"_s}));
    opened.store()->undoStack()->undo();
    QCOMPARE(tags(0), (QStringList{u"check"_s, u"crew"_s}));
    QCOMPARE(tags(1), (QStringList{u"check"_s, u"figures"_s}));
}

void TestAnnotations::aTagThatTheCompleterPutInIsKeptForThisMarkAlone()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_1);
    opened.store()->setTags({opened.store()->highlights().first().highlight.id}, {u"people/minister"_s});
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_2);
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_3);
    opened.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto *pane = opened.window->findChild<AnnotationPane *>();
    QCOMPARE(pane->chosen().size(), 1); // the keys that are held down add nothing to the choice
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(line);
    QTest::keyClicks(line, u"min"_s);
    QTRY_VERIFY(line->completer()->popup()->isVisible());
    QTest::keyClick(line->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(line->completer()->popup(), Qt::Key_Return);
    QCOMPARE(line->text(), u"people/minister"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QStringList tags;
    for (const PlacedHighlight &placed : opened.store()->highlights())
        tags.append(opened.store()->tagsOf(placed.highlight).join(u' '));
    QCOMPARE(tags, (QStringList{u"people/minister"_s, QString(), u"people/minister"_s}));
}

void TestAnnotations::escapeLeavesTheList()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_1);
    opened.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *list = opened.window->findChild<AnnotationPane *>()->findChild<QListView *>();
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(opened.view()->hasFocus());
}

void TestAnnotations::theNotesFollowTheReader()
{
    const Opened opened = open();
    auto *pane = opened.window->findChild<AnnotationPane *>();
    auto *note = pane->findChild<NoteEditor *>();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_1);
    opened.store()->setNote(opened.store()->highlights().first().highlight.id, u"of the first"_s);
    const QUuid one = pane->chosen().value(0);
    QVERIFY(!one.isNull());
    QCOMPARE(note->note(), u"of the first"_s);
    opened.key(Qt::Key_Down); // no mark there
    QVERIFY(pane->chosen().isEmpty());
    QCOMPARE(note->note(), QString());
    QVERIFY(!note->isEnabled());
    opened.key(Qt::Key_2);
    QCOMPARE(pane->chosen().size(), 1);
    QVERIFY(pane->chosen().first() != one);
    opened.key(Qt::Key_Up);
    QCOMPARE(pane->chosen(), QList<QUuid>{one});
    // Of several marks at a place the one that keys act on.
    opened.key(Qt::Key_3, Qt::AltModifier);
    const QUuid newest = pane->chosen().value(0);
    QVERIFY(newest != one);
    opened.key(Qt::Key_Down);
    QVERIFY(!pane->chosen().contains(newest));
    opened.key(Qt::Key_Up);
    QCOMPARE(pane->chosen(), QList<QUuid>{newest});
    // What is being written is not taken away.
    opened.key(Qt::Key_M);
    auto *source = note->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(source->hasFocus());
    source->setPlainText(u"half a"_s);
    opened.view()->goTo(
        {0, opened.view()->comparison().reports.first().passages().last().sentences.last().range});
    QCOMPARE(source->toPlainText(), u"half a"_s);
    QVERIFY(source->hasFocus());
}

void TestAnnotations::theListShowsNotesWithoutTheirSigns()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_1);
    auto *list = opened.window->findChild<AnnotationPane *>()->findChild<QListView *>();
    const QUuid id = opened.store()->highlights().first().highlight.id;
    const auto painted = [&](const QString &note) {
        opened.store()->setNote(id, note);
        list->clearSelection();
        return list->grab().toImage();
    };
    QCOMPARE(painted(u"**Bold** and `code`"_s), painted(u"Bold and code"_s));
    QVERIFY(painted(u"**Bold**"_s) != painted(u"Other"_s));
}

void TestAnnotations::aLinkIsMadeInTwoStepsFollowedAndUndone()
{
    const auto chooseFirst = [] {
        QTimer::singleShot(300, [] {
            QWidget *menu = QApplication::activePopupWidget();
            QVERIFY(menu);
            QTest::keyClick(menu, Qt::Key_Return);
        });
    };
    const auto isSaid = [](const Opened &opened, const QString &words) {
        const auto labels = opened.window->statusBar()->findChildren<QLabel *>();
        return std::ranges::any_of(labels,
                                   [&](const QLabel *label) { return label->text().contains(words); });
    };
    QString start;
    {
        const Opened opened = open();
        opened.key(Qt::Key_Down);
        start = opened.selected();
        opened.key(Qt::Key_L, Qt::ControlModifier);
        opened.key(Qt::Key_Down);
        chooseFirst();
        opened.key(Qt::Key_L, Qt::ControlModifier);
        auto *links = opened.window->findChild<LinkStore *>();
        QCOMPARE(links->links().size(), 1);
        QVERIFY(!links->links().first().link.kind.isEmpty());
        QVERIFY(isSaid(opened, u"Linked: contradicts"_s));
        opened.key(Qt::Key_Up);
        opened.key(Qt::Key_Down); // the link is told where it ends, and where it starts
        QVERIFY(isSaid(opened, u"⇄ contradicts “"_s + start.left(30)));
        // Both ends have a sign that says what the other one is.
        const auto signs = opened.view()->columns().first()->links();
        QCOMPARE(signs.size(), 2);
        for (const auto &sign : signs)
            QVERIFY(sign.words.contains(links->links().first().link.kind));
        QVERIFY(signs.at(1).words.contains(start.left(20)));
        QVERIFY(opened.view()->columns().first()->linksOf(signs.at(0).range) ==
                QStringList{signs.at(0).words});
        opened.store()->undoStack()->undo();
        QCOMPARE(links->links().size(), 0);
        QVERIFY(opened.view()->columns().first()->links().isEmpty());
        opened.store()->undoStack()->redo();
        QCOMPARE(links->links().size(), 1);
        chooseFirst();
        opened.key(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(opened.selected(), start);
    }
    write(u"An editor's line on top.\n\n"_s + first); // both ends go with their text
    const Opened again = open();
    const auto links = again.window->findChild<LinkStore *>()->links();
    QCOMPARE(links.size(), 1);
    QVERIFY(links.first().from && links.first().to);
    QCOMPARE(again.store()->reports().first().text(links.first().from->range).toString(), start);
}

void TestAnnotations::aQuickNoteLeavesTheTextNever()
{
    const Opened opened = open();
    opened.key(Qt::Key_Down);
    opened.key(Qt::Key_M, Qt::ShiftModifier);
    auto *line = opened.window->findChild<QuickNote *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(line->hasFocus());
    QTest::keyClicks(line, u"ask the port"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(opened.store()->highlights().first().highlight.note, u"ask the port"_s);
    QTRY_VERIFY(opened.view()->hasFocus());
    opened.store()->undoStack()->undo();
    QCOMPARE(opened.store()->highlights().first().highlight.note, QString());
}

void TestAnnotations::aNoteThatCannotBeKeptTakesItsLetters_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("with");
    QTest::newRow("a note") << Qt::KeyboardModifiers();
    QTest::newRow("a quick note") << Qt::KeyboardModifiers(Qt::ShiftModifier);
}

void TestAnnotations::aNoteThatCannotBeKeptTakesItsLetters()
{
    QFETCH(Qt::KeyboardModifiers, with);
    MainWindow window(nullptr); // no library
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({m_file});
    QVERIFY(shown.wait(20000));
    const auto here = window.comparisonView()->active();
    QTest::keyClick(window.comparisonView(), Qt::Key_M, with);
    auto *line = window.findChild<QuickNote *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(line->hasFocus());
    for (const Qt::Key letter : {Qt::Key_J, Qt::Key_N, Qt::Key_X, Qt::Key_Down}) // they would move the reader
        QTest::keyClick(QApplication::focusWidget(), letter);
    QCOMPARE(window.comparisonView()->active(), here);
    QVERIFY(line->hasFocus());
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(window.comparisonView()->hasFocus());
}

QTEST_MAIN(TestAnnotations)
#include "tst_annotations.moc"
