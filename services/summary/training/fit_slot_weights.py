#!/usr/bin/env python3
"""Fits the weights by which SlotModel tells right fillers of a slot from wrong ones.

usage: fit_slot_weights.py --tool PRINT_SLOT_CANDIDATES --model DIR --scorer SCORE.PY --table SLOT_WEIGHTS.TSV
                           --set TEXTS GOLD ... [--half even|odd|all] [--slots NAME,NAME] [--write] [--candidates SLOT]

Learns from candidates of commentaries with gold records: each --set is a folder of texts and one of NAME.json in the schema of
SCORE.PY, whose own rules say whether a candidate equals a gold value. With --half even only texts count whose name has an even
MD5. Fits, for each slot, a logistic regression with an L2 penalty by Newton's method; --prior F keeps the weights near those
of the table times F instead of near zero, for slots with few examples. A slot's row "threshold" is the one with the best F1 in
cross-validation by texts (fillers that are no candidate count as missed); prints F1, reliability in five bins and the expected
calibration error of the held-out folds, before and after. Equal input gives an equal table. --write puts the weights into the
table. PRINT_SLOT_CANDIDATES is the program communique_print_slot_candidates, which is built with the tests. Needs numpy.
"""
import argparse
import hashlib
import importlib.util
import json
import pathlib
import subprocess
import sys

import numpy

PENALTY = 1.0  # Of every weight but the bias.
FOLDS = 10
# Log-odds that are no matter of F1: a missed visit loses its whole record, a false one costs a row.
FIXED_THRESHOLDS = {"visit": -2.2}


def hashed(name):
    return int(hashlib.md5(name.encode()).hexdigest(), 16)


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def accepted(record, pattern):
    """Further right values: of accept paths that start and end like `pattern`, a pair of strings."""
    values = []
    for path, others in (record.get("accept") or {}).items():
        if path.startswith(pattern[0]) and path.endswith(pattern[1]):
            values += others if isinstance(others, list) else [others]
    return [v for v in values if v]


class Slots:
    """Per slot: the gold values of a record, each a list of right ones, and when a candidate equals one."""

    def __init__(self, scorer):
        self.s = scorer
        self.rules = {
            "visit": (self.principal, scorer.name_match),
            "city": (self.cities, lambda g, p: scorer.city_match(g, p)),
            "venue": (lambda r: self.listed(r, "destinations", "venue"), self.free_text(40)),
            "host": (lambda r: self.listed(r, "hosts", "name"), scorer.name_match),
            "delegation": (lambda r: self.listed(r, "visitors", "name", 1), scorer.name_match),
            "outcome": (lambda r: self.listed(r, "outcomes", "description"), self.free_text(60)),
            "occasion": (lambda r: self.single(r, "occasion"), self.free_text(40)),
            "start": (lambda r: self.single(r, "start_date"), scorer.date_eq),
            "end": (lambda r: self.single(r, "end_date"), scorer.date_eq),
            "meeting": (self.meetings, self.same_meeting),
        }

    def free_text(self, cap):
        return lambda g, p: self.s.covers(g, p, cap) >= 0.5

    def listed(self, record, field, key, first=0):
        rows = record.get(field) or []
        return [[row[key]] + accepted(record, (f"{field}[{i}]", key))
                for i, row in enumerate(rows) if i >= first and row.get(key)]

    def principal(self, record):
        names = [r["name"] for r in (record.get("visitors") or [])[:1] if record["is_visit"]]
        return [names + accepted(record, ("visitors[0]", "name"))] if names else []

    def cities(self, record):
        found = {}
        for values in self.listed(record, "destinations", "city"):
            found.setdefault(self.s.norm(values[0]), values)
        return list(found.values())

    def single(self, record, field):
        return [[record[field]] + accepted(record, (field, field))] if record.get(field) else []

    def meetings(self, record):
        return [["|".join(m.get("participants") or [])] for m in record.get("meetings") or []]

    def same_meeting(self, gold, candidate):
        left, right = gold.split("|"), candidate.split("|")
        pairs = len(self.s.match(left, right, self.s.name_match))
        return pairs * 2 > len(left) + len(right) - pairs

    def gold(self, slot, record):
        return self.rules[slot][0](record)

    def equal(self, slot, values, candidate):
        return any(self.rules[slot][1](value, candidate) for value in values)


def texts_of(sets, half):
    for folder, gold in sets:
        for record in sorted(pathlib.Path(gold).glob("*.json")):
            files = [p for p in sorted(pathlib.Path(folder).glob(record.stem + ".*")) if p.suffix in (".txt", ".html", ".md")]
            data = json.loads(record.read_text(encoding="utf-8"))
            even = hashed(record.stem) % 2 == 0
            if files and "is_visit" in data and (half == "all" or even == (half == "even")):
                yield files[0], data


def read_candidates(tool, model, files):
    """Names of the features by slot, and [(slot, value, features)] for each file."""
    out = subprocess.run([tool, model, *map(str, files)], check=True, capture_output=True, text=True).stdout
    names, pages = {}, []
    for line in out.splitlines():
        cells = line.split("\t")
        if cells[0] == "slot":
            names[cells[1]] = cells[2:]
        elif cells[0] == "file":
            pages.append([])
        else:
            pages[-1].append((cells[0], cells[1], [float(v) for v in cells[2:]]))
    return names, pages


