#!/bin/bash
# usage: tests/run.sh [CTEST ARGUMENT...]
# Sets the machine up (Debian 12; language models by pip, 46 MB), builds everything for debugging and runs all tests, or those
# that the arguments choose, for example -R text.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$ROOT/deploy/setup.sh"

install_packages build
fetch_models all
build dev
cd "$ROOT"
note "testing build/dev"
run_tests dev "$@"
