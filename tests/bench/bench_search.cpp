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

constexpr int rounds = 5; ///< medians of so many, Synoptic and the shell in turn

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

struct Building
{
    double ours = 0;
    double longest = 0; ///< transaction
    double shell = 0;
};

/// Both on copies of their own; the index of \p path is there afterwards, and that of \p plain.
Building build(const QString &path, const QString &plain)
{
    Building times;
    auto search = LibrarySearch::open(path);
    if (!search)
        return times;
    QElapsedTimer timer;
    timer.start();
    for (int waiting = 1; waiting > 0;) {
        QElapsedTimer step;
        step.start();
        waiting = (*search)->indexSome().value_or(0);
        times.longest = std::max(times.longest, milliseconds(step));
    }
    times.ours = milliseconds(timer);
    times.shell = shell(
        plain,
        u"PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE words USING fts5 (title, outlet, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'); INSERT INTO words (rowid, title, outlet, text) SELECT id, title, outlet, text FROM report;"_s);
    return times;
}

QString shellQuestions(const QStringList &questions)
{
    QString sql;
    for (const QString &question : questions) {
        const QString expression = SearchWords::of(question).expression();
        if (!expression.isEmpty())
            sql +=
                u"SELECT r.title, r.outlet, substr(r.text, 1, 240) FROM (SELECT rowid AS id, rank FROM words WHERE words MATCH '%1' AND rank MATCH 'bm25(6.0, 2.0, 1.0)' ORDER BY rank LIMIT 30) m JOIN report r ON r.id = m.id;\n"_s
                    .arg(QString(expression).replace(u'\'', u"''"_s));
    }
    return sql;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

/// The index anew in each round, on copies of what was stored.
void measureBuilding(const QTemporaryDir &folder, const QString &path, const QString &plain)
{
    std::vector<double> ours;
    std::vector<double> shells;
    std::vector<double> ratios;
    double longest = 0;
    for (int round = 0; round < rounds; ++round) {
        const QString copy = folder.filePath(u"round%1.sqlite"_s.arg(round));
        const QString plainCopy = folder.filePath(u"plain%1.sqlite"_s.arg(round));
        QFile::copy(path, copy);
        QFile::copy(plain, plainCopy);
        const Building times = build(copy, plainCopy);
        ours.push_back(times.ours);
        shells.push_back(times.shell);
        ratios.push_back(times.ours / times.shell);
        longest = std::max(longest, times.longest);
    }
    std::printf("index built           %9.0f ms   longest transaction %.0f ms\n", median(ours), longest);
    std::printf("  the shell           %9.0f ms   ratio %.2f\n", median(shells), median(ratios));
}

void measureAnswers(const QString &path, const QString &plain)
{
    const QStringList questions = typed();
    const QString sql = shellQuestions(questions);
    auto search = LibrarySearch::open(path);
    std::vector<double> times;
    std::vector<double> ours;
    std::vector<double> shells;
    std::vector<double> ratios;
    qsizetype hits = 0;
    for (int round = 0; search && round < rounds; ++round) {
        double sum = 0;
        hits = 0;
        for (const QString &question : questions) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = (*search)->search(question);
            times.push_back(milliseconds(timer));
            sum += times.back();
            hits += answer ? answer->hits.size() : 0;
        }
        ours.push_back(sum / double(questions.size()));
        shells.push_back((shell(plain, sql) - shell(plain, u"SELECT 1;"_s)) / double(questions.size()));
        ratios.push_back(ours.back() / shells.back());
    }
    std::ranges::sort(times);
    std::printf("%lld questions, %lld hits\n", static_cast<long long>(questions.size()),
                static_cast<long long>(hits));
    std::printf("answer, median        %9.1f ms   95 of 100 %.1f ms   greatest %.1f ms\n",
                times.at(times.size() / 2), times.at(times.size() * 95 / 100), times.back());
    std::printf("answer, mean          %9.1f ms\n", median(ours));
    std::printf("  the shell, mean     %9.1f ms   ratio %.2f\n", median(shells), median(ratios));
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
    {
        const QList<Report> reports = readAll(QString::fromLocal8Bit(argv[1]));
        auto library = Library::open(path);
        if (!library || !store(**library, reports))
            return 1;
        writePlain(plain, reports);
        std::printf("%lld reports\n", static_cast<long long>(reports.size()));
    }
    measureBuilding(folder, path, plain);
    const QString last = QString::number(rounds - 1);
    measureAnswers(folder.filePath(u"round%1.sqlite"_s.arg(last)),
                   folder.filePath(u"plain%1.sqlite"_s.arg(last)));
    return 0;
}
