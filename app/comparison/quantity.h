// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QSet>

namespace synoptic {

/// What a figure is a figure of, as the words of its sentence tell.
struct Quantity
{
    Figure figure;
    QString
        dimension; ///< "count", "money", "length", …; "magnitude", "age", "year", "rank" measure themselves
    QString role;  ///< of figure-roles: "killed", "depth"; "distance"; empty where no word tells
    bool changing = false; ///< the role's count changes while a story goes on
    QString noun;          ///< the thing counted, synonyms under one word; empty where none stands there
    QString place;         ///< where a distance is measured from
    bool each = false;     ///< "per season", "a share": of one item, not of all
    bool part = false;     ///< "30 of the 80"
    bool further = false;  ///< "two more": on top of others
    bool supposed = false; ///< of what can or could be
    bool aftershock = false;
    QSet<QString> names;  ///< of an age: spelling keys of the name of who is so old
    QSet<QString> beside; ///< stems of up to three content words to either side, without what it counts
};

/// The thing counted, synonyms under one word: "aftershocks" of "strong aftershocks". The last word that the
/// synonyms know, else the first plural, else the last word; empty where nothing stands there.
[[nodiscard]] QString countedNoun(const Figure &figure);

/// Reads what a figure is of from its sentence. \p range is that sentence, or whatever unit holds the figure.
[[nodiscard]] Quantity quantityOf(const Report &report, TextRange range, const Figure &figure);

/// Whether two figures are of one quantity, so that their values can agree or clash: same dimension, same
/// thing counted, same thing that befell it, same place, both of all or both of each.
[[nodiscard]] bool sameQuantity(const Quantity &a, const Quantity &b);

} // namespace synoptic
