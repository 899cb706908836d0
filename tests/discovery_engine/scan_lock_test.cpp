#include "toposcope/discovery/scan_lock.h"

#include <array>
#include <csignal>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::must;
using toposcope::testing::TempDir;

/// A byte tells, the end of all writers tells everybody.
class Pipe {
 public:
  Pipe() { EXPECT_EQ(::pipe(ends_.data()), 0); }
  ~Pipe() {
    close_reading();
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  void put(char byte) const { EXPECT_EQ(::write(ends_[1], &byte, 1), 1); }
  /// '\0' at the end.
  [[nodiscard]] char get() const {
    char byte = '\0';
    return ::read(ends_[0], &byte, 1) == 1 ? byte : '\0';
  }
  void close_reading() { close(ends_[0]); }
  void close_writing() { close(ends_[1]); }

 private:
  static void close(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }
  std::array<int, 2> ends_{-1, -1};
};

/// Processes that each try to get the lock when told, and keep it until told.
class Contenders {
 public:
  Contenders(const std::string& path, int count) {
    for (int i = 0; i < count; ++i) {
      const pid_t process = ::fork();
      if (process == 0) try_it(path);
      processes_.push_back(process);
    }
    go_.close_reading();
    end_.close_reading();
  }
  ~Contenders() {
    go_.close_writing();
    end_.close_writing();
    for (const pid_t process : processes_) ::waitpid(process, nullptr, 0);
  }
  Contenders(const Contenders&) = delete;
  Contenders& operator=(const Contenders&) = delete;

  /// How many had it ('h'), found it taken ('t'), failed otherwise ('f').
  std::map<char, int> run() {
    go_.close_writing();
    std::map<char, int> counts;
    for (std::size_t i = 0; i < processes_.size(); ++i) ++counts[told_.get()];
    return counts;
  }
  [[nodiscard]] pid_t process() const { return processes_.front(); }

 private:
  [[noreturn]] void try_it(const std::string& path) {
    go_.close_writing();
    end_.close_writing();
    {
      const auto store = store::open_sqlite_store({.path = path});
      static_cast<void>(go_.get());
      const auto lock = ScanLock::take(*store.value(), "e");
      const bool is_taken = !lock.has_value() && is_of_a_lock(lock.error().message);
      told_.put(lock.has_value() ? 'h' : is_taken ? 't' : 'f');
      static_cast<void>(end_.get());
    }
    ::_exit(0);
  }
  static bool is_of_a_lock(const std::string& text) {
    return text.find("another scan of 'e' is running") != std::string::npos;
  }

  Pipe go_, told_, end_;
  std::vector<pid_t> processes_;
};

TEST(ScanLock, OneScanOfAnEnvironmentAtATime) {
  const auto store = store::open_memory_store();
  {
    const auto lock = ScanLock::take(*store, "e");
    ASSERT_TRUE(lock.has_value());
    const auto second = ScanLock::take(*store, "e");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, model::ErrorCode::kUnavailable);
    EXPECT_THAT(second.error().message, HasSubstr("another scan of 'e' is running (process "));
    EXPECT_TRUE(ScanLock::take(*store, "other").has_value());
  }
  EXPECT_TRUE(must(store->jobs("running")).empty());
  EXPECT_TRUE(ScanLock::take(*store, "e").has_value());
}

TEST(ScanLock, WhoIsGoneIsTakenOver) {
  const auto store = store::open_memory_store();
  for (const char* record :
       {R"({"pid":999999999,"start":"1","boot":"x"})",      // no such process
        R"({"pid":1,"start":"another start","boot":"x"})",  // its number, another process
        R"(no record)", R"({"pid":"text"})"}) {
    must(store->set_job("running", "e", record));
    EXPECT_TRUE(ScanLock::take(*store, "e").has_value()) << record;
  }
}

TEST(ScanLock, OfProcessesThatBeginAtOnceOneHasIt) {
  constexpr int kCount = 4;
  for (int round = 0; round < 25; ++round) {
    const TempDir folder(TempDir::Place::kMemory);
    const std::string path = folder / "it.db";
    {
      const auto store = must(store::open_sqlite_store({.path = path}));
      // Every other time, of one that has gone.
      if (round % 2 == 1) must(store->set_job("running", "e", R"({"pid":999999999})"));
    }
    Contenders contenders(path, kCount);
    const std::map<char, int> only_one = {{'h', 1}, {'t', kCount - 1}};
    ASSERT_EQ(contenders.run(), only_one) << "round " << round;
  }
}

TEST(ScanLock, OfAKilledProcessIsFreeAtOnce) {
  const TempDir folder(TempDir::Place::kMemory);
  const std::string path = folder / "it.db";
  const auto store = must(store::open_sqlite_store({.path = path}));
  Contenders one(path, 1);
  ASSERT_EQ(one.run(), (std::map<char, int>{{'h', 1}}));
  const auto second = ScanLock::take(*store, "e");
  ASSERT_FALSE(second.has_value());
  EXPECT_THAT(second.error().message, HasSubstr("process " + std::to_string(one.process())));
  ::kill(one.process(), SIGKILL);
  // It has ended, but nobody has asked how: its number is still there.
  siginfo_t info{};
  ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(one.process()), &info, WEXITED | WNOWAIT), 0);
  EXPECT_TRUE(ScanLock::take(*store, "e").has_value());
}

TEST(ScanLock, WhoWasOvertakenLearnsOfIt) {
  const auto store = store::open_memory_store();
  const auto lock = ScanLock::take(*store, "e");
  ASSERT_TRUE(lock.has_value());
  must(store->set_job("running", "e", R"({"pid":1})"));
  EXPECT_FALSE(lock.value().is_held().has_value());
}

}  // namespace
}  // namespace toposcope::discovery::testing
