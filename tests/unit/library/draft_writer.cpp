// SPDX-License-Identifier: GPL-3.0-or-later
// draft_writer FOLDER: keeps a note that is being written, says so, and goes on for ever. tst_subjectnotes
// kills it.
#include "library/drafts.h"

#include <QCoreApplication>
#include <QThread>
#include <cstdio>

using namespace synoptic;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    Drafts drafts(u"/library"_s, QString::fromLocal8Bit(argv[1]));
    for (const QString &text : {u"Ask the"_s, u"Ask the harbour mas"_s}) {
        if (!drafts.keep({QUuid(u"{11111111-2222-3333-4444-555555555555}"_s), {}, text, {}}))
            return 1;
    }
    std::puts("kept");
    std::fflush(stdout);
    for (;;)
        QThread::sleep(1);
}
