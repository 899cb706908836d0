#include "scan_serve.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "toposcope/model/time.h"

#include "change_watch.h"
#include "common_options.h"
#include "signal_watch.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

/// How often the stamp of the inventory is looked at.
constexpr milliseconds kLookEvery{1000};
constexpr int kLockTries = 5;
constexpr milliseconds kLockPause{20};
constexpr milliseconds kRestPause{50};

std::string lock_path(const std::string& db) {
  std::error_code fault;
  const auto whole = std::filesystem::weakly_canonical(db, fault);
  return (fault ? db : whole.string()) + "-scans";
}

std::string read_holder(const Descriptor& file) {
  std::array<char, 200> text{};
  const ssize_t count = ::pread(file.number(), text.data(), text.size(), 0);
  std::string holder(text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  holder.erase(std::min(holder.find('\n'), holder.size()));
  return holder.empty() ? "another program" : holder;
}

/// The loop with what it works on.
class Serving {
 public:
  Serving(const ServeOptions& options, const Console& console, store::GraphStore& store)
      : options_(options),
        console_(console),
        store_(store),
        children_(options.scan_program, options.db),
        manager_(store, children_,
                 {options.parallel, [this](const std::string& text) { note(text); }}) {}

  model::Status run() {
    note("runs scans of " + options_.db);
    auto begun = try_again_on_busy([&] { return manager_.begin(model::now_utc()); });
    while (begun.has_value() && !ending_) {
      begun = try_again_on_busy([&] { return manager_.step(model::now_utc()); });
      if (begun.has_value()) begun = wait_for_work();
    }
    const model::Status ended = end_scans();
    return begun.has_value() ? ended : begun;
  }

 private:
  /// A writer that has the inventory for long is no reason to end.
  template <typename Work>
  model::Status try_again_on_busy(Work work) {
    for (;;) {
      model::Status done = work();
      if (done.has_value() || done.error().code != model::ErrorCode::kUnavailable) return done;
      if (ending_) return model::ok();
      note("waiting: " + done.error().message);
      note_signals(signals_.wait(kLookEvery));
    }
  }

  /// Until a scan ended, a schedule is due, somebody changed the inventory, or we are to end.
  model::Status wait_for_work() {
    for (;;) {
      milliseconds most = kLookEvery;
      if (const auto due = manager_.next_due(); due.has_value()) {
        const auto left = *due - model::now_utc();
        if (left.count() <= 0) return model::ok();
        most = std::min(most, std::chrono::ceil<milliseconds>(left));
      }
      if (note_signals(signals_.wait(most))) return model::ok();
      const auto changed = watch_.has_changed();
      if (!changed.has_value()) return changed.error();
      if (changed.value()) return model::ok();
    }
  }

  bool note_signals(SignalWatch::Seen seen) {
    ending_ = ending_ || seen.end;
    return seen.end || seen.child;
  }

  /// Scans have a while to end; whoever tells us twice has not.
  model::Status end_scans() {
    if (manager_.running() > 0) note("ends, and with it " + count_text(manager_.running(), "scan"));
    manager_.stop();
    children_.signal_all(SIGTERM);
    const auto patience = Steady::now() + options_.patience;
    bool kills = false;
    model::Status last = manager_.step(model::now_utc());
    // No signal tells of the end of what a scan left behind: it is looked for.
    for (bool rests = children_.has_rests(); manager_.running() > 0 || (rests && !kills);
         rests = children_.has_rests()) {
      const auto left = std::chrono::ceil<milliseconds>(patience - Steady::now());
      const auto most = kills ? kLookEvery : left;
      const bool told = signals_.wait(rests ? std::min(most, kRestPause) : most).end;
      if (!kills && (told || Steady::now() >= patience)) {
        kills = true;
        children_.signal_all(SIGKILL);
      }
      last = manager_.step(model::now_utc());
    }
    return last;
  }

  void note(const std::string& text) const {
    console_.note(model::to_rfc3339(std::chrono::floor<std::chrono::seconds>(model::now_utc())) +
                  " " + text);
  }

  const ServeOptions& options_;
  const Console& console_;
  store::GraphStore& store_;
  SignalWatch signals_;
  ScanChildren children_;
  ScanManager manager_;
  ChangeWatch watch_{[this] { return store_.stamp(); }};
  bool ending_ = false;
};

}  // namespace

model::Result<ServeLock> ServeLock::take(const std::string& db) {
  const std::string path = lock_path(db);
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.is_open()) {
    return model::Error{model::ErrorCode::kIo, std::strerror(errno), path};
  }
  // holder() has it for a moment when it looks.
  for (int tries = 0; ::flock(file.number(), LOCK_EX | LOCK_NB) != 0; ++tries) {
    if (tries < kLockTries) {
      std::this_thread::sleep_for(kLockPause);
      continue;
    }
    return model::Error{model::ErrorCode::kUnavailable,
                        "scans of this inventory are run by " + read_holder(file), db};
  }
  const std::string holder =
      "process " + std::to_string(::getpid()) + " since " +
      model::to_rfc3339(std::chrono::floor<std::chrono::seconds>(model::now_utc())) + "\n";
  const bool is_written = ::ftruncate(file.number(), 0) == 0 &&
                          ::pwrite(file.number(), holder.data(), holder.size(), 0) ==
                              static_cast<ssize_t>(holder.size());
  if (!is_written) return model::Error{model::ErrorCode::kIo, std::strerror(errno), path};
  return ServeLock(std::move(file));
}

std::optional<std::string> ServeLock::holder(const std::string& db) {
  const Descriptor file(::open(lock_path(db).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open() || ::flock(file.number(), LOCK_SH | LOCK_NB) == 0) return std::nullopt;
  return read_holder(file);
}

model::Status serve_scans(const ServeOptions& options, const Console& console) {
  const auto lock = ServeLock::take(options.db);
  if (!lock.has_value()) return lock.error();
  const auto store = open_to_change(options.db);
  if (!store.has_value()) return store.error();
  Serving serving(options, console, *store.value());
  return serving.run();
}

}  // namespace toposcope::cli
