// From an environment's document to sources, and what trying them tells.

#include "toposcope/discovery/connect.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "loopback_sshd.h"
#include "sources/host_section.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;
using nlohmann::json;

EnvironmentConfig environment_of(const json& sections, const std::string& type = "OpenStack") {
  const json document = {{"name", "lab"}, {"environment_type", type}, {"configuration", sections}};
  return read_environment(document.dump()).value();
}

CredentialStore credentials() {
  return CredentialStore({.variable = [](const std::string& name) -> std::optional<std::string> {
                            return name == "CANARY" ? std::optional<std::string>("c4nary-password")
                                                    : std::nullopt;
                          },
                          .clouds_folders = {}});
}

TEST(Connect, MakesASourceForEachSection) {
  CredentialStore store = credentials();
  const auto all = connect(
      environment_of(json::array(
          {{{"name", "OpenStack"},
            {"auth_url", "http://127.0.0.1:5000/v3"},
            {"user", "admin"},
            {"project", "admin"},
            {"secret_ref", "env:CANARY"}},
           {{"name", "mysql"}, {"host", "127.0.0.1"}, {"user", "os"}, {"secret", "env:CANARY"}},
           {{"name", "CLI"}}})),
      store, {});
  ASSERT_TRUE(all.has_value()) << all.error().message;
  EXPECT_NE(all.value().api, nullptr);
  EXPECT_NE(all.value().database, nullptr);
  EXPECT_NE(all.value().hosts, nullptr);
  EXPECT_NE(all.value().clock, nullptr);
  const auto none = connect(environment_of(json::array()), store, {});
  ASSERT_TRUE(none.has_value());
  EXPECT_EQ(none.value().api, nullptr);
  EXPECT_EQ(none.value().database, nullptr);
  EXPECT_EQ(none.value().hosts, nullptr);
  EXPECT_NE(none.value().clock, nullptr);
}

TEST(Connect, TellsWhatIsWrongWithASection) {
  CredentialStore store = credentials();
  for (const json& section :
       std::vector<json>{{{"name", "OpenStack"}},
                         {{"name", "CLI"}, {"port", "ssh"}},
                         {{"name", "CLI"}, {"port", 70000}},
                         {{"name", "CLI"}, {"secret_ref", "env:NOT_SET"}},
                         {{"name", "CLI"}, {"secret_ref", "c4nary-password"}}}) {
    const auto sources = connect(environment_of(json::array({section})), store, {});
    ASSERT_FALSE(sources.has_value()) << section;
    EXPECT_EQ(sources.error().message.find("c4nary"), std::string::npos);
  }
}

TEST(Connect, ALinuxEnvironmentIsThisMachine) {
  CredentialStore store = credentials();
  const auto environment = environment_of(json::array(), "Linux");
  const auto sources = connect(environment, store, {});
  ASSERT_TRUE(sources.has_value());
  const std::vector<std::string> commands = {"echo here"};
  EXPECT_EQ(sources.value().hosts->run("any", commands).value()[0].output, "here\n");
  const auto verdicts = test_connections(environment, store, {});
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].section, "this machine");
  EXPECT_TRUE(verdicts[0].ok);
  EXPECT_TRUE(verdicts[0].text.starts_with("user " + testing::user_name() + " on "));
}

TEST(Connect, ReadsTheSectionOfHosts) {
  CredentialStore store = credentials();
  const auto environment = environment_of(json::array({{{"name", "CLI"},
                                                        {"user", "scanner"},
                                                        {"port", 2201},
                                                        {"ssh_config", "/etc/lab/ssh_config"},
                                                        {"key_file", "/etc/lab/id"},
                                                        {"sudo", "no"},
                                                        {"secret_ref", "env:CANARY"}}}));
  const auto settings = ssh_settings_of(*environment.section("CLI"), store);
  ASSERT_TRUE(settings.has_value());
  EXPECT_EQ(settings.value().user, "scanner");
  EXPECT_EQ(settings.value().port, 2201);
  EXPECT_EQ(settings.value().ssh_config, "/etc/lab/ssh_config");
  EXPECT_EQ(settings.value().key_file, "/etc/lab/id");
  EXPECT_FALSE(settings.value().sudo);
  EXPECT_FALSE(settings.value().agent);
  EXPECT_EQ(settings.value().secret, "c4nary-password");
  EXPECT_EQ(store.all(), std::vector<std::string_view>{"c4nary-password"});
}

TEST(Connect, FindsAliasesOfHosts) {
  EXPECT_EQ(aliases_of("# x\nHost a b\n  HostName 1\nhost=c\nHost * !d e?\n  User host\nHost\n"),
            (std::vector<std::string>{"a", "b", "c"}));
}

TEST(Connect, TriesEveryWay) {
  const testing::LoopbackSshd sshd;
  CredentialStore store = credentials();
  const std::string port = std::to_string(testing::free_port());
  const auto environment =
      environment_of(json::array({{{"name", "OpenStack"},
                                   {"auth_url", "http://127.0.0.1:" + port + "/v3"},
                                   {"user", "admin"},
                                   {"project", "admin"},
                                   {"secret_ref", "env:CANARY"}},
                                  {{"name", "mysql"},
                                   {"host", "127.0.0.1"},
                                   {"port", port},
                                   {"user", "os"},
                                   {"secret_ref", "env:CANARY"}},
                                  {{"name", "CLI"},
                                   {"host", "no-such-host.invalid"},
                                   {"ssh_config", sshd.file("ssh_config")},
                                   {"sudo", "no"}}}));
  const auto verdicts = test_connections(environment, store, {});
  ASSERT_EQ(verdicts.size(), 5U);
  const std::vector<std::string> sections = {"OpenStack", "mysql", "CLI no-such-host.invalid",
                                             "CLI compute1", "CLI compute2"};
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    EXPECT_EQ(verdicts[i].section, sections[i]);
    EXPECT_EQ(verdicts[i].ok, i >= 3) << verdicts[i].text;
    EXPECT_EQ(verdicts[i].text.find("c4nary"), std::string::npos);
    EXPECT_EQ(verdicts[i].remedy.empty(), verdicts[i].ok) << verdicts[i].text;
  }
  EXPECT_TRUE(verdicts[3].text.starts_with("user " + testing::user_name())) << verdicts[3].text;
}

}  // namespace
}  // namespace toposcope::discovery
