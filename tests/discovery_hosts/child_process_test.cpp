// Programs of this machine: their ends, whichever they are.

#include "sources/local/child_process.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "sources/local/local_commands.h"
#include "support/temp_dir.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;

using Words = std::vector<std::string>;

model::Result<ChildResult> shell(const std::string& script, const CommandLimits& limits = {},
                                 const std::stop_token& stop = {}) {
  return run_child(Words{"/bin/sh", "-c", script}, "", limits, stop);
}

TEST(ChildProcess, TellsExitCodesAndOutputs) {
  const auto child = shell("echo out; echo err >&2; exit 3");
  ASSERT_TRUE(child.has_value());
  EXPECT_EQ(child.value().exit_code, 3);
  EXPECT_EQ(child.value().output, "out\n");
  EXPECT_EQ(child.value().error_output, "err\n");
  EXPECT_EQ(shell("kill -TERM $$").value().exit_code, 128 + SIGTERM);
}

TEST(ChildProcess, IsFedAndSeesTheEnd) {
  const std::string input(1 << 20U, 'x');
  EXPECT_EQ(run_child(Words{"wc", "-c"}, input, {}, {}).value().output, "1048576\n");
  EXPECT_EQ(run_child(Words{"cat"}, "", {}, {}).value().output, "");
}

TEST(ChildProcess, OneThatDoesNotListenIsNoFault) {
  const std::string input(1 << 20U, 'x');
  const auto child = run_child(Words{"/bin/sh", "-c", "exec 0<&-; echo done"}, input, {}, {});
  ASSERT_TRUE(child.has_value()) << child.error().message;
  EXPECT_EQ(child.value().output, "done\n");
}

TEST(ChildProcess, OneThatIsNotThereIsTold) {
  EXPECT_EQ(run_child(Words{"no-such-program"}, "", {}, {}).error().code, ErrorCode::kNotFound);
}

TEST(ChildProcess, OneThatNeverEndsIsEnded) {
  const auto child = shell("echo begun; while :; do :; done", {.time = 200ms});
  ASSERT_FALSE(child.has_value());
  EXPECT_EQ(child.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(child.error().message, "not done after 200 ms");
}

TEST(ChildProcess, WhatItLeavesBehindDoesNotHoldItUp) {
  const auto child = shell("tail -f /dev/null & echo done", {.time = 60s});
  ASSERT_TRUE(child.has_value()) << child.error().message;
  EXPECT_EQ(child.value().output, "done\n");
}

TEST(ChildProcess, OneThatPrintsTooMuchIsEnded) {
  const auto child = shell("yes", {.output_bytes = 100'000});
  ASSERT_FALSE(child.has_value());
  EXPECT_EQ(child.error().code, ErrorCode::kMalformedInput);
  const auto fits = shell("head -c 5000000 /dev/zero");
  ASSERT_TRUE(fits.has_value());
  EXPECT_EQ(fits.value().output.size(), 5'000'000U);
}

TEST(ChildProcess, IsStopped) {
  const testing::TempDir folder;
  const std::string fifo = (folder / "begun").string();
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::stop_source stop;
  const std::jthread stopper([&] {
    std::ifstream begun(fifo);
    std::string line;
    std::getline(begun, line);  // a writer without a reader would be killed
    stop.request_stop();
  });
  const auto child = shell("echo > " + fifo + "; tail -f /dev/null", {}, stop.get_token());
  ASSERT_FALSE(child.has_value());
  EXPECT_EQ(child.error().code, ErrorCode::kCancelled);
}

TEST(LocalCommands, RunABatchWhateverTheHost) {
  const auto hosts = make_local_commands(true, {}, {});
  const Words commands = {"echo a", "exit 4"};
  const auto results = hosts->run("compute1", commands);
  ASSERT_TRUE(results.has_value()) << results.error().message;
  EXPECT_EQ(results.value()[0].output, "a\n");
  EXPECT_EQ(results.value()[1].exit_code, 4);
  EXPECT_TRUE(hosts->run("compute1", {}).value().empty());
}

TEST(LocalCommands, ABatchThatKillsItsShellIsCutOff) {
  const auto hosts = make_local_commands(false, {}, {});
  const Words commands = {"echo a", "kill -9 $$", "echo b"};
  EXPECT_EQ(hosts->run("h", commands).error().code, ErrorCode::kMalformedInput);
}

TEST(LocalCommands, ABatchThatNeverEndsIsEnded) {
  const auto hosts = make_local_commands(false, {.time = 200ms}, {});
  const Words commands = {"tail -f /dev/null"};
  const auto results = hosts->run("h", commands);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(results.error().where, "h");
}

}  // namespace
}  // namespace toposcope::discovery
