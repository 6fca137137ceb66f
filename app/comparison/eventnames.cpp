// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/eventnames.h"

#include "comparison/reportnames.h"
#include "language/nations.h"

#include <algorithm>
#include <numeric>
#include <set>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// Reads an event's mentions, has their forms joined and sums up each entity.
class EventReader
{
public:
    EventReader(const QList<Report> &reports, NameReader &reader)
        : m_reports(reports), m_reader(reader), m_mentions(size_t(reports.size()))
    {
    }

    void read(const std::vector<quint64> &keys)
    {
        const auto names = m_reader.read(m_reports, keys);
        for (size_t r = 0; r < names.size(); ++r) {
            for (const SentenceNames &sentence : *names[r])
                readSentence(sentence, int(r));
        }
        NameJoiner joiner(m_forms, m_offices, m_together);
        for (const auto &[name, acronym] : m_defined)
            joiner.define(name, acronym);
        joiner.join();
        m_roots.resize(m_forms.size());
        for (size_t form = 0; form < m_forms.size(); ++form)
            m_roots[form] = joiner.root(int(form));
        for (size_t form = 0; form < m_forms.size(); ++form)
            m_times[m_roots[form]] += m_forms[form].mentions;
        resolveBareNames(joiner);
        resolveOffices();
    }

    void finish(std::vector<NamedEntity> &entities, std::vector<std::vector<EntityMention>> &mentions)
    {
        const std::vector<int> roots = orderedRoots();
        std::vector<quint32> ids(m_forms.size(), 0);
        for (size_t i = 0; i < roots.size(); ++i)
            ids[size_t(roots[i])] = quint32(i);
        entities.resize(roots.size());
        for (size_t i = 0; i < roots.size(); ++i)
            entities[i] = summary(roots[i]);
        m_latest.assign(roots.size(), {m_mentions.size(), {}});
        mentions.resize(m_mentions.size());
        for (size_t r = 0; r < m_mentions.size(); ++r)
            count(r, ids, entities, mentions[r]);
    }

private:
    struct Mention
    {
        TextRange range;
        TextRange office;
        TextRange sentence;
        int form = -1; ///< -1 for an office alone
        int officeId = -1;
        int root = -1; ///< form that stands for the entity; -1 for nobody known
    };

    int formId(const QString &text, const Name &name)
    {
        const QString key = name.institution && name.of >= 0 ? text + u'@' + QString::number(name.of) : text;
        const auto at = m_formIds.constFind(key);
        if (at != m_formIds.constEnd())
            return *at;
        m_forms.push_back(m_reader.form(text, name));
        m_formIds.insert(QString(key.constData(), key.size()), int(m_forms.size()) - 1);
        return int(m_forms.size()) - 1;
    }

    int officeId(QStringView words)
    {
        const auto at = m_officeIds.constFind(QString::fromRawData(words.data(), words.size()));
        if (at != m_officeIds.constEnd())
            return *at;
        m_offices.push_back(m_reader.office(words));
        m_officeIds.insert(words.toString(), int(m_offices.size()) - 1);
        return int(m_offices.size()) - 1;
    }

    void readSentence(const SentenceNames &sentence, int r)
    {
        const QString &text = m_reports.at(r).text();
        std::vector<Mention> &mentions = m_mentions[size_t(r)];
        const size_t first = mentions.size();
        for (const Name &name : sentence.names) {
            Mention mention{name.range, name.office, sentence.sentence};
            if (!name.office.isEmpty())
                mention.officeId =
                    officeId(QStringView(text).sliced(name.office.start, name.office.length()));
            if (!name.range.isEmpty()) {
                mention.form = formId(
                    QString::fromRawData(text.constData() + name.range.start, name.range.length()), name);
                learn(m_forms[size_t(mention.form)], name, mention.officeId, r);
            }
            mentions.push_back(mention);
        }
        noteNeighbours(text, std::span(mentions).subspan(first));
    }

    static void learn(NameForm &form, const Name &name, int office, int report)
    {
        ++form.mentions;
        ++form.perReport[report];
        form.speaks += name.speaks;
        form.located += name.located;
        form.titled = form.titled || office >= 0;
        if (office >= 0)
            ++form.offices[office];
    }

    /// Which names one sentence holds both of, and acronyms in brackets behind what they stand for.
    void noteNeighbours(const QString &text, std::span<const Mention> mentions)
    {
        constexpr size_t most = 12; // a list of names says nothing of their spelling
        for (size_t i = 0; i < mentions.size(); ++i) {
            for (size_t k = i + 1; k < std::min(mentions.size(), i + most); ++k) {
                const int a = std::min(mentions[i].form, mentions[k].form);
                const int b = std::max(mentions[i].form, mentions[k].form);
                if (a >= 0 && a != b)
                    m_together.insert((quint64(a) << 32) + quint64(b));
            }
            if (i == 0 || mentions[i].form < 0 || mentions[i - 1].form < 0)
                continue;
            const TextRange gap{mentions[i - 1].range.end, mentions[i].range.start};
            const bool closed = text.size() > mentions[i].range.end && text.at(mentions[i].range.end) == u')';
            if (closed && QStringView(text).sliced(gap.start, std::max<qsizetype>(0, gap.length())) == u" (")
                m_defined.push_back({mentions[i - 1].form, mentions[i].form});
        }
    }

