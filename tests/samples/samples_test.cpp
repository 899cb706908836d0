// Every sample is imported by the program itself, and every clique of it is drawn.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A folder of its own for each test, empty at its start.
class SamplesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string(info->test_suite_name()) + "." + info->name();
    for (char& c : name) c = c == '/' ? '_' : c;
    folder_ = fs::path(TOPOSCOPE_BINARY_DIR) / "samples_test" / name;
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  /// Runs a shell command in the folder; what it printed is in the files "out" and "err".
  [[nodiscard]] int run(const std::string& command) const {
    const std::string line = "cd '" + folder_.string() + "' && " + command + " >out 2>err";
    return std::system(line.c_str());
  }

  /// Runs the program on the test's inventory.
  [[nodiscard]] int toposcope(const std::string& command, const std::string& arguments) const {
    return run("'" TOPOSCOPE_PROGRAM "' " + command + " --db it.db " + arguments);
  }

  [[nodiscard]] std::string text(const std::string& file) const {
    std::ifstream in(folder_ / file);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
  }

  [[nodiscard]] std::vector<Json> json_lines(const std::string& file) const {
    std::vector<Json> documents;
    std::ifstream in(folder_ / file);
    for (std::string line; std::getline(in, line);) documents.push_back(Json::parse(line));
    return documents;
  }

 private:
  fs::path folder_;
};

std::string sample(const std::string& path) {
  return std::string("'" TOPOSCOPE_SOURCE_DIR "/samples/") + path + "'";
}

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
  std::size_t cliques;  ///< Counted by hand: focal points with a rule and a link.
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.path; }

std::string sample_name(const ::testing::TestParamInfo<Sample>& param) { return param.param.name; }

class Inventories : public SamplesTest, public ::testing::WithParamInterface<Sample> {};

/// `dot` reads each drawing without a word, and it holds as many nodes and edges as the clique.
TEST_P(Inventories, AreDrawnCliqueByClique) {
  ASSERT_EQ(toposcope("import", "--fail-on-skip " + sample(GetParam().path)), 0) << text("err");
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
INSTANTIATE_TEST_SUITE_P(All, Inventories,
                         ::testing::ValuesIn(std::vector<Sample>{
                             {"harbour", "inventories/harbour.json", 25},
                             {"harbour_mongoexport", "inventories/harbour-mongoexport", 25},
                             {"attic", "inventories/attic.json", 5},
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
  for (const char* rules : {"rules/openstack.json", "rules/openstack-2018.json"}) {
    EXPECT_EQ(toposcope("types", "import " + sample(rules)), 0) << rules << text("err");
  }
}

}  // namespace
}  // namespace toposcope::testing
