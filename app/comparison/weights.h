// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -2.898;
inline constexpr std::array<double, 13> wordWeights{2.611, 3.141,  2.361,  0.782,  2.168, 0.127, -0.098,
                                                    0.400, -0.867, -0.415, -0.735, 0.336, -0.162};
inline constexpr double bias = -3.273;
inline constexpr std::array<double, 16> weights{2.186,  3.060,  2.361,  0.653, 1.974,  0.084, -0.004, 0.330,
                                                -0.864, -0.359, -0.715, 0.482, -0.169, 0.135, -0.340, 1.658};

} // namespace synoptic
