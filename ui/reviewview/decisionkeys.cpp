// SPDX-License-Identifier: GPL-3.0-or-later
#include "reviewview/decisionkeys.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace synoptic {

static QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::ReviewView", text);
}

QList<DecisionKey> decisionKeys()
{
    return {{Decision::Same, tr("&Same"), u"Y"_s},
            {Decision::NotTheSame, tr("&Not the Same"), u"N"_s},
            {Decision::PartOf, tr("&Part Of"), u"P"_s},
            {Decision::Conflict, tr("&Conflict"), u"C"_s},
            {Decision::Rounding, tr("&Rounding or Unit"), u"R"_s},
            {Decision::SpellingOnly, tr("Only Spellin&g"), u"S"_s},
            {Decision::LaterUpdate, tr("&Later Update"), u"L"_s},
            {Decision::OtherWords, tr("&Other Words"), u"O"_s},
            {Decision::Noteworthy, tr("Noteworth&y"), u"Shift+Y"_s},
            {Decision::NotNoteworthy, tr("Not Note&worthy"), u"Shift+N"_s},
            {Decision::RightPlace, tr("R&ight Place"), u"Shift+R"_s},
            {Decision::WrongPlace, tr("Wron&g Place"), u"Shift+W"_s},
            {Decision::Read, tr("R&ead"), u"E"_s},
            {Decision::Unsure, tr("Not S&ure"), u"U"_s}};
}

} // namespace synoptic