def examples(slots, slot, pages, records):
    """Rows (text, features, right, value), and how many gold values no candidate equals."""
    rows, missed = [], 0
    for text, (page, record) in enumerate(zip(pages, records)):
        if not record["is_visit"] and slot != "visit":
            continue  # What is found in a text without a visit is the visit's mistake.
        gold = slots.gold(slot, record)
        found = [(value, features) for name, value, features in page if name == slot]
        missed += sum(not any(slots.equal(slot, values, value) for value, _ in found) for values in gold)
        for value, features in found:
            rows.append((text, features, float(any(slots.equal(slot, g, value) for g in gold)), value))
    return rows, missed


def fit(x, y, prior, penalty, steps=60):
    weights = numpy.zeros_like(prior)
    strength = numpy.full(x.shape[1], penalty)
    strength[0] = 1e-2
    for _ in range(steps):
        p = 1 / (1 + numpy.exp(-x @ weights))
        gradient = x.T @ (p - y) + strength * (weights - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + numpy.diag(strength)
        step = numpy.linalg.solve(hessian, gradient)
        weights -= step
        if numpy.abs(step).max() < 1e-9:
            break
    return weights


def f1(score, y, threshold, missed):
    taken = score >= threshold
    right = float((taken & (y == 1)).sum())
    return 2 * right / max(1.0, taken.sum() + y.sum() + missed)


def best_threshold(score, y, missed):
    steps = numpy.arange(-2.5, 2.51, 0.1)
    values = [f1(score, y, t, missed) for t in steps]
    # The middle of the best stretch: less a matter of chance than its first step.
    best = [t for t, v in zip(steps, values) if v >= max(values) - 0.003]
    return round(float(numpy.median(best)), 1)


def calibration(score, y):
    """Expected calibration error, and [(mean probability, share right, count)] in five bins."""
    p = 1 / (1 + numpy.exp(-score))
    bins, error = [], 0.0
    for low in numpy.arange(0, 1, 0.2):
        inside = (p >= low) & (p < low + 0.2 + 1e-12)
        if inside.sum():
            bins.append((p[inside].mean(), y[inside].mean(), int(inside.sum())))
            error += inside.sum() / len(y) * abs(p[inside].mean() - y[inside].mean())
    return error, bins


def read_table(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {(slot, feature): float(weight) for slot, feature, weight in rows}


def write_table(path, weights):
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line and line[0] != "#" and (cells[0], cells[1]) in weights:
            line = f"{cells[0]}\t{cells[1]}\t{weights[cells[0], cells[1]]:g}"
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--table", type=pathlib.Path, required=True)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("TEXTS", "GOLD"))
    parser.add_argument("--half", choices=["even", "odd", "all"], default="even")
    parser.add_argument("--slots", help="only these, comma-separated; otherwise all of the program's")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--prior", type=float, default=0, help="stay near the table's weights times this")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--candidates", action="store_true", help="list the held-out candidates of the slots, by score")
    args = parser.parse_args()
    slots = Slots(load_scorer(args.scorer))
    found = list(texts_of(args.set, args.half))
    names, pages = read_candidates(args.tool, args.model, [file for file, _ in found])
    records = [record for _, record in found]
    table = read_table(args.table)
    for slot in args.slots.split(",") if args.slots else names:
        if slot not in slots.rules:
            sys.exit(f"fit_slot_weights.py: no rule says when a candidate for \"{slot}\" is right")
        rows, missed = examples(slots, slot, pages, records)
        if not rows:
            print(f"{slot}: no candidates")
            continue
        text, x, y, value = zip(*rows)
        x = numpy.hstack([numpy.ones((len(x), 1)), numpy.array(x)])
        y = numpy.array(y)
        fold = numpy.array([hashed(found[t][0].stem) // 2 % FOLDS for t in text])
        old = numpy.array([table[slot, "bias"]] + [table[slot, name] for name in names[slot]])
        prior = args.prior * old
        held_out = numpy.zeros(len(y))
        for f in range(FOLDS):
            held_out[fold == f] = x[fold == f] @ fit(x[fold != f], y[fold != f], prior, args.penalty)
        weights = fit(x, y, prior, args.penalty)
        threshold = FIXED_THRESHOLDS.get(slot, best_threshold(held_out, y, missed))
        before, (error, bins) = x @ old, calibration(held_out, y)
        print(f"{slot}: {len(y)} candidates of {len(found)} texts, {int(y.sum())} right, {missed} gold values without one; "
              f"F1 {f1(before, y, table[slot, 'threshold'], missed):.3f} -> {f1(held_out, y, threshold, missed):.3f} held out "
              f"(threshold {threshold}); calibration error {calibration(before, y)[0]:.3f} -> {error:.3f}")
        print("   said / was right:", "  ".join(f"{p:.2f}/{share:.2f} ({n})" for p, share, n in bins))
        for name, was, now in zip(["bias"] + names[slot], old, weights):
            print(f"   {name:20} {was:6.2f} -> {now:6.2f}")
        if args.candidates:
            for i in sorted(range(len(y)), key=lambda i: -held_out[i]):
                on = " ".join(n if v == 1 else f"{n}={v:g}" for n, v in zip(names[slot], x[i][1:]) if v)
                print(f"   {held_out[i]:6.2f} {'+' if y[i] else '-'} {found[text[i]][0].stem:10} {value[i][:60]:60} {on}")
        table.update({(slot, name): round(float(w), 2) for name, w in zip(["bias"] + names[slot], weights)})
        table[slot, "threshold"] = threshold
    if args.write:
        write_table(args.table, table)


if __name__ == "__main__":
    main()
