#include "services/cli/embedded_service.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "common/rpc/executor.h"
#include "common/rpc/server.h"
#include "common/status/macros.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/rpc/entity_service.h"
#include "services/entity/rpc/load_model.h"
#include "services/ingest/domain/cleaner.h"
#include "services/ingest/rpc/ingest_service.h"
#include "services/summary/domain/summarizer.h"
#include "services/summary/rpc/summary_service.h"

namespace communique::cli {
namespace {

// More calls than the tool ever makes at a time: it waits for its own answers, so nothing needs to
// be refused.
constexpr int kQueue = 4096;
// The services have limits of their own on documents; this only bounds one message between them.
constexpr int kMaxMessageBytes = 1 << 30;
// As the ingest server has it by default.
constexpr size_t kMaxContentBytes = size_t{4} << 20;

rpc::ServerOptions WithoutPort() {
  return {.listen = "", .max_receive_bytes = kMaxMessageBytes, .max_send_bytes = kMaxMessageBytes};
}

rpc::ExecutorOptions Quietly(const EmbedOptions& options) {
  return {.workers = options.workers,
          .queue = kQueue,
          .max_deadline = options.max_deadline,
          .log_calls = false};
}

// A domain object, the service over it, and the server that reaches it, destroyed in the opposite
// order.
template <typename Domain, typename Service, typename ProtoService>
class Embedded final : public EmbeddedService {
 public:
  // `make_service` gets the domain object and the executor.
  template <typename MakeService>
  static absl::StatusOr<std::unique_ptr<EmbeddedService>> Create(const EmbedOptions& options,
                                                                 absl::StatusOr<Domain> domain,
                                                                 MakeService make_service) {
    if (!domain.ok()) return domain.status();
    std::unique_ptr<Embedded> embedded(new Embedded(*std::move(domain), Quietly(options)));
    embedded->service_ = make_service(&embedded->domain_, &embedded->executor_);
    COMMUNIQUE_ASSIGN_OR_RETURN(
        rpc::Server server, rpc::Server::Start(WithoutPort(), {{ProtoService::service_full_name(),
                                                                embedded->service_.get()}}));
    embedded->server_ = std::make_unique<rpc::Server>(std::move(server));
    return embedded;
  }

  std::shared_ptr<grpc::Channel> channel() override { return server_->InProcessChannel(); }

 private:
  Embedded(Domain domain, const rpc::ExecutorOptions& options)
      : domain_(std::move(domain)), executor_(options) {}

  const Domain domain_;
  rpc::Executor executor_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<rpc::Server> server_;
};

// What the entity service works with; the analyzer points to the others.
struct Language {
  static absl::StatusOr<Language> Create(const std::string& model_name) {
    COMMUNIQUE_ASSIGN_OR_RETURN(auto model, entity::LoadModel(model_name));
    COMMUNIQUE_ASSIGN_OR_RETURN(entity::KnowledgeBase base, entity::KnowledgeBase::Load());
    auto kept = std::make_unique<const entity::KnowledgeBase>(std::move(base));
    COMMUNIQUE_ASSIGN_OR_RETURN(entity::Analyzer analyzer,
                                entity::Analyzer::Create(kept.get(), model.get()));
    return Language{std::move(model), std::move(kept), std::move(analyzer)};
  }

  std::unique_ptr<const entity::pipeline::Pipeline> model;
  std::unique_ptr<const entity::KnowledgeBase> base;
  entity::Analyzer analyzer;
};

}  // namespace

absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedIngest(const EmbedOptions& options) {
  return Embedded<ingest::Cleaner, ingest::IngestService, ingest::v1::IngestService>::Create(
      options, ingest::Cleaner::Create({.max_content_bytes = kMaxContentBytes}),
      [](const ingest::Cleaner* cleaner, rpc::Executor* executor) {
        return std::make_unique<ingest::IngestService>(cleaner, executor);
      });
}

absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedEntity(const EmbedOptions& options) {
  return Embedded<Language, entity::EntityService, entity::v1::EntityService>::Create(
      options, Language::Create(options.model),
      [](const Language* language, rpc::Executor* executor) {
        return std::make_unique<entity::EntityService>(&language->analyzer, language->base.get(),
                                                       executor);
      });
}

absl::StatusOr<std::unique_ptr<EmbeddedService>> EmbedSummary(const EmbedOptions& options) {
  return Embedded<summary::Summarizer, summary::SummaryService, summary::v1::SummaryService>::
      Create(options, summary::Summarizer::Create(),
             [&options](const summary::Summarizer* summarizer, rpc::Executor* executor) {
               return std::make_unique<summary::SummaryService>(summarizer, options.ingest,
                                                                options.entity, executor);
             });
}

}  // namespace communique::cli
