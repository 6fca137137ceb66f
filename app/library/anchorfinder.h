// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace synoptic {

/// What became of a marked range when the outlet changed its text.
enum class AnchorState {
    Exact,    ///< the same words at the same place
    Moved,    ///< the same words at another place, beyond doubt
    Unsure,   ///< the same words, but nothing tells whether these are the ones: asks
    Changed,  ///< the words were edited: asks
    Orphaned, ///< neither the words nor what became of them: listed, never dropped
};

struct FoundAnchor
{
    AnchorState state = AnchorState::Orphaned;
    std::optional<TextRange> where; ///< a proposal where the state asks; nothing when orphaned
    double confidence = 0;          ///< in [0, 1] that where is right
    QList<TextRange> others;        ///< further places with the same words, in text order
    /// Whether a person must look before the mark counts as placed.
    [[nodiscard]] bool asks() const { return state == AnchorState::Unsure || state == AnchorState::Changed; }
    friend bool operator==(const FoundAnchor &, const FoundAnchor &) = default;
};

/// Finds ranges of one version of a text in another when both are at hand. The versions are compared once;
/// then each range takes time in the number of places with the same words. "The same words" are those of
/// anchorTokens(): typography and case aside.
///
/// A range is placed without asking when its words stand together in the other version, what is around them
/// there is what was around them before (a run of equal words, else most of the nearest sixteen), and no
/// other place with these words has surroundings as good, near (8 words), wider (32) and far (128) taken
/// together. Words that were edited are proposed where the parts of them that are left stand, else between
/// what stood beside them, else where the new text comes closest (rapidfuzz partial ratio).
class AnchorFinder
{
public:
    AnchorFinder(const QString &before, const QString &after);
    ~AnchorFinder();
    AnchorFinder(AnchorFinder &&) noexcept;

    /// \p range in the earlier version, UTF-16; where in the later one.
    [[nodiscard]] FoundAnchor find(TextRange range) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// A quotation with what stood around it (W3C TextQuoteSelector), and where (TextPositionSelector, here as
/// UTF-16 offset).
struct QuotedRange
{
    QString exact;
    QString prefix;
    QString suffix;
    qsizetype start = 0;
};

/// The same with nothing at hand but the quotation. The range is placed without asking when its words stand
/// there once and are long or have one side right, or when one place has clearly better surroundings than
/// every other: never because it comes first.
[[nodiscard]] FoundAnchor findQuotation(const QuotedRange &quoted, const QString &text);

/// The name of a state for storage and export: "moved".
[[nodiscard]] QString anchorStateName(AnchorState state);

} // namespace synoptic
