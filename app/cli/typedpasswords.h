// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace synoptic {

/// Takes the passwords out of the addresses of libraries among a program's arguments, keeps them for this
/// process (ServerAddress::usePassword) and overwrites them in place: the list of processes shows a program's
/// arguments to everybody. To be called before anything reads \p arguments; on other systems than Linux the
/// list may show what the program was started with.
void hideTypedPasswords(std::span<char *> arguments);

} // namespace synoptic
