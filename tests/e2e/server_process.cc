#include "tests/e2e/server_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace communique::testing {
namespace {

// The port of the complete log line that tells of serving, or 0.
int FindPort(const std::string& log) {
  constexpr char kKey[] = "\"port\":";
  const size_t key = log.find(kKey);
  if (key == std::string::npos || log.find('\n', key) == std::string::npos) return 0;
  const size_t begin = key + sizeof(kKey) - 1;
  const size_t end = log.find_first_not_of("0123456789", begin);
  int port = 0;
  return absl::SimpleAtoi(log.substr(begin, end - begin), &port) ? port : 0;
}

}  // namespace

ServerProcess::ServerProcess(const std::string& binary, const std::vector<std::string>& flags) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
  std::vector<std::string> words = {binary};
  words.insert(words.end(), flags.begin(), flags.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  if (posix_spawn(&pid_, binary.c_str(), &actions, nullptr, arguments.data(), environ) != 0)
    pid_ = -1;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  reader_ = std::thread([this, end = ends[0]] { ReadLog(end); });
}

ServerProcess::~ServerProcess() {
  if (ended_with_ == kRunning && pid_ > 0) {
    kill(pid_, SIGKILL);
    WaitForEnd(absl::Seconds(10));
  }
  reader_.join();
}

int ServerProcess::WaitForPort() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_for(lock, std::chrono::seconds(30),
                    [this] { return closed_ || FindPort(log_) != 0; });
  return FindPort(log_);
}

std::string ServerProcess::Address() { return absl::StrCat("127.0.0.1:", WaitForPort()); }

void ServerProcess::Signal(int signal) const {
  if (pid_ > 0) kill(pid_, signal);
}

int ServerProcess::WaitForEnd(absl::Duration timeout) {
  const auto give_up = std::chrono::steady_clock::now() + absl::ToChronoMilliseconds(timeout);
  while (ended_with_ == kRunning && pid_ > 0) {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      ended_with_ = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    } else if (std::chrono::steady_clock::now() > give_up) {
      break;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  return ended_with_;
}

std::string ServerProcess::log() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return log_;
}

void ServerProcess::ReadLog(int descriptor) {
  char buffer[4096];
  for (;;) {
    const ssize_t got = read(descriptor, buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    const std::lock_guard<std::mutex> lock(mutex_);
    if (got <= 0) break;
    log_.append(buffer, static_cast<size_t>(got));
    changed_.notify_all();
  }
  close(descriptor);
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace communique::testing
