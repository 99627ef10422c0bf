#!/usr/bin/env python3
"""Learns the weights by which OpinionModel tells an author's view from a statement of fact.

usage: train_opinion_weights.py --tool PRINT_CLAIM_FEATURES --model DIR|none --out TABLE.tsv
                                [--sentences CLAIM_SENTENCES.tsv] [--gold FOLDER]... [--half even|odd|all] [--folds N]

Learns from labelled claims: rows of tests/services/entity/domain/claim_sentences.tsv, and records of commentaries (FOLDER has
NAME.json with "claims" beside NAME.txt, .html or .md). A gold clause has the features of the claim that overlaps it most;
attributed ones are left out, since the model is not asked about them. With --half even, of folders only texts count whose name
has an even MD5. Prints what a cross-validation by texts finds (so that no text is learned from and measured), then fits all.
A logistic regression with an L2 penalty, by Newton's method; views weigh more, since a view that is taken for a fact is the worse
error. Equal input gives an equal table. PRINT_CLAIM_FEATURES is the program communique_print_claim_features, which is built with
the tests. Needs numpy.
"""
import argparse
import csv
import hashlib
import json
import pathlib
import re
import subprocess
import tempfile

import numpy

PENALTY = 3.0  # Of every weight but the bias.
VIEW_WEIGHT = 5  # A view counts for as many facts: about the least that keeps views taken for facts near 3 % in cross-validation.
SENTENCES_A_TEXT = 20  # Of the table; a text of them is a unit of the folds.
HEAD = """# Weights of a logistic model: how much each feature of a clause speaks for a view of the author. Columns: feature, weight.
# Source: fitted by services/entity/training/train_opinion_weights.py; see there.
"""


def in_half(name, half):
    even = int(hashlib.md5(name.encode()).hexdigest(), 16) % 2 == 0
    return half == "all" or even == (half == "even")


def sentence_texts(path, folder):
    """Writes the table's sentences as texts; yields (file, [(clause, layer)])."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    sentences = list(dict.fromkeys(row[0] for row in rows))
    order = sorted(sentences, key=lambda s: hashlib.md5(s.encode()).hexdigest())
    for n in range(0, len(order), SENTENCES_A_TEXT):
        part = order[n:n + SENTENCES_A_TEXT]
        file = folder / f"sentences~{n // SENTENCES_A_TEXT:02}.txt"
        file.write_text("\n\n".join(part) + "\n", encoding="utf-8")
        yield file, [(row[0] if row[1] == "=" else row[1], row[2]) for row in rows if row[0] in part]


def commentaries(folder, half):
    for record in sorted(folder.glob("*.json")):
        texts = [p for p in sorted(folder.glob(record.stem + ".*")) if p.suffix in (".txt", ".html", ".md")]
        claims = json.loads(record.read_text(encoding="utf-8")).get("claims", [])
        if texts and claims and in_half(record.stem, half):
            yield texts[0], [(c["text"], c["layer"]) for c in claims]


def words(text):
    return re.findall(r"\w+", text.lower())


def overlap(a, b):
    """Share of the words of two claims that they have in common."""
    a, b = words(a), words(b)
    common = sum(min(a.count(w), b.count(w)) for w in set(a))
    return common / max(len(a) + len(b) - common, 1)


def read_features(tool, model, files):
    """The features' names, and the printed claims (layer, features, words) of each file, in order."""
    out = subprocess.run([tool, model, *map(str, files)], check=True, capture_output=True, text=True).stdout
    names, pages = [], []
    for line in out.split("\n"):
        if line.startswith("names "):
            names = line.split()[1:]
        elif line.startswith("file "):
            pages.append([])
        elif line:
            numbers, _, text = line.partition("\t")
            layer, _, _, *values = numbers.split()
            pages[-1].append((layer, [float(v) for v in values], text))
    return names, pages


def examples(gold, pages):
    """Rows (text index, features, 1 for a view) of the gold clauses that are no attribution."""
    rows = []
    for text, (claims, printed) in enumerate(zip(gold, pages)):
        for clause, layer in claims:
            best = max(printed, key=lambda p: overlap(clause, p[2]), default=None)
            if layer != "attributed" and best and best[0] != "attributed" and overlap(clause, best[2]) > 0.3:
                rows.append((text, best[1], float(layer == "author_opinion")))
    return rows


def fit(x, y, view_weight, steps=40):
    weights = numpy.zeros(x.shape[1])
    penalty = numpy.full(x.shape[1], PENALTY)
    penalty[0] = 1e-3
    each = numpy.where(y == 1, view_weight, 1.0)
    for _ in range(steps):
        p = 1 / (1 + numpy.exp(-x @ weights))
        gradient = x.T @ (each * (p - y)) + penalty * weights
        hessian = (x * (each * p * (1 - p))[:, None]).T @ x + numpy.diag(penalty)
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if numpy.abs(step).max() < 1e-9:
            break
    return weights


def report(name, y, view):
    wrong = numpy.sum((y == 1) & ~view)
    print(f"{name}: {len(y)} claims, {int(y.sum())} views; right {numpy.mean((y == 1) == view):.3f}, "
          f"views taken for facts {wrong / max(1, y.sum()):.3f}, facts taken for views "
          f"{numpy.sum((y == 0) & view) / max(1, numpy.sum(y == 0)):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--model", default="none")
    parser.add_argument("--sentences", type=pathlib.Path)
    parser.add_argument("--gold", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--own", type=pathlib.Path, help="a folder of which every text counts, whatever --half says")
    parser.add_argument("--view_weight", type=float, default=VIEW_WEIGHT, help="a view counts for so many facts")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--errors", action="store_true", help="list what the cross-validation gets wrong")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        texts = list(sentence_texts(args.sentences, pathlib.Path(scratch))) if args.sentences else []
        origin = ["sentences"] * len(texts)
        for folder in args.gold:
            found = list(commentaries(folder, args.half))
            texts += found
            origin += [folder.name] * len(found)
        if args.own:
            found = list(commentaries(args.own, "all"))
            texts += found
            origin += [args.own.name] * len(found)
        names, pages = read_features(args.tool, args.model, [file for file, _ in texts])
    rows = examples([claims for _, claims in texts], pages)
    unit, x, y = (numpy.array(part) for part in zip(*rows))
    fold = numpy.array([int(hashlib.md5(texts[u][0].stem.encode()).hexdigest(), 16) % args.folds for u in unit])
    view = numpy.zeros(len(y), dtype=bool)
    for f in range(args.folds):
        view[fold == f] = x[fold == f] @ fit(x[fold != f], y[fold != f], args.view_weight) > 0
    for name in dict.fromkeys(origin):
        here = numpy.array([origin[u] == name for u in unit])
        report(name, y[here], view[here])
    report("all", y, view)
    if args.errors:
        clauses = [clause for _, claims in texts for clause, layer in claims]
        for (u, features, label), found in zip(rows, view):
            if bool(label) != found:
                text = next(p[2] for p in pages[u] if p[1] == features)
                print("view as fact:" if label else "fact as view:", texts[u][0].stem, text)
    weights = fit(x, y, args.view_weight)
    args.out.write_text(HEAD + "".join(f"{name}\t{weight:.2f}\n" for name, weight in zip(names, weights)), encoding="utf-8")


if __name__ == "__main__":
    main()
