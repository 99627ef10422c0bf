#include "services/cli/suite.h"

#include <memory>
#include <string>
#include <utility>

#include "common/rpc/channel.h"
#include "common/status/macros.h"

namespace communique::cli {

absl::StatusOr<std::unique_ptr<Suite>> Suite::Create(const Options& options) {
  std::unique_ptr<Suite> suite(new Suite);
  EmbedOptions embed = {
      .workers = options.jobs, .max_deadline = options.timeout, .model = options.model};
  const bool summarizes = options.command == Command::kSummarize;
  const bool elsewhere = summarizes && !options.summary.empty();
  if (!elsewhere && options.command != Command::kModel && !options.as_is) {
    COMMUNIQUE_ASSIGN_OR_RETURN(embed.ingest, suite->Reach(options.ingest, &EmbedIngest, embed));
    suite->ingest_ = ingest::v1::IngestService::NewStub(embed.ingest);
  }
  if (!elsewhere && options.command != Command::kClean) {
    COMMUNIQUE_ASSIGN_OR_RETURN(embed.entity, suite->Reach(options.entity, &EmbedEntity, embed));
    suite->entity_ = entity::v1::EntityService::NewStub(embed.entity);
  }
  if (summarizes) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const auto channel,
                                suite->Reach(options.summary, &EmbedSummary, embed));
    suite->summary_ = summary::v1::SummaryService::NewStub(channel);
    suite->summary_stream_ = summary::v1::SummaryService::NewStub(
        elsewhere ? rpc::MakeChannel(options.summary, {.max_attempts = 1}) : channel);
  }
  return suite;
}

Suite::~Suite() {
  while (!embedded_.empty()) embedded_.pop_back();
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Suite::Reach(
    const std::string& address,
    absl::StatusOr<std::unique_ptr<EmbeddedService>> (*embed)(const EmbedOptions&),
    const EmbedOptions& options) {
  if (!address.empty()) return rpc::MakeChannel(address);
  COMMUNIQUE_ASSIGN_OR_RETURN(std::unique_ptr<EmbeddedService> service, embed(options));
  embedded_.push_back(std::move(service));
  return embedded_.back()->channel();
}

}  // namespace communique::cli
