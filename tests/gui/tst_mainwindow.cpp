// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/comparisonview.h"
#include "mainwindow/mainwindow.h"

#include <KMessageWidget>
#include <QApplication>
#include <QClipboard>
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

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
