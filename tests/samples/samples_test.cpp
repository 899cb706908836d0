// Every sample is imported by the program itself, and every clique of it is drawn.

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "samples_fixture.h"

namespace toposcope::testing {
namespace {

/// Lines that begin with `word` and a blank.
std::size_t count_lines(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    count += line.starts_with(word + " ") ? 1U : 0U;
  return count;
}

struct Sample {
  const char* name;
  const char* path;
  std::size_t cliques;          ///< Counted by hand: focal points with a rule and a link.
  const char* rules = nullptr;  ///< For an inventory that brings none.
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.path; }

std::string sample_name(const ::testing::TestParamInfo<Sample>& param) { return param.param.name; }

class Inventories : public SamplesTest, public ::testing::WithParamInterface<Sample> {};

/// `dot` reads each drawing without a word, and it holds as many nodes and edges as the clique.
TEST_P(Inventories, AreDrawnCliqueByClique) {
  ASSERT_EQ(toposcope("import", "--fail-on-skip " + sample(GetParam().path)), 0) << text("err");
  if (GetParam().rules != nullptr) {
    ASSERT_EQ(toposcope("types", "import " + sample(GetParam().rules)), 0) << text("err");
  }
  ASSERT_EQ(toposcope("cliques", "--all --output cliques.jsonl"), 0) << text("err");

  const std::vector<Json> cliques = json_lines("cliques.jsonl");
  EXPECT_EQ(cliques.size(), GetParam().cliques);
  for (const Json& clique : cliques) {
    const std::string focal_point = clique.at("focal_point_id");
    SCOPED_TRACE(focal_point);
    ASSERT_EQ(toposcope("export", "--format dot --output it.dot --focal 'key:" + focal_point + "'"),
              0)
        << text("err");
    ASSERT_EQ(run("dot -Tsvg -oit.svg -Tplain -oit.plain it.dot"), 0);
    EXPECT_EQ(text("err"), "");
    EXPECT_EQ(count_lines(text("it.plain"), "node"), clique.at("nodes").size());
    EXPECT_EQ(count_lines(text("it.plain"), "edge"), clique.at("links").size());
  }
}

// harbour: 10 instances, 5 networks, 7 services and 3 switches, each with at least one link.
// attic: 3 services and 2 providers.  branch: 2 tills.
// observatory: 18 instances, 5 virtual switches, 5 tunnel ends, 6 NICs, 15 ports and 3 switches.
INSTANTIATE_TEST_SUITE_P(All, Inventories,
                         ::testing::ValuesIn(std::vector<Sample>{
                             {"harbour", "inventories/harbour.json", 25},
                             {"harbour_mongoexport", "inventories/harbour-mongoexport", 25},
                             {"attic", "inventories/attic.json", 5},
                             {"observatory", "inventories/observatory.json", 52,
                              "rules/openstack-focal-points.json"},
                             {"branch", "inventories/branch", 2},
                         }),
                         sample_name);

/// The two forms of one site say the same: the second import finds nothing to do.
TEST_F(SamplesTest, BothFormsOfHarbourAreEqual) {
  ASSERT_EQ(toposcope("import", "--source harbour " + sample("inventories/harbour.json")), 0);
  ASSERT_EQ(toposcope("diff", "--from 1 --to 1"), 0) << text("err");
  ASSERT_EQ(toposcope("import", "--source harbour " + sample("inventories/harbour-mongoexport")),
            0);
  EXPECT_EQ(toposcope("diff", "--from 1 --to 2"), 0) << text("out");
}

/// One office as tables, GraphML, DOT and node-link JSON: the same nodes, and as many links.
TEST_F(SamplesTest, AllFormsOfBranchAreEqual) {
  std::string nodes;
  for (const char* form : {"branch", "branch.graphml", "branch.dot", "branch.json"}) {
    SCOPED_TRACE(form);
    ASSERT_EQ(run("rm -f it.db"), 0);
    ASSERT_EQ(
        toposcope("import", "--fail-on-skip --json " + sample(std::string("inventories/") + form)),
        0)
        << text("err");
    const Json links = json_lines("out").at(0).at("links");
    EXPECT_EQ(links.at("switch-router").at("added"), 2);
    EXPECT_EQ(links.size(), 6U);
    ASSERT_EQ(toposcope("find", "--json --limit 0"), 0);
    EXPECT_EQ(json_lines("out").at(0).at("total"), 8);
    if (nodes.empty()) nodes = text("out");
    EXPECT_EQ(text("out"), nodes);
  }
}

/// Rules can be given to an inventory that has none.
TEST_F(SamplesTest, ShippedRulesAreTaken) {
  for (const char* rules :
       {"rules/openstack.json", "rules/openstack-2018.json", "rules/openstack-focal-points.json"}) {
    EXPECT_EQ(toposcope("types", "import " + sample(rules)), 0) << rules << text("err");
  }
}

}  // namespace
}  // namespace toposcope::testing
