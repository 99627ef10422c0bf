#!/bin/bash
# usage: tests/fuzz/run.sh NAME [SECONDS]
# Fuzzes the target NAME (model_reader_fuzz, ...) for 600 seconds, or those given, on one core, from the inputs of earlier runs
# and the target's seeds. Stops at the first finding and names the file that shows it: NAME_replay FILE runs it again.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$ROOT/deploy/setup.sh"

name=${1:?usage: tests/fuzz/run.sh NAME [SECONDS]}
folder=$ROOT/build/fuzz/tests/fuzz
corpus=$ROOT/build/fuzz/corpus/$name

install_packages build fuzz
build fuzz "$name" "${name}_replay"
mkdir -p "$corpus"
"$folder/${name}_replay" --write "$corpus"
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
exec nice "$folder/$name" -max_total_time="${2:-600}" -max_len=65536 -malloc_limit_mb=256 -rss_limit_mb=1024 -timeout=20 \
  -entropic=0 -print_final_stats=1 -artifact_prefix="$corpus-" "$corpus"
