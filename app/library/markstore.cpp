// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/markstore.h"

#include "library/analyst.h"
#include "library/marksteps.h"
#include "library/tagstep.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace synoptic {

namespace {

/// What marks are ordered by in their report.
qsizetype startOf(const PlacedHighlight &placed)
{
    return placed.where ? placed.where->start : placed.highlight.start;
}

} // namespace

MarkStore::MarkStore(Library *library, QObject *parent) : QObject(parent), m_library(library) {}

void MarkStore::load(const QList<Report> &reports)
{
    if (!std::ranges::equal(reports, m_reports, {}, &Report::sha256, &Report::sha256))
        m_undo.clear();
    m_reports = reports;
    m_changes = m_library ? m_library->changesOfOthers() : 0;
    m_highlights.clear();
    m_labels.clear();
    if (const auto labels =
            m_library ? m_library->labels().all() : Result<QList<PassageLabel>>(QList<PassageLabel>()))
        m_labels = *labels;
    else
        emit failed(labels.error());
    readTags();
    m_highlights = stored().value_or(QList<PlacedHighlight>());
    emit reset();
}

std::optional<QList<PlacedHighlight>> MarkStore::stored()
{
    QList<PlacedHighlight> found;
    QList<MarkPlace> decided;
    for (int i = 0; m_library && i < m_reports.size(); ++i) {
        const Report &report = m_reports.at(i);
        const auto marks = m_library->marks().ofReport(report.sha256(), report.path());
        if (!marks) {
            emit failed(marks.error());
            return {};
        }
        const auto places = m_library->places().of(*marks);
        if (!places) {
            emit failed(places.error());
            return {};
        }
        decided.append(*places);
        found += placeMarks(report, i, *marks, *places, [this](const QByteArray &sha256) {
            const auto text = m_library->sources().text(sha256);
            return text ? std::optional(*text) : std::nullopt;
        });
    }
    m_places = decided;
    return found;
}

void MarkStore::refresh()
{
    const auto now = readTags() ? stored() : std::nullopt;
    if (!now) // what could not be read is not gone
        return;
    QHash<QUuid, const PlacedHighlight *> known;
    for (const PlacedHighlight &placed : *now)
        known.insert(placed.highlight.id, &placed);
    for (int row = int(m_highlights.size()) - 1; row >= 0; --row) {
        const PlacedHighlight *placed = known.take(m_highlights.at(row).highlight.id);
        if (!placed) {
            hide(row);
        } else if (*placed != m_highlights.at(row)) {
            m_highlights[row] = *placed;
            emit changed(row);
        }
    }
    for (const PlacedHighlight *placed : std::as_const(known))
        show(*placed);
    const auto labels =
        m_library ? m_library->labels().all() : Result<QList<PassageLabel>>(QList<PassageLabel>());
    if (labels && *labels != m_labels) {
        m_labels = *labels;
        emit labelsChanged();
    }
}

int MarkStore::rowOf(const QUuid &id) const
{
    const auto at = std::find_if(m_highlights.begin(), m_highlights.end(),
                                 [&](const PlacedHighlight &p) { return p.highlight.id == id; });
    return at == m_highlights.end() ? -1 : int(at - m_highlights.begin());
}

void MarkStore::add(int report, TextRange range, HighlightColour colour)
{
    if (range.isEmpty() || report < 0 || report >= m_reports.size())
        return;
    m_undo.push(
        new AddStep(this, {makeHighlight(m_reports.at(report), range, colour, analyst()), report, range}));
}

int MarkStore::addAll(const QList<Highlight> &marks)
{
    const auto before = m_highlights.size();
    m_undo.beginMacro(marks.size() == 1 ? tr("1 mark from a file")
                                        : tr("%1 marks from a file").arg(marks.size()));
    for (const Highlight &mark : marks) {
        const auto report = std::ranges::find(m_reports, mark.reportSha256, &Report::sha256);
        if (report != m_reports.end() && rowOf(mark.id) < 0)
            m_undo.push(new AddStep(this, {mark, int(report - m_reports.begin()), locate(mark, *report)}));
    }
    m_undo.endMacro();
    return int(m_highlights.size() - before);
}

