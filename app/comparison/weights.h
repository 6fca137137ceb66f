// SPDX-License-Identifier: GPL-3.0-or-later
// Written by tests/accuracy/fit.py; docs/accuracy.md says from what and how good it is.
#pragma once

#include <array>

namespace synoptic {

inline constexpr double wordBias = -5.621;
inline constexpr std::array<double, 12> wordWeights{2.207, 0.452, 1.765, 2.138, 2.891, 0.219,
                                                    7.439, 4.022, 1.320, 2.127, 2.914, 1.039};
inline constexpr double bias = -5.020;
inline constexpr std::array<double, 18> weights{0.780,  0.223,  0.833, 1.187, 2.948,  -0.005,
                                                7.299,  3.422,  2.323, 2.058, -0.244, 0.739,
                                                -0.762, -0.778, 1.083, 1.388, 5.115,  2.041};
inline constexpr double biasAmongMany = -23.688;
inline constexpr std::array<double, 18> weightsAmongMany{18.033, -3.754, 0.763, 0.292,  9.913,  0.823,
                                                         6.420,  0.862,  9.066, 2.923,  0.615,  4.908,
                                                         0.664,  -0.587, 1.018, -0.397, -1.495, -0.236};
inline constexpr double briefBias = -3.084;
inline constexpr std::array<double, 7> briefWeights{6.239, 0.332, -1.186, 0.017, 0.894, -0.734, 0.446};

} // namespace synoptic
