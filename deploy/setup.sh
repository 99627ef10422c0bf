# Shared by the scripts of deploy/, tests/ and .ci/, which source it. Nothing here writes to standard output.
# Needs: bash with -eu -o pipefail, and ROOT, the folder of the checkout.

TOOLS=$ROOT/.tools
GRPCURL_VERSION=v1.9.1 # The newest that Debian 12's Go (1.19) builds.
BUF_VERSION=1.75.0

# note TEXT... says what happens next.
note() { echo "== $*" >&2; }

# die TEXT... ends the script.
die() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# as_root COMMAND... runs it with the rights that installing needs.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null || die "'$*' needs root: run this once as root, or install sudo"
    sudo "$@"
  fi
}

# quietly LOG COMMAND... sends the command's output to LOG and shows the end of it only when the command fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null && return
  tail -n 60 "$log" >&2
  die "'$*' failed; the whole output is in $log"
}

# missing_packages GROUP... prints the packages of deploy/packages.txt that are not there.
missing_packages() {
  local package group command
  grep -v -e '^#' -e '^$' "$ROOT/deploy/packages.txt" | while read -r package group command; do
    [[ " $* " == *" $group "* ]] || continue
    if [ -n "$command" ] && command -v "$command" >/dev/null; then continue; fi
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

# install_packages GROUP... installs what is missing; silent and offline when nothing is.
install_packages() {
  local packages
  command -v dpkg-query >/dev/null || die "this is not Debian: install what deploy/packages.txt lists by hand, then use the CMake presets"
  mapfile -t packages < <(missing_packages "$@")
  [ ${#packages[@]} -gt 0 ] || return 0
  note "installing ${packages[*]}"
  quietly "$ROOT/build/log/apt-update" as_root apt-get update
  quietly "$ROOT/build/log/apt-install" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${packages[@]}"
}

# fetch_models NAME... puts language models into .models; silent and offline when they are there.
fetch_models() { "$ROOT/deploy/fetch_model.sh" "$@" >&2; }

# release_preset [CPUINFO] prints release-v3 where the processor has all of x86-64-v3, else release, which runs everywhere.
release_preset() {
  local flags flag
  flags=" $(grep -m 1 '^flags' "${1:-/proc/cpuinfo}" 2>/dev/null | cut -d : -f 2) "
  for flag in avx avx2 bmi1 bmi2 f16c fma abm movbe xsave; do
    [[ $flags == *" $flag "* ]] || { echo release; return; }
  done
  echo release-v3
}

# build PRESET [TARGET...] configures where needed and builds; all targets when none is named.
build() {
  local preset=$1 folder=$ROOT/build/$1 targets=()
  shift
  [ $# = 0 ] || targets=(--target "$@")
  cd "$ROOT"
  if [ ! -f "$folder/build.ninja" ]; then
    note "configuring build/$preset"
    quietly "$ROOT/build/log/$preset-configure" cmake --preset "$preset"
  fi
  note "building build/$preset (the first time takes minutes)"
  if [ -t 2 ]; then
    cmake --build --preset "$preset" "${targets[@]}" >&2 || die "the build of build/$preset failed"
  else
    quietly "$ROOT/build/log/$preset-build" cmake --build --preset "$preset" "${targets[@]}"
  fi
}

# find_grpcurl prints the path of a grpcurl; builds one into .tools where there is none. Fails, saying why, when it cannot.
find_grpcurl() {
  command -v grpcurl && return
  if [ ! -x "$TOOLS/bin/grpcurl" ]; then
    install_packages grpcurl
    note "building grpcurl $GRPCURL_VERSION"
    quietly "$ROOT/build/log/grpcurl" env GOBIN="$TOOLS/bin" CGO_ENABLED=0 \
      go install "github.com/fullstorydev/grpcurl/cmd/grpcurl@$GRPCURL_VERSION"
  fi
  echo "$TOOLS/bin/grpcurl"
}

# install_buf puts the pinned buf into .tools, where it is missing.
install_buf() {
  local folder=$TOOLS/buf-$BUF_VERSION
  BUF=$folder/node_modules/.bin/buf
  [ -x "$BUF" ] && return
  note "installing buf $BUF_VERSION"
  quietly "$ROOT/build/log/buf" npm install --prefix "$folder" --no-save --no-audit --no-fund "@bufbuild/buf@$BUF_VERSION"
}

# run_tests PRESET [CTEST ARGUMENT...] runs the tests of a build and prints what failed and ctest's closing lines.
run_tests() {
  local preset=$1 log=$ROOT/build/log/$1-tests status=0
  shift
  cd "$ROOT"
  mkdir -p "$(dirname "$log")"
  ctest --preset "$preset" "$@" >"$log" 2>&1 || status=$?
  if [ $status = 0 ]; then
    grep -h -i 'skipped' "$log" || true
    sed -n '/tests passed/,$p' "$log"
  else
    grep -v -E '^ *[0-9]+/[0-9]+ Test .* Passed|^ +Start ' "$log" | tail -n 200
  fi
  return $status
}
