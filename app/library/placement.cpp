// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/placement.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isNetwork(const QByteArray &filesystem)
{
    static const QSet<QByteArray> names{
        "nfs",  "nfs4",  "cifs",   "smb3",      "smbfs",  "ncpfs", "afs",    "9p",     "ceph",   "coda",
        "gfs2", "ocfs2", "lustre", "glusterfs", "beegfs", "davfs", "vboxsf", "prl_fs", "vmhgfs", "drvfs"};
    // Of the file systems in user space those that reach other machines; encrypted folders and NTFS do not.
    static const QSet<QByteArray> served{"fuse.sshfs",
                                         "fuse.rclone",
                                         "fuse.gvfsd-fuse",
                                         "fuse.davfs",
                                         "fuse.glusterfs",
                                         "fuse.s3fs",
                                         "fuse.kio-fuse",
                                         "fuse.vmhgfs-fuse",
                                         "fuse.ceph",
                                         "fuse.afp",
                                         "fuse.curlftpfs",
                                         "fuse.onedriver",
                                         "fuse.google-drive-ocamlfuse"};
    return names.contains(filesystem) || served.contains(filesystem);
}

/// What programs that keep folders in step leave in the folder that they keep.
bool isSyncedFolder(const QDir &folder)
{
    static const QStringList traces{u".stfolder"_s,         u".dropbox"_s,           u".dropbox.cache"_s,
                                    u".owncloudsync.log"_s, u".nextcloudsync.log"_s, u".sync.ffs_db"_s,
                                    u".seafile-data"_s};
    for (const QString &trace : traces) {
        if (folder.exists(trace))
            return true;
    }
    return !folder.entryList({u".sync_*.db"_s, u"._sync_*.db"_s}, QDir::Files | QDir::Hidden).isEmpty();
}

bool isSynced(const QString &path)
{
    static const QStringList names{u"Dropbox"_s,      u"OneDrive"_s,    u"Nextcloud"_s,    u"ownCloud"_s,
                                   u"Google Drive"_s, u"GoogleDrive"_s, u"iCloud Drive"_s, u"pCloudDrive"_s,
                                   u"MEGAsync"_s,     u"Seafile"_s,     u"Sync"_s};
    for (QString folder = QFileInfo(path).absolutePath();; folder = QFileInfo(folder).path()) {
        const QString name = QFileInfo(folder).fileName();
        for (const QString &known : names) {
            if (name == known || name.startsWith(known + u" -"_s) || name.startsWith(known + u" ("_s))
                return true;
        }
        if (isSyncedFolder(QDir(folder)))
            return true;
        if (folder == QFileInfo(folder).path() || folder == "."_L1)
            return false;
    }
}

} // namespace

Placement placementOf(const QByteArray &filesystem, const QString &path)
{
    if (isNetwork(filesystem.toLower()))
        return Placement::Network;
    return isSynced(path) ? Placement::Synced : Placement::Local;
}

Placement placementOf(const QString &path)
{
    return placementOf(QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType(), path);
}

QString placementNotice(Placement placement)
{
    switch (placement) {
    case Placement::Local:
        return {};
    case Placement::Network:
        return u"The library is on a network drive: it is kept in the way that is safe there, which is slower"_s;
    case Placement::Synced:
        return u"The library is in a folder that another program copies: open it on one computer at a time, "
               "or its copies part"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace synoptic
