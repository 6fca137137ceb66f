// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the PDF back with Poppler, qpdf and MuPDF: independent readers must find every mark, with the words
// under it, and nothing to complain about.
#include "accessiblepdf.h"
#include "exporting/evidencepack.h"
#include "exporting/pdf/pdf.h"
#include "readback.h"
#include "reading/reportreader.h"

#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestPdf : public QObject
{
    Q_OBJECT
private slots:
    void wordsUnderMarksAreTheQuotation_data();
    void wordsUnderMarksAreTheQuotation();
    void writingsAreSearchable_data();
    void writingsAreSearchable();
    void marksSayWhoAndWhat();
    void readersHaveNothingToComplain_data();
    void readersHaveNothingToComplain();
    void sameInputGivesTheSameBytes();
    void moreColumnsGoToFurtherPages();
    void conflictsLeadToTheTexts();
    void pagesAreNumberedAndNamed();
    void textIsTagged();
    void screenReadersGetAllOfIt_data();
    void screenReadersGetAllOfIt();
    void linkedNotesAreThreads();
    void theCheckCanFail();
    void notesOpenBesideTheirWords();
    void greyGroundIsWhatNobodyElseHas();
    void writingToTheLeftStandsAtTheRight();
    void aFolderThatIsNotThereIsAnError();
    void aCancelledExportLeavesNothing();
    void aPreviewShowsTheSamePages();

private:
    static ExportEvent sample(int reports = 2);
    static ExportEvent eventOf(const QByteArrayList &texts);
    /// A mark of each passage of each report.
    static void markAll(ExportEvent &event);
    QString write(const ExportEvent &event, const PdfOptions &options);
    static QString run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
};

