// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTextLayout>
#include <memory>

namespace synoptic {

/// Colours a passage by the "News Report" definition: quotations, attribution, figures, times, hedges. Users
/// add definitions and themes of their own in the "syntax" and "themes" folders of the application's data
/// folder.
class NewsHighlighter
{
public:
    explicit NewsHighlighter(bool dark);
    ~NewsHighlighter();

    /// Foreground colours only, so that switching them on moves no text.
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(const QString &passage) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace synoptic
