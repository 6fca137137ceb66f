// SPDX-License-Identifier: GPL-3.0-or-later
#include "highlighting/newshighlighter.h"

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

class NewsHighlighter::Private : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit Private(bool dark)
    {
        m_repository.addCustomSearchPath(u":/synoptic-highlighting"_s);
        m_repository.addCustomSearchPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        setDefinition(m_repository.definitionForName(u"News Report"_s));
        setTheme(m_repository.defaultTheme(dark ? KSyntaxHighlighting::Repository::DarkTheme
                                                : KSyntaxHighlighting::Repository::LightTheme));
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
        range.format.setForeground(quiet(format.textColor(theme())));
        m_formats.append(range);
    }

private:
    /// Halfway to the colour of the text: the page is for reading, the colours only help.
    QColor quiet(QColor colour) const
    {
        const QColor text = QColor::fromRgba(theme().textColor(KSyntaxHighlighting::Theme::Normal));
        return QColor((colour.red() + text.red()) / 2, (colour.green() + text.green()) / 2,
                      (colour.blue() + text.blue()) / 2);
    }

    KSyntaxHighlighting::Repository m_repository;
    QList<QTextLayout::FormatRange> m_formats;
};

NewsHighlighter::NewsHighlighter(bool dark) : d(std::make_unique<Private>(dark)) {}

NewsHighlighter::~NewsHighlighter() = default;

QList<QTextLayout::FormatRange> NewsHighlighter::formats(const QString &passage) const
{
    return d->run(passage);
}

} // namespace synoptic
