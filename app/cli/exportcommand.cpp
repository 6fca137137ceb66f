// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exportcommand.h"

#include "exporting/evidencepack.h"
#include "exporting/exporter.h"
#include "exporting/formats/passim.h"
#include "library/library.h"
#include "library/markstore.h"
#include "library/serveraddress.h"
#include "reading/reportreader.h"
#include "review/constraints.h"
#include "review/libraryarchive.h"
#include "review/verdictacts.h"

#include <QCommandLineParser>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QSet>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

enum Exit { Done = 0, Failed = 1, WrongUse = 2 };

int complain(const QString &message, int status)
{
    std::fprintf(stderr, "synoptic: %s\n", qUtf8Printable(message));
    return status;
}

int complain(const Error &error)
{
    return complain(error.message(), Failed);
}

Error wrongUse(const QString &what)
{
    return {what.endsWith(u'.') ? what.chopped(1) : what, {}, u"Try: synoptic --help"_s}; // as Qt's own do
}

/// Reports, and what the analyst said of them: in exports that are read, and in the library.
struct Sources
{
    QString title;
    QList<Report> reports;
    QList<Highlight> marks;
    QList<Tag> tags;
    AnalystWork work;
    QHash<QByteArray, QByteArray> originals;
    std::optional<double> threshold; ///< of an export
};

Result<void> add(Sources &sources, Result<Report> report)
{
    if (!report)
        return std::unexpected(report.error());
    const bool known = std::ranges::any_of(
        sources.reports, [&](const Report &other) { return other.sha256() == report->sha256(); });
    if (!known)
        sources.reports.append(*report);
    return {};
}

/// Files that are reports, or exports that carry them.
Result<Sources> readSources(const QStringList &paths)
{
    Sources sources;
    for (const QString &path : paths) {
        if (!path.endsWith(".pdf"_L1, Qt::CaseInsensitive) &&
            !path.endsWith(".zip"_L1, Qt::CaseInsensitive)) {
            if (auto added = add(sources, readReport(path)); !added)
                return std::unexpected(added.error());
            continue;
        }
        const auto restored = readEvidence(path);
        if (!restored)
            return std::unexpected(restored.error());
        sources.title = restored->title;
        sources.marks += restored->marks;
        sources.tags += restored->tags;
        sources.work = united(sources.work, restored->work);
        sources.threshold = restored->threshold;
        for (const Attachment &source : restored->sources) {
            if (auto added = add(sources, readReport(source.bytes, source.name)); !added)
                return std::unexpected(added.error());
            const auto hash = QCryptographicHash::hash(source.bytes, QCryptographicHash::Sha256);
            sources.originals.insert(hash.toHex(), source.bytes);
        }
    }
    return sources;
}

/// Marks where they stand beyond doubt, as the window exports them.
QList<Highlight> marksOf(Library &library, const QList<Report> &reports)
{
    MarkStore store(&library);
    store.load(reports);
    QList<Highlight> marks;
    for (const PlacedHighlight &placed : store.highlights()) {
        if (placed.isPlaced())
            marks.append(highlightAtPlace(placed, reports.at(placed.report)));
    }
    return marks;
}

/// Of what an export and the library both have, the library's stays.
void unite(QList<Highlight> &ours, const QList<Highlight> &others)
{
    QSet<QUuid> known;
    for (const Highlight &mark : std::as_const(ours))
        known.insert(mark.id);
    for (const Highlight &mark : others) {
        if (!known.contains(mark.id))
            ours.append(mark);
    }
}

/// What the user's library says about the reports; nothing where there is no library.
Result<void> addLibrary(Sources &sources)
{
    const QString path = Library::defaultPath();
    if (!ServerAddress::isAddress(path) && !QFileInfo::exists(path))
        return {};
    const auto library = Library::open(path);
    if (!library)
        return std::unexpected(library.error());
    const auto tags = (*library)->tags().all();
    const auto work = workOn(**library, sources.reports);
    if (!tags || !work)
        return std::unexpected(tags ? work.error() : tags.error());
    QList<Highlight> marks = marksOf(**library, sources.reports);
    unite(marks, sources.marks);
    sources.marks = marks;
    sources.tags += *tags;
    sources.work = united(*work, sources.work);
    sources.originals.insert(lostOriginals(**library, sources.reports));
    return {};
}

/// The comparison that the window shows: with what the analyst decided of it.
Comparison comparisonOf(const Sources &sources, double threshold)
{
    QList<Report> reports;
    for (const Report &report : sources.reports)
        reports.append(withLabels(report, sources.work.labels));
    CompareOptions options;
    options.threshold = threshold;
    options.corrections = decide(place(sources.work.corrections, reports), reports).constraints;
    Comparison comparison = *compareReports(reports, options);
    judge(comparison, standingVerdicts(verdictsOf(sources.work.verdicts)));
    return comparison;
}

