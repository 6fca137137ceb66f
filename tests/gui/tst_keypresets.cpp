// SPDX-License-Identifier: GPL-3.0-or-later
// The presets of keys: no key means two things in any of them, each key is of an action that is there, and
// each preset works in the window, is remembered, and is what the key sheet says.
#include "comparisonview/comparisonview.h"
#include "help/helpdialog.h"
#include "mainwindow/keypresets.h"
#include "mainwindow/mainwindow.h"
#include "reviewview/reviewsetup.h"
#include "reviewview/reviewview.h"

#include <KActionCollection>
#include <KKeySequenceWidget>
#include <KSharedConfig>
#include <KShortcutsDialog>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDomDocument>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestKeyPresets : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void shippedPresetsAreFound();
    void everyKeyOfAPresetIsOfAnAction_data() { addPresets(); }
    void everyKeyOfAPresetIsOfAnAction();
    void noActionLosesItsKeys_data() { addPresets(); }
    void noActionLosesItsKeys();
    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();
    void thePlainKeysWork();
    void theVimLikeKeysWork();
    void inThePlainPresetNoLetterActsOutsideAReview();
    void thePresetIsRemembered();
    void aPresetWhoseFileIsGoneLeavesTheUsualKeys();
    void aPresetIsChosenInTheMenu();
    void aPresetIsChosenInTheShortcutsEditor();
    void aKeyThatIsTakenIsRefusedInTheEditor();
    void theKeySheetSaysTheKeysOfNow();
    void theKeysOnScreenAreThoseOfNow();

private:
    void addPresets();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget();
        QTest::keyClick(to ? to : m_window->currentView(), key, modifiers);
    }
    void begin(Question question)
    {
        m_window->showView(u"view_review"_s);
        for (auto *button : m_window->reviewView()->setup()->findChildren<QRadioButton *>()) {
            if (button->text() == questionText(question))
                button->setChecked(true);
        }
        m_window->reviewView()->setup()->beginButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->reviewView()->session(), 20000);
    }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        return m_window->actionCollection()->action(name);
    }
    void makeWindow();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestKeyPresets::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(u"synoptic"_s); // the folder of the presets
}

void TestKeyPresets::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_library.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
    m_window->open({QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample")});
    QVERIFY(shown.wait(20000));
}

void TestKeyPresets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(m_folder->filePath(u"library.sqlite"_s));
    QVERIFY(library);
    m_library = std::move(*library);
    makeWindow();
}

void TestKeyPresets::cleanup()
{
    if (m_window)
        m_window->useKeyPreset(usualKeyPreset());
    m_window.reset();
    m_library.reset();
}

void TestKeyPresets::addPresets()
{
    QTest::addColumn<QString>("preset");
    for (const QString &preset : {u"Plain"_s, u"Vim-like"_s})
        QTest::newRow(qPrintable(preset)) << preset;
}

void TestKeyPresets::shippedPresetsAreFound()
{
    for (const QString &preset : {usualKeyPreset(), u"Plain"_s, u"Vim-like"_s})
        QVERIFY2(keyPresets().contains(preset), qPrintable(preset));
}

static QHash<QString, QString> keysOf(const QString &preset)
{
    QFile file(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/shortcuts/") + preset);
    QDomDocument document;
    if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file))
        return {};
    QHash<QString, QString> keys;
    const QDomNodeList actions = document.elementsByTagName(u"Action"_s);
    for (int i = 0; i < actions.size(); ++i)
        keys.insert(actions.at(i).toElement().attribute(u"name"_s),
                    actions.at(i).toElement().attribute(u"shortcut"_s));
    return keys;
}

void TestKeyPresets::everyKeyOfAPresetIsOfAnAction()
{
    QFETCH(QString, preset);
    const QHash<QString, QString> keys = keysOf(preset);
    QVERIFY(keys.size() > 80);
    m_window->useKeyPreset(preset);
    for (auto it = keys.cbegin(); it != keys.cend(); ++it) {
        QVERIFY2(action(it.key()), qPrintable(it.key()));
        const QList<QKeySequence> wanted = QKeySequence::listFromString(it.value());
        for (const QKeySequence &key : wanted)
            QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, qPrintable(it.value()));
        QCOMPARE(action(it.key())->shortcuts(), wanted);
    }
}

