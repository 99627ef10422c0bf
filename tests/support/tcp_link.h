#ifndef TESTS_SUPPORT_TCP_LINK_H_
#define TESTS_SUPPORT_TCP_LINK_H_

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"

namespace communique::testing {

// Passes the bytes of one TCP connection on to a port of this machine, both ways, until it is
// destroyed: then both ends find their peer gone, as after a crash.
class TcpLink {
 public:
  explicit TcpLink(int port) : listener_(Listen()), thread_([this, port] { Run(port); }) {}

  ~TcpLink() {
    stopped_ = true;
    thread_.join();
    close(listener_);
  }

  std::string address() const {
    sockaddr_in address = {};
    socklen_t size = sizeof(address);
    EXPECT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    return absl::StrCat("127.0.0.1:", ntohs(address.sin_port));
  }

 private:
  static sockaddr_in Loopback(int port) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  static int Listen() {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = Loopback(0);
    EXPECT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(listen(listener, 1), 0);
    return listener;
  }

  bool WaitFor(pollfd* descriptors, int count) const {
    while (!stopped_) {
      if (poll(descriptors, static_cast<nfds_t>(count), 10) > 0) return true;
    }
    return false;
  }

  void Run(int port) {
    pollfd waiting = {.fd = listener_, .events = POLLIN, .revents = 0};
    if (!WaitFor(&waiting, 1)) return;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = Loopback(port);
    EXPECT_EQ(connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    PassOn(client, server);
    close(client);
    close(server);
  }

  void PassOn(int client, int server) const {
    pollfd ends[] = {{.fd = client, .events = POLLIN, .revents = 0},
                     {.fd = server, .events = POLLIN, .revents = 0}};
    char bytes[16 << 10];
    while (WaitFor(ends, 2)) {
      for (int i = 0; i < 2; ++i) {
        if (ends[i].revents == 0) continue;
        const ssize_t size = read(ends[i].fd, bytes, sizeof(bytes));
        if (size <= 0 || write(ends[1 - i].fd, bytes, static_cast<size_t>(size)) != size) return;
      }
    }
  }

  const int listener_;
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
};

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_TCP_LINK_H_
