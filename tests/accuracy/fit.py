#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of the scorer to hand-made answers and writes app/comparison/weights.h.

    fit.py words   --tool CMD --texts DIR --gold DIR [--out weights.h]
    (build again: the features of the context come from the scores by words)
    fit.py context --tool CMD --texts DIR --gold DIR [--out weights.h]

CMD is the pair_features program. DIR of --gold holds seeds/pairs.tsv (aligned lines of the reports in --texts) and
coref/ (documents of many events with pairs of sentences about the same act). Logistic regression by Newton's method with
a ridge, no randomness; each source has an intercept of its own, so that the second only shapes the weights. The bias is
put halfway between where the F1 of the first is best in cross-validation by pair of reports and where it is best on all of
them: 0.5 is that threshold."""
import argparse
import csv
import math
import os
import re
import shlex
import subprocess
from collections import defaultdict

WORD, ALL = 13, 16
RIDGE = 1.0


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def candidates(tool, files):
    """(report a, line a, report b, line b) -> feature lists, one a pair of sentences."""
    found = defaultdict(list)
    out = subprocess.run(shlex.split(tool) + files, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        parts = line.rstrip("\t").split("\t")
        found[tuple(map(int, parts[:4]))].append([float(x) for x in parts[4:]])
    return found


def seeds(tool, texts, gold):
    """Samples (features, label, fold) of the hand-aligned pairs of reports, and how many answers each fold has."""
    names = sorted(f for f in os.listdir(texts) if f.endswith(".txt"))
    number = {f[:3]: i for i, f in enumerate(names)}
    found = candidates(tool, [os.path.join(texts, f) for f in names])
    label, folds, wanted = {}, set(), defaultdict(int)
    for row in rows(os.path.join(gold, "seeds", "pairs.tsv")):
        key = (number[row["doc_a"]], int(row["line_a"]), number[row["doc_b"]], int(row["line_b"]))
        label[key] = None if row["confidence"] == "1" else 1
        folds.add((key[0], key[2]))
        if row["confidence"] != "1":
            wanted[key[0], key[2]] += 1
    samples = []
    for key, features in found.items():
        fold = (key[0], key[2])
        is_ = label.get(key, 0)
        if fold not in folds or is_ is None:
            continue
        if is_:  # one of the sentences of the two passages is meant: the likest pair
            samples.append((max(features, key=lambda f: f[0] + f[1]), 1, fold))
        else:
            samples += [(f, 0, fold) for f in features]
    return samples, wanted


def coref(tool, gold):
    where, pairs = defaultdict(list), defaultdict(list)
    for row in rows(os.path.join(gold, "coref", "docs.tsv")):
        if row["split"] == "train":
            where[row["subtopic"]].append(row["doc"])
    for row in rows(os.path.join(gold, "coref", "pairs_selected.tsv")):
        pairs[row["subtopic"]].append(row)
    samples = []
    for subtopic in sorted(where):
        docs = where[subtopic]
        files = [os.path.join(gold, "coref", "docs", subtopic, d + ".txt") for d in docs]
        found = candidates(tool, files)
        number = {d: i for i, d in enumerate(docs)}
        for row in pairs[subtopic]:
            left = (number[row["doc_a"]], int(row["sent_a"]) + 1)
            right = (number[row["doc_b"]], int(row["sent_b"]) + 1)
            for features in found.get(min(left, right) + max(left, right), [])[:1]:
                samples.append((features, int(row["label"]), "coref"))
    return samples


def solve(matrix, vector):
    n = len(vector)
    a = [row[:] + [vector[i]] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[pivot] = a[pivot], a[i]
        for r in range(i + 1, n):
            factor = a[r][i] / a[i][i]
            for c in range(i, n + 1):
                a[r][c] -= factor * a[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (a[i][n] - sum(a[i][c] * x[c] for c in range(i + 1, n))) / a[i][i]
    return x


def fit(samples):
    """samples: (features, label, weight); the last two columns are the intercepts."""
    n = len(samples[0][0])
    w = [0.0] * n
    for _ in range(12):
        gradient = [-RIDGE * x if i < n - 2 else 0.0 for i, x in enumerate(w)]
        hessian = [[0.0] * n for _ in range(n)]
        for x, y, weight in samples:
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(a * b for a, b in zip(w, x))))))
            error, curve = weight * (y - p), weight * p * (1 - p)
            used = [i for i in range(n) if x[i]]
            for i in used:
                gradient[i] += error * x[i]
                cx = curve * x[i]
                for k in used:
                    hessian[i][k] += cx * x[k]
        for i in range(n):
            hessian[i][i] += RIDGE if i < n - 2 else 1e-6
        step = solve(hessian, gradient)
        w = [a + b for a, b in zip(w, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return w


def with_intercepts(features, source, columns):
    return features[:columns] + ([1.0, 0.0] if source != "coref" else [0.0, 1.0])


def train(report_samples, coref_samples, columns, share):
    weight = share * len(report_samples) / max(1, len(coref_samples))
    data = [(with_intercepts(f, s, columns), y, 1.0) for f, y, s in report_samples]
    data += [(with_intercepts(f, s, columns), y, weight) for f, y, s in coref_samples]
    return fit(data)


def best_threshold(scored, wanted):
    """The threshold on the sum with the best F1; wanted counts answers that are no candidates too."""
    hit, best = 0, (0.0, 0.0)
    ranked = sorted(scored, reverse=True)
    for n, (value, label) in enumerate(ranked, 1):
        hit += label
        f1 = 2 * hit / (n + wanted)
        if f1 > best[0]:
            following = ranked[n][0] if n < len(ranked) else value
            best = (f1, (value + following) / 2)
    return best


def table(name, values):
    body = ", ".join(f"{v:.3f}" for v in values)
    return f"inline constexpr std::array<double, {len(values)}> {name}{{{body}}};\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["words", "context"])
    parser.add_argument("--tool", required=True)
    parser.add_argument("--texts", required=True)
    parser.add_argument("--gold", required=True)
    parser.add_argument("--share", type=float, default=0.3, help="weight of the second source beside the first")
    parser.add_argument("--out", default="app/comparison/weights.h")
    a = parser.parse_args()
    columns = WORD if a.stage == "words" else ALL
    ours, wanted = seeds(a.tool, a.texts, a.gold)
    other = coref(a.tool, a.gold)
    print(f"{len(ours)} candidates of aligned reports, {sum(y for _, y, _ in ours)} right of {sum(wanted.values())}; {len(other)} others")
    scored = []
    for fold in sorted(wanted):
        w = train([s for s in ours if s[2] != fold], other, columns, a.share)
        here = [(sum(p * q for p, q in zip(w, with_intercepts(f, fold, columns))), y) for f, y, s in ours if s == fold]
        f1, at = best_threshold(here, wanted[fold])
        print(f"held out {fold}: best F1 {f1:.3f} at {at:.2f}")
        scored += here
    f1, at = best_threshold(scored, sum(wanted.values()))
    print(f"held out, together: best F1 {f1:.3f} at {at:.2f}")
    w = train(ours, other, columns, a.share)
    f1, own = best_threshold([(sum(p * q for p, q in zip(w, with_intercepts(f, s, columns))), y) for f, y, s in ours], sum(wanted.values()))
    print(f"on what it was fitted to: best F1 {f1:.3f} at {own:.2f}")
    weights, bias = w[:columns], w[columns] - (at + own) / 2
    with open(a.out, encoding="utf-8") as file:
        header = file.read()
    names = ("wordBias", "wordWeights") if a.stage == "words" else ("bias", "weights")
    header = re.sub(rf"inline constexpr double {names[0]} = .*?;\n", f"inline constexpr double {names[0]} = {bias:.3f};\n", header, flags=re.S)
    header = re.sub(rf"inline constexpr std::array<double, \d+> {names[1]}\{{.*?\}};\n", table(names[1], weights), header, flags=re.S)
    with open(a.out, "w", encoding="utf-8") as file:
        file.write(header)
    print(table(names[1], weights), f"bias {bias:.3f}")


if __name__ == "__main__":
    main()
