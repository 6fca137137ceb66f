// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/markstore.h"
#include "library/undolog.h"

namespace synoptic {

/// The steps of undo that MarkStore makes. Each applies only while its mark is as it left it.
class AddStep : public KeptStep
{
public:
    AddStep(MarkStore *store, PlacedHighlight placed);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    PlacedHighlight m_placed;
};

class RemoveStep : public KeptStep
{
public:
    RemoveStep(MarkStore *store, PlacedHighlight placed);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    PlacedHighlight m_placed;
};

class EditStep : public KeptStep
{
public:
    EditStep(MarkStore *store, Highlight before, Highlight after);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    Highlight m_before;
    Highlight m_after;
};

class LabelStep : public KeptStep
{
public:
    /// Without a kind: the reader's own label.
    LabelStep(MarkStore *store, PassageLabel place, std::optional<PassageKind> before,
              std::optional<PassageKind> after);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    PassageLabel m_place;
    std::optional<PassageKind> m_before;
    std::optional<PassageKind> m_after;
};

class PlaceStep : public KeptStep
{
public:
    PlaceStep(MarkStore *store, PlacedHighlight before, PlacedHighlight after,
              std::optional<MarkPlace> placeBefore, MarkPlace placeAfter);
    [[nodiscard]] QJsonObject written() const override;

protected:
    bool apply(bool forward) override;

private:
    MarkStore *m_store;
    PlacedHighlight m_before;
    PlacedHighlight m_after;
    std::optional<MarkPlace> m_placeBefore;
    MarkPlace m_placeAfter;
};

} // namespace synoptic
