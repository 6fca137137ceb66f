// SPDX-License-Identifier: GPL-3.0-or-later
// The reading order as a screen reader meets it: through QAccessible alone.
#include "comparisonview/comparisonview.h"
#include "comparisonview/readingcolumns.h"
#include "support/builtevent.h"

#include <QAccessible>
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

QStringList announced;              ///< what a screen reader was asked to say
QList<QAccessible::Event> happened; ///< every event
QPointer<QObject> focused;          ///< what the last focus event was about
std::pair<QPointer<QObject>, int> caret;

void note(QAccessibleEvent *event)
{
    happened.append(event->type());
    if (event->type() == QAccessible::Announcement)
        announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
    if (event->type() == QAccessible::Focus)
        focused = event->object();
    if (event->type() == QAccessible::TextCaretMoved)
        caret = {event->object(), static_cast<QAccessibleTextCursorEvent *>(event)->cursorPosition()};
}

/// A live blog with times, page furniture in its midst, and a passage of two sentences.
Report liveBlog()
{
    ReportData data;
    data.metadata.outlet = u"The Lantern"_s;
    data.sha256 = QByteArray("lantern");
    data.form = Form::LiveBlog;
    const auto add = [&](PassageKind kind, const QStringList &sentences, const QString &reason = {}) {
        Passage passage;
        passage.kind = kind;
        passage.reason = reason;
        passage.range.start = data.text.size();
        for (const QString &sentence : sentences) {
            if (!passage.sentences.isEmpty())
                data.text += u' ';
            passage.sentences.append(Sentence{{data.text.size(), data.text.size() + sentence.size()}});
            data.text += sentence;
        }
        passage.range.end = data.text.size();
        passage.entry = 0;
        data.passages.append(passage);
        data.text += u'\n';
    };
    add(PassageKind::Heading, {u"Quay on fire"_s});
    add(PassageKind::Body, {u"Crews moved 90 barrels."_s, u"A tug stood by."_s});
    add(PassageKind::Boilerplate, {u"We use cookies."_s}, u"cookie notice"_s);
    add(PassageKind::Boilerplate, {u"Sign up for letters."_s}, u"cookie notice"_s);
    add(PassageKind::Body, {u"By dusk it was out."_s});
    data.entries.append({{0, data.text.size()}, u"Quay on fire"_s, QTime(8, 45), {}});
    return Report(data);
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_view.reset(); }
    void aColumnIsADocumentThatCannotBeWrittenIn();
    void whatIsFoldedIsToldInWords();
    void timesAreReadBeforeTheirEntry();
    void theCaretIsAtTheActiveSentence();
    void theFocusIsInTheReadersColumn();
    void aStepIsSaid();
    void theEndIsSaid();
    void whatOthersLackIsSaid();
    void marksAreSaid();
    void unitsAreTheReports_data();
    void unitsAreTheReports();
    void unitsFollowEachOther_data();
    void unitsFollowEachOther();
    void linesAreThoseOnScreen();
    void attributesTellMarksAndDifferences();
    void attributesCoverTheTextWithoutGaps();
    void charactersHaveTheirPlaces();
    void aPointFindsItsCharacter();
    void theSelectionIsToldAndTaken();
    void settingTheCaretGoesThere();

private:
    [[nodiscard]] ColumnView *column(int report) const { return m_view->columns().at(report); }
    [[nodiscard]] QAccessibleInterface *interface(int report) const
    {
        return QAccessible::queryAccessibleInterface(column(report));
    }
    [[nodiscard]] QAccessibleTextInterface *text(int report) const
    {
        return interface(report)->textInterface();
    }
    [[nodiscard]] QString whole(int report) const
    {
        return text(report)->text(0, text(report)->characterCount());
    }
    [[nodiscard]] int offsetOf(int report, const QString &words) const
    {
        return int(whole(report).indexOf(words));
    }
    [[nodiscard]] QString attributesAt(int report, int offset) const
    {
        int start = 0;
        int end = 0;
        return text(report)->attributes(offset, &start, &end);
    }
    void show(const Comparison &comparison)
    {
        m_view->setComparison(comparison);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static Comparison fire() { return harbourFire().comparison(); }
    [[nodiscard]] static Comparison blog()
    {
        Comparison comparison;
        comparison.reports = {liveBlog()};
        return comparison;
    }

    std::unique_ptr<ComparisonView> m_view;
};

