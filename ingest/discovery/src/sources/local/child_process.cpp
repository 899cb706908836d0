#include "sources/local/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kStopPoll{50};

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const noexcept { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_ = -1;
};

struct Channel {
  Descriptor ours, theirs;
};

/// A socket for the input, for which a reader that is gone is an error and no signal.
std::optional<Channel> open_input() {
  std::array<int, 2> fds{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0) return std::nullopt;
  return Channel{Descriptor(fds[0]), Descriptor(fds[1])};
}

std::optional<Channel> open_output() {
  std::array<int, 2> fds{};
  if (::pipe2(fds.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Channel{Descriptor(fds[0]), Descriptor(fds[1])};
}

Error no_process(int number) {
  const auto code = number == ENOENT ? ErrorCode::kNotFound : ErrorCode::kUnavailable;
  return {code, std::string("no process can be made: ") + std::strerror(number), ""};
}

class SpawnSettings {
 public:
  SpawnSettings() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  void redirect(const Channel& channel, int to) {
    posix_spawn_file_actions_adddup2(&actions_, channel.theirs.get(), to);
  }

  /// 0, or the system's error number.
  int spawn(std::span<const std::string> arguments, pid_t& pid) {
    std::vector<std::string> texts(arguments.begin(), arguments.end());
    std::vector<char*> words;
    for (std::string& text : texts) words.push_back(text.data());
    words.push_back(nullptr);
    return posix_spawnp(&pid, words.front(), &actions_, &attributes_, words.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// A child that is there: fed, listened to, ended and waited for.
class Child {
 public:
  Child(pid_t pid, Channel in, Channel out, Channel err)
      : pid_(pid),
        ended_(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))),
        in_(std::move(in.ours)),
        out_(std::move(out.ours)),
        err_(std::move(err.ours)) {
    for (const Descriptor* fd : {&in_, &out_, &err_}) {
      ::fcntl(fd->get(), F_SETFL, ::fcntl(fd->get(), F_GETFL) | O_NONBLOCK);
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::kill(-pid_, SIGKILL);  // also what it has left behind
    if (!reaped_) reap();
  }

  model::Result<ChildResult> run(std::string_view input, const CommandLimits& limits,
                                 const std::stop_token& stop) {
    const auto deadline = Clock::now() + limits.time;
    while (!over_) {
      if (stop.stop_requested()) return Error{ErrorCode::kCancelled, "stopped", ""};
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      if (left.count() <= 0) {
        return Error{ErrorCode::kUnavailable,
                     "not done after " + std::to_string(limits.time.count()) + " ms", ""};
      }
      step(input, std::min(left, kStopPoll));
      if (result_.output.size() + result_.error_output.size() > limits.output_bytes) {
        return Error{ErrorCode::kMalformedInput,
                     "prints more than " + std::to_string(limits.output_bytes) + " bytes", ""};
      }
    }
    return std::move(result_);
  }

 private:
  void step(std::string_view& input, std::chrono::milliseconds wait) {
    if (input.empty()) in_.close();
    std::array<pollfd, 4> fds = {pollfd{ended_.get(), POLLIN, 0}, pollfd{in_.get(), POLLOUT, 0},
                                 pollfd{out_.get(), POLLIN, 0}, pollfd{err_.get(), POLLIN, 0}};
    if (::poll(fds.data(), fds.size(), static_cast<int>(wait.count())) <= 0) return;
    if (fds[1].revents != 0) feed(input);
    if (fds[2].revents != 0) drain(out_, result_.output);
    if (fds[3].revents != 0) drain(err_, result_.error_output);
    if (fds[0].revents == 0) return;
    reap();
    // All that it printed is in the pipes by now.
    drain(out_, result_.output);
    drain(err_, result_.error_output);
    over_ = true;
  }

  void feed(std::string_view& input) {
    const auto sent = ::send(in_.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      input.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno != EAGAIN && errno != EINTR) {
      input = {};  // it does not listen any more
    }
  }

  static void drain(Descriptor& from, std::string& to) {
    std::array<char, 65536> block{};
    while (from.get() >= 0) {
      const auto got = ::read(from.get(), block.data(), block.size());
      if (got > 0) {
        to.append(block.data(), static_cast<std::size_t>(got));
        if (static_cast<std::size_t>(got) < block.size()) return;
      } else if (got < 0 && errno == EINTR) {
        continue;
      } else {
        if (got == 0 || errno != EAGAIN) from.close();
        return;
      }
    }
  }

  void reap() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    reaped_ = true;
    result_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  pid_t pid_;
  Descriptor ended_, in_, out_, err_;
  ChildResult result_;
  bool over_ = false;
  bool reaped_ = false;
};

}  // namespace

model::Result<ChildResult> run_child(std::span<const std::string> arguments, std::string_view input,
                                     const CommandLimits& limits, const std::stop_token& stop) {
  auto in = open_input();
  auto out = open_output();
  auto err = open_output();
  if (!in || !out || !err) return no_process(errno);
  SpawnSettings settings;
  settings.redirect(*in, STDIN_FILENO);
  settings.redirect(*out, STDOUT_FILENO);
  settings.redirect(*err, STDERR_FILENO);
  pid_t pid = 0;
  if (const int failed = settings.spawn(arguments, pid); failed != 0) return no_process(failed);
  for (auto* channel : {&*in, &*out, &*err}) channel->theirs.close();
  return Child(pid, std::move(*in), std::move(*out), std::move(*err)).run(input, limits, stop);
}

}  // namespace toposcope::discovery
