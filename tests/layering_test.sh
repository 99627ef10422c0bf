#!/bin/bash
# usage: layering_test.sh [ROOT]
# Shows that layering.sh passes as the project stands and fails for every violation planted in a copy.
set -eu -o pipefail
root=$(cd "${1:-$(dirname "${BASH_SOURCE[0]}")/..}" && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
for folder in services common tests; do
  (cd "$root" && find "$folder" \( -name '*.h' -o -name '*.cc' \) -print0 | tar -cf - --null -T -) | tar -xf - -C "$copy"
done
layering=$root/tests/layering.sh

"$layering" "$copy" || { echo "FAIL: violations before any is planted"; exit 1; }

planted=0 failed=0
# plant FOLDER LINE: one more file in FOLDER that holds LINE.
plant() {
  mkdir -p "$copy/$1"
  echo "$2" >"$copy/$1/planted.cc"
  if "$layering" "$copy" >"$copy/output"; then
    echo "FAIL: '$2' in $1 is not found"
    failed=$((failed + 1))
  elif ! grep -q "$1/planted.cc:1:" "$copy/output"; then
    echo "FAIL: '$2' in $1 is not named"
    failed=$((failed + 1))
  fi
  rm "$copy/$1/planted.cc"
  planted=$((planted + 1))
}

for folder in services/ingest/domain services/entity/domain services/summary/domain common/text; do
  plant $folder '#include <grpcpp/grpcpp.h>'
  plant $folder '#include "communique/entity/v1/entity_service.grpc.pb.h"'
  plant $folder '#include "common/rpc/status.h"'
  plant $folder '  #  include "absl/flags/flag.h"'
  plant $folder '#include "common/log/log.h"'
  plant $folder '#include <iostream>'
  plant $folder '#include "absl/time/clock.h"'
  plant $folder '#include <chrono>'
  plant $folder '#include <fstream>'
  plant $folder '#include <unistd.h>'
  plant $folder '#include <random>'
  plant $folder 'const char* home = std::getenv("HOME");'
done
plant services/ingest/domain/deeper '#include <grpc/grpc.h>'
plant services/summary/domain '#include "services/summary/rpc/entity_client.h"'
plant services/summary/rpc '#include "services/entity/domain/annotation.h"'
plant services/summary '#include "services/ingest/rpc/ingest_service.h"'
plant services/entity/domain '#include "services/cli/options.h"'
plant services/entity/rpc '#include "absl/flags/flag.h"'
plant services/summary/rpc '#include "common/rpc/flags.h"'
plant common/log '#include "absl/flags/flag.h"'
plant services/cli '#include "tests/support/fake.h"'
plant services/cli '#include <gtest/gtest.h>'
plant common/rpc '#include "services/ingest/domain/cleaner.h"'
plant common/log '#include <grpcpp/grpcpp.h>'
plant common/text '#include "../rpc/status.h"'

"$layering" "$copy" || { echo "FAIL: violations after the last was taken away"; exit 1; }
echo "$planted violations planted, $failed missed"
[ $failed = 0 ]
