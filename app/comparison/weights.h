// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -6.002;
inline constexpr std::array<double, 12> wordWeights{2.624, 0.310, 1.794, 2.063, 3.108, 0.205,
                                                    6.991, 3.413, 1.380, 1.980, 3.143, 1.093};
inline constexpr double bias = -4.392;
inline constexpr std::array<double, 18> weights{3.090,  0.000,  0.000, 0.000, 3.743, 0.000,
                                                6.472,  2.626,  0.000, 3.095, 0.000, 0.000,
                                                -0.709, -0.881, 1.053, 1.401, 5.784, 2.181};
inline constexpr double biasAmongMany = -16.474;
inline constexpr std::array<double, 18> weightsAmongMany{11.866, -2.345, -0.562, 1.290,  6.907,  0.440,
                                                         5.156,  -0.086, 7.366,  2.213,  0.805,  2.929,
                                                         0.794,  -0.468, 0.645,  -0.535, -1.114, 3.716};
inline constexpr double briefBias = -2.130;
inline constexpr std::array<double, 11> briefWeights{1.766,  0.428, -1.751, 0.082, 0.981, -0.778,
                                                     -1.225, 4.060, 5.522,  2.400, 2.198};

} // namespace synoptic
