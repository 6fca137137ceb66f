// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypane/librarybar.h"

#include "library/backups.h"
#include "library/copying.h"
#include "library/library.h"
#include "library/salvage.h"
#include "library/serveraddress.h"
#include "librarypane/mergedialog.h"
#include "librarypane/restoredialog.h"
#include "librarypane/serverdialog.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace synoptic {

LibraryBar::LibraryBar(Library *library, QWidget *parent)
    : KMessageWidget(parent), m_library(library), m_watch(library), m_state(new QLabel(parent)),
      m_salvageAction(new QAction(tr("Salvage What Can Be Read"), this)),
      m_restoreAction(new QAction(tr("Restore a Copy…"), this)),
      m_againAction(new QAction(tr("Try Again"), this)),
      m_passwordAction(new QAction(tr("Enter Password…"), this))
{
    setWordWrap(true);
    hide();
    m_state->setForegroundRole(QPalette::PlaceholderText);
    connect(m_salvageAction, &QAction::triggered, this, &LibraryBar::salvage);
    connect(m_restoreAction, &QAction::triggered, this, &LibraryBar::restore);
    connect(m_againAction, &QAction::triggered, this, [this] {
        (void)m_library->reopen();
        refresh();
        emit libraryReplaced();
    });
    connect(m_passwordAction, &QAction::triggered, this, &LibraryBar::askPassword);
    connect(&m_caretaker, &Caretaker::looked, this, &LibraryBar::showHealth);
    connect(&m_watch, &LibraryWatch::changedByOthers, this, &LibraryBar::changedByOthers);
    refresh();
}

void LibraryBar::say(MessageType type, const QString &text, bool offersRepair)
{
    for (QAction *action : {m_salvageAction, m_restoreAction, m_passwordAction, m_againAction})
        removeAction(action);
    if (offersRepair) {
        addAction(m_salvageAction);
        addAction(m_restoreAction);
    }
    if (m_library && m_library->condition() == LibraryCondition::NeedsPassword)
        addAction(m_passwordAction);
    if (m_library && m_library->problem())
        addAction(m_againAction);
    setMessageType(type);
    setToolTip({});
    setText(text);
    setCloseButtonVisible(!offersRepair);
    show();
}

void LibraryBar::refresh()
{
    m_state->clear();
    if (!m_library)
        return;
    if (const auto &problem = m_library->problem()) {
        const bool damaged =
            !m_library->isOnServer() && (m_library->condition() == LibraryCondition::Damaged ||
                                         m_library->condition() == LibraryCondition::NoLibrary);
        QString text = problem->message();
        if (m_library->marks().all())
            text += u' ' + tr("Your marks can be read; new ones cannot be kept until then.");
        say(damaged ? Error : Warning, text, damaged);
        return;
    }
    if (!m_library->notice().isEmpty())
        say(Information, m_library->notice() + u'.', false);
    else
        hide();
    if (m_library->isOnServer()) {
        m_state->setText(tr("library on a server"));
        m_state->setToolTip(m_library->path());
        return;
    }
    // The event on screen comes first.
    QTimer::singleShot(3s, this, [this] { check(false); });
}

void LibraryBar::check(bool backUp)
{
    if (!m_library || !m_library->canWrite() || isKeptOnServer())
        return;
    m_asked = m_asked || backUp;
    m_state->setText(tr("checking the library…"));
    m_caretaker.look(m_library->path(), backUp);
}

void LibraryBar::showHealth(const HealthReport &report)
{
    const bool asked = std::exchange(m_asked, false);
    m_state->clear();
    if (!report.problems.isEmpty()) {
        say(Error,
            tr("The library is damaged. What you mark from now on may be lost: salvage what can be read, or "
               "restore a copy."),
            true);
        setToolTip(report.problems.join(u'\n'));
        return;
    }
    if (report.error) {
        m_state->setText(tr("library not copied"));
        emit failed(*report.error);
        return;
    }
    m_state->setText(tr("library whole"));
    m_state->setToolTip(tr("The whole library was checked at %1. Copies stand in %2.")
                            .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat),
                                 backupFolder(m_library->path())));
    if (asked)
        say(Positive,
            report.backup.isEmpty() ? tr("The library is whole.")
                                    : tr("The library is whole; a copy is %1.").arg(report.backup),
            false);
}

