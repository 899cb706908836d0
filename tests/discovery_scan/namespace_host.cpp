#include "discovery_scan/namespace_host.h"

#include <array>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::discovery {
namespace {

/// Both ends of a pipe that children do not inherit; what is not given away is closed.
struct Pipe {
  std::array<int, 2> ends{-1, -1};

  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void close_end(std::size_t end) {
    if (ends[end] >= 0) close(ends[end]);
    ends[end] = -1;
  }
  int release(std::size_t end) {
    const int given = ends[end];
    ends[end] = -1;
    return given;
  }
};

/// \return its process id; nothing when it could not be started
int start(std::vector<std::string> arguments, int input, int output) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t child = -1;
  if (posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ) != 0) {
    child = -1;
  }
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

std::string read_all(int from) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = read(from, buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

int wait_for(int child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

constexpr const char* kKeep =
    "mount -t tmpfs tmpfs /run && mkdir -p /run/netns && ip link set lo up && echo ready && "
    "exec cat >/dev/null";

}  // namespace

model::Result<std::shared_ptr<NamespaceHost>> NamespaceHost::make() {
  Pipe input;
  Pipe output;
  const int keeper =
      start({"unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
             "--propagation", "private", "sh", "-c", std::string(kKeep) + " 2>&1"},
            input.ends[0], output.ends[1]);
  output.close_end(1);
  std::string said;
  std::array<char, 256> buffer{};
  while (keeper > 0 && said.find("ready\n") == std::string::npos) {
    const ssize_t got = read(output.ends[0], buffer.data(), buffer.size());
    if (got <= 0) break;
    said.append(buffer.data(), static_cast<std::size_t>(got));
  }
  if (said.find("ready\n") == std::string::npos) {
    if (keeper > 0) wait_for(keeper);
    return model::Error{model::ErrorCode::kUnavailable,
                        "no namespaces can be made here (root is needed): " + said, "unshare"};
  }
  return std::make_shared<NamespaceHost>(keeper, input.release(1));
}

NamespaceHost::~NamespaceHost() {
  close(input_);
  wait_for(keeper_);
}

CommandResult NamespaceHost::run(const std::string& command) const {
  const std::string keeper = std::to_string(keeper_);
  Pipe output;
  const std::string error_file = "/tmp/toposcope-" + keeper + ".err";
  const int child = start({"nsenter", "-t", keeper, "--net", "--mount",
                           "--pid=/proc/" + keeper + "/ns/pid_for_children", "sh", "-c",
                           "exec 2>" + error_file + "; " + command},
                          -1, output.ends[1]);
  output.close_end(1);
  CommandResult result;
  if (child < 0) return {127, "", "nsenter could not be started"};
  result.output = read_all(output.ends[0]);
  result.exit_code = wait_for(child);
  const int errors = open(error_file.c_str(), O_RDONLY | O_CLOEXEC);
  if (errors >= 0) {
    result.error_output = read_all(errors);
    close(errors);
    unlink(error_file.c_str());
  }
  return result;
}

model::Result<std::vector<CommandResult>> NamespaceHost::run(
    std::string_view, std::span<const std::string> commands) {
  std::vector<CommandResult> results;
  for (const std::string& command : commands) results.push_back(run(command));
  return results;
}

}  // namespace toposcope::discovery
