// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparisonview/textdirection.h"

#include <QChar>

namespace synoptic {

Qt::LayoutDirection directionOf(QStringView text, Qt::LayoutDirection otherwise)
{
    int rightward = 0;
    int leftward = 0;
    for (const QChar c : text.first(std::min<qsizetype>(text.size(), 3000))) {
        const QChar::Direction direction = c.direction();
        rightward += direction == QChar::DirL;
        leftward += direction == QChar::DirR || direction == QChar::DirAL;
    }
    if (rightward == leftward)
        return otherwise;
    return leftward > rightward ? Qt::RightToLeft : Qt::LeftToRight;
}

} // namespace synoptic
