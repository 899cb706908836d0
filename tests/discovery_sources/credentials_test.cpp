// Where secrets are found, and who is told nothing of them.

#include "toposcope/discovery/credentials.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <type_traits>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using discovery::CredentialStore;
using discovery::EnvironmentSection;
using discovery::SecretText;
using model::ErrorCode;

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(!Printable<SecretText>);
static_assert(!std::is_convertible_v<SecretText, std::string>);
static_assert(!std::is_copy_constructible_v<SecretText>);

TEST(SecretTextTest, MovesAndLeavesNothing) {
  SecretText one("canary");
  const char* place = one.reveal().data();
  SecretText other(std::move(one));
  EXPECT_EQ(other.reveal(), "canary");
  EXPECT_EQ(other.reveal().data(), place);  // moved, not copied
  EXPECT_EQ(place[6], '\0');
  EXPECT_TRUE(one.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_EQ(other.copy().reveal(), "canary");
  other = SecretText("x");
  EXPECT_EQ(other.reveal(), "x");
  std::string text = "canary";
  discovery::wipe(text);
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text.data()[0], '\0');
}

class Credentials : public ::testing::Test {
 protected:
  Credentials()
      : store_({[](const std::string& name) -> std::optional<std::string> {
                  if (name == "SET") return "canary-env";
                  if (name == "EMPTY") return "";
                  return std::nullopt;
                },
                {folder_ / "near", folder_ / "far"}}) {
    std::filesystem::create_directory(folder_ / "near");
    std::filesystem::create_directory(folder_ / "far");
  }

  std::string write(const std::string& name, const std::string& text, mode_t mode = 0600) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    ::chmod(path.c_str(), mode);
    return path.string();
  }

  model::Result<SecretText> find(const std::string& reference) {
    return store_.find({"OpenStack", {}, reference});
  }
  std::string text(const std::string& reference) {
    const auto found = find(reference);
    return found.has_value() ? std::string(found.value().reveal()) : found.error().message;
  }
  ErrorCode code(const std::string& reference) {
    const auto found = find(reference);
    EXPECT_FALSE(found.has_value()) << reference;
    if (found.has_value()) return ErrorCode::kIo;
    for (const std::string& said : {found.error().message, found.error().where}) {
      EXPECT_EQ(said.find("canary"), std::string::npos) << said;
    }
    return found.error().code;
  }

  TempDir folder_;
  CredentialStore store_;
};

TEST_F(Credentials, InVariables) {
  EXPECT_EQ(text("env:SET"), "canary-env");
  EXPECT_EQ(code("env:EMPTY"), ErrorCode::kNotFound);
  EXPECT_EQ(code("env:OTHER"), ErrorCode::kNotFound);
}

TEST_F(Credentials, InFiles) {
  EXPECT_EQ(text("file:" + write("plain", "canary")), "canary");
  EXPECT_EQ(text("file:" + write("line", "canary\n")), "canary");
  EXPECT_EQ(text("file:" + write("dos", "canary\r\n")), "canary");
  EXPECT_EQ(text("file:" + write("blanks", " two words \n\n")), " two words \n");
  EXPECT_EQ(code("file:" + write("empty", "\n")), ErrorCode::kNotFound);
  EXPECT_EQ(code("file:" + (folder_ / "none").string()), ErrorCode::kNotFound);
  EXPECT_EQ(code("file:" + folder_.path().string()), ErrorCode::kInvalidArgument);
}

TEST_F(Credentials, InNoFileThatOthersRead) {
  for (const mode_t mode : {0644U, 0640U, 0604U, 0610U, 0602U, 0666U}) {
    EXPECT_EQ(code("file:" + write("open", "canary", mode)), ErrorCode::kInvalidArgument) << mode;
  }
  EXPECT_EQ(text("file:" + write("open", "canary", 0644)), "may be read by others: chmod 600 it");
  EXPECT_EQ(text("file:" + write("closed", "canary", 0400)), "canary");
}

TEST_F(Credentials, APipeIsNotWaitedFor) {
  const std::string path = (folder_ / "pipe").string();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(code("file:" + path), ErrorCode::kInvalidArgument);
}

