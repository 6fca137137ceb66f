// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/textrange.h"

#include <QList>
#include <QString>

namespace synoptic {

/// A text as a search compares it, and the way back to where its characters stand. Always alike: typographic
/// and plain quotation marks, dashes of any length, white space of any kind and number (a line's end too);
/// soft hyphens and invisible controls are not there at all. Folded characters may be fewer or more than
/// those they stand for.
class FoldedText
{
public:
    enum class Letters {
        Alike, ///< without case, diacritics, ligatures and strokes: "Straße" is "strasse", "Łódź" "lodz"
        Exact  ///< as they are, composed (NFC)
    };

    FoldedText() = default;
    FoldedText(QStringView text, Letters letters);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// The characters of the source that a range of text() stands for, whole: with their marks.
    [[nodiscard]] TextRange sourceOf(TextRange folded) const;

private:
    void put(QStringView units, qsizetype source);
    void putPlain(QStringView run, qsizetype source, Letters letters);
    [[nodiscard]] qsizetype sourceAt(qsizetype folded) const;

    /// From here on both run in step, until the next one.
    struct Anchor
    {
        qsizetype folded = 0;
        qsizetype source = 0;
    };
    QString m_text;
    QList<Anchor> m_anchors{{}};
    qsizetype m_sourceLength = 0;
};

} // namespace synoptic
