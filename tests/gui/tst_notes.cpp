// SPDX-License-Identifier: GPL-3.0-or-later
// Notes on facts, pairs, reports and the event, made with keys and by the mouse; an unfinished one is there
// again after the program was killed.
#include "annotationpane/annotationpane.h"
#include "annotationpane/noteeditor.h"
#include "comparisonview/comparisonview.h"
#include "library/drafts.h"
#include "mainwindow/mainwindow.h"
#include "models/eventfilter.h"
#include "models/highlightmodel.h"
#include "models/highlightorder.h"

#include <KActionCollection>
#include <KMessageWidget>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

const QString herald =
    u"Ferry strikes breakwater at Port Halden\n\n"
    "The ferry Aurelia struck a breakwater at Port Halden on Friday morning in thick fog.\n\n"
    "Rescuers pulled 58 people from the sea near Port Halden, the harbour master Piet Oldham said.\n\n"
    "A bakery in the old town gave bread to those who had been rescued.\n"_s;
const QString courier =
    u"Ferry hits breakwater off Port Halden\n\n"
    "The ferry Aurelia struck the breakwater at Port Halden in thick fog on Friday morning.\n\n"
    "Rescuers pulled 61 people from the sea near Port Halden, the harbour master Piet Oldham said.\n\n"
    "The owner declined to comment.\n"_s;

} // namespace

class TestNotes : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void eachSubjectHasAKey();
    void theSameFactGivesTheSameNoteInEveryView();
    void whatOnlyOneReportHasIsAFactToo();
    void theListFiltersChoosesAndDeletesThem();
    void aRightClickOffersThem();
    void aNoteSurvivesAnotherThresholdAndANewVersion();
    void aLostNoteIsPutOntoAnotherFactByKeys();
    void anUnfinishedNoteIsOfferedAfterACrash();
    void theFilterCountsThemAsNotes();

private:
    struct Opened
    {
        std::unique_ptr<Library> library;
        std::unique_ptr<MainWindow> window;
        [[nodiscard]] SubjectNoteStore *notes() const { return window->subjectNotes(); }
        [[nodiscard]] ComparisonView *view() const { return window->comparisonView(); }
        [[nodiscard]] AnnotationPane *pane() const { return window->findChild<AnnotationPane *>(); }
        [[nodiscard]] QListView *list() const { return pane()->findChild<QListView *>(); }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
        {
            QWidget *focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : view(), key, modifiers);
        }
        /// Ctrl+M and a letter of the menu, the note, Ctrl+Return.
        void note(Qt::Key subject, const QString &text) const
        {
            key(Qt::Key_M, Qt::ControlModifier);
            QTRY_VERIFY(QApplication::activePopupWidget());
            QTest::keyClick(QApplication::activePopupWidget(), subject);
            auto *source = pane()->findChild<NoteEditor *>()->findChild<QPlainTextEdit *>();
            QTRY_VERIFY(source->hasFocus());
            QTest::keyClicks(source, text);
            QTest::keyClick(source, Qt::Key_Return, Qt::ControlModifier);
        }
        void goTo(const QString &words) const
        {
            for (const TextRange &sentence : view()->columns().first()->readableSentences()) {
                if (view()->comparison().reports.first().text(sentence).contains(words))
                    view()->goTo({0, sentence});
            }
        }
    };
    void write(const QString &name, const QString &text);
    Opened open();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestNotes::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestNotes::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("SYNOPTIC_LIBRARY", m_folder->filePath(u"library.sqlite"_s).toLocal8Bit());
    write(u"herald.txt"_s, herald);
    write(u"courier.txt"_s, courier);
}

void TestNotes::write(const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
}

TestNotes::Opened TestNotes::open()
{
    Opened opened;
    auto library = Library::open(Library::defaultPath());
    if (!library)
        qFatal("no library");
    opened.library = std::move(*library);
    opened.window = std::make_unique<MainWindow>(opened.library.get());
    opened.window->show();
    QSignalSpy shown(opened.window.get(), &MainWindow::eventShown);
    opened.window->open({m_folder->filePath(u"herald.txt"_s), m_folder->filePath(u"courier.txt"_s)});
    if (!QTest::qWaitForWindowActive(opened.window.get()) || (shown.isEmpty() && !shown.wait(20000)))
        qFatal("no window");
    opened.view()->setFocus();
    return opened;
}

