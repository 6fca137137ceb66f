// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QHash>

namespace synoptic {

/// Finds who said a quotation from the words around it: a name or a title beside a verb of speech, a pronoun
/// that points to the last person the text made a subject, an office whose holder the text names elsewhere,
/// or the speaker of the paragraph before when a quotation runs on. Goes through the passages in order.
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
    /// A person where the text makes them the subject of a sentence or of a verb of speech.
    struct Mention
    {
        qsizetype position;
        QString name;
        bool opens; ///< a sentence or clause: not inside what another one says
    };
    struct Office
    {
        QString phrase; ///< as written before the name, folded: "russian foreign minister"
        QString name;
    };
    std::optional<Attribution> attributionIn(TextRange clause, bool after) const;
    TextRange wordsBefore(TextRange range, qsizetype limit) const;
    TextRange wordsBehind(TextRange range, qsizetype limit) const;
    QString resolved(const QString &name, qsizetype position) const;
    QString holderOf(const QString &office) const;
    QString lastMentioned(qsizetype before, const QString &pronoun) const;
    void learnNames();
    void learnOffices();
    void addOffice(const QString &phrase, const QString &name);
    void learnMentions();

    QStringView m_text;
    TextRange m_passage;
    QHash<QString, QString> m_fullNames; ///< last name to the full name as first given
    QHash<QString, QChar> m_gender;      ///< last name to 'm' or 'f', where a title before it tells
    QList<Office> m_offices;
    QList<Mention> m_mentions; ///< in text order
    QList<Mention> m_openings; ///< full names that open a sentence, in text order
    QString m_last;            ///< the last speaker
    qsizetype m_openParts = 0; ///< paragraphs of a quotation not closed yet
};

} // namespace synoptic
