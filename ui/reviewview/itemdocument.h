// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/differingwords.h"
#include "review/reviewqueue.h"

#include <QPalette>
#include <QTextDocument>
#include <memory>
#include <vector>

namespace synoptic {

/// What is shown of one report for an item: its sentences with what stands around them.
struct ItemSide
{
    Place place;     ///< the sentence that is judged
    QString head;    ///< "The Herald · 09:21"
    QString focus;   ///< its text on one line
    int focusAt = 0; ///< where it begins in the document
    std::unique_ptr<QTextDocument> document;
    /// Whether it is about the same: the document follows from the rest.
    friend bool operator==(const ItemSide &a, const ItemSide &b)
    {
        return a.place == b.place && a.head == b.head && a.focus == b.focus;
    }
};

/// An item made ready to be shown: built ahead, so that the next one is there within a frame.
struct PreparedItem
{
    std::vector<ItemSide> sides;
    QString matter; ///< the values that part and why, or the evidence; plain text, one line each
    friend bool operator==(const PreparedItem &, const PreparedItem &) = default;
};

/// Sets an item for reading: a side for each report that it is about; of an omission a side for what comes
/// nearest too. Words that differ between the first two sides are marked, values that part are bold.
[[nodiscard]] PreparedItem prepareItem(const Comparison &comparison, const ReviewItem &item,
                                       Question question, const QPalette &palette, double points);

} // namespace synoptic
