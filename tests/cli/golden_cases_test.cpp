/// \file
/// The whole way, file to answer, on the inventories whose cliques the originals computed:
/// tests/golden/cases, and ../shared/golden/open when it is there.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Which original is to be equalled, and by which options.
struct Original {
  std::string name;
  std::string options;
  std::set<std::string> failed;  ///< Cases in which the original ended with an exception.
};

void PrintTo(const Original& original, std::ostream* out) { *out << original.name; }

std::vector<Original> originals() {
  return {{"cvim", "--semantics calipso --tie last", {"28", "30", "31", "32", "33", "40"}},
          {"opnfv", "--semantics calipso-2018", {"32", "33"}},
          {"guide", "--semantics guide", {"33"}}};
}

/// Lines as a sorted list, each with sorted lists: order does not matter, repetition does.
std::vector<std::string> canonical(const std::string& lines) {
  std::vector<std::string> out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    json clique = json::parse(line);
    for (const char* list : {"nodes", "links"}) std::sort(clique[list].begin(), clique[list].end());
    out.push_back(clique.dump());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> cliques_of(const fs::path& inventory, const std::string& options) {
  const Workplace place;
  place.must_run("toposcope import --db it.db '" + inventory.string() + "'");
  return canonical(place.must_run("toposcope cliques --db it.db --all --format jsonl " + options));
}

class GoldenCasesByProgram : public ::testing::TestWithParam<Original> {};

TEST_P(GoldenCasesByProgram, EqualTheOriginal) {
  const Original& original = GetParam();
  std::size_t compared = 0;
  for (const auto& entry : fs::directory_iterator(golden_folder() / "cases")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || original.failed.contains(name.substr(0, 2))) continue;
    const std::string expected = read_file(entry.path() / (original.name + ".jsonl"));
    EXPECT_EQ(cliques_of(entry.path() / "inventory.json", original.options), canonical(expected))
        << name;
    ++compared;
  }
  EXPECT_EQ(compared, 42 - original.failed.size());
}

INSTANTIATE_TEST_SUITE_P(Originals, GoldenCasesByProgram, ::testing::ValuesIn(originals()),
                         [](const auto& which) { return which.param.name; });

TEST(OpenInventoriesByProgram, EqualBothOriginals) {
  const fs::path open = fs::path(TOPOSCOPE_SOURCE_DIR) / "../shared/golden/open";
  if (!fs::exists(open)) {
    std::cout << "not run: ../shared is not here; the cases of tests/golden cover the rules\n";
    return;
  }
  std::size_t compared = 0;
  for (const auto& entry : fs::directory_iterator(open)) {
    for (const Original& original : originals()) {
      const fs::path packed = entry.path() / ("cliques." + original.name + ".jsonl.gz");
      if (!fs::exists(packed)) continue;
      const std::string expected = Workplace().must_run("gzip -cd '" + packed.string() + "'");
      EXPECT_EQ(cliques_of(entry.path() / "inventory.json.gz", original.options),
                canonical(expected))
          << packed;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 8U) << "o1 to o4, two originals each";
}

}  // namespace
}  // namespace toposcope::testing
