#!/usr/bin/env python3
"""Merges terms of office, exported from Wikidata as CSV, into leaders.tsv.

usage: services/entity/refresh/merge_leaders.py EXPORT.csv [--leaders FILE] [--countries FILE] [--as-of YYYY-MM]
                                                [--source NAME] [--output FILE]

EXPORT.csv is the result of leaders.sparql (beside this file) as query.wikidata.org gives it. New terms are added, open ends filled,
dates made more precise, missing identifiers and aliases taken over. A value that is there is never replaced: where the export says
otherwise, both are listed, and the table keeps its own. Every row of the export is counted as added, changed, known, contradicting
or skipped with its reason. The result is in the order of the table, and checked before it is written.

Without --output the table itself is written. Exit status: 0 when the table was written; 1 when the export or the table cannot be
read, and nothing was written.
"""
import argparse
import csv
import pathlib
import re
import sys
from dataclasses import dataclass, field

DATA = pathlib.Path(__file__).resolve().parent.parent / "domain" / "data"
COLUMNS = ["country", "office", "person", "aliases", "gender", "start", "end", "name_order", "wikidata", "as_of", "sources"]
NEEDED = ["person", "personLabel", "officeLabel", "country", "start", "end"]

# Words of an office's label, the first that occurs decides; the table's name of the office.
OFFICES = [
    ("deputy", ""), ("vice president", "vice president"), ("acting", ""),
    ("foreign affairs", "foreign minister"), ("foreign minister", "foreign minister"), ("external affairs", "foreign minister"),
    ("foreign secretary", "foreign minister"), ("external relations", "foreign minister"),
    ("secretary of state of the united states", "secretary of state"), ("united states secretary of state", "secretary of state"),
    ("prime minister", "prime minister"), ("taoiseach", "prime minister"), ("premier", "prime minister"),
    ("president of the council of ministers", "prime minister"), ("president of the government", "prime minister"),
    ("chancellor", "chancellor"), ("governor-general", "governor-general"),
    ("president", "president"), ("king", "monarch"), ("queen", "monarch"), ("emperor", "monarch"), ("emir", "monarch"),
    ("sultan", "monarch"), ("grand duke", "monarch"), ("prince of", "monarch"), ("monarch", "monarch"), ("pope", "pope"),
]
FAMILY_FIRST = {"CN", "HK", "KH", "KP", "KR", "MO", "TW", "VN"}
GENDERS = {"male": "m", "female": "f", "trans woman": "f", "trans man": "m"}
PRECISION = {"9": 4, "10": 7, "11": 10}  # Wikidata's year, month and day, and how much of the date they leave.
SAME_DAYS = 31


@dataclass
class Report:
    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    known: int = 0
    contradictions: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    open_twice: list = field(default_factory=list)

    def total(self):
        return len(self.added) + len(self.changed) + self.known + len(self.contradictions) + len(self.skipped)

    def print(self, out):
        for title, lines in (("added", self.added), ("changed", self.changed), ("contradicts the table, which keeps its value",
                             self.contradictions), ("skipped", self.skipped),
                             ("more than one open term of an office; close the earlier ones", self.open_twice)):
            print(f"{title}: {len(lines)}", file=out)
            for line in lines:
                print(f"  {line}", file=out)
        print(f"known: {self.known}", file=out)
        print(f"rows of the export: {self.total()}", file=out)


def office_of(label):
    """The table's office; empty when it has none for the label."""
    text = label.casefold()
    return next((office for words, office in OFFICES if words in text), "")


def date_of(value, precision):
    """"2025-05-07T00:00:00Z" as far as it is precise; empty when there is none."""
    match = re.match(r"(\d{4}-\d{2}-\d{2})", value or "")
    return match[1][:PRECISION.get(precision or "11", 4)] if match else ""


def day_number(date):
    year, month, day = (int(part) for part in (date + "-01-01")[:10].split("-"))
    return year * 372 + month * 31 + day


def agree(a, b):
    """Two dates are the same as far as both are precise, or a month apart at most."""
    short = min(len(a), len(b))
    return a[:short] == b[:short] or (short == 10 and abs(day_number(a) - day_number(b)) <= SAME_DAYS)


