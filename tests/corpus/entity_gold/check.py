#!/usr/bin/env python3
"""Checks the form of the gold files in this folder; prints what is wrong and ends with 1 if anything is."""
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
COLUMNS = {"dates": ["text", "surface", "value"], "people": ["text", "name", "knowledge_name", "kb_id", "country"],
           "countries": ["text", "code"]}
DAY = r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(-\d{2}(-\d{2})?)?"
VALUE = re.compile(rf"-|P\d+[DWMY](/P\d+[DWMY])?|D\d+|{DAY}(/{DAY})?")
CODES = re.compile(r"([A-Z]{2}(\|[A-Z]{2})*)?")
FORM = {"value": lambda v: all(VALUE.fullmatch(part) for part in v.removeprefix("?").split("|")),
        "code": lambda v: re.fullmatch(r"\??[A-Z]{2}", v),
        "country": CODES.fullmatch,
        "kb_id": re.compile(r"(Q\d+)?").fullmatch,
        "text": re.compile(r"(dev|pool|written)-[\w-]+").fullmatch,
        "name": str.strip, "surface": str.strip, "knowledge_name": lambda v: True}


def problems(path):
    columns = COLUMNS[path.stem.split("_")[0]]
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header.split("\t") != columns:
        yield f"{path.name}: the columns are not {columns}"
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            yield f"{path.name}:{number}: {len(cells)} cells, not {len(columns)}"
            continue
        for column, cell in zip(columns, cells):
            if not FORM[column](cell):
                yield f"{path.name}:{number}: {column} is {cell!r}"


def main():
    paths = sorted(FOLDER.glob("*.tsv"))
    found = [problem for path in paths for problem in problems(path)]
    print("\n".join(found) or f"{len(paths)} files are well formed")
    sys.exit(bool(found) or not paths)


if __name__ == "__main__":
    main()