void TestKeyPresets::noActionLosesItsKeys()
{
    QFETCH(QString, preset);
    QStringList withKeys;
    for (const QAction *action : m_window->actionCollection()->actions()) {
        const QString name = action->objectName();
        if (!action->shortcuts().isEmpty() && name != "help_contents"_L1 && name != "help_whats_this"_L1)
            withKeys.append(name);
    }
    m_window->useKeyPreset(preset);
    for (const QString &name : std::as_const(withKeys))
        QVERIFY2(!action(name)->shortcuts().isEmpty(), qPrintable(name));
}

void TestKeyPresets::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("preset");
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("question");
    for (const QString &preset : {usualKeyPreset(), u"Plain"_s, u"Vim-like"_s}) {
        for (const QString &view : MainWindow(nullptr).viewNames())
            QTest::addRow("%s, %s", qPrintable(preset), qPrintable(view)) << preset << view << -1;
        for (const Question question :
             {Question::Same, Question::Conflict, Question::Omission, Question::Reading})
            QTest::addRow("%s, review: %s", qPrintable(preset), qPrintable(questionName(question)))
                << preset << QString() << int(question);
    }
}

/// Of two keys one is pressed on the way to the other: "G" and "G, T".
static bool clash(const QKeySequence &one, const QKeySequence &other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

void TestKeyPresets::noKeyMeansTwoThings()
{
    QFETCH(QString, preset);
    QFETCH(QString, view);
    QFETCH(int, question);
    m_window->useKeyPreset(preset);
    if (view.isEmpty())
        begin(Question(question));
    else
        m_window->showView(view);
    QList<std::pair<QKeySequence, QString>> known;
    for (const QAction *action : m_window->actionCollection()->actions()) {
        // Some act in the reading order alone.
        const bool here = action->shortcutContext() != Qt::WidgetShortcut || view == "view_reading"_L1;
        for (const QKeySequence &key :
             action->isEnabled() && here ? action->shortcuts() : QList<QKeySequence>()) {
            for (const auto &[other, name] : std::as_const(known))
                QVERIFY2(!clash(key, other),
                         qPrintable(u"%1 %2 and %3 %4"_s.arg(action->objectName(), key.toString(), name,
                                                             other.toString())));
            known.append({key, action->objectName()});
        }
    }
}

void TestKeyPresets::thePlainKeysWork()
{
    m_window->useKeyPreset(u"Plain"_s);
    m_window->showView(u"view_reading"_s);
    m_window->currentView()->setFocus();
    const auto before = m_window->comparisonView()->active();
    press(Qt::Key_J);
    QCOMPARE(m_window->comparisonView()->active(), before);
    press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_window->comparisonView()->active() != before);
    press(Qt::Key_2);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    press(Qt::Key_W, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(action(u"correct_why"_s)->isChecked());
    begin(Question::Same);
    press(Qt::Key_Y);
    QCOMPARE(m_window->reviewView()->session()->count(ItemState::Done), 1);
}

void TestKeyPresets::theVimLikeKeysWork()
{
    m_window->useKeyPreset(u"Vim-like"_s);
    m_window->showView(u"view_reading"_s);
    m_window->currentView()->setFocus();
    press(Qt::Key_G);
    press(Qt::Key_G);
    const auto first = m_window->comparisonView()->active();
    QCOMPARE(
        first->range.start,
        m_window->comparisonView()->comparison().reports.at(first->report).passages().first().range.start);
    press(Qt::Key_G, Qt::ShiftModifier);
    QVERIFY(m_window->comparisonView()->active()->range.start > first->range.start);
    press(Qt::Key_3);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    press(Qt::Key_U);
    QCOMPARE(m_window->markStore()->highlights().size(), 0);
    press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(m_window->markStore()->highlights().size(), 1);
    press(Qt::Key_D);
    press(Qt::Key_D);
    QCOMPARE(m_window->markStore()->highlights().size(), 0);
    begin(Question::Same);
    press(Qt::Key_N);
    press(Qt::Key_U, Qt::ShiftModifier);
    QCOMPARE(m_window->reviewView()->session()->verdict(0)->decision, Decision::NotTheSame);
    QCOMPARE(m_window->reviewView()->session()->verdict(1)->decision, Decision::Unsure);
    press(Qt::Key_U); // undo, here as everywhere
    QCOMPARE(m_window->reviewView()->session()->count(ItemState::Done), 1);
}

void TestKeyPresets::inThePlainPresetNoLetterActsOutsideAReview()
{
    m_window->useKeyPreset(u"Plain"_s);
    for (const QAction *action : m_window->actionCollection()->actions()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const bool letter = key[0].key() >= Qt::Key_A && key[0].key() <= Qt::Key_Z &&
                                !(key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier));
            QVERIFY2(!letter || m_window->reviewView()->ownActions().contains(action),
                     qPrintable(action->objectName()));
        }
    }
}

