#include "loopback_sshd.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sources/local/child_process.h"

namespace toposcope::testing {
namespace {

constexpr const char* kSshd = "/usr/sbin/sshd";

std::string sshd_config(const std::string& folder, int port) {
  return "ListenAddress 127.0.0.1\nPort " + std::to_string(port) + "\nHostKey " + folder +
         "/host\nAuthorizedKeysFile " + folder +
         "/authorized_keys\nPidFile none\nStrictModes no\n" +
         "UsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
         "PermitRootLogin prohibit-password\nPrintMotd no\nLogLevel INFO\n";
}

std::string ssh_config(const std::string& folder, int port) {
  const std::string host = "  HostName 127.0.0.1\n  Port " + std::to_string(port) + "\n  User " +
                           user_name() + "\n  IdentityFile " + folder +
                           "/id\n  StrictHostKeyChecking no\n  UserKnownHostsFile " + folder +
                           "/known_hosts\n  GlobalKnownHostsFile " + folder + "/none\n";
  return "Host compute1\n" + host + "Host compute2\n" + host;
}

}  // namespace

std::string run_tool(const std::vector<std::string>& words) {
  const auto child = discovery::run_child(words, "", {}, {});
  if (!child.has_value() || child.value().exit_code != 0) {
    throw std::runtime_error(
        words.front() + ": " +
        (child.has_value() ? child.value().error_output : child.error().message));
  }
  return child.value().output;
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

Daemon::Daemon(const std::vector<std::string>& words, const std::string& ready) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  outputs_ = pipe[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], STDERR_FILENO);
  std::vector<std::string> texts = words;
  std::vector<char*> arguments;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  const int failed = posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(pipe[1]);
  if (failed != 0) throw std::runtime_error("cannot start " + words.front());
  std::string said;
  std::array<char, 4096> block{};
  while (said.find(ready) == std::string::npos) {
    const auto got = ::read(outputs_, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::runtime_error(words.front() + " ended: " + said);
    said.append(block.data(), static_cast<std::size_t>(got));
  }
}

Daemon::~Daemon() {
  ::kill(pid_, SIGTERM);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(outputs_);
}

LoopbackSshd::LoopbackSshd() : port_(free_port()) {
  if (::geteuid() == 0) std::filesystem::create_directories("/run/sshd");  // it insists
  for (const char* key : {"id", "other", "host"}) {
    run_tool({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file(key)});
  }
  std::filesystem::copy_file(file("id.pub"), file("authorized_keys"));
  const std::string folder = folder_.path().string();
  write_text(file("sshd_config"), sshd_config(folder, port_));
  write_text(file("ssh_config"), ssh_config(folder, port_));
  daemon_ = std::make_unique<Daemon>(
      std::vector<std::string>{kSshd, "-D", "-e", "-f", file("sshd_config")},
      "Server listening on");
  const std::string key = run_tool({"cat", file("host.pub")});
  write_text(file("known_hosts"), "[127.0.0.1]:" + std::to_string(port_) + " " + key);
}

int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): sockets have addresses of many kinds
  if (::bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no port is free");
  }
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  ::close(fd);
  return ntohs(address.sin_port);
}

std::string user_name() { return ::getpwuid(::geteuid())->pw_name; }

}  // namespace toposcope::testing
