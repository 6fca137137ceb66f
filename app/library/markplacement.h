// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/anchorfinder.h"
#include "library/marks.h"

#include <functional>

namespace synoptic {

/// Where the analyst put a mark in one version of its report, or that it has no place there.
struct MarkPlace
{
    QUuid highlight;
    QByteArray reportSha256;        ///< the version
    std::optional<TextRange> where; ///< code points, half-open; nothing: kept as an orphan
    QString author;
    QDateTime modified; ///< UTC
    friend bool operator==(const MarkPlace &, const MarkPlace &) = default;
};

/// A highlight of the open event with the place it was found at.
struct PlacedHighlight
{
    Highlight highlight;
    int report = 0;                 ///< index into the event's reports
    std::optional<TextRange> where; ///< UTF-16; a proposal where it asks; nothing when its words are gone
    AnchorState state = AnchorState::Exact;
    double confidence = 1;        ///< in [0, 1]
    QList<TextRange> others = {}; ///< further places that it may have
    bool decided = false;         ///< by the analyst, for this version

    /// Whether the analyst must say where it belongs, or that it belongs nowhere any more.
    [[nodiscard]] bool asks() const
    {
        return !decided && state != AnchorState::Exact && state != AnchorState::Moved;
    }
    /// Whether it belongs somewhere beyond doubt.
    [[nodiscard]] bool isPlaced() const { return where && !asks(); }
    friend bool operator==(const PlacedHighlight &, const PlacedHighlight &) = default;
};

/// Finds the marks of a report, of which some were made in other versions of it. \p places holds what the
/// analyst decided, for this version and others: a mark is looked for from where it was put last. \p textOf
/// gives the text of a version by its hash, nothing where it is not at hand.
[[nodiscard]] QList<PlacedHighlight>
placeMarks(const Report &report, int index, const QList<Highlight> &highlights,
           const QList<MarkPlace> &places,
           const std::function<std::optional<QString>(const QByteArray &)> &textOf);

/// The same highlight as a mark of the text that it is placed in: what is exported and shown elsewhere.
[[nodiscard]] Highlight highlightAtPlace(const PlacedHighlight &placed, const Report &report);

/// UTF-16 positions of a range of code points in a text.
[[nodiscard]] TextRange unitsOf(TextRange codePoints, const QString &text);

/// The place as it stands in the library.
[[nodiscard]] MarkPlace makePlace(const PlacedHighlight &placed, const Report &report,
                                  std::optional<TextRange> where, const QString &author);

} // namespace synoptic
