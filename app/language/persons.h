// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/attributions.h"

#include <QHash>
#include <QSet>

namespace synoptic {

/// The people of a report: full names by last name, offices and who holds them, and where the text makes them
/// the subject, so that "he", "Ms Corvin" and "the mayor" find their name.
class Persons
{
public:
    /// Learns them from the whole report; \p tokens are tokensAround() its quotations, \p attributions what
    /// the clauses around them tell.
    Persons(QStringView text, const QList<Token> &tokens,
            const QList<std::optional<Attribution>> &attributions);

    /// The fullest name of whoever the source of an attribution names; \p last is who spoke before.
    [[nodiscard]] QString nameOf(const Attribution &attribution, const QString &last) const;
    /// The person whom the passage of a token makes its last subject before it, empty where there is none.
    [[nodiscard]] QString subjectBefore(qsizetype position, qsizetype limit) const;

private:
    /// A person where the text makes them the subject of a sentence or of a verb of speech.
    struct Mention
    {
        qsizetype position;
        QString name; ///< empty for a pronoun not resolved yet
        QString pronoun;
        bool opens; ///< a sentence or clause: not inside what another one says
    };
    struct Office
    {
        QString phrase;    ///< as written before the name, folded: "haldian foreign minister"
        QStringList words; ///< of the phrase
        QString name;
    };
    /// A run of name words with what stands around it.
    struct Run
    {
        qsizetype first; ///< token
        qsizetype bare;  ///< first token behind honorifics and offices
        qsizetype last;  ///< behind its last token
    };
    [[nodiscard]] Run runAt(const QList<Token> &tokens, qsizetype first) const;
    void learnNames(const QList<Token> &tokens);
    void learnOffice(const QList<Token> &tokens, const Run &run);
    void addOffice(const QString &phrase, const QString &name);
    void learnMentions(const QList<Token> &tokens);
    void learnSpeaker(const Attribution &attribution);
    void learnGender();
    void settleNames();
    void resolvePronouns();
    [[nodiscard]] bool isSubject(const QList<Token> &tokens, qsizetype behind) const;
    [[nodiscard]] QString fullName(const QString &name) const;
    [[nodiscard]] QString holderOf(const QString &office) const;
    [[nodiscard]] QString lastMentioned(qsizetype before, const QString &pronoun, const QString &last) const;

    QStringView m_text;
    const QList<Token> &m_tokens;
    QHash<QString, int> m_counts;        ///< full names and how often they stand
    QHash<QString, QString> m_fullNames; ///< last name to the full name
    QHash<QString, QChar> m_gender;      ///< last name to 'm' or 'f', where a title or pronouns tell
    QSet<QString> m_people;              ///< last names of those who speak or hold an office
    QList<Office> m_offices;
    QList<Mention> m_mentions; ///< in text order
    QList<Mention> m_openings; ///< full names that open a sentence, in text order
};

} // namespace synoptic
