// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "review/verdict.h"

namespace synoptic {

struct DecisionKey
{
    Decision decision;
    QString text; ///< with a mnemonic for the menu
    QString key;
};

/// One key for each decision, the same in every question: what the hand has learnt holds.
[[nodiscard]] QList<DecisionKey> decisionKeys();

} // namespace synoptic
