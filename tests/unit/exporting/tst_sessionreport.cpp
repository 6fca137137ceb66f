// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/sessionreport.h"
#include "support/builtevent.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <poppler-qt6.h>

using namespace Qt::StringLiterals;
using namespace synoptic;

class TestSessionReport : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void confirmedConflictsStandFirstWithTheirQuotations();
    void whatIsOpenIsSaid();
    void tableHasARowForEachPlace();
    void oddCharactersAreQuoted();
    void formatFollowsTheEnding();

private:
    Comparison m_comparison;
    SessionReport m_report;
    void decide(int item, Decision decision, const QString &note = {})
    {
        Verdict verdict;
        verdict.id = QUuid::createUuid();
        verdict.subject = m_report.items.at(item).subject;
        verdict.decision = decision;
        verdict.note = note;
        verdict.author = u"ada"_s;
        verdict.decided = QDateTime(QDate(2031, 5, 3), QTime(10, 0), QTimeZone::UTC);
        verdict.milliseconds = 2500;
        m_report.history.append(verdict);
    }
};

void TestSessionReport::init()
{
    m_comparison = harbourFire().comparison();
    ReviewOptions options;
    options.question = Question::Conflict;
    m_report = {};
    m_report.event = u"Fire <at> the quay"_s;
    m_report.items = reviewQueue(m_comparison, options);
    m_report.session.question = Question::Conflict;
    m_report.session.author = u"ada"_s;
}

void TestSessionReport::confirmedConflictsStandFirstWithTheirQuotations()
{
    decide(2, Decision::SpellingOnly);
    decide(0, Decision::Conflict, u"ask the harbour"_s);
    const QString html = sessionHtml(m_report, m_comparison);
    const qsizetype conflict = html.indexOf(u"<h2>conflict (1)</h2>"_s);
    const qsizetype spelling = html.indexOf(u"<h2>spelling only (1)</h2>"_s);
    QVERIFY(conflict > 0 && spelling > conflict);
    QVERIFY(html.indexOf(u"Crews moved 106,000 barrels from the quay."_s) > conflict);
    QVERIFY(html.contains(u"ask the harbour"_s));
    QVERIFY(html.contains(u"Fire &lt;at&gt; the quay"_s));
    QVERIFY(!html.contains(u"<script"_s));
}

void TestSessionReport::whatIsOpenIsSaid()
{
    decide(0, Decision::Conflict);
    decide(1, Decision::OtherWords);
    decide(1, Decision::Withdrawn);
    QVERIFY(sessionHtml(m_report, m_comparison).contains(u"<h2>open (2)</h2>"_s));
}

void TestSessionReport::tableHasARowForEachPlace()
{
    decide(0, Decision::Conflict);
    const QStringList lines = QString::fromUtf8(sessionCsv(m_report, m_comparison)).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 1 + 6 + 1); // head, two places of three differences, the end
    QVERIFY(lines.at(1).startsWith(u"1,conflict "_s));
    QVERIFY(lines.at(1).contains(u",conflict,ada,2031-05-03T10:00:00Z,2.5,"_s));
    QVERIFY(lines.at(1).contains(u"\"106,000\""_s));
    QVERIFY(lines.at(3).contains(u",,,,,,"_s)); // open
}

void TestSessionReport::oddCharactersAreQuoted()
{
    decide(0, Decision::Conflict, u"he said \"no\",\nthen left"_s);
    const QString csv = QString::fromUtf8(sessionCsv(m_report, m_comparison));
    QVERIFY(csv.contains(u"\"he said \"\"no\"\",\nthen left\""_s));
}

void TestSessionReport::formatFollowsTheEnding()
{
    decide(0, Decision::Conflict);
    const QTemporaryDir folder;
    const auto bytesOf = [&](const QString &name) {
        const QString path = folder.filePath(name);
        if (!writeSession(m_report, m_comparison, path))
            return QByteArray();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(bytesOf(u"a.csv"_s).startsWith("\xEF\xBB\xBFitem,subject"));
    QVERIFY(bytesOf(u"a.HTML"_s).startsWith("<!DOCTYPE html>"));
    QVERIFY(bytesOf(u"a.pdf"_s).startsWith("%PDF"));
    const auto document = Poppler::Document::load(folder.filePath(u"a.pdf"_s));
    QVERIFY(document);
    QVERIFY(document->page(0)->text({}).contains(u"106,000 barrels"_s));
    QVERIFY(!writeSession(m_report, m_comparison, folder.filePath(u"no/folder/a.csv"_s)));
}

QTEST_MAIN(TestSessionReport)
#include "tst_sessionreport.moc"
