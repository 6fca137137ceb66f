// SPDX-License-Identifier: GPL-3.0-or-later
// The first steps of the product, with keys alone, in a real window on a virtual screen: open five reports,
// go to an aligned passage, mark it, write a note, quit, come back and find it, export a PDF in which the
// mark is a real highlight annotation.
#include "desktop.h"

#include <QTest>
#include <poppler-qt6.h>

using namespace Qt::StringLiterals;

class TestFirstSteps : public QObject
{
    Q_OBJECT
private slots:
    void markNoteQuitReturnAndExport();

private:
    Desktop m_desktop;
};

void TestFirstSteps::markNoteQuitReturnAndExport()
{
    const QString missing = m_desktop.start();
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    QVERIFY(m_desktop.startProgram());
    // The event is recorded once it is open and compared.
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.ask(u"SELECT count(*) FROM event"_s).toInt() == 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.press({u"j"_s, u"j"_s, u"1"_s}) &&
                                 m_desktop.ask(u"SELECT count(*) FROM highlight"_s).toInt() >= 1,
                             30000);
    const QString marked = m_desktop.ask(u"SELECT exact FROM highlight ORDER BY created DESC"_s).toString();
    QVERIFY2(marked.size() > 10, qPrintable(marked));

    QVERIFY(m_desktop.press({u"m"_s}));
    QTest::qWait(500); // the note's editor takes the keys once it is shown
    QVERIFY(m_desktop.type(u"Check with the harbour master"_s));
    QVERIFY(m_desktop.press({u"ctrl+Return"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop.ask(u"SELECT note FROM highlight WHERE note <> ''"_s).toString(),
                              u"Check with the harbour master"_s, 10000);
    QVERIFY(m_desktop.press({u"ctrl+q"_s}));
    QVERIFY(m_desktop.program()->waitForFinished(15000));
    QCOMPARE(m_desktop.program()->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_desktop.program()->exitCode(), 0);

    QVERIFY(m_desktop.startProgram());
    const QString pdf = m_desktop.file(u"event.pdf"_s);
    QTest::qWait(3000); // until the second start has read and compared: nothing outside the window tells
    QVERIFY(m_desktop.press({u"ctrl+e"_s}));
    QTest::qWait(1500);
    QVERIFY(m_desktop.press({u"Return"_s})); // Export…: asks for the file
    QTest::qWait(1500);
    QVERIFY(m_desktop.press({u"ctrl+a"_s}));
    QVERIFY(m_desktop.type(pdf));
    QVERIFY(m_desktop.press({u"Return"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pdf), 30000);
    QVERIFY(m_desktop.press({u"ctrl+q"_s}));
    QVERIFY(m_desktop.program()->waitForFinished(15000));

    const std::unique_ptr<Poppler::Document> document(Poppler::Document::load(pdf));
    QVERIFY(document);
    QStringList notes;
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight}))
            notes.append(annotation->contents());
    }
    const QString all = notes.join(u" | "_s); // the note, and below it the words it is about
    QVERIFY2(all.contains(u"Check with the harbour master\n\n“"_s), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestFirstSteps)
#include "tst_firststeps.moc"
