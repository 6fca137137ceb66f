// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/deferred.h"
#include "report/textrange.h"

#include <QDate>
#include <QList>
#include <QSharedDataPointer>
#include <QString>
#include <QStringList>
#include <QTime>
#include <optional>
#include <span>

namespace synoptic {

/// The shape of a report.
enum class Form {
    Article,
    LiveBlog,     ///< dated or headed entries, newest or oldest first
    SentenceList, ///< sentences in no order, one a line, as some scrapes give
};

/// What a passage is. Labels never delete: every non-blank character of the source is in some passage.
enum class PassageKind {
    Title,
    Byline,
    Timestamp,
    Heading,
    Body,
    Caption,
    Link,
    Related,
    Boilerplate,
    Metadata
};

struct Sentence
{
    TextRange range;
    friend bool operator==(const Sentence &, const Sentence &) = default;
};

/// A paragraph-level piece of a report.
struct Passage
{
    PassageKind kind = PassageKind::Body;
    TextRange range;           ///< trimmed: starts and ends on a non-space character
    std::optional<int> entry;  ///< index into Report::entries(), none outside live-blog entries
    QList<Sentence> sentences; ///< in order, inside range; headings, titles and captions have at least one
    QString reason;            ///< why it has its kind, for the user ("second of two equal lines")
    friend bool operator==(const Passage &, const Passage &) = default;
};

/// One item of a live blog.
struct Entry
{
    TextRange range;           ///< from its heading or time to the end of its last passage
    QString heading;           ///< empty where it has none
    std::optional<QTime> time; ///< wall-clock time as printed
    QString author;            ///< empty where it has none
    friend bool operator==(const Entry &, const Entry &) = default;
};

/// Words in quotation marks, without the marks.
struct Quotation
{
    TextRange range;
    QString speaker;  ///< by the fullest name the report gives; empty where not known
    QString cue;      ///< the attributing words, "Mr Hale said"; empty where there are none
    TextRange source; ///< the words that name the speaker as they stand, "he"; empty where there are none
    bool continues = false; ///< goes on with the one before: an attribution or a paragraph's end parts them
    friend bool operator==(const Quotation &, const Quotation &) = default;
};

/// How exact a figure says it is.
enum class Bound { Exact, About, AtLeast, AtMost };

struct Figure
{
    TextRange range;
    double value = 0;
    QString unit;   ///< canonical: "USD", "km", "percent", "age", "rank", "year"; empty for plain counts
    QString counts; ///< the thing counted, "troops"; empty where not known
    Bound bound = Bound::Exact;
    std::optional<double> upper; ///< the other end of a range: 60 of "between 50 and 60"
    double step = 1;             ///< value of the last digit given: 0.1e9 of "5.4 billion"
    friend bool operator==(const Figure &, const Figure &) = default;
};

/// A publication date, with the time and the zone where the outlet gave them.
struct PublicationTime
{
    QDate date;
    std::optional<QTime> time;
    std::optional<int> utcOffsetMinutes;
    /// ISO 8601: "2022-01-21", "2022-01-18T21:20:00" or with an offset.
    [[nodiscard]] QString toString() const;
    friend bool operator==(const PublicationTime &, const PublicationTime &) = default;
};

/// What is not there stays empty; a value that was inferred is named in guessed.
struct Metadata
{
    QString outlet;
    QString title;
    QStringList authors;
    std::optional<PublicationTime> published;
    std::optional<PublicationTime> updated;
    QString url;
    QString language = QStringLiteral("en"); ///< BCP 47
    QStringList guessed;                     ///< names of the fields above that are guesses
    friend bool operator==(const Metadata &, const Metadata &) = default;
};

/// Everything a reader found out about one source text. Becomes a Report, which does not change any more.
struct ReportData : QSharedData
{
    QString path;                ///< where it came from; empty for pasted text
    Deferred<QByteArray> sha256; ///< of the original bytes, lower-case hex; made when first asked for
    QString encoding;            ///< the encoding the bytes were decoded from
    QString text;                ///< decoded source text: newlines as \n, no BOM, otherwise unaltered
    Form form = Form::Article;
    Metadata metadata;
    QList<Passage> passages;               ///< in text order, not overlapping
    QList<Entry> entries;                  ///< in text order; empty unless form is LiveBlog
    Deferred<QList<Quotation>> quotations; ///< in text order; found when first asked for
    Deferred<QList<Figure>> figures;       ///< in text order, not overlapping; found when first asked for
};

/// One outlet's text with its structure: an immutable, cheaply copied value.
class Report
{
public:
    Report();
    explicit Report(ReportData data);

    [[nodiscard]] const QString &path() const { return d->path; }
    [[nodiscard]] const QByteArray &sha256() const { return d->sha256.get(); }
    [[nodiscard]] const QString &encoding() const { return d->encoding; }
    [[nodiscard]] const QString &text() const { return d->text; }
    [[nodiscard]] Form form() const { return d->form; }
    [[nodiscard]] const Metadata &metadata() const { return d->metadata; }
    [[nodiscard]] const QList<Passage> &passages() const { return d->passages; }
    [[nodiscard]] const QList<Entry> &entries() const { return d->entries; }
    [[nodiscard]] const QList<Quotation> &quotations() const { return d->quotations.get(); }
    [[nodiscard]] const QList<Figure> &figures() const { return d->figures.get(); }

    /// The figures that stand inside a range.
    [[nodiscard]] std::span<const Figure> figuresIn(TextRange range) const;

    /// The characters of a range; a range outside the text is clamped.
    [[nodiscard]] QStringView text(TextRange range) const;
    /// 1-based line of a position.
    [[nodiscard]] int lineAt(qsizetype position) const;
    /// UTF-16 position to code-point offset, and back.
    [[nodiscard]] qsizetype codePointOffset(qsizetype position) const;
    [[nodiscard]] qsizetype positionOfCodePoint(qsizetype offset) const;
    /// Index of the passage that covers a position, or -1.
    [[nodiscard]] int passageAt(qsizetype position) const;
    /// A short name for headers and lists: the outlet, else the file name, else "Pasted text"; with a number
    /// where others of the event have the same.
    [[nodiscard]] QString shortName() const;
    /// A copy that is the \p number th of several with one short name, from 1; 0 for the only one.
    [[nodiscard]] Report asNamesake(int number) const;
    /// A copy in which one passage has another kind (the user's overrule).
    [[nodiscard]] Report withPassageKind(int passage, PassageKind kind, const QString &reason) const;

private:
    QExplicitlySharedDataPointer<const ReportData> d;
    int m_namesake = 0;
    QList<qsizetype> m_lineStarts; ///< position of each line's first character
    QList<qsizetype> m_surrogates; ///< positions of low surrogates, in order
};

/// The reports of an event with names that tell them apart: of one outlet "The Herald (1)", "The Herald (2)".
[[nodiscard]] QList<Report> withDistinctNames(const QList<Report> &reports);

/// The names used in the JSON contract ("live-blog", "body").
[[nodiscard]] QString formName(Form form);
[[nodiscard]] QString passageKindName(PassageKind kind);
/// The kind of that name; nothing when no kind has it.
[[nodiscard]] std::optional<PassageKind> passageKindOf(const QString &name);
/// Furniture of the page: not what the outlet reports (boilerplate, related stories, metadata, links).
[[nodiscard]] bool isFurniture(PassageKind kind);

} // namespace synoptic
