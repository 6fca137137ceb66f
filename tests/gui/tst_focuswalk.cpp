// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the whole window and its dialogs with Tab and Shift+Tab.
#include "comparisonview/comparisonview.h"
#include "exportdialog/exportdialog.h"
#include "exporting/export.h"
#include "help/helpdialog.h"
#include "librarypane/mergedialog.h"
#include "librarypane/restoredialog.h"
#include "mainwindow/appearance.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/palettes.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewview.h"
#include "versionview/versionview.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QWidget *widget)
{
    QStringList parts;
    for (const QWidget *w = widget; w && parts.size() < 4; w = w->parentWidget())
        parts.prepend(QString::fromLatin1(w->metaObject()->className()).remove(u"synoptic::"_s) +
                      (w->objectName().isEmpty() ? QString() : u'#' + w->objectName()));
    return parts.join(u'/');
}

QString accessibleName(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

/// The arrows go from one to the next.
bool isOneOfMany(const QWidget *widget)
{
    const auto *radio = qobject_cast<const QRadioButton *>(widget);
    return radio && !radio->isChecked();
}

/// What can be reached with Tab as far as its policy says.
QList<QWidget *> reachable(QWidget *window)
{
    QList<QWidget *> all;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() == window && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget->focusProxy() &&
            !widget->visibleRegion().isEmpty() && !isOneOfMany(widget))
            all.append(widget);
    }
    return all;
}

/// Where key after key leads, until the way is at its start again; a step that leads nowhere ends it too.
QList<QWidget *> walk(QWidget *window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QList<QWidget *> stops;
    QWidget *start = QApplication::focusWidget();
    constexpr int most = 300;
    for (int i = 0; i < most; ++i) {
        QWidget *before = QApplication::focusWidget();
        if (!before || before->window() != window)
            break;
        QTest::keyClick(before, key, modifiers);
        QWidget *now = QApplication::focusWidget();
        if (now == before) {
            qWarning("trapped in %s", qPrintable(nameOf(before)));
            break;
        }
        stops.append(now);
        if (now == start)
            break;
    }
    return stops;
}

/// Pixels of a widget and close around it whose contrast between two pictures is that of a sign.
int changed(const QImage &before, const QImage &after)
{
    int pixels = 0;
    for (int y = 0; y < before.height(); ++y) {
        for (int x = 0; x < before.width(); ++x) {
            const QColor a = before.pixelColor(x, y);
            const QColor b = after.pixelColor(x, y);
            pixels += a != b && contrast(a, b) >= graphicContrast;
        }
    }
    return pixels;
}

} // namespace

class TestFocusWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup() { QApplication::setPalette(paletteOf(ColourScheme::Light)); }
    void cleanupTestCase() { m_window.reset(); }
    void tabReachesEverything_data() { views(false); }
    void tabReachesEverything();
    void everythingHasAName_data() { views(false); }
    void everythingHasAName();
    void theFocusIsSeen_data() { views(true); }
    void theFocusIsSeen();
    void dialogsAreWalkedThrough_data();
    void dialogsAreWalkedThrough();
    void messagesAreSaid();
    void aReviewIsWalkedThrough();
    void theStartPageIsWalkedThrough();

private:
    static void views(bool schemes);
    void openEverything();
    void checkWalk(QWidget *window) const;
    void checkNames(QWidget *window) const;
    void checkFocusSeen(QWidget *window) const;
    void action(const char *name) const
    {
        QAction *action = m_window->actionCollection()->action(QLatin1String(name));
        QVERIFY2(action, name);
        action->trigger();
    }
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestFocusWalk::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(u"synoptic"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(paletteOf(ColourScheme::Light));
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
    openEverything();
}

/// A mark with a note, and every pane and bar.
void TestFocusWalk::openEverything()
{
    m_window->comparisonView()->setFocus();
    QTest::keyClick(m_window->comparisonView(), Qt::Key_J);
    QTest::keyClick(m_window->comparisonView(), Qt::Key_2);
    QTest::keyClick(m_window->comparisonView(), Qt::Key_X, Qt::ShiftModifier);
    for (const char *name : {"library_search", "find_start", "view_filter", "correct_threshold",
                             "correct_list", "correct_why", "view_notes"}) {
        QAction *pane = m_window->actionCollection()->action(QLatin1String(name));
        QVERIFY2(pane, name);
        if (!pane->isCheckable() || !pane->isChecked())
            pane->trigger();
    }
    QCoreApplication::processEvents();
}

