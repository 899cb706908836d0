// Templates of names and details over the documents of nodes.

#include "templates.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::testing {
namespace {

using scene::fill_first;
using scene::parse_document;

constexpr const char* kDocument = R"({
  "speed": "25G", "members": 2, "share": 0.5, "up": true, "none": null, "empty": "",
  "project": {"name": "web", "id": {"raw": 7}},
  "addresses": ["10.4.1.23", "10.4.2.23"],
  "nics": [{"IP Address": "10.4.3.1", "vlan": 41}],
  "rows": [[1, 2], [3]], "mixed": ["a", {"b": 1}], "gaps": ["", "a", "", "b"], "hollow": ["", ""],
  "provider:network_type": "vxlan", "a.b": "dotted", "a": {"b": "nested"}, "c": {"d.e": "deep"},
  "mac address": "fa:16", "kind": "dhcp"})";

struct TemplateCase {
  const char* name;
  std::vector<std::string> templates;
  const char* want;
};

void PrintTo(const TemplateCase& test_case, std::ostream* out) {
  for (const std::string& form : test_case.templates) *out << form << " | ";
}

class Templates : public ::testing::TestWithParam<TemplateCase> {};

TEST_P(Templates, AreFilledFromTheDocument) {
  scene::Look look;
  look.words["dhcp"] = "DHCP";
  const nlohmann::json document = parse_document(kDocument);
  const scene::TemplateValues values{&document, {{"@host", "node-6"}, {"@peers", ""}}};
  EXPECT_EQ(fill_first(GetParam().templates, values, look), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Templates,
    ::testing::ValuesIn(std::vector<TemplateCase>{
        {"text_alone", {"vNIC"}, "vNIC"},
        {"none", {}, ""},
        {"member", {"{speed}"}, "25G"},
        {"members_and_text", {"{members} x {speed}!"}, "2 x 25G!"},
        {"number", {"{share}"}, "0.5"},
        {"truth", {"{up}"}, "true"},
        {"path_of_names", {"{project.name}"}, "web"},
        {"longer_path", {"{project.id.raw}"}, "7"},
        {"index", {"{addresses[1]}"}, "10.4.2.23"},
        {"index_then_name_with_blank", {"{nics[0].IP Address}"}, "10.4.3.1"},
        {"index_in_index", {"{rows[0][1]}"}, "2"},
        {"name_with_colon", {"{provider:network_type}"}, "vxlan"},
        {"name_with_blank", {"{mac address}"}, "fa:16"},
        {"name_with_dot_before_path", {"{a.b}"}, "dotted"},
        {"list_is_joined", {"{addresses}"}, "10.4.1.23, 10.4.2.23"},
        {"empty_items_are_left_out", {"{gaps}"}, "a, b"},
        {"word", {"{kind}"}, "DHCP"},
        {"special", {"{@host}"}, "node-6"},
        {"missing_falls_to_the_next", {"{nothing}", "NIC"}, "NIC"},
        {"one_missing_part_is_enough", {"{members} x {nothing}", "{speed}"}, "25G"},
        {"empty_counts_as_missing", {"{empty}", "x"}, "x"},
        {"null_counts_as_missing", {"{none}", "x"}, "x"},
        {"object_is_no_text", {"{project}", "x"}, "x"},
        {"list_of_objects_is_no_text", {"{mixed}", "x"}, "x"},
        {"list_of_lists_is_no_text", {"{rows}", "x"}, "x"},
        {"list_of_empty_texts_is_missing", {"{hollow}", "x"}, "x"},
        {"index_out_of_range", {"{addresses[2]}", "x"}, "x"},
        {"negative_index", {"{addresses[-1]}", "x"}, "x"},
        {"index_of_a_word", {"{addresses[one]}", "x"}, "x"},
        {"index_without_end", {"{addresses[0}", "x"}, "x"},
        {"index_of_no_list", {"{speed[0]}", "x"}, "x"},
        {"name_of_no_object", {"{speed.x}", "x"}, "x"},
        {"path_without_name", {"{}", "x"}, "x"},
        {"path_of_dots", {"{..}", "x"}, "x"},
        {"unknown_special", {"{@rack}", "x"}, "x"},
        {"empty_special", {"{@peers}", "x"}, "x"},
        {"all_missing", {"{nothing}", "{none}"}, ""},
        {"no_end_stays_as_it_is", {"a {speed"}, "a {speed"},
        {"end_without_begin_stays", {"a} b"}, "a} b"},
        {"brace_in_a_name_is_missing", {"{a{speed}", "x"}, "x"},
    }),
    [](const ::testing::TestParamInfo<TemplateCase>& param) {
      return std::string(param.param.name);
    });

TEST(TemplatesWithoutDocument, TakeTheFirstWithoutParts) {
  EXPECT_EQ(fill_first({"{a}", "b"}, {}, {}), "b");
}

TEST(Documents, ThatAreNoObjectsAreEmptyOnes) {
  for (const char* text :
       {"", "{", "[1]", "7", "null", R"({"a": 1e999})", "\xFF", R"({"a": "\xFF"})"}) {
    EXPECT_EQ(parse_document(text), nlohmann::json::object()) << text;
  }
  EXPECT_EQ(parse_document(R"({"a": 1})").at("a"), 1);
}

}  // namespace
}  // namespace toposcope::testing
