// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the entities that the reports given name, for reading: kind, sentences, reports, name, spellings,
// offices. With --time nothing but how fast they were found.
#include "comparison/eventnames.h"
#include "reading/reportreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace synoptic;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QList<Report> reports;
    qsizetype size = 0;
    bool timed = false;
    for (int i = 1; i < argc; ++i) {
        const QString path = QString::fromLocal8Bit(argv[i]);
        QFile file(path);
        if (path == "--time"_L1)
            timed = true;
        else if (file.open(QIODevice::ReadOnly))
            if (const auto report = readReport(file.readAll(), path)) {
                size += report->text().size();
                reports.append(*report);
            }
    }
    QElapsedTimer timer;
    timer.start();
    const EventNames names(reports);
    QTextStream out(stdout);
    if (timed) {
        out << double(size) / 1e6 / (double(timer.nsecsElapsed()) / 1e9) << " MB/s\n";
        return 0;
    }
    constexpr std::array kinds{"?", "person", "nation", "place", "organisation"};
    for (const NamedEntity &entity : names.entities())
        out << kinds.at(size_t(entity.kind)) << '\t' << entity.sentences << '\t' << entity.reports << '\t'
            << entity.name << '\t' << entity.spellings.join(u" | "_s) << '\t' << entity.offices.join(u" | "_s)
            << '\n';
    return 0;
}
