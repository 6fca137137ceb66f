// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QHash>

namespace synoptic {

/// Finds who said a quotation from the words around it: a name or a title beside a verb of speech, a pronoun
/// that points to the last person named as a speaker, or the speaker of the paragraph before when a quotation
/// runs on. Goes through the passages in order.
class SpeakerFinder
{
public:
    explicit SpeakerFinder(QStringView text);

    /// Moves on to a passage.
    void enterPassage(const Passage &passage);
    /// Appends the quotations of the current passage with speaker and cue. \p open tells which run on.
    void attribute(const QList<TextRange> &ranges, const QList<bool> &open, QList<Quotation> &into);

private:
    struct Attribution
    {
        QString speaker;
        QString cue;
    };
    std::optional<Attribution> attributionIn(TextRange clause, bool after) const;
    QString resolved(const QString &name) const;
    void learnNames();

    QStringView m_text;
    TextRange m_passage;
    QHash<QString, QString> m_fullNames; ///< last name to the full name as first given
    QString m_last;                      ///< the last speaker
    bool m_runsOn = false;               ///< the last quotation was not closed
};

} // namespace synoptic