void LibraryBar::replaceBy(const QString &file, const QString &word, const QString &said)
{
    const auto kept = m_library->replaceBy(file, word);
    if (!kept) {
        emit failed(kept.error());
        return;
    }
    refresh();
    emit libraryReplaced();
    say(Positive, said + u' ' + tr("The file that was there is %1.").arg(*kept), false);
}

bool LibraryBar::isKeptOnServer()
{
    if (m_library->isOnServer())
        emit failed(keptOnServer(m_library->path()));
    return m_library->isOnServer();
}

void LibraryBar::salvage()
{
    if (!m_library || isKeptOnServer())
        return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const QString fresh = m_library->path() + u".salvaged"_s;
    const auto salvaged = synoptic::salvage(m_library->path(), fresh);
    QApplication::restoreOverrideCursor();
    if (!salvaged) {
        emit failed(salvaged.error());
        return;
    }
    const QString told = salvaged->inWords().replace(u"\n"_s, u"; "_s);
    replaceBy(fresh, u"damaged"_s,
              salvaged->everything() ? tr("Everything was salvaged (%1).").arg(told)
                                     : tr("Not everything could be salvaged: %1.").arg(told));
    QFile::remove(fresh);
}

void LibraryBar::restore()
{
    if (!m_library || isKeptOnServer())
        return;
    RestoreDialog dialog(m_library->path(), window());
    if (dialog.exec() == QDialog::Accepted && !dialog.chosen().isEmpty())
        replaceBy(dialog.chosen(), u"before-restore"_s,
                  tr("The library is as it was in %1.").arg(QFileInfo(dialog.chosen()).fileName()));
}

void LibraryBar::merge()
{
    if (!m_library)
        return;
    const QString other = QFileDialog::getOpenFileName(window(), tr("Merge Another Library"), {},
                                                       tr("Libraries (*.sqlite);;All files (*)"));
    if (!other.isEmpty())
        mergeFrom(other);
}

void LibraryBar::mergeFromServer()
{
    if (!m_library)
        return;
    ServerDialog dialog({}, tr("&Merge…"), window());
    if (dialog.exec() == QDialog::Accepted)
        mergeFrom(dialog.address());
}

void LibraryBar::mergeFrom(const QString &other)
{
    const auto preview = previewMerge(*m_library, other);
    if (!preview) {
        emit failed(preview.error());
        return;
    }
    MergeDialog dialog(*preview, other, window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto merged = mergeLibrary(*m_library, other);
    if (!merged) {
        emit failed(merged.error());
        return;
    }
    emit changedByOthers();
    say(Positive, tr("Merged: %1 added, %2 changed.").arg(merged->added()).arg(merged->changed()), false);
}

void LibraryBar::openOther()
{
    const QString path = QFileDialog::getSaveFileName(window(), tr("Open or Make a Library"), {},
                                                      tr("Libraries (*.sqlite);;All files (*)"), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty())
        leaveFor(path);
}

void LibraryBar::openServer()
{
    ServerDialog dialog({}, tr("&Open"), window());
    if (dialog.exec() == QDialog::Accepted)
        leaveFor(dialog.address());
}

/// \p place: a file, or an address without password; it is there again in the next session.
void LibraryBar::leaveFor(const QString &place)
{
    if (!m_library)
        return;
    if (const auto opened = m_library->openOther(place); !opened) {
        emit failed(opened.error());
        return;
    }
    QSettings(u"synoptic"_s, u"session"_s).setValue(u"library"_s, m_library->path());
    refresh();
    emit libraryReplaced();
}

void LibraryBar::askPassword()
{
    ServerDialog dialog(m_library->path(), tr("&Open"), window());
    if (dialog.exec() != QDialog::Accepted)
        return;
    (void)m_library->reopen();
    refresh();
    emit libraryReplaced();
}

void LibraryBar::copyIntoFile()
{
    if (!m_library)
        return;
    const QString file = QFileDialog::getSaveFileName(window(), tr("Copy the Library into a File"), {},
                                                      tr("Libraries (*.sqlite);;All files (*)"));
    if (file.isEmpty())
        return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto copied = writeCopy(m_library->path(), file);
    QApplication::restoreOverrideCursor();
    if (copied)
        say(Positive, tr("The library is copied into %1.").arg(file), false);
    else
        emit failed(copied.error());
}

} // namespace synoptic
