// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QPalette>
#include <QPointF>
#include <optional>
#include <span>

class QPainter;
class QTextLayout;

namespace synoptic {

/// Frames found words of a laid-out text; to be painted before the text. Ranges are offsets into the layout's
/// text; the current one has a heavier frame and ground.
void paintMatches(QPainter &painter, const QTextLayout &layout, QPointF topLeft,
                  std::span<const TextRange> matches, std::optional<TextRange> current,
                  const QPalette &palette);

/// A small glass: something was found here.
void paintMatchSign(QPainter &painter, QPointF centre, const QPalette &palette);

} // namespace synoptic
