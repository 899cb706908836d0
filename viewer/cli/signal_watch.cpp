#include "signal_watch.h"

#include <algorithm>
#include <utility>

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace toposcope::cli {

using std::chrono::milliseconds;

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}
Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

SignalWatch::SignalWatch() {
  ::sigemptyset(&set_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD}) ::sigaddset(&set_, signal);
  ::sigprocmask(SIG_BLOCK, &set_, &before_);
  file_ = Descriptor(::signalfd(-1, &set_, SFD_CLOEXEC | SFD_NONBLOCK));
}

SignalWatch::~SignalWatch() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

SignalWatch::Seen SignalWatch::wait(milliseconds most) {
  pollfd ready{file_.number(), POLLIN, 0};
  const auto limit = std::clamp(most, milliseconds(0), milliseconds(60'000));
  ::poll(&ready, 1, static_cast<int>(limit.count()));
  Seen seen;
  signalfd_siginfo one{};
  while (::read(file_.number(), &one, sizeof one) == static_cast<ssize_t>(sizeof one)) {
    (one.ssi_signo == SIGCHLD ? seen.child : seen.end) = true;
  }
  return seen;
}

}  // namespace toposcope::cli
