#include "ui/desk/what_if_file.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

ui::ViewSpec failing_view() {
  ui::ViewSpec view = ui::focal_view({"prod", "instance", "i-1", "k-1", "web-1"});
  view.what_if.nodes = {{"prod", "switch", "leaf-1b", "k-9", "leaf-1b"}};
  view.what_if.links = {"l-1"};
  return view;
}

TEST(WhatIfFile, ComesBackOntoAnotherView) {
  const auto now = model::parse_rfc3339("2026-11-20T13:32:00Z").value();
  const std::string text = ui::what_if_text(failing_view(), now);
  ui::ViewSpec other = ui::focal_view({"prod", "network", "n-1", "k-2", "front"});
  other.what_if.links = {"gone before"};
  const auto view = ui::with_what_if(other, text);
  ASSERT_TRUE(view.has_value()) << view.error().message;
  EXPECT_EQ(view.value().subject, other.subject);
  EXPECT_EQ(view.value().what_if, failing_view().what_if);
}

TEST(WhatIfFile, NamesWhatACommandLineFinds) {
  const query::OverlayFile file = ui::overlay_of(failing_view());
  EXPECT_EQ(file.environment, "prod");
  ASSERT_EQ(file.lost.size(), 1U);
  EXPECT_EQ(file.lost[0], (query::LostNode{"switch", "leaf-1b", "k-9", "leaf-1b"}));
  ASSERT_EQ(file.links.size(), 1U);
  EXPECT_EQ(file.links[0].key, "l-1");
}

TEST(WhatIfFile, AViewIsNone) {
  EXPECT_FALSE(ui::with_what_if(failing_view(), ui::to_json(failing_view())).has_value());
  EXPECT_FALSE(ui::with_what_if(failing_view(), "").has_value());
}

}  // namespace
}  // namespace toposcope::testing
