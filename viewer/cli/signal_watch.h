#pragma once

#include <chrono>
#include <csignal>

namespace toposcope::cli {

/// A descriptor that is closed when this goes.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) noexcept : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

 private:
  int number_;
};

/// Waiting that a signal ends.  While it lives, SIGTERM, SIGINT and SIGHUP do nothing else, nor
/// does the end of a child.  To be made before any thread is.
class SignalWatch {
 public:
  SignalWatch();
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  struct Seen {
    bool end = false;    ///< This program is told to end.
    bool child = false;  ///< A child ended.
  };

  /// Returns at the first signal, or when the time is over; a minute at most.
  [[nodiscard]] Seen wait(std::chrono::milliseconds most);

 private:
  sigset_t set_{}, before_{};
  Descriptor file_;
};

}  // namespace toposcope::cli
