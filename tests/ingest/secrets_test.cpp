// No secret reaches a sink, in any form, at any depth; what is no secret stays.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "json/special_keys.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using toposcope::testing::TempDir;

constexpr const char* kSentinel = "SENTINEL-7f3a";

// Written out here once more on purpose: what ingest/README.md promises.
const std::vector<std::string>& secret_fields() {
  static const std::vector<std::string> names = {"pwd",
                                                 "password",
                                                 "passwd",
                                                 "passphrase",
                                                 "admin_token",
                                                 "rabbitmq_pass",
                                                 "ssh_password",
                                                 "nfv_token",
                                                 "auth_token",
                                                 "adminPass",
                                                 "admin_password",
                                                 "private_key",
                                                 "secret",
                                                 "secret_key",
                                                 "client_secret",
                                                 "community",
                                                 "token",
                                                 "access_token",
                                                 "refresh_token",
                                                 "service_token",
                                                 "bearer_token",
                                                 "api_key",
                                                 "X-Auth-Token",
                                                 "X-Subject-Token",
                                                 "Authorization",
                                                 "_context_auth_token",
                                                 "snmp_community",
                                                 "snmpv12_community",
                                                 "PASSWORD",
                                                 "Admin Password",
                                                 "db.password",
                                                 "$token",
                                                 "os.$api_key",
                                                 "_$_passwd"};
  return names;
}

/// A map with every secret field, each in a different kind of value.
std::string secrets_json(const std::string& kept) {
  std::string json = "{\"kept\":\"" + kept + "\"";
  int form = 0;
  for (const auto& name : secret_fields()) {
    const std::string values[] = {"\"" + std::string(kSentinel) + "\"",
                                  "[\"" + std::string(kSentinel) + "\"]",
                                  "{\"a\":{\"b\":[\"" + std::string(kSentinel) + "\"]}}"};
    json += ",\"" + name + "\":" + values[form++ % 3];
  }
  return json + "}";
}

/// Records of three collections with secrets at the top, nested, in lists and below escaped keys.
std::string node_line() {
  const std::string nested = secrets_json("nested");
  return R"({"_id":"1","environment":"e","type":"host","id":"h","pwd":")" + std::string(kSentinel) +
         R"(","config":)" + nested + R"(,"list":[[)" + nested + R"(]],"p\u0077d":")" + kSentinel +
         R"(","a[dot]password":")" + kSentinel + R"(","[dollar]password":")" + kSentinel +
         R"(","b[dot][dollar]token":")" + kSentinel + R"("})";
}
std::string link_line() {
  return R"({"_id":"2","environment":"e","link_type":"a-b","source":"1","target":"1","implicit":false,"attributes":)" +
         secrets_json("link") + "}";
}
std::string environment_line() {
  std::string keys;
  for (const char* name : {"key", "Key", "a.key", "[dollar]key", "ssh_key", "SSH-Key", "$key"}) {
    keys += ",\"" + std::string(name) + "\":\"" + kSentinel + "\"";
  }
  return R"({"_id":"3","name":"e","configuration":[{"name":"CLI","user":"root")" + keys + "}," +
         secrets_json("section") + R"(],"old":{"configuration":[{"key":")" + kSentinel +
         R"("}]},"labels":{"key":"stays"}})";
}

void expect_clean(const Reading& reading) {
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.report().skipped_count, 0U);
  std::string everything;
  for (const auto& line : lines_of(reading.sink)) everything += line + "\n";
  EXPECT_THAT(everything, Not(HasSubstr(kSentinel)));
  for (const char* kept : {"nested", "link", "section", "root", R"("key":"stays")"}) {
    EXPECT_THAT(everything, HasSubstr(kept));
  }
  for (const auto& name : secret_fields()) {
    EXPECT_GE(reading.report().removed_secrets.count(name), 1U) << name;
  }
  EXPECT_EQ(reading.report().removed_secrets.at("key"), 2U);
  EXPECT_EQ(reading.report().removed_secrets.at("ssh_key"), 1U);
}

Files exported() {
  return {{"inventory.json", node_line() + "\n"},
          {"links.json", link_line() + "\n"},
          {"environments_config.json", environment_line() + "\n"}};
}

TEST(Secrets, DoNotPassInTheSingleDocument) {
  const std::string document = R"({"environment":"e","environments_config":[)" +
                               environment_line() + R"(],"inventory":[)" + node_line() +
                               R"(],"links":[)" + link_line() + "]}";
  expect_clean(read_calipso(document));
  const Reading reading = read_calipso(document);
  // Four times each: twice in the node, once in the link, once in the environment.
  EXPECT_EQ(reading.report().removed_secrets.at("nfv_token"), 4U);
}

TEST(Secrets, DoNotPassInFilesOfAnyKind) {
  const TempDir folder;
  write_files(folder / "lines", exported());
  write_files(folder / "arrays", changed(exported(), as_array));
  write_files(folder / "bson", changed(exported(), as_bson, ".bson"));
  write_zip(folder / "lab.zip", changed(exported(), gzipped, ".json.gz"));
  for (const char* name : {"lines", "arrays", "bson", "lab.zip"}) {
    SCOPED_TRACE(name);
    expect_clean(read_source(folder / name));
  }
}

