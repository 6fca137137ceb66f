// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/drafts.h"

#include "library/storedvalues.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QJsonObject toJson(const Anchor &anchor)
{
    return {{u"report"_s, QString::fromLatin1(anchor.reportSha256)},
            {u"start"_s, anchor.start},
            {u"end"_s, anchor.end},
            {u"exact"_s, anchor.exact},
            {u"prefix"_s, anchor.prefix},
            {u"suffix"_s, anchor.suffix}};
}

Anchor anchorOf(const QJsonObject &object)
{
    return {object["report"_L1].toString().toLatin1(),
            object["start"_L1].toInteger(),
            object["end"_L1].toInteger(),
            object["exact"_L1].toString(),
            object["prefix"_L1].toString(),
            object["suffix"_L1].toString()};
}

QJsonObject toJson(const Draft &draft)
{
    QJsonObject object{{u"about"_s, idText(draft.about)}, {u"text"_s, draft.text}};
    if (draft.note) {
        QJsonArray places;
        for (const Anchor &place : draft.note->places)
            places.append(toJson(place));
        object[u"subject"_s] = noteSubjectName(draft.note->subject);
        object[u"author"_s] = draft.note->author;
        object[u"created"_s] = storedTime(draft.note->created);
        object[u"places"_s] = places;
    }
    return object;
}

Draft draftOf(const QJsonObject &object, const QString &file)
{
    Draft draft{QUuid::fromString(object["about"_L1].toString()), {}, object["text"_L1].toString(), file};
    if (const auto subject = noteSubjectOf(object["subject"_L1].toString())) {
        const QDateTime created = timeOf(object["created"_L1].toString());
        draft.note =
            SubjectNote{draft.about, *subject, {}, {}, object["author"_L1].toString(), created, created};
        for (const QJsonValue &place : object["places"_L1].toArray())
            draft.note->places.append(anchorOf(place.toObject()));
    }
    return draft;
}

QString lockOf(const QString &file)
{
    return file + u".lock"_s;
}

} // namespace

Drafts::Drafts(const QString &library, const QString &folder)
    : m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) +
                                      u"/synoptic/drafts"_s
                                : folder),
      m_library(library)
{
}

/// What is not kept yet stays, for the next time.
Drafts::~Drafts() = default;

/// What the names of the drafts for one library begin with.
QString Drafts::begin() const
{
    const QByteArray hash = QCryptographicHash::hash(m_library.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16)) + u'-';
}

Result<void> Drafts::keep(const Draft &draft)
{
    if (m_file.isEmpty()) {
        QDir().mkpath(m_folder);
        m_file = m_folder + u'/' + begin() + idText(QUuid::createUuid()) + u".json"_s;
        m_lock = std::make_unique<QLockFile>(lockOf(m_file));
        m_lock->setStaleLockTime(0);
        (void)m_lock->tryLock(0);
    }
    QSaveFile file(m_file);
    const QByteArray bytes = QJsonDocument(toJson(draft)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(Error{u"What is being typed cannot be kept (%1)"_s.arg(file.errorString()),
                                     m_file, u"Free some space or check the folder's permissions"_s});
    return {};
}

void Drafts::drop()
{
    if (m_file.isEmpty())
        return;
    QFile::remove(m_file);
    m_file.clear();
    m_lock.reset();
}

QList<Draft> Drafts::left() const
{
    QList<Draft> drafts;
    const QDir folder(m_folder);
    for (const QFileInfo &info :
         folder.entryInfoList({begin() + u"*.json"_s}, QDir::Files, QDir::Time | QDir::Reversed)) {
        QLockFile lock(lockOf(info.filePath()));
        lock.setStaleLockTime(0);
        QFile file(info.filePath());
        if (info.filePath() == m_file || !lock.tryLock(0) || !file.open(QIODevice::ReadOnly))
            continue; // another window is writing it
        const Draft draft = draftOf(QJsonDocument::fromJson(file.readAll()).object(), info.filePath());
        if (!draft.about.isNull() && !draft.text.isEmpty())
            drafts.append(draft);
    }
    return drafts;
}

void Drafts::forget(const Draft &draft)
{
    QFile::remove(draft.file);
    QFile::remove(lockOf(draft.file));
}

} // namespace synoptic
