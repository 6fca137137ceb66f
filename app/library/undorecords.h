// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/corrections.h"
#include "library/links.h"
#include "library/markplacement.h"
#include "library/subjectnotes.h"
#include "library/tags.h"

#include <QJsonObject>

namespace synoptic {

/// What steps of undo are about, as the library keeps it in `undo_step`, and back. Times are in UTC,
/// positions as in the records themselves.
[[nodiscard]] QJsonObject writtenRecord(const Highlight &highlight);
[[nodiscard]] Highlight highlightOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const PlacedHighlight &placed);
[[nodiscard]] PlacedHighlight placedHighlightOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const MarkPlace &place);
[[nodiscard]] MarkPlace markPlaceOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const CorrectionRecord &record);
[[nodiscard]] CorrectionRecord correctionRecordOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const MarkLink &link);
[[nodiscard]] MarkLink markLinkOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const Tag &tag);
[[nodiscard]] Tag tagOf(const QJsonObject &written);
[[nodiscard]] QJsonObject writtenRecord(const SubjectNote &note);
[[nodiscard]] SubjectNote subjectNoteOf(const QJsonObject &written);

} // namespace synoptic
