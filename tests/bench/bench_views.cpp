// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in the synopsis, the list of conflicts, coverage and timeline, each with the time until its frame was
// painted: on the sample or the files named, and on twelve reports of five hundred facts.
#include "conflictsview/conflictsview.h"
#include "coverageview/coveragematrix.h"
#include "coverageview/coverageview.h"
#include "mainwindow/appearance.h"
#include "reading/reportreader.h"
#include "support/builtevent.h"
#include "synopsisview/synopsistable.h"
#include "synopsisview/synopsisview.h"
#include "timelineview/timelineview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace synoptic;
using namespace Qt::StringLiterals;

namespace {

Comparison eventOf(const QStringList &files)
{
    QList<Report> reports;
    for (const QString &file : files) {
        if (const auto report = readReport(file))
            reports.append(*report);
    }
    return compareReports(reports).value_or(Comparison());
}

/// Every report has every second fact, in its own words; every fifth fact has figures that contradict.
Comparison largeEvent()
{
    const QStringList words =
        u"harbour quay fire crew pilot tug shed noon night water barrel owner wind rope"_s.split(u' ');
    std::mt19937 random(7);
    BuiltEvent event;
    for (int r = 0; r < 12; ++r) {
        QStringList sentences;
        for (int s = 0; s < 500; ++s) {
            QString sentence = u"Report says that %1 sheds"_s.arg(100 + s * 12 + r);
            for (int w = 0; w < 22; ++w)
                sentence += u' ' + words.at(qsizetype(random() % size_t(words.size())));
            sentences.append(sentence + u'.');
        }
        event.addReport(u"The Outlet of Port %1"_s.arg(r + 1), sentences);
    }
    for (int s = 0; s < 500; ++s) {
        QList<Place> members;
        QList<DifferenceValue> values;
        for (int r = s % 2; r < 12; r += 2) {
            members.append(event.place(r, s));
            values.append(event.value(r, QString::number(100 + s * 12 + r)));
        }
        event.addFact(members, s % 5 > 0 ? QList<Difference>()
                                         : QList<Difference>{{DifferenceKind::Figure, values,
                                                              u"the figures contradict"_s,
                                                              DifferenceNature::Contradiction}});
    }
    return event.comparison();
}

void measure(const char *name, EventView &view, int times, const std::function<void(int)> &work)
{
    std::vector<double> frames;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        QApplication::sendPostedEvents();
        view.grab();
        frames.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(frames);
    std::printf("  %-38s median %7.1f ms   95 of 100 %7.1f ms\n", name, frames.at(frames.size() / 2),
                frames.at(frames.size() * 95 / 100));
}

void trigger(EventView &view, const QString &name)
{
    for (QAction *action : view.ownActions()) {
        if (action->objectName() == name)
            action->trigger();
    }
}

void measureEvent(const char *title, const Comparison &comparison)
{
    std::printf("%s: %lld reports, %lld facts\n", title, static_cast<long long>(comparison.reports.size()),
                static_cast<long long>(comparison.facts.size()));
    SynopsisView synopsis;
    synopsis.resize(1150, 800);
    synopsis.show();
    measure("synopsis: load", synopsis, 5, [&](int) { synopsis.setComparison(comparison); });
    measure("synopsis: next fact", synopsis, 100, [&](int i) { synopsis.next(i < 60 ? 1 : -1); });
    measure("synopsis: another pivot", synopsis, 40, [&](int i) {
        synopsis.table()->setCurrentIndex(synopsis.table()->currentIndex().siblingAtColumn(
            FactModel::FirstReportColumn + i % int(comparison.reports.size())));
        trigger(synopsis, u"synopsis_pivot"_s);
    });
    measure("synopsis: another order", synopsis, 20, [&](int) { trigger(synopsis, u"synopsis_order"_s); });
    measure("synopsis: fold, unfold", synopsis, 20, [&](int) { trigger(synopsis, u"synopsis_fold"_s); });
    measure("synopsis: only here", synopsis, 10, [&](int) { trigger(synopsis, u"synopsis_only_here"_s); });
    ConflictsView conflicts;
    conflicts.resize(1150, 800);
    conflicts.show();
    const EventTraits traits(comparison, {});
    QObject::connect(&conflicts, &EventView::filterRequested, &conflicts,
                     [&](const EventFilter &filter) { conflicts.setFilter(FilteredEvent(filter, traits)); });
    measure("conflicts: load", conflicts, 5, [&](int) { conflicts.setComparison(comparison); });
    measure("conflicts: next", conflicts, 100, [&](int i) { conflicts.next(i < 60 ? 1 : -1); });
    measure("conflicts: a chip", conflicts, 20, [&](int) { trigger(conflicts, u"conflicts_quotation"_s); });
}

void measureOverviews(const Comparison &comparison)
{
    CoverageView coverage;
    coverage.resize(1150, 800);
    coverage.show();
    measure("coverage: load", coverage, 5, [&](int) { coverage.setComparison(comparison); });
    measure("coverage: next fact", coverage, 100, [&](int i) { coverage.next(i < 60 ? 1 : -1); });
    measure("coverage: next report", coverage, 40, [&](int i) {
        const QModelIndex here = coverage.matrix()->currentIndex();
        coverage.matrix()->setCurrentIndex(here.siblingAtRow(i % int(comparison.reports.size())));
    });
    measure("coverage: another order", coverage, 20, [&](int) { trigger(coverage, u"coverage_order"_s); });
    TimelineView timeline;
    timeline.resize(1150, 800);
    timeline.show();
    measure("timeline: load", timeline, 5, [&](int) { timeline.setComparison(comparison); });
    measure("timeline: next item", timeline, 100, [&](int i) { timeline.next(i < 60 ? 1 : -1); });
    measure("timeline: moment before", timeline, 40, [&](int) { trigger(timeline, u"timeline_earlier"_s); });
    measure("timeline: stretch, shrink", timeline, 40, [&](int i) { timeline.zoom(i % 2 > 0 ? 0.5 : 2); });
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    applyPalette(u"light"_s);
    QStringList files = QApplication::arguments().sliced(1);
    const QDir folder(QStringLiteral(SYNOPTIC_SOURCE_DIR "/resources/sample"));
    if (files.isEmpty()) {
        for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
            files.append(folder.filePath(name));
    }
    for (const auto &[title, comparison] :
         {std::pair("sample", eventOf(files)), std::pair("large", largeEvent())}) {
        measureEvent(title, comparison);
        measureOverviews(comparison);
    }
    return 0;
}