void MarkStore::setNote(const QUuid &id, const QString &note)
{
    const int row = rowOf(id);
    if (row < 0 || m_highlights.at(row).highlight.note == note)
        return;
    Highlight after = m_highlights.at(row).highlight;
    after.note = note;
    after.modified = QDateTime::currentDateTimeUtc();
    m_undo.push(new EditStep(this, m_highlights.at(row).highlight, after));
}

void MarkStore::setColour(const QUuid &id, HighlightColour colour)
{
    const int row = rowOf(id);
    if (row < 0 || m_highlights.at(row).highlight.colour == colour)
        return;
    Highlight after = m_highlights.at(row).highlight;
    after.colour = colour;
    after.modified = QDateTime::currentDateTimeUtc();
    m_undo.push(new EditStep(this, m_highlights.at(row).highlight, after));
}

void MarkStore::setTags(const QUuid &id, const QList<QUuid> &tags)
{
    const int row = rowOf(id);
    if (row < 0 || m_highlights.at(row).highlight.tags == tags)
        return;
    Highlight after = m_highlights.at(row).highlight;
    after.tags = tags;
    after.modified = QDateTime::currentDateTimeUtc();
    m_undo.push(new EditStep(this, m_highlights.at(row).highlight, after));
}

void MarkStore::setTags(const QList<QUuid> &ids, const QStringList &paths)
{
    QList<QUuid> tags;
    for (const QString &path : paths) {
        const auto tag = m_library
                             ? m_library->tags().atPath(path, analyst())
                             : Result<Tag>(std::unexpected(Error{u"The library is not open"_s, path, {}}));
        if (!tag) {
            emit failed(tag.error());
            return;
        }
        if (!tags.contains(tag->id))
            tags.append(tag->id);
    }
    readTags();
    std::ranges::sort(tags);
    m_undo.beginMacro(tr("tags"));
    for (const QUuid &id : ids)
        setTags(id, tags);
    m_undo.endMacro();
}

Result<int> MarkStore::addTags(const QList<Tag> &tags)
{
    int added = 0;
    const auto done = withLibrary([&](Library &library) -> Result<void> {
        const auto before = library.tags().all();
        const auto count = library.tags().addAll(tags, analyst());
        const auto after = library.tags().all();
        for (const Error *error : {before ? nullptr : &before.error(), count ? nullptr : &count.error(),
                                   after ? nullptr : &after.error()}) {
            if (error)
                return std::unexpected(*error);
        }
        added = *count;
        if (*before != *after)
            m_undo.push(new TagStep(this, *before, *after, true));
        return {};
    });
    if (!done)
        return std::unexpected(done.error());
    refresh();
    return added;
}

bool MarkStore::writeTags(const Tags::Change &change)
{
    const auto done = m_library ? m_library->tags().apply(change) : Result<bool>(false);
    if (!done)
        emit failed(done.error());
    else if (!*done)
        emit failed(changedElsewhere(tr("the tags, or a mark that has one of them")));
    refresh();
    return done.value_or(false);
}

bool MarkStore::readTags()
{
    const auto all = m_library ? m_library->tags().all() : Result<QList<Tag>>(QList<Tag>());
    if (!all) {
        emit failed(all.error());
        return false;
    }
    m_tags.clear();
    for (const Tag &tag : *all)
        m_tags.insert(tag.id, pathOf(tag.id, *all));
    return true;
}

QStringList MarkStore::tagsOf(const Highlight &highlight) const
{
    QStringList paths;
    for (const QUuid &tag : highlight.tags) {
        if (m_tags.contains(tag))
            paths.append(m_tags.value(tag));
    }
    paths.sort(Qt::CaseInsensitive);
    return paths;
}

QStringList MarkStore::allTags() const
{
    QStringList paths = m_tags.values();
    paths.sort(Qt::CaseInsensitive);
    return paths;
}

