// What the build links: the layers once more, as CMake sees them.

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

/// Our own libraries that each target names, e.g. "toposcope_graph" to {"toposcope::model"}.
std::map<std::string, std::set<std::string>> read_link_graph() {
  std::map<std::string, std::set<std::string>> graph;
  std::ifstream in(TOPOSCOPE_BINARY_DIR "/link_graph.txt");
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(':');
    std::istringstream libraries(line.substr(colon + 1));
    auto& targets = graph[line.substr(0, colon)];
    for (std::string library; std::getline(libraries, library, ';');) {
      if (library.starts_with("toposcope::")) targets.insert(library);
    }
  }
  return graph;
}

TEST(LinkGraph, GoesDownOnly) {
  const auto graph = read_link_graph();
  const std::set<std::string> model = {"toposcope::model"};
  EXPECT_EQ(graph.at("toposcope_model"), std::set<std::string>{});
  EXPECT_EQ(graph.at("toposcope_graph"), model);
  EXPECT_EQ(graph.at("toposcope_store"), model);
  EXPECT_EQ(graph.at("toposcope_scene"), std::set<std::string>{"toposcope::graph"});
  std::set<std::string> ingest = graph.at("toposcope_ingest");
  EXPECT_EQ(ingest.erase("toposcope::model"), 1U);
  for (const std::string& library : ingest) {
    EXPECT_TRUE(library == "toposcope::graph" || library == "toposcope::store") << library;
  }
  const std::set<std::string> below = {"toposcope::model", "toposcope::graph", "toposcope::store",
                                       "toposcope::ingest"};
  for (const std::string& library : graph.at("toposcope_discovery")) {
    EXPECT_TRUE(below.contains(library)) << library;
  }
}

}  // namespace
}  // namespace toposcope::testing
