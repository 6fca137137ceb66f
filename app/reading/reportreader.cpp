// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/reportreader.h"

#include "language/extraction.h"
#include "language/markup.h"
#include "language/sentences.h"
#include "reading/decoding.h"
#include "reading/labels.h"
#include "reading/metadata.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qint64 largestFile = 64LL * 1024 * 1024;

QList<Entry> entriesOf(const QList<Line> &lines, const FormFinding &finding)
{
    QList<Entry> entries;
    for (qsizetype n = 0; n < finding.entries.size(); ++n) {
        const EntryStart &start = finding.entries.at(n);
        const qsizetype next = n + 1 < finding.entries.size() ? finding.entries.at(n + 1).line : lines.size();
        Entry entry;
        entry.range = {lines.at(start.line).range.start, lines.at(next - 1).range.end};
        if (start.heading)
            entry.heading = lines.at(*start.heading).text().toString();
        if (start.timeAt)
            entry.time = start.time.time;
        entry.author = start.time.author;
        entries.append(entry);
    }
    return entries;
}

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// A sentence, or of what is far too long for one (a dump without stops) pieces that end at white space where
/// there is any: nobody compares or shows a megabyte at once.
void addSentence(QList<Sentence> &sentences, QStringView text, TextRange range)
{
    constexpr qsizetype longest = 4000;
    while (range.length() > longest) {
        qsizetype cut = range.start + longest;
        while (cut > range.start + longest / 2 && !text.at(cut).isSpace())
            --cut;
        if (!text.at(cut).isSpace())
            cut = range.start + longest;
        if (text.at(cut).isLowSurrogate())
            --cut;
        sentences.append(Sentence{{range.start, cut}});
        range.start = cut;
        while (range.start < range.end && text.at(range.start).isSpace())
            ++range.start;
    }
    if (!range.isEmpty())
        sentences.append(Sentence{range});
}

Passage passageOf(const Line &line, QStringView text, const QString &language)
{
    Passage passage;
    passage.kind = line.kind.value_or(PassageKind::Body);
    passage.range = line.range;
    passage.entry = line.entry;
    passage.reason = line.reason;
    const bool whole = passage.kind == PassageKind::Title || passage.kind == PassageKind::Heading;
    if (whole) {
        const TextRange words = withoutMarkup(text, line.range);
        if (saysSomething(text.sliced(words.start, words.length())))
            addSentence(passage.sentences, text, words);
        return passage;
    }
    const QList<TextRange> ranges =
        sentenceRanges(text.sliced(line.range.start, line.range.length()), language);
    passage.sentences.reserve(ranges.size());
    for (const TextRange range : ranges)
        addSentence(passage.sentences, text, {line.range.start + range.start, line.range.start + range.end});
    return passage;
}

} // namespace

Result<Report> readReport(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return std::unexpected(Error{u"There is no such file"_s, path, u"Check the name"_s});
    if (info.isDir())
        return std::unexpected(Error{u"This is a folder"_s, path, u"Name the files in it"_s});
    if (info.size() > largestFile)
        return std::unexpected(Error{u"The file is larger than %1 MiB"_s.arg(largestFile >> 20), path,
                                     u"A report is a text of at most that size; split the file"_s});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{u"The file cannot be read (%1)"_s.arg(file.errorString()), path,
                                     u"Check its permissions"_s});
    return readReport(file.readAll(), path);
}

Result<Report> readReport(const QByteArray &bytes, const QString &path)
{
    auto decoded = decodeText(bytes);
    if (!decoded) {
        Error error = decoded.error();
        error.subject = path;
        return std::unexpected(error);
    }
    QList<Line> lines = linesOf(decoded->text);
    labelFurniture(lines);
    splitInlineTimes(lines, decoded->text);
    const FormFinding finding = findForm(lines);
    labelText(lines, finding);

    ReportData data;
    data.path = path;
    if (decoded->holdsBytes)
        data.sha256 = Deferred<QByteArray>([text = decoded->text] { return sha256Of(text.toUtf8()); });
    else
        data.sha256 = sha256Of(bytes);
    data.encoding = decoded->encoding;
    data.text = decoded->text;
    data.form = finding.form;
    data.metadata = findMetadata(lines, finding, data.text);
    data.entries = entriesOf(lines, finding);
    data.passages.reserve(lines.size());
    for (const Line &line : std::as_const(lines))
        data.passages.append(passageOf(line, data.text, data.metadata.language));
    data.quotations = Deferred<QList<Quotation>>(
        [text = data.text, passages = data.passages] { return findQuotations(text, passages); });
    data.figures = Deferred<QList<Figure>>(
        [text = data.text, passages = data.passages] { return findFigures(text, passages); });
    return Report(std::move(data));
}

} // namespace synoptic
