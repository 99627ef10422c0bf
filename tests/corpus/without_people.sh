#!/bin/bash
# How much of the records' quality rests on knowing the people: builds the tool from a copy of the last commit in which the table of
# leaders has no rows, and scores it. Whom nobody knows must have a record too.
# usage: tests/corpus/without_people.sh [OPTION OF run.py]...
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
COPY=$(mktemp -d)
trap 'git -C "$ROOT" worktree remove --force "$COPY/tree"; rm -rf "$COPY"' EXIT
git -C "$ROOT" worktree add --quiet --detach "$COPY/tree"
sed -i '/^#/!d' "$COPY/tree/services/entity/domain/data/leaders.tsv"
ln -s "$ROOT/.models" "$COPY/tree/.models"
source "$ROOT/deploy/setup.sh"
PRESET=$(release_preset)
(cd "$COPY/tree" && cmake --preset "$PRESET" && cmake --build "build/$PRESET" --target communique -j"$(nproc)") > "$COPY/log"
"$ROOT/tests/corpus/run.py" --binary "$COPY/tree/build/$PRESET/services/cli/communique" "$@"