void TestKeyPresets::thePresetIsRemembered()
{
    m_window->useKeyPreset(u"Vim-like"_s);
    KSharedConfig::openConfig()->sync();
    makeWindow();
    QCOMPARE(keyPreset(), u"Vim-like"_s);
    QVERIFY(action(u"edit_undo"_s)->shortcuts().contains(QKeySequence(u"U"_s)));
    m_window->useKeyPreset(usualKeyPreset());
    QVERIFY(!action(u"edit_undo"_s)->shortcuts().contains(QKeySequence(u"U"_s)));
    QVERIFY(action(u"go_next_aligned"_s)->shortcuts().contains(QKeySequence(u"J"_s)));
}

void TestKeyPresets::aPresetWhoseFileIsGoneLeavesTheUsualKeys()
{
    m_window->useKeyPreset(u"Nowhere"_s);
    makeWindow();
    QCOMPARE(keyPreset(), usualKeyPreset());
    QVERIFY(action(u"go_next_aligned"_s)->shortcuts().contains(QKeySequence(u"J"_s)));
}

void TestKeyPresets::aPresetIsChosenInTheMenu()
{
    QMenu *menu = action(u"keys_preset"_s)->menu();
    emit menu->aboutToShow();
    QStringList names;
    for (const QAction *choice : menu->actions())
        names.append(choice->text().remove(u'&'));
    QVERIFY(names.contains(u"Usual"_s));
    for (QAction *choice : menu->actions()) {
        if (choice->text().remove(u'&') == "Plain"_L1)
            choice->trigger();
    }
    QCOMPARE(keyPreset(), u"Plain"_s);
    QVERIFY(!action(u"go_next_aligned"_s)->shortcuts().contains(QKeySequence(u"J"_s)));
    // The status line names the keys of now.
    const QString keys =
        action(u"go_next_aligned"_s)->shortcut().toString(QKeySequence::NativeText) + u" next"_s;
    QVERIFY(std::ranges::any_of(m_window->statusBar()->findChildren<QLabel *>(),
                                [&](const QLabel *label) { return label->text().contains(keys); }));
    emit menu->aboutToShow();
    QVERIFY(std::ranges::any_of(menu->actions(), [](const QAction *choice) {
        return choice->isChecked() && choice->text().remove(u'&') == "Plain"_L1;
    }));
}

void TestKeyPresets::aPresetIsChosenInTheShortcutsEditor()
{
    bool chosen = false;
    QTimer choose; // the dialog is modal
    connect(&choose, &QTimer::timeout, this, [this, &chosen] {
        auto *dialog = m_window->findChild<KShortcutsDialog *>();
        for (auto *box : dialog ? dialog->findChildren<QComboBox *>() : QList<QComboBox *>()) {
            if (box->findText(u"Vim-like"_s) < 0 || chosen)
                continue;
            chosen = true;
            box->setCurrentText(u"Vim-like"_s);
            emit box->textActivated(u"Vim-like"_s);
            dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        }
        if (dialog && !chosen)
            dialog->reject();
    });
    choose.start(200);
    action(u"options_configure_keybinding"_s)->trigger();
    QTRY_VERIFY(chosen);
    QCOMPARE(keyPreset(), u"Vim-like"_s);
    QVERIFY(action(u"edit_undo"_s)->shortcuts().contains(QKeySequence(u"U"_s)));
}

