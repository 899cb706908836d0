#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/cli_file.h"
#include "cli/program.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> cli_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(golden_folder() / "cli")) {
    if (entry.path().extension() == ".cli") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Small ones for tests, the samples and the shipped rules.
void put_inventories(const Workplace& place) {
  const fs::path samples = fs::path(TOPOSCOPE_SOURCE_DIR) / "samples";
  for (const fs::path& folder :
       {golden_folder() / "cli/inventories", samples / "inventories", samples / "rules"}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.is_regular_file()) place.put_file(entry.path());
    }
  }
}

class GoldenCli : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenCli, SaysWhatTheFileSays) {
  const fs::path path = golden_folder() / "cli" / (GetParam() + ".cli");
  const Workplace place;
  put_inventories(place);
  CliFile file = read_cli_file(path);
  ASSERT_FALSE(file.steps.empty());
  const bool update = std::getenv("TOPOSCOPE_UPDATE_GOLDEN") != nullptr;
  for (CliStep& step : file.steps) {
    const std::string actual = describe(place.run(step.command));
    if (update) {
      step.expected = actual;
    } else {
      EXPECT_EQ(actual, step.expected) << "$ " << step.command;
    }
  }
  if (update) std::ofstream(path) << to_text(file);
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenCli, ::testing::ValuesIn(cli_files()),
                         [](const auto& which) { return which.param; });

}  // namespace
}  // namespace toposcope::testing