TEST_F(Credentials, TakesNothingButReferences) {
  EXPECT_EQ(code(""), ErrorCode::kNotFound);
  EXPECT_EQ(code("agent"), ErrorCode::kUnsupported);
  for (const char* other : {"canary-itself", "env:", "ENV:SET", "vault:x", "env"}) {
    EXPECT_EQ(code(other), ErrorCode::kInvalidArgument) << other;
  }
}

TEST_F(Credentials, RemembersAllOnce) {
  write("near/clouds.yaml", "clouds: {lab: {auth: {password: canary-cloud}}}\n");
  EXPECT_EQ(text("env:SET"), "canary-env");
  EXPECT_EQ(text("env:SET"), "canary-env");
  EXPECT_EQ(text("clouds:lab"), "canary-cloud");
  store_.remember("canary-token");
  store_.remember("");
  EXPECT_EQ(store_.all(),
            (std::vector<std::string_view>{"canary-env", "canary-cloud", "canary-token"}));
}

TEST_F(Credentials, TakesTheNearestClouds) {
  write("far/clouds.yaml", "clouds: {lab: {auth: {password: canary-far, username: far}}}\n");
  EXPECT_EQ(text("clouds:lab"), "canary-far");
  write("near/clouds.yaml", "clouds: {lab: {auth: {password: canary-near}}}\n");
  EXPECT_EQ(text("clouds:lab"), "canary-near");
  EXPECT_EQ(code("clouds:other"), ErrorCode::kNotFound);
}

TEST_F(Credentials, SecureYamlGoesOverClouds) {
  write("near/clouds.yaml",
        "clouds:\n  lab:\n    region_name: RegionOne\n    auth: {username: alice}\n", 0644);
  EXPECT_EQ(code("clouds:lab"), ErrorCode::kNotFound);  // no password so far
  write("far/secure.yaml", "clouds: {lab: {auth: {password: canary-secure}}}\n");
  EXPECT_EQ(text("clouds:lab"), "canary-secure");
  const auto cloud = store_.cloud({"OpenStack", {}, "clouds:lab"});
  ASSERT_TRUE(cloud.has_value());
  EXPECT_EQ(cloud.value().value("username"), "alice");
  EXPECT_EQ(cloud.value().value("region_name"), "RegionOne");
  write("far/secure.yaml", "clouds: {lab: {auth: {password: canary-secure}}}\n", 0644);
  EXPECT_EQ(code("clouds:lab"), ErrorCode::kInvalidArgument);
}

TEST_F(Credentials, CloudsThatOthersReadHoldNoSecret) {
  const auto path =
      write("near/clouds.yaml", "clouds: {lab: {auth: {password: canary-open}}}\n", 0644);
  const auto found = find("clouds:lab");
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(found.error().message, "holds a password and may be read by others: chmod 600 it");
  EXPECT_EQ(found.error().where, path);
}

TEST_F(Credentials, CloudsThatAreNone) {
  EXPECT_EQ(code("clouds:lab"), ErrorCode::kNotFound);
  const auto path = write("near/clouds.yaml", "clouds:\n  lab: {auth: {password: canary\n");
  const auto found = find("clouds:lab");
  ASSERT_FALSE(found.has_value());
  EXPECT_EQ(found.error().code, ErrorCode::kMalformedInput);
  EXPECT_TRUE(found.error().where.starts_with(path + ", line ")) << found.error().where;
  for (const char* text :
       {"", "7\n", "- a\n", "clouds: 7\n", "clouds: {lab: 7}\n", "clouds: [lab]\n"}) {
    write("near/clouds.yaml", text);
    EXPECT_EQ(code("clouds:lab"), ErrorCode::kNotFound) << text;
  }
}

TEST_F(Credentials, TheFirstOfSeveralRegions) {
  write("near/clouds.yaml",
        "clouds: {lab: {regions: [{name: RegionTwo}, RegionOne], auth: {password: canary}}}\n");
  const auto cloud = store_.cloud({"OpenStack", {}, "clouds:lab"});
  ASSERT_TRUE(cloud.has_value());
  EXPECT_EQ(cloud.value().value("region_name"), "RegionTwo");
}

TEST(CredentialPlacesTest, OfThisProcess) {
  const auto places = discovery::CredentialPlaces::of_process();
  EXPECT_TRUE(places.variable("PATH").has_value());
  EXPECT_EQ(places.clouds_folders.front(), ".");
  EXPECT_EQ(places.clouds_folders.back(), "/etc/openstack");
}

}  // namespace
}  // namespace toposcope::testing
