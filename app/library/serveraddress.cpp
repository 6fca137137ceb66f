// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/serveraddress.h"

#include <QHash>
#include <QMutex>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// The passwords of this process, by address without one.
class Passwords
{
public:
    void keep(const QString &address, const QString &password)
    {
        const QMutexLocker lock(&m_mutex);
        m_passwords.insert(address, password);
    }
    QString of(const QString &address)
    {
        const QMutexLocker lock(&m_mutex);
        return m_passwords.value(address);
    }

private:
    QMutex m_mutex;
    QHash<QString, QString> m_passwords;
};

Passwords &passwords()
{
    static Passwords all;
    return all;
}

/// What libpq's own options may be given; none of them is a secret.
const QStringList &knownOptions()
{
    static const QStringList options{u"application_name"_s,
                                     u"channel_binding"_s,
                                     u"connect_timeout"_s,
                                     u"gssencmode"_s,
                                     u"passfile"_s,
                                     u"require_auth"_s,
                                     u"service"_s,
                                     u"sslcert"_s,
                                     u"sslcrl"_s,
                                     u"sslkey"_s,
                                     u"sslmode"_s,
                                     u"sslrootcert"_s,
                                     u"target_session_attrs"_s};
    return options;
}

QString quotedOption(const QString &name, QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u"%1='%2'"_s.arg(name, value);
}

Error wrongAddress(const QString &why, const QString &place)
{
    return {u"The address of the library is not understood (%1)"_s.arg(why),
            ServerAddress::withoutPassword(place), u"Write it as postgresql://user@host/database"_s};
}

/// What stands behind the question mark of an address.
Result<void> takeOption(ServerAddress &address, const QString &place, const QString &name,
                        const QString &value)
{
    if (name == "host"_L1)
        address.host = value;
    else if (name == "port"_L1)
        address.port = value.toInt();
    else if (name == "user"_L1)
        address.user = value;
    else if (name == "dbname"_L1)
        address.database = value;
    else if (name == "password"_L1)
        address.password = value;
    else if (!knownOptions().contains(name) || value.contains(u';'))
        return std::unexpected(wrongAddress(u"option %1"_s.arg(name), place));
    else
        address.options.append(quotedOption(name, value));
    return {};
}

} // namespace

bool ServerAddress::isAddress(const QString &place)
{
    return place.startsWith("postgresql://"_L1, Qt::CaseInsensitive) ||
           place.startsWith("postgres://"_L1, Qt::CaseInsensitive);
}

QString ServerAddress::withoutPassword(const QString &place)
{
    if (!isAddress(place))
        return place;
    QUrl url(place, QUrl::StrictMode);
    if (!url.isValid()) // what cannot be taken apart is not shown: a password may be in it
        return place.section(u':', 0, 0) + u"://…"_s;
    url.setPassword(QString());
    QUrlQuery query(url);
    query.removeAllQueryItems(u"password"_s);
    query.removeAllQueryItems(u"sslpassword"_s);
    url.setQuery(query.isEmpty() ? QString() : query.toString(QUrl::FullyEncoded));
    return url.toString(QUrl::FullyEncoded);
}

Result<ServerAddress> ServerAddress::of(const QString &place)
{
    const QUrl url(place, QUrl::StrictMode);
    if (!isAddress(place) || !url.isValid())
        return std::unexpected(
            wrongAddress(u"characters such as / and @ in names are written %2F and %40"_s, place));
    ServerAddress address{url.host(QUrl::FullyDecoded),        url.port(),
                          url.path(QUrl::FullyDecoded).mid(1), url.userName(QUrl::FullyDecoded),
                          url.password(QUrl::FullyDecoded),    {}};
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (auto taken = takeOption(address, place, name, value); !taken)
            return std::unexpected(taken.error());
    }
    if (address.password.isEmpty())
        address.password = passwords().of(withoutPassword(place));
    return address;
}

void ServerAddress::usePassword(const QString &place, const QString &password)
{
    passwords().keep(withoutPassword(place), password);
}

Error keptOnServer(const QString &place)
{
    return {u"The library is on a server: who keeps the server checks it, copies it and puts copies back"_s,
            ServerAddress::withoutPassword(place),
            u"For a copy of your own choose File > Library > Copy into a File"_s};
}

} // namespace synoptic
