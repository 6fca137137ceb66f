#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds resources/language/related-words-en.tsv from WordNet 3.0 (Debian wordnet-base, /usr/share/wordnet).

    wntable.py DICT OUT.tsv      rows: stem <tab> stem <tab> kind(d|s|h) <tab> weight, stem < stem

d derivationally related (invade, invasion), s synonyms, h a direct hypernym. A sense's share of its word's tag counts
(smoothed) is the weight of the word in the sense; a pair's weight is the sum over synsets of the product. Stems: Snowball."""
import ctypes, ctypes.util, sys, os, re, glob
from collections import defaultdict

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
    rel = {k: defaultdict(float) for k in "dsh"}
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
            if not target:
                continue
            if sym == "+" and st != "0000":
                a, b = ws[int(st[:2], 16) - 1], target[int(st[2:], 16) - 1]
                add("d", a, b, 1.0)
            elif sym in ("@",):
                for a in ws:
                    for b in target:
                        add("h", a, b, share.get((p, o, a), 0) * share.get((pos, off, b), 0))
    floor = {"d": 0.0, "s": 0.05, "h": 0.10}
    n = 0
    with open(out, "w") as f:
        for k in "dsh":
            for (x, y), w in sorted(rel[k].items()):
                if w >= floor[k]:
                    f.write(f"{x}\t{y}\t{k}\t{min(w,1):.2f}\n"); n += 1
    print(n, {k: sum(w >= floor[k] for w in rel[k].values()) for k in "dsh"}, os.path.getsize(out))

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
