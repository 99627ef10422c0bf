#!/usr/bin/env python3
"""Turns proto3 JSON of SummarizeCommentaryResponse into the gold schema of the corpus, so that its scorer can compare.

usage: convert.py RESPONSE.json RECORD.json

A response to one commentary gives one record. Missing values are null, missing lists empty.
"""
import json
import sys

STATUS, TYPE, OUTCOME = "VISIT_STATUS_", "VISIT_TYPE_", "OUTCOME_KIND_"


def enum(value, prefix):
    """VISIT_TYPE_STATE -> state; an unset value is null."""
    return value.removeprefix(prefix).lower() if value else None


def partial_date(date):
    """PartialDate -> YYYY-MM-DD, YYYY-MM, YYYY, or --MM-DD and --MM without a year; null when nothing is known."""
    date = date or {}
    year, month, day = (date.get(part, 0) for part in ("year", "month", "day"))
    if not (year or month or day):
        return None
    text = f"{year:04}" if year else "-"
    if month:
        text += f"-{month:02}"
        if day:
            text += f"-{day:02}"
    return text


def range_ends(finding):
    value = (finding or {}).get("value", {})
    return partial_date(value.get("start")), partial_date(value.get("end"))


def person(participant):
    return {"name": participant.get("name"), "role": participant.get("role", {}).get("title"),
            "country": participant.get("countryCode")}


def destination(stop):
    return {"country": stop.get("countryCode"), "city": stop.get("city"), "venue": stop.get("venue")}


def meeting(m):
    return {"participants": m.get("participants", []), "date": range_ends(m.get("date"))[0], "place": m.get("place")}


def outcome(o):
    return {"kind": enum(o.get("kind"), OUTCOME), "description": o.get("description"), "count": o.get("count"),
            "areas": o.get("areas", [])}


def attributions(claims):
    """One row a source: the first claim of each."""
    rows = {}
    for claim in claims:
        rows.setdefault(claim.get("source"), claim.get("text"))
    return [{"source": source, "claim": text} for source, text in rows.items() if source]


def document_record(document):
    metadata = document.get("metadata", {})
    text = lambda field: metadata.get(field, {}).get("value")
    return {"title": text("title"), "author": text("author"), "publisher": text("publisher"),
            "publication_date": partial_date(metadata.get("publicationDate", {}).get("value"))}


def empty_record():
    return {"is_visit": False, "status": None, "visit_type": None, "visitors": [], "hosts": [], "destinations": [],
            "start_date": None, "end_date": None, "occasion": None, "meetings": [], "outcomes": [], "quotes": [],
            "attributions": [], "document": {}, "visit_key": None}


def record(response):
    """The record of the first commentary in `response`, a parsed SummarizeCommentaryResponse."""
    result = (response.get("documents") or [{}])[0]
    found = empty_record()
    found["document"] = document_record(result.get("document", {}))
    visit = next((v for v in response.get("visits", []) if v.get("name") == result.get("visit")), None)
    if visit is None:
        return found
    start, end = range_ends(visit.get("dates"))
    found.update(
        is_visit=True,
        status=enum(visit.get("status", {}).get("value"), STATUS),
        visit_type=enum(visit.get("type", {}).get("value"), TYPE) or "unspecified",
        visitors=[person(p) for p in visit.get("visitors", []) + visit.get("delegation", [])],
        hosts=[person(p) for p in visit.get("hosts", [])],
        destinations=[destination(s) for s in visit.get("stops", [])],
        start_date=start,
        end_date=end,
        occasion=visit.get("occasion", {}).get("value"),
        meetings=[meeting(m) for m in visit.get("meetings", [])],
        outcomes=[outcome(o) for o in visit.get("outcomes", [])],
        quotes=[{"speaker": s.get("speaker"), "text": s.get("text")} for s in visit.get("statements", [])],
        attributions=attributions(visit.get("claims", [])),
        visit_key=visit.get("name"))
    return found


def convert_file(source, target):
    with open(source, encoding="utf-8") as file:
        found = record(json.load(file))
    with open(target, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    convert_file(*sys.argv[1:])
