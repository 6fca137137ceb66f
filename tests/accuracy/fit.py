#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of the scorers to hand-made answers and writes app/comparison/weights.h.

    fit.py words   --tool CMD --texts DIR --gold DIR [--out weights.h]
    (build again: the features of the context come from the scores by words)
    fit.py context --tool CMD --texts DIR --gold DIR [--out weights.h]
    fit.py many    --tool CMD --gold DIR --generated DIR [--out weights.h]
    fit.py brief   --tool CMD --gold DIR [--out weights.h]

CMD is the pair_features program. DIR of --gold holds seeds/pairs.tsv (aligned lines of the reports in --texts), coref/
(documents of many events with pairs of sentences about the same act) and pairs/ (pairs of sentences by themselves). DIR of
--generated is one event of the corpus generator with its planted answers. Needs numpy: packaging/dev --measuring python3.

Logistic regression by Newton's method on standardised features with a strong ridge and no randomness. Each source has an
intercept of its own, so that a second one only shapes the weights. For the context the bias is put at the mean of
three cuts: where the F1 of the reports is best held out (the larger pair of reports in five blocks of lines and the other
whole), where it is best on all of them, and where it is best on the sample event, which no weight was fitted to: 0.5 is
that threshold. Everything printed as 'held out' was measured on what the weights had not
seen."""
import argparse
import csv
import os
import re
import shlex
import subprocess
from collections import defaultdict

import numpy

WORDS, ALL = 12, 18
BLOCKS = 5
# What the model of an event looks at: the rest of the features only made it remember (held-out F1 0.64 instead of 0.66).
KEPT = [0, 4, 6, 7, 9, 12, 13, 14, 15, 16, 17]
COREF_WEIGHT = 600.0
COREF_AMONG_MANY = 0.3
PRECISION = 0.998
BRIEF_LENIENCE = 1.4
NAMES = {"words": ("wordBias", "wordWeights"), "context": ("bias", "weights"), "many": ("biasAmongMany", "weightsAmongMany"),
         "brief": ("briefBias", "briefWeights")}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def run(tool, arguments, text=None):
    done = subprocess.run(shlex.split(tool) + arguments, input=text, capture_output=True, text=True, check=True)
    return [line.rstrip("\t").split("\t") for line in done.stdout.splitlines()]


def candidates(tool, files):
    """(report a, line a, report b, line b) -> feature lists, one a pair of sentences. Equal sentences have no features
    of their words and need no weights: they are left out."""
    found = defaultdict(list)
    for parts in run(tool, files):
        features = [float(x) for x in parts[4:]]
        if features[0]:
            found[tuple(map(int, parts[:4]))].append(features)
    return found


class Source:
    """Samples of one kind: features, labels, weights, and for the reports the fold and the line pair of each."""

    def __init__(self):
        self.x, self.y, self.w, self.fold, self.key = [], [], [], [], []

    def add(self, x, y, w=1.0, fold=0, key=None):
        self.x.append(x), self.y.append(y), self.w.append(w), self.fold.append(fold), self.key.append(key)

    def arrays(self, columns):
        return numpy.array(self.x)[:, :columns], numpy.array(self.y, float), numpy.array(self.w, float)


def seeds(tool, texts, gold):
    """The hand-aligned pairs of reports; and how many answers there are."""
    names = sorted(f for f in os.listdir(texts) if f.endswith(".txt"))
    number = {f[:3]: i for i, f in enumerate(names)}
    found = candidates(tool, [os.path.join(texts, f) for f in names])
    label, wanted = {}, defaultdict(int)
    for row in rows(os.path.join(gold, "seeds", "pairs.tsv")):
        key = (number[row["doc_a"]], int(row["line_a"]), number[row["doc_b"]], int(row["line_b"]))
        label[key] = None if row["confidence"] == "1" else 1
        wanted[key[0], key[2]] += row["confidence"] != "1"
    largest = max(wanted, key=wanted.get)
    answered = sorted({k[1] for k, y in label.items() if (k[0], k[2]) == largest and y})
    cuts = numpy.quantile(answered, numpy.linspace(0, 1, BLOCKS + 1))[1:-1]
    source = Source()
    for key, features in sorted(found.items()):
        pair, is_ = (key[0], key[2]), label.get(key, 0)
        if pair not in wanted or is_ is None:
            continue
        fold = int(numpy.digitize(key[1], cuts)) if pair == largest else BLOCKS + sorted(wanted).index(pair)
        # One of the sentences of two aligned passages is meant: the likest pair.
        for x in [max(features, key=lambda x: x[0] + x[2])] if is_ else features:
            source.add(x, is_, 1.0, fold, key)
    return source, sum(wanted.values())


def sample(tool):
    """The sample event, all pairs of its reports; and how many answers there are."""
    root = os.path.join(os.path.dirname(__file__), "..", "..")
    folder = os.path.join(root, "resources", "sample")
    answers = set()
    for row in rows(os.path.join(root, "tests", "data", "sample-gold", "facts.tsv")):
        places = [tuple(map(int, place.split(":"))) for place in row["places"].split()]
        answers |= {a + b for a in places for b in places if a[0] < b[0]}
    source = Source()
    for key, features in sorted(candidates(tool, [os.path.join(folder, f) for f in sorted(os.listdir(folder))]).items()):
        for x in features:
            source.add(x, int(key in answers), 1.0, 0, key)
    return source, len(answers)


def coref(tool, gold):
    """Sentence pairs of the training events. Where an address line was taken out of a text, its sentences count it."""
    base = os.path.join(gold, "coref")
    shift, docs, pairs = {}, defaultdict(list), defaultdict(list)
    for row in rows(os.path.join(base, "docs.tsv")):
        shift[row["doc"]] = 0 if row["url_line"] else 1
        if row["split"] == "train":
            docs[row["subtopic"]].append(row["doc"])
    for row in rows(os.path.join(base, "pairs_selected.tsv")):
        if row["subtopic"] in docs:
            pairs[row["subtopic"]].append(row)
    source = Source()
    for subtopic in sorted(pairs):
        names = docs[subtopic]
        found = candidates(tool, [os.path.join(base, "docs", subtopic, n + ".txt") for n in names])
        for row in pairs[subtopic]:
            a = (names.index(row["doc_a"]), int(row["sent_a"]) + shift[row["doc_a"]])
            b = (names.index(row["doc_b"]), int(row["sent_b"]) + shift[row["doc_b"]])
            features = found.get(min(a, b) + max(a, b))
            if features:
                source.add(max(features), int(row["label"]))
    source.w = [COREF_WEIGHT / len(source.y)] * len(source.y)
    return source


def generated(tool, folder):
    """Planted pairs of a generated event; furniture is neither right nor wrong."""
    files = sorted(os.listdir(os.path.join(folder, "docs")))
    number = {f[:-4]: i for i, f in enumerate(files)}
    furniture = {(number[r["doc"]], int(r["line"])) for r in rows(os.path.join(folder, "sents.tsv")) if r["type"][0:2] == "bo"}
    planted = set()
    for row in rows(os.path.join(folder, "gold.tsv")):
        a, b = (number[row["docA"]], int(row["lineA"])), (number[row["docB"]], int(row["lineB"]))
        planted.add(min(a, b) + max(a, b))
    source = Source()
    for key, features in sorted(candidates(tool, [os.path.join(folder, "docs", f) for f in files]).items()):
        if key[:2] not in furniture and key[2:] not in furniture:
            source.add(max(features), int(key in planted))
    return source


def sentence_pairs(tool, gold):
    """Pairs by themselves: likeness as soft labels, paraphrases as they are; each list a source."""
    sources = {}
    for name in ("likeness-headlines", "likeness-sentences", "paraphrase"):
        data = rows(os.path.join(gold, "pairs", name + ".tsv"))
        text = "".join(f"{r['text_a']}\t{r['text_b']}\n" for r in data)
        source = sources[name] = Source()
        for n, (row, x) in enumerate(zip(data, run(tool, ["--brief"], text))):
            y = float(row["score"]) / 5 if "score" in row else float(row["label"])
            source.add([float(v) for v in x], y, 1.0, n % 2)
    return sources


def fit(parts, ridge):
    """parts: (x, y, w) a source. Returns weights on the raw features and the first source's intercept."""
    mean = numpy.mean([x.mean(0) for x, _, _ in parts], 0)
    deviation = numpy.sqrt(numpy.mean([x.var(0) for x, _, _ in parts], 0)) + 1e-9
    columns = len(mean)
    x = numpy.concatenate([numpy.c_[(p[0] - mean) / deviation,
                                    numpy.eye(len(parts))[n][None].repeat(len(p[0]), 0)] for n, p in enumerate(parts)])
    y, w = numpy.concatenate([p[1] for p in parts]), numpy.concatenate([p[2] for p in parts])
    penalty = numpy.diag([ridge] * columns + [1e-3] * len(parts))
    b = numpy.zeros(columns + len(parts))
    for _ in range(60):
        p = 1 / (1 + numpy.exp(-numpy.clip(x @ b, -30, 30)))
        step = numpy.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + penalty, x.T @ (w * (y - p)) - penalty @ b)
        b = b + step
        if abs(step).max() < 1e-8:
            break
    raw = b[:columns] / deviation
    return raw, b[columns] - raw @ mean


