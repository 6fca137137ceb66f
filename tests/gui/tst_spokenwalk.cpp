// SPDX-License-Identifier: GPL-3.0-or-later
// Walks each view as a person does who hears it: what a screen reader is given at every step, and nothing
// else.
#include "comparisonview/comparisonview.h"
#include "mainwindow/mainwindow.h"

#include <KActionCollection>
#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QStringList announced;

void hear(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Announcement)
        announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
}

} // namespace

class TestSpokenWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_window.reset(); }
    void everyStepIsSaid_data();
    void everyStepIsSaid();
    void acrossARowTheRowIsNotSaidAgain();
    void aFactHasItsNumberInTheCoverage();
    void whatAKeyChangesIsSaid();

private:
    void show(const char *view);
    [[nodiscard]] static QString here();
    static QString after(Qt::Key key);
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestSpokenWalk::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(u"synoptic"_s);
    qputenv("SYNOPTIC_LIBRARY", m_folder.filePath(u"library.sqlite"_s).toLocal8Bit());
    auto library = Library::open(Library::defaultPath());
    QVERIFY(library);
    m_library = std::move(*library);
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window->resize(1500, 950);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    m_window->open({u"" SYNOPTIC_SOURCE_DIR "/resources/sample"_s});
    QVERIFY(shown.wait(20000));
    QAccessible::installUpdateHandler(hear);
    QAccessible::setActive(true);
}

void TestSpokenWalk::show(const char *view)
{
    m_window->actionCollection()->action(u"view_"_s + QLatin1String(view))->trigger();
    QCoreApplication::processEvents();
}

/// What is told of the cell, item or column that has the focus.
QString TestSpokenWalk::here()
{
    QAccessibleInterface *view = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
    QAccessibleInterface *inner = view ? view->focusChild() : nullptr;
    return inner ? inner->text(QAccessible::Name) : QString();
}

/// What one hears after a key: what is announced, else the cell or item one is at now.
QString TestSpokenWalk::after(Qt::Key key)
{
    announced.clear();
    QTest::keyClick(QApplication::focusWidget(), key);
    QCoreApplication::processEvents();
    return announced.isEmpty() ? here() : announced.join(u'\n');
}

void TestSpokenWalk::everyStepIsSaid_data()
{
    QTest::addColumn<QByteArray>("view");
    for (const char *view : {"reading", "synopsis", "conflicts", "coverage", "timeline"})
        QTest::addRow("%s", view) << QByteArray(view);
}

/// Something else at each step, in words, without signs that are for the eye, and no longer than one listens.
void TestSpokenWalk::everyStepIsSaid()
{
    QFETCH(QByteArray, view);
    constexpr int steps = 4; // the coverage has five rows
    constexpr qsizetype longest = 700;
    show(view);
    after(Qt::Key_Home);
    QString before;
    for (int i = 0; i < steps; ++i) {
        const QString heard = after(Qt::Key_Down);
        QVERIFY2(heard.size() > 10, qPrintable(heard));
        QVERIFY2(heard.size() < longest, qPrintable(heard));
        QVERIFY2(heard != before, qPrintable(heard));
        QVERIFY2(!heard.contains(QRegularExpression(u"[◆≠≈✎※⇄↵]"_s)), qPrintable(heard));
        before = heard;
    }
    after(Qt::Key_X); // on the timeline Home has gone to the first moment
}

void TestSpokenWalk::acrossARowTheRowIsNotSaidAgain()
{
    show("synopsis");
    QVERIFY2(after(Qt::Key_Down).startsWith(u"row "_s), qPrintable(here()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    const QString head = here();
    QVERIFY2(head.startsWith(u"row "_s), qPrintable(head));
    QVERIFY2(after(Qt::Key_Right).startsWith(u"The Halden Herald: "_s), qPrintable(here()));
    QVERIFY2(after(Qt::Key_Right).startsWith(u"The Meridian: "_s), qPrintable(here()));
    show("conflicts");
    after(Qt::Key_Home);
    QVERIFY2(here().startsWith(u"row "_s), qPrintable(here()));
    for (int column = 1; column < 4; ++column) {
        const QString cell = after(Qt::Key_Right);
        QVERIFY2(!cell.isEmpty() && !cell.startsWith(u"row "_s), qPrintable(cell));
    }
    after(Qt::Key_Home);
}

void TestSpokenWalk::aFactHasItsNumberInTheCoverage()
{
    show("coverage");
    after(Qt::Key_Home);
    const QString inText = here();
    const QRegularExpression number(u"fact (\\d+) of"_s);
    QVERIFY2(number.match(inText).hasMatch(), qPrintable(inText));
    after(Qt::Key_O); // goes with the fact to another column
    QCOMPARE(number.match(here()).captured(1), number.match(inText).captured(1));
    after(Qt::Key_O);
    after(Qt::Key_O);
}

void TestSpokenWalk::whatAKeyChangesIsSaid()
{
    show("synopsis");
    after(Qt::Key_Down);
    after(Qt::Key_Home);
    after(Qt::Key_Right);
    after(Qt::Key_Right);
    QCOMPARE(after(Qt::Key_P), u"compared with The Meridian"_s);
    QCOMPARE(after(Qt::Key_O), u"Order: as in The Meridian"_s);
    QVERIFY2(after(Qt::Key_W).contains(u"score"_s), qPrintable(announced.join(u'\n')));
    after(Qt::Key_W);
    show("timeline");
    QVERIFY2(after(Qt::Key_BracketLeft).startsWith(u"as of "_s), qPrintable(announced.join(u'\n')));
    QCOMPARE(after(Qt::Key_X), u"the whole event"_s);
}

QTEST_MAIN(TestSpokenWalk)
#include "tst_spokenwalk.moc"
