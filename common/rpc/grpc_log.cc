#include "common/rpc/grpc_log.h"

#include <grpc/support/log.h>

#include "common/log/log.h"

namespace communique::rpc {
namespace {

log::Severity SeverityOf(gpr_log_severity severity) {
  return severity == GPR_LOG_SEVERITY_ERROR ? log::Severity::kError : log::Severity::kInfo;
}

void WriteLine(gpr_log_func_args* line) {
  log::Write(SeverityOf(line->severity), line->message,
             {{"source", "grpc"}, {"file", line->file}, {"line", line->line}});
}

}  // namespace

void WriteGrpcLogAsJson() { gpr_set_log_function(WriteLine); }

}  // namespace communique::rpc
