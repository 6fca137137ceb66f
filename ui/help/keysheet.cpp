// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/keysheet.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("synoptic::KeySheet", text);
}

QByteArray pdfOf(const QString &html)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    writer.setTitle(tr("Keys of Synoptic"));
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(9);
    document.setDefaultFont(font);
    document.setHtml(html);
    document.print(&writer);
    return buffer.data();
}

} // namespace

QString keySheet(const QList<KeyGroup> &groups)
{
    QString html = u"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title><style>"
                   "body{font-family:sans-serif}td{padding:1px 12px 1px 0;vertical-align:top}"
                   "td.key{font-weight:bold;white-space:nowrap}</style></head><body><h1>%1</h1>"_s.arg(
                       tr("Keys of Synoptic"));
    for (const KeyGroup &group : groups) {
        if (group.keys.isEmpty())
            continue;
        html += u"<h3>%1</h3><table>"_s.arg(group.title.toHtmlEscaped());
        for (const auto &[key, text] : group.keys)
            html += u"<tr><td class=\"key\">%1</td><td>%2</td></tr>"_s.arg(key.toHtmlEscaped(),
                                                                           text.toHtmlEscaped());
        html += u"</table>"_s;
    }
    return html + u"</body></html>"_s;
}

Result<void> writeKeySheet(const QList<KeyGroup> &groups, const QString &path)
{
    const QString html = keySheet(groups);
    const QByteArray bytes = path.endsWith(".pdf"_L1, Qt::CaseInsensitive) ? pdfOf(html) : html.toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(Error{tr("The key sheet could not be written: %1").arg(file.errorString()),
                                     path, tr("Choose another place")});
    return {};
}

} // namespace synoptic
