#!/usr/bin/env python3
"""Checks that a record has what an expected record says, where there can be no two opinions.

usage: expect.py EXPECTED.json RECORD.json

Compared exactly: whether it is a visit, status, type, start and end date, title, author, publisher, publication date. Compared as
sets: names and countries of visitors and hosts, countries and cities. Of outcomes and quotes every expected kind and text must
be there. Prints what differs and ends with 1 if anything does.
"""
import json
import sys

EXACT = ["is_visit", "status", "visit_type", "start_date", "end_date"]
DOCUMENT = ["title", "author", "publisher", "publication_date"]
SETS = [("visitors", ("name", "country")), ("hosts", ("name", "country")), ("destinations", ("country", "city"))]
CONTAINED = [("outcomes", "kind"), ("quotes", "text")]


def column(record, field, keys):
    return {tuple(item.get(key) for key in keys) for item in record[field]}


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
    for field, keys in SETS:
        want, found = column(expected, field, keys), column(record, field, keys)
        if want != found:
            yield field, sorted(want, key=str), sorted(found, key=str)
    for field, key in CONTAINED:
        found = {plain(item.get(key) or "") for item in record[field]}
        for item in expected[field]:
            if plain(item[key]) not in found:
                yield field, item[key], sorted(found)


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
