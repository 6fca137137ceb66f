#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that each room includes only what docs/architecture.md allows it. Exits with 1 and a line per breach."""
import pathlib
import re
import sys

ALLOWED = {
    "report": {"report"},
    "language": {"language", "report"},
    "reading": {"reading", "language", "report"},
    "comparison": {"comparison", "language", "report"},
    "search": {"search", "report"},
    "library": {"library", "language", "search", "report"},
    "review": {"review", "comparison", "library", "report"},
    "exporting": {"exporting", "comparison", "library", "report", "reading", "language", "review"},
    "cli": {"cli", "exporting", "comparison", "library", "report", "reading", "language", "review"},
}
WIDGETS = re.compile(r"#include <(QWidget|QDialog|QMessageBox|QApplication|QMainWindow|QtWidgets)")
SQL = re.compile(r"#include <(QSql\w*|QtSql)")
LOCAL = re.compile(r'#include "(\w+)/')

breaches = []
for path in sorted(pathlib.Path("app").glob("*/*.[ch]*")):
    room = path.parts[1]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        used = LOCAL.match(line)
        if used and used[1] not in ALLOWED[room]:
            breaches.append(f"{path}:{number}: room '{room}' must not include '{used[1]}'")
        if WIDGETS.match(line):
            breaches.append(f"{path}:{number}: app holds what works without a window; widgets belong in ui")
        if SQL.match(line) and room != "library":
            breaches.append(f"{path}:{number}: SQL belongs in app/library")
for path in sorted(pathlib.Path("ui").rglob("*.[ch]*")):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if SQL.match(line):
            breaches.append(f"{path}:{number}: SQL belongs in app/library")
for path in sorted(pathlib.Path(".").glob("*/**/*.[ch]*")):
    if path.parts[0] in {"app", "ui", "tests"} and path.suffix in {".cpp", ".h"}:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > 600:
            breaches.append(f"{path}: {lines} lines; split it below 600")
print("\n".join(breaches))
sys.exit(1 if breaches else 0)
