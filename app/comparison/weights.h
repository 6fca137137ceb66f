// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -2.898;
inline constexpr std::array<double, 13> wordWeights{2.611, 3.141,  2.361,  0.782,  2.168, 0.127, -0.098,
                                                    0.400, -0.867, -0.415, -0.735, 0.336, -0.162};
inline constexpr double bias = -3.439;
inline constexpr std::array<double, 16> weights{2.213,  3.134,  2.445,  0.631, 2.027,  0.102,  0.017, 0.340,
                                                -0.889, -0.351, -0.686, 0.456, -0.174, -0.459, 0.280, 1.659};

} // namespace synoptic
