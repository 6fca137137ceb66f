#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long our window needs until five reports stand aligned, beside KDiff3 until it shows three of them.

    packaging/dev --measuring python3 tests/bench/against_kdiff3.py [--rounds N] [--pictures FOLDER] FILE FILE FILE...

Both are started in turn on a virtual screen of their own, with empty settings. A program is done when the last change
of the screen's pixels has happened: one and a half seconds without a change follow. KDiff3 gets the first three files."""
import argparse
import os
import pathlib
import statistics
import subprocess
import tempfile
import time
import zlib

parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, default=7)
parser.add_argument("--pictures", type=pathlib.Path)
parser.add_argument("files", nargs="+")
options = parser.parse_args()
program = pathlib.Path(__file__).parents[2] / "build/release/bin/synoptic"

home = tempfile.TemporaryDirectory()
screen_folder = tempfile.TemporaryDirectory()
reader, writer = os.pipe()
screen = subprocess.Popen(
    ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-fbdir", screen_folder.name],
    pass_fds=[writer], stderr=subprocess.DEVNULL)
display = ":" + os.read(reader, 16).decode().strip()
environment = {**os.environ, "DISPLAY": display, "HOME": home.name, "QT_QPA_PLATFORM": "xcb",
               "XDG_CONFIG_HOME": home.name + "/config", "XDG_DATA_HOME": home.name + "/data",
               "XDG_CACHE_HOME": home.name + "/cache", "SYNOPTIC_LIBRARY": home.name + "/library.sqlite"}
environment.pop("WAYLAND_DISPLAY", None)
manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
pixels = pathlib.Path(screen_folder.name) / "Xvfb_screen0"
time.sleep(1)


def seen():
    """A checksum of every fourth line of the screen."""
    data = pixels.read_bytes()
    line = 1600 * 4
    return zlib.crc32(b"".join(data[at:at + line] for at in range(len(data) % line, len(data), 4 * line)))


def until_painted(command, picture):
    blank = seen()
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    last, changed = blank, start
    while time.monotonic() - changed < 1.5 or (last == blank and time.monotonic() - start < 20):
        now = seen()
        if now != last:
            last, changed = now, time.monotonic()
        time.sleep(0.004)
    if picture:
        subprocess.run(["import", "-window", "root", str(picture)], env=environment, check=False)
    process.terminate()
    process.wait()
    time.sleep(0.4)
    return changed - start


try:
    ours, theirs = [], []
    for round_ in range(options.rounds + 1):
        folder = options.pictures if round_ == 0 else None
        times = (until_painted([str(program), *options.files], folder and folder / "synoptic.png"),
                 until_painted(["kdiff3", *options.files[:3]], folder and folder / "kdiff3.png"))
        if round_ > 0:  # the first one fills the caches
            ours.append(times[0])
            theirs.append(times[1])
    for name, times in (("Synoptic, %d reports aligned" % len(options.files), ours), ("KDiff3, three of them", theirs)):
        print(f"{name:34} median {statistics.median(times) * 1000:6.0f} ms  least {min(times) * 1000:6.0f} ms")
    ratios = [a / b for a, b in zip(ours, theirs)]
    print(f"ratio, round by round: median {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f}")
finally:
    manager.terminate()
    screen.terminate()