/// Whether nothing of a choice got lost: an unknown name in a list leaves a gap, which a default may fill.
bool isUnderstood(const QJsonValue &asked, const QJsonValue &understood)
{
    if (!asked.isArray())
        return asked == understood;
    const QJsonArray known = understood.toArray();
    return std::ranges::all_of(asked.toArray(), [&](const QJsonValue &one) { return known.contains(one); });
}

class ExportArguments
{
public:
    ExportArguments()
    {
        for (const ExportFormatInfo &format : exportFormats())
            m_parser.addOption(QCommandLineOption(format.name, {}, u"OUT"_s));
        for (const QString &name :
             {u"parts"_s, u"reports"_s, u"kinds"_s, u"natures"_s, u"marks"_s, u"paper"_s, u"orientation"_s,
              u"columns"_s, u"text-size"_s, u"title"_s, u"date"_s, u"threshold"_s, u"passim-clusters"_s})
            m_parser.addOption(QCommandLineOption(name, {}, u"VALUE"_s));
        for (const QString &name : {u"furniture"_s, u"no-evidence"_s, u"no-library"_s, u"force"_s})
            m_parser.addOption(QCommandLineOption(name));
    }

    [[nodiscard]] Result<void> parse(const QStringList &arguments)
    {
        if (!m_parser.parse(arguments))
            return std::unexpected(wrongUse(m_parser.errorText()));
        if (files().isEmpty())
            return std::unexpected(wrongUse(u"export needs files"_s));
        for (const ExportFormatInfo &format : exportFormats()) {
            if (m_parser.isSet(format.name))
                m_outputs.append({format, m_parser.value(format.name)});
        }
        if (m_outputs.isEmpty())
            return std::unexpected(wrongUse(u"export needs a format, such as --pdf OUT"_s));
        return choose();
    }

    [[nodiscard]] QStringList files() const { return m_parser.positionalArguments(); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] const QDateTime &date() const { return m_date; }
    [[nodiscard]] std::optional<double> threshold() const { return m_threshold; }
    [[nodiscard]] QList<ExportTask> tasks() const
    {
        QList<ExportTask> tasks;
        for (const auto &[format, path] : m_outputs) {
            ExportTask task = m_task;
            task.format = format.format;
            task.path = path;
            task.overwrite = m_parser.isSet(u"force"_s);
            tasks.append(task);
        }
        return tasks;
    }

private:
    /// The choices as taskOf() reads them; what it did not understand is wrong use.
    Result<void> choose()
    {
        QJsonObject choices;
        for (const QString &name : {u"parts"_s, u"kinds"_s, u"natures"_s})
            choices[name] = QJsonArray::fromStringList(m_parser.value(name).split(u',', Qt::SkipEmptyParts));
        QJsonArray reports;
        for (const QString &number : m_parser.value(u"reports"_s).split(u',', Qt::SkipEmptyParts)) {
            if (number.toInt() < 1 || number.toInt() > files().size())
                return std::unexpected(
                    wrongUse(u"--reports takes numbers of the files, from 1: %1 is none"_s.arg(number)));
            reports.append(number.toInt() - 1);
        }
        choices[u"reports"_s] = reports;
        for (const QString &name : {u"marks"_s, u"paper"_s, u"orientation"_s}) {
            if (m_parser.isSet(name))
                choices[name] = m_parser.value(name);
        }
        if (m_parser.isSet(u"columns"_s))
            choices[u"columns"_s] = m_parser.value(u"columns"_s).toInt();
        if (m_parser.isSet(u"text-size"_s))
            choices[u"textSize"_s] = m_parser.value(u"text-size"_s).toDouble();
        choices[u"furniture"_s] = m_parser.isSet(u"furniture"_s);
        choices[u"evidence"_s] = !m_parser.isSet(u"no-evidence"_s);
        m_task = taskOf(choices);
        return check(choices);
    }

    Result<void> check(const QJsonObject &choices)
    {
        const QJsonObject understood = toJsonObject(m_task);
        for (const auto &name : {"parts"_L1, "kinds"_L1, "natures"_L1, "marks"_L1, "paper"_L1,
                                 "orientation"_L1, "columns"_L1, "textSize"_L1}) {
            const QJsonValue asked = choices.value(name);
            if (asked.isUndefined() || (asked.isArray() && asked.toArray().isEmpty()))
                continue;
            if (!isUnderstood(asked, understood[name]))
                return std::unexpected(wrongUse(u"--%1 does not take %2"_s.arg(
                    name == "textSize"_L1 ? u"text-size"_s : QString(name),
                    m_parser.value(name == "textSize"_L1 ? u"text-size"_s : QString(name)))));
        }
        m_date = exportTime();
        if (m_parser.isSet(u"date"_s)) {
            m_date = QDateTime::fromString(m_parser.value(u"date"_s), Qt::ISODate);
            if (!m_date.isValid())
                return std::unexpected(wrongUse(u"--date takes a time such as 2026-11-25T18:00:00Z"_s));
        }
        if (m_parser.isSet(u"threshold"_s)) {
            bool isNumber = false;
            m_threshold = m_parser.value(u"threshold"_s).toDouble(&isNumber);
            if (!isNumber || *m_threshold < 0.2 || *m_threshold > 1)
                return std::unexpected(wrongUse(u"--threshold takes a score from 0.2 to 1"_s));
        }
        return {};
    }

