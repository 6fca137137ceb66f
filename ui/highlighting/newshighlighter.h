// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPalette>
#include <QStringList>
#include <QTextLayout>
#include <memory>

namespace synoptic {

/// Colours a passage by the "News Report" definition: quotations, attribution, figures, times, hedges. Users
/// add definitions and themes of their own in the "syntax" and "themes" folders of the application's data
/// folder.
class NewsHighlighter
{
public:
    /// \p theme names one of themes(); empty, or unknown, stands for our own that goes with \p palette.
    explicit NewsHighlighter(const QPalette &palette, const QString &theme = {});
    ~NewsHighlighter();

    /// Names of the themes there are: ours, the library's, the user's.
    [[nodiscard]] static QStringList themes();

    /// Foreground colours only, so that switching them on moves no text; each stands out from the palette's
    /// page by at least readableContrast, whatever the theme.
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(const QString &passage) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace synoptic
