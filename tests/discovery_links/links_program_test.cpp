// Links through the program: import, scan --links-only, links.

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

struct Golden {
  const char* name;
  const char* inventory;
  const char* environment;
  const char* rules;
  const char* expected;  ///< Without implicit links.
  const char* implicit;  ///< With them.
};

/// What `links` prints after the rules went over an inventory.
std::string links_of(const Golden& golden, const fs::path& folder, bool implicit) {
  const Workplace place;
  const std::string env = std::string(" --env ") + golden.environment;
  const std::string inventory = " '" + (folder / golden.inventory).string() + "'";
  place.must_run("toposcope import --db it.db" + inventory);
  place.must_run("toposcope scan --db it.db --links-only --finders " + std::string(golden.rules) +
                 env + (implicit ? " --implicit-links" : ""));
  return place.must_run("toposcope links --db it.db --format jsonl" + env);
}

void check(const Golden& golden, const fs::path& folder) {
  for (const bool implicit : {false, true}) {
    const fs::path expected = folder / (implicit ? golden.implicit : golden.expected);
    const std::string read = expected.extension() == ".gz" ? "gzip -dc" : "cat";
    const Workplace place;
    const std::string lines = place.must_run(read + " '" + expected.string() + "'");
    EXPECT_FALSE(lines.empty());
    EXPECT_EQ(links_of(golden, folder, implicit), lines) << expected;
  }
}

class OwnSample : public ::testing::TestWithParam<Golden> {};

TEST_P(OwnSample, HasTheLinksOfTheRules) {
  check(GetParam(), fs::path(TOPOSCOPE_SOURCE_DIR) / "tests/discovery_links/fixtures");
}

INSTANTIATE_TEST_SUITE_P(
    Lagoon, OwnSample,
    ::testing::Values(
        Golden{"by_2018", "lagoon-2018.json", "lagoon", "calipso-2018",
               "lagoon-2018.calipso-2018.jsonl", "lagoon-2018.calipso-2018.implicit.jsonl"},
        Golden{"by_2021", "lagoon-2021.json", "lagoon", "calipso", "lagoon-2021.calipso.jsonl",
               "lagoon-2021.calipso.implicit.jsonl"},
        Golden{"by_ours_on_the_shape_of_2018", "lagoon-2018.json", "lagoon", "toposcope",
               "lagoon-2018.toposcope.jsonl", "lagoon-2018.toposcope.implicit.jsonl"},
        Golden{"by_ours", "lagoon-2021.json", "lagoon", "toposcope", "lagoon-2021.toposcope.jsonl",
               "lagoon-2021.toposcope.implicit.jsonl"}),
    [](const auto& which) { return which.param.name; });

TEST(SharedData, LinksOfTheOriginalsAreMet) {
  const fs::path shared = fs::path(TOPOSCOPE_SOURCE_DIR) / "../shared/golden/open";
  const std::vector<Golden> goldens = {
      {"links-o1-opnfv", "inventory.json.gz", "DC-East", "calipso-2018", "links.opnfv.jsonl.gz",
       "links-implicit.opnfv.jsonl.gz"},
      {"links-o2-cvim", "inventory.json.gz", "DC-East", "calipso", "links.cvim.jsonl.gz",
       "links-implicit.cvim.jsonl.gz"}};
  for (const Golden& golden : goldens) {
    if (!fs::exists(shared / golden.name)) {
      std::cout << "not run: ../shared is not here; the lagoon stands in for " << golden.name
                << '\n';
      continue;
    }
    check(golden, shared / golden.name);
  }
}

/// A workplace with the lagoon, imported.
class ScanOfLagoon : public ::testing::Test {
 protected:
  ScanOfLagoon() {
    place_.put_file(fs::path(TOPOSCOPE_SOURCE_DIR) /
                    "tests/discovery_links/fixtures/lagoon-2021.json");
    place_.must_run("toposcope import --db it.db lagoon-2021.json");
  }

  Workplace place_;
};

