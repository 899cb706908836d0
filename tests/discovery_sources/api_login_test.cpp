// From a section and what its secret refers to, to a login.

#include "sources/openstack/api_login.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using discovery::ApiLogin;
using discovery::CredentialStore;
using discovery::EnvironmentSection;
using discovery::NameOrId;
using model::ErrorCode;

class ApiLoginTest : public ::testing::Test {
 protected:
  ApiLoginTest()
      : credentials_({[](const std::string& name) -> std::optional<std::string> {
                        if (name == "OS_PASSWORD") return "canary-env";
                        return std::nullopt;
                      },
                      {folder_.path()}}) {}

  void write_clouds(const std::string& text) {
    const auto path = folder_ / "clouds.yaml";
    std::ofstream(path) << text;
    ::chmod(path.c_str(), 0600);
  }

  model::Result<ApiLogin> make(std::map<std::string, std::string, std::less<>> values,
                               const std::string& secret = "env:OS_PASSWORD") {
    return discovery::make_api_login({"OpenStack", std::move(values), secret}, credentials_);
  }

  TempDir folder_;
  CredentialStore credentials_;
};

TEST_F(ApiLoginTest, OfASectionAlone) {
  const auto made = make({{"host", "10.56.20.239"},
                          {"port", "5000"},
                          {"user", "admin"},
                          {"pwd", "canary-pwd"},
                          {"admin_token", "canary-token"}});
  ASSERT_TRUE(made.has_value()) << made.error().message;
  const ApiLogin& login = made.value();
  EXPECT_EQ(login.auth_url, "http://10.56.20.239:5000");
  EXPECT_EQ(login.user, (NameOrId{"admin", ""}));
  EXPECT_EQ(login.user_domain, (NameOrId{"", "default"}));
  EXPECT_EQ(login.project, (NameOrId{"admin", ""}));
  EXPECT_EQ(login.secret.reveal(), "canary-env");  // never pwd
  EXPECT_EQ(login.interface_name, "public");
  EXPECT_TRUE(login.verify);
}

TEST_F(ApiLoginTest, ReadsEveryKey) {
  const auto made = make({{"host", "ignored"},
                          {"auth_url", "https://cloud.example/identity/v3/"},
                          {"user", "c520f8b1654841dd91eb7845221d257a"},
                          {"project", "6eb4b771dc4141b6872326125759ab8e"},
                          {"user_domain", "Customers"},
                          {"project_domain", "Default"},
                          {"region", "RegionTwo"},
                          {"interface", "internal"},
                          {"verify", "false"},
                          {"ca_file", "/etc/ssl/cloud.pem"}});
  ASSERT_TRUE(made.has_value()) << made.error().message;
  const ApiLogin& login = made.value();
  EXPECT_EQ(login.auth_url, "https://cloud.example/identity/v3");
  EXPECT_EQ(login.user, (NameOrId{"", "c520f8b1654841dd91eb7845221d257a"}));
  EXPECT_EQ(login.project, (NameOrId{"", "6eb4b771dc4141b6872326125759ab8e"}));
  EXPECT_EQ(login.user_domain, (NameOrId{"Customers", ""}));
  EXPECT_EQ(login.project_domain, (NameOrId{"Default", ""}));
  EXPECT_EQ(login.region, "RegionTwo");
  EXPECT_EQ(login.interface_name, "internal");
  EXPECT_FALSE(login.verify);
  EXPECT_EQ(login.ca_file, "/etc/ssl/cloud.pem");
}

TEST_F(ApiLoginTest, BracketsAddressesOfVersion6) {
  const auto made = make({{"host", "fd00::5"}, {"user", "admin"}});
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made.value().auth_url, "http://[fd00::5]:5000");
}

constexpr const char* kClouds = R"(clouds:
  lab:
    auth:
      auth_url: https://lab.example:5000/v3
      username: alice
      password: canary-cloud
      project_name: blue
      user_domain_name: Customers
      project_domain_id: 0af04b1e2b5a4f0f9d0f4a0f3a8e1c77
    region_name: RegionOne
    interface: admin
    cacert: lab.pem
    verify: false
  robot:
    auth_type: v3applicationcredential
    auth:
      auth_url: https://lab.example:5000
      application_credential_id: 423f19a4ac1e4f48bbb4180756e6eb6c
      application_credential_secret: canary-robot
)";

TEST_F(ApiLoginTest, OfACloud) {
  write_clouds(kClouds);
  const auto made = make({{"host", "10.0.0.1"}}, "clouds:lab");
  ASSERT_TRUE(made.has_value()) << made.error().message;
  const ApiLogin& login = made.value();
  EXPECT_EQ(login.auth_url, "https://lab.example:5000/v3");
  EXPECT_EQ(login.user, (NameOrId{"alice", ""}));
  EXPECT_EQ(login.user_domain, (NameOrId{"Customers", ""}));
  EXPECT_EQ(login.project, (NameOrId{"blue", ""}));
  EXPECT_EQ(login.project_domain, (NameOrId{"", "0af04b1e2b5a4f0f9d0f4a0f3a8e1c77"}));
  EXPECT_EQ(login.secret.reveal(), "canary-cloud");
  EXPECT_EQ(login.region, "RegionOne");
  EXPECT_EQ(login.interface_name, "admin");
  EXPECT_EQ(login.ca_file, "lab.pem");
  EXPECT_FALSE(login.verify);
}

TEST_F(ApiLoginTest, TheSectionWinsOverItsCloud) {
  write_clouds(kClouds);
  const auto made = make({{"auth_url", "https://other.example"},
                          {"user", "bob"},
                          {"project", "green"},
                          {"region", "RegionTwo"},
                          {"verify", "yes"}},
                         "clouds:lab");
  ASSERT_TRUE(made.has_value()) << made.error().message;
  EXPECT_EQ(made.value().auth_url, "https://other.example");
  EXPECT_EQ(made.value().user, (NameOrId{"bob", ""}));
  EXPECT_EQ(made.value().project, (NameOrId{"green", ""}));
  EXPECT_EQ(made.value().region, "RegionTwo");
  EXPECT_TRUE(made.value().verify);
}

TEST_F(ApiLoginTest, OfAnApplicationCredential) {
  write_clouds(kClouds);
  const auto made = make({}, "clouds:robot");
  ASSERT_TRUE(made.has_value()) << made.error().message;
  EXPECT_EQ(made.value().application_credential.id, "423f19a4ac1e4f48bbb4180756e6eb6c");
  EXPECT_EQ(made.value().secret.reveal(), "canary-robot");
}

TEST_F(ApiLoginTest, SaysWhatIsMissing) {
  struct Row {
    std::map<std::string, std::string, std::less<>> values;
    std::string message;
  };
  for (const Row& row : {Row{{{"user", "admin"}}, "states neither auth_url nor host"},
                         Row{{{"host", "h"}}, "states no user"},
                         Row{{{"auth_url", "http://admin:canary@h:5000"}, {"user", "admin"}},
                             "auth_url holds a login: state it as user and secret"}}) {
    const auto made = make(row.values);
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(made.error().message, row.message);
    EXPECT_EQ(made.error().where, "section OpenStack");
  }
}

TEST_F(ApiLoginTest, PwdIsNoSecret) {
  const auto made = make({{"host", "h"}, {"user", "admin"}, {"pwd", "canary-pwd"}}, "");
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace toposcope::testing
