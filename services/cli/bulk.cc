#include "services/cli/bulk.h"

#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "common/rpc/channel.h"
#include "common/rpc/status.h"
#include "common/status/error.h"
#include "services/cli/input.h"

namespace communique::cli {
namespace {

using summary::v1::SummarizeCommentariesRequest;
using summary::v1::SummarizeCommentariesResponse;
using Stream =
    grpc::ClientReaderWriterInterface<SummarizeCommentariesRequest, SummarizeCommentariesResponse>;

// Sends the files that can be opened. `sent` gets the places of these, `files` why not of the
// others.
void Send(const Options& options, Stream* stream, std::vector<absl::Status>* files,
          std::vector<size_t>* sent) {
  for (size_t i = 0; i < options.files.size(); ++i) {
    auto commentary = ReadCommentary(options.files[i], options);
    if (!commentary.ok()) {
      (*files)[i] = commentary.status();
      continue;
    }
    SummarizeCommentariesRequest request;
    *request.mutable_commentary() = *std::move(commentary);
    sent->push_back(i);
    if (!stream->Write(request)) return;  // The stream has ended; Finish says why.
  }
  stream->WritesDone();
}

// The first error of a service that no other file would be spared; OK without one.
absl::Status Receive(Stream* stream, grpc::ClientContext* context,
                     summary::v1::SummarizeCommentaryResponse* response) {
  SummarizeCommentariesResponse message;
  absl::Status broken;
  while (stream->Read(&message)) {
    if (message.has_visit()) {
      *response->add_visits() = std::move(*message.mutable_visit());
    } else if (message.has_commentary()) {
      *response->add_documents() = std::move(*message.mutable_commentary()->mutable_document());
      const auto& document = response->documents(response->documents_size() - 1);
      const absl::Status status = status::FromRpcStatus(document.error());
      if (broken.ok() && absl::IsUnavailable(status)) {
        broken = status;
        context->TryCancel();
      }
    } else if (broken.ok()) {
      broken = status::FromRpcStatus(message.visit_error());
    }
  }
  return broken;
}

// Tells each document the visit that it went into.
void NameVisits(summary::v1::SummarizeCommentaryResponse* response) {
  std::map<std::string, std::string> visits;
  for (const summary::v1::Visit& visit : response->visits()) {
    for (const summary::v1::SourceDocument& source : visit.sources()) {
      visits[source.document()] = visit.name();
    }
  }
  for (summary::v1::DocumentResult& result : *response->mutable_documents()) {
    const auto visit = visits.find(result.document().name());
    const bool has_visit =
        !result.has_error() && result.no_visit_reason() == summary::v1::NO_VISIT_REASON_UNSPECIFIED;
    if (has_visit && visit != visits.end()) result.set_visit(visit->second);
  }
}

}  // namespace

absl::StatusOr<BulkAnswer> SummarizeFiles(const Suite& suite, const Options& options) {
  BulkAnswer answer;
  answer.files.resize(options.files.size());
  std::vector<size_t> sent;
  // The time of the options is for one file.
  const std::unique_ptr<grpc::ClientContext> context =
      rpc::MakeClientContext(options.timeout * static_cast<double>(options.files.size()));
  const std::unique_ptr<Stream> stream =
      suite.summary_stream().SummarizeCommentaries(context.get());
  std::thread sender([&] { Send(options, stream.get(), &answer.files, &sent); });
  const absl::Status broken = Receive(stream.get(), context.get(), &answer.response);
  sender.join();
  const absl::Status ended = rpc::ToAbsl(stream->Finish());
  if (!broken.ok()) return broken;
  if (!ended.ok()) return ended;
  for (int d = 0; d < answer.response.documents_size(); ++d) {
    if (!answer.response.documents(d).has_error()) continue;
    answer.files[sent[d]] = status::FromRpcStatus(answer.response.documents(d).error());
  }
  NameVisits(&answer.response);
  return answer;
}

}  // namespace communique::cli
