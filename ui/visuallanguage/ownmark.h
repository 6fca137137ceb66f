// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QColor;
class QPainter;

namespace synoptic {

/// Paints the mark of the user's own decision, a pen in outline, into a box of some eight pixels or more. It
/// is told by its shape; \p ink is the colour of text, \p ground what it stands on.
void paintOwnMark(QPainter &painter, const QRectF &box, const QColor &ink, const QColor &ground);

/// The same of a note that is on no mark: a sheet with a folded corner and lines on it.
void paintNoteSheet(QPainter &painter, const QRectF &box, const QColor &ink, const QColor &ground);

} // namespace synoptic