TEST_F(ScanOfLagoon, IsOneRevisionWithASummary) {
  const std::string out =
      place_.must_run("toposcope scan --db it.db --env lagoon --links-only --finders calipso");
  EXPECT_THAT(out, HasSubstr("links by the rules of calipso: revision 2: 29 added"));
  EXPECT_THAT(out, HasSubstr("FindLinksForVedges"));
  EXPECT_THAT(out, HasSubstr("vnic-vconnector"));
  EXPECT_THAT(place_.must_run("toposcope revisions --db it.db"), HasSubstr("scan:lagoon"));
}

TEST_F(ScanOfLagoon, AgainChangesNothingAndWithoutImplicitLinksRetiresThem) {
  const std::string scan = "toposcope scan --db it.db --env lagoon --links-only --json";
  const json first = json::parse(place_.must_run(scan + " --implicit-links"));
  EXPECT_EQ(first["implicit_links"], true);
  EXPECT_EQ(first["links_by_finder"]["FindImplicitLinks"], 86);
  const json again = json::parse(place_.must_run(scan + " --implicit-links"));
  for (const auto& [type, counts] : again["links"].items()) {
    EXPECT_EQ(counts["added"], 0) << type;
    EXPECT_EQ(counts["changed"], 0) << type;
    EXPECT_EQ(counts["retired"], 0) << type;
  }
  const json without = json::parse(place_.must_run(scan));
  int retired = 0;
  for (const auto& [type, counts] : without["links"].items())
    retired += counts["retired"].get<int>();
  EXPECT_EQ(retired, 86);
  EXPECT_EQ(place_.must_run("toposcope links --db it.db --env lagoon --json | wc -l"), "29\n");
}

TEST_F(ScanOfLagoon, LeavesObjectsAsTheyAre) {
  place_.must_run("toposcope scan --db it.db --env lagoon --links-only");
  const json newest = json::parse(place_.must_run("toposcope revisions --db it.db --json"))[0];
  EXPECT_EQ(newest["source"], "scan:lagoon");
  EXPECT_EQ(newest["links_added"], 29);
  for (const char* count : {"nodes_added", "nodes_changed", "nodes_retired"}) {
    EXPECT_EQ(newest[count], 0) << "what finders tell each other is not stored: " << count;
  }
}

struct Refused {
  const char* line;
  int exit_code;
  const char* says;
};

TEST_F(ScanOfLagoon, SaysPlainlyWhatItCannotDo) {
  const std::vector<Refused> cases = {
      {"toposcope scan --db it.db --links-only", 2, "--env"},
      {"toposcope scan --db it.db --env ship --links-only", 2, "lagoon"},
      {"toposcope scan --db it.db --env lagoon --links-only --finders best", 2, "calipso-2018"},
      {"toposcope scan --db gone.db --env lagoon --links-only", 3, "gone.db"},
      {"echo '{\"link_finders\":[\"X\"]}' >f; toposcope scan --db it.db --env lagoon --links-only "
       "--link-finders f",
       3, "there is no finder X"},
      {"toposcope scan --db it.db --env lagoon --links-only --link-finders gone", 3, "gone"},
      {"toposcope links --db it.db --env lagoon", 1, "scan --links-only"},
      {"toposcope links --db it.db --env ship", 2, "lagoon"},
      {"toposcope links --db gone.db", 3, "gone.db"},
  };
  for (const Refused& refused : cases) {
    const Ran ran = place_.run(refused.line);
    EXPECT_EQ(ran.exit_code, refused.exit_code) << refused.line;
    EXPECT_THAT(ran.err, HasSubstr(refused.says)) << refused.line;
    EXPECT_EQ(ran.out, "") << refused.line;
  }
}

TEST(ScanOfLab, IsRefusedWhereAnotherSourceHasLinks) {
  const Workplace place;
  place.put_file(golden_folder() / "cli/inventories/lab.json");
  place.must_run("toposcope import --db it.db lab.json");
  const json environments = json::parse(place.must_run("toposcope env list --db it.db --json"));
  const std::string name = environments[0]["name"];
  const Ran ran = place.run("toposcope scan --db it.db --links-only --env '" + name + "'");
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_THAT(ran.err, HasSubstr("links of another source"));
}

}  // namespace
}  // namespace toposcope::testing
