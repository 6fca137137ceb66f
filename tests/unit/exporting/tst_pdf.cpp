// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the PDF back with Poppler: an independent reader must find every mark, with the words under it.
#include "exporting/export.h"
#include "reading/reportreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <poppler-qt6.h>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestPdf : public QObject
{
    Q_OBJECT
private slots:
    void highlightsAreRealAnnotations_data();
    void highlightsAreRealAnnotations();
    void aFolderThatIsNotThereIsAnError();
    void jsonCountsCodePoints();

private:
    static Comparison sample();
};

Comparison TestPdf::sample()
{
    QList<Report> reports;
    for (const QString &name : {u"3-sundmark-courier"_s, u"5-coastal-agency-copy"_s})
        reports.append(
            *readReport(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name + u".txt"_s));
    return *compareReports(reports);
}

void TestPdf::highlightsAreRealAnnotations_data()
{
    QTest::addColumn<PdfLayout>("layout");
    QTest::newRow("side by side") << PdfLayout::SideBySide;
    QTest::newRow("one after another") << PdfLayout::InSequence;
}

void TestPdf::highlightsAreRealAnnotations()
{
    QFETCH(PdfLayout, layout);
    const Comparison comparison = sample();
    const QString words = u"the radar had been broken for three weeks, while the port authority insists"_s;
    const qsizetype start = comparison.reports.first().text().indexOf(words);
    QVERIFY(start > 0);
    Highlight highlight = makeHighlight(comparison.reports.first(), {start, start + words.size()},
                                        HighlightColour::Green, u"Ada"_s);
    highlight.note = u"Ask the union"_s;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"event.pdf"_s);
    const auto done = writePdf(comparison, {layout, u"Ferry"_s, {highlight}}, path);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().message()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"event.pdf"_s});

    const std::unique_ptr<Poppler::Document> document(Poppler::Document::load(path));
    QVERIFY(document);
    for (const Poppler::FontInfo &font : document->fonts())
        QVERIFY(font.isEmbedded());
    // The first page explains what the pages that follow show, and nothing else.
    const std::unique_ptr<Poppler::Page> title(document->page(0));
    QCOMPARE(title->text({}).contains(u"grey ground"_s), layout == PdfLayout::SideBySide);
    QString under;
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document->page(i));
        for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight})) {
            QCOMPARE(annotation->contents(), u"Ask the union"_s);
            QCOMPARE(annotation->author(), u"Ada"_s);
            QCOMPARE(annotation->uniqueName(), highlight.id.toString(QUuid::WithoutBraces));
            const auto *mark = static_cast<const Poppler::HighlightAnnotation *>(annotation.get());
            QVERIFY(mark->highlightQuads().size() >= 1);
            for (const auto &quad : mark->highlightQuads()) {
                const QSizeF size = page->pageSizeF();
                const double top = std::min(quad.points[0].y(), quad.points[2].y()) * size.height();
                const double bottom = std::max(quad.points[0].y(), quad.points[2].y()) * size.height();
                const double left = std::min(quad.points[0].x(), quad.points[2].x()) * size.width();
                const double right = std::max(quad.points[1].x(), quad.points[0].x()) * size.width();
                // A line's box is a little taller than its letters: read its middle.
                under +=
                    page->text(QRectF(left, top + (bottom - top) * 0.3, right - left, (bottom - top) * 0.4)) +
                    u' ';
            }
        }
    }
    QCOMPARE(under.simplified(), words);
}

void TestPdf::aFolderThatIsNotThereIsAnError()
{
    const auto done = writePdf(sample(), {}, u"/no/such/folder/event.pdf"_s);
    QVERIFY(!done);
    QVERIFY(done.error().message().contains(u"/no/such/folder/event.pdf"_s));
}

void TestPdf::jsonCountsCodePoints()
{
    const auto report = readReport("😀 Fog came. “We saw nothing,” Ann Bell said."_ba, {});
    QVERIFY(report);
    const QJsonObject object = QJsonDocument::fromJson(toJson(*compareReports({*report}))).object();
    const QJsonObject first = object[u"reports"_s].toArray().at(0).toObject();
    const QJsonObject quotation = first[u"quotations"_s].toArray().at(0).toObject();
    const QList<uint> points = first[u"text"_s].toString().toUcs4();
    const qsizetype start = quotation[u"start"_s].toInteger();
    const QString quoted = QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + start,
                                             quotation[u"end"_s].toInteger() - start);
    QCOMPARE(quoted, u"We saw nothing,"_s);
    QCOMPARE(quotation[u"speaker"_s].toString(), u"Ann Bell"_s);
    QVERIFY(first[u"url"_s].isNull());
    QCOMPARE(object[u"synoptic"_s].toObject()[u"schema"_s].toInt(), 1);
}

QTEST_MAIN(TestPdf)
#include "tst_pdf.moc"