def best_cut(values, source, mask, wanted):
    """The cut with the best F1 over line pairs; several sentences of one line pair count once."""
    best = {}
    for value, key, y, use in zip(values, source.key, source.y, mask):
        if use:
            best[key] = max(best.get(key, (-99, 0)), (value, y))
    ranked, hit, top = sorted(best.values(), reverse=True), 0, (0.0, 0.0)
    for n, (value, y) in enumerate(ranked, 1):
        hit += y
        f1 = 2 * hit / (n + wanted)
        if f1 > top[0]:
            top = (f1, (value + (ranked[n][0] if n < len(ranked) else value)) / 2)
    return top


def widened(weights, kept, columns):
    """The weights of some features as those of all, 0 where a feature is left out."""
    all_ = numpy.zeros(columns)
    all_[kept] = weights
    return all_


def fit_reports(a, columns, ridge):
    reports, wanted = seeds(a.tool, a.texts, a.gold)
    other = coref(a.tool, a.gold).arrays(columns)
    x, y, w = reports.arrays(columns)
    kept = KEPT if a.stage == "context" else list(range(columns))
    x, other = x[:, kept], (other[0][:, kept], *other[1:])
    fold, everything = numpy.array(reports.fold), numpy.ones(len(y), bool)
    print(f"{len(y)} candidates of aligned reports, {int(y.sum())} right of {wanted}; {len(other[1])} others")
    held = numpy.zeros(len(y))
    for f in sorted(set(fold)):
        keep = fold != f
        b, intercept = fit([(x[keep], y[keep], w[keep]), other], ridge)
        held[~keep] = x[~keep] @ b + intercept
    f1, at = best_cut(held, reports, everything, wanted)
    print(f"held out: best F1 {f1:.3f} at {at:.2f}")
    b, intercept = fit([(x, y, w), other], ridge)
    f1, own = best_cut(x @ b + intercept, reports, everything, wanted)
    print(f"on what it was fitted to: best F1 {f1:.3f} at {own:.2f}")
    other_event, answers = sample(a.tool)
    values = numpy.array(other_event.x)[:, kept] @ b + intercept
    f1, elsewhere = best_cut(values, other_event, numpy.ones(len(values), bool), answers)
    print(f"on the sample event: best F1 {f1:.3f} at {elsewhere:.2f}")
    b = widened(b, kept, columns)
    # The scores by words stay chances: they are compared with each other, not with the threshold.
    return b, intercept if a.stage == "words" else intercept - (at + own + elsewhere) / 3


