// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/linkstore.h"

#include "library/markplacement.h"
#include "library/undolog.h"
#include "library/undorecords.h"

#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

Anchor anchorOf(const Report &report, TextRange range)
{
    const Highlight mark = makeHighlight(report, range, HighlightColour::Yellow, {});
    return {mark.reportSha256, mark.start, mark.end, mark.exact, mark.prefix, mark.suffix};
}

Highlight markOf(const Anchor &anchor)
{
    Highlight mark;
    mark.reportSha256 = anchor.reportSha256;
    mark.start = anchor.start;
    mark.end = anchor.end;
    mark.exact = anchor.exact;
    mark.prefix = anchor.prefix;
    mark.suffix = anchor.suffix;
    return mark;
}

} // namespace

/// A link made or taken away.
class LinkStep : public KeptStep
{
public:
    LinkStep(LinkStore *store, PlacedLink link, bool adds)
        : m_store(store), m_link(std::move(link)), m_adds(adds)
    {
        setText(adds ? LinkStore::tr("link") : LinkStore::tr("delete link"));
    }
    QJsonObject written() const override
    {
        return {{u"kind"_s, u"link"_s}, {u"link"_s, writtenRecord(m_link.link)}, {u"adds"_s, m_adds}};
    }

protected:
    bool apply(bool forward) override
    {
        const bool comes = forward == m_adds;
        return m_store->isAsLeft(m_link.link, !comes) && m_store->write(m_link, comes);
    }

private:
    LinkStore *m_store;
    PlacedLink m_link;
    bool m_adds;
};

LinkStore::LinkStore(Library *library, QUndoStack *undo, QObject *parent)
    : QObject(parent), m_library(library), m_undo(undo)
{
}

/// Where an end stands among the open reports: in its own version, else in another version of it.
std::optional<LinkedRange> LinkStore::found(const Anchor &anchor) const
{
    const auto textOf = [this](const QByteArray &sha256) {
        const auto text = m_library->sources().text(sha256);
        return text ? std::optional(*text) : std::nullopt;
    };
    for (int i = 0; i < m_reports.size(); ++i) {
        const Report &report = m_reports.at(i);
        const auto versions = report.sha256() == anchor.reportSha256
                                  ? Result<QList<ReportRecord>>(QList<ReportRecord>())
                                  : m_library->sources().otherVersions(report.sha256());
        const bool same = report.sha256() == anchor.reportSha256 ||
                          (versions && std::ranges::any_of(*versions, [&](const ReportRecord &version) {
                               return version.sha256 == anchor.reportSha256;
                           }));
        if (!same)
            continue;
        const PlacedHighlight placed = placeMarks(report, i, {markOf(anchor)}, {}, textOf).first();
        return placed.isPlaced() ? std::optional(LinkedRange{i, *placed.where}) : std::nullopt;
    }
    return std::nullopt;
}

void LinkStore::load(const QList<Report> &reports)
{
    m_reports = reports;
    m_links.clear();
    const auto all = m_library ? m_library->links().all() : Result<QList<MarkLink>>(QList<MarkLink>());
    if (!all) {
        emit failed(all.error());
        return;
    }
    for (const MarkLink &link : *all) {
        const PlacedLink placed{link, found(link.from), found(link.to)};
        if (placed.from || placed.to)
            m_links.append(placed);
    }
    emit changed();
}

QList<PlacedLink> LinkStore::at(const LinkedRange &place) const
{
    const auto touches = [&](const std::optional<LinkedRange> &end) {
        return end && end->report == place.report && end->range.overlaps(place.range);
    };
    QList<PlacedLink> here;
    for (PlacedLink link : m_links) {
        if (!touches(link.from) && !touches(link.to))
            continue;
        if (!touches(link.from)) {
            std::swap(link.from, link.to);
            std::swap(link.link.from, link.link.to);
        }
        here.append(link);
    }
    return here;
}

QStringList LinkStore::kinds() const
{
    const auto kinds = m_library ? m_library->links().kinds() : Result<QStringList>(QStringList());
    return kinds.value_or(QStringList());
}

void LinkStore::add(const QString &kind, const LinkedRange &from, const LinkedRange &to)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const MarkLink link{QUuid::createUuid(),
                        kind,
                        anchorOf(m_reports.at(from.report), from.range),
                        anchorOf(m_reports.at(to.report), to.range),
                        {},
                        qEnvironmentVariable("USER", u"analyst"_s),
                        now,
                        now};
    m_undo->push(new LinkStep(this, {link, from, to}, true));
}

void LinkStore::remove(const QUuid &id)
{
    const auto known =
        std::ranges::find_if(m_links, [&](const PlacedLink &link) { return link.link.id == id; });
    if (known != m_links.end())
        m_undo->push(new LinkStep(this, *known, false));
}

void LinkStore::keepStepsIn(UndoLog &log)
{
    log.addMaker(u"link"_s, [this](const QJsonObject &step) {
        const MarkLink link = markLinkOf(step.value("link"_L1).toObject());
        return new LinkStep(this, {link, found(link.from), found(link.to)}, step.value("adds"_L1).toBool());
    });
}

/// Whether a link is there, unchanged, or is not, as a step of undo left it; in the library, whatever is
/// shown here.
bool LinkStore::isAsLeft(const MarkLink &link, bool there)
{
    const auto all = m_library ? m_library->links().ofReport(link.from.reportSha256)
                               : Result<QList<MarkLink>>(QList<MarkLink>());
    if (!m_library)
        return true; // write() says why not
    if (!all) {
        emit failed(all.error());
        return false;
    }
    const auto known = std::ranges::find(*all, link.id, &MarkLink::id);
    const bool same =
        there == (known != all->end()) && (!there || (known->kind == link.kind && known->note == link.note));
    if (!same)
        emit failed(changedElsewhere(tr("the link")));
    return same;
}

bool LinkStore::write(const PlacedLink &link, bool there)
{
    const Error closed{u"The library is not open, so links cannot be kept"_s, {}, {}};
    const Result<void> done = !m_library ? std::unexpected(closed)
                              : there    ? m_library->links().add(link.link)
                                         : m_library->links().remove(link.link.id);
    if (!done) {
        emit failed(done.error());
        return false;
    }
    m_links.removeIf([&](const PlacedLink &known) { return known.link.id == link.link.id; });
    if (there)
        m_links.append(link);
    emit changed();
    return true;
}

} // namespace synoptic
