// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/decoding.h"
#include "reading/reportreader.h"

#include <QStringConverter>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestDecoding : public QObject
{
    Q_OBJECT
private slots:
    void decodes_data();
    void decodes();
    void badInputSaysWhatToDo_data();
    void badInputSaysWhatToDo();
    void everyCharacterIsInOnePassage();
    void whatIsTooLongForASentenceIsInPieces_data();
    void whatIsTooLongForASentenceIsInPieces();
};

void TestDecoding::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString text = u"Zürich – “Wir kommen” 😀\nDie zweite Zeile.\n"_s;
    const auto encoded = [&](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
        return QByteArray(QStringEncoder(encoding, flag).encode(text));
    };
    using C = QStringConverter;
    QTest::newRow("UTF-8") << text.toUtf8() << text;
    QTest::newRow("UTF-8 with BOM") << "\xef\xbb\xbf" + text.toUtf8() << text;
    QTest::newRow("UTF-16 little-endian with BOM") << encoded(C::Utf16LE, C::Flag::WriteBom) << text;
    QTest::newRow("UTF-16 big-endian with BOM") << encoded(C::Utf16BE, C::Flag::WriteBom) << text;
    QTest::newRow("UTF-32 with BOM") << encoded(C::Utf32LE, C::Flag::WriteBom) << text;
    const QString plain = u"Harbour closed after collision\nThree ships were sent on.\n"_s;
    QTest::newRow("UTF-16 without BOM") << QByteArray(QStringEncoder(C::Utf16LE).encode(plain)) << plain;
    QTest::newRow("a stray control character")
        << QByteArray("The harbour\x12s gate is shut.\n") << u"The harbour\x12s gate is shut.\n"_s;
    QTest::newRow("Windows newlines")
        << QByteArray("one line here\r\nand another\r\n") << u"one line here\nand another\n"_s;
    QTest::newRow("inside of a JSON string")
        << QByteArray(R"(The harbour is shut.\r\n\"We wait\", she said \u2013 and left.)") + '\n'
        << u"The harbour is shut.\n\"We wait\", she said – and left."_s;
    QTest::newRow("whole JSON string")
        << QByteArray(R"("It is shut.\nThey wait.")") << u"It is shut.\nThey wait."_s;
    for (const auto &[name, line] : {std::pair("folder names are no escapes", R"(See C:\new and D:\tide.)"),
                                     std::pair("another backslash", R"(It is shut \n or \d+ is)"),
                                     std::pair("bare quotation marks", R"(She said "it\n" there)")})
        QTest::newRow(name) << QByteArray(line) << QString::fromLatin1(line);
    QTest::newRow("escapes in one of two lines")
        << QByteArray("It is\\nshut\nThey wait") << u"It is\\nshut\nThey wait"_s;
    QTest::newRow("Windows-1252 quotation marks")
        << QByteArray("The minister said: \x93We will explain it\x94 \x96 and left the caf\xe9 where she had "
                      "been waiting for the reporters.")
        << u"The minister said: “We will explain it” – and left the café where she had been waiting for the reporters."_s;
}

void TestDecoding::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto decoded = decodeText(bytes);
    QVERIFY(decoded);
    QCOMPARE(decoded->text, text);
}

void TestDecoding::badInputSaysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("only white space") << QByteArray(" \n\t\n") << u"empty"_s;
    QTest::newRow("a zero byte in a plain text, which is no UTF-16")
        << QByteArray("The harbour \0is shut, and it stays so. \n", 40) << u"not a text file"_s;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                                          24)
                            << u"not a text file"_s;
}

void TestDecoding::badInputSaysWhatToDo()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto report = readReport(path);
    QVERIFY(!report);
    QVERIFY2(report.error().message().contains(what), qPrintable(report.error().message()));
    QVERIFY(report.error().message().contains(path));
    QVERIFY(!report.error().advice.isEmpty());
    QVERIFY(!readReport(folder.path()));
    QVERIFY(!readReport(folder.filePath(u"missing.txt"_s)));
}

void TestDecoding::everyCharacterIsInOnePassage()
{
    const auto report = readReport(
        "Title of the day\n\nBy Ann Bell\n\n\tA body line. 😀 Another one!\n  \xe2\x80\xa2 a bullet\n\nlast"_ba,
        {});
    QVERIFY(report);
    QList<int> covered(report->text().size(), 0);
    for (const Passage &passage : report->passages()) {
        for (qsizetype i = passage.range.start; i < passage.range.end; ++i)
            ++covered[i];
    }
    for (qsizetype i = 0; i < covered.size(); ++i)
        QCOMPARE(covered.at(i), report->text().at(i).isSpace() ? covered.at(i) : 1);
}

void TestDecoding::whatIsTooLongForASentenceIsInPieces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("words without a stop") << QByteArray("harbour fire ").repeated(2000);
    QTest::newRow("no space at all") << QByteArray("x").repeated(10000);
    QTest::newRow("pairs of surrogates") << QByteArray("\xf0\x9f\x98\x80").repeated(9000) + "a";
}

void TestDecoding::whatIsTooLongForASentenceIsInPieces()
{
    QFETCH(QByteArray, bytes);
    const auto report = readReport(bytes, {});
    QVERIFY(report);
    QString together;
    for (const Passage &passage : report->passages()) {
        for (const Sentence &sentence : passage.sentences) {
            QVERIFY(sentence.range.length() <= 4000);
            const QStringView piece = report->text(sentence.range);
            QVERIFY(!piece.front().isLowSurrogate() && !piece.back().isHighSurrogate());
            together += piece;
        }
    }
    QCOMPARE(together.remove(u' '), report->text().simplified().remove(u' '));
}

QTEST_GUILESS_MAIN(TestDecoding)
#include "tst_decoding.moc"
