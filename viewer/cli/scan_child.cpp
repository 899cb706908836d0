#include "scan_child.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace toposcope::cli {
namespace {

constexpr std::size_t kMostRead = 1024 * 1024;
constexpr int kNotStarted = 127;  ///< As shells say it.

model::Error failure(const std::string& what) {
  return {model::ErrorCode::kIo, what + ": " + std::strerror(errno), ""};
}

/// Memory to write into: a child never waits for somebody to read.
Descriptor open_memory(const char* name) { return Descriptor(::memfd_create(name, MFD_CLOEXEC)); }

std::string read_memory(const Descriptor& memory) {
  std::string text(kMostRead, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count =
        ::pread(memory.number(), text.data() + size, text.size() - size, static_cast<off_t>(size));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    size += static_cast<std::size_t>(count);
  }
  text.resize(size);
  return text;
}

/// It ended, and has not been waited for.
bool has_ended(pid_t process) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == process;
}

/// In the child: only what is safe between fork() and exec.
[[noreturn]] void become(const std::vector<char*>& words, int out, int err, pid_t parent) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  const int in = ::open("/dev/null", O_RDONLY);
  // The parent may have gone before it was listened for.
  const bool is_ready = ::getppid() == parent && ::dup2(in, STDIN_FILENO) >= 0 &&
                        ::dup2(out, STDOUT_FILENO) >= 0 && ::dup2(err, STDERR_FILENO) >= 0;
  if (is_ready) ::execv(words[0], words.data());
  for (const char* text : {"toposcope: cannot run ", static_cast<const char*>(words[0]), "\n"}) {
    if (::write(STDERR_FILENO, text, std::strlen(text)) < 0) break;
  }
  ::_exit(kNotStarted);
}

}  // namespace

ScanChildren::ScanChildren(std::string program, std::string db)
    : program_(std::move(program)), db_(std::move(db)) {}

ScanChildren::~ScanChildren() {
  signal_all(SIGKILL);
  for (const Child& child : children_) {
    while (::waitpid(child.process, nullptr, 0) < 0 && errno == EINTR) continue;
  }
}

model::Result<int> ScanChildren::start(const discovery::ScanArguments& arguments) {
  Child child;
  child.out = open_memory("toposcope scan: answer");
  child.err = open_memory("toposcope scan: remarks");
  if (!child.out.is_open() || !child.err.is_open()) return failure("no memory for a scan's words");
  std::vector<std::string> texts = {program_, "scan", "--db=" + db_};
  for (std::string& word : discovery::to_options(arguments)) texts.push_back(std::move(word));
  texts.insert(texts.end(), {"--json", "--quiet"});
  std::vector<char*> words;
  for (std::string& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  const pid_t parent = ::getpid();
  child.process = ::fork();
  if (child.process < 0) return failure("cannot start a scan");
  if (child.process == 0) become(words, child.out.number(), child.err.number(), parent);
  // Both do it: whoever signals the group first must find it.
  ::setpgid(child.process, child.process);
  const int number = child.process;
  children_.push_back(std::move(child));
  return number;
}

std::vector<EndedScan> ScanChildren::take_ended() {
  std::vector<EndedScan> all;
  std::erase_if(children_, [&](const Child& child) {
    int status = 0;
    if (!has_ended(child.process)) return false;
    // What it started goes with it.  Until it is waited for, the number of the group is its own.
    ::kill(-child.process, SIGTERM);
    if (::waitpid(child.process, &status, WNOHANG) != child.process) return false;
    if (::kill(-child.process, 0) == 0) rests_.push_back(child.process);
    EndedScan& ended = all.emplace_back();
    ended.number = child.process;
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.out = read_memory(child.out);
    ended.err = read_memory(child.err);
    return true;
  });
  return all;
}

void ScanChildren::signal_all(int signal) {
  for (const Child& child : children_) ::kill(-child.process, signal);
  if (has_rests()) {
    for (const pid_t group : rests_) ::kill(-group, signal);
  }
}

bool ScanChildren::has_rests() {
  std::erase_if(rests_, [](pid_t group) { return ::kill(-group, 0) != 0; });
  return !rests_.empty();
}

}  // namespace toposcope::cli
