#!/usr/bin/env python3
"""Checks that a record has what an expected record says, where there can be no two opinions.

usage: expect.py EXPECTED.json RECORD.json

Compared exactly: whether it is a visit, status, type, start and end date, title, author, publisher, publication date, and who
travels first. The first host, city and outcome (kind and count) must be there, and every quote. Prints what differs and ends
with 1 if anything does. This is a check that the parts work together; quality is measured by run.py.
"""
import json
import sys

EXACT = ["is_visit", "status", "visit_type", "start_date", "end_date"]
DOCUMENT = ["title", "author", "publisher", "publication_date"]
FIRST = [("hosts", ("name", "country")), ("destinations", ("country", "city")), ("outcomes", ("kind", "count"))]


def rows(record, field, keys):
    return [tuple(item.get(key) for key in keys) for item in record[field]]


def plain(text):
    """Quotes may or may not take the comma before the closing mark along."""
    return text.rstrip(",.")


def differences(expected, record):
    for field in EXACT:
        if expected[field] != record[field]:
            yield field, expected[field], record[field]
    for field in DOCUMENT:
        if expected["document"][field] != record["document"].get(field):
            yield f"document.{field}", expected["document"][field], record["document"].get(field)
    want, found = (rows(r, "visitors", ("name", "country"))[:1] for r in (expected, record))
    if want != found:
        yield "visitors[0]", want, found
    for field, keys in FIRST:
        want, found = rows(expected, field, keys)[0], rows(record, field, keys)
        if want not in found:
            yield field, want, found
    found = {plain(quote.get("text") or "") for quote in record["quotes"]}
    for quote in expected["quotes"]:
        if plain(quote["text"]) not in found:
            yield "quotes", quote["text"], sorted(found)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    expected, record = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:])
    found = list(differences(expected, record))
    for field, want, have in found:
        print(f"{field}: expected {want!r}, found {have!r}")
    print(f"{'differs from' if found else 'agrees with'} {sys.argv[1]}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
