// The shipped rules for focal points find on the sample site what its records say, and what the
// guide to clique types (docs/clique-types.md) says about them.

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "observatory.h"
#include "samples_fixture.h"

namespace toposcope::testing {
namespace {

std::string source_text(const std::string& path) {
  std::ifstream in(fs::path(TOPOSCOPE_SOURCE_DIR) / path);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

class FocalPointRules : public SamplesTest {
 protected:
  void SetUp() override {
    SamplesTest::SetUp();
    ASSERT_EQ(toposcope("import", "--fail-on-skip " + sample("inventories/observatory.json")), 0)
        << text("err");
  }

  /// All cliques that the rules make.
  [[nodiscard]] std::vector<Json> cliques() const {
    EXPECT_EQ(toposcope("types", "import " + sample(kRules)), 0);
    EXPECT_EQ(text("err"), "") << "a shipped rule deserves no remark";
    EXPECT_EQ(toposcope("cliques", "--all --output cliques.jsonl"), 0) << text("err");
    return json_lines("cliques.jsonl");
  }

  static constexpr const char* kRules = "rules/openstack-focal-points.json";
};

TEST_F(FocalPointRules, FindWhatTheRecordsSay) {
  const Observatory site(source_text("samples/inventories/observatory.json"));
  for (const Json& clique : cliques()) {
    const std::string focal_point = clique.at("focal_point_id");
    SCOPED_TRACE(site.node(focal_point).at("name_path"));
    const Keys nodes = site.expected_nodes(focal_point);
    EXPECT_EQ(clique.at("nodes").get<Keys>(), nodes);
    EXPECT_EQ(clique.at("links").get<Keys>(), site.expected_links(focal_point, nodes));
  }
}

/// Six rules come; the constraint and the link types are the documents that the defaults brought.
TEST_F(FocalPointRules, LiveBesideTheDefaults) {
  ASSERT_EQ(toposcope("types", "import --quiet " + sample("rules/openstack.json")), 0);
  ASSERT_EQ(toposcope("types", "import --quiet " + sample(kRules)), 0);
  EXPECT_EQ(text("out"), "revision 3: 6 added, 0 changed, 0 retired\n");

  // A rule without a scope scores 2 and wins over those for ANY, which score 1.
  ASSERT_EQ(toposcope("cliques", "--focal instance:portal-01 --output one.jsonl"), 0);
  const std::vector<Json> found = json_lines("one.jsonl");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().at("clique_type"), "/instance/instance, full#1");
}

struct Sizes {
  std::vector<std::size_t> nodes, links;
};

/// "18 | 49 / 70 / 88 | 54 / 75 / 100": how many, then smallest, middle and largest.
std::string cells(Sizes sizes) {
  const std::size_t count = sizes.nodes.size();
  std::string out = std::to_string(count);
  for (auto* all : {&sizes.nodes, &sizes.links}) {
    std::sort(all->begin(), all->end());
    out += " | " + std::to_string(all->front()) + " / " + std::to_string((*all)[count / 2]) +
           " / " + std::to_string(all->back());
  }
  return out;
}

TEST_F(FocalPointRules, AreAsBigAsTheGuideSays) {
  std::map<std::string, Sizes> by_rule;
  for (const Json& clique : cliques()) {
    std::string name = clique.at("clique_type");  // "/instance/instance, full#1"
    name = name.substr(name.rfind('/') + 1);
    Sizes& sizes = by_rule[name.substr(0, name.find('#'))];
    sizes.nodes.push_back(clique.at("nodes").size());
    sizes.links.push_back(clique.at("links").size());
  }
  EXPECT_EQ(by_rule.size(), 6U);
  const std::string guide = source_text("docs/clique-types.md");
  for (const auto& [name, sizes] : by_rule) {
    const std::string row = "| " + name + " | " + cells(sizes) + " |";
    EXPECT_NE(guide.find(row), std::string::npos) << row;
  }
}

/// What the guide shows of the program is in the golden transcript, line by line.
TEST(CliqueTypeGuide, ShowsWhatTheProgramSays) {
  const std::string golden = source_text("tests/golden/cli/rules.cli");
  std::istringstream lines(source_text("docs/clique-types.md"));
  bool shown = false;
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      shown = line == "```console";
    } else if (shown && !line.empty()) {
      const bool told = golden.find("\n" + line + "\n") != std::string::npos ||
                        golden.find("\n> " + line + "\n") != std::string::npos ||
                        golden.find("\n! " + line + "\n") != std::string::npos;
      EXPECT_TRUE(told) << line;
      ++count;
    }
  }
  EXPECT_GT(count, 20U) << "the guide has lost its examples";
}

}  // namespace
}  // namespace toposcope::testing
