// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/typedpasswords.h"

#include "library/serveraddress.h"

#include <QFile>
#include <algorithm>
#include <deque>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace synoptic {
namespace {

/// An argument that outlives main(), for what did not fit into the old one's place.
char *kept(const QByteArray &argument)
{
    static std::deque<std::string> all;
    return all.emplace_back(argument.toStdString()).data();
}

} // namespace

void hideTypedPasswords(std::span<char *> arguments)
{
    for (char *&argument : arguments) {
        const QString whole = QFile::decodeName(argument);
        const QString before = whole.startsWith("--library="_L1) ? u"--library="_s : QString();
        const QString place = whole.mid(before.size());
        if (!ServerAddress::isAddress(place))
            continue;
        const auto address = ServerAddress::of(place);
        const QString shown = ServerAddress::withoutPassword(place);
        if (!address || address->password.isEmpty() || shown == place)
            continue;
        ServerAddress::usePassword(place, address->password);
        const std::span<char> old(argument, size_t(qstrlen(argument)));
        argument = kept(QFile::encodeName(before + shown));
        const std::string_view now(argument);
        std::ranges::fill(old, '\0');
        std::ranges::copy(now.substr(0, old.size()), old.begin());
    }
}

} // namespace synoptic
