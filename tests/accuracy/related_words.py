#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/language/related-words-en.tsv and word-counts-en.tsv from WordNet 3.0 (Debian wordnet-base):

    packaging/dev --measuring python3 tests/accuracy/related_words.py /usr/share/wordnet resources/language

Related words: stem <tab> stem <tab> d, s or ds, the first stem before the second: d derivationally related (invade, invasion),
s synonyms. A sense's share of its word's tag counts (smoothed) is the weight of the word in the sense; a pair's weight is the sum
over synsets of the product. Counts: stem <tab> how often WordNet's tagged texts have it. Stems: Snowball. The heads of the files,
with WordNet's licence, stay."""
import ctypes, ctypes.util, sys, os, re, glob
from collections import defaultdict

LEAST_SYNONYM = 0.095
LEAST_COUNT = 3

_lib = None
def stemmer():
    global _lib
    if _lib is None:
        name = ctypes.util.find_library("stemmer") or glob.glob("/usr/lib/*/libstemmer.so*")[0]
        _lib = ctypes.CDLL(name)
        _lib.sb_stemmer_new.restype = ctypes.c_void_p
        _lib.sb_stemmer_new.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
        _lib.sb_stemmer_stem.restype = ctypes.c_void_p
        _lib.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        _lib.sb_stemmer_length.argtypes = [ctypes.c_void_p]
        _lib.h = _lib.sb_stemmer_new(b"english", b"UTF_8")
    cache = {}
    def stem(w):
        got = cache.get(w)
        if got is None:
            b = w.encode()
            p = _lib.sb_stemmer_stem(_lib.h, b, len(b))
            got = cache[w] = ctypes.string_at(p, _lib.sb_stemmer_length(_lib.h)).decode()
        return got
    return stem

def main(folder, out):
    stem = stemmer()
    senses = {}                                     # (pos, lemma) -> [offset in order], tags from cntlist
    tags = defaultdict(dict)
    posn = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="latin1"):
        key, number, count = line.split()
        lemma, rest = key.split("%")
        tags[posn[rest[0]], lemma][int(number)] = int(count)
    for p, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in open(os.path.join(folder, "index." + name), encoding="latin1"):
            if line[0] == " ":
                continue
            f = line.split()
            senses[p, f[0]] = f[-int(f[2]):]
    share = {}
    for (p, lemma), offs in senses.items():
        t = tags.get((p, lemma), {})
        w = [t.get(i + 1, 0) + 1.0 / (i + 1) for i in range(len(offs))]
        s = sum(w)
        for o, x in zip(offs, w):
            share[p, o, lemma] = x / s
    words, pointers = {}, {}
    for p, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in open(os.path.join(folder, "data." + name), encoding="latin1"):
            if line[0] == " ":
                continue
            f = line.split("|")[0].split()
            n = int(f[3], 16)
            ws = [re.sub(r"\(.*\)", "", f[4 + 2 * i]).lower() for i in range(n)]
            at = 4 + 2 * n
            words[p, f[0]] = ws
            pointers[p, f[0]] = [(f[at + 1 + 4 * i], f[at + 2 + 4 * i], f[at + 3 + 4 * i].replace("s", "a"), f[at + 4 + 4 * i]) for i in range(int(f[at]))]
    rel = {k: defaultdict(float) for k in "ds"}
    ok = re.compile(r"[a-z]{3,}$").match
    def add(kind, a, b, w):
        if ok(a) and ok(b):
            x, y = sorted((stem(a), stem(b)))
            if x != y:
                rel[kind][x, y] = max(rel[kind][x, y], w) if kind == "d" else rel[kind][x, y] + w
    for (p, o), ws in words.items():
        for i, a in enumerate(ws):
            for b in ws[i + 1:]:
                add("s", a, b, share.get((p, o, a), 0) * share.get((p, o, b), 0))
        for sym, off, pos, st in pointers[p, o]:
            target = words.get((pos, off))
            if target and sym == "+" and st != "0000":
                add("d", ws[int(st[:2], 16) - 1], target[int(st[2:], 16) - 1], 1.0)
    kinds = defaultdict(str)
    for kind in "ds":
        for pair, weight in rel[kind].items():
            if kind == "d" or weight >= LEAST_SYNONYM:
                kinds[pair] += kind
    replace_rows(os.path.join(out, "related-words-en.tsv"), [(*pair, kind) for pair, kind in sorted(kinds.items())])
    counts = defaultdict(int)
    for (_, lemma), numbers in tags.items():
        if re.fullmatch("[a-z]+", lemma):
            counts[stem(lemma)] += sum(numbers.values())
    replace_rows(os.path.join(out, "word-counts-en.tsv"),
                 [(word, count) for word, count in sorted(counts.items()) if count >= LEAST_COUNT])


def replace_rows(path, rows):
    with open(path, encoding="utf-8") as file:
        head = [line for line in file if line.startswith("#")]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(head)
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)
    print(path, len(rows))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
