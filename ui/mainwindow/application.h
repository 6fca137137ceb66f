// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace synoptic {

/// Runs the window; gives the exit status. Options: --screenshot PATH, --theme light|dark, --size WxH,
/// --view NAME, files and folders.
int runWindow(int &argc, char **argv);

} // namespace synoptic
