#!/usr/bin/env python3
"""Scores the entity service on the corpus with one command.

usage: tests/corpus/entity_run.py [--half even|odd|all] [--set dev|pool|written|all] [--unrelated] [--errors [ROW]]
                                  [--jobs N] [--binary FILE]

Runs `communique clean` and `communique analyze` over the texts and prints precision, recall and F1 of linked people and
countries, values of dates, quotations with speakers, attribution sources, and layers of claims. People, countries and dates are
compared with entity_gold/*.tsv (values and names alone, marked by hand on a part of the texts); the others with the gold records of
the corpus. entity_score.py says how. Halves: see run.py; the odd half is only for scoring, and its errors are not shown.

--unrelated leaves out texts of the half whose visit is told by a text of the other half too, since clusters share sentences.
"""
import argparse
import collections
import csv
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

import entity_score
import run

GOLD = pathlib.Path(__file__).resolve().parent / "entity_gold"
ROWS = ["people", "people_country", "countries", "dates", "quotes", "quote_recall", "speakers", "sources"]
LAYERS = ["stated", "attributed", "author_opinion"]


def record_rules():
    """The matching rules of the corpus' own scorer."""
    spec = importlib.util.spec_from_file_location("record_score", run.corpus() / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_rows(kind):
    """text -> rows of entity_gold/{kind}_*.tsv in order."""
    found = collections.defaultdict(list)
    for path in sorted(GOLD.glob(f"{kind}_*.tsv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found[row["text"]].append(row)
    return found


def answer_all(binary, files, folder, jobs):
    """Runs both commands; returns stem -> Answer."""
    for command in ("clean", "analyze"):
        done = subprocess.run([binary, command, "--format", "json", "--jobs", str(jobs), "--output", folder / command, "--", *files],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if done.returncode not in (0, 1):
            sys.exit(f"entity_run.py: communique {command} ended with status {done.returncode}")
    answers = {}
    for path in (folder / "clean").glob("*.json"):
        document = json.loads(path.read_text(encoding="utf-8"))["document"]
        analysis = json.loads((folder / "analyze" / path.name).read_text(encoding="utf-8"))["analysis"]
        date = document.get("metadata", {}).get("publicationDate", {}).get("value", {})
        published = f"{date.get('year', 0):04}-{date.get('month', 0):02}-{date.get('day', 0):02}"
        answers[path.stem] = entity_score.Answer(analysis, document["text"].encode(), published)
    return answers


def records(gold, stems):
    return {stem: json.loads((gold / f"{stem}.json").read_text(encoding="utf-8")) for stem in stems}


def related(gold, stems):
    """Stems whose visit is told by a text that is not among `stems`."""
    everything = records(gold, [p.stem for p in gold.glob("*.json") if "is_visit" in p.read_text(encoding="utf-8")])
    others = {r.get("visit_key") for stem, r in everything.items() if stem not in stems}
    return {stem for stem in stems if everything[stem].get("visit_key") in others - {None}}


def measure(name, args, rules, rows, table):
    folder, gold = (run.corpus() / part for part in run.SETS[name])
    files = run.texts(folder, gold, args.half)
    if args.unrelated and args.half != "all":
        apart = related(gold, set(files))
        files = {stem: path for stem, path in files.items() if stem not in apart}
    with tempfile.TemporaryDirectory() as scratch:
        answers = answer_all(args.binary, list(files.values()), pathlib.Path(scratch), args.jobs)
    marked = {kind: gold_rows(kind) for kind in ("people", "countries", "dates")}
    for stem, record in records(gold, files).items():
        text, answer = f"{name}-{stem}", answers.get(stem, entity_score.Answer({}, b""))
        if text in marked["countries"]:
            entity_score.people(rows, text, marked["people"].get(text, []), answer, rules.name_match)
            entity_score.countries(rows["countries"], text, [r["code"] for r in marked["countries"][text]], answer)
            entity_score.dates(rows["dates"], text, [(r["surface"], r["value"]) for r in marked["dates"].get(text, [])], answer)
        # Records of texts without a visit list neither quotations nor sources.
        if record["is_visit"] and record.get("quotes_scored") is not False:
            entity_score.quotes(rows, text, record, answer, rules)
            entity_score.sources(rows["sources"], text, record, answer, rules)
        entity_score.layers(table, text, record, answer)


def print_rows(rows):
    print(f"{'row':16} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6} {'found':>6}")
    for name in ROWS:
        row = rows[name]
        p, r, f = row.prf()
        gold, found = row.true_positives + row.false_negatives, row.true_positives + row.false_positives
        if name == "quote_recall":
            print(f"{name:16} {'':6} {r:6.3f} {'':6} {gold:6}")
        else:
            print(f"{name:16} {p:6.3f} {r:6.3f} {f:6.3f} {gold:6} {found:6}")


def print_layers(table):
    if not table:
        return
    scores = [entity_score.layer_f1(table, layer) for layer in LAYERS]
    print(f"{'layers':16} {'':6} {'':6} {sum(scores) / 3:6.3f} {len(table):6}   " +
          "  ".join(f"{layer} {score:.3f}" for layer, score in zip(LAYERS, scores)))
    opinions = [row for row in table if row[1] == "author_opinion"]
    as_fact = sum(row[2] == "stated" for row in opinions)
    print(f"{'opinion as fact':16} {as_fact / max(1, len(opinions)):6.3f} {as_fact:4} of {len(opinions)}")
    for gold in LAYERS:
        counts = collections.Counter(row[2] for row in table if row[1] == gold)
        print(f"  gold {gold:15} " + "  ".join(f"{found} {n}" for found, n in sorted(counts.items())))
    negated = [(bool(row[3].get("negated")), bool(row[4] and row[4].get("negated"))) for row in table]
    hedged = [(bool(row[3].get("hedged")), bool(row[4] and row[4].get("hedge"))) for row in table]
    for name, pairs in (("negated", negated), ("hedged", hedged)):
        right, gold, found = sum(g and f for g, f in pairs), sum(g for g, _ in pairs), sum(f for _, f in pairs)
        print(f"  {name}: {right} right of {gold} gold and {found} found")


def print_errors(rows, table, wanted):
    for name in ROWS:
        if wanted in ("all", name):
            for text, gold, found in rows[name].errors:
                print(f"{name} {text}: gold {gold!r}, found {found!r}")
    if wanted in ("all", "layers"):
        for text, gold, found, claim, _ in table:
            if gold != found:
                print(f"layers {text}: gold {gold}, found {found}: {claim['text']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=["dev", "pool", "written", "all"], default="all")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="even")
    parser.add_argument("--unrelated", action="store_true")
    parser.add_argument("--errors", nargs="?", const="all", choices=["all", "layers", *ROWS])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--binary", help="communique to run; by default the newest under build/")
    args = parser.parse_args()
    if not (run.corpus() / "score.py").exists():
        print(f"skipped: there is no corpus at {run.corpus()}")
        return
    if args.errors and args.half != "even":
        sys.exit("entity_run.py: errors are shown for --half even alone; the other half is kept for scoring")
    args.binary = args.binary or run.newest_binary()
    rules, rows, table = record_rules(), {name: entity_score.Row() for name in ROWS}, []
    for name in ("dev", "pool", "written") if args.set == "all" else [args.set]:
        measure(name, args, rules, rows, table)
    print(f"{args.binary}, {args.set}, half {args.half}")
    print_rows(rows)
    print_layers(table)
    if args.errors:
        print_errors(rows, table, args.errors)


if __name__ == "__main__":
    main()
