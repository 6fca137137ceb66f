// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/comparison.h"

namespace synoptic {

/// What a score was made of, in words: "most of the telling words are in both; in the same order". Empty
/// where nothing was measured (the same words).
[[nodiscard]] QString likenessWords(const Resemblance &likeness);

} // namespace synoptic