ExportEvent TestPdf::sample(int reports)
{
    QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"), u"*.txt"_s);
    QList<Report> read;
    for (const QFileInfo &file : folder.entryInfoList().last(reports))
        read.append(*readReport(file.absoluteFilePath()));
    return {u"Ferry"_s, *compareReports(read), {}, QDateTime::fromSecsSinceEpoch(1'700'000'000), {}};
}

ExportEvent TestPdf::eventOf(const QByteArrayList &texts)
{
    QList<Report> read;
    for (const QByteArray &text : texts)
        read.append(*readReport(text, u"text-%1.txt"_s.arg(read.size())));
    return {u"Invented"_s, *compareReports(read), {}, QDateTime::fromSecsSinceEpoch(1'700'000'000), {}};
}

void TestPdf::markAll(ExportEvent &event)
{
    for (const Report &report : event.comparison.reports) {
        for (const Passage &passage : report.passages()) {
            if (isFurniture(passage.kind))
                continue;
            Highlight mark =
                makeHighlight(report, passage.range, HighlightColour(event.marks.size() % 5), u"Ada"_s);
            mark.note = u"Note %1"_s.arg(event.marks.size());
            event.marks.append(mark);
        }
    }
}

QString TestPdf::write(const ExportEvent &event, const PdfOptions &options)
{
    const QString path = m_folder.filePath(u"event-%1.pdf"_s.arg(QRandomGenerator::global()->generate()));
    const auto done = writePdf(event, options, path);
    return done ? path : done.error().message();
}

QString TestPdf::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(60000);
    return u"%1: %2"_s.arg(process.exitCode()).arg(QString::fromUtf8(process.readAll()));
}

void TestPdf::wordsUnderMarksAreTheQuotation_data()
{
    QTest::addColumn<ExportEvent>("event");
    QTest::addColumn<PdfOptions>("options");
    PdfOptions beside;
    PdfOptions sequence;
    sequence.parts = {PdfPart::Reports};
    QTest::newRow("the sample, side by side") << sample(5) << beside;
    QTest::newRow("the sample, one after the other") << sample(5) << sequence;
    beside.columns = 2;
    QTest::newRow("columns that go to further pages") << sample(5) << beside;
    QByteArray longPassage;
    for (int i = 0; i < 300; ++i)
        longPassage += "Sentence " + QByteArray::number(i) +
                       " says that the well-known ferry-boat's un\u2010hyphenated hull broke. ";
    QTest::newRow("a passage over several pages, with hyphens") << eventOf({longPassage}) << sequence;
    QTest::newRow("Hebrew") << eventOf(
                                   {"הספינה טבעה בנמל ביום ראשון בבוקר. הדובר אמר כי הנוסעים ניצלו כולם."_ba})
                            << sequence;
    QTest::newRow("Arabic")
        << eventOf({"قال المتحدث إن السفينة غرقت في الميناء صباح يوم الأحد وإن الركاب نجوا جميعا."_ba})
        << sequence;
    QTest::newRow("Hebrew with figures and names of another writing")
        << eventOf({"הדובר אמר כי 58 הנוסעים ניצלו כולם אמר רב החובל Olsen לתחנת Radio Halden"_ba})
        << sequence;
    QTest::newRow("Chinese") << eventOf(
                                    {"渡轮周日清晨在港口沉没，发言人说所有乘客均已获救。港口随后关闭。"_ba})
                             << sequence;
    QTest::newRow("Japanese")
        << eventOf({"フェリーは日曜日の朝に港で沈没し、乗客は全員救助されたと報道官が述べた。"_ba})
        << sequence;
    QTest::newRow("Devanagari")
        << eventOf(
               {"रविवार की सुबह बंदरगाह में जहाज़ डूब गया। प्रवक्ता ने कहा कि सभी यात्री सुरक्षित हैं और क्षति कम है।"_ba})
        << sequence;
    QTest::newRow("Bengali") << eventOf(
                                    {"রবিবার সকালে বন্দরে জাহাজটি ডুবে যায়। মুখপাত্র বলেন, সব যাত্রী নিরাপদ।"_ba})
                             << sequence;
    QTest::newRow("Tamil") << eventOf({"ஞாயிற்றுக்கிழமை காலை துறைமுகத்தில் கப்பல் மூழ்கியது. அனைவரும் மீட்கப்பட்டனர்."_ba})
                           << sequence;
    QTest::newRow("Thai") << eventOf({"เรือจมที่ท่าเรือเมื่อเช้าวันอาทิตย์ โฆษกกล่าวว่าผู้โดยสารทุกคนปลอดภัย"_ba}) << sequence;
    QTest::newRow("Khmer") << eventOf({"កប៉ាល់បានលិចនៅកំពង់ផែនៅព្រឹកថ្ងៃអាទិត្យ។"_ba}) << sequence;
    QTest::newRow("emoji") << eventOf({"The ferry sank 😀 on Sunday 🚢 and all were saved."_ba}) << sequence;
    QTest::newRow("ligatures and accents")
        << eventOf({"Officials affirmed the difficult flight; Zoë Łuczak and Ægir Þór flew off."_ba})
        << sequence;
    QTest::newRow("Greek and Cyrillic")
        << eventOf({"Το πλοίο βυθίστηκε. Паром затонул утром в воскресенье."_ba}) << sequence;
}

/// Space and order of marks aside: readers put spaces where they see gaps.
static QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (!c.isSpace() && c.category() != QChar::Other_Format)
            letters += c;
    }
    return letters;
}

void TestPdf::wordsUnderMarksAreTheQuotation()
{
    QFETCH(ExportEvent, event);
    QFETCH(PdfOptions, options);
    markAll(event);
    const QString path = write(event, options);
    const auto document = Poppler::Document::load(path);
    QVERIFY2(document, qPrintable(path));
    const QMap<QString, QString> words = wordsUnderMarks(*document);
    QCOMPARE(words.size(), event.marks.size());
    for (const Highlight &mark : std::as_const(event.marks))
        QCOMPARE(lettersOf(words.value(mark.id.toString(QUuid::WithoutBraces))), lettersOf(mark.exact));
}

void TestPdf::writingsAreSearchable_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ligatures") << u"The officials flew off in an affluent airplane office"_s;
    QTest::newRow("Hebrew") << u"הספינה טבעה בנמל"_s;
    QTest::newRow("Arabic") << u"غرقت السفينة في الميناء"_s;
    QTest::newRow("Chinese") << u"渡轮沉没"_s;
    QTest::newRow("Devanagari") << u"प्रवक्ता ने कहा कि क्षति कम है"_s;
    QTest::newRow("Tamil") << u"கப்பல் மூழ்கியது"_s;
}

void TestPdf::writingsAreSearchable()
{
    QFETCH(QString, text);
    PdfOptions options;
    options.parts = {PdfPart::Reports};
    const auto document = Poppler::Document::load(write(eventOf({text.toUtf8()}), options));
    QVERIFY(document);
    const std::unique_ptr<Poppler::Page> page(document->page(1));
    const QString said = page->text({});
    for (const QString &word : text.split(u' '))
        QVERIFY2(lettersOf(said).contains(lettersOf(word)), qPrintable(word + u" not in "_s + said));
}

