#!/bin/bash
# Tests what the scripts of deploy/ decide; their main paths run in .ci/run.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$ROOT/deploy/setup.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# expect WHAT WANTED FOUND
expect() {
  [ "$2" = "$3" ] && return
  echo "FAIL: $1: wanted '$2', found '$3'"
  failed=1
}

# status COMMAND... prints what the command ends with.
status() {
  local code=0
  "$@" >"$scratch/out" 2>"$scratch/err" || code=$?
  echo $code
}

v3="fpu sse2 ssse3 sse4_1 sse4_2 popcnt movbe xsave avx f16c abm bmi1 avx2 bmi2 fma"
printf 'processor\t: 0\nflags\t\t: %s\n' "$v3" >"$scratch/new"
expect "preset of a processor with all of x86-64-v3" release-v3 "$(release_preset "$scratch/new")"
for flag in avx avx2 bmi1 bmi2 f16c fma abm movbe; do
  printf 'flags\t\t: %s\n' " $v3 " | sed "s/ $flag / /" >"$scratch/old"
  expect "preset of a processor without $flag" release "$(release_preset "$scratch/old")"
done
printf 'processor\t: 0\nFeatures\t: asimd\n' >"$scratch/arm"
expect "preset of another architecture" release "$(release_preset "$scratch/arm")"
expect "preset where nothing is known" release "$(release_preset "$scratch/missing")"

expect "packages of no group" "" "$(missing_packages nothing)"
expect "lines of packages.txt without a known group" "" \
  "$(grep -v -e '^#' -e '^$' "$ROOT/deploy/packages.txt" | awk '$2 !~ /^(build|check|export|grpcurl|fuzz)$/')"

expect "status of --help" 0 "$(status "$ROOT/deploy/run.sh" --help)"
expect "help on standard output" "usage: deploy/run.sh" "$(head -n 1 "$scratch/out" | cut -c1-20)"
expect "status of an unknown option" 2 "$(status "$ROOT/deploy/run.sh" --frobnicate)"
expect "status of an unknown format" 2 "$(status "$ROOT/deploy/run.sh" --format yaml)"
expect "status of a format left out" 2 "$(status "$ROOT/deploy/run.sh" --format)"

[ $failed = 0 ] && echo "all as expected"
