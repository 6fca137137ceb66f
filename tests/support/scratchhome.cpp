// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into every test: its settings and data go to a home of its own that is new each time, so that no run
// finds what another one left, and none touches the user's.
#include <QDir>
#include <QTemporaryDir>

namespace {

struct ScratchHome
{
    QTemporaryDir folder;

    ScratchHome()
    {
        // The caches are the machine's: fonts are looked through once, not for every test.
        if (!qEnvironmentVariableIsSet("XDG_CACHE_HOME"))
            qputenv("XDG_CACHE_HOME", QFile::encodeName(QDir::homePath() + QStringLiteral("/.cache")));
        qputenv("HOME", QFile::encodeName(folder.path()));
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_DATA_HOME");
        qunsetenv("XDG_STATE_HOME");
    }
};

const ScratchHome scratchHome;

} // namespace
