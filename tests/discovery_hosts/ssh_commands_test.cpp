// Commands by a real sshd, and connections that break.

#include "sources/ssh/ssh_commands.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "loopback_sshd.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;
using Words = std::vector<std::string>;

class SshCommandsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sshd_ = std::make_unique<testing::LoopbackSshd>(); }
  static void TearDownTestSuite() { sshd_.reset(); }

  static std::shared_ptr<HostCommands> hosts(const CommandLimits& limits = {},
                                             const std::stop_token& stop = {}) {
    return make_ssh_commands({.ssh_config = sshd_->file("ssh_config"), .limits = limits}, stop);
  }

  /// A fifo that a command can open for writing to say that it has begun.
  static std::string make_fifo(const std::string& name) {
    std::string fifo = sshd_->file(name);
    EXPECT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    return fifo;
  }

  static inline std::unique_ptr<testing::LoopbackSshd> sshd_;
};

TEST_F(SshCommandsTest, TellOutputsAndExitCodes) {
  const Words commands = {"echo out; echo err >&2; exit 3", "id -u", "cat", "echo $LC_ALL"};
  const auto results = hosts()->run("compute1", commands);
  ASSERT_TRUE(results.has_value()) << results.error().message;
  EXPECT_EQ(results.value()[0], (CommandResult{3, "out\n", "err\n"}));
  EXPECT_EQ(results.value()[1].exit_code, 0);
  EXPECT_EQ(results.value()[2], (CommandResult{0, "", ""}));
  EXPECT_EQ(results.value()[3].output, "C\n");
}

TEST_F(SshCommandsTest, KeepOneLogin) {
  const auto kept = hosts();
  const Words session = {"echo $SSH_CONNECTION"};
  const auto first = kept->run("compute1", session);
  const auto second = kept->run("compute1", session);
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_NE(first.value()[0].output, "\n");
  EXPECT_EQ(first.value()[0].output, second.value()[0].output);
}

TEST_F(SshCommandsTest, RunTwoHundredInOneBatch) {
  Words commands;
  for (int i = 0; i < 200; ++i) commands.push_back("echo " + std::to_string(i));
  const auto results = hosts()->run("compute1", commands);
  ASSERT_TRUE(results.has_value()) << results.error().message;
  ASSERT_EQ(results.value().size(), 200U);
  EXPECT_EQ(results.value()[0].output, "0\n");
  EXPECT_EQ(results.value()[199].output, "199\n");
}

TEST_F(SshCommandsTest, TakeAScriptOfAMegabyte) {
  Words commands;
  for (int i = 0; i < 100; ++i) commands.push_back("echo " + std::string(10'000, 'x') + " | wc -c");
  const auto results = hosts()->run("compute1", commands);
  ASSERT_TRUE(results.has_value()) << results.error().message;
  EXPECT_EQ(results.value()[99].output, "10001\n");
}

TEST_F(SshCommandsTest, BringAMegabyteOfOutput) {
  const Words commands = {"head -c 1000000 /dev/zero | tr '\\0' x",
                          "head -c 1000000 /dev/zero | tr '\\0' y >&2"};
  const auto results = hosts()->run("compute1", commands);
  ASSERT_TRUE(results.has_value()) << results.error().message;
  EXPECT_EQ(results.value()[0].output, std::string(1'000'000, 'x'));
  EXPECT_EQ(results.value()[1].error_output, std::string(1'000'000, 'y'));
}

TEST_F(SshCommandsTest, EndOutputWithoutEnd) {
  const Words commands = {"yes"};
  const auto results = hosts({.output_bytes = 1'000'000})->run("compute1", commands);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().code, ErrorCode::kMalformedInput);
}

TEST_F(SshCommandsTest, EndACommandThatNeverEnds) {
  const auto kept = hosts({.time = std::chrono::milliseconds(200)});
  const Words endless = {"tail -f /dev/null"};
  const auto results = kept->run("compute1", endless);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(results.error().message, "not done after 200 ms");
}

TEST_F(SshCommandsTest, TellAConnectionThatIsCut) {
  const std::string fifo = make_fifo("cut");
  const std::jthread killer([&] {
    pid_t shell_parent = 0;
    std::ifstream(fifo) >> shell_parent;  // of the batch's shell: this login's sshd
    if (shell_parent > 1) ::kill(shell_parent, SIGKILL);
  });
  const auto kept = hosts();
  const Words commands = {"echo before", "echo $PPID > " + fifo + "; tail -f /dev/null"};
  const auto results = kept->run("compute1", commands);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().code, ErrorCode::kUnavailable) << results.error().message;
  EXPECT_NE(results.error().message.find("broke"), std::string::npos) << results.error().message;
  const Words again = {"echo again"};
  const auto after = kept->run("compute1", again);
  ASSERT_TRUE(after.has_value()) << after.error().message;
  EXPECT_EQ(after.value()[0].output, "again\n");
}

TEST_F(SshCommandsTest, TellAShellThatIsKilled) {
  const Words commands = {"echo before", "kill -9 $$"};
  const auto results = hosts()->run("compute1", commands);
  ASSERT_FALSE(results.has_value());
  EXPECT_EQ(results.error().code, ErrorCode::kUnavailable) << results.error().message;
}

TEST_F(SshCommandsTest, AreStopped) {
  const std::string fifo = make_fifo("stop");
  std::stop_source stop;
  const std::jthread stopper([&] {
    std::ifstream begun(fifo);
    std::string line;
    std::getline(begun, line);  // a writer without a reader would be killed
    stop.request_stop();
  });
  const Words commands = {"echo > " + fifo + "; tail -f /dev/null"};
  const auto kept = hosts({}, stop.get_token());
  EXPECT_EQ(kept->run("compute1", commands).error().code, ErrorCode::kCancelled);
  EXPECT_EQ(kept->run("compute1", commands).error().code, ErrorCode::kCancelled);
}

/// Each of two commands waits for the other, so they end only when they run at once.
TEST_F(SshCommandsTest, RunOnTwoHostsAtOnce) {
  const std::string one = make_fifo("one");
  const std::string two = make_fifo("two");
  const auto kept = hosts();
  std::string first;
  std::string second;
  const auto run = [&](const std::string& host, const std::string& command, std::string& output) {
    const Words commands = {command};
    const auto results = kept->run(host, commands);
    output = results.has_value() ? results.value()[0].output : results.error().message;
  };
  std::jthread a([&] { run("compute1", "echo a > " + one + "; cat " + two, first); });
  std::jthread b([&] { run("compute2", "cat " + one + "; echo b > " + two, second); });
  a.join();
  b.join();
  EXPECT_EQ(first, "b\n");
  EXPECT_EQ(second, "a\n");
}

TEST_F(SshCommandsTest, DoNotAskARefusingHostAgain) {
  testing::write_text(sshd_->file("refusing"), "");
  SshSettings settings{.ssh_config = sshd_->file("ssh_config"),
                       .known_hosts = sshd_->file("refusing")};
  const auto kept = make_ssh_commands(settings, {});
  const Words commands = {"true"};
  const auto first = kept->run("compute1", commands);
  ASSERT_FALSE(first.has_value());
  std::filesystem::copy_file(sshd_->file("known_hosts"), settings.known_hosts,
                             std::filesystem::copy_options::overwrite_existing);
  const auto second = kept->run("compute1", commands);
  ASSERT_FALSE(second.has_value());  // remembered for as long as this lives
  EXPECT_EQ(second.error().message, first.error().message);
  EXPECT_TRUE(make_ssh_commands(settings, {})->run("compute1", commands).has_value());
}

}  // namespace
}  // namespace toposcope::discovery