void TestAccessibility::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QAccessible::installUpdateHandler(note);
}

void TestAccessibility::init()
{
    QSettings(u"synoptic"_s, u"columns"_s).clear();
    m_view = std::make_unique<ComparisonView>();
    show(fire());
    QAccessible::setActive(true); // a screen reader comes
    ReadingStyle style;
    style.animated = false;
    m_view->setStyle(style);
    m_view->resize(1000, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    QCoreApplication::processEvents();
    announced.clear();
    happened.clear();
}

void TestAccessibility::aColumnIsADocumentThatCannotBeWrittenIn()
{
    QVERIFY(text(0));
    QCOMPARE(interface(0)->role(), QAccessible::Document);
    QCOMPARE(interface(0)->text(QAccessible::Name), u"The Herald"_s);
    QVERIFY(interface(0)->state().readOnly);
    QVERIFY(interface(0)->state().multiLine);
    QVERIFY(!interface(0)->editableTextInterface());
    QCOMPARE(interface(0)->childCount(), 0);
    QCOMPARE(whole(0), fire().reports.at(0).text().trimmed());
}

void TestAccessibility::whatIsFoldedIsToldInWords()
{
    show(blog());
    QVERIFY2(!whole(0).contains(u"cookies"_s), qPrintable(whole(0)));
    QVERIFY2(whole(0).contains(u"2 lines of page furniture: cookie notice"_s), qPrintable(whole(0)));
    QCOMPARE(attributesAt(0, offsetOf(0, u"2 lines"_s)), u"folded:true;"_s);
    column(0)->setFurnitureFolded(false);
    QVERIFY(whole(0).contains(u"We use cookies.\nSign up for letters."_s));
    QVERIFY(attributesAt(0, offsetOf(0, u"cookies"_s)).contains(u"part:boilerplate;"_s));
    column(0)->setFurnitureFolded(true);
    QVERIFY(!whole(0).contains(u"cookies"_s));
}

void TestAccessibility::timesAreReadBeforeTheirEntry()
{
    show(blog());
    QVERIFY2(whole(0).startsWith(u"08:45 Quay on fire\nCrews moved"_s), qPrintable(whole(0)));
    QCOMPARE(attributesAt(0, 0), u"time:true;"_s);
}

void TestAccessibility::theCaretIsAtTheActiveSentence()
{
    m_view->goTo({0, fire().reports.at(0).passages().at(1).range});
    QCOMPARE(text(0)->cursorPosition(), offsetOf(0, u"The harbour was closed"_s));
    QCOMPARE(text(1)->cursorPosition(), 0); // where its counterpart stands
    m_view->goTo({0, fire().reports.at(0).passages().at(3).range});
    QCOMPARE(text(1)->cursorPosition(), -1); // it has none
    QVERIFY(interface(1)->text(QAccessible::Description).contains(u"not reported"_s));
}

void TestAccessibility::theFocusIsInTheReadersColumn()
{
    QVERIFY(interface(0)->state().focused);
    QVERIFY(!interface(1)->state().focused);
    QAccessibleInterface *around = QAccessible::queryAccessibleInterface(m_view.get());
    QCOMPARE(around->focusChild(), interface(0));
    m_view->nextColumn(1);
    QVERIFY(interface(1)->state().focused);
    QCOMPARE(focused.data(), column(1));
    QCOMPARE(around->focusChild(), interface(1));
    // With one column on screen the others are on other pages.
    m_view->resize(300, 500);
    QCoreApplication::processEvents();
    m_view->nextColumn(-1);
    QCOMPARE(around->focusChild(), interface(0));
    m_view->nextColumn(1);
    QCOMPARE(around->focusChild(), interface(1));
    m_view->clearFocus();
    QVERIFY(!interface(1)->state().focused);
    focused.clear();
    m_view->setFocus();
    QTRY_COMPARE(focused.data(), column(1));
}

void TestAccessibility::aStepIsSaid()
{
    m_view->goTo({0, fire().reports.at(0).passages().at(0).range});
    announced.clear();
    m_view->nextSentence(1);
    QCOMPARE(announced.size(), 1);
    QVERIFY2(announced.first().startsWith(u"The Herald: The harbour was closed at noon. "
                                          "sentence 2 of 4, in 3 of 4"_s),
             qPrintable(announced.first()));
    QVERIFY(!announced.first().contains(u"1–5"_s)); // the hint of keys is for the eye
    QCOMPARE(caret.first.data(), column(0));
    QCOMPARE(caret.second, offsetOf(0, u"The harbour"_s));
    // A reader who is elsewhere is not talked to.
    m_view->clearFocus();
    m_view->nextSentence(1);
    QCOMPARE(announced.size(), 1);
}

void TestAccessibility::theEndIsSaid()
{
    m_view->toEnd(1);
    announced.clear();
    m_view->nextSentence(1);
    QCOMPARE(announced, QStringList{u"No further one below"_s});
}

void TestAccessibility::whatOthersLackIsSaid()
{
    announced.clear();
    m_view->goTo({0, fire().reports.at(0).passages().at(0).range});
    const QString said = announced.last();
    QVERIFY2(said.contains(u"figure differs: 106,000 / 100,000"_s), qPrintable(said));
    QVERIFY2(said.contains(u"words that differ: 106,000"_s), qPrintable(said));
    m_view->goTo({0, fire().reports.at(0).passages().at(3).range});
    QVERIFY2(announced.last().contains(u"only here"_s), qPrintable(announced.last()));
    QVERIFY2(announced.last().contains(u"not reported: The Courier, Daily Post"_s),
             qPrintable(announced.last()));
    QCOMPARE(announced.last().count(u"only here"_s), 1);
}

void TestAccessibility::marksAreSaid()
{
    const Report report = fire().reports.at(0);
    const TextRange here = report.passages().at(0).range;
    m_view->goTo({0, here});
    PlacedHighlight placed;
    placed.highlight = makeHighlight(report, here, HighlightColour::Green, u"A. Reader"_s);
    placed.report = 0;
    placed.where = here;
    announced.clear();
    m_view->setHighlights({placed});
    QCOMPARE(announced, QStringList{u"marked green"_s});
    m_view->setHighlights({placed});
    QCOMPARE(announced.size(), 1); // nothing new
    m_view->setHighlights({});
    QCOMPARE(announced.last(), u"no mark here any more"_s);
}

void TestAccessibility::unitsAreTheReports_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("here");
    QTest::addColumn<QString>("after");
    QTest::addRow("a character") << u"rews"_s << int(QAccessible::CharBoundary) << u"C"_s << u"r"_s << u"e"_s;
    QTest::addRow("a word") << u"oved"_s << int(QAccessible::WordBoundary) << u" "_s << u"moved"_s << u" "_s;
    QTest::addRow("a sentence, as the comparison has it")
        << u"barrels"_s << int(QAccessible::SentenceBoundary) << u"Quay on fire"_s
        << u"Crews moved 90 barrels. "_s << u"A tug stood by."_s;
    QTest::addRow("the next sentence")
        << u"tug"_s << int(QAccessible::SentenceBoundary) << u"Crews moved 90 barrels. "_s
        << u"A tug stood by."_s << u"2 lines of page furniture: cookie notice"_s;
    QTest::addRow("a passage") << u"tug"_s << int(QAccessible::ParagraphBoundary) << u"08:45 Quay on fire"_s
                               << u"Crews moved 90 barrels. A tug stood by."_s
                               << u"2 lines of page furniture: cookie notice"_s;
    QTest::addRow("what is folded is one passage")
        << u"furniture"_s << int(QAccessible::ParagraphBoundary)
        << u"Crews moved 90 barrels. A tug stood by."_s << u"2 lines of page furniture: cookie notice"_s
        << u"By dusk it was out."_s;
    QTest::addRow("the last passage")
        << u"dusk"_s << int(QAccessible::ParagraphBoundary) << u"2 lines of page furniture: cookie notice"_s
        << u"By dusk it was out."_s << QString();
    QTest::addRow("the first passage")
        << u"08"_s << int(QAccessible::ParagraphBoundary) << QString() << u"08:45 Quay on fire"_s
        << u"Crews moved 90 barrels. A tug stood by."_s;
}

