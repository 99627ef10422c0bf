#include "common/rpc/stream_call.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/open_streams.h"
#include "common/rpc/overload.h"
#include "common/rpc/status.h"
#include "common/rpc/work_pool.h"
#include "common/status/error.h"
#include "common/status/macros.h"

namespace communique::rpc {
namespace {

absl::Status Idle(absl::Duration limit) {
  return status::Error(absl::StatusCode::kDeadlineExceeded, "STREAM_IDLE",
                       absl::StrCat("no message came for ", absl::FormatDuration(limit),
                                    "; open a stream when there is something to send"));
}

}  // namespace

StreamCall::StreamCall(const ExecutorOptions& options, OpenStreams* streams, WorkPool* pool,
                       grpc::CallbackServerContext* context, const char* method,
                       BatchHandler handler, TailHandler tail)
    : options_(options),
      streams_(*streams),
      pool_(*pool),
      context_(context, absl::InfiniteDuration()),
      server_context_(context),
      handler_(std::move(handler)),
      tail_(std::move(tail)),
      record_(method, options.metrics, options.log_calls),
      window_(options.stream),
      tail_done_(tail_ == nullptr),
      last_move_(record_.arrival()) {}

void StreamCall::Start() {
  if (const absl::Status admitted = Admit(); !admitted.ok()) {
    const std::lock_guard<std::mutex> lock(mutex_);
    ending_ = admitted;
  }
  Pump();
}

absl::Status StreamCall::Admit() {
  if (!pool_.HasRoom()) return TooManyCalls(options_);
  COMMUNIQUE_RETURN_IF_ERROR(streams_.Add(this));
  admitted_ = true;
  return absl::OkStatus();
}

bool StreamCall::Close(const absl::Status& status) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (all_read_ || ending_.has_value()) return false;  // It ends by itself.
  ending_ = status;
  return Claim();
}

bool StreamCall::CheckClient(absl::Time now) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (working_ || gone_ || stuck_ || now - last_move_ < options_.stream_idle) return false;
  if (writing_) {
    stuck_ = true;
  } else if (!ending_.has_value()) {
    ending_ = Idle(options_.stream_idle);
  }
  return Claim();
}

void StreamCall::OnReadDone(bool ok) {
  Handle([this, ok] {
    reading_ = false;
    if (!ok) {
      all_read_ = true;
      return;
    }
    last_move_ = absl::Now();
    record_.AddReceived(1);
    window_.AddRequest(&incoming_);
  });
}

void StreamCall::OnWriteDone(bool ok) {
  Handle([this, ok] {
    writing_ = false;
    if (!ok) {
      gone_ = true;
      return;
    }
    last_move_ = absl::Now();
    record_.AddSent(1);
    window_.PopAnswer();
  });
}

void StreamCall::OnCancel() {
  Handle([this] { gone_ = true; });
}

template <typename Note>
void StreamCall::Handle(Note note) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    note();
    if (!Claim()) return;
  }
  Pump();
}

bool StreamCall::Claim() { return !std::exchange(acting_, true); }

void StreamCall::Pump() {
  for (;;) {
    Action action;
    const grpc::ByteBuffer* answer = nullptr;
    absl::Status status;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      action = NextAction();
      if (action == Action::kWrite) answer = &window_.front();
      if (action == Action::kNone) acting_ = false;
      if (action == Action::kFinish) status = FinalStatus();
    }
    switch (action) {
      case Action::kNone:
        return;
      case Action::kWrite:
        StartWrite(answer);
        break;
      case Action::kRead:
        StartRead(&incoming_);
        break;
      case Action::kWork:
        pool_.Submit([this] { Work(); });
        break;
      case Action::kCancel:
        server_context_->TryCancel();
        break;
      case Action::kFinish:
        FinishWith(status);
        return;
    }
  }
}

StreamCall::Action StreamCall::NextAction() {
  if (MayFinish()) return Action::kFinish;
  if (gone_) return Action::kNone;
  if (stuck_) {
    gone_ = true;
    return Action::kCancel;
  }
  if (!writing_ && window_.has_answers()) {
    writing_ = true;
    return Action::kWrite;
  }
  if (!working_ && (window_.MayTakeBatch() || MayWorkOnTail())) {
    working_ = true;
    submitted_ = absl::Now();
    return Action::kWork;
  }
  if (!reading_ && !all_read_ && !ending_.has_value() && window_.MayRead()) {
    reading_ = true;
    return Action::kRead;
  }
  return Action::kNone;
}

bool StreamCall::MayFinish() const {
  if (writing_ || working_) return false;
  if (gone_) return true;
  return window_.empty() && (ending_.has_value() || (all_read_ && tail_done_));
}

bool StreamCall::MayWorkOnTail() const {
  return !tail_done_ && all_read_ && !ending_.has_value() && window_.MayAddTail();
}

// Runs on a worker.
void StreamCall::Work() {
  std::vector<grpc::ByteBuffer> batch;
  std::vector<grpc::ByteBuffer> answers;
  int64_t begin = 0;
  bool on_tail = false;
  const absl::Time start = absl::Now();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    record_.AddQueued(start - submitted_);
    on_tail = !gone_ && MayWorkOnTail();
    if (!gone_ && !on_tail) batch = window_.TakeBatch();
    begin = window_.batch_begin();
  }
  absl::Status status;
  if (!batch.empty() || on_tail) {
    const CallContext context = context_.WithDeadline(options_.max_deadline);
    const auto run = [&] {
      return on_tail ? tail_(context, &answers)
                     : handler_(context, begin, std::move(batch), &answers);
    };
    status = RunGuarded(run, record_.method(), context.trace());
  }
  Handle([&] {
    working_ = false;
    // The handler can have seen it before OnCancel came; no further batch may begin then.
    if (context_.is_cancelled()) gone_ = true;
    last_move_ = absl::Now();  // The client need not have done anything meanwhile.
    record_.AddRun(last_move_ - start);
    if (on_tail && answers.empty()) tail_done_ = true;
    if (status.ok()) {
      window_.AddAnswers(std::move(answers));
    } else {
      window_.DropRequests();
      ending_ = status;
    }
  });
}

// Nothing is under way but perhaps a read, which ends with the call.
void StreamCall::FinishWith(const absl::Status& status) {
  if (admitted_) streams_.Remove(this);
  record_.FinishStream(status, context_);
  handler_ = nullptr;  // What they captured must not outlive the call's end.
  tail_ = nullptr;
  Finish(ToGrpc(status));
}

absl::Status StreamCall::FinalStatus() const {
  if (gone_ || context_.is_cancelled()) {
    return absl::Now() >= context_.deadline()
               ? absl::DeadlineExceededError("the deadline passed while the stream was open")
               : absl::CancelledError("the client has gone or took no answers");
  }
  return ending_.value_or(absl::OkStatus());
}

}  // namespace communique::rpc
