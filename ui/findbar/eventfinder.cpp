// SPDX-License-Identifier: GPL-3.0-or-later
#include "findbar/eventfinder.h"

#include <QPromise>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace synoptic {

namespace {

constexpr auto longest = 3s; ///< of one search

TextRange sentenceOf(const QList<TextRange> &sentences, TextRange words)
{
    const auto after = std::ranges::upper_bound(sentences, words.start, {}, &TextRange::start);
    if (after == sentences.begin() || !(after - 1)->contains(words.start))
        return words;
    return *(after - 1);
}

} // namespace

EventFinder::EventFinder(QObject *parent) : QObject(parent), m_texts(std::make_shared<const QList<Text>>())
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            emit found(m_watcher.result());
    });
}

EventFinder::~EventFinder()
{
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void EventFinder::setReports(const QList<Report> &reports)
{
    QList<Text> texts;
    for (const Report &report : reports) {
        QList<TextRange> pieces;
        QList<TextRange> sentences;
        for (const Passage &passage : report.passages()) {
            pieces.append(passage.range);
            if (passage.sentences.isEmpty())
                sentences.append(passage.range);
            for (const Sentence &sentence : passage.sentences)
                sentences.append(sentence.range);
        }
        texts.append({SearchableText(report.text(), pieces), sentences});
    }
    m_texts = std::make_shared<const QList<Text>>(texts);
}

void EventFinder::search(QPromise<EventMatches> &promise, const std::shared_ptr<const QList<Text>> &texts,
                         const TextPattern &pattern)
{
    SearchLimits limits;
    limits.deadline = QDeadlineTimer(longest);
    limits.isCanceled = [&promise] { return promise.isCanceled(); };
    QList<EventMatch> matches;
    auto end = TextMatches::End::Complete;
    for (int r = 0; r < texts->size() && !promise.isCanceled(); ++r) {
        const Text &text = texts->at(r);
        const TextMatches found = pattern.findIn(text.text, limits);
        for (const TextRange &range : found.ranges)
            matches.append({{r, range}, sentenceOf(text.sentences, range)});
        end = std::max(end, found.end);
        if (found.end == TextMatches::End::TooLong)
            break;
    }
    promise.addResult(EventMatches(pattern, matches, end));
}

void EventFinder::find(const TextPattern &pattern)
{
    m_watcher.cancel();
    m_watcher.setFuture(QtConcurrent::run(&EventFinder::search, m_texts, pattern));
}

} // namespace synoptic
