// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "mainwindow/mainwindow.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace synoptic {

/// A window with a library of its own on reports of the sample: what tests of the window's views begin with.
class EventWindow
{
protected:
    /// Once, before the first test: a library in a folder of its own.
    void openLibrary()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setApplicationName(QStringLiteral("synoptic")); // by which the menus are found
        qputenv("SYNOPTIC_LIBRARY", m_folder.filePath(QStringLiteral("library.sqlite")).toLocal8Bit());
        auto library = Library::open(Library::defaultPath());
        QVERIFY(library);
        m_library = std::move(*library);
    }
    /// A new window, active and without an event.
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(m_library.get());
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->resize(1300, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    /// Opens reports of the sample by their names, three of them without any, and waits for them.
    void openSample(const QStringList &names = {QStringLiteral("1-halden-herald-live"),
                                                QStringLiteral("3-sundmark-courier"),
                                                QStringLiteral("4-daily-lantern")})
    {
        QSignalSpy shown(m_window.get(), &MainWindow::eventShown);
        QStringList files;
        for (const QString &name : names)
            files.append(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample/") + name +
                         QStringLiteral(".txt"));
        m_window->open(files);
        QVERIFY(shown.wait(20000));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    template <typename View>
    [[nodiscard]] View *view() const
    {
        return m_window->findChild<View *>();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace synoptic
