#ifndef TESTS_E2E_SERVER_PROCESS_H_
#define TESTS_E2E_SERVER_PROCESS_H_

#include <sys/types.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"

namespace communique::testing {

// A program that runs as its own process and logs lines of JSON to standard error. Killed when this
// object goes.
class ServerProcess {
 public:
  // Starts `binary` with `flags`.
  ServerProcess(const std::string& binary, const std::vector<std::string>& flags);
  ~ServerProcess();

  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // The port that the log says the server serves on; 0 when it ends or says none within 30 s.
  int WaitForPort();

  // "127.0.0.1:PORT", after WaitForPort.
  std::string Address();

  void Signal(int signal) const;

  // How the process ended: its exit status, or minus the signal that ended it; -1000 when it still
  // runs after `timeout`.
  int WaitForEnd(absl::Duration timeout);

  // What it has logged so far.
  std::string log() const;

 private:
  void ReadLog(int descriptor);

  pid_t pid_ = -1;
  int ended_with_ = kRunning;
  static constexpr int kRunning = -1000;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string log_;
  bool closed_ = false;
  std::thread reader_;
};

}  // namespace communique::testing

#endif  // TESTS_E2E_SERVER_PROCESS_H_
