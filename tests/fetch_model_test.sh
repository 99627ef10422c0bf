#!/bin/bash
# Tests deploy/fetch_model.sh without a network, on small wheels that are made here.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

export PIP_NO_INDEX=1 PIP_FIND_LINKS=$scratch/wheels PIP_CONFIG_FILE=/dev/null
export COMMUNIQUE_MODELS=$scratch/models COMMUNIQUE_MODEL_LIST=$scratch/models.txt

# expect WHAT WANTED FOUND
expect() {
  [ "$2" = "$3" ] && return
  echo "FAIL: $1: wanted '$2', found '$3'"
  failed=1
}

# expect_said WHAT PATTERN: the last run of fetch said it.
expect_said() {
  grep -q -e "$2" "$scratch/said" && return
  echo "FAIL: $1: wanted '$2', found '$(cat "$scratch/said")'"
  failed=1
}

# fetch ARGUMENT... prints the status that deploy/fetch_model.sh ends with.
fetch() {
  local code=0
  "$ROOT/deploy/fetch_model.sh" "$@" >"$scratch/said" 2>&1 </dev/null || code=$?
  echo $code
}

# make_wheel FILE NAME=CONTENT... makes a wheel of the distribution "tiny_model" that holds these files; a NAME that begins with
# "->" is a symbolic link.
make_wheel() {
  python3 - "$@" <<'END'
import os, sys, zipfile

os.makedirs(os.path.dirname(sys.argv[1]), exist_ok=True)
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    for argument in sys.argv[2:]:
        name, content = argument.split('=', 1)
        entry = zipfile.ZipInfo(name.removeprefix('->'))
        entry.external_attr = (0o120777 if name.startswith('->') else 0o100644) << 16
        wheel.writestr(entry, content)
    dist = 'tiny_model-1.0.dist-info/'
    wheel.writestr(dist + 'METADATA', 'Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n')
    wheel.writestr(dist + 'WHEEL', 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n')
    wheel.writestr(dist + 'RECORD', '')
END
}

# pin ROW... makes these the only rows of the list.
pin() { printf '%s\n' "# A note." "" "$@" >"$COMMUNIQUE_MODEL_LIST"; }

hash_of() { sha256sum "$1" | cut -d ' ' -f 1; }

good=$scratch/wheels/tiny_model-1.0-py3-none-any.whl
make_wheel "$good" tiny/data/config.cfg=one tiny/data/ner/model=two tiny/other=three tiny/data/LICENSE=four
good_hash=$(hash_of "$good")
pin "tiny tiny-model==1.0 $good_hash tiny/data" "gone gone-model==1.0 $good_hash tiny/data"

expect "status of the right hash" 0 "$(fetch tiny)"
expect "content" one "$(cat "$COMMUNIQUE_MODELS/tiny/config.cfg")"
expect "content below" two "$(cat "$COMMUNIQUE_MODELS/tiny/ner/model")"
expect "files" ".files.sha256 .wheel.sha256 LICENSE METADATA config.cfg ner" \
  "$(cd "$COMMUNIQUE_MODELS/tiny" && LC_ALL=C ls -A | paste -sd ' ')"
expect "what else is left" tiny "$(ls -A "$COMMUNIQUE_MODELS")"

mv "$good" "$scratch/kept"
expect "status of what is there already" 0 "$(fetch tiny)"
expect "what is said of it" "" "$(cat "$scratch/said")"
expect "status where pip finds nothing" 1 "$(fetch gone)"
expect_said "where pip finds nothing" "pip could not download gone-model==1.0.*--wheel FILE"
mv "$scratch/kept" "$good"

echo changed >"$COMMUNIQUE_MODELS/tiny/ner/model"
expect "status of a changed file" 0 "$(fetch tiny)"
expect "content that was changed" two "$(cat "$COMMUNIQUE_MODELS/tiny/ner/model")"

mkdir "$scratch/elsewhere"
echo precious >"$scratch/elsewhere/config.cfg"
rm -r "$COMMUNIQUE_MODELS/tiny"
ln -s "$scratch/elsewhere" "$COMMUNIQUE_MODELS/tiny"
expect "status of a link in the place" 0 "$(fetch tiny)"
expect "content in the place of a link" one "$(cat "$COMMUNIQUE_MODELS/tiny/config.cfg")"
expect "content that the link led to" precious "$(cat "$scratch/elsewhere/config.cfg")"

wrong=$(printf '0%.0s' $(seq 64))
pin "tiny tiny-model==1.0 $wrong tiny/data"
rm -r "$COMMUNIQUE_MODELS/tiny"
expect "status of the wrong hash" 1 "$(fetch tiny)"
expect_said "hash that was expected" "expected sha256 $wrong"
expect_said "hash that was found" "found    sha256 $good_hash"
expect "what a wrong hash leaves" "" "$(ls -A "$COMMUNIQUE_MODELS")"
expect "status of a wheel that is not pinned" 1 "$(fetch --wheel "$good")"
expect_said "a wheel that is not pinned" "is none of the pinned wheels"
expect "status of a name that is not listed" 1 "$(fetch other)"
expect_said "a name that is not listed" "no model 'other'.*there are: tiny"
expect "status of a file that is missing" 1 "$(fetch --wheel "$scratch/nothing.whl")"

# A wheel at hand, of a row that nothing downloads.
pin "tiny - $good_hash tiny/data"
expect "status of a wheel that is pinned" 0 "$(fetch --wheel "$good")"
expect "content of it" one "$(cat "$COMMUNIQUE_MODELS/tiny/config.cfg")"
rm -r "$COMMUNIQUE_MODELS/tiny"
expect "status of a row that nothing downloads" 1 "$(fetch tiny)"

# refuses WHAT PATTERN FILE=CONTENT...: a pinned wheel of these files is refused and leaves nothing.
refuses() {
  local what=$1 pattern=$2 wheel=$scratch/hostile/tiny_model-1.0-py3-none-any.whl
  shift 2
  make_wheel "$wheel" tiny/data/config.cfg=one "$@"
  pin "tiny - $(hash_of "$wheel") tiny/data"
  expect "status of $what" 1 "$(fetch --wheel "$wheel")"
  expect_said "$what" "$pattern"
  expect "what $what leaves" "" "$(ls -A "$COMMUNIQUE_MODELS")"
}
refuses "a path out of the folder" "a file outside of its folder" tiny/data/../../../../escaped=x
refuses "an absolute path" "a file outside of its folder" "$scratch/escaped=x"
refuses "a link" "has a link" "->tiny/data/ner=$scratch"
expect "what escaped" "" "$(find "$scratch" -name escaped)"
echo "no zip" >"$scratch/hostile/tiny_model-1.0-py3-none-any.whl"
pin "tiny - $(hash_of "$scratch/hostile/tiny_model-1.0-py3-none-any.whl") tiny/data"
expect "status of what is no wheel" 1 "$(fetch --wheel "$scratch/hostile/tiny_model-1.0-py3-none-any.whl")"
expect_said "what is no wheel" "is no wheel"
pin "tiny - $good_hash elsewhere"
expect "status of a wheel without the folder" 1 "$(fetch --wheel "$good")"
expect_said "a wheel without the folder" "has no pipeline in 'elsewhere'"

expect "status of an unknown option" 2 "$(fetch --frobnicate)"
expect "status of --help" 0 "$(fetch --help)"
expect "rows of deploy/models.txt without name, requirement, hash and folder" "" \
  "$(grep -v -e '^#' -e '^$' "$ROOT/deploy/models.txt" | awk 'NF < 4 || length($3) != 64 || $3 ~ /[^0-9a-f]/')"

[ $failed = 0 ] && echo "all as expected"
