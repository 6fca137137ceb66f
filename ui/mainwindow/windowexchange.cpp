// SPDX-License-Identifier: GPL-3.0-or-later
// Marks out as a table and as web annotations, and these in.
#include "comparisonview/comparisonview.h"
#include "exporting/export.h"
#include "exporting/formats/refiqda.h"
#include "exporting/markexchange.h"
#include "library/analyst.h"
#include "library/library.h"
#include "mainwindow/mainwindow.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

MarkSet marksOf(const ComparisonView &view, const MarkStore &store, const SubjectNoteStore &notes,
                Library *library)
{
    MarkSet marks{view.comparison().reports, {}, {}, notes.whereTheyStand()};
    for (const PlacedHighlight &placed : store.highlights())
        marks.highlights.append(placed.highlight);
    if (library)
        marks.tags = library->tags().all().value_or(QList<Tag>());
    return marks;
}

} // namespace

void MainWindow::buildExchange()
{
    addAction(u"file_export_table"_s, tr("Marks as a &Table (CSV)…"), {}, [this] {
        exportMarks(tr("Tables (*.csv)"), u"marks.csv"_s,
                    toMarkTable(marksOf(*m_view, m_store, *m_subjectNotes, m_library)));
    });
    addAction(u"file_export_annotations"_s, tr("Marks as &Web Annotations…"), {}, [this] {
        exportMarks(tr("Web annotations (*.jsonld)"), u"marks.jsonld"_s,
                    toWebAnnotations(marksOf(*m_view, m_store, *m_subjectNotes, m_library)));
    });
    addAction(u"library_import_codes"_s, tr("Read a &Code Book (REFI-QDA)…"), {}, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Read a Code Book"), {},
                                                          tr("Code books (*.qdc);;All files (*)"));
        if (!path.isEmpty())
            importCodeBook(path);
    });
    addAction(u"library_import"_s, tr("Read Web &Annotations…"), {}, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Read Web Annotations"), {}, tr("Web annotations (*.jsonld *.json);;All files (*)"));
        if (!path.isEmpty())
            importMarks(path);
    });
}

/// Codes become tags; a tag of the same name at the same place is the same.
void MainWindow::importCodeBook(const QString &path)
{
    QFile file(path);
    if (!m_library || !file.open(QIODevice::ReadOnly)) {
        showError(
            {tr("The file cannot be read (%1)").arg(file.errorString()), path, tr("Check its permissions")});
        return;
    }
    const auto read = readCodeBook(file.readAll());
    const auto added = read ? m_store.addTags(*read) : Result<int>(std::unexpected(read.error()));
    if (!added) {
        showError(added.error());
        return;
    }
    say(tr("tags read: %1; here already: %2").arg(*added).arg(read->size() - *added));
}

void MainWindow::exportMarks(const QString &filter, const QString &name, const QByteArray &bytes)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export Marks"), name, filter);
    if (path.isEmpty())
        return;
    if (const auto done = writeFile(bytes, path); !done)
        showError(done.error());
    else
        say(tr("Exported to %1").arg(path));
}

void MainWindow::importMarks(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        showError(
            {tr("The file cannot be read (%1)").arg(file.errorString()), path, tr("Check its permissions")});
        return;
    }
    const auto read = readWebAnnotations(file.readAll(), m_view->comparison().reports);
    if (!read) {
        showError(read.error());
        return;
    }
    QList<Highlight> marks = read->highlights;
    for (Highlight &mark : marks) {
        for (const QString &tag : read->tags.value(mark.id)) {
            if (const auto known = m_library ? m_library->tags().atPath(tag, mark.author)
                                             : Result<Tag>(std::unexpected(Error{})))
                mark.tags.append(known->id);
        }
    }
    const int added = m_store.addAll(marks) + m_subjectNotes->addAll(read->notes);
    say(tr("marks and notes read: %1; here already: %2; whose words are in no report, or in several: %3")
            .arg(added)
            .arg(marks.size() + read->notes.size() - added)
            .arg(read->unplaced));
}

} // namespace synoptic
