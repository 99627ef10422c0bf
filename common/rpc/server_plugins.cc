#include "common/rpc/server_plugins.h"

#include <dlfcn.h>
#include <grpcpp/grpcpp.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"

namespace communique::rpc {
namespace {

// The names under which the plugins present themselves to a ServerBuilder.
constexpr char kReflectionPlugin[] = "proto_server_reflection";
constexpr char kChannelzPlugin[] = "channelz_service";
// void grpc::channelz::experimental::InitChannelzService(), as the Itanium C++ ABI spells it.
constexpr char kInitChannelz[] = "_ZN4grpc8channelz12experimental19InitChannelzServiceEv";

// gRPC's libraries carry major.minor of the version in their sonames, and parts of different
// versions do not mix.
std::string Soname(absl::string_view library) {
  const std::vector<std::string> version = absl::StrSplit(grpc::Version(), '.');
  return absl::StrCat(library, ".so.", absl::StrJoin(version.begin(), version.begin() + 2, "."));
}

absl::StatusOr<void*> Load(absl::string_view plugin, absl::string_view library) {
  // A program with its own static copy of gRPC would get a second one with the plugin.
  if (dlopen(Soname("libgrpc++").c_str(), RTLD_LAZY | RTLD_NOLOAD) == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat(
        plugin, ": this program links gRPC statically and cannot load ", Soname(library)));
  }
  void* const handle = dlopen(Soname(library).c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == nullptr) {
    return absl::FailedPreconditionError(
        absl::StrCat(plugin, ": cannot load ", Soname(library), ": ", dlerror(),
                     "; install gRPC's C++ libraries or switch it off"));
  }
  return handle;
}

absl::Status LoadChannelz() {
  COMMUNIQUE_ASSIGN_OR_RETURN(void* const handle, Load("channelz", "libgrpcpp_channelz"));
  void* const init = dlsym(handle, kInitChannelz);
  if (init == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat("channelz: ", dlerror()));
  }
  reinterpret_cast<void (*)()>(init)();  // Registers the plugin once, however often it is called.
  return absl::OkStatus();
}

class KeepPlugins final : public grpc::ServerBuilderOption {
 public:
  explicit KeepPlugins(const ServerPlugins& wanted) : wanted_(wanted) {}

  void UpdateArguments(grpc::ChannelArguments* arguments) override {
    arguments->SetInt(GRPC_ARG_ENABLE_CHANNELZ, wanted_.channelz ? 1 : 0);
  }

  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::erase_if(*plugins, [this](const auto& plugin) {
      return (!wanted_.reflection && plugin->name() == kReflectionPlugin) ||
             (!wanted_.channelz && plugin->name() == kChannelzPlugin);
    });
  }

 private:
  const ServerPlugins wanted_;
};

}  // namespace

absl::Status LoadServerPlugins(const ServerPlugins& wanted) {
  if (wanted.reflection) {
    COMMUNIQUE_RETURN_IF_ERROR(Load("reflection", "libgrpc++_reflection").status());
  }
  return wanted.channelz ? LoadChannelz() : absl::OkStatus();
}

std::unique_ptr<grpc::ServerBuilderOption> KeepServerPlugins(const ServerPlugins& wanted) {
  return std::make_unique<KeepPlugins>(wanted);
}

}  // namespace communique::rpc
