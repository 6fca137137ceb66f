// SPDX-License-Identifier: GPL-3.0-or-later
// Where marks land when texts are edited, against known answers: bench_anchors [--marks N] [FILE or
// FOLDER]... Without names the sample event is used. Each text is edited in every way below; marks of one
// word, a phrase, a clause, a sentence and a paragraph are looked for with both versions at hand, by their
// quotation alone, and by the plain rule (its position, else the place of its words with the longest context,
// the first of equals).
#include "library/anchorfinder.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>
#include <functional>
#include <map>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

/// A word with what is stuck to it, and where it comes from.
struct Piece
{
    QString text;
    int origin = -1; ///< index in the earlier version; -1 when it is new
    bool altered = false;
    QString space = u" "_s; ///< behind it
};
using Sentence = QList<Piece>;
using Paragraph = QList<Sentence>;
using Text = QList<Paragraph>;

bool endsSentence(const QString &word)
{
    QString bare = word;
    while (!bare.isEmpty() && QStringView(u"\"”’')").contains(bare.back()))
        bare.chop(1);
    return bare.size() > 2 && QStringView(u".!?").contains(bare.back());
}

Text parsed(const QString &source)
{
    Text text;
    int origin = 0;
    for (const QString &line : source.split(u'\n')) {
        Paragraph paragraph(1);
        for (const QString &word : line.split(u' ', Qt::SkipEmptyParts)) {
            paragraph.last().append({word, origin++});
            if (endsSentence(word))
                paragraph.append(Sentence());
        }
        paragraph.removeIf([](const Sentence &sentence) { return sentence.isEmpty(); });
        if (!paragraph.isEmpty())
            text.append(paragraph);
    }
    return text;
}

/// The text with the range of each word of the earlier version that is in it.
struct Written
{
    QString text;
    QHash<int, TextRange> where;
    QHash<int, bool> altered;
    QHash<int, int> order; ///< number of the word in this text, new ones counted
};

Written written(const Text &text)
{
    Written out;
    int number = 0;
    for (const Paragraph &paragraph : text) {
        for (const Sentence &sentence : paragraph) {
            for (const Piece &piece : sentence) {
                if (piece.origin >= 0) {
                    out.where[piece.origin] = {out.text.size(), out.text.size() + piece.text.size()};
                    out.altered[piece.origin] = piece.altered;
                    out.order[piece.origin] = number;
                }
                ++number;
                out.text += piece.text + piece.space;
            }
        }
        out.text.chop(1);
        out.text += u"\n\n"_s;
    }
    return out;
}

QRandomGenerator dice; // NOLINT(cert-err58-cpp)
QList<Sentence> donors;

bool chance(double share)
{
    return dice.generateDouble() < share;
}

int below(qsizetype count)
{
    return int(dice.bounded(quint32(std::max<qsizetype>(1, count))));
}

QString wordsOf(const Sentence &sentence)
{
    QString all;
    for (const Piece &piece : sentence)
        all += piece.text + u' ';
    return all;
}

QString wordsOf(const Paragraph &paragraph)
{
    QString all;
    for (const Sentence &sentence : paragraph)
        all += wordsOf(sentence);
    return all;
}

QString underEdit; ///< the text that is being edited: what is new does not stand in it

/// One that stands in another text, and not in this one.
Sentence newSentence()
{
    Sentence sentence = donors.at(below(donors.size()));
    while (underEdit.contains(wordsOf(sentence)))
        sentence = donors.at(below(donors.size()));
    for (Piece &piece : sentence)
        piece.origin = -1;
    return sentence;
}

Sentence copied(Sentence sentence)
{
    for (Piece &piece : sentence)
        piece.origin = -1;
    return sentence;
}

QString newWord()
{
    const Sentence &sentence = donors.at(below(donors.size()));
    return sentence.at(below(sentence.size())).text;
}

void insertSentences(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (qsizetype i = paragraph.size(); i >= 0; --i) {
            if (chance(0.12))
                paragraph.insert(i, newSentence());
        }
    }
}

void deleteSentences(Text &text)
{
    for (Paragraph &paragraph : text)
        paragraph.removeIf([](const Sentence &) { return chance(0.2); });
    text.removeIf([](const Paragraph &paragraph) { return paragraph.isEmpty() || chance(0.05); });
}

