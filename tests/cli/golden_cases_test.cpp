/// \file
/// The whole way, file to answer, on the inventories whose cliques the originals computed:
/// tests/golden/cases, and ../shared/golden/open when it is there.

#include <algorithm>
#include <filesystem>
#include <iostream>
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

/// An inventory in a file of the program, ready for questions.
class ImportedInventory {
 public:
  explicit ImportedInventory(const fs::path& inventory) {
    place_.must_run("toposcope import --db it.db '" + inventory.string() + "'");
  }

  [[nodiscard]] std::vector<std::string> cliques(const Original& original) const {
    return canonical(
        place_.must_run("toposcope cliques --db it.db --all --format jsonl " + original.options));
  }

 private:
  Workplace place_;
};

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(golden_folder() / "cases")) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class GoldenCaseByProgram : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenCaseByProgram, EqualsTheOriginals) {
  const fs::path folder = golden_folder() / "cases" / GetParam();
  const ImportedInventory inventory(folder / "inventory.json");
  for (const Original& original : originals()) {
    const auto actual = inventory.cliques(original);
    if (original.failed.contains(GetParam().substr(0, 2))) continue;  // it only has to answer
    EXPECT_EQ(actual, canonical(read_file(folder / (original.name + ".jsonl")))) << original.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenCaseByProgram, ::testing::ValuesIn(case_names()),
                         [](const auto& which) {
                           std::string name = which.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(GoldenCasesByProgram, AreAllThere) { EXPECT_EQ(case_names().size(), 42U); }

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
      EXPECT_EQ(ImportedInventory(entry.path() / "inventory.json.gz").cliques(original),
                canonical(expected))
          << packed;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 8U) << "o1 to o4, two originals each";
}

}  // namespace
}  // namespace toposcope::testing
