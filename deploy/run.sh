#!/bin/bash
# Builds the suite and does its main job with one command; --help tells how.
set -eu -o pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$ROOT/deploy/setup.sh"

SAMPLE=$ROOT/deploy/samples/harbour-visit.txt

usage() {
  cat <<'END'
usage: deploy/run.sh [--format text|markdown|json|html|jsonld|stix] [FILE...]
       deploy/run.sh --serve

Sets the machine up (Debian 12: installs what is missing by apt, with sudo when not root; fetches the language model by pip),
builds the suite for this processor, and prints the record of the visit that the FILEs (HTML or plain text) tell of, by
default of a commentary that comes with the project. Several files are merged into one answer.

  --format F  text (default), markdown, json, html, jsonld or stix
  --serve     instead start the three servers on free ports of this machine, print grpcurl lines to try them with, and
              stop them on Ctrl-C
  --help      this text

Exit status: that of `communique summarize` (0 all read, 1 some files failed, 2 usage, 3 nothing worked).
END
}

# summarize PRESET ARGUMENT...: the embedded suite, from the folder of the caller so that file names mean what they say.
summarize() {
  local preset=$1
  shift
  (build "$preset" communique-cli)
  exec "$ROOT/build/$preset/services/cli/communique" summarize "$@"
}

serve() {
  (build "$1" communique-ingest communique-entity communique-summary)
  GRPCURL=$(find_grpcurl)
  source "$ROOT/deploy/serve.sh"
  start_servers "$ROOT/build/$1/services"
  print_examples
  wait_for_end
}

format=text serve=no files=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage && exit ;;
    --serve) serve=yes ;;
    --format=*) format=${1#*=} ;;
    --format) [ $# -gt 1 ] || { usage >&2; exit 2; }; format=$2 && shift ;;
    --) shift && files+=("$@") && break ;;
    -?*) echo "run.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
    *) files+=("$1") ;;
  esac
  shift
done
case $format in text | markdown | json | html | jsonld | stix) ;; *) echo "run.sh: --format is text, markdown, json, html, jsonld or stix, not '$format'" >&2; exit 2 ;; esac

install_packages build
fetch_models en_core_web_sm
preset=$(release_preset)
if [ $serve = yes ]; then serve "$preset"; else summarize "$preset" --format "$format" -- "${files[@]:-$SAMPLE}"; fi
