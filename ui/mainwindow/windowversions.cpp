// SPDX-License-Identifier: GPL-3.0-or-later
// Says of an open report that it is the next version of one that came under another name, so that its marks
// and notes go along.
#include "comparisonview/comparisonview.h"
#include "library/earlierversions.h"
#include "library/library.h"
#include "library/undolog.h"
#include "mainwindow/mainwindow.h"

#include <QFileInfo>
#include <QMenu>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Which text a report is the next version of, before and after.
class VersionStep : public KeptStep
{
public:
    using Set = std::function<bool(const QByteArray &sha256, const QByteArray &earlier)>;

    VersionStep(QByteArray sha256, QByteArray before, QByteArray after, Set set)
        : m_sha256(std::move(sha256)), m_before(std::move(before)), m_after(std::move(after)),
          m_set(std::move(set))
    {
        setText(MainWindow::tr("version of a report"));
    }
    [[nodiscard]] QJsonObject written() const override
    {
        return {{u"kind"_s, u"version"_s},
                {u"report"_s, QString::fromLatin1(m_sha256)},
                {u"before"_s, QString::fromLatin1(m_before)},
                {u"after"_s, QString::fromLatin1(m_after)}};
    }

protected:
    [[nodiscard]] bool apply(bool forward) override { return m_set(m_sha256, forward ? m_after : m_before); }

private:
    QByteArray m_sha256;
    QByteArray m_before;
    QByteArray m_after;
    Set m_set;
};

QString described(const ReportRecord &record)
{
    QStringList parts{record.outlet, QFileInfo(record.path).fileName(), record.title.left(50),
                      record.added.isValid()
                          ? QLocale().toString(record.added.toLocalTime(), u"d MMM HH:mm"_s)
                          : QString()};
    parts.removeAll(QString());
    return parts.join(u" · "_s).replace(u'&', u"&&"_s);
}

} // namespace

void MainWindow::buildVersionActions()
{
    addAction(u"tools_version"_s, tr("This Report Is a New &Version Of…"), {}, [this] { chooseEarlier(); });
}

void MainWindow::chooseEarlier()
{
    const auto place = currentView()->active();
    if (!place || !m_library)
        return;
    const Report &report = m_view->comparison().reports.at(place->report);
    const auto likely = likelyEarlierVersions(*m_library, report);
    const auto before = earlierVersion(*m_library, report.sha256());
    if (!likely || !before) {
        showError(likely ? before.error() : likely.error());
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("%1 is the next version of").arg(report.shortName()));
    const auto offer = [&](const QString &text, const QByteArray &earlier) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, sha256 = report.sha256(), before = *before, earlier] {
                    setEarlier(sha256, before, earlier);
                });
    };
    for (const ReportRecord &record : *likely) {
        const bool isOpen =
            std::ranges::contains(m_view->comparison().reports, record.sha256, &Report::sha256);
        if (!isOpen) // two versions side by side are compared, not joined
            offer(described(record), record.sha256);
    }
    if (!before->isEmpty())
        offer(tr("None: it is a report of its own"), {});
    if (menu->actions().size() == 1)
        menu->addAction(tr("The library has no report of this file name, title or outlet"))
            ->setEnabled(false);
    menu->popup(menuCorner());
    menu->setActiveAction(menu->actions().value(1));
}

void MainWindow::setEarlier(const QByteArray &sha256, const QByteArray &before, const QByteArray &earlier)
{
    m_store.undoStack()->push(
        new VersionStep(sha256, before, earlier,
                        [this](const QByteArray &of, const QByteArray &is) { return joinVersion(of, is); }));
}

/// Marks and notes come, or go, with the version.
bool MainWindow::joinVersion(const QByteArray &sha256, const QByteArray &earlier)
{
    const auto done = m_library->sources().setVersionOf(sha256, earlier);
    if (!done)
        showError(done.error());
    else
        compareAgain();
    return done.has_value();
}

void MainWindow::keepVersionsIn(UndoLog &log)
{
    log.addMaker(u"version"_s, [this](const QJsonObject &step) {
        const auto hash = [&](QLatin1StringView name) { return step.value(name).toString().toLatin1(); };
        return new VersionStep(
            hash("report"_L1), hash("before"_L1), hash("after"_L1),
            [this](const QByteArray &of, const QByteArray &is) { return joinVersion(of, is); });
    });
}

} // namespace synoptic
