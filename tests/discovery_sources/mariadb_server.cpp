#include "discovery_sources/mariadb_server.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::testing {
namespace {

void must_run(const std::string& command) {
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cannot run " + command);
}

std::string user() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry == nullptr ? "nobody" : entry->pw_name;
}

/// A port that was free a moment ago.
std::uint16_t free_port() {
  const int number = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (::bind(number, generic, size) != 0 ||
      ::getsockname(number, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no free port");
  }
  ::close(number);
  return ::ntohs(address.sin_port);
}

}  // namespace

MariadbServer::MariadbServer(const std::vector<std::string>& statements) : port_(free_port()) {
  make_certificate();
  std::ofstream init(folder_ / "init.sql");
  for (const std::string& statement : statements) init << statement << ";\n";
  init.close();
  must_run(
      "mariadb-install-db --no-defaults --auth-root-authentication-method=normal "
      "--skip-test-db --innodb-log-file-size=4M --user=" +
      user() + " --datadir=" + (folder_ / "data").string() + " >" +
      (folder_ / "install.log").string() + " 2>&1");
  start();
}

MariadbServer::~MariadbServer() { stop(); }

void MariadbServer::make_certificate() const {
  must_run(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
      "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout " +
      (folder_ / "key.pem").string() + " -out " + certificate() + " 2>/dev/null");
}

/// Ready when it says so.
void MariadbServer::start() {
  std::vector<std::string> words = {"mariadbd",
                                    "--no-defaults",
                                    "--bind-address=127.0.0.1",
                                    "--innodb-log-file-size=4M",
                                    "--innodb-buffer-pool-size=8M",
                                    "--innodb-flush-log-at-trx-commit=0",
                                    "--user=" + user(),
                                    "--port=" + std::to_string(port_),
                                    "--socket=" + socket(),
                                    "--ssl-cert=" + certificate(),
                                    "--ssl-key=" + (folder_ / "key.pem").string(),
                                    "--datadir=" + (folder_ / "data").string(),
                                    "--pid-file=" + (folder_ / "pid").string(),
                                    "--init-file=" + (folder_ / "init.sql").string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
  const int failed =
      ::posix_spawn(&process_, "/usr/sbin/mariadbd", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string said;
  char letter = 0;
  while (failed == 0 && said.find("ready for connections") == std::string::npos &&
         ::read(ends[0], &letter, 1) == 1) {
    said += letter;
  }
  // What it says later goes nowhere, and is not waited for.
  static_cast<void>(::fcntl(ends[0], F_SETFL, O_NONBLOCK));
  if (failed != 0 || said.find("ready for connections") == std::string::npos) {
    throw std::runtime_error("mariadbd does not start: " + said);
  }
}

void MariadbServer::stop() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);  // nothing of it is kept
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

bool MariadbServer::run(const std::string& statement) const {
  const std::string command = "mariadb --no-defaults --user=root --socket=" + socket() +
                              " --execute='" + statement + "' >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

}  // namespace toposcope::testing
