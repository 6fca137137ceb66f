// SPDX-License-Identifier: GPL-3.0-or-later
// Where marks land when texts are edited, against known answers: bench_anchors [--marks N] [FILE or
// FOLDER]... Without names the sample event is used. Each text is edited in every way below; marks of one
// word, a phrase, a clause, a sentence and a paragraph are looked for with both versions at hand, by their
// quotation alone, and by the plain rule (its position, else the place of its words with the longest context,
// the first of equals).
#include "library/anchorfinder.h"
#include "support/editedtext.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>
#include <functional>
#include <map>

using namespace synoptic;
using namespace synoptic::edited;
using namespace Qt::StringLiterals;

namespace {

struct Mark
{
    int first, last; ///< words of the earlier version
    TextRange range;
};

/// Marks of every length; short ones leave out the stop or comma that follows.
QList<Mark> marksOf(const Text &text, const Written &before, int count)
{
    QList<Mark> marks;
    for (int n = 0; n < count; ++n) {
        const Paragraph &paragraph = text.at(below(text.size()));
        const Sentence &sentence = paragraph.at(below(paragraph.size()));
        const int length = QList<int>{1, 2 + below(2), 5 + below(5), int(sentence.size()), 0}.at(n % 5);
        int first = paragraph.first().first().origin;
        int last = paragraph.last().last().origin;
        if (length > 0) {
            const qsizetype words = std::min<qsizetype>(length, sentence.size());
            first = sentence.at(below(sentence.size() - words + 1)).origin;
            last = first + int(words) - 1;
        }
        TextRange range{before.where[first].start, before.where[last].end};
        while (n % 5 < 3 && range.length() > 2 && before.text.at(range.end - 1).isPunct())
            --range.end;
        const auto tells = [](QChar c) { return c.isLetterOrNumber(); };
        if (std::ranges::any_of(before.text.sliced(range.start, range.length()), tells))
            marks.append({first, last, range});
    }
    return marks;
}

enum class Fate { Kept, Edited, Removed };

/// The answer: where the words of the mark are now, and whether they are all as they were.
std::pair<Fate, TextRange> answer(const Mark &mark, const Written &before, const Written &after)
{
    TextRange range{std::numeric_limits<qsizetype>::max(), 0};
    int there = 0;
    bool edited = false;
    for (int word = mark.first; word <= mark.last; ++word) {
        if (!after.where.contains(word))
            continue;
        ++there;
        range.start = std::min(range.start, after.where[word].start);
        range.end = std::max(range.end, after.where[word].end);
        edited = edited || after.altered[word] ||
                 (word > mark.first && after.order.value(word - 1, -9) + 1 != after.order[word]);
    }
    if (there == 0)
        return {Fate::Removed, {}};
    const qsizetype cut = before.where[mark.last].end - mark.range.end;
    if (there == mark.last - mark.first + 1 && !edited)
        return {Fate::Kept, {range.start, range.end - cut}};
    return {Fate::Edited, range};
}

/// How often what came of the marks of one kind of edit.
struct Tally
{
    int marks = 0;
    int right = 0, asked = 0, askedRight = 0, wrong = 0;       ///< words kept
    int proposed = 0, elsewhere = 0, lost = 0, overlooked = 0; ///< words edited
    int gone = 0, askedGone = 0, invented = 0;                 ///< words removed
    Tally &operator+=(const Tally &o)
    {
        int *to = &marks;
        const int *from = &o.marks;
        for (size_t i = 0; i < sizeof(Tally) / sizeof(int); ++i)
            to[i] += from[i];
        return *this;
    }
};

bool near(TextRange a, TextRange b)
{
    return std::abs(a.start - b.start) <= 2 && std::abs(a.end - b.end) <= 2;
}

bool overlapsHalf(TextRange a, TextRange b)
{
    const double both = double(std::min(a.end, b.end) - std::max(a.start, b.start));
    return both * 2 >= double(std::max(a.end, b.end) - std::min(a.start, b.start));
}

QTextStream *complaints = nullptr;

void count(Tally &tally, const FoundAnchor &found, const std::pair<Fate, TextRange> &truth)
{
    ++tally.marks;
    const bool silent = found.state == AnchorState::Exact || found.state == AnchorState::Moved;
    const bool orphaned = found.state == AnchorState::Orphaned;
    switch (truth.first) {
    case Fate::Kept:
        if (found.asks()) {
            ++tally.asked;
            tally.askedRight += near(*found.where, truth.second);
        } else {
            ++(silent && near(*found.where, truth.second) ? tally.right : tally.wrong);
        }
        break;
    case Fate::Edited:
        ++(silent                                     ? tally.overlooked
           : orphaned                                 ? tally.lost
           : overlapsHalf(*found.where, truth.second) ? tally.proposed
                                                      : tally.elsewhere);
        break;
    case Fate::Removed:
        ++(silent ? tally.invented : orphaned ? tally.gone : tally.askedGone);
        break;
    }
}

/// Today's rule: the position when the words stand there, else the place with the longest context.
FoundAnchor plainRule(const QuotedRange &quoted, const QString &text)
{
    const auto placed = [&](qsizetype at) {
        return FoundAnchor{AnchorState::Moved, TextRange{at, at + quoted.exact.size()}, 1, {}};
    };
    if (QStringView(text).sliced(std::min(quoted.start, text.size())).startsWith(quoted.exact))
        return placed(quoted.start);
    const auto same = [](QStringView a, QStringView b, bool fromEnd) {
        qsizetype n = 0;
        while (n < std::min(a.size(), b.size()) &&
               (fromEnd ? a.at(a.size() - 1 - n) == b.at(b.size() - 1 - n) : a.at(n) == b.at(n)))
            ++n;
        return n;
    };
    qsizetype best = -1;
    qsizetype context = -1;
    for (qsizetype at = text.indexOf(quoted.exact); at >= 0; at = text.indexOf(quoted.exact, at + 1)) {
        const qsizetype here = same(QStringView(text).first(at), quoted.prefix, true) +
                               same(QStringView(text).sliced(at + quoted.exact.size()), quoted.suffix, false);
        if (here > context) {
            context = here;
            best = at;
        }
    }
    return best < 0 ? FoundAnchor() : placed(best);
}

QuotedRange quotedOf(const QString &text, TextRange range)
{
    const qsizetype from = std::max<qsizetype>(0, range.start - 32);
    return {text.sliced(range.start, range.length()), text.sliced(from, range.start - from),
            text.sliced(range.end, std::min<qsizetype>(32, text.size() - range.end)), range.start};
}

struct Edit
{
    QString name;
    std::function<void(Text &)> apply;
    bool twins = false;
};

const QList<Edit> &edits()
{
    static const QList<Edit> all{{u"sentences inserted"_s, insertSentences},
                                 {u"sentences deleted"_s, deleteSentences},
                                 {u"words changed"_s, reword},
                                 {u"figures changed"_s, updateFigures},
                                 {u"sentences reordered"_s, reorderSentences},
                                 {u"paragraphs moved"_s, moveParagraphs},
                                 {u"typography"_s, typography},
                                 {u"entries on top"_s, entriesOnTop},
                                 {u"summary on top"_s, summaryOnTop},
                                 {u"repeated paragraphs thinned"_s, thinTwins, true},
                                 {u"sentences inserted among repeats"_s, insertSentences, true},
                                 {u"all of the first eight"_s, everything}};
    return all;
}

constexpr std::array<const char *, 3> ways{"both versions", "quotation only", "plain rule"};

struct Results
{
    std::map<std::pair<int, int>, Tally> tallies; ///< by way and edit
    qint64 nanoseconds[2] = {0, 0};               ///< of the first two ways
    qint64 versions = 0;
};

void complain(const Edit &edit, int way, const Mark &mark, const Written &before, const Written &after,
              const FoundAnchor &found, const std::pair<Fate, TextRange> &truth)
{
    if (!complaints)
        return;
    const auto show = [](const QString &text, std::optional<TextRange> range) {
        return range ? text.sliced(range->start, range->length()).left(60).simplified() : u"-"_s;
    };
    const bool silent = found.state == AnchorState::Exact || found.state == AnchorState::Moved;
    const bool wrong = truth.first == Fate::Kept ? found.state == AnchorState::Orphaned ||
                                                       (silent && !near(*found.where, truth.second))
                                                 : silent;
    const bool needless = truth.first == Fate::Kept && found.asks();
    if (wrong || needless)
        *complaints << (wrong ? "wrong" : "asked") << '\t' << edit.name << '\t' << ways[size_t(way)] << '\t'
                    << int(truth.first) << '\t' << anchorStateName(found.state) << '\t'
                    << show(before.text, mark.range) << '\t' << found.where.value_or(TextRange()).start
                    << '\t' << show(after.text, found.where) << '\t' << truth.second.start << '\t'
                    << show(after.text, truth.second) << '\n';
}

void measure(const Text &source, int marks, Results &results)
{
    for (int e = 0; e < edits().size(); ++e) {
        const Edit &edit = edits().at(e);
        const Text from = edit.twins ? withTwins(source) : source;
        const Written before = written(from);
        Text to = from;
        underEdit.clear();
        for (const Paragraph &paragraph : from)
            underEdit += wordsOf(paragraph);
        edit.apply(to);
        const Written after = written(to);
        const QList<Mark> chosen = marksOf(from, before, marks);
        QElapsedTimer clock;
        clock.start();
        const AnchorFinder finder(before.text, after.text);
        QList<FoundAnchor> found[3];
        for (const Mark &mark : chosen)
            found[0].append(finder.find(mark.range));
        results.nanoseconds[0] += clock.nsecsElapsed();
        clock.restart();
        for (const Mark &mark : chosen)
            found[1].append(findQuotation(quotedOf(before.text, mark.range), after.text));
        results.nanoseconds[1] += clock.nsecsElapsed();
        ++results.versions;
        for (qsizetype m = 0; m < chosen.size(); ++m) {
            found[2].append(plainRule(quotedOf(before.text, chosen.at(m).range), after.text));
            const auto truth = answer(chosen.at(m), before, after);
            for (int way = 0; way < 3; ++way) {
                count(results.tallies[{way, e}], found[way].at(m), truth);
                complain(edit, way, chosen.at(m), before, after, found[way].at(m), truth);
            }
        }
    }
}

QString row(const QString &name, const Tally &t)
{
    const int wrong = t.wrong + t.overlooked + t.invented;
    const auto share = [&](int n, int of) {
        return of == 0 ? u"–"_s : QString::number(100.0 * n / of, 'f', 2);
    };
    const int kept = t.right + t.asked + t.wrong;
    const int edited = t.proposed + t.elsewhere + t.lost + t.overlooked;
    const int removed = t.gone + t.askedGone + t.invented;
    return u"| %1 | %2 | %3 | %4 | %5 | %6 | %7 | %8 | %9 | %10 |"_s.arg(name).arg(t.marks).arg(
        share(wrong, t.marks), share(t.right, kept), share(t.asked, kept), share(t.askedRight, t.asked),
        share(t.proposed, edited), share(t.lost, edited), share(t.gone, removed),
        share(t.askedGone, removed));
}

void report(const Results &results)
{
    QTextStream out(stdout);
    out << "| edit | marks | wrong | kept: right | kept: asked | of these proposed right | edited: proposed "
           "right | "
           "edited: called lost | removed: said so | removed: asked |\n| --- | --- | --- | --- | --- | --- | "
           "--- | --- | --- | --- |\n";
    for (int way = 0; way < 3; ++way) {
        Tally all;
        for (int e = 0; e < edits().size(); ++e) {
            const Tally &tally = results.tallies.at({way, e});
            all += tally;
            out << row(QString::fromUtf8(ways[size_t(way)]) + u", "_s + edits().at(e).name, tally) << '\n';
        }
        out << row(u"**%1, all**"_s.arg(QString::fromUtf8(ways[size_t(way)])), all) << '\n';
    }
    const auto marks = double(results.versions) * 1.0;
    out << "both versions: " << double(results.nanoseconds[0]) / 1e6 / marks
        << " ms a version with its marks; quotation only: " << double(results.nanoseconds[1]) / 1e6 / marks
        << " ms\n";
}

QStringList filesOf(const QStringList &names)
{
    QStringList files;
    for (const QString &name : names) {
        if (!QFileInfo(name).isDir()) {
            files.append(name);
            continue;
        }
        QDirIterator folder(name, {u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext())
            files.append(folder.next());
    }
    files.sort();
    return files;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList names = QCoreApplication::arguments().sliced(1);
    int marks = 200;
    if (const qsizetype at = names.indexOf(u"--marks"_s); at >= 0 && at + 1 < names.size()) {
        marks = names.at(at + 1).toInt();
        names.remove(at, 2);
    }
    quint32 seed = 1;
    if (const qsizetype at = names.indexOf(u"--seed"_s); at >= 0 && at + 1 < names.size()) {
        seed = names.at(at + 1).toUInt();
        names.remove(at, 2);
    }
    QFile list;
    QTextStream stream(&list);
    if (const qsizetype at = names.indexOf(u"--list"_s); at >= 0 && at + 1 < names.size()) {
        list.setFileName(names.at(at + 1));
        if (list.open(QIODevice::WriteOnly))
            complaints = &stream;
        names.remove(at, 2);
    }
    if (names.isEmpty())
        names.append(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    dice.seed(seed);
    QList<Text> texts;
    for (const QString &name : filesOf(names)) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly))
            texts.append(parsed(QString::fromUtf8(file.readAll()).remove(u'\r')));
    }
    for (const Text &text : std::as_const(texts)) {
        for (const Paragraph &paragraph : text)
            donors.append(paragraph);
    }
    Results results;
    for (const Text &text : std::as_const(texts)) {
        if (!text.isEmpty())
            measure(text, marks, results);
    }
    report(results);
    return 0;
}
