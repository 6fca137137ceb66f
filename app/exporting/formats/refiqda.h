// SPDX-License-Identifier: GPL-3.0-or-later
// REFI-QDA 1.5 (Rotterdam Exchange Format Initiative, www.qdasoftware.org), the format in which programs for
// qualitative analysis hand each other projects (.qdpx) and code books (.qdc).
#pragma once

#include "exporting/export.h"

namespace synoptic {

/// The event as a project: reports as plain-text sources, tags as codes, marks as selections coded with their
/// tags and their colour, notes, links, and who made them. A zip; the same event gives the same bytes.
[[nodiscard]] Result<QByteArray> toQdaProject(const ExportEvent &event);

/// The tags as a code book. An error where there are none: the format knows no empty one.
[[nodiscard]] Result<QByteArray> toCodeBook(const QList<Tag> &tags);

/// The tags of a code book, parents before their children, under the ids that it gives them. Whatever the
/// namespace says: programs write it in several ways. Errors: no XML, no codes.
[[nodiscard]] Result<QList<Tag>> readCodeBook(const QByteArray &xml);

} // namespace synoptic
