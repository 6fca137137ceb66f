// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/receiving.h"

#include "library/library.h"
#include "reading/reportreader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

Result<QString> keepSource(const Attachment &source, const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(source.bytes, QCryptographicHash::Sha256).toHex();
    const QString own = folder + u'/' + QString::fromLatin1(hash.left(16));
    QDir().mkpath(own);
    // What is in an export may come from anybody: only the last part of the name counts.
    QString name = QFileInfo(source.name).fileName();
    if (name.isEmpty() || name == "."_L1 || name == ".."_L1)
        name = u"report.txt"_s;
    const QString path = own + u'/' + name;
    if (QFileInfo::exists(path))
        return path;
    if (const auto written = writeFile(source.bytes, path); !written)
        return std::unexpected(written.error());
    return path;
}

/// A tag comes after those above it. Tags that stand in a circle, or below one that is not there, are left.
Result<void> addTags(Library &library, QList<Tag> tags)
{
    QSet<QUuid> added{QUuid()};
    for (qsizetype before = -1; before != tags.size();) {
        before = tags.size();
        for (qsizetype i = 0; i < tags.size();) {
            if (!added.contains(tags.at(i).parent)) {
                ++i;
                continue;
            }
            const Tag tag = tags.takeAt(i);
            if (auto done = library.tags().add(tag); !done)
                return done;
            added.insert(tag.id);
        }
    }
    return {};
}

template <typename Record, typename Store>
Result<void> addAll(const QList<Record> &records, Store &store)
{
    QSet<QUuid> known;
    for (const Record &record : records) {
        if (known.contains(record.id))
            continue;
        known.insert(record.id);
        if (auto added = store.add(record); !added)
            return added;
    }
    return {};
}

QList<Highlight> marksAbout(const RestoredEvent &event, const QList<Report> &reports, const QList<Tag> &tags)
{
    QList<Highlight> marks = event.marks;
    marks.removeIf([&](const Highlight &mark) {
        return !std::ranges::any_of(
            reports, [&](const Report &report) { return report.sha256() == mark.reportSha256; });
    });
    for (Highlight &mark : marks)
        mark.tags.removeIf([&](const QUuid &tag) { return !std::ranges::contains(tags, tag, &Tag::id); });
    return marks;
}

Result<void> fill(Library &library, const RestoredEvent &event, const QList<Report> &reports)
{
    if (const auto known = library.sources().rememberEvent(event.title, reports); !known)
        return std::unexpected(known.error());
    if (auto added = addTags(library, event.tags); !added)
        return added;
    const auto tags = library.tags().all();
    if (!tags)
        return std::unexpected(tags.error());
    const AnalystWork work = workAbout(event.work, reports);
    for (const PassageLabel &label : work.labels) {
        if (auto set = library.labels().set(label); !set)
            return set;
    }
    Result<void> done = addAll(marksAbout(event, reports, *tags), library.marks());
    if (done)
        done = addAll(work.links, library.links());
    if (done)
        done = addAll(work.corrections, library.corrections());
    if (done)
        done = addAll(work.verdicts, library.verdicts());
    if (done)
        done = addAll(work.notes, library.subjectNotes());
    if (done)
        done = addAll(work.sessions, library.reviewSessions());
    return done;
}

} // namespace

bool isExport(const QString &path)
{
    return path.endsWith(".pdf"_L1, Qt::CaseInsensitive) || path.endsWith(".zip"_L1, Qt::CaseInsensitive);
}

Result<ReceivedEvent> receive(const QString &path, const QString &folder)
{
    const auto event = readEvidence(path);
    if (!event)
        return std::unexpected(event.error());
    ReceivedEvent received{event->title, {}, event->threshold, {}, std::make_shared<QTemporaryDir>()};
    QList<Report> reports;
    for (const Attachment &source : event->sources) {
        const auto kept = keepSource(source, folder);
        const auto report = kept ? readReport(*kept) : std::unexpected(kept.error());
        if (!report)
            return std::unexpected(report.error());
        received.paths.append(*kept);
        reports.append(*report);
    }
    received.library = received.holder->filePath(u"received.sqlite"_s);
    const auto library = Library::open(received.library);
    if (!library)
        return std::unexpected(library.error());
    if (auto filled = fill(**library, *event, reports); !filled)
        return std::unexpected(filled.error());
    return received;
}

Result<MergeReport> takeUp(Library &library, const ReceivedEvent &received)
{
    return mergeLibrary(library, received.library, MergePolicy::KeepOurs);
}

} // namespace synoptic
