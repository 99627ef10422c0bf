# The three servers on free ports of this machine; sourced by run.sh. Needs SAMPLE, GRPCURL and deploy/setup.sh.

SERVERS=() # Process ids, the one that depends on the others last.

# start NAME BINARY FLAG... starts a server and sets NAME_port once it serves.
start() {
  local name=$1 log=$STATE/$1.log port=
  shift
  "$@" --listen=127.0.0.1:0 --reflection --drain_grace=0s 2>"$log" &
  SERVERS+=($!)
  for _ in $(seq 300); do
    port=$(sed -n 's/.*"message":"serving".*"port":\([0-9]\+\).*/\1/p' "$log")
    [ -z "$port" ] || break
    kill -0 $! 2>/dev/null || { tail -n 20 "$log" >&2; die "$name ended at its start"; }
    sleep 0.1
  done
  [ -n "$port" ] || die "$name did not serve within 30 seconds"
  printf -v "${name}_port" %s "$port"
}

# start_servers FOLDER: FOLDER/NAME/communique-NAME are the binaries.
start_servers() {
  STATE=$(mktemp -d)
  trap stop_servers EXIT
  trap 'exit 0' INT TERM
  start ingest "$1/ingest/communique-ingest"
  start entity "$1/entity/communique-entity"
  start summary "$1/summary/communique-summary" --ingest="127.0.0.1:$ingest_port" --entity="127.0.0.1:$entity_port"
  wait_healthy "$ingest_port" communique.ingest.v1.IngestService
  wait_healthy "$entity_port" communique.entity.v1.EntityService
  wait_healthy "$summary_port" communique.summary.v1.SummaryService
}

# health_line PORT SERVICE prints a line that asks for the service's health. Reflection does not tell of the health protocol,
# so its file is given.
health_line() {
  echo "$GRPCURL -plaintext -import-path $ROOT/tests/support -proto grpc/health/v1/health.proto -d '{\"service\":\"$2\"}'" \
    "127.0.0.1:$1 grpc.health.v1.Health/Check"
}

# wait_healthy PORT SERVICE waits until the service says that it serves.
wait_healthy() {
  for _ in $(seq 100); do
    bash -c "$(health_line "$1" "$2")" 2>/dev/null | grep -q '"SERVING"' && return
    sleep 0.1
  done
  die "$2 is not healthy after 10 seconds: $(tail -n 5 "$STATE"/*.log)"
}

# stop_servers ends what start_servers started, callers before those they call.
stop_servers() {
  local i
  trap - EXIT INT TERM
  for ((i = ${#SERVERS[@]} - 1; i >= 0; i--)); do
    kill -TERM "${SERVERS[i]}" 2>/dev/null || true
    wait "${SERVERS[i]}" 2>/dev/null || true
  done
  rm -rf "$STATE"
}

# call_line PORT METHOD BODY prints a line that calls the method; BODY is quoted for the shell.
call_line() { echo "$GRPCURL -plaintext -d $3 127.0.0.1:$1 communique.$2"; }

# raw_body BEFORE AFTER prints a body that holds the sample's bytes in base64, as JSON has bytes.
raw_body() { echo "\"$1\$(base64 -w0 $SAMPLE)$2\""; }

print_examples() {
  local port
  cat <<END
Serving: ingest on 127.0.0.1:$ingest_port, entity on 127.0.0.1:$entity_port, summary on 127.0.0.1:$summary_port.
Ctrl-C stops them. Try, from another terminal:

END
  for port in "$ingest_port" "$entity_port" "$summary_port"; do echo "$GRPCURL -plaintext 127.0.0.1:$port list"; done
  echo "$GRPCURL -plaintext 127.0.0.1:$ingest_port describe communique.ingest.v1.IngestService"
  echo "$GRPCURL -plaintext 127.0.0.1:$entity_port describe communique.entity.v1.EntityService"
  echo "$GRPCURL -plaintext 127.0.0.1:$summary_port describe communique.summary.v1.SummaryService"
  health_line "$summary_port" communique.summary.v1.SummaryService
  call_line "$ingest_port" ingest.v1.IngestService/CleanCommentary \
    "$(raw_body '{\"commentary\":{\"content\":\"' '\"}}')"
  call_line "$entity_port" entity.v1.EntityService/LookUpEntity "'{\"name\":\"Montevideo\"}'"
  call_line "$entity_port" entity.v1.EntityService/AnalyzeDocument \
    "'{\"document\":{\"text\":\"The president of Kenya arrived in Oslo on 9 May 2024.\"}}'"
  call_line "$entity_port" entity.v1.EntityService/AnalyzeDocuments \
    "'{\"document\":{\"text\":\"She left Oslo on Friday.\"},\"include_tokens\":true} {\"document\":{\"text\":\"\"}}'"
  call_line "$entity_port" entity.v1.EntityService/GetModelInfo "'{}'"
  call_line "$summary_port" summary.v1.SummaryService/SummarizeCommentary \
    "$(raw_body '{\"commentaries\":[{\"content\":\"' '\"}]}')"
  call_line "$summary_port" summary.v1.SummaryService/RenderVisit \
    "'{\"visit\":{\"visitors\":[{\"name\":\"Hana Okafor\"}]},\"format\":\"FORMAT_MARKDOWN\"}'"
}

# wait_for_end returns when a server ends, or never: Ctrl-C ends the script by the trap.
wait_for_end() {
  wait -n "${SERVERS[@]}" || true
  tail -n 20 "$STATE"/*.log >&2
  die "a server ended by itself"
}
