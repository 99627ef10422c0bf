#!/bin/bash
# usage: tests/pipeline/speed.sh [--model sm|md] [--cache DIR] [--binary FILE] [--rounds N] FILE...
#
# Times spaCy (from PyPI, in a virtual environment of its own) and the pipeline runtime on the same texts, in turns, each
# on one thread: with all components, and with the recognizer of names alone. Prints tokens a CPU second and how many
# times faster the runtime is. What a process does before it annotates does not count. "cold" is the first pass over the
# texts, "warm" the second one of the same pipeline.
#   --model   of deploy/fetch_model.sh; sm by default
#   --cache   keeps the virtual environment there for the next time
#   --binary  annotate_texts; by default the one of the preset release, which is built
#   --rounds  3 by default
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$ROOT/tests/pipeline/spacy_setup.sh"

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"; }

# measure SIDE COMMAND... appends rows "SIDE LAYERS CACHES TOKENS SECONDS TOKENS/SECOND" for both sets of layers.
measure() {
  local side=$1 layers
  shift
  for layers in full ner; do
    "$@" --model "$MODEL_FOLDER" --layers "$layers" --rounds 1 "${FILES[@]}" |
      sed "s/^/$side\t$layers\t/" >>"$SCRATCH/rows.tsv"
  done
}

OWN_OPTIONS='rounds' ROUNDS=3
take_options "$@"
[ ${#FILES[@]} -gt 0 ] || die "no files; see --help"
[[ $ROUNDS =~ ^[1-9][0-9]*$ ]] || die "--rounds $ROUNDS: not a number above 0"
make_scratch
find_model
find_binary
find_spacy
for ((round = 1; round <= ROUNDS; ++round)); do
  note "round $round of $ROUNDS"
  measure spacy "$SPACY" "$HERE/spacy_annotate.py"
  measure ours "$BINARY"
done
"$SPACY" "$HERE/speed_table.py" "$SCRATCH/rows.tsv"
