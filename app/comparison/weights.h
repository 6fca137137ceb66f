// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -3.629;
inline constexpr std::array<double, 11> wordWeights{0.979, 0.206, 0.683, 1.129, 0.709, 0.348,
                                                    2.740, 1.359, 0.519, 1.935, 1.096};
inline constexpr double bias = -5.073;
inline constexpr std::array<double, 17> weights{3.258, 0.0, 0.0,    0.0,    3.277, 0.0,   5.147, 2.023, 0.0,
                                                2.700, 0.0, -1.470, -1.665, 2.112, 2.390, 5.285, 3.394};
inline constexpr double briefBias = -2.967;
inline constexpr std::array<double, 7> briefWeights{6.227, 0.471, -1.260, 0.166, 1.146, -0.863, 0.410};

} // namespace synoptic
