// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog's choices, presets and preview, and that the window lives while a file is written.
#include "exportdialog/exportdialog.h"
#include "exportdialog/pagepreview.h"
#include "reading/reportreader.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace synoptic;
using namespace Qt::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void choicesComeBack();
    void theFirstTimeDifferencesComeBeforeTheTexts();
    void aPresetIsKeptUnderItsName();
    void thePreviewFollowsAndTurnsByKey();
    void writingGoesOnInTheBackground();
    void escapeCancelsAndLeavesNothing();

private:
    static ExportEvent event(int sentences = 3);
};

void TestExportDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings(u"synoptic"_s, u"export"_s).clear();
}

ExportEvent TestExportDialog::event(int sentences)
{
    QList<Report> reports;
    for (int r = 0; r < 3; ++r) {
        QByteArray text;
        for (int s = 0; s < sentences; ++s)
            text += "Rescuer " + QByteArray::number(s) + " pulled " + QByteArray::number(40 + r) +
                    " people from the cold sea near Port Halden.\n\n";
        reports.append(*readReport(text, u"report-%1.txt"_s.arg(r)));
    }
    Comparison comparison;
    comparison.reports = reports;
    return {u"Rescue"_s, comparison, {}, QDateTime::fromSecsSinceEpoch(0), {}};
}

void TestExportDialog::choicesComeBack()
{
    ExportDialog dialog(event());
    ExportTask task;
    task.format = ExportFormat::Pack;
    task.scope = {
        {0, 2}, {DifferenceKind::Time}, {DifferenceNature::Rounding}, ExportScope::Marks::WithNotes};
    task.pdf = {{PdfPart::Conflicts, PdfPart::Reports},
                QPageSize::Letter,
                QPageLayout::Landscape,
                3,
                8.5,
                true,
                false};
    dialog.setTask(task);
    QVERIFY(dialog.task() == task);
    dialog.setTask({});
    QVERIFY(dialog.task() == ExportTask());
}

void TestExportDialog::theFirstTimeDifferencesComeBeforeTheTexts()
{
    QSettings(u"synoptic"_s, u"export"_s).clear();
    ExportTask task = ExportDialog(event()).task();
    QCOMPARE(task.pdf.parts, (QList{PdfPart::Conflicts, PdfPart::Comparison}));
    task.pdf.parts = {PdfPart::Reports};
    ExportPresets().keepLast(task);
    QCOMPARE(ExportDialog(event()).task().pdf.parts, QList{PdfPart::Reports});
    QSettings(u"synoptic"_s, u"export"_s).clear();
}

void TestExportDialog::aPresetIsKeptUnderItsName()
{
    ExportTask task;
    task.pdf.columns = 2;
    task.scope.reports = {1};
    ExportPresets presets;
    presets.keep(u"for the desk"_s, task);
    QCOMPARE(presets.names(), QStringList{u"for the desk"_s});
    QCOMPARE(presets.preset(u"for the desk"_s).pdf.columns, 2);
    QVERIFY(presets.preset(u"for the desk"_s).scope.reports.isEmpty()); // those are the event's
    presets.remove(u"for the desk"_s);
    QVERIFY(presets.names().isEmpty());
}

void TestExportDialog::thePreviewFollowsAndTurnsByKey()
{
    ExportDialog dialog(event(60));
    dialog.setTask({});
    dialog.show();
    QSignalSpy painted(dialog.preview(), &PagePreview::painted);
    QTRY_VERIFY(painted.count() >= 1);
    const QImage title = dialog.preview()->picture();
    QVERIFY(title.height() > title.width());
    QTest::keyClick(&dialog, Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(dialog.preview()->page(), 1);
    QTRY_VERIFY(dialog.preview()->picture().width() > dialog.preview()->picture().height());
    QTest::keyClick(&dialog, Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(dialog.preview()->page(), 0);
    ExportTask csv;
    csv.format = ExportFormat::Csv;
    dialog.setTask(csv);
    QTRY_VERIFY(dialog.preview()->picture().isNull());
}

void TestExportDialog::writingGoesOnInTheBackground()
{
    QTemporaryDir folder;
    ExportDialog dialog(event(400));
    dialog.show();
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    int turns = 0;
    QTimer clock;
    connect(&clock, &QTimer::timeout, &dialog, [&] { ++turns; });
    clock.start(1);
    dialog.exportTo(folder.filePath(u"event.pdf"_s));
    QCOMPARE(exported.count(), 0); // it came back at once
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 60000);
    QVERIFY(turns > 3);
    QVERIFY(QFileInfo(folder.filePath(u"event.pdf"_s)).size() > 10000);
    QVERIFY(!dialog.isVisible());
}

void TestExportDialog::escapeCancelsAndLeavesNothing()
{
    QTemporaryDir folder;
    ExportDialog dialog(event(2000));
    dialog.show();
    dialog.exportTo(folder.filePath(u"event.pdf"_s));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    const auto isIdle = [&] {
        for (const QPushButton *one : dialog.findChildren<QPushButton *>()) {
            if (one->isDefault())
                return one->isEnabled();
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 60000);
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
