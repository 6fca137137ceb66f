// SPDX-License-Identifier: GPL-3.0-or-later
// A text that changed: its marks are placed anew, and the versions are known as one report's.
#include "annotationpane/annotationpane.h"
#include "models/highlightmodel.h"
#include "models/highlightorder.h"
#include "support/reportfixture.h"
#include "versionview/versionview.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTextBrowser>
#include <QTimer>
#include <QUndoStack>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestVersions : public ReportFixture
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { begin(); }
    void marksOfAChangedTextAreDecidedByKeys();
    void aTextUnderAnotherNameIsJoinedToItsEarlierVersion();
};

void TestVersions::marksOfAChangedTextAreDecidedByKeys()
{
    {
        const Opened opened = open();
        for (const QString &words :
             {u"58 people"_s, u"on Monday"_s, u"Nobody was missing by noon."_s, u"the wreck is lifted"_s})
            opened.store()->add(0, {first.indexOf(words), first.indexOf(words) + words.size()},
                                HighlightColour::Yellow);
    }
    QString second = first;
    second.replace(u"58 people"_s, u"61 people"_s)
        .replace(u" Nobody was missing by noon."_s, u""_s)
        .replace(u"on Monday"_s, u"on Wednesday"_s);
    write(second);
    {
        const Opened opened = open();
        const auto asking = [&] {
            return std::ranges::count_if(opened.store()->highlights(), &PlacedHighlight::asks);
        };
        QCOMPARE(opened.store()->highlights().size(), 4);
        QCOMPARE(asking(), 3);
        QVERIFY(opened.window->findChild<KMessageWidget *>()->text().contains(u"3 marks"_s));
        auto *list = opened.window->findChild<AnnotationPane *>()->findChild<QListView *>();
        QCOMPARE(list->model()->index(0, 0).data(HighlightOrder::HeadingRole).toString(), u"To decide · 2"_s);
        QCOMPARE(list->model()->index(2, 0).data(HighlightOrder::HeadingRole).toString(),
                 u"Without a place · 1"_s);

        opened.key(Qt::Key_D, Qt::ControlModifier);
        auto *versions = opened.window->findChild<VersionView *>();
        QTRY_VERIFY(versions->isVisible());
        QTest::qWait(50); // the offscreen platform gives the focus back to the window that had it
        versions->activateWindow();
        QTRY_VERIFY(versions->isActiveWindow());
        auto *now = versions->findChildren<QTextEdit *>().last();
        QTest::keyClick(now, Qt::Key_Return); // 61 people
        QCOMPARE(asking(), 2);
        QTest::keyClick(now, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(asking(), 3);
        QTest::keyClick(now, Qt::Key_Return);
        const auto marked = [&](const QString &words) {
            return std::ranges::any_of(opened.store()->highlights(), [&](const PlacedHighlight &placed) {
                return placed.isPlaced() &&
                       second.sliced(placed.where->start, placed.where->length()) == words;
            });
        };
        QVERIFY(marked(u"61 people"_s));
        while (asking() > 0) {
            const int row = opened.store()->rowOf(versions->current());
            QVERIFY(row >= 0);
            if (opened.store()->highlights().at(row).where) { // by hand: one word more
                QTextCursor cursor = now->textCursor();
                cursor.setPosition(int(second.indexOf(u"begins on Wednesday"_s)));
                now->setTextCursor(cursor);
                for (int i = 0; i < 3; ++i)
                    QTest::keyClick(now, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
                QTest::keyClick(now, Qt::Key_H);
            } else {
                QTest::keyClick(now, Qt::Key_W);
            }
        }
        QVERIFY(marked(u"begins on Wednesday"_s));
        QVERIFY(marked(u"the wreck is lifted"_s));
        QTest::keyClick(versions, Qt::Key_Escape);
    }
    const Opened again = open(); // what was decided is kept, and asks no more
    QVERIFY(std::ranges::none_of(again.store()->highlights(), &PlacedHighlight::asks));
    QCOMPARE(std::ranges::count_if(again.store()->highlights(), &PlacedHighlight::isPlaced), 3);
    write(first); // the earlier text again: every mark stands where it was made
    const Opened earlier = open();
    QCOMPARE(std::ranges::count_if(earlier.store()->highlights(),
                                   [](const PlacedHighlight &placed) {
                                       return placed.isPlaced() &&
                                              first.sliced(placed.where->start, placed.where->length()) ==
                                                  placed.highlight.exact;
                                   }),
             4);
}

void TestVersions::aTextUnderAnotherNameIsJoinedToItsEarlierVersion()
{
    const auto mark = [](const Opened &opened, const QString &words) {
        opened.store()->add(0, {first.indexOf(words), first.indexOf(words) + words.size()},
                            HighlightColour::Yellow);
    };
    {
        const Opened opened = open();
        mark(opened, u"58 people"_s);
        mark(opened, u"on Monday"_s);
    }
    QDir(m_folder->path()).mkpath(u"later"_s);
    m_file = m_folder->filePath(u"later/report.txt"_s);
    write(QString(first).replace(u"58 people"_s, u"61 people"_s));
    {
        const Opened opened = open();
        QCOMPARE(opened.store()->highlights().size(), 0);
        QSignalSpy shown(opened.window.get(), &MainWindow::eventShown);
        opened.window->actionCollection()->action(u"tools_version"_s)->trigger();
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY(shown.wait(20000));
        QCOMPARE(opened.store()->highlights().size(), 2);
    }
    // After a restart the step is there still, and can be done again.
    const Opened opened = open();
    QCOMPARE(opened.store()->highlights().size(), 2);
    QSignalSpy shown(opened.window.get(), &MainWindow::eventShown);
    QVERIFY(opened.store()->undoStack()->canUndo());
    opened.store()->undoStack()->undo();
    QVERIFY(shown.wait(20000));
    QCOMPARE(opened.store()->highlights().size(), 0);
    opened.window->actionCollection()->action(u"tools_version"_s)->trigger();
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QVERIFY(shown.wait(20000));
    QCOMPARE(opened.store()->highlights().size(), 2);
    QCOMPARE(std::ranges::count_if(opened.store()->highlights(), &PlacedHighlight::asks), 1);
    opened.store()->undoStack()->undo();
    QVERIFY(shown.wait(20000));
    QCOMPARE(opened.store()->highlights().size(), 0);
    opened.store()->undoStack()->redo();
    QVERIFY(shown.wait(20000));
    QCOMPARE(opened.store()->highlights().size(), 2);
}

QTEST_MAIN(TestVersions)
#include "tst_versions.moc"
