// The shipped rules for focal points find on the sample site what its records say.

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

}  // namespace
}  // namespace toposcope::testing
