// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -4.002;
inline constexpr std::array<double, 11> wordWeights{2.583, 0.711, 1.335,  1.922, 3.465, 0.394,
                                                    7.518, 2.928, -0.906, 1.696, 3.371};
inline constexpr double bias = -3.193;
inline constexpr std::array<double, 17> weights{0.853,  0.623, -0.051, 1.169, 3.221,  0.093,
                                                6.750,  2.793, 0.249,  1.429, -0.100, -0.752,
                                                -0.807, 1.108, 1.378,  5.235, 3.049};
inline constexpr double briefBias = -3.084;
inline constexpr std::array<double, 7> briefWeights{6.239, 0.332, -1.186, 0.017, 0.894, -0.734, 0.446};

} // namespace synoptic
