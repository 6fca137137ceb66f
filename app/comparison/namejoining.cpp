// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/namejoining.h"

#include "language/nations.h"
#include "language/tables.h"
#include "language/words.h"

#include <algorithm>
#include <numeric>
#include <rapidfuzz/distance/Indel.hpp>
#include <rapidfuzz/distance/OSA.hpp>
#include <set>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

constexpr qsizetype shortestTypo = 5; ///< letters of a last name in which one may be wrong
constexpr qsizetype shortestWithTwoTypos = 8;
constexpr qsizetype shortestVariedGiven = 4; ///< Jon and Jan are two
constexpr double alikeGiven = 0.7;           ///< Jonas and Hanna are brother and sister
constexpr qsizetype shortestVariedPlace = 6;
constexpr qsizetype shortestVariedVowels = 7; ///< Hansen and Hanson are two
constexpr size_t largestBlock = 24; ///< names that share a block's key and are compared with each other

size_t edits(const QString &a, const QString &b)
{
    return rapidfuzz::osa_distance(a.toStdU16String(), b.toStdU16String());
}

double likeness(const QString &a, const QString &b)
{
    return rapidfuzz::indel_normalized_similarity(a.toStdU16String(), b.toStdU16String());
}

/// Maria and Mario, Paula and Paul, Marie and Mary: endings that tell one given name from another.
bool sameEnding(const QString &a, const QString &b)
{
    return a.endsWith(u'a') == b.endsWith(u'a') && a.endsWith(u'e') == b.endsWith(u'e');
}

bool givenAlike(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    return std::min(a.size(), b.size()) >= shortestVariedGiven && sameEnding(a, b) &&
           spellingSkeleton(a) == spellingSkeleton(b) && likeness(a, b) >= alikeGiven;
}

bool lastAlike(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const qsizetype shorter = std::min(a.size(), b.size());
    if (shorter >= shortestWithTwoTypos && spellingSkeleton(a) == spellingSkeleton(b))
        return edits(a, b) <= 2;
    return shorter >= shortestTypo && edits(a, b) <= 1;
}

/// John and Jon, Jens and Jen: one consonant more.
bool consonantApart(const QString &a, const QString &b)
{
    const QString &longer = a.size() > b.size() ? a : b;
    const QString &shorter = a.size() > b.size() ? b : a;
    if (shorter.size() < 3 || longer.size() != shorter.size() + 1 || longer.front() != shorter.front())
        return false;
    const auto [in, out] = std::ranges::mismatch(longer, shorter);
    return !QStringView(u"aeiouy").contains(*in) && std::equal(in + 1, longer.end(), out, shorter.end());
}

bool isPlacePrefix(const QString &word)
{
    static const QSet<QString> prefixes = wordSet(u"place-prefixes"_s);
    return prefixes.contains(word);
}

/// Small words inside institutions' names.
bool isLink(const QString &word)
{
    static const QSet<QString> links{u"of"_s, u"for"_s, u"on"_s, u"and"_s, u"in"_s, u"the"_s};
    return links.contains(word);
}

/// First letters of a name's words in lower case: "osce".
QString initialsOf(const QString &text)
{
    QString initials;
    for (const QString &word : text.simplified().split(u' ')) {
        if (!isLink(word))
            initials.append(word.front().toLower());
    }
    return initials;
}

/// "Organisation" and "Organization", "Centre" and "Center".
QString institutionKey(QString key)
{
    key.replace("isa"_L1, "iza"_L1);
    if (key.endsWith("tre"_L1))
        key.replace(key.size() - 3, 3, u"ter"_s);
    return key;
}

/// As written, where keys of short names are too coarse.
QString givenName(const NameForm &form)
{
    return form.plain.section(u' ', 0, 0);
}

/// Neither has a word between its first and its last that the other lacks.
bool sameMiddle(const NameForm &a, const NameForm &b)
{
    if (a.keys.size() == 2 || b.keys.size() == 2)
        return true;
    return a.keys.sliced(1, a.keys.size() - 2) == b.keys.sliced(1, b.keys.size() - 2);
}

/// Several words that may be a person: no institution, no place with a prefix, no "NATO Hale", which is two
/// names without a comma.
bool mayBePerson(const NameForm &form)
{
    const QString start = form.text.section(u' ', 0, 0);
    const bool acronyms = start.size() > 2 && start == start.toUpper() && form.text != form.text.toUpper();
    return form.nation < 0 && form.keys.size() > 1 && !form.institution && !acronyms &&
           (form.keys.size() > 2 || !isPlacePrefix(form.plain.section(u' ', 0, 0)));
}

bool mayBeShip(const NameForm &form)
{
    return form.nation < 0 && form.keys.size() == 2 && !form.institution && !form.fullName &&
           !isPlacePrefix(form.plain.section(u' ', 0, 0));
}

} // namespace

