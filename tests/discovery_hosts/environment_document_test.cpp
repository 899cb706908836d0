// Documents of environments as people write them.

#include "toposcope/discovery/environment_document.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/discovery/environment.h"
#include "toposcope/ingest/file_text.h"

namespace toposcope::discovery {
namespace {

using model::ErrorCode;

struct Row {
  EnvironmentEdit edit;
  const char* document;
};

TEST(EnvironmentDocument, IsBuiltFromTextAndMembers) {
  const std::vector<Row> rows = {
      {{.name = "lab"}, R"({"name":"lab"})"},
      {{.name = "lab", .text = R"({"a": [1, 2.5], "name": "lab"})"},
       R"({"name":"lab","a":[1,2.5]})"},
      {{.name = "lab",
        .text = "name: lab\ntypes: [OVS, '1', 2, 2.5, true, ~]\nconfiguration:\n- name: CLI\n"
                "  secret: agent\n"},
       R"({"name":"lab","types":["OVS","1",2,"2.5",true,null],)"
       R"("configuration":[{"name":"CLI","secret_ref":"agent"}]})"},
      {{.name = "lab",
        .set = {"CLI.user=root", "mysql.port=1", "CLI.user=scan", "aci_enabled=true",
                "drivers=[\"OVS\"]", "distribution_version=8.0", "type_drivers=vxlan", "x=a=b"}},
       R"({"name":"lab","configuration":[{"name":"CLI","user":"scan"},{"name":"mysql","port":"1"}],)"
       R"("aci_enabled":true,"drivers":["OVS"],"distribution_version":"8.0",)"
       R"("type_drivers":"vxlan","x":"a=b"})"},
      {{.name = "lab", .text = R"({"distribution_version": [9, 10.5]})", .cloud = "devstack"},
       R"({"name":"lab","distribution_version":["9","10.5"],)"
       R"("configuration":[{"name":"OpenStack","secret_ref":"clouds:devstack"}]})"},
      // What Calipso's own documents have and nothing is in is left out.
      {{.name = "lab",
        .text = R"({"password":"","configuration":[{"name":"CLI","pwd":"","key":"","user":"a"}]})"},
       R"({"name":"lab","configuration":[{"name":"CLI","user":"a"}]})"},
  };
  for (const Row& row : rows) {
    const auto document = build_environment_document(row.edit);
    ASSERT_TRUE(document.has_value()) << document.error().message;
    EXPECT_EQ(document.value(), row.document);
  }
}

TEST(EnvironmentDocument, HoldsNoSecret) {
  const std::vector<EnvironmentEdit> edits = {
      {.name = "lab", .set = {"CLI.pwd=c4nary"}},
      {.name = "lab", .set = {"CLI.secret=c4nary"}},
      {.name = "lab", .set = {"CLI.secret_ref=c4nary"}},
      {.name = "lab", .set = {"CLI.key=c4nary"}},
      {.name = "lab", .set = {"adminPass=c4nary"}},
      {.name = "lab", .set = {"OpenStack.auth_url=http://admin:c4nary@h/v3"}},
      {.name = "lab", .set = {"note=-----BEGIN RSA PRIVATE KEY----- c4nary"}},
      {.name = "lab", .text = R"({"a":[{"b":{"token":"c4nary"}}]})"},
      {.name = "lab", .text = R"({"configuration":[{"name":"X","deep":{"password":["c4nary"]}}]})"},
  };
  for (const auto& edit : edits) {
    const auto document = build_environment_document(edit);
    ASSERT_FALSE(document.has_value()) << document.value();
    EXPECT_EQ(document.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(document.error().message.find("c4nary"), std::string::npos)
        << document.error().message;
    EXPECT_EQ(document.error().message.find('\n'), std::string::npos) << document.error().message;
  }
}

TEST(EnvironmentDocument, TellsAllFaultsAtOnce) {
  const auto document = build_environment_document(
      {.name = "lab", .text = "name: moon", .set = {"nothing", "CLI.pwd=x"}});
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().message,
            "the document is of the environment \"moon\", not of 'lab'\n"
            "--set takes MEMBER=VALUE or SECTION.MEMBER=VALUE\n"
            "section CLI: holds a secret itself (pwd): put it in env:NAME or a file of mode 0600, "
            "and state secret_ref = env:NAME or file:PATH");
}

TEST(EnvironmentDocument, RefusesWhatIsNone) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "[";
  for (const std::string& text :
       {std::string("[1]"), std::string("just words"), std::string("a: [unclosed"),
        std::string("{\"a\": "), deep, std::string("? [a]\n: b")}) {
    const auto document = build_environment_document({.name = "lab", .text = text});
    ASSERT_FALSE(document.has_value()) << text;
    EXPECT_EQ(document.error().code, ErrorCode::kMalformedInput);
  }
}

TEST(EnvironmentDocument, SamplesAreTakenAsTheyAre) {
  for (const auto& [file, name] : std::vector<std::pair<std::string, std::string>>{
           {"environment-openstack.json", "lab"}, {"environment-local.json", "here"}}) {
    const auto text =
        ingest::read_file_text(std::string(TOPOSCOPE_SOURCE_DIR) + "/samples/discovery/" + file);
    ASSERT_TRUE(text.has_value());
    const auto document = build_environment_document({.name = name, .text = text.value()});
    ASSERT_TRUE(document.has_value()) << document.error().message;
    EXPECT_TRUE(read_environment(document.value()).has_value());
  }
}

}  // namespace
}  // namespace toposcope::discovery
