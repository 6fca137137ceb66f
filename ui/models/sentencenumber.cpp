// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentencenumber.h"

#include <QCoreApplication>

namespace synoptic {

SentenceNumber sentenceNumber(const Report &report, TextRange sentence)
{
    SentenceNumber found;
    for (const Passage &passage : report.passages()) {
        if (isFurniture(passage.kind) || passage.kind == PassageKind::Byline ||
            passage.kind == PassageKind::Timestamp)
            continue;
        for (const Sentence &one : passage.sentences) {
            ++found.of;
            if (one.range.start == sentence.start)
                found.number = found.of;
        }
    }
    return found;
}

QString sentenceNumberText(const Report &report, TextRange sentence)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("SentenceNumber", text); };
    const int number = sentenceNumber(report, sentence).number;
    return number > 0 ? tr("sentence %1").arg(number) : tr("line %1").arg(report.lineAt(sentence.start));
}

} // namespace synoptic
