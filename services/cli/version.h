#ifndef SERVICES_CLI_VERSION_H_
#define SERVICES_CLI_VERSION_H_

#include <string>

namespace communique::cli {

// "communique 0.1.0 (gRPC 1.51.1, Protobuf 3.21.12, ICU 72.1)" and a line break.
std::string VersionText();

}  // namespace communique::cli

#endif  // SERVICES_CLI_VERSION_H_
