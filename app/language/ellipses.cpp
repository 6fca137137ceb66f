// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/ellipses.h"

namespace synoptic {

namespace {

/// The pronoun is a capital wherever it stands: "I", "I'm", "I’ve".
bool isPronounI(QStringView text, qsizetype at)
{
    return text.at(at) == u'I' && (at + 1 >= text.size() || !text.at(at + 1).isLetterOrNumber());
}

bool isSpacedDot(QStringView text, qsizetype at)
{
    return at + 1 < text.size() && text.at(at).isSpace() && text.at(at + 1) == u'.';
}

/// How many dots end at \p stop with a space between each, five at most.
int spacedDotsBefore(QStringView text, qsizetype stop)
{
    int dots = 1;
    while (dots < 5 && stop >= 2 && isSpacedDot(text, stop - 1) && text.at(stop - 2) == u'.') {
        ++dots;
        stop -= 2;
    }
    return dots;
}

/// "was over. . . . The rest": a stop, and then an ellipsis that opens the next sentence.
bool opensSpacedEllipsis(QStringView text, qsizetype stop)
{
    if (stop == 0 || text.at(stop - 1).isSpace() || stop + 8 >= text.size())
        return false;
    for (const qsizetype dot : {1, 3, 5}) {
        if (!isSpacedDot(text, stop + dot))
            return false;
    }
    return text.at(stop + 7).isSpace() && text.at(stop + 8).isUpper();
}

} // namespace

bool isSpacedEllipsis(QStringView text, qsizetype stop, qsizetype next)
{
    if (isSpacedDot(text, stop + 1))
        return !opensSpacedEllipsis(text, stop);
    const int dots = spacedDotsBefore(text, stop);
    return dots > 1 && (!text.at(next).isUpper() || (dots == 3 && isPronounI(text, next)));
}

bool isBracketedEllipsis(QStringView text, qsizetype stop)
{
    return stop >= 1 && stop + 1 < text.size() && text.at(stop + 1) == u']' &&
           (text.at(stop - 1) == u'.' || text.at(stop) == u'…');
}

} // namespace synoptic
