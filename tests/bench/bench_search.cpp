// SPDX-License-Identifier: GPL-3.0-or-later
// How long the full-text index of a library of many reports takes, and its answers as one types, beside the
// sqlite3 shell that does the same with plain texts in the same run: bench_search FOLDER
#include "library/search.h"
#include "reading/reportreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

QList<Report> readAll(const QString &folder)
{
    QList<Report> reports;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
        if (const auto report = readReport(dir.filePath(name)))
            reports.append(*report);
    }
    return reports;
}

bool store(Library &library, const QList<Report> &reports)
{
    constexpr qsizetype each = 50; // reports of an event
    for (qsizetype from = 0; from < reports.size(); from += each) {
        if (!library.sources().rememberEvent(u"Event %1"_s.arg(from / each), reports.mid(from, each)))
            return false;
    }
    return true;
}

/// The same titles, outlets and texts, as the shell can read them.
void writePlain(const QString &path, const QList<Report> &reports)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"plain"_s);
        database.setDatabaseName(path);
        if (!database.open())
            return;
        QSqlQuery query(database);
        query.exec(u"PRAGMA journal_mode = WAL"_s);
        query.exec(u"CREATE TABLE report (id INTEGER PRIMARY KEY, title TEXT, outlet TEXT, text TEXT)"_s);
        database.transaction();
        query.prepare(u"INSERT INTO report (title, outlet, text) VALUES (?, ?, ?)"_s);
        for (const Report &report : reports) {
            query.bindValue(0, report.metadata().title);
            query.bindValue(1, report.metadata().outlet);
            query.bindValue(2, report.text());
            query.exec();
        }
        database.commit();
    }
    QSqlDatabase::removeDatabase(u"plain"_s);
}

double shell(const QString &path, const QString &sql)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(u"sqlite3"_s, {path});
    process.write(sql.toUtf8());
    process.closeWriteChannel();
    process.waitForFinished(-1);
    return milliseconds(timer);
}

/// What is in the field while somebody types these, key by key.
QStringList typed()
{
    QStringList all;
    for (const QString &words :
         {u"harbour master"_s, u"the president said"_s, u"\"last week\" government"_s, u"explosion"_s}) {
        for (qsizetype n = 2; n <= words.size(); ++n)
            all.append(words.left(n));
    }
    return all;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_search FOLDER   of *.txt\n");
        return 2;
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"library.sqlite"_s);
    const QString plain = folder.filePath(u"plain.sqlite"_s);
    const QList<Report> reports = readAll(QString::fromLocal8Bit(argv[1]));
    auto library = Library::open(path);
    if (!library || !store(**library, reports))
        return 1;
    writePlain(plain, reports);
    auto search = LibrarySearch::open(path);
    if (!search)
        return 1;
    QElapsedTimer timer;
    timer.start();
    double longest = 0;
    for (int waiting = 1; waiting > 0;) {
        QElapsedTimer step;
        step.start();
        waiting = (*search)->indexSome().value_or(0);
        longest = std::max(longest, milliseconds(step));
    }
    const double built = milliseconds(timer);
    const double shellBuilt = shell(
        plain,
        u"PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE words USING fts5 (title, outlet, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'); INSERT INTO words (rowid, title, outlet, text) SELECT id, title, outlet, text FROM report;"_s);
    std::printf("%lld reports\n", static_cast<long long>(reports.size()));
    std::printf("index built           %9.0f ms   longest transaction %.0f ms\n", built, longest);
    std::printf("  the shell           %9.0f ms   ratio %.2f\n", shellBuilt, built / shellBuilt);

    const QStringList questions = typed();
    std::vector<double> times;
    QString sql;
    qsizetype hits = 0;
    for (const QString &question : questions) {
        timer.restart();
        const auto answer = (*search)->search(question);
        times.push_back(milliseconds(timer));
        hits += answer ? answer->hits.size() : 0;
        const QString expression = SearchWords::of(question).expression();
        if (!expression.isEmpty())
            sql +=
                u"SELECT r.title, r.outlet, substr(r.text, 1, 240) FROM (SELECT rowid AS id, rank FROM words WHERE words MATCH '%1' AND rank MATCH 'bm25(6.0, 2.0, 1.0)' ORDER BY rank LIMIT 30) m JOIN report r ON r.id = m.id;\n"_s
                    .arg(QString(expression).replace(u'\'', u"''"_s));
    }
    double sum = 0;
    for (const double time : times)
        sum += time;
    std::ranges::sort(times);
    const double shellAsked = shell(plain, sql) - shell(plain, u"SELECT 1;"_s);
    std::printf("%lld questions, %lld hits\n", static_cast<long long>(questions.size()),
                static_cast<long long>(hits));
    std::printf("answer, median        %9.1f ms   95 of 100 %.1f ms   greatest %.1f ms\n",
                times.at(times.size() / 2), times.at(times.size() * 95 / 100), times.back());
    std::printf("answer, mean          %9.1f ms\n", sum / double(times.size()));
    std::printf("  the shell, mean     %9.1f ms   ratio %.2f\n", shellAsked / double(questions.size()),
                sum / shellAsked);
    return 0;
}
