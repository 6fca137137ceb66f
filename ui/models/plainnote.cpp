// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plainnote.h"

#include <QCache>
#include <QTextDocument>

namespace synoptic {

QString plainNote(const QString &note)
{
    static QCache<QString, QString> known(2000); // painting asks again and again
    if (const QString *plain = known.object(note))
        return *plain;
    QTextDocument document;
    document.setMarkdown(note, QTextDocument::MarkdownNoHTML);
    const QString plain = document.toPlainText();
    known.insert(note, new QString(plain));
    return plain;
}

} // namespace synoptic