void TestPdf::marksSayWhoAndWhat()
{
    ExportEvent event = sample(3);
    const Report &report = event.comparison.reports.first();
    const QString words = u"the radar had been broken for three weeks, while the port authority insists"_s;
    const qsizetype start = report.text().indexOf(words);
    QVERIFY(start > 0);
    Highlight mark = makeHighlight(report, {start, start + words.size()}, HighlightColour::Green, u"Ada"_s);
    mark.note = u"Ask the union"_s;
    event.marks = {mark};
    const auto document = Poppler::Document::load(write(event, {}));
    QVERIFY(document);
    int found = 0;
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight})) {
            ++found;
            QVERIFY(annotation->contents().startsWith(u"Ask the union\n\n“the radar had been"_s));
            QVERIFY(annotation->contents().contains(report.shortName()));
            QCOMPARE(annotation->author(), u"Ada"_s);
            QCOMPARE(annotation->uniqueName(), mark.id.toString(QUuid::WithoutBraces));
            QCOMPARE(annotation->creationDate().toUTC().date(), mark.created.date());
        }
    }
    QCOMPARE(found, 1);
    for (const Poppler::FontInfo &font : document->fonts())
        QVERIFY2(font.isEmbedded(), qPrintable(font.name()));
}

void TestPdf::readersHaveNothingToComplain_data()
{
    QTest::addColumn<QList<PdfPart>>("parts");
    QTest::newRow("side by side") << QList{PdfPart::Comparison};
    QTest::newRow("one after the other") << QList{PdfPart::Reports};
    QTest::newRow("synopsis") << QList{PdfPart::Synopsis};
    QTest::newRow("conflicts") << QList{PdfPart::Conflicts};
    QTest::newRow("all of it") << QList{PdfPart::Conflicts, PdfPart::Synopsis, PdfPart::Comparison,
                                        PdfPart::Reports};
}

void TestPdf::readersHaveNothingToComplain()
{
    QFETCH(QList<PdfPart>, parts);
    ExportEvent event = sample(5);
    markAll(event);
    PdfOptions options;
    options.parts = parts;
    const QString path = write(event, options);
    const QString checked = run(u"qpdf"_s, {u"--check"_s, path});
    QVERIFY2(checked.startsWith(u"0: "_s) && !checked.contains(u"WARNING"_s), qPrintable(checked));
    QCOMPARE(run(u"mutool"_s,
                 {u"draw"_s, u"-q"_s, u"-r"_s, u"20"_s, u"-o"_s, m_folder.filePath(u"page-%d.png"_s), path})
                 .remove(u"warning: ICC support is not available\n"_s),
             u"0: "_s);
}

void TestPdf::sameInputGivesTheSameBytes()
{
    ExportEvent event = sample(5);
    markAll(event);
    PdfOptions options;
    options.parts = {PdfPart::Conflicts, PdfPart::Synopsis, PdfPart::Comparison, PdfPart::Reports};
    QFile first(write(event, options));
    QFile second(write(event, options));
    QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
    QVERIFY(first.fileName() != second.fileName());
    QVERIFY(first.readAll() == second.readAll());
}

void TestPdf::moreColumnsGoToFurtherPages()
{
    PdfOptions options;
    options.columns = 2;
    const ExportEvent event = sample(5);
    const auto document = Poppler::Document::load(write(event, options));
    QVERIFY(document);
    // 5 columns, two beside each other: three pages in a row show the same rows under their own heads.
    for (int i = 0; i < 3; ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(1 + i));
        const QString text = page->text({});
        QVERIFY2(text.contains(event.comparison.reports.at(2 * i).shortName()), qPrintable(text));
        QVERIFY(!text.contains(event.comparison.reports.at((2 * i + 2) % 5).shortName()));
    }
}

void TestPdf::conflictsLeadToTheTexts()
{
    PdfOptions options;
    options.parts = {PdfPart::Conflicts, PdfPart::Comparison};
    const auto document = Poppler::Document::load(write(sample(5), options));
    QVERIFY(document);
    const std::unique_ptr<Poppler::Page> page(document->page(1));
    int links = 0;
    for (const auto &link : page->links()) {
        QCOMPARE(link->linkType(), Poppler::Link::Goto);
        const auto &there = static_cast<const Poppler::LinkGoto &>(*link);
        QVERIFY(there.destination().pageNumber() > 2);
        ++links;
    }
    QVERIFY(links > 3);
}

