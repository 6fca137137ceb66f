// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/caretaker.h"

#include "library/backups.h"
#include "library/connection.h"
#include "library/serveraddress.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

HealthReport lookAt(const QString &library, bool backUpNow)
{
    HealthReport report;
    const auto problems = checkLibrary(library);
    if (!problems) {
        report.error = problems.error();
        return report;
    }
    report.problems = *problems;
    const QDate today = QDate::currentDate();
    if (!report.problems.isEmpty() || (!backUpNow && !backupDue(library, today)))
        return report;
    const auto backup = makeBackup(library, today);
    if (backup)
        report.backup = *backup;
    else
        report.error = backup.error();
    return report;
}

} // namespace

Result<QStringList> checkLibrary(const QString &file)
{
    if (ServerAddress::isAddress(file))
        return std::unexpected(keptOnServer(file));
    Connection connection;
    if (auto opened = connection.open(file); !opened)
        return std::unexpected(opened.error());
    QStringList problems;
    const auto checked = connection.each(u"PRAGMA integrity_check(20)"_s, {}, [&](const QSqlQuery &row) {
        const QString words = row.value(0).toString();
        if (words != "ok"_L1)
            problems.append(words);
    });
    if (!checked)
        return std::unexpected(checked.error());
    const auto references = connection.each(u"PRAGMA foreign_key_check"_s, {}, [&](const QSqlQuery &row) {
        if (problems.size() < 20)
            problems.append(
                u"a row of %1 points to none of %2"_s.arg(row.value(0).toString(), row.value(2).toString()));
    });
    if (!references && problems.isEmpty())
        return std::unexpected(references.error());
    return problems;
}

Caretaker::Caretaker(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { emit looked(m_watcher.result()); });
}

Caretaker::~Caretaker()
{
    m_watcher.waitForFinished();
}

void Caretaker::look(const QString &library, bool backUpNow)
{
    if (!isAtWork())
        m_watcher.setFuture(QtConcurrent::run(lookAt, library, backUpNow));
}

} // namespace synoptic
