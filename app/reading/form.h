// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reading/lines.h"

namespace synoptic {

/// A line that gives the time of a live-blog entry: "08:45 , Name", "8.45am", "08:45 GMT", "[14:03]".
struct TimeLine
{
    QTime time;
    QString author; ///< empty where it has none
};

[[nodiscard]] std::optional<TimeLine> timeLine(QStringView line);

/// Splits the lines that begin with a time and go on with text ("[14:03] Heading", "8.45am: The crews met")
/// in two, where enough lines begin like that for it to be the way of the page.
void splitInlineTimes(QList<Line> &lines, QStringView text);

/// Where a blog's entries begin.
struct EntryStart
{
    qsizetype line = 0;               ///< first line of the entry: its heading, or its time
    std::optional<qsizetype> heading; ///< line of the heading
    std::optional<qsizetype> timeAt;  ///< line of the time
    TimeLine time;                    ///< when timeAt is set
};

struct FormFinding
{
    Form form = Form::Article;
    QList<EntryStart> entries; ///< in text order; empty unless a live blog
};

/// Finds the form from the shape of the lines that no rule has labelled as furniture yet.
[[nodiscard]] FormFinding findForm(const QList<Line> &lines);

} // namespace synoptic
