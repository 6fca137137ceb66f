// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/keypresets.h"

#include <KConfigGroup>
#include <KSharedConfig>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr auto folder = "/synoptic/shortcuts"_L1;

KConfigGroup chosen()
{
    return KSharedConfig::openConfig()->group(u"Shortcut Schemes"_s);
}

} // namespace

QString usualKeyPreset()
{
    return u"Default"_s; // KXmlGui's word
}

QStringList keyPresets()
{
    QStringList files;
    for (const QString &data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        files += QDir(data + folder).entryList(QDir::Files, QDir::Name);
    files.removeDuplicates();
    return QStringList{usualKeyPreset()} + files;
}

QString keyPreset()
{
    return chosen().readEntry("Current Scheme", usualKeyPreset());
}

void prepareKeyPresets()
{
    const QString beside = QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../share"_s);
    if (QFileInfo::exists(beside + folder) &&
        !QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation).contains(beside)) {
        const QString known = qEnvironmentVariable("XDG_DATA_DIRS", u"/usr/local/share:/usr/share"_s);
        qputenv("XDG_DATA_DIRS", (known + u':' + beside).toUtf8());
    }
    if (!keyPresets().contains(keyPreset()))
        chosen().writeEntry("Current Scheme", usualKeyPreset());
}

} // namespace synoptic
