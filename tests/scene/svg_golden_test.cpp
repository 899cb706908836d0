// One small scene, written out.  Each line of the file is one kind of shape; a line that changes
// has to have a reason.  TOPOSCOPE_UPDATE_GOLDEN=1 writes the file anew.

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/scene/picture.h"

#include "scene/sample_scenes.h"
#include "scene/tools.h"

namespace toposcope::testing {
namespace {

TEST(SvgGolden, AllShapes) {
  const auto path =
      std::filesystem::path(TOPOSCOPE_SOURCE_DIR) / "tests/golden/scene/all_shapes.svg";
  const std::string svg = to_svg(all_shapes_scene(), {"All shapes", "each once"});
  if (std::getenv("TOPOSCOPE_UPDATE_GOLDEN") != nullptr) write_bytes(path, svg);
  EXPECT_EQ(svg, read_bytes(path));
}

}  // namespace
}  // namespace toposcope::testing
