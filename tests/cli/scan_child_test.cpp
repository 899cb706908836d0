#include "scan_child.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "support/temp_dir.h"

namespace toposcope::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

/// A script in place of the program.
class ScanChildrenTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string script(const std::string& lines) const {
    const auto path = folder_ / "scan";
    std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path.string();
  }
  /// Waits until the child has ended, and leaves it to be taken.
  static EndedScan take_one(ScanChildren& children, int number) {
    siginfo_t info{};
    ::waitid(P_PID, static_cast<id_t>(number), &info, WEXITED | WNOWAIT);
    const auto ended = children.take_ended();
    EXPECT_THAT(ended, SizeIs(1));
    return ended.empty() ? EndedScan{} : ended.front();
  }

  testing::TempDir folder_{testing::TempDir::Place::kMemory};
  ScanChildrenTest() { arguments_.environment = "-x y"; }

  void end_first(ScanChildren& children, const std::string& path, std::ifstream& alive);

  discovery::ScanArguments arguments_;
};

TEST_F(ScanChildrenTest, AreGivenTheScanAndTellWhatCameOfIt) {
  ScanChildren children(script("printf '[%s]' \"$@\"; echo remark >&2; exit 3"), "c.db");
  const auto number = children.start(arguments_);
  ASSERT_TRUE(number.has_value());
  const EndedScan ended = take_one(children, number.value());
  EXPECT_EQ(ended.number, number.value());
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.out, "[scan][--db=c.db][--env=-x y][--json][--quiet]");
  EXPECT_EQ(ended.err, "remark\n");
  EXPECT_THAT(children.take_ended(), SizeIs(0));
}

TEST_F(ScanChildrenTest, MaySayMoreThanAPipeHolds) {
  ScanChildren children(script("head -c 300000 /dev/zero | tr '\\0' x"), "c.db");
  const EndedScan ended = take_one(children, children.start(arguments_).value());
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, SizeIs(300'000));
}

TEST_F(ScanChildrenTest, TellWhichSignalEndedThem) {
  ScanChildren children(script("exec sleep 1000"), "c.db");
  const int number = children.start(arguments_).value();
  EXPECT_THAT(children.take_ended(), SizeIs(0));
  children.signal_all(SIGKILL);
  const EndedScan ended = take_one(children, number);
  EXPECT_FALSE(ended.exit_code.has_value());
  EXPECT_EQ(ended.signal, SIGKILL);
}

TEST_F(ScanChildrenTest, SayWhenTheProgramIsNotThere) {
  ScanChildren children((folder_ / "nothing").string(), "c.db");
  const EndedScan ended = take_one(children, children.start(arguments_).value());
  EXPECT_EQ(ended.exit_code, 127);
  EXPECT_THAT(ended.err, HasSubstr("cannot run "));
}

/// The pipe ends with the last process that has it.
constexpr const char* kWrapped = "(exec 5>$0.alive; echo b >&5; ";

TEST_F(ScanChildrenTest, AreSignalledWithAllThatTheyStarted) {
  const std::string path = script(std::string(kWrapped) + "exec sleep 1000); true");
  const std::string pipe = path + ".alive";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  ScanChildren children(path, "c.db");
  const int number = children.start(arguments_).value();
  std::ifstream alive(pipe);
  ASSERT_EQ(alive.get(), 'b');
  children.signal_all(SIGTERM);
  EXPECT_EQ(take_one(children, number).signal, SIGTERM);
  while (alive.get() != std::ifstream::traits_type::eof()) continue;
}

/// Lets the script of that path end while what it started is at work, as `alive` shows.
void ScanChildrenTest::end_first(ScanChildren& children, const std::string& path,
                                 std::ifstream& alive) {
  const int number = children.start(arguments_).value();
  alive.open(path + ".alive");
  ASSERT_EQ(alive.get(), 'b');
  std::ofstream(path + ".go") << "go\n";
  EXPECT_EQ(take_one(children, number).exit_code, 0);
}

TEST_F(ScanChildrenTest, TakeAlongWhatTheyLeaveBehind) {
  const std::string path = script(std::string(kWrapped) + "exec sleep 1000) & read -r line <$0.go");
  for (const char* end : {".alive", ".go"}) ASSERT_EQ(::mkfifo((path + end).c_str(), 0600), 0);
  ScanChildren children(path, "c.db");
  std::ifstream alive;
  end_first(children, path, alive);
  while (alive.get() != std::ifstream::traits_type::eof()) continue;
}

TEST_F(ScanChildrenTest, KillTheRestsThatDoNotEnd) {
  const std::string path =
      script("trap '' TERM; " + std::string(kWrapped) + "exec sleep 1000) & read -r line <$0.go");
  for (const char* end : {".alive", ".go"}) ASSERT_EQ(::mkfifo((path + end).c_str(), 0600), 0);
  ScanChildren children(path, "c.db");
  std::ifstream alive;
  end_first(children, path, alive);
  EXPECT_TRUE(children.has_rests());
  children.signal_all(SIGKILL);
  while (alive.get() != std::ifstream::traits_type::eof()) continue;
}

TEST_F(ScanChildrenTest, GoWithTheirOwner) {
  int number = 0;
  {
    ScanChildren children(script("exec sleep 1000"), "c.db");
    number = children.start(arguments_).value();
  }
  EXPECT_NE(::kill(number, 0), 0);
}

}  // namespace
}  // namespace toposcope::cli
