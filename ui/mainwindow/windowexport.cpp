// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the window, and exports that come back.
#include "comparisonview/columnaccessible.h"
#include "comparisonview/comparisonview.h"
#include "exportdialog/exportdialog.h"
#include "exporting/receiving.h"
#include "mainwindow/mainwindow.h"
#include "thresholdbar/thresholdbar.h"

#include <KMessageWidget>
#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace synoptic {

ExportEvent MainWindow::exportEvent() const
{
    ExportEvent event{m_title, m_view->comparison(), placedMarks(), exportTime(), {}};
    event.threshold = m_threshold->threshold();
    if (!m_library)
        return event;
    const QList<Report> &reports = event.comparison.reports;
    event.tags = m_library->tags().all().value_or(QList<Tag>());
    event.work = workOn(*m_library, reports).value_or(AnalystWork());
    event.originals = lostOriginals(*m_library, reports);
    return event;
}

Result<void> MainWindow::exportPdf(const QString &path) const
{
    return writePdf(exportEvent(), {}, path);
}

void MainWindow::chooseAndExport()
{
    if (m_view->comparison().reports.isEmpty())
        return;
    auto *dialog = new ExportDialog(exportEvent(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { say(tr("Exported to %1").arg(path)); });
    dialog->open();
}

namespace {

/// "3 marks, 1 link": what is new here.
QString newThings(const MergeReport &merged)
{
    const QHash<QString, std::pair<QString, QString>> names{
        {u"highlight"_s, {MainWindow::tr("1 mark"), MainWindow::tr("%1 marks")}},
        {u"subject_note"_s, {MainWindow::tr("1 note"), MainWindow::tr("%1 notes")}},
        {u"link"_s, {MainWindow::tr("1 link"), MainWindow::tr("%1 links")}},
        {u"correction"_s, {MainWindow::tr("1 correction"), MainWindow::tr("%1 corrections")}},
        {u"verdict"_s, {MainWindow::tr("1 verdict"), MainWindow::tr("%1 verdicts")}},
        {u"passage_label"_s,
         {MainWindow::tr("1 label of a passage"), MainWindow::tr("%1 labels of passages")}}};
    QStringList things;
    for (const MergeReport::Count &count : merged.counts) {
        const auto name = names.constFind(count.what);
        if (count.added > 0 && name != names.cend())
            things.append(count.added == 1 ? name->first : name->second.arg(count.added));
    }
    return things.join(u", "_s);
}

QStringList newsOf(const MergeReport &merged)
{
    constexpr qsizetype mostLines = 4;
    const QString things = newThings(merged);
    QStringList lines{things.isEmpty() ? MainWindow::tr("Your library has all that came along already.")
                                       : MainWindow::tr("New in your library: %1.").arg(things)};
    if (!merged.conflicts.isEmpty())
        lines.append(MainWindow::tr("Where it differs from yours, yours stays:"));
    for (const MergeConflict &conflict : merged.conflicts.first(std::min(mostLines, merged.conflicts.size())))
        lines.append(MainWindow::tr("“%1” — here: %2; there: %3")
                         .arg(conflict.words.simplified().left(60), conflict.here.simplified(),
                              conflict.there.simplified()));
    if (merged.conflicts.size() > mostLines)
        lines.append(MainWindow::tr("and %1 more.").arg(merged.conflicts.size() - mostLines));
    return lines;
}

} // namespace

/// Reads the exports among the files off the GUI thread, then opens all. False: there is none among them.
bool MainWindow::openExports(const QStringList &files)
{
    if (std::ranges::none_of(files, isExport))
        return false;
    say(tr("Reading the export…"));
    const QString folder = Library::defaultFolder() + u"/received"_s;
    QtConcurrent::run(&m_receiving, [files, folder] {
        Received received;
        for (const QString &file : files) {
            if (!isExport(file)) {
                received.paths.append(file);
                continue;
            }
            auto event = receive(file, folder);
            if (!event) {
                received.errors.append(event.error());
                continue;
            }
            received.paths += event->paths;
            received.events.append(*event);
        }
        return received;
    }).then(this, [this](const Received &received) { openReceived(received); });
    return true;
}

void MainWindow::openReceived(const Received &received)
{
    QStringList lines;
    for (const Error &error : received.errors)
        lines.append(error.message());
    bool news = false;
    for (const ReceivedEvent &event : received.events) {
        const auto taken = takeUp(event);
        news = news || taken;
        lines.append(taken ? taken->split(u'\n') : QStringList(taken.error().message()));
    }
    lines.removeAll(QString());
    m_uponOpening = lines.join(u'\n');
    if (!received.paths.isEmpty())
        open(received.paths);
    else
        tellUponOpening();
}

/// Takes up what came with an export; gives what is to be said of it.
Result<QString> MainWindow::takeUp(const ReceivedEvent &event)
{
    if (!m_library || !m_library->canWrite())
        return std::unexpected(Error{tr("Marks and decisions that came along are not shown"), event.title,
                                     tr("Choose a library that can be written, then open the file again")});
    const auto merged = synoptic::takeUp(*m_library, event);
    if (!merged)
        return std::unexpected(merged.error());
    QStringList lines{newsOf(*merged)};
    if (std::abs(event.threshold - m_threshold->threshold()) > 0.001)
        lines.append(tr("It was compared at a score of %1, here it is %2 (Shift+G changes it).")
                         .arg(event.threshold, 0, 'f', 2)
                         .arg(m_threshold->threshold(), 0, 'f', 2));
    return lines.join(u'\n');
}

/// What exports that were opened brought along, once their event is on screen.
void MainWindow::tellUponOpening()
{
    QString said = std::exchange(m_uponOpening, {});
    if (said.isEmpty())
        return;
    if (m_message->isVisible()) // something could not be opened
        said.prepend(m_message->text() + u'\n');
    else
        m_message->setMessageType(KMessageWidget::Information);
    m_message->setText(said);
    m_message->animatedShow();
    tellMessage(m_message, said);
}

} // namespace synoptic
