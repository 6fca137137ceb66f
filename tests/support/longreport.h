// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QCryptographicHash>

namespace synoptic {

/// A report of passages that are given; each is one sentence unless it has full stops.
inline Report reportOf(const QStringList &passages, const QString &outlet = QStringLiteral("Outlet"))
{
    ReportData data;
    data.sha256 =
        QCryptographicHash::hash((outlet + passages.join(u'\n')).toUtf8(), QCryptographicHash::Sha256)
            .toHex();
    data.metadata.outlet = outlet;
    for (const QString &text : passages) {
        const qsizetype start = data.text.size();
        data.text += text;
        QList<Sentence> sentences;
        for (qsizetype from = start; from < data.text.size();) {
            const qsizetype stop = data.text.indexOf(QStringLiteral(". "), from);
            const qsizetype end = stop < 0 ? data.text.size() : stop + 1;
            sentences.append(Sentence{{from, end}});
            from = stop < 0 ? end : end + 1;
        }
        data.passages.append({PassageKind::Body, {start, data.text.size()}, std::nullopt, sentences, {}});
        data.text += u'\n';
    }
    return Report(data);
}

/// Passages of made-up sentences of different lengths, always the same.
inline Report longReport(int passages, int sentences = 1, const QString &outlet = QStringLiteral("Outlet"))
{
    const QStringList words{QStringLiteral("harbour"), QStringLiteral("crew"),    QStringLiteral("the"),
                            QStringLiteral("of"),      QStringLiteral("ferry"),   QStringLiteral("lifeboats"),
                            QStringLiteral("at"),      QStringLiteral("quays"),   QStringLiteral("authority"),
                            QStringLiteral("fog"),     QStringLiteral("anchored")};
    QStringList texts;
    for (int p = 0; p < passages; ++p) {
        QStringList made;
        for (int s = 0; s < sentences; ++s) {
            QStringList sentence{QStringLiteral("Then")};
            for (int w = 0; w < 6 + (p * 7 + s * 5) % 23; ++w)
                sentence.append(words.at((p * 3 + s * 11 + w * w) % words.size()));
            made.append(sentence.join(u' ') + u'.');
        }
        texts.append(made.join(u' '));
    }
    return reportOf(texts, outlet);
}

} // namespace synoptic
