#include "layout/child_program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace toposcope::graph {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kMostOutput = std::size_t{256} << 20;
constexpr std::size_t kMostComplaint = 400;
constexpr int kLifeLine = 3;  ///< A descriptor that the program does not know of and so keeps open.

/// A file descriptor that is closed when this goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

/// Our end and the program's.
struct Channel {
  Descriptor ours, theirs;
};

/// Sockets, for what is sent to a program that has gone must not raise a signal.  The program's end
/// gets a number beyond those that it will have in the program, so that none overwrites another.
bool open_channel(Channel& channel) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  const Descriptor low(ends[1]);
  channel.ours = Descriptor(ends[0]);
  channel.theirs = Descriptor(::fcntl(low.number(), F_DUPFD_CLOEXEC, kLifeLine + 1));
  const int flags = ::fcntl(ends[0], F_GETFL);
  return channel.theirs.is_open() && flags >= 0 &&
         ::fcntl(ends[0], F_SETFL, flags | O_NONBLOCK) == 0;
}

Error system_error(const std::string& what, int code) {
  return {ErrorCode::kIo, what + ": " + std::generic_category().message(code), ""};
}

/// Settings of posix_spawn() that are freed when this goes.
class SpawnSettings {
 public:
  SpawnSettings() {
    is_good_ = ::posix_spawn_file_actions_init(&actions_) == 0 &&
               ::posix_spawnattr_init(&attributes_) == 0;
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }

  void pass(const Descriptor& from, int to) {
    is_good_ = is_good_ && ::posix_spawn_file_actions_adddup2(&actions_, from.number(), to) == 0;
  }

  /// A group of its own, no signal blocked or ignored.
  void start_afresh() {
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    constexpr short kFlags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    is_good_ = is_good_ && ::posix_spawnattr_setflags(&attributes_, kFlags) == 0 &&
               ::posix_spawnattr_setpgroup(&attributes_, 0) == 0 &&
               ::posix_spawnattr_setsigmask(&attributes_, &none) == 0 &&
               ::posix_spawnattr_setsigdefault(&attributes_, &all) == 0;
  }

  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
  bool is_good_ = false;
};

/// A program while it runs; killed and reaped when this goes.
class Child {
 public:
  explicit Child(const ProgramRun& run) : run_(run) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { end(); }

  model::Status start();

  /// Feeds and reads until the program is gone or has to go.
  model::Result<std::string> finish();

 private:
  enum class Stop : std::uint8_t { kNone, kTimeLimit, kTooMuch };

  [[nodiscard]] int milliseconds_left() const {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 3'600'000));
  }

  bool serve();
  Stop serve_all();
  void send();
  static void receive(Descriptor& from, std::string& to);

  /// Kills the group and reaps the program. \return its state, or nothing
  std::optional<int> end() {
    if (process_ <= 0) return std::nullopt;
    ::kill(-process_, SIGKILL);
    int state = 0;
    pid_t reaped = 0;
    do {
      reaped = ::waitpid(process_, &state, 0);
    } while (reaped < 0 && errno == EINTR);
    process_ = 0;
    return reaped < 0 ? std::nullopt : std::optional(state);
  }

  [[nodiscard]] Error failure(const std::string& what) const {
    std::string complaint = complaint_.substr(0, kMostComplaint);
    while (!complaint.empty() && complaint.back() == '\n') complaint.pop_back();
    const std::string said = complaint.empty() ? "" : "; it said: " + complaint;
    return {ErrorCode::kUnavailable, run_.command.front() + " " + what + said, ""};
  }

  const ProgramRun& run_;
  pid_t process_ = 0;
  std::chrono::steady_clock::time_point deadline_;
  Descriptor in_, out_, complaints_, life_;  ///< Our ends.
  std::size_t sent_ = 0;
  std::string output_, complaint_;
};

