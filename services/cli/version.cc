#include "services/cli/version.h"

#include <google/protobuf/stubs/common.h>
#include <grpcpp/grpcpp.h>
#include <unicode/uvernum.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace communique::cli {

std::string VersionText() {
  return absl::StrCat("communique ", COMMUNIQUE_VERSION, " (gRPC ", grpc::Version(), ", Protobuf ",
                      google::protobuf::internal::VersionString(GOOGLE_PROTOBUF_VERSION), ", ICU ",
                      U_ICU_VERSION, ")\n");
}

}  // namespace communique::cli
