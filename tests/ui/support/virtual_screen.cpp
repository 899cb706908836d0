#include "ui/support/virtual_screen.h"

#include <array>
#include <csignal>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::testing {
namespace {

pid_t start(const std::vector<std::string>& arguments, posix_spawn_file_actions_t* actions) {
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers;
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  pid_t child = -1;
  const int failed =
      posix_spawnp(&child, pointers.front(), actions, nullptr, pointers.data(), environ);
  return failed == 0 ? child : -1;
}

/// Up to the line feed, or the end.
std::string read_line(int descriptor) {
  std::string line;
  char c = 0;
  while (read(descriptor, &c, 1) == 1 && c != '\n') line += c;
  return line;
}

}  // namespace

VirtualScreen::VirtualScreen() {
  constexpr int kReport = 5;
  std::array<int, 2> report = {-1, -1};
  if (pipe2(report.data(), O_CLOEXEC) != 0) {
    ADD_FAILURE() << "no pipe";
    return;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, report[1], kReport);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // It takes the first free number and writes it when it can be used.
  server_ = start({"Xvfb", "-displayfd", std::to_string(kReport), "-screen", "0", "1280x1024x24",
                   "-nolisten", "tcp"},
                  &actions);
  posix_spawn_file_actions_destroy(&actions);
  close(report[1]);
  const std::string number = read_line(report[0]);
  close(report[0]);
  EXPECT_FALSE(number.empty()) << "Xvfb does not start; it is in the package xvfb";
  if (!number.empty()) display_ = ":" + number;
}

VirtualScreen::~VirtualScreen() {
  if (server_ <= 0) return;
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

int run_program(const std::vector<std::string>& arguments) {
  const pid_t child = start(arguments, nullptr);
  int status = 0;
  if (child <= 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

}  // namespace toposcope::testing
