// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of a library that is not as it should be, and the way back from each.
#include "comparisonview/comparisonview.h"
#include "library/backups.h"
#include "library/library.h"
#include "librarypane/librarybar.h"
#include "librarypane/mergedialog.h"
#include "librarypane/restoredialog.h"
#include "librarypane/serverdialog.h"
#include "mainwindow/mainwindow.h"
#include "support/postgresserver.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestLibraryPane : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aWholeLibraryIsCheckedAndCopied();
    void aDamagedLibraryIsSalvagedFromTheBar();
    void whatCannotBeKeptIsSaidOnce();
    void aCopyIsRestoredWithTheKeyboard();
    void withoutACopyNothingCanBeRestored();
    void aMergeIsShownBeforeItIsDone();
    void marksOfAnotherWindowAppear();
    void anEventOpensWithoutItsFiles();
    void ctrlZOutlastsTheWindow();
    void aPasswordPastedWithTheAddressIsHidden();
    void aServersLibraryIsOpenedByKeys();
    void aPasswordIsAskedForAndNotKept();
    void aServersLibraryIsCopiedByNobodyButItsKeeper();

private:
    void open(MainWindow &window, const QStringList &files);
    QString path() const { return m_folder->filePath(u"library.sqlite"_s); }
    static QString sample(const QString &name)
    {
        return QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name;
    }
    static const QStringList &files()
    {
        static const QStringList paths{sample(u"3-sundmark-courier.txt"_s), sample(u"4-daily-lantern.txt"_s)};
        return paths;
    }
    /// A picture for whoever wants to look: SYNOPTIC_PICTURES names a folder.
    static void picture(QWidget &widget, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("SYNOPTIC_PICTURES"); !folder.isEmpty())
            widget.grab().save(folder + u'/' + name + u".png"_s);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    PostgresServer m_server;
};

void TestLibraryPane::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString problem = m_server.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestLibraryPane::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("SYNOPTIC_LIBRARY", path().toLocal8Bit());
}

void TestLibraryPane::open(MainWindow &window, const QStringList &paths)
{
    window.resize(1100, 700);
    window.show();
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.open(paths);
    QVERIFY(shown.wait(20000));
}

void TestLibraryPane::aWholeLibraryIsCheckedAndCopied()
{
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    auto *bar = window.findChild<LibraryBar *>();
    QVERIFY(bar->isHidden());
    window.actionCollection()->action(u"library_backup"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(bar->state()->text(), u"library whole"_s, 20000);
    QCOMPARE(backupsOf(path()).size(), 1);
    QVERIFY2(bar->text().contains(backupsOf(path()).first().path), qPrintable(bar->text()));
}

void TestLibraryPane::aDamagedLibraryIsSalvagedFromTheBar()
{
    {
        const auto library = Library::openAnyway(path());
        MainWindow window(library.get());
        open(window, files());
        for (int i = 0; i < 200; ++i)
            window.markStore()->add(0, {10 + i, 20 + i}, HighlightColour::Blue);
        QCOMPARE(window.markStore()->highlights().size(), 200);
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 4096)); // the last marks
    file.write(QByteArray(4096, '\xA5'));
    file.close();
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    auto *bar = window.findChild<LibraryBar *>();
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"damaged"_s), qPrintable(bar->text()));
    QVERIFY(window.comparisonView()->comparison().reports.size() == 2); // reading goes on
    picture(window, u"damaged"_s);
    QSignalSpy shown(&window, &MainWindow::eventShown);
    QSignalSpy failed(bar, &LibraryBar::failed);
    window.actionCollection()->action(u"library_salvage"_s)->trigger();
    QVERIFY2(
        failed.isEmpty(),
        qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<synoptic::Error>().message()));
    QVERIFY(shown.wait(20000));
    QVERIFY2(bar->text().contains(u"salvaged"_s), qPrintable(bar->text()));
    picture(window, u"salvaged"_s);
    const auto before = window.markStore()->highlights().size();
    QVERIFY2(before > 100, qPrintable(QString::number(before)));
    window.markStore()->add(0, {5, 9}, HighlightColour::Blue);
    QCOMPARE(window.markStore()->highlights().size(), before + 1);
    QCOMPARE(backupsOf(path()).first().origin, BackupRecord::Damaged);
}

