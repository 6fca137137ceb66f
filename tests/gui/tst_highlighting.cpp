// SPDX-License-Identifier: GPL-3.0-or-later
// The syntax definition on sentences of our own: which words take which style.
#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <QTest>

using namespace Qt::StringLiterals;

class TestHighlighting : public QObject
{
    Q_OBJECT
private slots:
    void styles_data();
    void styles();
};

namespace {

class Collector : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Collector()
    {
        m_repository.addCustomSearchPath(u":/synoptic-highlighting"_s);
        setDefinition(m_repository.definitionForName(u"News Report"_s));
    }
    bool isValid() const { return definition().isValid(); }
    QStringList of(const QString &style, const QString &sentence)
    {
        m_sentence = sentence;
        m_style = style;
        m_found.clear();
        highlightLine(sentence, {});
        return m_found;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (format.name() == m_style)
            m_found.append(m_sentence.sliced(offset, length).trimmed());
    }

private:
    KSyntaxHighlighting::Repository m_repository;
    QString m_sentence;
    QString m_style;
    QStringList m_found;
};

} // namespace

void TestHighlighting::styles_data()
{
    QTest::addColumn<QString>("style");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *sentence, const QString &style, const QStringList &words) {
        QTest::newRow(sentence) << style << words;
    };
    row("“We saw nothing,” he said, then \"no horn\".", u"Quotation"_s,
        {u"“We saw nothing,”"_s, u"\"no horn\""_s});
    row("The captain said it and the owner denied it.", u"Attribution"_s, {u"said"_s, u"denied"_s});
    row("According to the list 64 were on board.", u"Attribution"_s, {u"According to"_s});
    row("The yard cost £4,000 and 38,000 tonnes of grain.", u"Figure"_s, {u"£4,000"_s, u"38,000 tonnes"_s});
    row("It rose 4.5 percent to $12m.", u"Figure"_s, {u"4.5 percent"_s, u"$12m"_s});
    row("The ferry reportedly struck an unconfirmed wreck.", u"Hedge"_s, {u"reportedly"_s, u"unconfirmed"_s});
    row("It left on Thursday, 13 January 2022, at 11:40pm.", u"Time"_s,
        {u"Thursday"_s, u"13 January 2022"_s, u"11:40pm"_s});
    row("By January 14, 2022 at 08:45 GMT it was over; 2022-01-14 is the date.", u"Time"_s,
        {u"January 14, 2022"_s, u"08:45 GMT"_s, u"2022-01-14"_s});
    row("They may march at 9 am.", u"Time"_s, {u"9 am."_s});
    row("PORT HALDEN, Jan 14 (Coastal) — The ferry struck.", u"Dateline"_s,
        {u"PORT HALDEN, Jan 14 (Coastal) —"_s});
    row("PORT HALDEN (Coastal Press) — The ferry struck.", u"Dateline"_s,
        {u"PORT HALDEN (Coastal Press) —"_s});
    row("PORT HALDEN, Brannock – The ferry struck.", u"Dateline"_s, {u"PORT HALDEN, Brannock –"_s});
    row("Nobody was hurt – so far.", u"Dateline"_s, {});
}

void TestHighlighting::styles()
{
    Collector collector;
    QVERIFY(collector.isValid());
    QFETCH(QString, style);
    QTEST(collector.of(style, QString::fromUtf8(QTest::currentDataTag())), "words");
}

QTEST_MAIN(TestHighlighting)
#include "tst_highlighting.moc"