void NameBlocks::add(QStringView key, QStringView word, int form)
{
    m_entries.push_back({hashOf(key, word, -1), form});
}

void NameBlocks::addDeletions(QStringView key, QStringView word, int form)
{
    for (qsizetype skipped = -1; skipped < word.size(); ++skipped)
        m_entries.push_back({hashOf(key, word, skipped), form});
}

/// FNV-1a: Qt's hash has another seed in every run.
quint64 NameBlocks::hashOf(QStringView key, QStringView word, qsizetype skipped)
{
    quint64 hash = 14695981039346656037u;
    const auto mix = [&](QChar c) { hash = (hash ^ c.unicode()) * 1099511628211u; };
    for (const QChar c : key)
        mix(c);
    mix(u'/');
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (i != skipped)
            mix(word.at(i));
    }
    return hash;
}

std::vector<std::vector<int>> NameBlocks::groups() const
{
    std::vector<std::pair<quint64, int>> entries = m_entries;
    std::ranges::stable_sort(entries, {}, &std::pair<quint64, int>::first);
    std::vector<std::vector<int>> groups;
    for (size_t i = 0; i < entries.size();) {
        size_t end = i + 1;
        while (end < entries.size() && entries[end].first == entries[i].first)
            ++end;
        if (end - i > 1) {
            groups.emplace_back();
            for (; i < end; ++i) {
                if (groups.back().empty() || groups.back().back() != entries[i].second)
                    groups.back().push_back(entries[i].second);
            }
        }
        i = end;
    }
    return groups;
}

NameForm formOf(const QString &text, const Name &name)
{
    static const QSet<QString> particles = wordSet(u"name-particles"_s);
    NameForm form;
    form.text = text;
    form.plain = plainName(text);
    form.nation = name.nation;
    form.of = name.institution ? name.of : -1;
    form.institution = name.institution;
    form.acronym = name.acronym;
    QString bare = form.plain;
    if (form.institution) // "Co-operation" is one word, "Organisation" has a z too
        bare = foldedWord(text).remove(u'-').remove(u'.').remove(u'\'').simplified();
    const QStringList words = bare.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const bool article = word == "the"_L1 && form.keys.isEmpty();
        if ((article || particles.contains(word)) && words.size() > 1)
            continue;
        form.keys.append(spellingKey(word));
        if (form.institution)
            form.keys.last() = institutionKey(form.keys.last());
    }
    if (form.keys.isEmpty())
        form.keys.append(spellingKey(form.plain));
    form.fullName = mayBePerson(form);
    form.namedShip = mayBeShip(form);
    return form;
}

NameJoiner::NameJoiner(const std::vector<NameForm> &forms, const std::vector<Office> &offices,
                       const QSet<quint64> &together)
    : m_forms(forms), m_offices(offices), m_together(together), m_order(forms.size()), m_parents(forms.size())
{
    std::iota(m_parents.begin(), m_parents.end(), 0);
    std::iota(m_order.begin(), m_order.end(), 0);
    std::ranges::sort(m_order, [&](int a, int b) {
        return std::tie(m_forms[a].text, m_forms[a].of) < std::tie(m_forms[b].text, m_forms[b].of);
    });
}

void NameJoiner::join()
{
    joinEqualKeys();
    joinGivenNames();
    joinLastNames();
    joinByOffice();
    joinPeoples();
    joinPlaces();
    joinAcronyms();
    joinInitials();
    joinBodies();
    joinBareNames();
}

int NameJoiner::root(int form) const
{
    while (m_parents[form] != form) {
        m_parents[form] = m_parents[m_parents[form]];
        form = m_parents[form];
    }
    return form;
}

std::vector<int> NameJoiner::bearers(int form) const
{
    std::vector<int> roots = m_bearers.value(form);
    for (int &bearer : roots)
        bearer = root(bearer);
    std::ranges::sort(roots);
    const auto rest = std::ranges::unique(roots);
    roots.erase(rest.begin(), rest.end());
    return roots;
}

void NameJoiner::unite(int a, int b)
{
    a = root(a);
    b = root(b);
    if (a != b)
        m_parents[std::max(a, b)] = std::min(a, b);
}

/// One sentence names both, or one report both again and again: they are two.
bool NameJoiner::toldApart(int a, int b) const
{
    if (m_together.contains((quint64(std::min(a, b)) << 32) + quint64(std::max(a, b))))
        return true;
    return std::ranges::any_of(m_forms[a].perReport, [&](const auto &entry) {
        const auto other = m_forms[b].perReport.find(entry.first);
        return entry.second > 1 && other != m_forms[b].perReport.end() && other->second > 1;
    });
}