void TestAccessibility::unitsAreTheReports()
{
    QFETCH(const QString, at);
    QFETCH(const int, unit);
    show(blog());
    const int offset = offsetOf(0, at);
    const auto boundary = QAccessible::TextBoundaryType(unit);
    int start = 0;
    int end = 0;
    QTEST(text(0)->textAtOffset(offset, boundary, &start, &end), "here");
    QVERIFY(start <= offset && offset < end);
    QCOMPARE(text(0)->text(start, end), text(0)->textAtOffset(offset, boundary, &start, &end));
    QTEST(text(0)->textBeforeOffset(offset, boundary, &start, &end), "before");
    QTEST(text(0)->textAfterOffset(offset, boundary, &start, &end), "after");
}

void TestAccessibility::unitsFollowEachOther_data()
{
    QTest::addColumn<int>("unit");
    QTest::addRow("characters") << int(QAccessible::CharBoundary);
    QTest::addRow("words") << int(QAccessible::WordBoundary);
    QTest::addRow("sentences") << int(QAccessible::SentenceBoundary);
    QTest::addRow("lines") << int(QAccessible::LineBoundary);
    QTest::addRow("passages") << int(QAccessible::ParagraphBoundary);
}

/// Whoever goes on by units comes to the end, over every character but line ends.
void TestAccessibility::unitsFollowEachOther()
{
    QFETCH(const int, unit);
    const auto boundary = QAccessible::TextBoundaryType(unit);
    show(blog());
    int start = 0;
    int end = 0;
    QString read = text(0)->textAtOffset(0, boundary, &start, &end);
    for (int offset = start; end < text(0)->characterCount();) {
        const int before = end;
        read += text(0)->textAfterOffset(offset, boundary, &start, &end);
        QVERIFY2(end > before, qPrintable(read));
        QVERIFY(start >= before);
        offset = start;
    }
    QCOMPARE(read.remove(u'\n'), whole(0).remove(u'\n'));
}

