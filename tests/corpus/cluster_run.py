#!/usr/bin/env python3
"""Scores merging on the corpus with one command.

usage: tests/corpus/cluster_run.py [--set dev|pool|written|stories|all] [--half even|odd|all] [--errors] [--exact] [--binary FILE]

Has the tool summarize all texts of the sets in one run, merged, and prints B-cubed F1 of the clusters against the gold's visit keys,
how many planted conflicts are found, and how many conflicts are false; cluster_score.py says how they are counted. The set `stories`
is tests/corpus/stories, which tells invented visits from several sides. Halves: see run.py; errors of the odd half are not shown.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import cluster_score
import run

STORIES = pathlib.Path(__file__).resolve().parent / "stories"
SETS = {name: run.SETS[name] for name in ("dev", "pool", "written")} | {"stories": (STORIES, STORIES)}


def answer(binary, files):
    """The merged answer to all files; its documents are in their order."""
    with tempfile.TemporaryFile() as out:
        done = subprocess.run([binary, "summarize", "--format", "json", "--timeout", "10m", "--", *files], stdin=subprocess.DEVNULL,
                              stdout=out)
        if done.returncode not in (0, 1):
            sys.exit(f"cluster_run.py: communique ended with status {done.returncode}")
        out.seek(0)
        return json.load(out)


def measure(names, args):
    files, records = {}, {}
    for name in names:
        folder, gold = (run.corpus() / part for part in SETS[name])
        half = "all" if name == "stories" else args.half
        for stem, path in run.texts(folder, gold, half).items():
            record = json.loads((gold / f"{stem}.json").read_text(encoding="utf-8"))
            record.update({key: f"{name}-{record[key]}" for key in ("duplicate_of",) if record.get(key)})
            for conflict in record.get("conflicts") or []:
                conflict["by_document"] = {f"{name}-{text}": value for text, value in conflict.get("by_document", {}).items()}
            files[f"{name}-{stem}"], records[f"{name}-{stem}"] = path, record
    response = answer(args.binary, list(files.values()))
    visits = {visit["name"]: visit for visit in response.get("visits", [])}
    found = {text: d.get("visit") or text for text, d in zip(files, response["documents"], strict=True)}
    return report(" ".join(names), args, records, found, visits)


def report(title, args, records, found, visits):
    """True when nothing is wrong."""
    gold = {text: r["visit_key"] for text, r in records.items() if r["is_visit"] and r.get("visit_key")}
    p, r, f = cluster_score.bcubed(gold, found)
    print(f"\n{title}, half {args.half}: {len(records)} texts, {len(gold)} tell {len(set(gold.values()))} visits; found {len(visits)}")
    print(f"clusters B-cubed   P {p:.3f}  R {r:.3f}  F1 {f:.3f}")
    hits, false, reported = cluster_score.conflicts(records, found, visits)
    right = sum(hit for *_, hit in hits)
    print(f"planted conflicts  found {right} of {len(hits)}")
    print(f"false conflicts    {len(false)} of {reported} reported")
    if args.errors:
        for text in sorted(gold):
            for other in sorted(gold):
                if text < other and (gold[text] == gold[other]) != (found[text] == found[other]):
                    print("apart " if gold[text] == gold[other] else "joined", text, other, gold[text], gold[other])
        for cluster, field, values, hit in hits:
            if not hit:
                print("missed", cluster, field, values)
        for row in false:
            print("false ", *row)
    return f == 1 and right == len(hits) and not false


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="all: one run over all sets together")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="even")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--exact", action="store_true", help="end with 1 unless everything is right")
    parser.add_argument("--binary", help="communique to run; by default the newest under build/")
    args = parser.parse_args()
    if args.errors and args.half == "odd":
        sys.exit("cluster_run.py: errors of the odd half are not shown; it is kept for scoring")
    args.binary = args.binary or run.newest_binary()
    print(f"measuring {args.binary}")
    names = [name for name in (SETS if args.set == "all" else [args.set]) if (run.corpus() / SETS[name][0]).exists()]
    if not names:
        print(f"skipped: there is no corpus at {run.corpus()}")
        return
    right = measure(names, args)
    sys.exit(1 if args.exact and not right else 0)


if __name__ == "__main__":
    main()
