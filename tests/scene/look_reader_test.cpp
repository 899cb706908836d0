// Look files of users: what they add and replace, and what is said about faults in them.

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

namespace toposcope::testing {
namespace {

using scene::builtin_look;
using scene::Colour;
using scene::Look;
using scene::read_look;

Look read(const std::string& json) {
  auto look = read_look(json, builtin_look());
  EXPECT_TRUE(look.has_value()) << json;
  return look.has_value() ? std::move(look).value() : Look{};
}

TEST(ReadLook, AnEmptyFileChangesNothing) {
  const Look look = read("{}");
  EXPECT_EQ(look.types.size(), builtin_look().types.size());
  EXPECT_EQ(look.tiers.rules.size(), builtin_look().tiers.rules.size());
  EXPECT_EQ(look.boxes.size(), builtin_look().boxes.size());
}

TEST(ReadLook, AddsATypeWithItsIcon) {
  const Look look = read(R"({
    "icons": {"camera": "M1 1h14v14H1z"},
    "types": {"camera": {"label": "camera", "outline": "physical", "icon": "camera",
                         "name": "{title}", "detail": ["{place}", "camera"]}}})");
  const scene::TypeLook type = look.type("camera");
  EXPECT_EQ(type.label, "camera");
  EXPECT_EQ(type.outline, scene::Outline::kPhysical);
  EXPECT_EQ(type.icon, "camera");
  EXPECT_EQ(type.name, std::vector<std::string>{"{title}"}) << "one text is a list of one";
  EXPECT_EQ(type.detail, (std::vector<std::string>{"{place}", "camera"}));
  EXPECT_EQ(look.icons.at("camera").steps.size(), 5U);
}

TEST(ReadLook, ReplacesOnlyTheMembersOfATypeThatItNames) {
  const Look look = read(R"({"types": {"vnic": {"label": "port"}}})");
  EXPECT_EQ(look.type("vnic").label, "port");
  EXPECT_EQ(look.type("vnic").icon, "vnic");
  EXPECT_EQ(look.type("vnic").detail, builtin_look().type("vnic").detail);
}

TEST(ReadLook, MakesAnUnknownTypeFromItsName) {
  const scene::TypeLook type = builtin_look().type("quasar");
  EXPECT_EQ(type.label, "quasar");
  EXPECT_EQ(type.icon, "");
  EXPECT_EQ(type.detail, std::vector<std::string>{"quasar"});
}

TEST(ReadLook, ReplacesTheRowsOfATypeInTheTableOfTiers) {
  const Look look = read(R"({
    "tiers": [{"type": "vconnector", "tier": 2.5},
              {"type": "camera", "linked_to": "vnic", "tier": 9}], "fabric_from": 6.5})");
  std::vector<double> vconnectors;
  std::vector<std::string> beside_camera;
  for (const graph::TierRule& rule : look.tiers.rules) {
    if (rule.type == "vconnector") vconnectors.push_back(rule.tier);
    if (rule.type == "camera") beside_camera = rule.linked_to;
  }
  EXPECT_EQ(vconnectors, std::vector<double>{2.5});
  EXPECT_EQ(beside_camera, std::vector<std::string>{"vnic"});
  EXPECT_EQ(look.tiers.rules.size(), builtin_look().tiers.rules.size()) << "two less, two more";
  EXPECT_EQ(look.tiers.fabric_from, 6.5);
}

TEST(ReadLook, ReplacesAThemeColourByColour) {
  const Look look = read(R"({"themes": {"dark": {"accent": "#010203",
    "status": {"error": {"mark": "#FF0000"}}, "ramp": ["#000001", "#000002", "#000003", "#000004",
    "#000005", "#000006"]}}})");
  const scene::Theme& dark = *look.theme("dark");
  const scene::Theme& before = *builtin_look().theme("dark");
  EXPECT_EQ(dark.accent, (Colour{1, 2, 3, 255}));
  EXPECT_EQ(dark.of(model::StatusValue::kError).mark, (Colour{255, 0, 0, 255}));
  EXPECT_EQ(dark.of(model::StatusValue::kError).text, before.of(model::StatusValue::kError).text);
  EXPECT_EQ(dark.ramp.at(5), (Colour{0, 0, 6, 255}));
  EXPECT_EQ(dark.text, before.text);
  EXPECT_EQ(dark.name, "dark");
}

TEST(ReadLook, BeginsANewThemeAsTheLightOne) {
  const Look look = read(R"({"themes": {"corporate": {"accent": "#010203"},
                                        "light": {"text": "#000001"}}})");
  const scene::Theme& mine = *look.theme("corporate");
  EXPECT_EQ(mine.name, "corporate");
  EXPECT_EQ(mine.accent, (Colour{1, 2, 3, 255}));
  EXPECT_EQ(mine.text, builtin_look().theme("light")->text) << "whatever else the file changes";
  EXPECT_EQ(mine.canvas, builtin_look().theme("light")->canvas);
}

