// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/comparisonview.h"
#include "library/library.h"
#include "mainwindow/mainwindow.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace synoptic {

/// A window on one report, in a library of its own, for the tests of marks.
class ReportFixture : public QObject
{
protected:
    struct Opened
    {
        std::unique_ptr<Library> library;
        std::unique_ptr<MainWindow> window;
        [[nodiscard]] MarkStore *store() const { return window->markStore(); }
        [[nodiscard]] ComparisonView *view() const { return window->comparisonView(); }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
        {
            QTest::keyClick(view(), key, modifiers);
        }
        [[nodiscard]] QString selected() const
        {
            const auto place = view()->markable();
            return view()->comparison().reports.at(place->report).text(place->range).toString();
        }
    };
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("report.txt"));
        qputenv("SYNOPTIC_LIBRARY", m_folder->filePath(QStringLiteral("library.sqlite")).toLocal8Bit());
        write(first);
    }
    void write(const QString &text)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }
    Opened open()
    {
        Opened opened;
        auto library = Library::open(Library::defaultPath());
        if (!library)
            qFatal("no library");
        opened.library = std::move(*library);
        opened.window = std::make_unique<MainWindow>(opened.library.get());
        opened.window->show();
        QSignalSpy shown(opened.window.get(), &MainWindow::eventShown);
        opened.window->open({m_file});
        if (!QTest::qWaitForWindowActive(opened.window.get()) || (shown.isEmpty() && !shown.wait(20000)))
            qFatal("no window");
        return opened;
    }

    inline static const QString first = QStringLiteral(
        "Ferry strikes breakwater at Port Halden\n\n"
        "The ferry Aurelia struck a breakwater at Port Halden on Friday morning.\n\n"
        "Rescuers pulled 58 people from the sea, the harbour master said. Nobody was missing by noon.\n\n"
        "An inquiry into the collision begins on Monday, the ministry of transport said.\n\n"
        "The harbour stays closed until the wreck is lifted, the port authority said on Saturday.\n");
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

} // namespace synoptic
