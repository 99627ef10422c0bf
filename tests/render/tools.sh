# Puts what the tests of exports need into .tools, where it is missing; sourced by exports_test.sh. Needs: bash with -eu -o
# pipefail, and ROOT, the folder of the checkout.
source "$ROOT/deploy/setup.sh"

PLAYWRIGHT_VERSION=1.65.1 # Only its library: the browser is Debian's.

# find_export_tools sets PYTHON to one that has requirements.txt, and NODE_PATH_OF_PLAYWRIGHT to a folder with playwright-core. Runs
# that start at the same time wait for each other.
find_export_tools() {
  local wanted=$ROOT/tests/render/requirements.txt folder
  folder=$TOOLS/exports-$(sha256sum "$wanted" | cut -c 1-12)
  PYTHON=$folder/bin/python
  PLAYWRIGHT=$TOOLS/playwright-core-$PLAYWRIGHT_VERSION
  mkdir -p "$TOOLS"
  exec 9>"$TOOLS/exports.lock"
  flock 9
  install_packages export
  if [ ! -f "$folder/done" ]; then
    note "installing the checkers of exports"
    rm -rf "$folder"
    quietly "$ROOT/build/log/exports-venv" python3 -m venv "$folder"
    quietly "$ROOT/build/log/exports-pip" "$folder/bin/pip" install --disable-pip-version-check -r "$wanted"
    touch "$folder/done"
  fi
  if [ ! -d "$PLAYWRIGHT/node_modules/playwright-core" ]; then
    note "installing playwright-core $PLAYWRIGHT_VERSION"
    quietly "$ROOT/build/log/playwright" npm install --prefix "$PLAYWRIGHT" --no-save --no-audit --no-fund \
      "playwright-core@$PLAYWRIGHT_VERSION"
  fi
  flock -u 9
}