void TestPdf::pagesAreNumberedAndNamed()
{
    const auto document = Poppler::Document::load(write(sample(5), {}));
    QVERIFY(document);
    const int pages = document->numPages();
    for (int i = 0; i < pages; ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        QVERIFY(page->text({}).contains(u"page %1 of %2"_s.arg(i + 1).arg(pages)));
    }
    const std::unique_ptr<Poppler::Page> second(document->page(1));
    QCOMPARE(second->label(), u"side-by-side-2"_s);
    QCOMPARE(document->title(), u"Ferry"_s);
    QVERIFY(!document->keywords().isEmpty());
    QVERIFY(document->metadata().contains(u"<dc:title>"_s));
    QStringList entries;
    for (const Poppler::OutlineItem &item : document->outline())
        entries.append(item.name());
    QCOMPARE(entries, (QStringList{u"Ferry"_s, u"Side by side"_s, u"Facts"_s}));
}

void TestPdf::textIsTagged()
{
    const QString path = write(sample(2), {});
    const QString structure = run(u"pdfinfo"_s, {u"-struct"_s, path});
    for (const QString &element : {u"Document"_s, u"H1"_s, u"Table"_s, u"TR"_s, u"TD"_s, u"P "_s})
        QVERIFY2(structure.contains(element), qPrintable(structure.left(2000)));
    QVERIFY(run(u"pdfinfo"_s, {path}).contains(QRegularExpression(u"Tagged: +yes"_s)));
}

void TestPdf::screenReadersGetAllOfIt_data()
{
    readersHaveNothingToComplain_data();
}

void TestPdf::screenReadersGetAllOfIt()
{
    QFETCH(QList<PdfPart>, parts);
    ExportEvent event = sample(5);
    markAll(event);
    PdfOptions options;
    options.parts = parts;
    options.columns = 2;
    AccessiblePdf pdf(write(event, options));
    QCOMPARE(pdf.complaints(), QStringList());
    QVERIFY(pdf.elements().value(u"/Annot"_s) > 3);
    QVERIFY(parts.size() == 1 || pdf.elements().value(u"/Link"_s) > 10);
}

/// Two marks and a link between them, from the first words of one report to those of another.
static MarkLink linkOf(const ExportEvent &event)
{
    const auto anchorOf = [](const Highlight &mark) {
        return Anchor{mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
    };
    return {QUuid::createUuid(),
            u"contradicts"_s,
            anchorOf(event.marks.first()),
            anchorOf(event.marks.last()),
            u"call both"_s,
            u"Ben"_s,
            event.made,
            event.made};
}

void TestPdf::linkedNotesAreThreads()
{
    ExportEvent event = sample(2);
    markAll(event);
    event.work.links = {linkOf(event)};
    event.work.notes = {{QUuid::createUuid(),
                         NoteSubject::Fact,
                         {event.work.links.first().to},
                         u"two witnesses"_s,
                         u"Ada"_s,
                         event.made,
                         event.made}};
    const Highlight first = event.marks.first();
    const Highlight last = event.marks.takeLast(); // its end has no mark any more
    PdfOptions options;
    options.parts = {PdfPart::Reports};
    const QString path = write(event, options);
    const auto document = Poppler::Document::load(path);
    QVERIFY(document);
    QStringList replies;
    QStringList notes;
    QList<QRectF> boxes;
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto &annotation : page->annotations()) {
            for (const auto &reply : annotation->revisions()) {
                QCOMPARE(annotation->uniqueName(), first.id.toString(QUuid::WithoutBraces));
                QCOMPARE(reply->author(), u"Ben"_s);
                replies.append(reply->contents());
            }
            if (annotation->subType() == Poppler::Annotation::AText &&
                !(annotation->flags() & Poppler::Annotation::Hidden))
                notes.append(annotation->contents()), boxes.append(annotation->boundary());
        }
    }
    QCOMPARE(replies.size(), 1);
    QVERIFY2(replies.first().startsWith(u"→ contradicts: “"_s) && replies.first().endsWith(u"call both"_s),
             qPrintable(replies.first()));
    QVERIFY(replies.first().contains(last.exact.simplified()));
    QCOMPARE(notes.size(), 2);
    QCOMPARE(notes.last(), u"two witnesses"_s);
    QVERIFY(!boxes.first().intersects(boxes.last()));
    QVERIFY(notes.first().startsWith(u"← contradicts: “"_s + first.exact.simplified()));
    QCOMPARE(AccessiblePdf(path).complaints(), QStringList());
}

void TestPdf::notesOpenBesideTheirWords()
{
    ExportEvent event = sample(5);
    markAll(event);
    PdfOptions options;
    options.parts = {PdfPart::Comparison, PdfPart::Reports};
    const auto popups = AccessiblePdf(write(event, options)).popups();
    QVERIFY(popups.size() > 20);
    for (const auto &[popup, words] : popups) {
        QVERIFY(!popup.intersects(words));
        QVERIFY(popup.left() >= 0 && popup.top() >= 0 && popup.right() <= 842 && popup.bottom() <= 842);
    }
}

