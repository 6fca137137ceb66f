// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/tags.h"
#include "library/undolog.h"

namespace synoptic {

class MarkStore;

/// What a code book brought into the tree of tags, as one step of undo. It is refused while a mark has one of
/// the tags that would go, or when one that it changed was changed again.
class TagStep : public KeptStep
{
public:
    /// The tree before and after; \p isDone: the library has it already.
    TagStep(MarkStore *store, const QList<Tag> &before, const QList<Tag> &after, bool isDone);
    explicit TagStep(MarkStore *store, const QJsonObject &written);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    QList<Tag> m_made; ///< parents before their children
    QList<Tag> m_before;
    QList<Tag> m_after; ///< of m_before, in its order
    bool m_isDone = false;
};

} // namespace synoptic