void MarkStore::setColour(const QList<QUuid> &ids, HighlightColour colour)
{
    m_undo.beginMacro(ids.size() == 1 ? tr("colour of a highlight")
                                      : tr("colour of %1 highlights").arg(ids.size()));
    for (const QUuid &id : ids)
        setColour(id, colour);
    m_undo.endMacro();
}

void MarkStore::place(const QUuid &id, std::optional<TextRange> where)
{
    const int row = rowOf(id);
    if (row < 0 || (where && where->isEmpty()))
        return;
    const PlacedHighlight before = m_highlights.at(row);
    if (before.decided && before.where == where)
        return;
    PlacedHighlight after = before;
    after.where = where;
    after.state = where ? AnchorState::Exact : AnchorState::Orphaned;
    after.confidence = 1;
    after.others.clear();
    after.decided = true;
    const Report &report = m_reports.at(before.report);
    const auto known = std::ranges::find_if(m_places, [&](const MarkPlace &place) {
        return place.highlight == id && place.reportSha256 == report.sha256();
    });
    m_undo.push(new PlaceStep(this, before, after,
                              known == m_places.end() ? std::nullopt : std::optional(*known),
                              makePlace(after, report, where, analyst())));
}

std::optional<std::pair<QString, TextRange>> MarkStore::earlierText(const QUuid &id) const
{
    const int row = rowOf(id);
    if (row < 0 || !m_library)
        return std::nullopt;
    const PlacedHighlight &placed = m_highlights.at(row);
    const QByteArray open = m_reports.at(placed.report).sha256();
    QByteArray version = placed.highlight.reportSha256;
    TextRange range{placed.highlight.start, placed.highlight.end};
    QDateTime latest;
    for (const MarkPlace &place : m_places) {
        if (place.highlight != id || place.reportSha256 == open || !place.where || place.modified < latest)
            continue;
        version = place.reportSha256;
        range = *place.where;
        latest = place.modified;
    }
    const auto text =
        version == open ? Result<QString>(std::unexpected(Error())) : m_library->sources().text(version);
    if (!text)
        return std::nullopt;
    return std::pair(*text, unitsOf(range, *text));
}

void MarkStore::remove(const QUuid &id)
{
    const int row = rowOf(id);
    if (row >= 0)
        m_undo.push(new RemoveStep(this, m_highlights.at(row)));
}

void MarkStore::remove(const QList<QUuid> &ids)
{
    m_undo.beginMacro(ids.size() == 1 ? tr("delete highlight") : tr("delete %1 highlights").arg(ids.size()));
    for (const QUuid &id : ids)
        remove(id);
    m_undo.endMacro();
}

void MarkStore::setPassageKind(int report, int passage, std::optional<PassageKind> kind)
{
    const Report &labelled = m_reports.at(report);
    const PassageLabel place{labelled.sha256(),
                             labelled.codePointOffset(labelled.passages().at(passage).range.start),
                             kind.value_or(PassageKind::Body), analyst()};
    const auto known = std::ranges::find_if(m_labels, [&](const PassageLabel &label) {
        return label.reportSha256 == place.reportSha256 && label.start == place.start;
    });
    const auto before = known == m_labels.end() ? std::nullopt : std::optional(known->kind);
    if (before != kind)
        m_undo.push(new LabelStep(this, place, before, kind));
}

bool MarkStore::writeLabel(const PassageLabel &label, bool set)
{
    const bool done = check(withLibrary([&](Library &library) {
        return set ? library.labels().set(label) : library.labels().remove(label.reportSha256, label.start);
    }));
    if (!done)
        return false;
    m_labels.removeIf([&](const PassageLabel &known) {
        return known.reportSha256 == label.reportSha256 && known.start == label.start;
    });
    if (set)
        m_labels.append(label);
    emit labelsChanged();
    return true;
}

Result<void> MarkStore::withLibrary(const std::function<Result<void>(Library &)> &work)
{
    if (!m_library)
        return std::unexpected(Error{u"The library is not open, so marks cannot be kept"_s,
                                     {},
                                     u"Choose a library that can be written"_s});
    return work(*m_library);
}