void TestNotes::eachSubjectHasAKey()
{
    const Opened opened = open();
    opened.goTo(u"Rescuers"_s);
    opened.note(Qt::Key_F, u"on the fact"_s);
    opened.note(Qt::Key_P, u"on the pair"_s);
    opened.note(Qt::Key_R, u"on the report"_s);
    opened.note(Qt::Key_E, u"on the event"_s);
    QCOMPARE(opened.notes()->notes().size(), 4);
    const auto with = [&](NoteSubject subject) {
        const auto at = std::ranges::find(opened.notes()->notes(), subject,
                                          [](const PlacedNote &n) { return n.note.subject; });
        return *at;
    };
    QCOMPARE(with(NoteSubject::Fact).note.note, u"on the fact"_s);
    QCOMPARE(with(NoteSubject::Fact).places.size(), 2);
    QCOMPARE(with(NoteSubject::Pair).note.note, u"on the pair"_s);
    QCOMPARE(with(NoteSubject::Pair).places.size(), 2);
    QCOMPARE(with(NoteSubject::Report).places, (QList<ReportRange>{{0, {}}}));
    QCOMPARE(with(NoteSubject::Event).places, (QList<ReportRange>{{0, {}}, {1, {}}}));
    QTRY_VERIFY(opened.view()->hasFocus());
    opened.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(opened.notes()->notes().size(), 3);
}

void TestNotes::theSameFactGivesTheSameNoteInEveryView()
{
    const Opened opened = open();
    opened.goTo(u"Rescuers"_s);
    opened.note(Qt::Key_F, u"first"_s);
    opened.key(Qt::Key_Right); // its counterpart
    QTRY_COMPARE(opened.view()->active()->report, 1);
    opened.note(Qt::Key_F, u" and more"_s);
    for (const QString &view : {u"view_synopsis"_s, u"view_conflicts"_s, u"view_coverage"_s}) {
        opened.window->showView(view);
        QTRY_VERIFY(opened.window->currentView()->isVisible());
        QVERIFY2(opened.window->currentView()->active(), qPrintable(view));
        opened.window->currentView()->setFocus();
        opened.note(Qt::Key_F, u"."_s);
    }
    QCOMPARE(opened.notes()->notes().size(), 1);
    QCOMPARE(opened.notes()->notes().first().note.note, u"first and more..."_s);
}

void TestNotes::whatOnlyOneReportHasIsAFactToo()
{
    const Opened opened = open();
    opened.goTo(u"bakery"_s);
    opened.note(Qt::Key_F, u"only here"_s);
    QCOMPARE(opened.notes()->notes().size(), 1);
    QCOMPARE(opened.notes()->notes().first().places.size(), 1);
    opened.goTo(u"Rescuers"_s);
    opened.note(Qt::Key_F, u"another"_s);
    QCOMPARE(opened.notes()->notes().size(), 2);
    opened.goTo(u"bakery"_s);
    opened.note(Qt::Key_F, u", too"_s);
    QCOMPARE(opened.notes()->notes().first().note.note, u"only here, too"_s);
    opened.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_P); // there is no pair: it says so
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QVERIFY(!opened.pane()->findChild<NoteEditor *>()->isEditing());
}

void TestNotes::theListFiltersChoosesAndDeletesThem()
{
    const Opened opened = open();
    const QAbstractItemModelTester tester(opened.list()->model());
    opened.goTo(u"Rescuers"_s);
    opened.key(Qt::Key_1);
    opened.note(Qt::Key_F, u"why two figures"_s);
    opened.note(Qt::Key_R, u"wire copy"_s);
    QCOMPARE(opened.list()->model()->rowCount(), 3);
    const auto at = [&](int row, int role) { return opened.list()->model()->index(row, 0).data(role); };
    QCOMPARE(at(0, HighlightOrder::HeadingRole).toString(), u"On event, reports, facts and pairs · 2"_s);
    QVERIFY(at(1, HighlightModel::WordsRole).toString().startsWith(u"Fact: “Rescuers"_s));
    QVERIFY(!at(2, HighlightOrder::HeadingRole).toString().isEmpty()); // the mark under its report
    auto *filter = opened.pane()->findChild<QLineEdit *>();
    filter->setText(u"figures"_s);
    QCOMPARE(opened.list()->model()->rowCount(), 1);
    filter->clear();
    opened.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(opened.list()->hasFocus());
    opened.list()->selectAll();
    opened.key(Qt::Key_4); // the mark alone has a colour
    opened.key(Qt::Key_Delete);
    QCOMPARE(opened.list()->model()->rowCount(), 0);
    opened.window->markStore()->undoStack()->undo(); // one step
    QCOMPARE(opened.list()->model()->rowCount(), 3);
    QCOMPARE(opened.window->markStore()->highlights().first().highlight.colour, HighlightColour::Pink);

    opened.goTo(u"bakery"_s);
    opened.list()->setFocus();
    opened.list()->setCurrentIndex(opened.list()->model()->index(1, 0));
    opened.key(Qt::Key_Return);
    QVERIFY(opened.view()
                ->comparison()
                .reports.first()
                .text(opened.view()->active()->range)
                .contains(u"Rescuers"_s));
}

void TestNotes::aRightClickOffersThem()
{
    const Opened opened = open();
    opened.goTo(u"Rescuers"_s);
    opened.window->showView(u"view_synopsis"_s);
    auto *table = opened.window->currentView()->findChild<QAbstractItemView *>();
    QVERIFY(table);
    const QPoint at = table->visualRect(table->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, table->viewport()->mapToGlobal(at));
    QApplication::sendEvent(table->viewport(), &event);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_F);
    auto *source = opened.pane()->findChild<NoteEditor *>()->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(source->hasFocus());
    QTest::keyClicks(source, u"by the mouse"_s);
    opened.window->currentView()->setFocus(); // going elsewhere keeps it
    QCOMPARE(opened.notes()->notes().first().note.note, u"by the mouse"_s);
}

