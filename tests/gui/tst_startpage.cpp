// SPDX-License-Identifier: GPL-3.0-or-later
// The window without an event, views without content, the help, and icons.
#include "annotationpane/annotationpane.h"
#include "comparisonview/columnsnote.h"
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"
#include "emptystate/emptystate.h"
#include "emptystate/loadingnotice.h"
#include "help/helpdialog.h"
#include "mainwindow/application.h"
#include "mainwindow/eventview.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/palettes.h"
#include "mainwindow/windowpicture.h"
#include "startpage/startpage.h"
#include "startpage/startrow.h"
#include "synopsisview/synopsisview.h"
#include "visuallanguage/icons.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestStartPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void withoutASessionTheStartPageIsShown();
    void arrowsAndEnterOpenARecentEvent();
    void closingTheEventReturnsToTheStartPage();
    void theNotesComeBackWithTheEvent();
    void whatNeedsAnEventSleepsWithoutOne();
    void whenAllFilesFailTheReasonIsSaid();
    void manyFailuresAreCounted();
    void theNextSessionGoesOnWhereThisOneEnded();
    void whatWasBegunAheadIsShownOnlyIfAskedFor();
    void aWindowIsNoLargerThanItsScreen();
    void longReportsSayHowFarTheyAre();
    void openingIsCancelled_data();
    void openingIsCancelled();
    void oneReportSaysHowToAddAnother_data();
    void oneReportSaysHowToAddAnother();
    void aFilterThatHidesAllSaysHowToUndoIt_data();
    void aFilterThatHidesAllSaysHowToUndoIt();
    void marksHiddenByTheFilterAreExplained();
    void theHelpFindsKeys();
    void theHelpHasALegend();
    void whenWasAnEvent();
    void everyIconIsDrawn();
    void iconsFollowThePalette();
    void aPictureOfManyColoursKeepsTheMostFrequent();

