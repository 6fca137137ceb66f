// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reading/form.h"

namespace synoptic {

/// Labels what is furniture whatever the form: notices, repeated lines, related stories, captions, credits,
/// bylines, dates and addresses. Each label carries its reason.
void labelFurniture(QList<Line> &lines);

/// Labels the rest once the form is known: title, headings, timestamps, links, body.
void labelText(QList<Line> &lines, const FormFinding &finding);

} // namespace synoptic