void TestLibraryPane::whatCannotBeKeptIsSaidOnce()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no library at all, but somebody's shopping list");
    file.close();
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    QTest::keyClick(window.comparisonView(), Qt::Key_1);
    const auto labels = window.statusBar()->findChildren<QLabel *>();
    const auto points = [](const QLabel *label) {
        return label->text().contains(u"the bar above says why"_s);
    };
    QTRY_VERIFY(std::ranges::any_of(labels, points));
    QStringList said;
    for (const auto *bar : window.findChildren<KMessageWidget *>()) {
        if (bar->isVisible())
            said.append(bar->text());
    }
    QVERIFY2(said.size() == 1, qPrintable(said.join(u'\n')));
}

void TestLibraryPane::aCopyIsRestoredWithTheKeyboard()
{
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    window.markStore()->add(0, {10, 20}, HighlightColour::Blue);
    QVERIFY(makeBackup(path(), QDate(2026, 3, 4)));
    window.markStore()->add(0, {30, 40}, HighlightColour::Pink);
    QSignalSpy shown(&window, &MainWindow::eventShown);
    QTimer::singleShot(300, &window, [] {
        auto *dialog = qobject_cast<RestoreDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *list = dialog->findChild<QTreeWidget *>();
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(4), u"2"_s); // now
        QCOMPARE(list->topLevelItem(1)->text(4), u"1"_s);
        picture(*dialog, u"restore"_s);
        QTest::keyClick(list, Qt::Key_Up);
        QVERIFY(dialog->chosen().isEmpty()); // the present file is no copy
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
    });
    window.actionCollection()->action(u"library_restore"_s)->trigger();
    QVERIFY(shown.wait(20000));
    QCOMPARE(window.markStore()->highlights().size(), 1);
    // What can be taken back is what could be when the copy was made.
    QCOMPARE(window.markStore()->undoStack()->count(), 1);
    window.markStore()->undoStack()->undo();
    QVERIFY(window.markStore()->highlights().isEmpty());
    const auto kept = backupsOf(path());
    QCOMPARE(std::ranges::count(kept, BackupRecord::BeforeRestore, &BackupRecord::origin), 1);
}

void TestLibraryPane::withoutACopyNothingCanBeRestored()
{
    const auto library = Library::openAnyway(path());
    RestoreDialog dialog(path());
    dialog.show();
    QVERIFY(dialog.chosen().isEmpty());
    const auto buttons = dialog.findChild<QDialogButtonBox *>()->buttons();
    QCOMPARE(std::ranges::count_if(buttons, &QAbstractButton::isEnabled), 1); // only Cancel
    picture(dialog, u"restore-nothing"_s);
}

void TestLibraryPane::aMergeIsShownBeforeItIsDone()
{
    MergeReport report;
    report.counts = {{u"report"_s, 2, 0, 3}, {u"highlight"_s, 12, 1, 30}, {u"link_end"_s, 4, 0, 0}};
    report.conflicts = {{u"highlight"_s, u"about 60 people"_s, u"Ada, 2026-03-04: check"_s,
                         u"Ben, 2026-03-05: confirmed by the coastguard"_s, true}};
    MergeDialog dialog(report, u"/somewhere/ben.sqlite"_s);
    dialog.show();
    const auto lists = dialog.findChildren<QTreeWidget *>();
    QCOMPARE(lists.size(), 2);
    QCOMPARE(lists.first()->topLevelItemCount(), 2); // the ends of links are no news to anybody
    QCOMPARE(lists.last()->topLevelItem(0)->text(3), u"theirs (later)"_s);
    picture(dialog, u"merge"_s);
    MergeDialog nothing({{{u"report"_s, 0, 0, 3}}, {}}, u"/somewhere/ben.sqlite"_s);
    for (const QAbstractButton *button : nothing.findChild<QDialogButtonBox *>()->buttons())
        QCOMPARE(button->isEnabled(), button->text().contains(u"Cancel"_s));
}

void TestLibraryPane::marksOfAnotherWindowAppear()
{
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    const auto other = Library::openAnyway(path());
    MainWindow second(other.get());
    open(second, files());
    second.markStore()->add(0, {10, 20}, HighlightColour::Blue);
    QTRY_COMPARE_WITH_TIMEOUT(window.markStore()->highlights().size(), 1, 5000);
    window.markStore()->setNote(window.markStore()->highlights().first().highlight.id, u"seen"_s);
    QTRY_COMPARE_WITH_TIMEOUT(second.markStore()->highlights().first().highlight.note, u"seen"_s, 5000);
}

