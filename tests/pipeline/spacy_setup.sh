# Shared by parity.sh, speed.sh and make_goldens.sh, which source it. Needs: bash with -eu -o pipefail, and ROOT, the
# folder of the checkout.
source "$ROOT/deploy/setup.sh"

SPACY_REQUIREMENT='spacy==3.8.*'
HERE=$ROOT/tests/pipeline

# take_options ARGUMENT... reads the options that the scripts share into MODEL, CACHE and BINARY, and what is no option into
# FILES. OWN_OPTIONS names those that only the calling script has; --bound goes into BOUND.
take_options() {
  MODEL=sm CACHE='' BINARY='' FILES=()
  while [ $# -gt 0 ]; do
    case $1 in
      --help | -h)
        usage
        exit 0
        ;;
      --model | --cache | --binary)
        [ $# -ge 2 ] || die "$1 needs a value"
        local name=${1#--}
        printf -v "${name^^}" '%s' "$2"
        shift 2
        ;;
      --*)
        local own=${1#--}
        [[ " ${OWN_OPTIONS:-} " == *" $own "* ]] || die "$1 is not an option; see --help"
        [ $# -ge 2 ] || die "$1 needs a value"
        printf -v "${own^^}" '%s' "$2"
        shift 2
        ;;
      *)
        FILES+=("$1")
        shift
        ;;
    esac
  done
  [ -z "$CACHE" ] || CACHE=$(realpath -m -- "$CACHE")
  case $MODEL in sm | md) ;; *) die "--model $MODEL: neither sm nor md" ;; esac
}

# find_model sets MODEL_FOLDER to that of en_core_web_$MODEL, as the tests find it.
find_model() {
  MODEL_FOLDER=${COMMUNIQUE_MODELS:-$ROOT/.models}/en_core_web_$MODEL
  [ -f "$MODEL_FOLDER/config.cfg" ] || die "$MODEL_FOLDER holds no model: run deploy/fetch_model.sh"
}

# find_binary sets BINARY to annotate_texts, which it builds where --binary names none.
find_binary() {
  if [ -z "$BINARY" ]; then
    build release annotate_texts
    BINARY=$ROOT/build/release/tests/pipeline/annotate_texts
  fi
  [ -x "$BINARY" ] || die "$BINARY is no program"
}

# make_scratch sets SCRATCH to a folder that is removed at the end.
make_scratch() {
  SCRATCH=$(mktemp -d)
  trap 'rm -rf "$SCRATCH"' EXIT
}

# find_spacy sets SPACY to a python with spaCy, in a virtual environment that it makes in the folder CACHE, or in SCRATCH
# when none is given.
find_spacy() {
  local venv=${CACHE:-$SCRATCH}/spacy-venv
  SPACY=$venv/bin/python
  if ! "$SPACY" -c 'import spacy' 2>/dev/null; then
    note "installing $SPACY_REQUIREMENT into $venv"
    python3 -m venv "$venv" >&2 || die "python3 cannot make virtual environments: install python3-venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$SPACY_REQUIREMENT" >&2 ||
      die "$SPACY_REQUIREMENT cannot be installed"
  fi
  note "spaCy $("$SPACY" -c 'import spacy; print(spacy.__version__)')"
}

# One thread, so that CPU time is that of one core, and no choice of threads changes how floats are summed.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