def fit_many(a, ridge):
    """Where many reports are compared: planted pairs, and real ones for what words of one meaning are worth. 0.5 lies where
    so much of what is shown is right as PRECISION says."""
    source = generated(a.tool, a.generated)
    planted, other = source.arrays(ALL), coref(a.tool, a.gold).arrays(ALL)
    other = (*other[:2], numpy.full(len(other[1]), COREF_AMONG_MANY))
    b, intercept = fit([planted, other], ridge)
    value = planted[0] @ b + intercept
    order = numpy.argsort(-value)
    precision = planted[1][order].cumsum() / numpy.arange(1, len(value) + 1)
    last = numpy.flatnonzero(precision >= PRECISION)[-1]
    print(f"generated: precision {precision[last]:.4f} recall {planted[1][order][:last + 1].sum() / planted[1].sum():.4f} at {value[order][last]:.2f}")
    return b, intercept - value[order][last]


def spearman(x, y):
    def ranks(v):
        _, inverse, counts = numpy.unique(v, return_inverse=True, return_counts=True)
        return (counts.cumsum() - (counts - 1) / 2)[inverse]
    return numpy.corrcoef(ranks(x), ranks(y))[0, 1]


def fit_brief(a, ridge):
    sources = sentence_pairs(a.tool, a.gold)
    arrays = {n: s.arrays(None) for n, s in sources.items()}
    held = {n: numpy.zeros(len(s.y)) for n, s in sources.items()}
    for half in (0, 1):
        masks = {n: numpy.array(s.fold) == half for n, s in sources.items()}
        b, intercept = fit([(v[0][masks[n]], v[1][masks[n]], v[2][masks[n]]) for n, v in arrays.items()], ridge)
        for n, (x, _, _) in arrays.items():
            held[n][~masks[n]] = x[~masks[n]] @ b + intercept
    for n, (_, y, _) in arrays.items():
        if n == "paraphrase":
            order = numpy.argsort(-held[n])
            hits = y[order].cumsum()
            print(f"held out {n}: best F1 {(2 * hits / (numpy.arange(1, len(y) + 1) + y.sum())).max():.3f}")
        else:
            print(f"held out {n}: Spearman {spearman(held[n], y):.3f}")
    # The paraphrases say where the border lies, but what is to be shown need not say all that the other one does.
    parts = [arrays["paraphrase"]] + [v for n, v in arrays.items() if n != "paraphrase"]
    weights, bias = fit(parts, ridge)
    return weights, bias + BRIEF_LENIENCE


