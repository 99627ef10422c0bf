#ifndef COMMON_RPC_TERMINATION_H_
#define COMMON_RPC_TERMINATION_H_

#include <csignal>

namespace communique::rpc {

// Holds SIGTERM and SIGINT back from every thread of the process and hands them to whoever calls
// Wait. Construct it first in main: threads inherit the mask of the thread that starts them, so one
// that was started earlier would die of the signal. SIGPIPE is ignored, so that a reader of stderr
// or a peer that goes away cannot end the process.
class TerminationSignal {
 public:
  TerminationSignal();

  // Blocks until one of the signals arrives, and returns its number.
  int Wait() const;

 private:
  sigset_t set_;
};

}  // namespace communique::rpc

#endif  // COMMON_RPC_TERMINATION_H_
