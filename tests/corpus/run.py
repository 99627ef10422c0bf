#!/usr/bin/env python3
"""Scores the tool on the corpus with one command.

usage: tests/corpus/run.py [--set dev|pool|written|own|all] [--half even|odd|all] [--errors] [--jobs N]
                           [--binary FILE] [--keep DIR] [--boot N]

Runs `communique summarize --separate --format json` over the texts that have a gold record, turns each answer into the gold
schema and prints the table of the corpus' own scorer. The corpus is $COMMUNIQUE_CORPUS, else ../shared/corpus beside the
checkout; without it nothing is measured and a notice says so. The set `own` is tests/corpus/commentaries, scored alike.

Halves: a text belongs to `even` when the MD5 of its name (without extension), as a number, is even. Tune on even only;
the distance between the halves is the measure of overfitting.
"""
import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import convert

ROOT = pathlib.Path(__file__).resolve().parents[2]
OWN = pathlib.Path(__file__).resolve().parent / "commentaries"
SETS = {"dev": ("dev", "gold"), "pool": ("pool", "gold-pool"), "written": ("written", "written"), "own": (OWN, OWN)}
TEXTS = (".txt", ".html", ".md")


def corpus():
    return pathlib.Path(os.environ.get("COMMUNIQUE_CORPUS") or ROOT.parent / "shared" / "corpus")


def newest_binary():
    found = sorted(ROOT.glob("build/*/services/cli/communique"), key=lambda path: path.stat().st_mtime)
    if not found:
        sys.exit("run.py: no communique under build/; run deploy/run.sh once, or name one with --binary")
    return found[-1]


def in_half(stem, half):
    even = int(hashlib.md5(stem.encode()).hexdigest(), 16) % 2 == 0
    return half == "all" or even == (half == "even")


def texts(folder, gold, half):
    """The texts that have a gold record, by name."""
    found = sorted(path for path in folder.iterdir()
                   if path.suffix in TEXTS and (gold / f"{path.stem}.json").exists() and in_half(path.stem, half))
    return {path.stem: path for path in found}


def summarize(binary, files, answers, jobs):
    """Runs the tool; a text that it cannot read has no answer and counts as an empty record."""
    begin = time.monotonic()
    done = subprocess.run([binary, "summarize", "--separate", "--format", "json", "--jobs", str(jobs), "--output", answers,
                           "--", *files], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if done.returncode not in (0, 1):
        sys.exit(f"run.py: communique ended with status {done.returncode}")
    return time.monotonic() - begin


def measure(name, args, scratch):
    """Scores one set; returns nothing."""
    folder, gold = (corpus() / part for part in SETS[name])
    found = texts(folder, gold, args.half)
    answers, records = scratch / name / "answers", scratch / name / "records"
    records.mkdir(parents=True)
    seconds = summarize(args.binary, list(found.values()), answers, args.jobs)
    for answer in answers.glob("*.json"):
        convert.convert_file(answer, records / answer.name)
    ids = scratch / name / "ids"
    ids.write_text("\n".join(found))
    print(f"\n{name}, half {args.half}: {len(found)} texts in {seconds:.2f} s with {args.jobs} jobs", flush=True)
    options = ["--errors"] * args.errors + ["--boot", str(args.boot)] * bool(args.boot)
    subprocess.run([sys.executable, corpus() / "score.py", gold, records, "--ids", ids, *options], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*SETS, "all"], default="dev")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, row by row")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--binary", help="communique to run; by default the newest under build/")
    parser.add_argument("--keep", help="folder to leave answers and records in")
    parser.add_argument("--boot", type=int, default=0, help="bootstrap samples for a 95 %% interval")
    args = parser.parse_args()
    if not (corpus() / "score.py").exists():
        print(f"skipped: there is no corpus at {corpus()}")
        return
    args.binary = args.binary or newest_binary()
    print(f"measuring {args.binary}")
    with tempfile.TemporaryDirectory() as temporary:
        for name in SETS if args.set == "all" else [args.set]:
            measure(name, args, pathlib.Path(temporary))
        if args.keep:
            shutil.copytree(temporary, args.keep, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
