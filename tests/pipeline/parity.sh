#!/bin/bash
# usage: tests/pipeline/parity.sh [--model sm|md] [--cache DIR] [--binary FILE] [--bound PERCENT] [FILE...]
#
# Runs spaCy (from PyPI, in a virtual environment of its own) and the pipeline runtime over sentences.txt and the files,
# UTF-8 texts, compares what they say and lists each case that differs: first with all components, then with the
# recognizer of names alone. Fails when a token differs or less than PERCENT of a layer is identical.
#   --model   of deploy/fetch_model.sh; sm by default
#   --cache   keeps the virtual environment there for the next time
#   --binary  annotate_texts; by default the one of the preset release, which is built
#   --bound   99.95 by default, 99.9 for md
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$ROOT/tests/pipeline/spacy_setup.sh"

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

# compare LAYERS FILE... prints the differences of one set of layers.
compare() {
  local layers=$1
  shift
  local inputs=(--model "$MODEL_FOLDER" --layers "$layers" --lines "$HERE/sentences.txt" "$@")
  note "en_core_web_$MODEL, $layers"
  "$SPACY" "$HERE/spacy_annotate.py" "${inputs[@]}" >"$SCRATCH/spacy-$layers.tsv"
  "$BINARY" "${inputs[@]}" >"$SCRATCH/ours-$layers.tsv"
  "$SPACY" "$HERE/compare_annotations.py" --layers "$layers" --bound "$BOUND" \
    "$SCRATCH/spacy-$layers.tsv" "$SCRATCH/ours-$layers.tsv"
}

OWN_OPTIONS='bound' BOUND=
take_options "$@"
if [ -z "$BOUND" ]; then
  case $MODEL in sm) BOUND=99.95 ;; md) BOUND=99.9 ;; esac
fi
make_scratch
find_model
find_binary
find_spacy
status=0
for layers in full ner; do
  compare "$layers" "${FILES[@]}" || status=1
done
exit $status