void reword(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            if (!chance(0.35))
                continue;
            for (qsizetype i = sentence.size() - 1; i >= 0; --i) {
                if (chance(0.12)) {
                    sentence[i].text = newWord();
                    sentence[i].altered = true;
                } else if (chance(0.05)) {
                    sentence.removeAt(i);
                } else if (chance(0.05)) {
                    sentence.insert(i, Piece{newWord()});
                }
            }
        }
        paragraph.removeIf([](const Sentence &sentence) { return sentence.isEmpty(); });
    }
    text.removeIf([](const Paragraph &paragraph) { return paragraph.isEmpty(); });
}

void updateFigures(Text &text)
{
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence) {
                const QString before = piece.text;
                if (chance(0.5)) {
                    for (QChar &c : piece.text)
                        c = c.isDigit() ? QChar(u'0' + below(10)) : c;
                }
                piece.altered = piece.altered || piece.text != before;
            }
        }
    }
}

template <typename T>
void shuffle(QList<T> &list)
{
    for (qsizetype i = list.size() - 1; i > 0; --i)
        list.swapItemsAt(i, below(i + 1));
}

void reorderSentences(Text &text)
{
    for (Paragraph &paragraph : text) {
        if (chance(0.5))
            shuffle(paragraph);
    }
    // Lines of one sentence change places with their neighbours.
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (chance(0.15) && wordsOf(text.at(i)) != wordsOf(text.at(i + 1)))
            text.swapItemsAt(i, i + 1);
    }
}

void moveParagraphs(Text &text)
{
    for (int n = 0; n < 1 + text.size() / 8; ++n)
        text.move(below(text.size()), below(text.size()));
}

void typography(Text &text)
{
    const bool curly = chance(0.5);
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence) {
                QString &word = piece.text;
                if (curly) {
                    for (qsizetype i = 0; i < word.size(); ++i) {
                        if (word.at(i) == u'"')
                            word[i] = i == 0 ? u'“' : u'”';
                        if (word.at(i) == u'\'')
                            word[i] = i == 0 ? u'‘' : u'’';
                    }
                } else {
                    word.replace(u'“', u'"').replace(u'”', u'"').replace(u'’', u'\'').replace(u'‘', u'\'');
                }
                word.replace(u"..."_s, u"…"_s).replace(u'–', u'—').replace(u" - "_s, u" – "_s);
                piece.space = chance(0.04) ? u"  "_s : chance(0.04) ? QString(QChar::Nbsp) : u" "_s;
            }
            sentence.last().space = u" "_s;
        }
    }
}

void entriesOnTop(Text &text)
{
    for (int n = 1 + below(5); n > 0; --n) {
        Paragraph body;
        for (int k = 2 + below(3); k > 0; --k)
            body.append(newSentence());
        text.prepend(body);
        text.prepend({{Piece{u"%1:%2"_s.arg(10 + below(12)).arg(10 + below(49))}}});
    }
}

/// A summary of what the text says goes on top: its sentences stand twice.
void summaryOnTop(Text &text)
{
    Paragraph summary;
    for (int k = 0; k < 5; ++k) {
        const Paragraph &paragraph = text.at(below(text.size()));
        summary.append(copied(paragraph.at(below(paragraph.size()))));
    }
    text.prepend(summary);
}

/// Lines that stand several times, of which some go.
void thinTwins(Text &text)
{
    QHash<QString, int> seen;
    for (const Paragraph &paragraph : std::as_const(text))
        ++seen[wordsOf(paragraph)];
    text.removeIf(
        [&](const Paragraph &paragraph) { return seen.value(wordsOf(paragraph)) > 1 && chance(0.5); });
}

void everything(Text &text)
{
    reword(text);
    moveParagraphs(text);
    deleteSentences(text);
    insertSentences(text);
    updateFigures(text);
    typography(text);
    if (!text.isEmpty())
        entriesOnTop(text);
}

/// A text in which some paragraphs stand twice: standing boxes, repeated appeals.
Text withTwins(Text text)
{
    const qsizetype paragraphs = text.size();
    for (int n = 0; n < 2 + paragraphs / 10; ++n)
        text.insert(below(text.size()), text.at(below(paragraphs)));
    int origin = 0;
    for (Paragraph &paragraph : text) {
        for (Sentence &sentence : paragraph) {
            for (Piece &piece : sentence)
                piece.origin = origin++;
        }
    }
    return text;
}

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