TEST(ReadLook, AddsBoxesAndWords) {
  const Look look = read(R"({
    "boxes": [{"type": "rack", "property": "rack", "fabric": true, "roles": ["core"],
               "role": "{kind}", "detail": "{room}"}], "words": {"l3": "layer 3"}})");
  ASSERT_EQ(look.boxes.size(), builtin_look().boxes.size() + 1);
  const scene::BoxLook& rack = look.boxes.back();
  EXPECT_EQ(rack.type, "rack");
  EXPECT_EQ(rack.property, "rack");
  EXPECT_TRUE(rack.fabric);
  EXPECT_EQ(rack.role, "{kind}");
  EXPECT_EQ(look.words.at("l3"), "layer 3");
  EXPECT_EQ(look.words.at("dhcp"), "DHCP");
}

TEST(ReadLook, ReplacesTheBoxOfAType) {
  const Look look = read(R"({"boxes": [{"type": "host", "property": "server"}]})");
  ASSERT_EQ(look.boxes.size(), builtin_look().boxes.size());
  EXPECT_EQ(look.boxes.back().property, "server");
  EXPECT_TRUE(look.boxes.back().role.empty());
}

struct Fault {
  const char* name;
  const char* json;
  const char* where;
  const char* message;  ///< A part of it.
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.json; }

class ReadLookFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(ReadLookFaults, NameThePlaceAndWhatIsExpected) {
  const Fault& fault = GetParam();
  const auto look = read_look(fault.json, builtin_look());
  ASSERT_FALSE(look.has_value());
  EXPECT_EQ(look.error().code, model::ErrorCode::kMalformedInput);
  EXPECT_EQ(look.error().where, fault.where);
  EXPECT_NE(look.error().message.find(fault.message), std::string::npos) << look.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ReadLookFaults,
    ::testing::ValuesIn(std::vector<Fault>{
        {"no_json", "{", "byte 2", "no JSON"},
        {"number_beyond_doubles", R"({"fabric_from": 1e999})", "", "number overflow"},
        {"no_object", "[]", "", "must be an object"},
        {"unknown_member", R"({"theme": {}})", "/theme", "known are: themes, icons"},
        {"unknown_colour", R"({"themes": {"dark": {"paper": "#000000"}}})", "/themes/dark/paper",
         "known are: window"},
        {"no_colour", R"({"themes": {"dark": {"text": "black"}}})", "/themes/dark/text", "#RRGGBB"},
        {"colour_as_number", R"({"themes": {"dark": {"text": 0}}})", "/themes/dark/text",
         "#RRGGBB"},
        {"theme_is_no_object", R"({"themes": {"dark": 1}})", "/themes/dark", "must be an object"},
        {"no_status", R"({"themes": {"dark": {"status": {"fine": {}}}}})",
         "/themes/dark/status/fine", "known are: ok, warning"},
        {"no_check_has_no_colour", R"({"themes": {"dark": {"status": {"no_check": {}}}}})",
         "/themes/dark/status/no_check", "is no status"},
        {"unknown_role_of_status", R"({"themes": {"dark": {"status": {"ok": {"glow": 1}}}}})",
         "/themes/dark/status/ok/glow", "known are: mark, text, tint"},
        {"short_ramp", R"({"themes": {"dark": {"ramp": ["#000000"]}}})", "/themes/dark/ramp",
         "six colours"},
        {"ramp_of_words", R"({"themes": {"dark": {"ramp": ["#000000", 2, 3, 4, 5, 6]}}})",
         "/themes/dark/ramp/1", "#RRGGBB"},
        {"no_icon_path", R"({"icons": {"x": "Q1 1"}})", "/icons/x", "no path of an icon"},
        {"icon_is_no_text", R"({"icons": {"x": []}})", "/icons/x", "must be a text"},
        {"unknown_icon", R"({"types": {"vnic": {"icon": "zebra"}}})", "/types/vnic/icon",
         "there is no icon 'zebra'"},
        {"no_outline", R"({"types": {"vnic": {"outline": "round"}}})", "/types/vnic/outline",
         "\"virtual\", \"physical\" or \"logical\""},
        {"label_is_no_text", R"({"types": {"vnic": {"label": 7}}})", "/types/vnic/label",
         "must be a text"},
        {"detail_is_a_number", R"({"types": {"vnic": {"detail": 7}}})", "/types/vnic/detail",
         "a text or a list of texts"},
        {"detail_has_a_number", R"({"types": {"vnic": {"detail": ["a", 7]}}})",
         "/types/vnic/detail/1", "must be a text"},
        {"tiers_are_no_list", R"({"tiers": {}})", "/tiers", "must be a list"},
        {"tier_without_type", R"({"tiers": [{"tier": 1}]})", "/tiers/0", "needs a type"},
        {"tier_is_no_number", R"({"tiers": [{"type": "x", "tier": "1"}]})", "/tiers/0/tier",
         "must be a number"},
        {"box_without_property", R"({"boxes": [{"type": "rack"}]})", "/boxes/0",
         "needs type and property"},
        {"fabric_is_no_truth", R"({"boxes": [{"fabric": 1}]})", "/boxes/0/fabric", "true or false"},
        {"word_is_no_text", R"({"words": {"a": null}})", "/words/a", "must be a text"},
        {"pointers_are_escaped", R"({"words": {"a/b~c": null}})", "/words/a~1b~0c",
         "must be a text"},
    }),
    [](const ::testing::TestParamInfo<Fault>& param) { return std::string(param.param.name); });

}  // namespace
}  // namespace toposcope::testing
