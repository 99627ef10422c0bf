#!/bin/bash
# usage: tests/pipeline/make_goldens.sh [--cache DIR]
#
# Writes golden/sm.tsv and golden/md.tsv: what spaCy (from PyPI, in a virtual environment of its own) says of sentences.txt;
# and golden/sm-names.tsv and golden/md-names.tsv: the tokens of names that its recognizer finds alone.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$ROOT/tests/pipeline/spacy_setup.sh"

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

take_options "$@"
make_scratch
find_spacy
cd "$HERE"
for MODEL in sm md; do
  find_model
  "$SPACY" spacy_annotate.py --model "$MODEL_FOLDER" --lines sentences.txt >"golden/$MODEL.tsv"
  "$SPACY" spacy_annotate.py --model "$MODEL_FOLDER" --layers ner --lines sentences.txt |
    grep -v $'\tO$' >"golden/$MODEL-names.tsv"
done