void TestPdf::theCheckCanFail()
{
    const QString path = m_folder.filePath(u"untagged.pdf"_s);
    {
        QPdfWriter writer(path);
        QPainter painter(&writer);
        painter.drawText(100, 100, u"Nobody said what this is."_s);
    }
    const QString complaints = AccessiblePdf(path).complaints().join(u'\n');
    for (const QString &lack : {u"no language"_s, u"no tab order"_s, u"neither tagged"_s})
        QVERIFY2(complaints.contains(lack), qPrintable(complaints));
}

void TestPdf::greyGroundIsWhatNobodyElseHas()
{
    // The second sentence of each stands in the other one too, but in another order: it is not level.
    const ExportEvent event = eventOf({"The ferry Aurelia sank near Port Halden on Friday morning.\n\n"
                                       "Twelve lorries were parked on the lower deck that night.\n\n"
                                       "Only this report tells of a brass band on the quay.\n"_ba,
                                       "Twelve lorries were parked on the lower deck that night.\n\n"
                                       "The ferry Aurelia sank near Port Halden on Friday morning.\n"_ba});
    QVERIFY(event.comparison.alignments.size() >= 2);
    const auto document = Poppler::Document::load(write(event, {}));
    const std::unique_ptr<Poppler::Page> page(document->page(1));
    const QImage drawn = page->renderToImage(72, 72);
    const auto isGrey = [&](const QString &word) {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        if (!page->search(word, left, top, right, bottom, Poppler::Page::FromTop))
            return std::optional<bool>();
        const QColor beside = drawn.pixelColor(int(left) - 2, int((top + bottom) / 2));
        return std::optional(beside.lightness() < 250);
    };
    QCOMPARE(isGrey(u"Only"_s), std::optional(true));
    QCOMPARE(isGrey(u"Twelve"_s), std::optional(false));
    QCOMPARE(isGrey(u"The ferry"_s), std::optional(false));
}

void TestPdf::writingToTheLeftStandsAtTheRight()
{
    ExportEvent event = eventOf({"הספינה טבעה בנמל ביום ראשון.\n\nThe ferry sank."_ba});
    markAll(event);
    PdfOptions options;
    options.parts = {PdfPart::Reports};
    const auto document = Poppler::Document::load(write(event, options));
    QVERIFY(document);
    const std::unique_ptr<Poppler::Page> page(document->page(1));
    QMap<QString, QRectF> boxes;
    for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight}))
        boxes.insert(annotation->contents().section(u'“', 1), annotation->boundary());
    QCOMPARE(boxes.size(), 2);
    QVERIFY(boxes.last().left() > boxes.first().left() + 0.1);
}

void TestPdf::aFolderThatIsNotThereIsAnError()
{
    const auto done = writePdf(sample(), {}, u"/no/such/folder/event.pdf"_s);
    QVERIFY(!done);
    QVERIFY(done.error().message().contains(u"/no/such/folder/event.pdf"_s));
}

void TestPdf::aCancelledExportLeavesNothing()
{
    QTemporaryDir folder;
    int asked = 0;
    const auto done =
        writePdf(sample(), {}, folder.filePath(u"event.pdf"_s), [&](double) { return ++asked < 6; });
    QVERIFY(!done);
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestPdf::aPreviewShowsTheSamePages()
{
    const ExportEvent event = sample(5);
    const QList<QImage> pages = previewPages(event, {}, 1, 2, 40);
    QCOMPARE(pages.size(), 2);
    QVERIFY(pages.first().width() > pages.first().height());
    const auto document = Poppler::Document::load(write(event, {}));
    const std::unique_ptr<Poppler::Page> page(document->page(1));
    const QImage drawn = page->renderToImage(40, 40)
                             .convertToFormat(QImage::Format_Grayscale8)
                             .scaled(40, 28, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage shown = pages.first()
                             .convertToFormat(QImage::Format_Grayscale8)
                             .scaled(40, 28, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int apart = 0;
    for (int y = 0; y < 28; ++y) {
        for (int x = 0; x < 40; ++x)
            apart += qAbs(qGray(drawn.pixel(x, y)) - qGray(shown.pixel(x, y)));
    }
    QVERIFY2(apart < 40 * 28 * 12, qPrintable(QString::number(double(apart) / (40 * 28))));
}

QTEST_MAIN(TestPdf)
#include "tst_pdf.moc"
