// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison/reportnames.h"

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

bool isReported(PassageKind kind)
{
    return kind == PassageKind::Title || kind == PassageKind::Heading || kind == PassageKind::Body ||
           kind == PassageKind::Caption;
}

template <typename Visit>
void forSentences(const Report &report, Visit visit)
{
    for (const Passage &passage : report.passages()) {
        if (!isReported(passage.kind))
            continue;
        for (const Sentence &sentence : passage.sentences)
            visit(sentence.range);
    }
}

/// Forms remembered beyond those of the event at hand: enough for reports that leave and come back.
constexpr qsizetype mostForms = 100'000;

} // namespace

std::vector<std::shared_ptr<const ReportNames>> NameReader::read(const QList<Report> &reports,
                                                                 const std::vector<quint64> &keys)
{
    QHash<quint64, std::shared_ptr<Known>> known;
    for (size_t i = 0; i < keys.size(); ++i)
        known.insert(keys[i], m_known.value(keys[i]));
    const bool another = std::ranges::none_of(known, [](const auto &one) { return one != nullptr; });
    if (another || m_forms.size() > mostForms) { // another event: its words and names are others
        *this = NameReader();
        for (std::shared_ptr<Known> &one : known)
            one = nullptr;
    }
    m_known = std::move(known);
    for (size_t i = 0; i < keys.size(); ++i) {
        std::shared_ptr<Known> &one = m_known[keys[i]];
        if (one)
            continue;
        one = std::make_shared<Known>();
        const Report &report = reports.at(qsizetype(i));
        forSentences(report, [&](TextRange range) { m_finder.learn(report.text(), range); });
        one->casings = m_finder.takeLearnt();
    }
    for (const quint64 key : keys)
        m_finder.learn(m_known[key]->casings);
    std::vector<std::shared_ptr<const ReportNames>> names;
    names.reserve(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        Known &one = *m_known[keys[i]];
        if (!one.names || m_finder.judgement(one.asked) != one.judgement) {
            one.names = namesIn(reports.at(qsizetype(i)));
            one.asked = m_finder.takeAsked();
            one.judgement = m_finder.judgement(one.asked);
        }
        names.push_back(one.names);
    }
    (void)m_finder.takeLearnt();
    return names;
}

std::shared_ptr<const ReportNames> NameReader::namesIn(const Report &report)
{
    auto names = std::make_shared<ReportNames>();
    forSentences(report, [&](TextRange range) {
        QList<Name> found = m_finder.namesIn(report.text(), range);
        if (!found.isEmpty())
            names->push_back({range, std::move(found)});
    });
    return names;
}

NameForm NameReader::form(const QString &text, const Name &name)
{
    const QString key = u"%1@%2@%3@%4"_s.arg(text)
                            .arg(name.nation)
                            .arg(name.institution ? name.of : -1)
                            .arg(int(name.institution) + 2 * int(name.acronym));
    auto at = m_forms.constFind(key);
    if (at == m_forms.constEnd())
        at = m_forms.insert(key, formOf(QString(text.constData(), text.size()), name));
    return *at;
}

Office NameReader::office(QStringView words)
{
    auto at = m_offices.constFind(QString::fromRawData(words.data(), words.size()));
    if (at == m_offices.constEnd())
        at = m_offices.insert(words.toString(), officeOf(words));
    return *at;
}

} // namespace synoptic