model::Status Child::start() {
  std::array<Channel, kLifeLine + 1> channels;
  SpawnSettings settings;
  settings.start_afresh();
  int number = 0;
  for (Channel& channel : channels) {
    if (!open_channel(channel)) return system_error("no socket for " + run_.command.front(), errno);
    settings.pass(channel.theirs, number++);
  }
  if (!settings.is_good()) return system_error("no memory for " + run_.command.front(), ENOMEM);
  std::vector<std::string> words = run_.command;
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  deadline_ = std::chrono::steady_clock::now() + run_.time_limit;
  const int code = ::posix_spawnp(&process_, arguments[0], settings.actions(),
                                  settings.attributes(), arguments.data(), environ);
  if (code != 0) {
    process_ = 0;
    if (code == EAGAIN || code == ENOMEM) {
      return system_error("no process for " + run_.command.front(), code);
    }
    return Error{ErrorCode::kUnavailable,
                 "cannot run " + run_.command.front() + ": " +
                     std::generic_category().message(code) + "; is it installed and in PATH?",
                 ""};
  }
  in_ = std::move(channels[0].ours);
  out_ = std::move(channels[1].ours);
  complaints_ = std::move(channels[2].ours);
  life_ = std::move(channels[3].ours);
  return model::ok();
}

void Child::send() {
  const ssize_t count =
      ::send(in_.number(), run_.input.data() + sent_, run_.input.size() - sent_, MSG_NOSIGNAL);
  if (count >= 0) sent_ += static_cast<std::size_t>(count);
  const bool may_go_on = count >= 0 || errno == EAGAIN || errno == EINTR;
  // When the program does not want its input, its exit code will say why.
  if (!may_go_on || sent_ == run_.input.size()) in_.close();
}

void Child::receive(Descriptor& from, std::string& to) {
  std::array<char, 65536> buffer{};
  const ssize_t count = ::recv(from.number(), buffer.data(), buffer.size(), 0);
  if (count > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    from.close();
  }
}

/// Waits until something can be sent or received, and does it.  \return false when time is up
bool Child::serve() {
  // Descriptors of -1 are passed over.
  std::array<pollfd, 4> waits = {{{in_.number(), POLLOUT, 0},
                                  {out_.number(), POLLIN, 0},
                                  {complaints_.number(), POLLIN, 0},
                                  {life_.number(), POLLIN, 0}}};
  const int left = milliseconds_left();
  if (left == 0) return false;
  if (::poll(waits.data(), waits.size(), left) < 0) return errno == EINTR;
  if (waits[0].revents != 0) send();
  if (waits[1].revents != 0) receive(out_, output_);
  if (waits[2].revents != 0) receive(complaints_, complaint_);
  std::string nothing;
  if (waits[3].revents != 0) receive(life_, nothing);
  return true;
}

/// Until all that holds the life line has gone.
Child::Stop Child::serve_all() {
  while (life_.is_open() || out_.is_open()) {
    if (!serve()) return Stop::kTimeLimit;
    if (output_.size() + complaint_.size() > kMostOutput) return Stop::kTooMuch;
  }
  if (complaints_.is_open()) receive(complaints_, complaint_);
  return Stop::kNone;
}

model::Result<std::string> Child::finish() {
  if (run_.input.empty()) in_.close();
  const Stop stop = serve_all();
  const std::optional<int> state = end();
  if (stop == Stop::kTimeLimit) {
    return failure("was killed: it was not ready after " + std::to_string(run_.time_limit.count()) +
                   " s");
  }
  if (stop == Stop::kTooMuch) return failure("was killed: it wrote more than 256 MiB");
  if (!state) return system_error("cannot wait for " + run_.command.front(), ECHILD);
  if (WIFSIGNALED(*state)) {
    return failure("was ended by signal " + std::to_string(WTERMSIG(*state)));
  }
  if (WEXITSTATUS(*state) != 0) {
    return failure("ended with exit code " + std::to_string(WEXITSTATUS(*state)));
  }
  return std::move(output_);
}

}  // namespace

model::Result<std::string> run_program(const ProgramRun& run) {
  Child child(run);
  if (auto status = child.start(); !status.has_value()) return status.error();
  return child.finish();
}

}  // namespace toposcope::graph