    /// A last name that several people bear means the one whom the report named last.
    void resolveBareNames(const NameJoiner &joiner)
    {
        QHash<int, std::vector<int>> bearers;
        for (auto &mentions : m_mentions) {
            QHash<QString, int> latest;
            for (Mention &mention : mentions) {
                if (mention.form < 0)
                    continue;
                const NameForm &form = m_forms[size_t(mention.form)];
                mention.root = m_roots[size_t(mention.form)];
                if (form.fullName)
                    latest.insert(form.last(), mention.root);
                if (!form.isBare())
                    continue;
                if (!bearers.contains(mention.form))
                    bearers.insert(mention.form, joiner.bearers(mention.form));
                const std::vector<int> several = bearers.value(mention.form);
                if (!several.empty())
                    mention.root = latest.value(form.last(), foremost(several, mention.root));
            }
        }
    }

    /// The one of several bearers whom the event names far more than the others, else \p otherwise.
    int foremost(const std::vector<int> &bearers, int otherwise) const
    {
        constexpr int farMore = 5;
        std::vector<std::pair<int, int>> times;
        for (const int bearer : bearers)
            times.push_back({-m_times.value(bearer), bearer});
        std::ranges::sort(times);
        return times.size() == 1 || times[0].first <= times[1].first * farMore ? times[0].second : otherwise;
    }

    /// An office alone means who holds it: in this report, else in the event, where that is one person.
    void resolveOffices()
    {
        QHash<QString, std::set<int>> holders;
        for (const auto &mentions : m_mentions)
            addHolders(mentions, holders);
        for (auto &mentions : m_mentions) {
            QHash<QString, std::set<int>> own;
            addHolders(mentions, own);
            for (Mention &mention : mentions) {
                if (mention.form >= 0 || mention.officeId < 0)
                    continue;
                const Office &office = m_offices[size_t(mention.officeId)];
                mention.root = onlyHolder(office, own);
                if (mention.root < 0)
                    mention.root = onlyHolder(office, holders);
            }
        }
    }

    static QString officeKey(const Office &office, int nation)
    {
        return u"%1@%2"_s.arg(office.key).arg(nation);
    }

    void addHolders(const std::vector<Mention> &mentions, QHash<QString, std::set<int>> &holders) const
    {
        for (const Mention &mention : mentions) {
            if (mention.form < 0 || mention.officeId < 0 || m_forms[size_t(mention.form)].nation >= 0)
                continue;
            const Office &office = m_offices[size_t(mention.officeId)];
            if (!office.single || office.key.isEmpty())
                continue;
            holders[officeKey(office, office.nation)].insert(mention.root);
            holders[office.key].insert(mention.root);
        }
    }

    static int onlyHolder(const Office &office, const QHash<QString, std::set<int>> &holders)
    {
        static const std::set<int> nobody;
        const auto of = [&](const QString &key) -> const std::set<int> & {
            const auto at = holders.constFind(key);
            return at == holders.constEnd() ? nobody : *at;
        };
        if (office.nation >= 0) {
            const std::set<int> &exact = of(officeKey(office, office.nation));
            if (!exact.empty())
                return exact.size() == 1 ? *exact.begin() : -1;
            // Named without the nation in the one place, with it in the other.
            const std::set<int> &loose = of(officeKey(office, -1));
            return loose.size() == 1 && of(office.key).size() == 1 ? *loose.begin() : -1;
        }
        const std::set<int> &all = of(office.key);
        return all.size() == 1 ? *all.begin() : -1;
    }

    /// The entities' forms in order of what they are called.
    std::vector<int> orderedRoots()
    {
        std::set<int> mentioned;
        for (const auto &mentions : m_mentions) {
            for (const Mention &mention : mentions) {
                if (mention.root >= 0)
                    mentioned.insert(mention.root);
            }
        }
        for (size_t form = 0; form < m_forms.size(); ++form)
            m_members[m_roots[form]].push_back(int(form));
        std::vector<int> roots(mentioned.begin(), mentioned.end());
        std::vector<QString> names(m_forms.size());
        for (const int root : roots)
            names[size_t(root)] = summary(root).name;
        std::ranges::sort(roots, [&](int a, int b) {
            return std::tie(names[size_t(a)], m_forms[size_t(a)].of, a) <
                   std::tie(names[size_t(b)], m_forms[size_t(b)].of, b);
        });
        return roots;
    }

