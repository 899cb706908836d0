#include "ui/desk/view_spec.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using ui::Comparison;
using ui::Subject;
using ui::ViewSpec;

const Subject kWeb{"prod", "instance", "i-1", "k-1", "web-1"};

/// Differs from the plain view in every member.
ViewSpec full_view() {
  ViewSpec view = ui::focal_view(kWeb);
  view.clique_type = "rule-7";
  view.semantics = "guide";
  view.at = "2026-11-20T01:00:00Z";
  view.comparison = {Comparison::With::kTime, "4812", {}};
  view.what_if.nodes = {{"prod", "switch_pnic", "leaf-1b/Eth1", "k-9", "Eth1"}};
  view.what_if.links = {"l-1", "l-2"};
  view.depth = 4;
  view.filter = "type=vnic and status!=ok";
  view.filter_hides = true;
  view.only_neighbours = true;
  view.why = "k-3";
  view.layout = scene::LayoutName::kRadial;
  view.fold = false;
  view.open_folds = {{"k-4", 12}};
  view.collapsed = {"host:node-1"};
  view.pins = {{"k-5", {12.5F, -40}}};
  return view;
}

TEST(Subject, IsCalledByItsNameOrElseItsId) {
  EXPECT_EQ(kWeb.label(), "web-1");
  EXPECT_EQ((Subject{"prod", "instance", "i-1", "k-1", ""}).label(), "i-1");
  EXPECT_EQ(Subject().label(), "");
}

TEST(ViewSpec, ComesBackFromItsText) {
  for (const ViewSpec& view : {ViewSpec(), ui::focal_view(kWeb), full_view()}) {
    const auto back = ui::read_view(ui::to_json(view));
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(back.value(), view);
  }
}

TEST(ViewSpec, AFileSaysHowItIsLookedAt) {
  const ui::ViewWindow window{scene::Camera{{120.5F, -33}, 0.8F}, true};
  const std::string text = ui::to_json(full_view(), window);
  EXPECT_EQ(ui::read_view(text).value(), full_view());
  EXPECT_EQ(ui::read_view_window(text).value(), window);
  EXPECT_EQ(ui::read_view_window(ui::to_json(full_view())).value(), ui::ViewWindow());
  for (const char* camera : {"[1, 2]", "[1, 2, 0]", "[1, 2, 900]", "[1e300, 2, 1]", "\"far\""}) {
    const auto read = ui::read_view_window(
        std::string(R"({"toposcope":"view","version":1,"camera":)") + camera + "}");
    ASSERT_FALSE(read.has_value()) << camera;
    EXPECT_NE(read.error().message.find("/camera"), std::string::npos) << read.error().message;
  }
}

TEST(ViewSpec, LeavesOutWhatIsAsItComes) {
  EXPECT_EQ(ui::to_json(ViewSpec()), R"({"toposcope":"view","version":1})");
}

TEST(ViewSpec, ComparisonWithAFocalPointComesBack) {
  ViewSpec view = ui::focal_view(kWeb);
  view.comparison = {Comparison::With::kFocalPoint, "", {"prod", "instance", "i-2", "k-2", ""}};
  EXPECT_EQ(ui::read_view(ui::to_json(view)).value(), view);
}

TEST(ViewSpec, NamesThePlaceOfAFault) {
  const struct {
    const char* text;
    const char* place;
  } kCases[] = {
      {"", "JSON"},
      {"[]", "JSON"},
      {R"({"toposcope":"what-if","version":1})", "/toposcope"},
      {R"({"toposcope":"view"})", "/version"},
      {R"({"toposcope":"view","version":2})", "newer"},
      {R"({"toposcope":"view","version":1,"filter":7})", "/filter"},
      {R"({"toposcope":"view","version":1,"layout":"circle"})", "/layout"},
      {R"({"toposcope":"view","version":1,"subject":{"id":"x"}})", "/subject"},
      {R"({"toposcope":"view","version":1,"pins":{"a":[1]}})", "/pins"},
      {R"({"toposcope":"view","version":1,"pins":{"a":["1",2]}})", "/pins"},
      {R"({"toposcope":"view","version":1,"depth":0})", "/depth"},
      {R"({"toposcope":"view","version":1,"what_if":{"nodes":[{}]}})", "/what_if"},
      {R"({"toposcope":"view","version":1,"collapsed":[1]})", "/collapsed"},
      {R"({"toposcope":"view","version":1,"open_folds":{"a":-1}})", "/open_folds"},
  };
  for (const auto& one : kCases) {
    const auto view = ui::read_view(one.text);
    ASSERT_FALSE(view.has_value()) << one.text;
    EXPECT_NE(view.error().message.find(one.place), std::string::npos)
        << one.text << ": " << view.error().message;
  }
}

TEST(ViewSpec, SameQuestionIsAboutWhatTheStoreIsAsked) {
  const ViewSpec view = ui::focal_view(kWeb);
  ViewSpec drawn = full_view();
  drawn.clique_type = view.clique_type;
  drawn.semantics = view.semantics;
  drawn.at = view.at;
  drawn.comparison = view.comparison;
  drawn.what_if = view.what_if;
  drawn.depth = view.depth;
  EXPECT_TRUE(ui::same_question(view, drawn));
  EXPECT_FALSE(ui::same_question(view, full_view()));
}

}  // namespace
}  // namespace toposcope::testing