TEST(Secrets, DoNotPassInReplies) {
  for (const auto& line : {node_line(), link_line(), environment_line()}) {
    const Reading reading = read_calipso(line);
    ASSERT_EQ(reading.error(), "");
    ASSERT_EQ(lines_of(reading.sink).size(), 1U);
    EXPECT_THAT(lines_of(reading.sink)[0], Not(HasSubstr(kSentinel)));
  }
}

TEST(Secrets, DoNotPassInTheInterchangeForm) {
  const std::string text =
      "{\"toposcope\":1}\n{\"node\":{\"environment\":\"e\",\"type\":\"host\",\"document\":" +
      secrets_json("nested") +
      "}}\n{\"link\":{\"environment\":\"e\",\"type\":\"a-b\",\"source\":{\"id\":\"1\"},\"target\":"
      "{\"id\":\"2\"},\"document\":" +
      secrets_json("link") +
      "}}\n{\"document\":{\"collection\":\"environments_config\",\"key\":\"e\",\"document\":" +
      environment_line() + "}}\n";
  expect_clean(read_interchange(text));
}

TEST(Secrets, CollectionsOfCredentialsAreNotTaken) {
  const Reading reading = read_calipso(R"({"inventory":[],
    "users":[{"_id":"1","services":{"password":{"bcrypt":"SENTINEL-7f3a"}}},{"_id":"2"}],
    "api_tokens":[{"token":"SENTINEL-7f3a"}],
    "roles":[{"_id":"1","name":"view-env"}]})");
  ASSERT_EQ(reading.error(), "");
  ASSERT_EQ(reading.sink.documents.size(), 1U);
  EXPECT_EQ(reading.sink.documents[0].collection, "roles");
  EXPECT_EQ(reading.report().note_counts.at("not taken: users"), 2U);
  EXPECT_EQ(reading.report().note_counts.at("not taken: api_tokens"), 1U);
}

TEST(Secrets, RenamedCollectionsOfCredentialsAreNotTakenEither) {
  const std::string user = R"([{"_id":"1","services":{"password":{"bcrypt":"SENTINEL-7f3a"}},
      "resume":{"loginTokens":[{"hashedToken":"SENTINEL-7f3a"}]}}])";
  const std::string environment =
      R"([{"_id":"3","name":"e","configuration":[{"name":"CLI","key":"SENTINEL-7f3a"}]}])";
  for (const char* names : {"users_test", "acme_users", "api_tokens_test", "acme_api_tokens"}) {
    const Reading reading =
        read_calipso(R"({"inventory":[],")" + std::string(names) + "\":" + user +
                     R"(,"environments_config_test":)" + environment +
                     R"(,"acme_environments_config":)" + environment + "}");
    ASSERT_EQ(reading.error(), "");
    ASSERT_EQ(reading.sink.documents.size(), 2U);
    for (const auto& line : lines_of(reading.sink)) EXPECT_THAT(line, Not(HasSubstr(kSentinel)));
    EXPECT_EQ(reading.report().note_counts.at("not taken: " + std::string(names)), 1U);
    EXPECT_EQ(reading.report().removed_secrets.at("key"), 2U);
  }
}

TEST(Secrets, DoNotPassInOtherMembersOfTheInterchangeForm) {
  const Reading reading = read_interchange(R"({"toposcope":1,"nodes":[
      {"environment":"e","type":"host","password":"SENTINEL-7f3a",
       "constraints":{"network":"n","password":"SENTINEL-7f3a","zone":{"token":"SENTINEL-7f3a"}},
       "status":{"value":"ok","token":"SENTINEL-7f3a"},"document":{"x[dot]password":"SENTINEL-7f3a",
       "[dollar]token":"SENTINEL-7f3a"}}],
      "documents":[{"collection":"users_test","key":"1","document":{"a":"SENTINEL-7f3a"}},
       {"collection":"environments_config_test","key":"1",
        "document":{"configuration":{"key":"SENTINEL-7f3a"}}}]})");
  ASSERT_EQ(reading.error(), "");
  ASSERT_EQ(lines_of(reading.sink).size(), 2U);
  for (const auto& line : lines_of(reading.sink)) EXPECT_THAT(line, Not(HasSubstr(kSentinel)));
  EXPECT_EQ(reading.sink.nodes[0].constraints, R"({"network":"n","zone":{}})");
}

TEST(Secrets, NamesThatOnlyLookSimilarStay) {
  for (const char* name :
       {"token_count", "password_expires_at", "parent_id", "passenger", "secrets", "key",
        "key_name", "public_key", "automount_service_account_token", "tokens", "pass", "id", "_",
        "", "-", "snmp", "source_id", "state", "private_key_file"}) {
    EXPECT_FALSE(is_secret_name(name)) << name;
    EXPECT_FALSE(needs_rewrite(name)) << name;
  }
}

TEST(Secrets, EveryNameIsSeenByTheFastLook) {
  for (const auto& name : secret_fields()) {
    EXPECT_TRUE(is_secret_name(name)) << name;
    EXPECT_TRUE(needs_rewrite(name)) << name;
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
