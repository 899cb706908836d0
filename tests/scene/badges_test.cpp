// Badges alone, as in legends and matrices: no two statuses have one shape.

#include "badges.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"
#include "toposcope/scene/look.h"

#include "scene/scene_probe.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::Scene;
using scene::StatusFacts;

class Badges : public ::testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static const scene::Theme& theme() {
    return *scene::builtin_look().theme(GetParam());
  }
};

TEST_P(Badges, DifferByShape) {
  std::map<std::string, std::string> seen;
  for (int i = 0; i < 7; ++i) {
    for (const bool acknowledged : {false, true}) {
      const StatusFacts status{static_cast<StatusValue>(i), acknowledged, ""};
      if (acknowledged && !scene::has_badge(status)) continue;
      Scene scene;
      draw_swatch(scene, theme(), status, {0, 0});
      const std::string name =
          std::string(model::status_label(status.value)) + (acknowledged ? " acknowledged" : "");
      const auto [other, is_new] = seen.emplace(geometry_of(scene, {0, 0}), name);
      EXPECT_TRUE(is_new) << name << " looks like " << other->second;
    }
  }
}

TEST_P(Badges, StayWithinTheirSize) {
  for (int i = 0; i < 7; ++i) {
    for (const bool acknowledged : {false, true}) {
      Scene scene;
      const StatusFacts status{static_cast<StatusValue>(i), acknowledged, ""};
      draw_badge(scene, theme(), status, {{0, 0}, 14, theme().canvas});
      EXPECT_EQ(scene.shapes().empty(), !scene::has_badge(status));
      if (scene.shapes().empty()) continue;
      const scene::Rect extent = extent_of(scene);
      EXPECT_GE(extent.x, -8.6F);  // 7, and a rim of 1.5 that sets it off
      EXPECT_LE(extent.right(), 8.6F);
      EXPECT_GE(extent.y, -8.6F);
      EXPECT_LE(extent.bottom(), 8.6F);
    }
  }
}

TEST_P(Badges, OfDistributionsFillTheirBar) {
  scene::StatusCounts counts;
  for (int i = 0; i < 97; ++i) counts.add({StatusValue::kOk, false, ""});
  counts.add({StatusValue::kError, false, ""});
  counts.add({StatusValue::kStale, false, ""});
  Scene scene;
  draw_distribution(scene, theme(), counts, {10, 0, 90, 4});
  ASSERT_EQ(scene.shapes().size(), 3U) << "no part for what is not there";
  float x = 10;
  for (const scene::Shape& shape : scene.shapes()) {
    const auto& box = std::get<scene::Box>(shape);
    EXPECT_NEAR(box.rect.x, x, 0.01);
    EXPECT_GE(box.rect.width, 3) << "even a hundredth shows";
    x = box.rect.right() + 1;
  }
  EXPECT_NEAR(x - 1, 100, 0.01);
  EXPECT_EQ(std::get<scene::Box>(scene.shapes()[0]).fill, theme().of(StatusValue::kError).mark);
}

INSTANTIATE_TEST_SUITE_P(Themes, Badges, ::testing::Values("dark", "light", "print"),
                         [](const auto& param) { return param.param; });

}  // namespace
}  // namespace toposcope::testing
