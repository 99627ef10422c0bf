#!/bin/bash
# usage: cross_validate.sh html|lines BUILD WEB [OUT]
# Learns the trees five times, each time without one fifth of the pages, cleans the pages that were left out with them, and
# scores them all; then learns from all pages, into OUT/KIND-trees.tsv. BUILD is a build folder (release), WEB a folder with
# html/*.html.gz, gold.jsonl and score.py. OUT is a temporary folder by default. PYTHON names the interpreter that has what
# train_block_scorer.py needs.
set -eu -o pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
KIND=$1 BUILD=$2 WEB=$3 OUT=${4:-$(mktemp -d)}
PYTHON=${PYTHON:-python3}
case $KIND in html) ENDING=html KEEP=0.3 ;; lines) ENDING=txt KEEP=0.4 ;; *) exit 2 ;; esac

# train ARGUMENT...
train() { "$PYTHON" "$HERE/train_block_scorer.py" --features "$OUT/$KIND.features" --keep $KEEP "$@"; }

[ -f "$OUT/gold.jsonl" ] || python3 "$HERE/make_pages.py" "$WEB" "$OUT"
"$BUILD/services/ingest/communique_print_block_features" "$OUT/$KIND"/*.$ENDING >"$OUT/$KIND.features"
: >"$OUT/$KIND.jsonl"
for fold in 0 1 2 3 4; do
  train --gold "$OUT/gold.jsonl" --skip-fold $fold --out "$OUT/$KIND-$fold.tsv"
  train --list-fold $fold | sed "s|.*|$OUT/$KIND/&.$ENDING|" >"$OUT/$KIND-$fold.names"
  xargs "$BUILD/tests/services/ingest/communique_clean_files" "--$KIND-block-trees=$OUT/$KIND-$fold.tsv" \
    <"$OUT/$KIND-$fold.names" >>"$OUT/$KIND.jsonl"
done
python3 "$WEB/score.py" "$OUT/$KIND.jsonl"
train --gold "$OUT/gold.jsonl" --out "$OUT/$KIND-trees.tsv"
