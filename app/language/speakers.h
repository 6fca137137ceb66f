// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/extraction.h"

namespace synoptic {

/// Who said each quotation, from the words around it: a name or a title beside a verb of speech, a pronoun
/// that points to the last person the text made a subject, an office whose holder the text names elsewhere,
/// or the speaker of the quotation before when it runs on. Reads the whole report, once.
[[nodiscard]] QList<Quotation> attributed(QStringView text, const QList<Passage> &passages,
                                          const QList<QuotedRange> &quotations);

} // namespace synoptic
