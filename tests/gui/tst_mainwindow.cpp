// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotationpane/annotationpane.h"
#include "comparisonview/comparisonview.h"
#include "mainwindow/mainwindow.h"

#include <KMessageWidget>
#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aBadFileIsNamedAndTheRestOpens();
    void pastedTextBecomesAReport();
    void aLabelGivenByTheUserActsAndIsKept();
    void chosenMarksAreDeletedInOneStep();

private:
    static QString sample(const QString &name)
    {
        return QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name;
    }
    QTemporaryDir m_folder;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("SYNOPTIC_LIBRARY", m_folder.filePath(u"library.sqlite"_s).toLocal8Bit());
}

void TestMainWindow::aBadFileIsNamedAndTheRestOpens()
{
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    MainWindow window(library->get());
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({sample(u"3-sundmark-courier.txt"_s), m_folder.filePath(u"missing.txt"_s),
                 sample(u"4-daily-lantern.txt"_s)});
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.comparisonView()->comparison().reports.size(), 2);
    QVERIFY(window.findChild<KMessageWidget *>()->text().contains(u"missing.txt"_s));
}

void TestMainWindow::pastedTextBecomesAReport()
{
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    MainWindow window(library->get());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({sample(u"3-sundmark-courier.txt"_s)});
    QVERIFY(shown.wait(20000));
    QApplication::clipboard()->setText(
        u"Harbour reopens\n\nPort Halden was opened again on Sunday, the harbour authority said.\n"_s);
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.comparisonView()->comparison().reports.size(), 2);
    QCOMPARE(window.comparisonView()->comparison().reports.last().metadata().title, u"Harbour reopens"_s);
}

void TestMainWindow::aLabelGivenByTheUserActsAndIsKept()
{
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    const QStringList files{sample(u"3-sundmark-courier.txt"_s), sample(u"4-daily-lantern.txt"_s)};
    int passage = -1;
    const auto aligned = [&](const MainWindow &window) {
        const Comparison &comparison = window.comparisonView()->comparison();
        return std::ranges::count_if(comparison.alignments, [&](const Alignment &alignment) {
            return comparison.reports.at(0).passageAt(alignment.a.range.start) == passage;
        });
    };
    {
        MainWindow window(library->get());
        window.show();
        QSignalSpy shown(&window, &MainWindow::eventShown);
        window.open(files);
        QVERIFY(shown.wait(20000));
        const Place place = window.comparisonView()->comparison().alignments.at(5).a;
        passage = window.comparisonView()->comparison().reports.at(0).passageAt(place.range.start);
        QVERIFY(aligned(window) > 0);
        window.comparisonView()->goTo(place);
        window.markStore()->setPassageKind(0, passage, PassageKind::Boilerplate);
        QVERIFY(shown.wait(20000));
        QCOMPARE(window.comparisonView()->comparison().reports.at(0).passages().at(passage).kind,
                 PassageKind::Boilerplate);
        QCOMPARE(aligned(window), 0);
        // The passage is folded away now; the reader stays beside it.
        QCOMPARE(window.comparisonView()->active()->report, 0);
        QVERIFY(window.comparisonView()->active()->range.start > place.range.start);
        window.markStore()->undoStack()->undo();
        QVERIFY(shown.wait(20000));
        QVERIFY(aligned(window) > 0);
        window.markStore()->undoStack()->redo();
        QVERIFY(shown.wait(20000));
    }
    MainWindow again(library->get());
    QSignalSpy shown(&again, &MainWindow::eventShown);
    again.open(files);
    QVERIFY(shown.wait(20000));
    QCOMPARE(aligned(again), 0);
}

void TestMainWindow::chosenMarksAreDeletedInOneStep()
{
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    MainWindow window(library->get());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({sample(u"2-meridian-live.txt"_s)});
    QVERIFY(shown.wait(20000));
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&window, Qt::Key_Down);
        QTest::keyClick(&window, Qt::Key_2);
    }
    QCOMPARE(window.markStore()->highlights().size(), 3);
    auto *list = window.findChild<AnnotationPane *>()->findChild<QListView *>();
    list->setFocus();
    list->selectAll();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(window.markStore()->highlights().size(), 0);
    window.markStore()->undoStack()->undo();
    QCOMPARE(window.markStore()->highlights().size(), 3);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
