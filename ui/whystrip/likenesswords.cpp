// SPDX-License-Identifier: GPL-3.0-or-later
#include "whystrip/likenesswords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace synoptic {

static QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::WhyStrip", text);
}

QString likenessWords(const Resemblance &likeness)
{
    QStringList words;
    const bool measured = likeness.words > 0 || likeness.order > 0;
    if (measured)
        words.append(likeness.words >= 85   ? tr("nearly all telling words of the shorter one are in both")
                     : likeness.words >= 60 ? tr("most telling words of the shorter one are in both")
                     : likeness.words >= 35
                         ? tr("about half the telling words of the shorter one are in both")
                         : tr("few telling words are in both"));
    if (likeness.order >= 70)
        words.append(tr("in the same order"));
    else if (likeness.order >= 45)
        words.append(tr("partly in the same order"));
    if (likeness.names >= 40)
        words.append(tr("the same names"));
    if (likeness.related >= 10)
        words.append(tr("other words of like meaning"));
    if (likeness.around >= 50)
        words.append(tr("the sentences beside them match too"));
    if (likeness.rival >= 50)
        words.append(tr("one of them matches another sentence as well"));
    return words.join(u", "_s);
}

} // namespace synoptic