bool MarkStore::check(const Result<void> &done)
{
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

/// What others changed a moment ago is taken up first: a step must not go over it.
void MarkStore::catchUp()
{
    const qint64 now = m_library ? m_library->changesOfOthers() : m_changes;
    if (std::exchange(m_changes, now) != now)
        refresh();
}

bool MarkStore::isAsLeft(const Highlight &expected)
{
    catchUp();
    const int row = rowOf(expected.id);
    if (row >= 0) {
        const Highlight &now = m_highlights.at(row).highlight;
        if (now.note == expected.note && now.colour == expected.colour && now.tags == expected.tags)
            return true;
    }
    emit failed(changedElsewhere(expected.exact.left(40)));
    return false;
}

bool MarkStore::isLabelled(const PassageLabel &place, std::optional<PassageKind> expected)
{
    catchUp();
    const auto known = std::ranges::find_if(m_labels, [&](const PassageLabel &label) {
        return label.reportSha256 == place.reportSha256 && label.start == place.start;
    });
    const bool same = expected == (known == m_labels.end() ? std::nullopt : std::optional(known->kind));
    if (!same)
        emit failed(changedElsewhere(tr("the label")));
    return same;
}

bool MarkStore::isPlacedAs(const MarkPlace &place, const std::optional<MarkPlace> &expected)
{
    catchUp();
    const auto known = std::ranges::find_if(m_places, [&](const MarkPlace &other) {
        return other.highlight == place.highlight && other.reportSha256 == place.reportSha256;
    });
    const bool there = known != m_places.end();
    const bool same = there == expected.has_value() && (!there || known->where == expected->where);
    if (!same)
        emit failed(changedElsewhere(tr("the place of the mark")));
    return same;
}

bool MarkStore::insert(const PlacedHighlight &placed)
{
    catchUp();
    if (rowOf(placed.highlight.id) >= 0) {
        emit failed(changedElsewhere(placed.highlight.exact.left(40)));
        return false;
    }
    if (!check(withLibrary([&](Library &library) { return library.marks().add(placed.highlight); })))
        return false;
    show(placed);
    return true;
}

void MarkStore::show(const PlacedHighlight &placed)
{
    const auto at =
        std::upper_bound(m_highlights.begin(), m_highlights.end(), placed,
                         [](const PlacedHighlight &x, const PlacedHighlight &y) {
                             return std::pair(x.report, startOf(x)) < std::pair(y.report, startOf(y));
                         });
    const int row = int(at - m_highlights.begin());
    emit aboutToAdd(row);
    m_highlights.insert(row, placed);
    emit added(row);
}

void MarkStore::hide(int row)
{
    emit aboutToRemove(row);
    m_highlights.removeAt(row);
    emit removed(row);
}

bool MarkStore::replace(const Highlight &highlight)
{
    const int row = rowOf(highlight.id);
    if (row < 0 || !check(withLibrary([&](Library &library) { return library.marks().update(highlight); })))
        return false;
    m_highlights[row].highlight = highlight;
    emit changed(row);
    return true;
}

bool MarkStore::writePlace(const PlacedHighlight &placed, const MarkPlace &place, bool set)
{
    const int row = rowOf(placed.highlight.id);
    if (row < 0 || !check(withLibrary([&](Library &library) {
            return set ? library.places().set(place)
                       : library.places().remove(place.highlight, place.reportSha256);
        })))
        return false;
    m_places.removeIf([&](const MarkPlace &known) {
        return known.highlight == place.highlight && known.reportSha256 == place.reportSha256;
    });
    if (set)
        m_places.append(place);
    const Highlight now = m_highlights.at(row).highlight; // a note may have been written since
    m_highlights[row] = placed;
    m_highlights[row].highlight = now;
    emit changed(row);
    return true;
}

bool MarkStore::erase(const QUuid &id)
{
    const int row = rowOf(id);
    if (row < 0 || !check(withLibrary([&](Library &library) { return library.marks().remove(id); })))
        return false;
    hide(row);
    return true;
}

} // namespace synoptic
