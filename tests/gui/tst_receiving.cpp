// SPDX-License-Identifier: GPL-3.0-or-later
// An exported PDF opens in another analyst's window with all that was said of its event.
#include "comparisonview/comparisonview.h"
#include "exporting/export.h"
#include "mainwindow/mainwindow.h"
#include "review/verdictacts.h"

#include <KMessageWidget>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestReceiving : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void openingBringsBackWhatWasDecided();
    void openingAgainChangesNothing();
    void whatDiffersIsListedAndStays();
    void aForeignFileIsNamedAndNothingCloses();
    void aLibraryThatCannotBeWrittenStillShowsTheReports();

private:
    static QString sample(const QString &name)
    {
        return QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name;
    }
    /// Opens a file as a user does: Ctrl+O, the name, Return.
    static void openByKeys(MainWindow &window, const QString &path);
    [[nodiscard]] QString message(const MainWindow &window) const
    {
        const auto *widget = window.findChild<KMessageWidget *>();
        return widget->isHidden() ? QString() : widget->text();
    }
    QTemporaryDir m_folder;
    QString m_pdf;
    QByteArray m_before; ///< the event as it left
    QUuid m_mark;
};

void TestReceiving::openByKeys(MainWindow &window, const QString &path)
{
    QTimer look; // the dialog has an event loop of its own
    connect(&look, &QTimer::timeout, &window, [path, &look] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        look.stop();
        auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        if (dialog->isVisible()) // a completer took the first one
            QTest::keyClick(name, Qt::Key_Return);
    });
    look.start(20);
    QTest::keyClick(&window, Qt::Key_O, Qt::ControlModifier);
}

/// The first analyst marks, notes, corrects, judges and exports.
void TestReceiving::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    qputenv("SYNOPTIC_LIBRARY", m_folder.filePath(u"first/library.sqlite"_s).toLocal8Bit());
    QDir().mkpath(m_folder.filePath(u"first"_s));
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    MainWindow window(library->get());
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({sample(u"3-sundmark-courier.txt"_s), sample(u"4-daily-lantern.txt"_s)});
    QVERIFY(shown.wait(20000));
    const Alignment first = window.comparisonView()->comparison().alignments.at(0);
    const Alignment second = window.comparisonView()->comparison().alignments.at(1);
    window.markStore()->add(0, first.a.range, HighlightColour::Green);
    m_mark = window.markStore()->highlights().first().highlight.id;
    window.markStore()->setNote(m_mark, u"asked twice"_s);
    window.markStore()->setTags({m_mark}, {u"actors/crew"_s});
    QSignalSpy compared(&window, &MainWindow::comparedAgain);
    window.correctionStore()->add(CorrectionKind::NotSame, {{second.a.report, second.a.range}},
                                  {{second.b.report, second.b.range}});
    QVERIFY(compared.wait(20000));
    const ExportEvent event = window.exportEvent();
    QCOMPARE(event.work.corrections.size(), 1);
    m_pdf = m_folder.filePath(u"event.pdf"_s);
    QVERIFY(window.exportPdf(m_pdf));
    m_before = toJson(event.comparison, SourcePaths::NamesOnly);
    qputenv("SYNOPTIC_LIBRARY", m_folder.filePath(u"second/library.sqlite"_s).toLocal8Bit());
    QDir().mkpath(m_folder.filePath(u"second"_s));
}

void TestReceiving::openingBringsBackWhatWasDecided()
{
    const auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    MainWindow window(library->get());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy shown(&window, &MainWindow::eventShown);
    openByKeys(window, m_pdf);
    QVERIFY(shown.wait(20000));
    QCOMPARE(toJson(window.comparisonView()->comparison(), SourcePaths::NamesOnly), m_before);
    QCOMPARE(window.markStore()->highlights().size(), 1);
    const Highlight mark = window.markStore()->highlights().first().highlight;
    QCOMPARE(mark.note, u"asked twice"_s);
    QCOMPARE(window.markStore()->tagsOf(mark), QStringList{u"actors/crew"_s});
    QCOMPARE(window.correctionStore()->corrections().size(), 1);
    QVERIFY2(message(window).contains(u"New in your library: 1 mark"_s), qPrintable(message(window)));
    QVERIFY(message(window).contains(u"1 correction"_s));
}

void TestReceiving::openingAgainChangesNothing()
{
    const auto library = Library::open(Library::defaultPath());
    MainWindow window(library->get());
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({m_pdf});
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.markStore()->highlights().size(), 1);
    QCOMPARE(window.correctionStore()->corrections().size(), 1);
    QVERIFY2(message(window).contains(u"has all"_s), qPrintable(message(window)));
}

void TestReceiving::whatDiffersIsListedAndStays()
{
    const auto library = Library::open(Library::defaultPath());
    MainWindow window(library->get());
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({m_pdf});
    QVERIFY(shown.wait(20000));
    window.markStore()->setNote(m_mark, u"my own words"_s);
    window.open({m_pdf});
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.markStore()->highlights().first().highlight.note, u"my own words"_s);
    QVERIFY2(message(window).contains(u"asked twice"_s), qPrintable(message(window)));
    QVERIFY(message(window).contains(u"yours stays"_s));
}

void TestReceiving::aForeignFileIsNamedAndNothingCloses()
{
    QFile foreign(m_folder.filePath(u"foreign.pdf"_s));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("Hello");
    foreign.close();
    const auto library = Library::open(Library::defaultPath());
    MainWindow window(library->get());
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({sample(u"3-sundmark-courier.txt"_s), sample(u"4-daily-lantern.txt"_s)});
    QVERIFY(shown.wait(20000));
    window.open({foreign.fileName()});
    QTRY_VERIFY_WITH_TIMEOUT(message(window).contains(u"foreign.pdf"_s), 20000);
    QCOMPARE(window.comparisonView()->comparison().reports.size(), 2);
}

void TestReceiving::aLibraryThatCannotBeWrittenStillShowsTheReports()
{
    MainWindow window(nullptr);
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open({m_pdf});
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.comparisonView()->comparison().reports.size(), 2);
    QVERIFY2(message(window).contains(u"are not shown"_s), qPrintable(message(window)));
}

QTEST_MAIN(TestReceiving)
#include "tst_receiving.moc"
