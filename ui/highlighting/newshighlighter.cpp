// SPDX-License-Identifier: GPL-3.0-or-later
#include "highlighting/newshighlighter.h"

#include "mainwindow/palettes.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QColor>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Reading the index of all definitions takes longer than anything else here: once is enough. GUI thread
/// only.
KSyntaxHighlighting::Repository &repository()
{
    static KSyntaxHighlighting::Repository all;
    static const bool complete = [] {
        all.addCustomSearchPath(u":/synoptic-highlighting"_s);
        all.addCustomSearchPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        return true;
    }();
    Q_UNUSED(complete)
    return all;
}

} // namespace

class NewsHighlighter::Private : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Private(const QPalette &palette, const QString &theme) : m_palette(palette)
    {
        setDefinition(repository().definitionForName(u"News Report"_s));
        KSyntaxHighlighting::Theme chosen = repository().theme(theme);
        if (!chosen.isValid())
            chosen = repository().theme(isDark(palette) ? u"Synoptic Dark"_s : u"Synoptic Light"_s);
        setTheme(chosen);
    }

    QList<QTextLayout::FormatRange> run(const QString &passage)
    {
        m_formats.clear();
        highlightLine(passage, {});
        return m_formats;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (!format.hasTextColor(theme()))
            return;
        QTextLayout::FormatRange range;
        range.start = offset;
        range.length = length;
        QColor &colour = m_readable[format.textColor(theme()).rgb()];
        if (!colour.isValid())
            colour = readable(format.textColor(theme()), m_palette);
        range.format.setForeground(colour);
        m_formats.append(range);
    }

private:
    QPalette m_palette;
    QHash<QRgb, QColor> m_readable; ///< what the theme's colours became on this palette
    QList<QTextLayout::FormatRange> m_formats;
};

NewsHighlighter::NewsHighlighter(const QPalette &palette, const QString &theme)
    : d(std::make_unique<Private>(palette, theme))
{
}

NewsHighlighter::~NewsHighlighter() = default;

QList<QTextLayout::FormatRange> NewsHighlighter::formats(const QString &passage) const
{
    return d->run(passage);
}

QStringList NewsHighlighter::themes()
{
    QStringList names;
    for (const KSyntaxHighlighting::Theme &theme : repository().themes())
        names.append(theme.name());
    return names;
}

} // namespace synoptic
