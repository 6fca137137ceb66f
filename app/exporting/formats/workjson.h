// SPDX-License-Identifier: GPL-3.0-or-later
// The analyst's work as JSON-LD: the one place that knows its words, which docs/exporting.md tells.
#pragma once

#include "exporting/analystwork.h"
#include "library/tags.h"

#include <QJsonArray>
#include <QJsonObject>

namespace synoptic {

/// A passage of a source, by quotation and position.
[[nodiscard]] QJsonObject resourceOf(const Anchor &anchor);

/// A link of the analyst as a W3C annotation that links two passages.
[[nodiscard]] QJsonObject toJson(const MarkLink &link);

/// Puts links, corrections, verdicts, sessions, labels, notes and tags into the object of an event.
void putWork(QJsonObject &event, const AnalystWork &work, const QList<Tag> &tags);

/// What putWork() wrote. What is not understood, or has no id of its own, is passed over.
[[nodiscard]] AnalystWork workOf(const QJsonObject &event);
[[nodiscard]] QList<Tag> tagsOf(const QJsonObject &event);

} // namespace synoptic
