// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparison/namejoining.h"
#include "report/report.h"

#include <memory>
#include <vector>

namespace synoptic {

/// The names of a sentence, heading, title or caption as they stand there.
struct SentenceNames
{
    TextRange sentence;
    QList<Name> names;
};
using ReportNames = std::vector<SentenceNames>;

/// Reads the names of an event's reports, and remembers what hangs on one report alone: how it writes each
/// word, and the names that were found in it, which hold as long as the reports together write the words
/// that they hang on in such a way. What it gives is the same whatever was read before.
class NameReader
{
public:
    /// The names of each report; \p keys tell the reports apart, as their texts and labels do. What is kept
    /// of reports that are not among them is forgotten.
    [[nodiscard]] std::vector<std::shared_ptr<const ReportNames>> read(const QList<Report> &reports,
                                                                       const std::vector<quint64> &keys);
    /// formOf() and officeOf(), remembered.
    [[nodiscard]] NameForm form(const QString &text, const Name &name);
    [[nodiscard]] Office office(QStringView words);

private:
    struct Known
    {
        std::vector<WordCasing> casings;
        std::vector<quint32> asked;
        quint64 judgement = 0;
        std::shared_ptr<const ReportNames> names; ///< none yet
    };
    std::shared_ptr<const ReportNames> namesIn(const Report &report);

    NameFinder m_finder;
    QHash<quint64, std::shared_ptr<Known>> m_known;
    QHash<QString, NameForm> m_forms;
    QHash<QString, Office> m_offices;
};

} // namespace synoptic
