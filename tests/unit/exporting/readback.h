// SPDX-License-Identifier: GPL-3.0-or-later
// Reads exported PDFs back with Poppler, an independent reader.
#pragma once

#include <QMap>
#include <QString>
#include <memory>
#include <poppler-qt6.h>

namespace synoptic {

/// The words under a mark's quads; \p mark is an annotation of \p page.
inline QString wordsUnder(const Poppler::Page &page, const Poppler::HighlightAnnotation &mark)
{
    QString words;
    const QSizeF size = page.pageSizeF();
    for (const auto &quad : mark.highlightQuads()) {
        const double top = std::min(quad.points[0].y(), quad.points[2].y()) * size.height();
        const double bottom = std::max(quad.points[0].y(), quad.points[2].y()) * size.height();
        const double left = std::min(quad.points[0].x(), quad.points[2].x()) * size.width();
        const double right = std::max(quad.points[1].x(), quad.points[0].x()) * size.width();
        // A line's box is a little taller than its letters: read its middle.
        words +=
            page.text(QRectF(left, top + (bottom - top) * 0.3, right - left, (bottom - top) * 0.4)) + u' ';
    }
    return words.simplified();
}

/// Of all highlight annotations of a document the words under them, by the part of their name that is the
/// mark's id; those of further pages are joined.
inline QMap<QString, QString> wordsUnderMarks(const Poppler::Document &document)
{
    QMap<QString, QString> words;
    for (int i = 0; i < document.numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page(document.page(i));
        for (const auto &annotation : page->annotations({Poppler::Annotation::AHighlight})) {
            const auto &mark = static_cast<const Poppler::HighlightAnnotation &>(*annotation);
            QString &known = words[mark.uniqueName().left(36)];
            known = (known + u' ' + wordsUnder(*page, mark)).simplified();
        }
    }
    return words;
}

} // namespace synoptic