def qid_of(uri):
    match = re.search(r"(Q[1-9]\d*)$", uri or "")
    return match[1] if match else ""


def read_table(path):
    head, rows = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            head.append(line)
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            sys.exit(f"{path}:{number}: {len(cells)} columns, not {len(COLUMNS)}")
        rows.append(dict(zip(COLUMNS, cells)))
    return head, rows


def read_export(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in NEEDED if name not in (reader.fieldnames or [])]
        if missing:
            sys.exit(f"{path}: no column {', '.join(missing)}; export the result of leaders.sparql as CSV")
        return list(reader)


def term_of(row, countries):
    """A row of the export in the table's columns, or the reason why it cannot be one."""
    name = re.sub(r"\s+", " ", row["personLabel"] or "").strip()
    term = dict.fromkeys(COLUMNS, "")
    term.update(country=row["country"] or "", office=office_of(row["officeLabel"] or ""), person=name,
                gender=GENDERS.get(row.get("genderLabel") or "", ""), wikidata=qid_of(row["person"]),
                start=date_of(row["start"], row.get("startPrecision")), end=date_of(row["end"], row.get("endPrecision")))
    if not term["wikidata"]:
        return None, "no identifier"
    if not name or re.fullmatch(r"Q\d+", name):
        return None, "no name"
    if term["country"] not in countries:
        return None, f"country {term['country']!r} is not in countries.tsv"
    if not term["office"]:
        return None, f"office {row['officeLabel']!r} is not in the table"
    if not term["start"]:
        return None, "no start"
    if term["end"] and not agree(term["start"], term["end"]) and term["end"] < term["start"]:
        return None, f"ends {term['end']} before it starts {term['start']}"
    aliases = [re.sub(r"\s+", " ", a).strip() for a in (row.get("aliases") or "").split("|")]
    term["aliases"] = "|".join(dict.fromkeys(a for a in aliases if a and a != name and a.isprintable()))
    return term, ""


def is_person(row, term):
    if row["wikidata"]:
        return row["wikidata"] == term["wikidata"]
    return row["country"] == term["country"] and term["person"] in [row["person"], *row["aliases"].split("|")]


def find(rows, term):
    """The row of the same person, office and time; None when it is a new term."""
    mine = [r for r in rows if r["country"] == term["country"] and r["office"] == term["office"] and is_person(r, term)]
    for row in mine:
        if row["start"] and agree(row["start"], term["start"]):
            return row
    # A start that is a little off still overlaps.
    for row in mine:
        begins_inside = row["start"] <= term["start"] and (not row["end"] or term["start"] < row["end"])
        ends_inside = term["start"] <= row["start"] and (not term["end"] or row["start"] < term["end"])
        if begins_inside or ends_inside:
            return row
    return None


def said(term):
    return f"{term['country']} {term['office']}: {term['person']} ({term['wikidata']}), {term['start']} to {term['end'] or 'today'}"


def take_date(row, term, column, changes, conflicts):
    mine, new = row[column], term[column]
    if not new or mine == new:
        return
    if not mine or (len(new) > len(mine) and new.startswith(mine)):
        changes.append(f"{column} {mine or 'open'} -> {new}")
        row[column] = new
    elif not agree(mine, new):
        conflicts.append(f"{column} {mine} in the table")


def merge_into(row, term, as_of, source, report):
    changes, conflicts = [], []
    take_date(row, term, "start", changes, conflicts)
    take_date(row, term, "end", changes, conflicts)
    if row["end"] and not term["end"]:
        conflicts.append(f"end {row['end']} in the table")
    if not row["wikidata"]:
        changes.append(f"identifier {term['wikidata']}")
        row["wikidata"] = term["wikidata"]
    if term["gender"] and row["gender"] != term["gender"]:
        conflicts.append(f"gender {row['gender']} in the table")
    have = [a for a in row["aliases"].split("|") if a]
    new = [a for a in term["aliases"].split("|") if a and " " in a and a not in have and a != row["person"]]
    if new:
        changes.append(f"aliases {', '.join(new)}")
        row["aliases"] = "|".join(have + new)
    row["as_of"] = "" if row["end"] else max(row["as_of"], as_of)
    if changes:
        row["sources"] = ";".join(sorted({*row["sources"].split(";"), source} - {""}))
    if conflicts:
        report.contradictions.append(f"{said(term)}: {'; '.join(conflicts)}" + (f" (taken: {'; '.join(changes)})" if changes else ""))
    elif changes:
        report.changed.append(f"{said(term)}: {'; '.join(changes)}")
    else:
        report.known += 1


