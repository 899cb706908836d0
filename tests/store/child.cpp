#include "store/child.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::testing {
namespace {

struct Pipe {
  int read_end;
  int write_end;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
  return {ends[0], ends[1]};
}

void close_end(int& end) {
  if (end >= 0) ::close(end);
  end = -1;
}

[[noreturn]] void run_helper(const std::vector<std::string>& arguments) {
  std::string program = TOPOSCOPE_STORE_HELPER;
  std::vector<std::string> texts = arguments;
  std::vector<char*> argv = {program.data()};
  for (auto& text : texts) argv.push_back(text.data());
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  std::perror(program.c_str());
  ::_exit(127);
}

/// Exit codes of a fork.
constexpr int kGoodExit = 0;
constexpr int kFailedExit = 1;
constexpr int kNotPermittedExit = 2;

int run_work(const std::function<bool()>& prepare, const std::function<void()>& work) {
  // Without MS_PRIVATE, what is mounted here would show outside.
  const bool may_mount = ::unshare(CLONE_NEWNS) == 0 &&
                         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  if (!may_mount || !prepare()) return kNotPermittedExit;
  try {
    work();
    return kGoodExit;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "in the fork: %s\n", error.what());
    return kFailedExit;
  }
}

}  // namespace

Helper::Helper(const std::vector<std::string>& arguments) {
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("fork failed");
  if (process_ == 0) {
    ::dup2(in.read_end, STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    run_helper(arguments);
  }
  close_end(in.read_end);
  close_end(out.write_end);
  to_ = in.write_end;
  from_ = out.read_end;
}

Helper::~Helper() {
  kill();
  close_end(to_);
  close_end(from_);
}

std::optional<std::string> Helper::read_line(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (;;) {
    if (const auto end = pending_.find('\n'); end != std::string::npos) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return line;
    }
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd wait{from_, POLLIN, 0};
    if (left.count() < 0 || ::poll(&wait, 1, static_cast<int>(left.count())) <= 0) {
      return std::nullopt;
    }
    std::array<char, 512> buffer{};
    const auto count = ::read(from_, buffer.data(), buffer.size());
    if (count <= 0) return std::nullopt;
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

void Helper::close_input() { close_end(to_); }

void Helper::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

ForkEnd run_with_own_mounts(const std::function<bool()>& prepare,
                            const std::function<void()>& work) {
  std::fflush(nullptr);
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("fork failed");
  if (process == 0) ::_exit(run_work(prepare, work));
  int status = 0;
  ::waitpid(process, &status, 0);
  if (!WIFEXITED(status)) return ForkEnd::kFailed;
  switch (WEXITSTATUS(status)) {
    case kGoodExit:
      return ForkEnd::kGood;
    case kNotPermittedExit:
      return ForkEnd::kNotPermitted;
    default:
      return ForkEnd::kFailed;
  }
}

bool mount_read_only(const std::filesystem::path& folder) {
  return mount_read_only(folder, folder);
}

bool mount_read_only(const std::filesystem::path& folder, const std::filesystem::path& at) {
  const char* path = at.c_str();
  return ::mount(folder.c_str(), path, nullptr, MS_BIND, nullptr) == 0 &&
         ::mount(path, path, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

bool mount_small(const std::filesystem::path& folder, std::size_t kilobytes) {
  const std::string options = "size=" + std::to_string(kilobytes) + "k";
  return ::mount("tmpfs", folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
}

}  // namespace toposcope::testing
