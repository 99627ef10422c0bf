#!/bin/bash
# usage: tests/pipeline/scripts_test.sh ANNOTATE_TEXTS
# What can be tested of the scripts here without spaCy.
set -eu -o pipefail
ANNOTATE_TEXTS=$(realpath -- "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT

fail() {
  echo "scripts_test.sh: $*" >&2
  exit 1
}

# refuses TEXT COMMAND... expects the command to fail with TEXT in what it prints.
refuses() {
  local text=$1
  shift
  if "$@" >"$SCRATCH/out" 2>&1; then fail "'$*' does not fail"; fi
  grep -q -F -- "$text" "$SCRATCH/out" || fail "'$*' does not say '$text' but: $(cat "$SCRATCH/out")"
}

# prints TEXT COMMAND... expects the command to succeed with TEXT in what it prints.
prints() {
  local text=$1
  shift
  "$@" >"$SCRATCH/out" 2>&1 || fail "'$*' fails: $(cat "$SCRATCH/out")"
  grep -q -F -- "$text" "$SCRATCH/out" || fail "'$*' does not print '$text' but: $(cat "$SCRATCH/out")"
}

for script in parity.sh speed.sh make_goldens.sh; do
  prints 'usage: tests/pipeline/' "./$script" --help
  refuses 'neither sm nor md' "./$script" --model lg
  refuses '--colour is not an option' "./$script" --colour red
done
refuses 'no files' ./speed.sh
prints 'usage:' ./spacy_annotate.py --help
refuses 'neither full nor ner' "$ANNOTATE_TEXTS" --layers=some

# A file of rows equals itself; a changed tag, head, token or entity is found.
golden=golden/sm.tsv
prints 'tokens' ./compare_annotations.py "$golden" "$golden"
# change COLUMN VALUE: the golden with another cell in its second row.
change() { awk -F '\t' -v OFS='\t' -v column="$1" -v value="$2" 'NR == 3 { $column = value } 1' "$golden" >"$SCRATCH/changed"; }
for change in '3 ZZ tag' '4 ZZ pos' '5 ZZ morph' '6 zz lemma' '7 0 head' '8 zz dep' '9 1 sentence_start' '10 B-ZZ entities' \
  '2 15 tokens'; do
  read -r column value layer <<<"$change"
  change "$column" "$value"
  refuses $'\t'"$layer"$'\t' ./compare_annotations.py --bound 100 "$golden" "$SCRATCH/changed"
done
head -n 100 "$golden" >"$SCRATCH/shorter"
refuses 'not the same texts' ./compare_annotations.py "$golden" "$SCRATCH/shorter"

# The ratio is ours to spaCy's, round by round.
printf '%s\n' 'spacy full cold 100 1 100' 'ours full cold 100 1 2000' 'spacy full cold 100 1 200' 'ours full cold 100 1 2000' \
  >"$SCRATCH/rows"
prints $'full\tcold\t100 / 150 / 200\t2000 / 2000 / 2000\t10.0 / 15.0 / 20.0' ./speed_table.py "$SCRATCH/rows"