void TestLibraryPane::anEventOpensWithoutItsFiles()
{
    QStringList copies;
    for (const QString &file : files()) {
        copies.append(m_folder->filePath(QFileInfo(file).fileName()));
        QVERIFY(QFile::copy(file, copies.last()));
    }
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, copies);
    const auto before = window.comparisonView()->comparison().reports;
    QVERIFY(QFile::remove(copies.first()));
    open(window, copies);
    const auto after = window.comparisonView()->comparison().reports;
    QCOMPARE(after.size(), 2);
    QCOMPARE(after.first().sha256(), before.first().sha256());
    QCOMPARE(after.first().text(), before.first().text());
}

void TestLibraryPane::ctrlZOutlastsTheWindow()
{
    const auto inWindow = [this](const std::function<void(MainWindow &, Library &)> &work) {
        const auto library = Library::openAnyway(path());
        MainWindow window(library.get());
        open(window, files());
        QVERIFY(QTest::qWaitForWindowActive(&window));
        work(window, *library);
    };
    const auto key = [](MainWindow &window, Qt::Key pressed, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, pressed, modifiers);
    };
    inWindow([&](MainWindow &window, Library &library) {
        key(window, Qt::Key_Down);
        key(window, Qt::Key_3);
        key(window, Qt::Key_Down);
        key(window, Qt::Key_1);
        QCOMPARE(library.marks().all()->size(), 2);
        key(window, Qt::Key_1); // again: the mark goes, or stays in its colour
    });
    qsizetype before = 0;
    inWindow([&](MainWindow &window, Library &library) {
        before = library.marks().all()->size();
        QVERIFY(window.actionCollection()->action(u"edit_undo"_s)->isEnabled());
        while (window.actionCollection()->action(u"edit_undo"_s)->isEnabled())
            key(window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(library.marks().all()->isEmpty());
    });
    inWindow([&](MainWindow &window, Library &library) {
        QVERIFY(!window.actionCollection()->action(u"edit_undo"_s)->isEnabled());
        while (window.actionCollection()->action(u"edit_redo"_s)->isEnabled())
            key(window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(library.marks().all()->size(), before);
        // Another window changes a mark: its step is not taken back any more, and that is said.
        const auto other = Library::open(path());
        QList<Highlight> theirs = *(*other)->marks().all();
        for (Highlight &mark : theirs) {
            mark.note = u"theirs"_s;
            QVERIFY((*other)->marks().update(mark));
        }
        key(window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(library.marks().all()->size(), before);
        auto *message = window.findChild<KMessageWidget *>();
        bool said = false;
        for (auto *shown : window.findChildren<KMessageWidget *>())
            said = said || shown->text().contains(u"changed elsewhere"_s);
        QVERIFY(message && said);
        picture(window, u"changed-elsewhere"_s);
    });
}

void TestLibraryPane::aPasswordPastedWithTheAddressIsHidden()
{
    ServerDialog dialog({}, u"Open"_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QLineEdit *address = fields.first();
    QLineEdit *password = fields.last();
    QTest::keyClicks(address, u"postgresql://ada:mast@db.example/team"_s);
    QTest::keyClick(address, Qt::Key_Tab);
    QCOMPARE(address->text(), u"postgresql://ada@db.example/team"_s);
    QCOMPARE(password->text(), u"mast"_s);
    QVERIFY(!password->displayText().contains(u"mast"_s));
    QVERIFY(!dialog.address().contains(u"mast"_s));
}

/// The dialog that asks for a server, while it is open.
template <typename Do>
void inServerDialog(Do work)
{
    QTimer::singleShot(300, qApp, [work] {
        auto *dialog = qobject_cast<ServerDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            qFatal("no dialog");
        work(dialog);
    });
}

void TestLibraryPane::aServersLibraryIsOpenedByKeys()
{
    m_server.make(u"window"_s);
    const auto library = Library::openAnyway(path());
    MainWindow window(library.get());
    open(window, files());
    inServerDialog([this](ServerDialog *dialog) {
        auto *field = qobject_cast<QLineEdit *>(dialog->focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"postgresql://db.example/x?colour=red"_s);
        const auto buttons = dialog->findChild<QDialogButtonBox *>()->buttons();
        QCOMPARE(std::ranges::count(buttons, true, &QAbstractButton::isEnabled), 1); // Cancel
        picture(*dialog, u"server-wrong"_s);
        field->selectAll();
        QTest::keyClicks(field, m_server.address(u"window"_s));
        picture(*dialog, u"server"_s);
        QCOMPARE(std::ranges::count(buttons, true, &QAbstractButton::isEnabled), 2);
        QTest::keyClick(field, Qt::Key_Return);
    });
    QSignalSpy shown(&window, &MainWindow::eventShown);
    window.actionCollection()->action(u"library_open_server"_s)->trigger();
    QVERIFY(shown.wait(20000));
    QCOMPARE(library->path(), m_server.address(u"window"_s));
    auto *bar = window.findChild<LibraryBar *>();
    QVERIFY(bar->isHidden());
    QCOMPARE(bar->state()->text(), u"library on a server"_s);
    window.markStore()->add(0, {5, 9}, HighlightColour::Blue);
    QCOMPARE(m_server.sql(u"window"_s, u"SELECT count(*) FROM highlight"_s), u"1"_s);
    QCOMPARE(QSettings(u"synoptic"_s, u"session"_s).value(u"library"_s).toString(), library->path());
    QSettings(u"synoptic"_s, u"session"_s).remove(u"library"_s);
    picture(window, u"on-server"_s);
}

void TestLibraryPane::aPasswordIsAskedForAndNotKept()
{
    m_server.make(u"closed"_s);
    m_server.sql(u"closed"_s, u"CREATE ROLE ada LOGIN PASSWORD 'mast & sail'"_s);
    m_server.sql(u"closed"_s, u"GRANT ALL ON SCHEMA public TO ada"_s);
    const QString address = m_server.address(u"closed"_s, u"ada"_s);
    const auto library = Library::openAnyway(address);
    MainWindow window(library.get());
    open(window, files()); // reading goes on without it
    auto *bar = window.findChild<LibraryBar *>();
    QVERIFY(bar->isVisible());
    picture(window, u"password"_s);
    QAction *enter = nullptr;
    for (QAction *action : bar->actions()) {
        if (action->text().contains(u"Password"_s))
            enter = action;
    }
    QVERIFY(enter);
    inServerDialog([](ServerDialog *dialog) {
        auto *field = qobject_cast<QLineEdit *>(dialog->focusWidget());
        QVERIFY(field && field->echoMode() == QLineEdit::Password);
        QTest::keyClicks(field, u"mast & sail"_s);
        QTest::keyClick(field, Qt::Key_Return);
    });
    QSignalSpy shown(&window, &MainWindow::eventShown);
    enter->trigger();
    QVERIFY(shown.wait(20000));
    QVERIFY2(bar->isHidden(), qPrintable(bar->text()));
    window.markStore()->add(0, {5, 9}, HighlightColour::Blue);
    QCOMPARE(m_server.sql(u"closed"_s, u"SELECT count(*) FROM highlight"_s), u"1"_s);
    QSettings settings(u"synoptic"_s, u"session"_s);
    settings.sync();
    for (const QString &key : settings.allKeys())
        QVERIFY2(!settings.value(key).toString().contains(u"mast"_s), qPrintable(key));
    QVERIFY(!m_server.log().contains(u"mast & sail"_s) || !m_server.log().contains(u"synoptic"_s));
}

void TestLibraryPane::aServersLibraryIsCopiedByNobodyButItsKeeper()
{
    m_server.make(u"kept"_s);
    const auto library = Library::openAnyway(m_server.address(u"kept"_s));
    MainWindow window(library.get());
    open(window, files());
    QSignalSpy failed(window.findChild<LibraryBar *>(), &LibraryBar::failed);
    for (const QString &name : {u"library_backup"_s, u"library_restore"_s, u"library_salvage"_s})
        window.actionCollection()->action(name)->trigger();
    QCOMPARE(failed.size(), 3);
    for (const auto &said : failed)
        QVERIFY(said.first().value<synoptic::Error>().message().contains(u"on a server"_s));
}

QTEST_MAIN(TestLibraryPane)
#include "tst_librarypane.moc"