    NamedEntity summary(int root) const
    {
        NamedEntity entity;
        NameForm all;
        std::vector<const NameForm *> forms;
        for (const int member : m_members.value(root)) {
            const NameForm &form = m_forms[size_t(member)];
            forms.push_back(&form);
            all.speaks += form.speaks;
            all.located += form.located;
            all.mentions += form.mentions;
            all.titled = all.titled || form.titled;
            all.institution = all.institution || form.institution || form.acronym;
            for (const auto &[office, times] : form.offices)
                all.offices[office] += times;
        }
        std::ranges::sort(forms, [](const NameForm *a, const NameForm *b) {
            return std::tuple(-a->mentions, a->text) < std::tuple(-b->mentions, b->text);
        });
        const NameForm *fullest = *std::ranges::min_element(forms, {}, [](const NameForm *form) {
            return std::tuple(-form->keys.size(), -form->mentions, form->text);
        });
        entity.name = fullest->nation >= 0 ? nations::name(fullest->nation) : fullest->text.simplified();
        if (fullest->of >= 0)
            entity.name += u" (%1)"_s.arg(nations::name(fullest->of));
        entity.nation =
            fullest->nation >= 0 ? fullest->nation : nations::seatedAt(fullest->plain).value_or(-1);
        entity.kind = kindOf(all, *fullest, entity.nation);
        for (const NameForm *form : forms) {
            if (!entity.spellings.contains(form->text.simplified()))
                entity.spellings.append(form->text.simplified());
        }
        addOffices(all, entity);
        return entity;
    }

    static EntityKind kindOf(const NameForm &all, const NameForm &fullest, int nation)
    {
        if (fullest.nation >= 0)
            return EntityKind::Nation;
        if (all.titled && fullest.fullName)
            return EntityKind::Person;
        if (all.institution)
            return EntityKind::Organisation;
        if (all.titled || (all.speaks > 0 && fullest.fullName))
            return EntityKind::Person;
        if (nation >= 0 || all.located * 3 > all.mentions)
            return EntityKind::Place;
        return EntityKind::Unknown;
    }

    void addOffices(const NameForm &all, NamedEntity &entity) const
    {
        std::map<QString, int> times;
        for (const auto &[office, count] : all.offices) {
            if (!m_offices[size_t(office)].key.isEmpty())
                times[m_offices[size_t(office)].key] += count;
        }
        std::vector<std::pair<int, QString>> ordered;
        for (const auto &[key, count] : times)
            ordered.push_back({-count, key});
        std::ranges::sort(ordered);
        for (const auto &[count, key] : ordered)
            entity.offices.append(key);
    }

    void count(size_t report, const std::vector<quint32> &ids, std::vector<NamedEntity> &entities,
               std::vector<EntityMention> &mentions)
    {
        for (const Mention &mention : m_mentions[report]) {
            if (mention.root < 0)
                continue;
            const quint32 id = ids[size_t(mention.root)];
            NamedEntity &entity = entities[id];
            ++entity.mentions;
            const bool here = m_latest[id].first == report;
            entity.sentences += !here || m_latest[id].second != mention.sentence;
            entity.reports += !here;
            m_latest[id] = {report, mention.sentence};
            const bool byOffice = mention.form < 0;
            mentions.push_back({byOffice ? mention.office : mention.range,
                                byOffice ? TextRange{} : mention.office, id, byOffice});
        }
        std::ranges::stable_sort(mentions, {}, [](const EntityMention &m) { return m.range.start; });
    }

    const QList<Report> &m_reports;
    NameReader &m_reader;
    std::vector<std::vector<Mention>> m_mentions;
    std::vector<NameForm> m_forms;
    QHash<QString, int> m_formIds;
    std::vector<Office> m_offices;
    QHash<QString, int> m_officeIds;
    QSet<quint64> m_together;
    std::vector<std::pair<int, int>> m_defined;
    std::vector<int> m_roots;
    std::vector<std::pair<size_t, TextRange>> m_latest; ///< report and sentence that mentioned an entity last
    QHash<int, int> m_times;                            ///< mentions of a root's forms
    QHash<int, std::vector<int>> m_members;
};

} // namespace

EventNames::EventNames(const QList<Report> &reports)
{
    std::vector<quint64> keys(size_t(reports.size()));
    std::iota(keys.begin(), keys.end(), 0);
    NameReader reader;
    *this = EventNames(reports, keys, reader);
}

EventNames::EventNames(const QList<Report> &reports, const std::vector<quint64> &keys, NameReader &names)
{
    EventReader reader(reports, names);
    reader.read(keys);
    reader.finish(m_entities, m_mentions);
}

std::span<const EntityMention> EventNames::mentionsIn(int report, TextRange range) const
{
    const std::vector<EntityMention> &all = m_mentions[size_t(report)];
    const auto start = [](const EntityMention &mention) { return mention.range.start; };
    const auto first = std::ranges::lower_bound(all, range.start, {}, start);
    const auto last = std::ranges::lower_bound(first, all.end(), range.end, {}, start);
    return {first, last};
}

std::vector<quint32> EventNames::entitiesIn(int report, TextRange range) const
{
    std::vector<quint32> ids;
    for (const EntityMention &mention : mentionsIn(report, range))
        ids.push_back(mention.entity);
    std::ranges::sort(ids);
    const auto rest = std::ranges::unique(ids);
    ids.erase(rest.begin(), rest.end());
    return ids;
}

} // namespace synoptic
