#!/bin/bash
# usage: tests/render/exports_test.sh COMMUNIQUE [FOLDER]
# What the tool writes of records, checked by the tools of others and in a browser: the sample, the commentaries of tests/corpus, and
# records that are hostile or in other scripts. FOLDER keeps the exports and screenshots of the pages.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HERE=$ROOT/tests/render
source "$HERE/tools.sh"
TOOL=$(realpath -- "$1")
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
KEEP=${2:-$SCRATCH/shots}
mkdir -p "$KEEP"
find_export_tools

# Records, by name: NAME.json beside a folder NAME with its exports.
"$TOOL" summarize --format json "$ROOT/deploy/samples/harbour-visit.txt" >"$SCRATCH/sample.json"
"$TOOL" summarize --format json "$ROOT"/tests/corpus/commentaries/*.{txt,html} >"$SCRATCH/own.json"
"$PYTHON" "$HERE/make_records.py" "$SCRATCH"

for name in sample own hostile scripts bare; do
  for format in html jsonld stix; do
    "$TOOL" render --format "$format" --output "$SCRATCH/$name" "$SCRATCH/$name.json"
  done
  echo -n "$name: "
  "$PYTHON" "$HERE/check_exports.py" "$SCRATCH/$name.json" "$SCRATCH/$name"/*
done

# The same record is the same bytes.
"$TOOL" render --format stix "$SCRATCH/sample.json" | cmp - "$SCRATCH/sample/sample.stix.json"

# A checker that lets everything pass would not notice; each must refuse an export that is spoilt.
refused() {
  if "$PYTHON" "$HERE/check_exports.py" "$SCRATCH/sample.json" "$1" >"$SCRATCH/out" 2>&1; then
    echo "a spoilt export passes: $1" >&2
    exit 1
  fi
}
sed 's/"published"/"publishd"/' "$SCRATCH/sample/sample.stix.json" >"$SCRATCH/spoilt.stix.json"
sed 's/"start": /"start": 1/' "$SCRATCH/sample/sample.jsonld" >"$SCRATCH/spoilt.jsonld"
sed 's/<\/section>//' "$SCRATCH/sample/sample.html" >"$SCRATCH/spoilt.html"
refused "$SCRATCH/spoilt.stix.json"
refused "$SCRATCH/spoilt.jsonld"
refused "$SCRATCH/spoilt.html"

PLAYWRIGHT=$PLAYWRIGHT node "$HERE/page_test.mjs" "$KEEP" "$SCRATCH"/{sample/sample,hostile/hostile,scripts/scripts,bare/bare}.html