def add(rows, term, as_of, source, report):
    same = next((r for r in rows if r["wikidata"] == term["wikidata"]), None)
    order = "family-first" if term["country"] in FAMILY_FIRST else "single" if " " not in term["person"] else "given-first"
    # The table's own name and gender of a person go on.
    term["person"] = same["person"] if same else term["person"]
    term["aliases"] = same["aliases"] if same else "|".join(a for a in term["aliases"].split("|") if " " in a)
    term["gender"] = same["gender"] if same else term["gender"] or "m"
    term["name_order"] = same["name_order"] if same else order
    term["as_of"] = "" if term["end"] else as_of
    term["sources"] = source
    rows.append(term)
    report.added.append(said(term))


def merge(rows, export, countries, as_of, source):
    """Changes `rows`; returns what was done."""
    report = Report()
    for number, row in enumerate(export, 2):
        term, reason = term_of(row, countries)
        if term is None:
            report.skipped.append(f"row {number}, {row['personLabel']}: {reason}")
            continue
        known = find(rows, term)
        if known is None:
            add(rows, term, as_of, source, report)
        else:
            merge_into(known, term, as_of, source, report)
    open_terms = {}
    for row in rows:
        if not row["end"] and row["office"] in ("president", "prime minister", "chancellor", "foreign minister"):
            open_terms.setdefault((row["country"], row["office"]), []).append(row["person"])
    report.open_twice = [f"{c} {o}: {', '.join(sorted(p))}" for (c, o), p in sorted(open_terms.items()) if len(set(p)) > 1]
    return report


def check(rows, countries):
    """The first thing that is wrong with the table; empty when nothing is."""
    for row in rows:
        if any("\t" in cell or "\n" in cell for cell in row.values()):
            return f"{row['person']}: a tab or a line break inside a cell"
        if not row["country"].startswith("org:") and row["country"] not in countries:
            return f"{row['person']}: country {row['country']!r} is not known"
        for column in ("start", "end"):
            if row[column] and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", row[column]):
                return f"{row['person']}: {column} {row[column]!r} is no date"
        if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
            return f"{row['person']}: identifier {row['wikidata']!r}"
        aliases = row["aliases"].split("|") if row["aliases"] else []
        if "" in aliases or len(set(aliases)) < len(aliases):
            return f"{row['person']}: aliases {row['aliases']!r}"
        if row["gender"] not in ("f", "m") or not row["sources"]:
            return f"{row['person']}: no gender or no source"
    if len({tuple(row.values()) for row in rows}) < len(rows):
        return "a row twice"
    return ""


def text_of(head, rows):
    lines = sorted(([row[c] for c in COLUMNS] for row in rows), key=lambda cells: [c.encode() for c in cells])
    return "\n".join(head + ["\t".join(cells) for cells in lines]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=pathlib.Path)
    parser.add_argument("--leaders", type=pathlib.Path, default=DATA / "leaders.tsv")
    parser.add_argument("--countries", type=pathlib.Path, default=DATA / "countries.tsv")
    parser.add_argument("--as-of", default="", help="month of the export, YYYY-MM; until then open terms are known to hold")
    parser.add_argument("--source", default="wikidata", help="name of the export in the last column; describe it in SOURCES.md")
    parser.add_argument("--output", type=pathlib.Path)
    args = parser.parse_args()
    head, rows = read_table(args.leaders)
    countries = {line.split("\t")[0] for line in args.countries.read_text(encoding="utf-8").splitlines() if line[:1] != "#"}
    report = merge(rows, read_export(args.export), countries, args.as_of, args.source)
    if wrong := check(rows, countries):
        sys.exit(f"merge_leaders.py: nothing written; {wrong}")
    (args.output or args.leaders).write_text(text_of(head, rows), encoding="utf-8")
    report.print(sys.stdout)


if __name__ == "__main__":
    main()