void TestAccessibility::linesAreThoseOnScreen()
{
    m_view->resize(560, 500); // two columns, narrow: the sentences wrap
    QCoreApplication::processEvents();
    int start = 0;
    int end = 0;
    const QString first = text(0)->textAtOffset(0, QAccessible::LineBoundary, &start, &end);
    QVERIFY2(u"Crews moved 106,000 barrels from the quay."_s.startsWith(first), qPrintable(first));
    QVERIFY(first.size() < 42);
    QCOMPARE(text(0)->characterRect(0).top(), text(0)->characterRect(end - 1).top());
    QVERIFY(text(0)->characterRect(end).top() > text(0)->characterRect(0).top());
}

void TestAccessibility::attributesTellMarksAndDifferences()
{
    const Report report = fire().reports.at(0);
    PlacedHighlight placed;
    placed.highlight = makeHighlight(report, {6, 11}, HighlightColour::Pink, u"A. Reader"_s);
    placed.report = 0;
    placed.where = TextRange{6, 11};
    m_view->setHighlights({placed});
    m_view->goTo({0, report.passages().at(0).range});
    QVERIFY(attributesAt(0, 7).contains(u"mark:pink;"_s));
    QVERIFY(!attributesAt(0, 12).contains(u"mark"_s));
    QVERIFY(attributesAt(0, 12).contains(u"active:true;"_s));
    QVERIFY2(attributesAt(0, 13).contains(u"differs:words;"_s), qPrintable(attributesAt(0, 13)));
    int start = 0;
    int end = 0;
    static_cast<void>(text(0)->attributes(7, &start, &end));
    QCOMPARE(std::pair(start, end), std::pair(6, 11));
    QVERIFY(attributesAt(0, offsetOf(0, u"Only the Herald"_s)).contains(u"shared:own;"_s));
}

