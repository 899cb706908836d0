#include "export_cgraph.h"

#include <string>

#include <cgraph.h>
#include <gtest/gtest.h>

#include "export/nasty_texts.h"
#include "export_dot_text.h"

namespace toposcope::graph {
namespace {

/// Whether cgraph would read memory of its own to tell whether the item's name is HTML-like.
bool is_name_in_dictionary(void* item) {
  char* name = agnameof(item);
  return name != nullptr && name == agstrbind(agroot(item), name);
}

// For any other text that question is answered by whatever stands in front of it in memory, so that
// a quoted name becomes <name> by chance.
TEST(DotGraph, KeepsNamesInTheDictionaryOfCgraph) {
  for (const std::string& text : testing::nasty_texts()) {
    SCOPED_TRACE(text);
    const std::string name = dot_name(text);
    DotGraph graph(name);
    Agnode_t* node = graph.add_node(name);
    Agraph_t* cluster = graph.add_cluster(name);
    EXPECT_TRUE(is_name_in_dictionary(node));
    EXPECT_TRUE(is_name_in_dictionary(graph.add_edge(node, node, name)));
    EXPECT_TRUE(is_name_in_dictionary(cluster));
    EXPECT_TRUE(is_name_in_dictionary(agroot(node)));
  }
}

}  // namespace
}  // namespace toposcope::graph
