// SPDX-License-Identifier: GPL-3.0-or-later
// A review of thirty items with keys alone, in a real window on a virtual screen: the program is killed in
// the middle without a warning, goes on at the same item, and what came of it is exported.
#include "desktop.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestWholeReview : public QObject
{
    Q_OBJECT
private slots:
    void decideBeKilledGoOnFinishAndExport();

private:
    void open();
    [[nodiscard]] int decided() const
    {
        return m_desktop
            .ask(
                u"SELECT count(*) FROM verdict v WHERE decision <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM "
                "verdict l WHERE l.subject = v.subject AND l.rowid > v.rowid)"_s)
            .toInt();
    }
    /// Presses keys one by one, each once the one before is in the library.
    void decide(const QStringList &keys);
    void exportTo(const QString &path);

    Desktop m_desktop;
};

void TestWholeReview::open()
{
    QVERIFY(m_desktop.startProgram());
    QVERIFY(m_desktop.waitForTitle(u". — Synoptic"_s)); // the event's name stands there once it is compared
    QVERIFY(m_desktop.press({u"ctrl+6"_s}));
    QTest::qWait(500);
}

void TestWholeReview::decide(const QStringList &keys)
{
    for (const QString &key : keys) {
        const int before = decided();
        QVERIFY(m_desktop.press({key}));
        QTRY_COMPARE_WITH_TIMEOUT(decided(), before + 1, 10000);
    }
}

void TestWholeReview::exportTo(const QString &path)
{
    QVERIFY(m_desktop.press({u"alt+x"_s}));
    QTest::qWait(1500);
    QVERIFY(m_desktop.press({u"ctrl+a"_s}));
    QVERIFY(m_desktop.type(path));
    QVERIFY(m_desktop.press({u"Return"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20000);
    QTest::qWait(500);
}

void TestWholeReview::decideBeKilledGoOnFinishAndExport()
{
    const QString missing = m_desktop.start();
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    open();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_desktop.press({u"alt+m"_s, u"ctrl+a"_s}));
    QVERIFY(m_desktop.type(u"30"_s));
    QVERIFY(m_desktop.press({u"Return"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.ask(u"SELECT count(*) FROM review_session"_s).toInt(), 1, 10000);
    QTest::qWait(500);
    decide({u"y"_s, u"n"_s, u"p"_s, u"y"_s, u"c"_s, u"u"_s, u"y"_s});
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_desktop.press({u"space"_s})); // put off
    QTest::qWait(300);
    QVERIFY(m_desktop.press({u"a"_s}));
    QVERIFY(m_desktop.type(u"any of them"_s)); // among them keys that would decide
    QVERIFY(m_desktop.press({u"Return"_s}));
    decide({u"y"_s});
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_desktop.press({u"z"_s})); // taken back, and decided anew
    QTRY_COMPARE_WITH_TIMEOUT(decided(), 7, 10000);
    decide({u"n"_s, u"y"_s, u"y"_s, u"y"_s, u"y"_s, u"n"_s, u"y"_s});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(decided(), 14);
    const QString current = m_desktop.ask(u"SELECT current FROM review_session"_s).toString();
    QVERIFY(current.startsWith(u"same "_s));

    m_desktop.program()->kill(); // SIGKILL: nothing can be saved now
    QVERIFY(m_desktop.program()->waitForFinished(5000));
    open();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_desktop.press({u"alt+c"_s})); // Continue
    QTest::qWait(1500);
    QCOMPARE(decided(), 14);
    QCOMPARE(m_desktop.ask(u"SELECT count(*) FROM review_session"_s).toInt(), 1);
    decide({u"y"_s});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_desktop.ask(u"SELECT subject FROM verdict ORDER BY rowid DESC"_s).toString(), current);
    decide(QStringList(15, u"y"_s));
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(decided(), 30);
    QCOMPARE(m_desktop.ask(u"SELECT count(*) FROM verdict WHERE decision = 'withdrawn'"_s).toInt(), 1);
    QVERIFY(m_desktop.ask(u"SELECT current FROM review_session"_s).toString().isEmpty());
    // What was denied is a correction of the comparison.
    QCOMPARE(m_desktop.ask(u"SELECT count(*) FROM correction WHERE kind = 'not-same'"_s).toInt(), 3);

    exportTo(m_desktop.file(u"review.csv"_s));
    if (QTest::currentTestFailed())
        return;
    exportTo(m_desktop.file(u"review.pdf"_s));
    if (QTest::currentTestFailed())
        return;
    QFile csv(m_desktop.file(u"review.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray table = csv.readAll();
    QCOMPARE(table.count(",not-the-same,"), 6); // a row for each of the two places
    QCOMPARE(table.count(",part-of,"), 2);
    QCOMPARE(table.count(",conflict,"), 2);
    QCOMPARE(table.count(",unsure,"), 2);
    QVERIFY(QFile(m_desktop.file(u"review.pdf"_s)).size() > 1000);
    QVERIFY(m_desktop.press({u"ctrl+q"_s}));
    QVERIFY(m_desktop.program()->waitForFinished(15000));
    QCOMPARE(m_desktop.program()->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestWholeReview)
#include "tst_wholereview.moc"
