// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace synoptic {

/// No larger than its screen, whatever size it was kept with.
void fitToScreen(QWidget &window);

/// Runs the window; gives the exit status: 2 for an option that is none. Options: --screenshot PATH with --do
/// ACTIONS and --small, --theme NAME, --size WxH, --scale FACTOR, --view NAME, files and folders.
int runWindow(int &argc, char **argv);

} // namespace synoptic