template <typename Alike>
void NameJoiner::joinWithin(const NameBlocks &blocks, Alike alike)
{
    for (const std::vector<int> &all : blocks.groups()) {
        const size_t size = std::min(all.size(), largestBlock);
        for (size_t i = 0; i < size; ++i) {
            for (size_t k = i + 1; k < size; ++k) {
                if (root(all[i]) != root(all[k]) && alike(m_forms[all[i]], m_forms[all[k]]) &&
                    !toldApart(all[i], all[k]))
                    unite(all[i], all[k]);
            }
        }
    }
}

void NameJoiner::joinEqualKeys()
{
    QHash<QString, int> known;
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        const QString key = it.nation >= 0
                                ? u"#%1"_s.arg(it.nation)
                                : it.keys.join(u' ') + (it.of >= 0 ? u"@%1"_s.arg(it.of) : QString());
        const auto at = known.constFind(key);
        if (at == known.constEnd())
            known.insert(key, form);
        else
            unite(*at, form);
    }
}

/// One last name, given names that are spellings of one: "Yevhen Marchuk", "Evgen Marchuk".
void NameJoiner::joinGivenNames()
{
    NameBlocks blocks;
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (!it.fullName)
            continue;
        blocks.add(it.last() + u'~', spellingSkeleton(it.first()), form);
        blocks.addDeletions(it.last(), givenName(it), form);
    }
    joinWithin(blocks, [](const NameForm &a, const NameForm &b) {
        return sameMiddle(a, b) && a.last() == b.last() &&
               (givenAlike(a.first(), b.first()) || consonantApart(givenName(a), givenName(b)));
    });
}

/// One given name, last names a letter apart: "Sergei Lavrov", "Sergey Larov".
void NameJoiner::joinLastNames()
{
    NameBlocks blocks;
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (!it.fullName || it.first().size() < 3)
            continue;
        blocks.addDeletions(it.first(), it.last(), form);
        blocks.add(it.first() + u'~', spellingSkeleton(it.last()), form);
    }
    joinWithin(blocks, [](const NameForm &a, const NameForm &b) {
        return a.first() == b.first() && sameMiddle(a, b) && sameEnding(a.last(), b.last()) &&
               lastAlike(a.last(), b.last());
    });
}

/// One office beside both, last names a letter apart: "President Lukashenko", "President Lukashenka".
void NameJoiner::joinByOffice()
{
    NameBlocks blocks;
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (it.nation >= 0 || it.institution)
            continue;
        for (const auto &[office, times] : it.offices) {
            const Office &held = m_offices[office];
            if (!held.single || held.key.isEmpty())
                continue;
            const QString key = u"%1@%2"_s.arg(held.key).arg(held.nation);
            blocks.addDeletions(key, it.last(), form);
            blocks.add(key + u'~', spellingSkeleton(it.last()), form);
        }
    }
    joinWithin(blocks, [](const NameForm &a, const NameForm &b) {
        const bool given = a.keys.size() < 2 || b.keys.size() < 2 || givenAlike(a.first(), b.first()) ||
                           (a.last() == b.last() && edits(givenName(a), givenName(b)) <= 1 &&
                            std::min(a.first().size(), b.first().size()) >= shortestVariedGiven);
        return given && lastAlike(a.last(), b.last());
    });
}

/// A place with its people and adjective: "Skerry", "Skerrian", "Skerrians".
void NameJoiner::joinPeoples()
{
    std::map<QString, int> places;
    for (const int form : m_order) {
        if (m_forms[form].isBare() && m_forms[form].located)
            places.emplace(m_forms[form].plain, form);
    }
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (!it.isBare() || it.titled || it.located * 2 > it.mentions)
            continue;
        for (const QLatin1StringView ending : {"n"_L1, "an"_L1, "ian"_L1, "ns"_L1, "ans"_L1, "ians"_L1}) {
            const auto place = it.plain.endsWith(ending) && it.plain.size() > ending.size() + 3
                                   ? places.find(it.plain.chopped(ending.size()))
                                   : places.end();
            if (place != places.end() && place->second != form)
                unite(form, place->second);
        }
    }
}

/// Single names that differ as Ukrainian and Russian do: "Luhansk", "Lugansk"; "Kharkiv", "Kharkov".
void NameJoiner::joinPlaces()
{
    NameBlocks blocks;
    for (const int form : m_order) {
        if (!m_forms[form].isBare() || m_forms[form].plain.size() < shortestVariedPlace)
            continue;
        QString key = m_forms[form].last();
        key.replace(u'g', u'h');
        if (key.endsWith(u"iv") || key.endsWith(u"ov") || key.endsWith(u"ev"))
            key.remove(key.size() - 2, 1);
        blocks.add(key, {}, form);
    }
    joinWithin(blocks, [](const NameForm &, const NameForm &) { return true; });
    joinVowels();
}