void TestNotes::aNoteSurvivesAnotherThresholdAndANewVersion()
{
    {
        const Opened opened = open();
        opened.goTo(u"Rescuers"_s);
        opened.note(Qt::Key_F, u"stays"_s);
        QSignalSpy again(opened.window.get(), &MainWindow::comparedAgain);
        opened.key(Qt::Key_Minus);
        QTRY_VERIFY(!again.isEmpty());
        QCOMPARE(opened.notes()->notes().size(), 1);
        QVERIFY(opened.window->currentView()->active());
    }
    write(u"herald.txt"_s, u"Corrected at noon.\n\n"_s + herald);
    const Opened opened = open();
    QCOMPARE(opened.notes()->notes().size(), 1);
    QCOMPARE(opened.notes()->notes().first().places.size(), 2);
    opened.goTo(u"Rescuers"_s);
    opened.note(Qt::Key_F, u" here"_s);
    QCOMPARE(opened.notes()->notes().size(), 1);
    QCOMPARE(opened.notes()->notes().first().note.note, u"stays here"_s);
}

void TestNotes::aLostNoteIsPutOntoAnotherFactByKeys()
{
    {
        const Opened opened = open();
        opened.goTo(u"Rescuers"_s);
        opened.note(Qt::Key_F, u"where is it"_s);
    }
    const auto without = [](const QString &text) {
        QStringList lines = text.split(u'\n');
        lines.removeIf([](const QString &line) { return line.startsWith(u"Rescuers"_s); });
        return lines.join(u'\n');
    };
    write(u"herald.txt"_s, without(herald));
    write(u"courier.txt"_s, without(courier));
    const Opened opened = open();
    QCOMPARE(opened.list()->model()->index(0, 0).data(HighlightOrder::HeadingRole).toString(),
             u"Without a place · 1"_s);
    opened.goTo(u"struck"_s);
    opened.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QCOMPARE(menu->actions().last()->text(), u"“where is it”"_s);
    QTest::keyClick(menu, Qt::Key_Up); // the last entry
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(opened.notes()->notes().first().isPlaced());
    QCOMPARE(opened.list()->model()->index(0, 0).data(HighlightModel::SectionRole).toInt(),
             int(MarkSection::Subject));
}

/// The files of the state folder as they are while somebody writes: taken away and put back once the window
/// is closed, as if it had been killed.
void TestNotes::anUnfinishedNoteIsOfferedAfterACrash()
{
    const QDir drafts(QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) +
                      u"/synoptic/drafts"_s);
    QByteArray bytes;
    QString name;
    {
        const Opened opened = open();
        opened.goTo(u"Rescuers"_s);
        // Not from the menu: after one the offscreen platform takes the focus, and with it the note is kept.
        opened.window->actionCollection()->action(u"annotate_note_fact"_s)->trigger();
        QTRY_VERIFY(opened.pane()->findChild<NoteEditor *>()->isEditing());
        QTest::keyClicks(QApplication::focusWidget(), u"half a tho"_s);
        QTRY_COMPARE(drafts.entryList({u"*.json"_s}).size(), 1);
        name = drafts.filePath(drafts.entryList({u"*.json"_s}).first());
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        bytes = file.readAll();
        opened.pane()->findChild<NoteEditor *>()->setNote({}); // what a crash does to it
    }
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();

    const Opened opened = open();
    QVERIFY(opened.notes()->notes().isEmpty());
    auto *message = opened.window->findChild<KMessageWidget *>();
    QVERIFY2(message->text().contains(u"half a tho"_s), qPrintable(message->text()));
    opened.key(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    auto *source = opened.pane()->findChild<NoteEditor *>()->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(source->hasFocus());
    QCOMPARE(source->toPlainText(), u"half a tho"_s);
    QTest::keyClicks(source, u"ught"_s);
    QTest::keyClick(source, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(opened.notes()->notes().first().note.note, u"half a thought"_s);
    QCOMPARE(opened.notes()->notes().first().places.size(), 2);
    QVERIFY(drafts.entryList({u"*.json"_s}).isEmpty());
}

void TestNotes::theFilterCountsThemAsNotes()
{
    const Opened opened = open();
    opened.goTo(u"Rescuers"_s);
    EventTraits traits(opened.view()->comparison(), {});
    EventFilter filter;
    filter.noted = true;
    QCOMPARE(traits.count(filter), 0);
    traits.setNoted({*opened.view()->active()});
    QCOMPARE(traits.count(filter), 1);
    filter.noted = false;
    filter.marked = true;
    QCOMPARE(traits.count(filter), 0); // it is no mark
}

QTEST_MAIN(TestNotes)
#include "tst_notes.moc"
