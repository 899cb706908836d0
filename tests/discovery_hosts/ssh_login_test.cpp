// Who is let in, and by which host: a real sshd.

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loopback_sshd.h"
#include "sources/ssh/ssh_commands.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;
using Words = std::vector<std::string>;

class SshLogin : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sshd_ = std::make_unique<testing::LoopbackSshd>(); }
  static void TearDownTestSuite() { sshd_.reset(); }

  static SshSettings settings() { return {.ssh_config = sshd_->file("ssh_config")}; }

  /// "ok", or the error.
  static model::Error outcome(const SshSettings& settings, const std::string& host = "compute1") {
    const Words commands = {"echo hello"};
    const auto results = make_ssh_commands(settings, {})->run(host, commands);
    if (!results.has_value()) return results.error();
    return {ErrorCode::kNotFound, results.value().at(0).output, "ok"};
  }

  static bool says(const model::Error& error, const std::string& text) {
    return error.message.find(text) != std::string::npos;
  }

  static inline std::unique_ptr<testing::LoopbackSshd> sshd_;
};

TEST_F(SshLogin, ByTheKeyOfSshConfig) { EXPECT_EQ(outcome(settings()).message, "hello\n"); }

TEST_F(SshLogin, ByAKeyFileWithoutSshConfig) {
  testing::write_text(sshd_->file("empty_config"), "");
  SshSettings plain{.user = testing::user_name(),
                    .port = sshd_->port(),
                    .ssh_config = sshd_->file("empty_config"),
                    .known_hosts = sshd_->file("known_hosts"),
                    .key_file = sshd_->file("id")};
  EXPECT_EQ(outcome(plain, "127.0.0.1").message, "hello\n");
  plain.key_file = sshd_->file("missing");
  const auto error = outcome(plain, "127.0.0.1");
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(error, "missing")) << error.message;
}

TEST_F(SshLogin, ByAKeyWithAPassphrase) {
  const std::string key = sshd_->file("locked");
  if (!std::filesystem::exists(key)) {
    std::filesystem::copy_file(sshd_->file("id"), key);
    std::filesystem::permissions(
        key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    testing::run_tool({"ssh-keygen", "-q", "-p", "-P", "", "-N", "c4nary-phrase", "-f", key});
  }
  SshSettings with_key = settings();
  with_key.key_file = key;
  with_key.secret = "c4nary-phrase";
  EXPECT_EQ(outcome(with_key).message, "hello\n");
  with_key.secret = "c4nary-wrong";
  const auto error = outcome(with_key);
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(error, "passphrase")) << error.message;
  EXPECT_FALSE(says(error, "c4nary")) << error.message;
}

TEST_F(SshLogin, ByTheAgent) {
  const std::string socket = sshd_->file("agent");
  const testing::Daemon agent({"/usr/bin/ssh-agent", "-D", "-a", socket}, "SSH_AUTH_SOCK=");
  ::setenv("SSH_AUTH_SOCK", socket.c_str(), 1);
  SshSettings by_agent = settings();
  by_agent.agent = true;
  const auto empty = outcome(by_agent);
  EXPECT_EQ(empty.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(empty, "agent")) << empty.message;
  testing::run_tool({"ssh-add", "-q", sshd_->file("id")});
  EXPECT_EQ(outcome(by_agent).message, "hello\n");
  ::unsetenv("SSH_AUTH_SOCK");
}

TEST_F(SshLogin, AnotherKeyIsRefused) {
  SshSettings wrong = settings();
  wrong.key_file = sshd_->file("other");
  wrong.secret = "c4nary-password";
  const auto error = outcome(wrong);
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(error, "the login is refused")) << error.message;
  EXPECT_TRUE(says(error, "publickey")) << error.message;
  EXPECT_FALSE(says(error, "c4nary")) << error.message;
  EXPECT_EQ(error.where, "compute1 (127.0.0.1:" + std::to_string(sshd_->port()) + ")");
}

TEST_F(SshLogin, AHostThatIsNotKnownIsRefused) {
  SshSettings unknown = settings();
  unknown.known_hosts = sshd_->file("nobody");
  testing::write_text(unknown.known_hosts, "");
  const auto error = outcome(unknown);
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(error, "the host key is not known")) << error.message;
  EXPECT_TRUE(says(error, "ssh-keyscan -p " + std::to_string(sshd_->port()) + " 127.0.0.1 >> " +
                              unknown.known_hosts))
      << error.message;
  const std::string print = testing::run_tool({"ssh-keygen", "-l", "-f", sshd_->file("host.pub")});
  EXPECT_TRUE(says(error, print.substr(print.find("SHA256:"), 50))) << error.message;
}

TEST_F(SshLogin, AHostWithAnotherKeyIsRefusedLoudly) {
  SshSettings changed = settings();
  changed.known_hosts = sshd_->file("others");
  testing::write_text(changed.known_hosts,
                      "[127.0.0.1]:" + std::to_string(sshd_->port()) + " " +
                          testing::run_tool({"cat", sshd_->file("other.pub")}));
  const auto error = outcome(changed);
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(says(error, "THE HOST KEY HAS CHANGED")) << error.message;
  EXPECT_TRUE(says(error, "ssh-keygen -R")) << error.message;
}

TEST_F(SshLogin, AClosedPortIsTold) {
  SshSettings closed = settings();
  testing::write_text(sshd_->file("closed"), "Host compute1\n HostName 127.0.0.1\n Port " +
                                                 std::to_string(testing::free_port()) + "\n");
  closed.ssh_config = sshd_->file("closed");
  const auto error = outcome(closed);
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_TRUE(says(error, "not reached")) << error.message;
}

TEST_F(SshLogin, ANameThatDoesNotResolveIsTold) {
  EXPECT_EQ(outcome(settings(), "no-such-host.invalid").code, ErrorCode::kUnavailable);
}

TEST_F(SshLogin, FilesThatAreNotThereAreTold) {
  for (std::string SshSettings::*member : {&SshSettings::ssh_config, &SshSettings::known_hosts}) {
    SshSettings faulty = settings();
    faulty.*member = sshd_->file("missing");
    const auto error = outcome(faulty);
    EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
    EXPECT_TRUE(says(error, "is not there")) << error.message;
  }
}

}  // namespace
}  // namespace toposcope::discovery