/// Single names that nobody bears behind a given name and that differ in vowels inside: "Dargahan",
/// "Dargehan".
void NameJoiner::joinVowels()
{
    QSet<QString> borne;
    for (const NameForm &form : m_forms) {
        if (form.fullName)
            borne.insert(form.last());
    }
    NameBlocks blocks;
    for (const int form : m_order) {
        const QString &key = m_forms[form].last();
        if (m_forms[form].isBare() && key.size() >= shortestVariedVowels && !borne.contains(key))
            blocks.add(spellingSkeleton(key), {}, form);
    }
    joinWithin(blocks, [](const NameForm &a, const NameForm &b) {
        const bool apart = std::ranges::none_of(
            a.perReport, [&](const auto &entry) { return b.perReport.contains(entry.first); });
        return apart && a.last().back() == b.last().back() && a.last().front() == b.last().front() &&
               edits(a.last(), b.last()) <= 1;
    });
}

/// An acronym with the name that a text puts before its brackets, else with the one name whose initials it
/// is.
void NameJoiner::joinAcronyms()
{
    for (const auto &[name, acronym] : m_defined) {
        if (initialsOf(m_forms[name].text) == m_forms[acronym].plain)
            unite(name, acronym);
    }
    std::map<QString, std::set<int>> byInitials;
    for (const int form : m_order) {
        if (m_forms[form].institution && m_forms[form].keys.size() > 2)
            byInitials[initialsOf(m_forms[form].text)].insert(root(form));
    }
    for (const int form : m_order) {
        const auto named = byInitials.find(m_forms[form].plain);
        if (m_forms[form].acronym && m_forms[form].plain.size() > 2 && named != byInitials.end() &&
            named->second.size() == 1)
            unite(form, *named->second.begin());
    }
}

/// "J. Hale" with the one full name that it shortens.
void NameJoiner::joinInitials()
{
    std::map<QString, std::set<int>> full;
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (it.fullName && it.first().size() > 1)
            full[it.plain.first(1) + u' ' + it.last()].insert(root(form));
    }
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        if (!it.fullName || it.first().size() > 1)
            continue;
        const auto named = full.find(it.first() + u' ' + it.last());
        if (named != full.end() && named->second.size() == 1)
            unite(form, *named->second.begin());
    }
}

/// "the Foreign Ministry" with the only nation's foreign ministry that is named.
void NameJoiner::joinBodies()
{
    std::map<QString, std::set<int>> owned;
    for (const int form : m_order) {
        if (m_forms[form].institution && m_forms[form].of >= 0)
            owned[m_forms[form].keys.join(u' ')].insert(root(form));
    }
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        const auto bodies = owned.find(it.keys.join(u' '));
        if (it.institution && it.of < 0 && bodies != owned.end() && bodies->second.size() == 1)
            unite(form, *bodies->second.begin());
    }
}

/// A bare last name, or a given name that is spoken of as a person, with the only full name that has it.
void NameJoiner::joinBareNames()
{
    std::map<QString, std::vector<int>> byLast;
    std::map<QString, std::vector<int>> byFirst;
    std::map<QString, std::vector<int>> ships; // "RV Sund": letters before a name
    std::vector<int> firstRoots(m_forms.size());
    for (const int form : m_order) {
        firstRoots[size_t(form)] = root(form);
        if (m_forms[form].namedShip)
            ships[m_forms[form].last()].push_back(form);
        if (!m_forms[form].fullName)
            continue;
        byLast[m_forms[form].last()].push_back(form);
        if (m_forms[form].titled || m_forms[form].speaks)
            byFirst[m_forms[form].first()].push_back(form);
    }
    const auto rootsOf = [&](const std::vector<int> &named) {
        std::set<int> roots;
        for (const int form : named)
            roots.insert(firstRoots[size_t(form)]);
        return roots;
    };
    for (const int form : m_order) {
        const NameForm &it = m_forms[form];
        const bool place = it.located * 4 > it.mentions && !it.titled && !it.speaks;
        if (!it.isBare() || place)
            continue;
        if (const auto named = byLast.find(it.last()); named != byLast.end()) {
            if (rootsOf(named->second).size() == 1)
                unite(form, named->second.front());
            else
                m_bearers.insert(form, named->second);
        } else if (const auto given = byFirst.find(it.last()); given != byFirst.end() &&
                                                               (it.speaks || it.titled) && !it.located &&
                                                               rootsOf(given->second).size() == 1) {
            unite(form, given->second.front());
        } else if (const auto ship = ships.find(it.last());
                   ship != ships.end() && rootsOf(ship->second).size() == 1) {
            unite(form, ship->second.front());
        }
    }
}

} // namespace synoptic
