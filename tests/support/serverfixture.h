// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "support/postgresserver.h"

#include <QObject>
#include <QTemporaryDir>

namespace synoptic {

/// A server for a test, an empty database for each of its functions, and a library with an event in it.
class ServerFixture : public QObject
{
protected:
    [[nodiscard]] QString startServer() { return m_server.start(); }
    void makeDatabase()
    {
        using namespace Qt::StringLiterals;
        m_database = u"library%1"_s.arg(++m_number);
        m_server.make(m_database);
        m_address = m_server.address(m_database);
    }
    static Report report(const QByteArray &hash = "feed",
                         const QString &text = QStringLiteral("The harbour was closed at dawn."))
    {
        ReportData data;
        data.path = QStringLiteral("/somewhere/%1.txt").arg(QString::fromLatin1(hash));
        data.sha256 = hash;
        data.metadata.outlet = QStringLiteral("The Herald");
        data.metadata.title = QStringLiteral("Harbour closed");
        data.text = text;
        return Report(std::move(data));
    }
    std::unique_ptr<Library> open(const QString &place = {})
    {
        auto library = Library::open(place.isEmpty() ? m_address : place);
        if (!library)
            qFatal("%s", qPrintable(library.error().message()));
        return std::move(*library);
    }
    std::unique_ptr<Library> openWithEvent(const QString &place = {})
    {
        auto library = open(place);
        const auto event = library->sources().rememberEvent(QStringLiteral("Closure"), {report()});
        if (!event)
            qFatal("%s", qPrintable(event.error().message()));
        return library;
    }
    static Highlight markOf(const QString &note)
    {
        Highlight mark = makeHighlight(report(), {4, 11}, HighlightColour::Blue, QStringLiteral("Ada"));
        mark.note = note;
        return mark;
    }
    QString ask(const QString &sql) const { return m_server.sql(m_database, sql); }

    PostgresServer m_server;
    QString m_database;
    QString m_address;
    QTemporaryDir m_folder;
    int m_number = 0;
};

} // namespace synoptic