private:
    QString file(const QString &name, const QByteArray &text)
    {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) < 0)
            qFatal("no room for %s", qPrintable(name));
        return out.fileName();
    }
    void open(const QStringList &paths)
    {
        QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
        m_window->open(paths);
        QVERIFY(shown.wait(20000));
    }
    [[nodiscard]] StartPage *start() const { return m_window->findChild<StartPage *>(); }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_window->actionCollection()->action(name);
    }
    [[nodiscard]] EmptyState *nothing() const { return m_window->currentView()->findChild<EmptyState *>(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    QStringList longReports();

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestStartPage::initTestCase()
{
    QCoreApplication::setApplicationName(u"synoptic"_s); // its menus are found by it
    QStandardPaths::setTestModeEnabled(true);
}

void TestStartPage::init()
{
    QSettings(u"synoptic"_s, u"session"_s).clear();
    QFile::remove(m_folder.filePath(u"library.sqlite"_s));
    m_library = std::move(*Library::open(m_folder.filePath(u"library.sqlite"_s)));
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestStartPage::withoutASessionTheStartPageIsShown()
{
    QVERIFY(!start()->isVisible());
    m_window->openAtStart({});
    QVERIFY(start()->isVisible());
    // Typing starts on it; the sample is a row of it.
    QVERIFY(qobject_cast<StartRow *>(QApplication::focusWidget()));
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    for (StartRow *row : start()->findChildren<StartRow *>()) {
        if (row->accessibleName().contains(u"Sample"_s))
            QTest::mouseClick(row, Qt::LeftButton);
    }
    // The sample is a resource of the program, not of this test: opening it is asked for all the same.
    QVERIFY(shown.wait(20000));
}

void TestStartPage::arrowsAndEnterOpenARecentEvent()
{
    const QString first =
        file(u"first.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon, crews said.\n");
    const QString second =
        file(u"second.txt"_s, "Bridge shut\n\nThe bridge is shut for a week, the council said.\n");
    open({first});
    QTest::qWait(5); // the order of two openings is that of their milliseconds
    open({second});
    m_window->findChild<StartPage *>();
    action(u"file_close_event"_s)->trigger();
    QVERIFY(start()->isVisible());
    auto *row = qobject_cast<StartRow *>(QApplication::focusWidget());
    QVERIFY(row);
    QCOMPARE(row->accessibleName(), u"Bridge shut"_s);           // the latest first
    QVERIFY(row->accessibleDescription().contains(u"second"_s)); // a report without an outlet: its file
    press(Qt::Key_Down);
    row = qobject_cast<StartRow *>(QApplication::focusWidget());
    QVERIFY(row);
    QCOMPARE(row->accessibleName(), u"Harbour fire"_s);
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    press(Qt::Key_Return);
    QVERIFY(shown.wait(20000));
    QVERIFY(!start()->isVisible());
    QCOMPARE(m_window->comparisonView()->comparison().reports.first().path(), first);
}

void TestStartPage::closingTheEventReturnsToTheStartPage()
{
    open({file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n")});
    QVERIFY(!start()->isVisible());
    QTRY_VERIFY(QSettings(u"synoptic"_s, u"session"_s).contains(u"paths"_s));
    press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(start()->isVisible());
    QVERIFY(m_window->comparisonView()->comparison().reports.isEmpty());
    QVERIFY(m_window->markStore()->highlights().isEmpty());
    // The next session starts here too.
    QVERIFY(!QSettings(u"synoptic"_s, u"session"_s).contains(u"paths"_s));
}

void TestStartPage::theNotesComeBackWithTheEvent()
{
    auto *notes = m_window->findChild<QDockWidget *>(u"notes"_s);
    const QString path = file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n");
    open({path});
    QVERIFY(!notes->isHidden());
    action(u"file_close_event"_s)->trigger();
    QVERIFY(notes->isHidden());
    open({path});
    QVERIFY(!notes->isHidden());
    notes->hide(); // the reader's own wish
    action(u"file_close_event"_s)->trigger();
    open({path});
    QVERIFY(notes->isHidden());
    notes->show();
}

void TestStartPage::whatNeedsAnEventSleepsWithoutOne()
{
    m_window->openAtStart({});
    const QStringList names{u"view_synopsis"_s, u"file_add"_s, u"file_close_event"_s, u"file_export_pdf"_s};
    for (const QString &name : names)
        QVERIFY2(!action(name)->isEnabled(), qPrintable(name));
    open({file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n")});
    for (const QString &name : names)
        QVERIFY2(action(name)->isEnabled(), qPrintable(name));
}

void TestStartPage::whenAllFilesFailTheReasonIsSaid()
{
    open({m_folder.filePath(u"missing.txt"_s)});
    QVERIFY(start()->isVisible());
    QVERIFY(m_window->findChild<KMessageWidget *>()->text().contains(u"missing.txt"_s));
    // An event that is open stays.
    open({file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n")});
    open({m_folder.filePath(u"missing.txt"_s)});
    QVERIFY(!start()->isVisible());
    QCOMPARE(m_window->comparisonView()->comparison().reports.size(), 1);
}

void TestStartPage::manyFailuresAreCounted()
{
    QStringList paths;
    for (int i = 0; i < 40; ++i)
        paths.append(m_folder.filePath(u"missing-%1.txt"_s.arg(i)));
    open(paths);
    const QString text = m_window->findChild<KMessageWidget *>()->text();
    QVERIFY(text.contains(u"34 more"_s));
    QVERIFY(text.count(u'\n') < 8);
}

void TestStartPage::theNextSessionGoesOnWhereThisOneEnded()
{
    const QStringList files{
        file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n\nTwo sheds "
                         "burned down. Nobody was hurt.\n"),
        file(u"b.txt"_s, "Quay burns\n\nThe fire on the quay was out by noon, crews said.\n")};
    open(files);
    const Report &report = m_window->comparisonView()->comparison().reports.first();
    const Place place{0, report.passages().last().sentences.last().range};
    m_window->comparisonView()->goTo(place);
    QTRY_VERIFY(QSettings(u"synoptic"_s, u"session"_s).contains(u"paths"_s)); // waits for the disk
    m_window->close();
    MainWindow next(m_library.get(), QStringList());
    next.setAttribute(Qt::WA_DeleteOnClose, false);
    next.show();
    QSignalSpy shown(&next, &MainWindow::eventShown);
    next.openAtStart({});
    QVERIFY(shown.wait(20000));
    QCOMPARE(next.comparisonView()->active(), std::optional(place));
    QCOMPARE(next.currentView(), next.comparisonView());
    // Another version of the text is another text: its first sentence then.
    next.showView(u"view_synopsis"_s);
    next.close();
    file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon, at last.\n");
    file(u"b.txt"_s, "Quay burns\n\nThe fire on the quay was out by one, crews said.\n");
    MainWindow third(m_library.get());
    third.setAttribute(Qt::WA_DeleteOnClose, false);
    third.show();
    QSignalSpy again(&third, &MainWindow::eventShown);
    third.openAtStart({});
    QVERIFY(again.wait(20000));
    QCOMPARE(third.currentView(), third.findChild<SynopsisView *>());
    QVERIFY(third.comparisonView()->active());
}

void TestStartPage::whatWasBegunAheadIsShownOnlyIfAskedFor()
{
    const QStringList begun{
        file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n"),
        file(u"b.txt"_s, "Quay burns\n\nThe fire on the quay was out by noon, crews said.\n")};
    const QStringList other{file(u"c.txt"_s, "Flood\n\nThe river rose to four metres in the night.\n")};
    for (const QStringList &asked : {begun, other}) {
        MainWindow window(m_library.get(), begun);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        QSignalSpy shown(&window, &MainWindow::eventShown);
        window.openAtStart(asked);
        QVERIFY(shown.wait(20000));
        QTest::qWait(50); // a second event would come now
        QCOMPARE(shown.count(), 1);
        QCOMPARE(window.comparisonView()->comparison().reports.size(), asked.size());
        QCOMPARE(window.comparisonView()->comparison().alignments.isEmpty(), asked == other);
    }
}

void TestStartPage::aWindowIsNoLargerThanItsScreen()
{
    QWidget window;
    window.resize(9000, 7000); // as another screen left it
    fitToScreen(window);
    // The title bar of the frame fits too: else the status line is below the screen's edge.
    QVERIFY(window.height() <= window.screen()->availableSize().height() - 40);
    QVERIFY(window.width() <= window.screen()->availableSize().width() - 8);
    QVERIFY(window.height() >= window.screen()->availableSize().height() - 60);
    window.resize(300, 200);
    fitToScreen(window);
    QCOMPARE(window.size(), QSize(300, 200));
}

/// Reports that take a while to compare.
QStringList TestStartPage::longReports()
{
    QStringList paths;
    for (int r = 0; r < 8; ++r) {
        QByteArray text = "A long report\n\n";
        for (int s = 0; s < 1200; ++s) {
            QByteArray sentence = "Crew";
            for (int w = 0; w < 16; ++w)
                sentence += " w" + QByteArray::number((s * 37 + w * (w + r) * 101) % 5003);
            text += sentence + ".\n\n";
        }
        paths.append(file(u"long-%1.txt"_s.arg(r), text));
    }
    return paths;
}

void TestStartPage::longReportsSayHowFarTheyAre()
{
    auto *notice = m_window->findChild<LoadingNotice *>();
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    m_window->open(longReports());
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), 20000);
    QVERIFY(!start()->isVisible());
    QVERIFY2(notice->title().contains(u"8 reports"_s), qPrintable(notice->title()));
    m_window->showView(u"view_synopsis"_s); // it is in every view
    QVERIFY(notice->isVisible());
    QVERIFY(shown.count() > 0 || shown.wait(60000));
    QVERIFY(!notice->isVisible());
    // Another event: the one that is open stays until the other is there.
    m_window->open(longReports().first(4));
    QTest::qWait(200);
    QVERIFY(!notice->isVisible());
}

void TestStartPage::openingIsCancelled_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("by the button") << false;
    QTest::newRow("by Escape") << true;
}

void TestStartPage::openingIsCancelled()
{
    QFETCH(bool, byEscape);
    auto *notice = m_window->findChild<LoadingNotice *>();
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    m_window->open(longReports());
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), 20000);
    auto *cancel = notice->findChild<QPushButton *>();
    QVERIFY(cancel);
    if (byEscape)
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
    else
        QTest::keyClick(cancel, Qt::Key_Space);
    QVERIFY(!notice->isVisible());
    QVERIFY(start()->isVisible());
    QTest::qWait(300);
    QCOMPARE(shown.count(), 0);
}

void TestStartPage::oneReportSaysHowToAddAnother_data()
{
    QTest::addColumn<QString>("view");
    for (const QString &view : {u"view_synopsis"_s, u"view_conflicts"_s, u"view_coverage"_s})
        QTest::newRow(qPrintable(view)) << view;
}

void TestStartPage::oneReportSaysHowToAddAnother()
{
    QFETCH(QString, view);
    open({file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n")});
    m_window->showView(view);
    QVERIFY(nothing()->isVisible());
    QVERIFY(nothing()->title().contains(u"One report"_s));
    QVERIFY(m_window->comparisonView()->arrangedColumns()->note()->text().contains(u"Ctrl+Shift+A"_s));
    QVERIFY(nothing()->accessibleDescription().contains(u"Add Reports"_s));
    QCOMPARE(nothing()->findChildren<QPushButton *>().size(), 1);
    open({file(u"a.txt"_s,
               "Harbour fire\n\nThe fire on the quay of Port Halden was out by noon, 40 crews said.\n"),
          file(u"b.txt"_s,
               "Quay burns\n\nThe fire on the quay of Port Halden was out by noon, 60 crews said.\n")});
    QVERIFY(!nothing()->isVisible());
    QVERIFY(m_window->comparisonView()->arrangedColumns()->note()->text().isEmpty());
}

void TestStartPage::aFilterThatHidesAllSaysHowToUndoIt_data()
{
    QTest::addColumn<QString>("view");
    for (const QString &view : {u"view_synopsis"_s, u"view_conflicts"_s})
        QTest::newRow(qPrintable(view)) << view;
}

void TestStartPage::aFilterThatHidesAllSaysHowToUndoIt()
{
    QFETCH(QString, view);
    open({file(u"a.txt"_s,
               "Harbour fire\n\nThe fire on the quay of Port Halden was out by noon, crews said.\n"),
          file(u"b.txt"_s,
               "Quay burns\n\nThe fire on the quay of Port Halden was out by noon, crews said.\n")});
    m_window->showView(u"view_conflicts"_s);
    action(u"conflicts_conversion"_s)->trigger();
    m_window->showView(view);
    QVERIFY(nothing()->isVisible());
    auto *all = nothing()->findChild<QPushButton *>();
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(!action(u"conflicts_conversion"_s)->isChecked());
    m_window->showView(u"view_synopsis"_s);
    QVERIFY(!nothing()->isVisible());
}

void TestStartPage::marksHiddenByTheFilterAreExplained()
{
    open({file(u"a.txt"_s, "Harbour fire\n\nThe fire on the quay was out by noon.\n")});
    m_window->currentView()->setFocus();
    press(Qt::Key_1);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    auto *pane = m_window->findChild<AnnotationPane *>();
    const auto said = [pane](const QString &words) {
        return std::ranges::any_of(pane->findChildren<QLabel *>(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    QVERIFY(!said(u"Clear the filter"_s));
    pane->findChild<QLineEdit *>()->setText(u"no such words"_s);
    QVERIFY(said(u"Clear the filter"_s));
}

void TestStartPage::theHelpFindsKeys()
{
    QTest::keyClick(m_window.get(), Qt::Key_Question);
    auto *help = m_window->findChild<HelpDialog *>();
    QVERIFY(help && help->isVisible());
    auto *keys = help->findChild<QTreeWidget *>();
    const auto shown = [keys] {
        QStringList texts;
        for (int i = 0; i < keys->topLevelItemCount(); ++i) {
            for (int j = 0; j < keys->topLevelItem(i)->childCount(); ++j) {
                if (const auto *item = keys->topLevelItem(i)->child(j); !item->isHidden())
                    texts.append(item->text(1));
            }
        }
        return texts;
    };
    QVERIFY2(shown().size() > 30, qPrintable(shown().join(u'|')));
    QTest::keyClicks(help->findChild<QLineEdit *>(), u"shared passage"_s);
    QCOMPARE(shown(), (QStringList{u"Next Shared Passage"_s, u"Previous Shared Passage"_s}));
    QVERIFY(QTest::qWaitForWindowActive(help));
    QTest::keyClick(help, Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void TestStartPage::theHelpHasALegend()
{
    action(u"help_signs"_s)->trigger();
    auto *help = m_window->findChild<HelpDialog *>();
    QVERIFY(help->isVisible());
    QStringList names;
    for (const QLabel *label : help->findChildren<QLabel *>()) {
        if (label->isVisible())
            names.append(label->text());
    }
    for (const SignMeaning &meaning : signMeanings())
        QVERIFY2(names.contains(meaning.name), qPrintable(meaning.name));
}

void TestStartPage::whenWasAnEvent()
{
    const QDateTime now(QDate(2022, 3, 3), QTime(12, 0), QTimeZone::UTC);
    QVERIFY(timeAgo(now.addSecs(-600), now).startsWith(u"today"_s));
    QVERIFY(timeAgo(now.addDays(-1), now).startsWith(u"yesterday"_s));
    QVERIFY(timeAgo(now.addDays(-2), now).contains(u"2022"_s));
}

void TestStartPage::everyIconIsDrawn()
{
    QVERIFY(symbolicIcon(u"no such drawing"_s).isNull());
    for (const QString &name : actionsWithIcon()) {
        const QIcon icon = actionIcon(name);
        QVERIFY2(!icon.isNull(), qPrintable(name));
        QVERIFY2(action(name), qPrintable(name)); // an icon for no action is left over
        for (const int side : {16, 22, 44}) {
            const QImage image = icon.pixmap(QSize(side, side), 1.0).toImage();
            QCOMPARE(image.size(), QSize(side, side));
            int inked = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 100;
            }
            QVERIFY2(inked > side, qPrintable(u"%1 at %2: %3 pixels"_s.arg(name).arg(side).arg(inked)));
        }
    }
}

void TestStartPage::iconsFollowThePalette()
{
    const QIcon icon = actionIcon(u"view_synopsis"_s);
    const auto ink = [&icon] { return icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(4, 3); };
    const QPalette before = QApplication::palette();
    QApplication::setPalette(paletteOf(ColourScheme::Light));
    QCOMPARE(ink(), paletteOf(ColourScheme::Light).color(QPalette::ButtonText));
    QApplication::setPalette(paletteOf(ColourScheme::Dark));
    QCOMPARE(ink(), paletteOf(ColourScheme::Dark).color(QPalette::ButtonText));
    QApplication::setPalette(before);
}

void TestStartPage::aPictureOfManyColoursKeepsTheMostFrequent()
{
    QImage image(64, 64, QImage::Format_RGB32);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x)
            image.setPixel(x, y, y < 32 ? 0xff102030 : qRgb(x * 4, (y - 32) * 8, 128));
    }
    const QImage few = withFewColours(image);
    QCOMPARE(few.format(), QImage::Format_Indexed8);
    QCOMPARE(few.colorCount(), 256);
    QCOMPARE(few.pixel(5, 5), 0xff102030);
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