    QCommandLineParser m_parser;
    QList<std::pair<ExportFormatInfo, QString>> m_outputs;
    ExportTask m_task;
    QDateTime m_date;
    std::optional<double> m_threshold;
};

Result<ExportEvent> eventOf(const ExportArguments &arguments)
{
    auto sources = readSources(arguments.files());
    if (!sources)
        return std::unexpected(sources.error());
    if (!arguments.isSet(u"no-library"_s)) {
        if (auto added = addLibrary(*sources); !added)
            return std::unexpected(added.error());
    }
    ExportEvent event;
    event.marks = sources->marks;
    event.tags = sources->tags;
    event.work = sources->work;
    event.originals = sources->originals;
    event.threshold = arguments.threshold().value_or(sources->threshold.value_or(event.threshold));
    event.made = arguments.date();
    event.title = arguments.value(u"title"_s);
    if (event.title.isEmpty())
        event.title = sources->title;
    if (event.title.isEmpty())
        event.title = sources->reports.first().metadata().title;
    const QString clusters = arguments.value(u"passim-clusters"_s);
    if (clusters.isEmpty()) {
        event.comparison = comparisonOf(*sources, event.threshold);
        return event;
    }
    QFile file(clusters);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{u"It cannot be read (%1)"_s.arg(file.errorString()), clusters, {}});
    const auto passages = readPassim(file.readAll(), sources->reports);
    if (!passages)
        return std::unexpected(passages.error());
    event.comparison = comparisonOf(sources->reports, *passages);
    return event;
}

Progress terminalProgress()
{
    if (!isatty(STDERR_FILENO))
        return {};
    return [](double share) {
        std::fprintf(stderr, "\r\033[Kwriting %d %%", int(share * 100));
        if (share >= 1)
            std::fputs("\r\033[K", stderr);
        return true;
    };
}

bool isInput(const QString &output, const QStringList &inputs)
{
    const QString target = QFileInfo(output).canonicalFilePath();
    return !target.isEmpty() && std::ranges::any_of(inputs, [&](const QString &input) {
        return QFileInfo(input).canonicalFilePath() == target;
    });
}

} // namespace

int exportCommand(const QStringList &arguments)
{
    ExportArguments parsed;
    if (const auto understood = parsed.parse(arguments); !understood)
        return complain(understood.error().message(), WrongUse);
    const QList<ExportTask> tasks = parsed.tasks();
    QSet<QString> targets;
    for (const ExportTask &task : tasks) {
        const QString target = QFileInfo(task.path).absoluteFilePath();
        if (task.path != "-"_L1 && targets.contains(target))
            return complain(
                u"%1: Two formats cannot have one file. Name another one for each"_s.arg(task.path),
                WrongUse);
        targets.insert(target);
        if (isInput(task.path, parsed.files()))
            return complain(
                u"%1: This is one of the files that are read. Write to another one."_s.arg(task.path),
                WrongUse);
    }
    const auto event = eventOf(parsed);
    if (!event)
        return complain(event.error());
    for (const ExportTask &task : tasks) {
        if (const auto written = writeExport(*event, task, terminalProgress()); !written)
            return complain(written.error());
    }
    return Done;
}

QString exportUsage()
{
    return u"  synoptic export FILE... [OPTIONS]       write an event in one format or several\n"
           "      --pdf, --pack, --html, --markdown, --csv, --json, --jsonld, --annotations, --tei, "
           "--passim, "
           "--qdpx, --qdc OUT\n"
           "      --parts LIST   of the PDF: conflicts, synopsis, side-by-side, reports\n"
           "      --reports LIST numbers of the files, in the order of the columns\n"
           "      --kinds LIST, --natures LIST   only facts with such differences: figure,time / "
           "contradiction\n"
           "      --marks M      all (default), noted (with a note), none\n"
           "      --threshold T  the score from which on two sentences count as the same, 0.2 to 1\n"
           "      --no-library   leave out the marks, corrections and verdicts of your library; those that "
           "FILE\n"
           "                     brings along are used all the same\n"
           "      --paper P, --orientation O, --columns N, --text-size POINTS, --furniture\n"
           "      --no-evidence  do not attach the event and its sources to the PDF\n"
           "      --title NAME, --date TIME (else SOURCE_DATE_EPOCH, else now), --force (overwrite)\n"
           "      --passim-clusters FILE   take the alignments from passim's output\n"
           "      FILE may be a PDF or pack that Synoptic exported\n"_s;
}

} // namespace synoptic