void TestFocusWalk::views(bool schemes)
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("scheme");
    const QList<std::pair<ColourScheme, const char *>> all{{ColourScheme::Light, "light"},
                                                           {ColourScheme::Dark, "dark"},
                                                           {ColourScheme::HighContrast, "high contrast"}};
    for (const char *view : {"reading", "synopsis", "conflicts", "coverage", "timeline", "review"}) {
        for (const auto &[scheme, name] : all.first(schemes ? 3 : 1))
            QTest::addRow("%s, %s", view, name) << u"view_"_s + QLatin1String(view) << int(scheme);
    }
}

void TestFocusWalk::checkWalk(QWidget *window) const
{
    QWidget *start = QApplication::focusWidget();
    QVERIFY(start);
    const QList<QWidget *> there = walk(window, Qt::Key_Tab, Qt::NoModifier);
    QVERIFY2(!there.isEmpty() && there.last() == start, qPrintable(nameOf(QApplication::focusWidget())));
    QList<QWidget *> back = walk(window, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY2(!back.isEmpty() && back.last() == start, qPrintable(nameOf(QApplication::focusWidget())));
    for (QWidget *widget : reachable(window)) {
        QVERIFY2(there.contains(widget), qPrintable(u"not by Tab: "_s + nameOf(widget)));
        QVERIFY2(back.contains(widget), qPrintable(u"not by Shift+Tab: "_s + nameOf(widget)));
    }
    // Back is the same way.
    back.removeLast();
    std::ranges::reverse(back);
    QCOMPARE(back, there.first(there.size() - 1));
}

void TestFocusWalk::checkNames(QWidget *window) const
{
    QStringList nameless;
    for (QWidget *widget : walk(window, Qt::Key_Tab, Qt::NoModifier)) {
        if (accessibleName(widget).isEmpty())
            nameless.append(nameOf(widget));
    }
    for (QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        const bool inside = button->objectName().startsWith(u"qt_"_s) ||
                            button->inherits("QDockWidgetTitleButton") ||
                            button->inherits("QTableCornerButton");
        if (button->isVisible() && !inside && accessibleName(button).isEmpty())
            nameless.append(nameOf(button));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

/// Every stop looks otherwise than when the focus is elsewhere.
void TestFocusWalk::checkFocusSeen(QWidget *window) const
{
    QStringList unseen;
    QList<QWidget *> stops = walk(window, Qt::Key_Tab, Qt::NoModifier);
    for (QWidget *widget : stops) {
        QWidget *shown = widget;
        const QRect around =
            QRect(shown->mapTo(window, QPoint(0, 0)), shown->size()).adjusted(-4, -4, 4, 4) & window->rect();
        const QImage with = window->grab(around).toImage();
        QTest::keyClick(widget, Qt::Key_Tab);
        const QImage without = window->grab(around).toImage();
        constexpr int leastPixels = 12;
        if (changed(without, with) < leastPixels)
            unseen.append(
                u"%1 (%2): %3"_s.arg(nameOf(widget), accessibleName(widget)).arg(changed(without, with)));
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(u'\n' + unseen.join(u'\n')));
}

void TestFocusWalk::tabReachesEverything()
{
    QFETCH(const QString, view);
    m_window->showView(view);
    m_window->currentView()->setFocus();
    QCoreApplication::processEvents();
    checkWalk(m_window.get());
}

void TestFocusWalk::everythingHasAName()
{
    QFETCH(const QString, view);
    m_window->showView(view);
    m_window->currentView()->setFocus();
    QCoreApplication::processEvents();
    checkNames(m_window.get());
}

void TestFocusWalk::theFocusIsSeen()
{
    QFETCH(const QString, view);
    QFETCH(const int, scheme);
    QApplication::setPalette(paletteOf(ColourScheme(scheme)));
    QApplication::setCursorFlashTime(0);
    m_window->showView(view);
    m_window->currentView()->setFocus();
    QCoreApplication::processEvents();
    checkFocusSeen(m_window.get());
}

void TestFocusWalk::dialogsAreWalkedThrough_data()
{
    QTest::addColumn<QString>("dialog");
    for (const char *dialog : {"help", "export", "versions", "restore", "merge"})
        QTest::addRow("%s", dialog) << QString::fromLatin1(dialog);
}

void TestFocusWalk::dialogsAreWalkedThrough()
{
    QFETCH(const QString, dialog);
    std::unique_ptr<QDialog> shown;
    if (dialog == u"help")
        shown = std::make_unique<HelpDialog>(m_window.get());
    else if (dialog == u"export")
        shown = std::make_unique<ExportDialog>(m_window->exportEvent(), m_window.get());
    else if (dialog == u"versions")
        shown = std::make_unique<VersionView>(m_window->markStore(), m_window.get());
    else if (dialog == u"restore")
        shown = std::make_unique<RestoreDialog>(m_library->path(), m_window.get());
    else
        shown = std::make_unique<MergeDialog>(MergeReport(), u"other.sqlite"_s, m_window.get());
    shown->show();
    QVERIFY(QTest::qWaitForWindowActive(shown.get()));
    QTRY_VERIFY2(QApplication::focusWidget() && QApplication::focusWidget()->window() == shown.get(),
                 "a dialog begins with the focus somewhere");
    checkWalk(shown.get());
    checkNames(shown.get());
    QApplication::setCursorFlashTime(0);
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark, ColourScheme::HighContrast}) {
        QApplication::setPalette(paletteOf(scheme));
        QCoreApplication::processEvents();
        checkFocusSeen(shown.get());
    }
}

/// What the status line tells is told to screen readers.
void TestFocusWalk::messagesAreSaid()
{
    static QStringList announced;
    m_window->activateWindow(); // a dialog was over it
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showView(u"view_synopsis"_s);
    m_window->currentView()->setFocus();
    QAccessible::setActive(true);
    const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent *event) {
        if (event->type() == QAccessible::Announcement)
            announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
    });
    action("annotate_follow");
    action("correct_same");
    m_window->showError({u"The disk is full"_s, u"library.sqlite"_s, u"Make room"_s});
    QAccessible::installUpdateHandler(before);
    QAccessible::setActive(false);
    QVERIFY2(announced.contains(u"No link here: Ctrl+L makes one"_s), qPrintable(announced.join(u'\n')));
    QVERIFY2(announced.filter(u"Shift+S again"_s).size() == 1, qPrintable(announced.join(u'\n')));
    QVERIFY2(announced.filter(u"The disk is full"_s).size() == 1, qPrintable(announced.join(u'\n')));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape); // the correction that was begun
    QTRY_VERIFY(!m_window->findChild<KMessageWidget *>()->isShowAnimationRunning());
}

void TestFocusWalk::aReviewIsWalkedThrough()
{
    m_window->activateWindow(); // a dialog was over it
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showView(u"view_review"_s);
    auto *review = qobject_cast<ReviewView *>(m_window->currentView());
    review->setFocus();
    QVERIFY(qobject_cast<QRadioButton *>(QApplication::focusWidget())); // the question
    review->setup()->beginButton()->click();
    QTRY_VERIFY(review->session());
    QCoreApplication::processEvents();
    QVERIFY(review->isAncestorOf(QApplication::focusWidget()));
    checkWalk(m_window.get());
    checkNames(m_window.get());
    checkFocusSeen(m_window.get());
}

void TestFocusWalk::theStartPageIsWalkedThrough()
{
    m_window->activateWindow(); // a dialog was over it
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showView(u"view_reading"_s);
    action("file_close_event");
    QCoreApplication::processEvents();
    QVERIFY(QApplication::focusWidget());
    checkWalk(m_window.get());
    checkNames(m_window.get());
    checkFocusSeen(m_window.get());
}

QTEST_MAIN(TestFocusWalk)
#include "tst_focuswalk.moc"