def write(path, stage, weights, bias):
    with open(path, encoding="utf-8") as file:
        header = file.read()
    names = NAMES[stage]
    table = ", ".join(f"{v:.3f}" for v in weights)
    header = re.sub(rf"(?<=double {names[0]} = ).*?(?=;)", f"{bias:.3f}", header, flags=re.S)
    header = re.sub(rf"std::array<double, \d+> {names[1]}\{{.*?\}}", f"std::array<double, {len(weights)}> {names[1]}{{{table}}}",
                    header, flags=re.S)
    with open(path, "w", encoding="utf-8") as file:
        file.write(header)
    print(f"{names[1]}: {table}\n{names[0]}: {bias:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=sorted(NAMES))
    parser.add_argument("--tool", required=True)
    parser.add_argument("--texts", default="")
    parser.add_argument("--gold", required=True)
    parser.add_argument("--generated", default="")
    parser.add_argument("--ridge", type=float, default=None, help="default: 50 words, 20 context, 1 many, 3 brief")
    parser.add_argument("--out", default="app/comparison/weights.h")
    a = parser.parse_args()
    ridge = a.ridge or {"words": 50.0, "context": 20.0, "many": 1.0, "brief": 3.0}[a.stage]
    if a.stage == "brief":
        weights, bias = fit_brief(a, ridge)
    elif a.stage == "many":
        weights, bias = fit_many(a, ridge)
    else:
        weights, bias = fit_reports(a, WORDS if a.stage == "words" else ALL, ridge)
    write(a.out, a.stage, weights, bias)


if __name__ == "__main__":
    main()