/// The review's keys too: a key that has a meaning already is not given another one without asking.
void TestKeyPresets::aKeyThatIsTakenIsRefusedInTheEditor()
{
    KKeySequenceWidget editor(m_window.get());
    editor.setCheckActionCollections({m_window->actionCollection()});
    editor.setMultiKeyShortcutsAllowed(true);
    editor.setCheckForConflictsAgainst(KKeySequenceWidget::LocalShortcuts);
    QString asked;
    QTimer answer;
    connect(&answer, &QTimer::timeout, this, [&asked] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *box = qobject_cast<QDialog *>(widget); box && box->isVisible()) {
                for (const auto *label : box->findChildren<QLabel *>())
                    asked += label->text();
                box->reject();
            }
        }
    });
    answer.start(50);
    QVERIFY(!editor.isKeySequenceAvailable(QKeySequence(u"Y"_s)));
    QVERIFY2(asked.contains(u"Same"_s), qPrintable(asked));
    QVERIFY(editor.isKeySequenceAvailable(QKeySequence(u"Ctrl+Alt+K"_s)));
}

void TestKeyPresets::theKeySheetSaysTheKeysOfNow()
{
    const auto sheet = [this] {
        action(u"help_keys"_s)->trigger();
        QHash<QString, QString> keys;
        const auto *tree = m_window->findChild<HelpDialog *>()->findChild<QTreeWidget *>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *group = tree->topLevelItem(i);
            for (int j = 0; j < group->childCount(); ++j)
                keys.insert(group->child(j)->text(1), group->child(j)->text(0));
        }
        m_window->findChild<HelpDialog *>()->hide();
        return keys;
    };
    const QHash<QString, QString> usual = sheet();
    // Every action that is in a menu and has a key, the review's own too.
    for (const QAction *one : m_window->actionCollection()->actions()) {
        const QString name = one->objectName();
        if (one->shortcuts().isEmpty() || name.startsWith("help_contents"_L1) ||
            name.startsWith("help_whats"_L1))
            continue;
        QVERIFY2(usual.contains(one->text().remove(u'&')), qPrintable(name));
    }
    QCOMPARE(usual.value(u"Not the Same"_s).isEmpty(), false);
    QCOMPARE(usual.value(u"Take Back"_s), u"Z"_s);
    QVERIFY(usual.value(u"Undo"_s).contains(u"Ctrl+Z"_s));
    m_window->useKeyPreset(u"Vim-like"_s);
    QVERIFY(sheet().value(u"Undo"_s).startsWith(u"U;"_s));
    action(u"review_take_back"_s)->setShortcut(QKeySequence(u"Ctrl+Alt+Y"_s));
    QCOMPARE(sheet().value(u"Take Back"_s), u"Ctrl+Alt+Y"_s);

    const QString html = m_folder->filePath(u"keys.html"_s);
    const QString pdf = m_folder->filePath(u"keys.pdf"_s);
    const QList<KeyGroup> groups{{u"Review"_s, {{u"Ctrl+Alt+Y"_s, u"Take Back"_s}}}};
    QVERIFY(writeKeySheet(groups, html));
    QVERIFY(writeKeySheet(groups, pdf));
    QFile file(html);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Ctrl+Alt+Y"));
    QVERIFY(QFileInfo(pdf).size() > 1000);
    QVERIFY(!writeKeySheet(groups, m_folder->filePath(u"not/there.pdf"_s)));
}

void TestKeyPresets::theKeysOnScreenAreThoseOfNow()
{
    begin(Question::Same);
    const auto texts = [this] {
        QStringList shown;
        for (const auto *button : m_window->reviewView()->findChildren<QToolButton *>())
            shown.append(button->text());
        return shown;
    };
    QVERIFY(texts().contains(u"Not Sure   U"_s));
    m_window->useKeyPreset(u"Vim-like"_s);
    QVERIFY2(texts().contains(u"Not Sure   Shift+U"_s), qPrintable(texts().join(u',')));
}

QTEST_MAIN(TestKeyPresets)
#include "tst_keypresets.moc"
