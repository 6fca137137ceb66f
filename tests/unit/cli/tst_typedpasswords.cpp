// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/typedpasswords.h"
#include "library/serveraddress.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace synoptic {

class TestTypedPasswords : public QObject
{
    Q_OBJECT
private slots:
    void arguments_data();
    void arguments();
};

void TestTypedPasswords::arguments_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("an address") << "postgresql://ada:se%40cret@db.example/press"_ba
                                << "postgresql://ada@db.example/press"_ba;
    QTest::newRow("an address after an equals sign")
        << "--library=postgresql://ada:secret@db.example/other"_ba
        << "--library=postgresql://ada@db.example/other"_ba;
    QTest::newRow("a password as an option")
        << "postgres://ada@db.example/third?password=secret&sslmode=require"_ba
        << "postgres://ada@db.example/third?sslmode=require"_ba;
    QTest::newRow("an address without one") << "postgresql://ada@db.example/press2"_ba
                                            << "postgresql://ada@db.example/press2"_ba;
    QTest::newRow("a file") << "ada:secret@db.txt"_ba << "ada:secret@db.txt"_ba;
}

void TestTypedPasswords::arguments()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QByteArray, shown);
    QByteArray memory = typed;
    char *argument = memory.data();
    hideTypedPasswords({&argument, 1});
    QCOMPARE(QByteArray(argument), shown);
    if (typed == shown)
        return;
    QVERIFY2(!memory.contains("cret"), memory.constData()); // what the list of processes reads
    const QString place = QString::fromUtf8(shown).remove(u"--library="_s);
    const auto address = ServerAddress::of(place);
    QVERIFY(address);
    QVERIFY2(address->password.endsWith(u"cret"_s), "the library can be opened all the same");
}

} // namespace synoptic

QTEST_GUILESS_MAIN(synoptic::TestTypedPasswords)
#include "tst_typedpasswords.moc"
