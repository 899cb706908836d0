#include "bench/child_process.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::bench {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& output) {
  const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) dup2(file, STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Usage run_process(const std::vector<std::string>& command, const std::string& output) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) become(command, output);
  int state = 0;
  rusage used{};
  if (child < 0 || wait4(child, &state, 0, &used) != child) {
    std::fprintf(stderr, "cannot run %s\n", command.front().c_str());
    std::exit(4);
  }
  Usage out;
  out.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  out.cpu_s = seconds(used.ru_utime) + seconds(used.ru_stime);
  out.peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
  out.exit_code = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  if (out.exit_code == 127) {
    std::fprintf(stderr, "cannot run %s\n", command.front().c_str());
    std::exit(4);
  }
  return out;
}

}  // namespace toposcope::bench
