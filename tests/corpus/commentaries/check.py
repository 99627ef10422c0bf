#!/usr/bin/env python3
"""Checks that every gold record of this folder fits its text.

usage: check.py [FOLDER]

Quotes, claims and their spans, residue lines, headings and names must stand in the text word for word; dates must be well formed
and in order; the members of a cluster must carry the same conflicts. Prints one line a fault and ends with status 1 if there is any.
"""
import html
import json
import pathlib
import re
import sys

KEYS = ("is_visit status visit_type visitors hosts destinations start_date end_date occasion meetings outcomes quotes attributions "
        "document visit_key notes kept_headings author_bio series claims scare_quotes background_visits residue repeated_lines "
        "phenomena").split()
STATUS = {"planned", "ongoing", "completed", "cancelled", "postponed"}
TYPE = {"state", "official", "working", "private", "summit_attendance", "transit", "unspecified"}
LAYER = {"stated", "attributed", "author_opinion"}
OUTCOME = {"agreement", "mou", "joint_statement", "announcement", "pledge"}
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?)$")
INLINE = "a|b|i|em|strong|span|time|sup|u|small|cite"


def plain(markup, suffix):
    """What a reader sees: block tags are line ends, inline tags nothing, entities resolved. Other formats are as they stand."""
    if suffix != ".html":
        return markup
    text = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", markup, flags=re.S)
    text = re.sub(rf"</?({INLINE})(\s[^>]*)?>", "", text)
    return html.unescape(re.sub(r"<[^>]*>", "\n", text))


def lines(text):
    """Trimmed lines, and those of Markdown without their marks."""
    raw = [line.strip() for line in text.split("\n")]
    return raw + [line.lstrip("#*> ") for line in raw] + [line[7:].strip('"') for line in raw if line.startswith("title: ")]


def spanned(record):
    for field in ("quotes", "text_quotes", "claims"):
        for item in record.get(field, []):
            yield field, item["text"], item["span"]


def verbatim(record):
    """Strings that must occur in the text."""
    yield from record["scare_quotes"] + record["background_visits"]
    yield from (row["claim"] for row in record["attributions"])
    yield from (row["source"] for row in record["attributions"])
    yield from (person["name"] for field in ("visitors", "hosts") for person in record[field])
    yield from (place[part] for place in record["destinations"] for part in ("city", "venue"))
    yield from (name for meeting in record["meetings"] for name in meeting["participants"])
    yield from (record["document"][part] for part in ("title", "author", "publisher"))
    yield from (record["series"], record["author_bio"])


def vocabulary(record):
    """Faults in enumerated values."""
    if record["is_visit"]:
        yield from (f"status {record['status']}" for _ in [0] if record["status"] not in STATUS)
        yield from (f"visit_type {record['visit_type']}" for _ in [0] if record["visit_type"] not in TYPE)
    yield from (f"layer {claim['layer']}" for claim in record["claims"] if claim["layer"] not in LAYER)
    yield from (f"outcome kind {outcome['kind']}" for outcome in record["outcomes"] if outcome["kind"] not in OUTCOME)


def dates(record):
    start, end = record["start_date"], record["end_date"]
    every = [start, end, record["document"]["publication_date"], *(meeting["date"] for meeting in record["meetings"])]
    yield from (f"date {date}" for date in every if date and not DATE.match(date))
    if start and end and start > end:
        yield f"starts {start} after it ends {end}"


def faults(path, record):
    raw = path.read_text(encoding="utf-8")
    text = plain(raw, path.suffix)
    missing = [key for key in KEYS if key not in record]
    if missing:
        yield f"no {', '.join(missing)}"
        return
    for field, exact, (begin, end) in spanned(record):
        if plain(raw[begin:end], path.suffix) != exact:
            yield f"{field}: span {begin}-{end} is not {exact!r}"
    yield from (f"not in the text: {exact!r}" for exact in verbatim(record) if exact and exact not in text)
    found = lines(text)
    wanted = record["residue"] + record["kept_headings"] + record["repeated_lines"]
    yield from (f"no such line: {line!r}" for line in wanted if line not in found)
    yield from vocabulary(record)
    yield from dates(record)


def clusters(records):
    by_key = {}
    for name, record in records.items():
        if record.get("conflicts"):
            by_key.setdefault(record["visit_key"], {})[name] = record["conflicts"]
    for key, members in by_key.items():
        if len({json.dumps(conflicts) for conflicts in members.values()}) > 1:
            yield f"{key}: members {', '.join(members)} do not carry the same conflicts"


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    texts = {path.stem: path for path in sorted(folder.iterdir()) if path.stem.isdigit() and path.suffix != ".json"}
    records = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in texts}
    found = [f"{name}: {fault}" for name in texts for fault in faults(texts[name], records[name])] + list(clusters(records))
    print("\n".join(found) or f"{len(texts)} texts fit their records")
    sys.exit(bool(found) or not texts)


if __name__ == "__main__":
    main()
