// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/names.h"

#include <QHash>
#include <map>
#include <vector>

namespace synoptic {

/// A name in one spelling, with what the event tells of it.
struct NameForm
{
    QString text;     ///< as first seen
    QString plain;    ///< plainName
    QStringList keys; ///< spelling keys of its words, particles dropped
    int nation = -1;  ///< it names a nation
    int of = -1;      ///< an institution of a nation
    int mentions = 0;
    int speaks = 0;
    int located = 0;
    bool institution = false;
    bool acronym = false;
    bool fullName = false;        ///< several words that may be a person's
    bool namedShip = false;       ///< capitals before one name: "RV Sund"
    bool titled = false;          ///< an office or "Mr" stands beside it somewhere
    std::map<int, int> offices;   ///< index of an office to times
    std::map<int, int> perReport; ///< report to mentions
    [[nodiscard]] const QString &last() const { return keys.constLast(); }
    [[nodiscard]] const QString &first() const { return keys.constFirst(); }
    [[nodiscard]] bool isBare() const { return nation < 0 && keys.size() == 1 && !institution; }
};

/// Makes a form's keys.
[[nodiscard]] NameForm formOf(const QString &text, const Name &name);

/// Names that share a key, and so may be one: only they are compared with each other.
class NameBlocks
{
public:
    void add(QStringView key, QStringView word, int form);
    /// Under the word and under the word with each letter left out: what is one edit apart shares one of
    /// them.
    void addDeletions(QStringView key, QStringView word, int form);
    /// Those of two forms and more.
    [[nodiscard]] std::vector<std::vector<int>> groups() const;

private:
    static quint64 hashOf(QStringView key, QStringView word, qsizetype skipped);

    std::vector<std::pair<quint64, int>> m_entries;
};

/// Joins the forms of an event into entities.
class NameJoiner
{
public:
    /// \p together tells for pairs of forms (lower index first, as a * 2^32 + b) that one sentence holds
    /// both.
    NameJoiner(const std::vector<NameForm> &forms, const std::vector<Office> &offices,
               const QSet<quint64> &together);

    /// "X Y Z (XYZ)" in a text.
    void define(int name, int acronym) { m_defined.push_back({name, acronym}); }
    void join();
    /// The form that stands for a form's entity.
    [[nodiscard]] int root(int form) const;
    /// The entities that a bare last name may mean, where several people bear it; else empty.
    [[nodiscard]] std::vector<int> bearers(int form) const;

private:
    template <typename Alike>
    void joinWithin(const NameBlocks &blocks, Alike alike);
    void unite(int a, int b);
    bool toldApart(int a, int b) const;
    void joinEqualKeys();
    void joinGivenNames();
    void joinLastNames();
    void joinByOffice();
    void joinPeoples();
    void joinPlaces();
    void joinVowels();
    void joinAcronyms();
    void joinInitials();
    void joinBareNames();
    void joinBodies();

    const std::vector<NameForm> &m_forms;
    const std::vector<Office> &m_offices;
    const QSet<quint64> &m_together;
    std::vector<int> m_order; ///< forms by their text: what is joined does not hang on the reports' order
    mutable std::vector<int> m_parents;
    std::vector<std::pair<int, int>> m_defined;
    QHash<int, std::vector<int>> m_bearers;
};

} // namespace synoptic
