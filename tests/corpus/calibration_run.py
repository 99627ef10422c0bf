#!/usr/bin/env python3
"""Tells whether the record's confidences are honest: of the findings said to be 80 % sure, are 80 % right?

usage: tests/corpus/calibration_run.py [--set dev|pool|written|own|all] [--half even|odd|all] [--binary FILE] [--lines]

Summarizes the texts that have a gold record, each alone, and looks at every finding that the gold can judge: principal, delegation,
hosts, cities, venues, first and last day, status, type, occasion, meetings, outcomes and statements with their speaker. Prints, by
slot and for all, the number of findings, the mean confidence, the share that is right and the expected calibration error over ten
bins, and the reliability table. With --lines, also the logistic line (slope, offset) that would turn today's log-odds of a slot
into right ones, for confidence.cc; fit it on the even half only. The corpus and the halves are those of run.py.
"""
import argparse
import importlib.util
import json
import math
import pathlib
import tempfile

import run

BINS = 10


def load_scorer():
    spec = importlib.util.spec_from_file_location("score", run.corpus() / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def accepted(gold, path):
    others = (gold.get("accept") or {}).get(path) or []
    return [o for o in (others if isinstance(others, list) else [others]) if o]


def day(value):
    import convert
    return convert.partial_date(value)


def findings(visit, gold, s):
    """Yields (slot, confidence, right) for what a record says and the gold can judge."""
    confidence = lambda item: item.get("support", {}).get("confidence", 0)
    names = lambda rows, field: [[r["name"]] + accepted(gold, f"{field}[{i}].name") for i, r in enumerate(rows) if r.get("name")]
    any_name = lambda wanted, name: any(s.name_match(w, name) for row in wanted for w in row)
    visitors = names(gold.get("visitors") or [], "visitors")
    for i, person in enumerate(visit.get("visitors", []) + visit.get("delegation", [])):
        wanted = visitors[:1] if i == 0 else visitors[1:]
        yield ("principal" if i == 0 else "delegation"), confidence(person), any_name(wanted, person.get("name", ""))
    for person in visit.get("hosts", []):
        yield "hosts", confidence(person), any_name(names(gold.get("hosts") or [], "hosts"), person.get("name", ""))
    places = gold.get("destinations") or []
    for stop in visit.get("stops", []):
        if stop.get("city"):
            yield "cities", confidence(stop), any(p.get("city") and s.city_match(p["city"], stop["city"]) for p in places)
        elif stop.get("venue"):
            yield "venues", confidence(stop), any(p.get("venue") and s.covers(p["venue"], stop["venue"], 40) >= 0.5 for p in places)
    dates = visit.get("dates", {})
    for field, end in (("start_date", "start"), ("end_date", "end")):
        found = day(dates.get("value", {}).get(end))
        if found:
            wanted = ([gold[field]] if gold.get(field) else []) + accepted(gold, field)
            yield "dates", confidence(dates), any(s.date_eq(w, found) for w in wanted)
    single = {"status": ("status", "VISIT_STATUS_"), "visit_type": ("type", "VISIT_TYPE_")}
    for field, (name, prefix) in single.items():
        if visit.get(name, {}).get("value"):
            value = visit[name]["value"].removeprefix(prefix).lower()
            yield name, confidence(visit[name]), value in [gold.get(field)] + accepted(gold, field)
    if visit.get("occasion"):
        wanted = ([gold["occasion"]] if gold.get("occasion") else []) + accepted(gold, "occasion")
        yield "occasion", confidence(visit["occasion"]), any(s.covers(w, visit["occasion"]["value"], 40) >= 0.5 for w in wanted)
    for meeting in visit.get("meetings", []):
        yield "meetings", confidence(meeting), any(same_meeting(s, m, meeting) for m in gold.get("meetings") or [])
    for outcome in visit.get("outcomes", []):
        wanted = [o["description"] for o in gold.get("outcomes") or [] if o.get("description")]
        yield "outcomes", confidence(outcome), any(s.covers(w, outcome.get("description", ""), 60) >= 0.5 for w in wanted)
    if gold.get("quotes_scored") is not False:
        for said in visit.get("statements", []):
            yield "statements", confidence(said), any(
                s.quote_match(q.get("text"), said.get("text")) and s.name_match(q.get("speaker") or "", said.get("speaker", ""))
                for q in gold.get("quotes") or [])


def same_meeting(s, gold, meeting):
    left, right = gold.get("participants") or [], meeting.get("participants", [])
    pairs = len(s.match(left, right, s.name_match))
    return pairs * 2 > len(left) + len(right) - pairs


def error(rows):
    """Expected calibration error of (confidence, right) pairs, and the bins (mean confidence, share right, count)."""
    bins = [[] for _ in range(BINS)]
    for confidence, right in rows:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    table = [(sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for b in bins if b]
    return sum(n * abs(mean - share) for mean, share, n in table) / max(1, len(rows)), table


def line(rows, steps=200):
    """Slope and offset of the logistic line over today's log-odds, by Newton's method; kept near (1, 0) where examples are few."""
    logit = lambda p: math.log(min(max(p, 1e-3), 1 - 1e-3) / (1 - min(max(p, 1e-3), 1 - 1e-3)))
    a, b = 1.0, 0.0
    for _ in range(steps):
        ga, gb, haa, hab, hbb = 2.0 * (a - 1), 0.1 * b, 2.0, 0.0, 0.1
        for confidence, right in rows:
            x = logit(confidence)
            p = 1 / (1 + math.exp(-(a * x + b)))
            ga, gb = ga + (p - right) * x, gb + (p - right)
            w = p * (1 - p)
            haa, hab, hbb = haa + w * x * x, hab + w * x, hbb + w
        det = haa * hbb - hab * hab
        a, b = a - 0.5 * (hbb * ga - hab * gb) / det, b - 0.5 * (haa * gb - hab * ga) / det
    return a, b


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=[*run.SETS, "all"], default="all")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--binary", type=pathlib.Path)
    parser.add_argument("--lines", action="store_true")
    args = parser.parse_args()
    if not run.corpus().is_dir():
        print("calibration_run.py: no corpus: nothing is measured")
        return
    scorer, slots = load_scorer(), {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in run.SETS if args.set == "all" else [args.set]:
            folder, gold = (run.corpus() / part for part in run.SETS[name])
            found = run.texts(folder, gold, args.half)
            answers = pathlib.Path(scratch) / name
            run.summarize(args.binary or run.newest_binary(), list(found.values()), answers, 2)
            for answer in sorted(answers.glob("*.json")):
                record = json.loads((gold / answer.name).read_text(encoding="utf-8"))
                for visit in json.loads(answer.read_text(encoding="utf-8")).get("visits", []):
                    if not record.get("is_visit"):
                        continue
                    for slot, confidence, right in findings(visit, record, scorer):
                        slots.setdefault(slot, []).append((confidence, float(right)))
    print(f"{'slot':12} findings  said  right  error")
    for slot, rows in sorted(slots.items()):
        mean, share = sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows)
        extra = "   line {:.2f} {:+.2f}".format(*line(rows)) if args.lines else ""
        print(f"{slot:12} {len(rows):8} {mean:5.2f} {share:6.2f} {error(rows)[0]:6.3f}{extra}")
    every = [row for rows in slots.values() for row in rows]
    total, table = error(every)
    print(f"all {len(every)} findings: expected calibration error {total:.3f}")
    for mean, share, count in table:
        print(f"  said {mean:.2f}  right {share:.2f}  of {count}")


if __name__ == "__main__":
    main()
