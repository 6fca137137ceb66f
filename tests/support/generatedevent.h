// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reading/reportreader.h"

#include <cmath>
#include <random>

namespace synoptic {

/// Reports of sentences drawn from made-up words, Zipf-like as in real text; about one sentence in twenty is
/// another report's, reworded a little.
inline QList<Report> generated(int reports, int sentences)
{
    std::mt19937 random(7);
    const auto word = [&] {
        const double u = std::uniform_real_distribution(0.0, 1.0)(random);
        const int rank = int(std::pow(30'000.0, u));
        QString made;
        for (int rest = rank + 17; rest > 0; rest /= 13)
            made += QStringView(u"taronelimusokivegadupahibyczo").sliced(2 * (rest % 13), 2);
        return made;
    };
    QList<QStringList> pool;
    QList<Report> out;
    for (int r = 0; r < reports; ++r) {
        QString text;
        for (int s = 0; s < sentences; ++s) {
            QStringList words;
            if (!pool.isEmpty() && random() % 20 == 0) {
                words = pool.at(qsizetype(random() % size_t(pool.size())));
                words[qsizetype(random() % size_t(words.size()))] = word();
            } else {
                for (int w = 0; w < 18; ++w)
                    words.append(word());
                pool.append(words);
            }
            text += QStringLiteral("The ") + words.join(QLatin1Char(' ')) + QStringLiteral(".\n");
        }
        if (const auto report = readReport(text.toUtf8(), QStringLiteral("report-%1.txt").arg(r)))
            out.append(*report);
    }
    return out;
}

} // namespace synoptic
