// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include <QFileInfo>
#include <QHash>
#include <algorithm>

namespace synoptic {

QString PublicationTime::toString() const
{
    QString out = date.toString(Qt::ISODate);
    if (!time)
        return out;
    out += QLatin1Char('T') + time->toString(QStringLiteral("HH:mm:ss"));
    if (utcOffsetMinutes) {
        const int minutes = std::abs(*utcOffsetMinutes);
        out += *utcOffsetMinutes == 0 ? QStringLiteral("Z")
                                      : QStringLiteral("%1%2:%3")
                                            .arg(*utcOffsetMinutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                                            .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                                            .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    return out;
}

Report::Report() : Report(ReportData()) {}

Report::Report(ReportData data) : d(new ReportData(std::move(data)))
{
    m_lineStarts.append(0);
    const QStringView text = d->text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\n'))
            m_lineStarts.append(i + 1);
        else if (text[i].isLowSurrogate())
            m_surrogates.append(i);
    }
    m_lineStarts.squeeze();
}

std::span<const Figure> Report::figuresIn(TextRange range) const
{
    const QList<Figure> &all = figures();
    const auto first = std::lower_bound(all.begin(), all.end(), range.start,
                                        [](const Figure &one, qsizetype at) { return one.range.start < at; });
    auto last = first;
    while (last != all.end() && last->range.end <= range.end)
        ++last;
    return {first, last};
}

QStringView Report::text(TextRange range) const
{
    const qsizetype start = std::clamp<qsizetype>(range.start, 0, d->text.size());
    const qsizetype end = std::clamp<qsizetype>(range.end, start, d->text.size());
    return QStringView(d->text).sliced(start, end - start);
}

int Report::lineAt(qsizetype position) const
{
    return int(std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), position) - m_lineStarts.begin());
}

qsizetype Report::codePointOffset(qsizetype position) const
{
    return position -
           (std::lower_bound(m_surrogates.begin(), m_surrogates.end(), position) - m_surrogates.begin());
}

qsizetype Report::positionOfCodePoint(qsizetype offset) const
{
    // The k-th low surrogate (0-based) at UTF-16 position s is preceded by s - k - 1 whole code points.
    qsizetype low = 0;
    qsizetype high = m_surrogates.size();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_surrogates.at(middle) - middle - 1 < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return std::min(offset + low, d->text.size());
}

int Report::passageAt(qsizetype position) const
{
    const auto after =
        std::upper_bound(d->passages.begin(), d->passages.end(), position,
                         [](qsizetype p, const Passage &passage) { return p < passage.range.start; });
    if (after == d->passages.begin())
        return -1;
    const auto passage = std::prev(after);
    return passage->range.contains(position) ? int(passage - d->passages.begin()) : -1;
}

QString Report::shortName() const
{
    const QString name = !d->metadata.outlet.isEmpty() ? d->metadata.outlet
                         : d->path.isEmpty()           ? QStringLiteral("Pasted text")
                                                       : QFileInfo(d->path).completeBaseName();
    return m_namesake > 0 ? QStringLiteral("%1 (%2)").arg(name).arg(m_namesake) : name;
}

Report Report::asNamesake(int number) const
{
    Report report = *this;
    report.m_namesake = number;
    return report;
}

QList<Report> withDistinctNames(const QList<Report> &reports)
{
    QHash<QString, int> count;
    for (const Report &report : reports)
        ++count[report.asNamesake(0).shortName()];
    QHash<QString, int> number;
    QList<Report> named;
    for (const Report &report : reports) {
        const QString name = report.asNamesake(0).shortName();
        named.append(report.asNamesake(count.value(name) > 1 ? ++number[name] : 0));
    }
    return named;
}

Report Report::withPassageKind(int passage, PassageKind kind, const QString &reason) const
{
    ReportData copy(*d);
    copy.passages[passage].kind = kind;
    copy.passages[passage].reason = reason;
    return Report(std::move(copy)).asNamesake(m_namesake);
}

QString formName(Form form)
{
    switch (form) {
    case Form::Article:
        return QStringLiteral("article");
    case Form::LiveBlog:
        return QStringLiteral("live-blog");
    case Form::SentenceList:
        return QStringLiteral("sentence-list");
    }
    Q_UNREACHABLE_RETURN({});
}

QString passageKindName(PassageKind kind)
{
    switch (kind) {
    case PassageKind::Title:
        return QStringLiteral("title");
    case PassageKind::Byline:
        return QStringLiteral("byline");
    case PassageKind::Timestamp:
        return QStringLiteral("timestamp");
    case PassageKind::Heading:
        return QStringLiteral("heading");
    case PassageKind::Body:
        return QStringLiteral("body");
    case PassageKind::Caption:
        return QStringLiteral("caption");
    case PassageKind::Link:
        return QStringLiteral("link");
    case PassageKind::Related:
        return QStringLiteral("related");
    case PassageKind::Boilerplate:
        return QStringLiteral("boilerplate");
    case PassageKind::Metadata:
        return QStringLiteral("metadata");
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<PassageKind> passageKindOf(const QString &name)
{
    for (int kind = 0; kind <= int(PassageKind::Metadata); ++kind) {
        if (passageKindName(PassageKind(kind)) == name)
            return PassageKind(kind);
    }
    return std::nullopt;
}

bool isFurniture(PassageKind kind)
{
    return kind == PassageKind::Boilerplate || kind == PassageKind::Related || kind == PassageKind::Link ||
           kind == PassageKind::Metadata;
}

} // namespace synoptic