void TestAccessibility::attributesCoverTheTextWithoutGaps()
{
    const int all = text(0)->characterCount();
    for (int at = 0; at < all;) {
        int start = 0;
        int end = 0;
        const QString attributes = text(0)->attributes(at, &start, &end);
        QVERIFY2(start <= at && end >= at,
                 qPrintable(u"%1: %2–%3 %4"_s.arg(at).arg(start).arg(end).arg(attributes)));
        at = std::max(end, at + 1);
    }
}

void TestAccessibility::charactersHaveTheirPlaces()
{
    const QRect sheet(column(0)->mapToGlobal(QPoint(0, 0)), column(0)->size());
    const QRect first = text(0)->characterRect(0);
    QVERIFY(first.width() > 2 && first.width() < 40);
    QVERIFY(sheet.contains(first));
    const QRect next = text(0)->characterRect(1);
    QVERIFY(next.left() >= first.right() - 1);
    QCOMPARE(next.top(), first.top());
    QVERIFY(text(0)->characterRect(offsetOf(0, u"The harbour"_s)).top() > first.bottom() - 1);
}

void TestAccessibility::aPointFindsItsCharacter()
{
    for (const QString &words : {u"barrels"_s, u"noon"_s, u"pilot"_s}) {
        const int offset = offsetOf(0, words);
        const QRect rect = text(0)->characterRect(offset);
        QCOMPARE(text(0)->offsetAtPoint({rect.left() + 1, rect.center().y()}), offset);
    }
    QCOMPARE(text(0)->offsetAtPoint({-50, -50}), -1);
    show(blog());
    const int folded = offsetOf(0, u"2 lines"_s);
    QCOMPARE(text(0)->offsetAtPoint(text(0)->characterRect(folded).center()), folded);
}

void TestAccessibility::theSelectionIsToldAndTaken()
{
    happened.clear();
    m_view->goTo({0, fire().reports.at(0).passages().at(0).range});
    m_view->stepSelection(TextUnit::Word, 1, false);
    QVERIFY(happened.contains(QAccessible::TextSelectionChanged));
    QCOMPARE(text(0)->selectionCount(), 1);
    int start = 0;
    int end = 0;
    text(0)->selection(0, &start, &end);
    QCOMPARE(text(0)->text(start, end), u"Crews"_s);
    QCOMPARE(text(0)->cursorPosition(), end);
    text(1)->setSelection(0, 4, 11);
    QCOMPARE(m_view->markable(), std::optional(Place{1, {4, 11}}));
    QCOMPARE(text(0)->selectionCount(), 0);
    text(1)->removeSelection(0);
    QCOMPARE(text(1)->selectionCount(), 0);
}

void TestAccessibility::settingTheCaretGoesThere()
{
    text(1)->setCursorPosition(offsetOf(1, u"100,000"_s));
    QCOMPARE(m_view->active()->report, 1);
    QCOMPARE(m_view->active()->range, fire().reports.at(1).passages().at(1).range);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
