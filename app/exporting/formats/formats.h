// SPDX-License-Identifier: GPL-3.0-or-later
// An event as text in formats that other programs read. All are UTF-8 and depend on the event alone.
#pragma once

#include "exporting/export.h"

namespace synoptic {

/// One page that opens from disk, without scripts and without anything from elsewhere, light or dark as the
/// reader's browser is: reports, conflicts, synopsis, marks, texts, linked among each other.
[[nodiscard]] QByteArray toHtml(const ExportEvent &event);

/// Reports, conflicts, facts with each report's own words, marks with their notes.
[[nodiscard]] QByteArray toMarkdown(const ExportEvent &event);

/// A row for each report's sentence in a fact, with what differs and the marks on it. RFC 4180, with a byte
/// order mark so that spreadsheets take it for UTF-8. A cell that a spreadsheet would run as a formula begins
/// with an apostrophe.
[[nodiscard]] QByteArray toCsv(const ExportEvent &event);

/// The aligned rows as a critical apparatus in TEI P5 (chapter 12, parallel segmentation): reports are the
/// witnesses, a fact is an <app>, and reports that have the same words share a <rdg>.
[[nodiscard]] QByteArray toTei(const ExportEvent &event);

} // namespace synoptic
