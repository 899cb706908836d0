#include "worker_pool.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "json_text.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;

// A worker reports lines: "<item> <text>" for an item done; for its failure "!<code> <JSON list of
// message and place>", or "?0 <JSON text>" when an exception ended it.
constexpr char kFailure = '!';
constexpr char kException = '?';

struct Worker {
  pid_t process = -1;
  int pipe = -1;
  std::string pending;  ///< The beginning of a line.
};

Error system_error(const std::string& what) {
  return {ErrorCode::kIo, what + ": " + std::strerror(errno), ""};
}

bool write_line(int pipe, const std::string& line) {
  std::string_view rest = line;
  while (!rest.empty()) {
    const ssize_t written = write(pipe, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void report_failure(int pipe, const Error& error) {
  write_line(pipe, kFailure + std::to_string(static_cast<int>(error.code)) + " " +
                       to_line(Json::array({error.message, error.where})) + "\n");
}

void do_items(const ProcessJob& job, unsigned number, int pipe) {
  const auto do_item = job.start();
  if (!do_item.has_value()) {
    report_failure(pipe, do_item.error());
    return;
  }
  for (std::size_t i = number; i < job.items; i += job.workers) {
    const auto line = do_item.value()(i);
    if (!line.has_value()) {
      report_failure(pipe, line.error());
      return;
    }
    if (!write_line(pipe, std::to_string(i) + " " + line.value() + "\n")) return;
  }
}

/// The life of a worker; does not return to the caller's code, whose destructors are the parent's.
[[noreturn]] void work(const ProcessJob& job, unsigned number, int pipe) {
  try {
    do_items(job, number, pipe);
  } catch (const std::exception& fault) {
    write_line(pipe, kException + std::string("0 ") + to_line(Json(fault.what())) + "\n");
  }
  _exit(0);
}

model::Result<Worker> start_worker(const ProcessJob& job, unsigned number,
                                   const std::vector<Worker>& earlier) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return system_error("cannot make a pipe");
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    for (const Worker& other : earlier) close(other.pipe);
    work(job, number, ends[1]);
  }
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return system_error("cannot start a worker process");
  }
  return Worker{process, ends[0], ""};
}

/// Owns the workers of one run; whatever happens, none is left behind.
class Pool {
 public:
  explicit Pool(const ProcessJob& job) : job_(job), texts_(job.items) {}
  ~Pool() {
    for (const Worker& worker : workers_) {
      if (worker.pipe >= 0) kill(worker.process, SIGKILL);
      if (worker.pipe >= 0) close(worker.pipe);
      waitpid(worker.process, nullptr, 0);
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  model::Result<std::vector<std::string>> run() {
    for (unsigned i = 0; i < job_.workers; ++i) {
      auto worker = start_worker(job_, i, workers_);
      if (!worker.has_value()) return worker.error();
      workers_.push_back(std::move(worker).value());
    }
    while (open_pipes() > 0 && !failure_.has_value()) listen();
    if (failure_.has_value()) return *failure_;
    if (done_ < job_.items) return Error{ErrorCode::kIo, "a worker process died", ""};
    return std::move(texts_);
  }

 private:
  [[nodiscard]] std::size_t open_pipes() const {
    std::size_t open = 0;
    for (const Worker& worker : workers_) open += worker.pipe >= 0 ? 1U : 0U;
    return open;
  }

  void listen() {
    std::vector<pollfd> waiting;
    for (const Worker& worker : workers_) waiting.push_back({worker.pipe, POLLIN, 0});
    if (poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno != EINTR) failure_ = system_error("cannot wait for the workers");
      return;
    }
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      if (waiting[i].revents != 0) read_from(workers_[i]);
    }
  }

  void read_from(Worker& worker) {
    std::array<char, 65536> bytes{};
    const ssize_t count = read(worker.pipe, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) {
      close(std::exchange(worker.pipe, -1));
      return;
    }
    worker.pending.append(bytes.data(), static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = worker.pending.find('\n', begin)) != std::string::npos;) {
      take(std::string_view(worker.pending).substr(begin, end - begin));
      begin = end + 1;
    }
    worker.pending.erase(0, begin);
  }

  void take(std::string_view line) {
    const bool threw = line.starts_with(kException);
    const bool failed = line.starts_with(kFailure);
    if (threw || failed) line.remove_prefix(1);
    std::size_t number = 0;
    const auto [stop, ignored] = std::from_chars(line.data(), line.data() + line.size(), number);
    line.remove_prefix(static_cast<std::size_t>(stop - line.data()) + 1);
    if (threw) throw std::runtime_error(plain(parse_or_null(line)));
    if (failed) {
      const Json told = parse_or_null(line);
      failure_ = Error{static_cast<ErrorCode>(number), plain(told.at(0)), plain(told.at(1))};
      return;
    }
    texts_.at(number) = line;
    ++done_;
    if (job_.progress) job_.progress(done_, job_.items);
  }

  const ProcessJob& job_;
  std::vector<Worker> workers_;
  std::vector<std::string> texts_;
  std::size_t done_ = 0;
  std::optional<Error> failure_;
};

}  // namespace

model::Result<std::vector<std::string>> run_in_processes(const ProcessJob& job) {
  return Pool(job).run();
}

}  // namespace toposcope::cli
