// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reading/form.h"

namespace synoptic {

/// What the labelled lines say about the report itself. What is not there stays empty; what was inferred is
/// listed in Metadata::guessed.
[[nodiscard]] Metadata findMetadata(const QList<Line> &lines, const FormFinding &finding, QStringView text);

/// A date in one of the usual written forms ("January 18, 2022, 9:20 PM", "18 Jan 2022", "2022-01-18T21:20Z",
/// "20220118"), with time and zone where given.
[[nodiscard]] std::optional<PublicationTime> parseDate(const QString &text);

} // namespace synoptic
