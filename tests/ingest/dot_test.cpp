// DOT: what its statements become, and that bad text never gets further than an error.

#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/dot/dot_adapter.h"
#include "adapters/dot/dot_text.h"
#include "ingest/plain_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Lines = std::vector<std::string>;

Reading read_dot(const std::string& text) { return read_form(dot::read_stream, text); }

TEST(Dot, NodesAndEdgesBecomeNodesAndLinks) {
  const struct {
    const char* text;
    Lines graph;
  } cases[] = {
      {"digraph { a [type=vm, label=Web]; b [type=nic]; a -> b }",
       {"vm:a 'Web'", "nic:b", "vm-nic vm:a -> nic:b"}},
      {"graph { a -- b }", {"node:a", "node:b", "node-node node:a -> node:b"}},
      {"digraph { a -> b -> c }",
       {"node:a", "node:b", "node:c", "node-node node:a -> node:b", "node-node node:b -> node:c"}},
      {"digraph { a -> b; a -> b }",
       {"node:a", "node:b", "node-node node:a -> node:b", "node-node node:a -> node:b"}},
      {"strict digraph { a -> b; a -> b }", {"node:a", "node:b", "node-node node:a -> node:b"}},
      {"digraph { node [type=vm]; a; node [type=nic]; b }", {"vm:a", "nic:b"}},
      {"digraph { a -> {b c} }",
       {"node:a", "node:b", "node:c", "node-node node:a -> node:b", "node-node node:a -> node:c"}},
      {"digraph { a:p:n -> b:q [label=up] }",
       {"node:a", "node:b", "node-node node:a -> node:b 'up'"}},
      {"digraph { a [label=<<b>Web</b><br/>10.0.0.1 &amp; more>] }",
       {"node:a 'Web 10.0.0.1 & more'"}},
      {R"(digraph { a [label="Web\n10.0.0.1\l"] })", {"node:a 'Web 10.0.0.1'"}},
      {R"(digraph { a [label="\N!"] })", {"node:a 'a!'"}},
      {R"(digraph { a [label="x\ny", name=best] })", {"node:a 'best'"}},
      {"digraph { \"a b\" [id=x1]; c -> \"a b\" }",
       {"node:x1", "node:c", "node-node node:c -> node:x1"}},
      {"digraph { a -> b [key=k]; a -> b [key=l] }",
       {"node:a", "node:b", "node-node node:a -> node:b", "node-node node:a -> node:b"}},
      {"/* c */ // d\n#e\nDiGraph \"my graph\" { a /* } */ }", {"node:a"}},
      {"digraph { a # } b\n }", {"node:a"}},
      {"digraph { }", {}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_dot(c.text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(graph_of(reading), c.graph);
  }
}

TEST(Dot, EveryAttributeIsKeptAsItStands) {
  const Reading reading = read_dot(
      R"(digraph { subgraph cluster_r { label="Rack 1"; subgraph web { a [label="x\ny", n=7] } })"
      R"( a -> b [key=k, headport=n] })");
  EXPECT_THAT(
      documents_of(reading),
      ElementsAre(
          R"({"label":"x\\ny","n":"7","name":"x y","cluster":"Rack 1","subgraphs":["web"]})", "{}",
          R"({"attributes":{"key":"k","headport":"n"}})"));
}

TEST(Dot, WhatIsLeftOutIsNoted) {
  const struct {
    const char* text;
    const char* note;
  } cases[] = {
      {"graph { a -- b }", "undirected edges: 1"},
      {"strict digraph { a }", "strict graph: 1"},
      {"digraph { a:x -> b }", "edge at a port: 1"},
      {"digraph { rankdir=LR; a }", "data of the graph: 1"},
      {"digraph { a } digraph { b }", "several graphs: 1"},
      {"digraph { a [label=\"\xE9\"] }", "text that is not UTF-8: 1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_THAT(notes_of(read_dot(c.text)), Contains(c.note));
  }
}

TEST(Dot, TheGraphMayStateItsEnvironment) {
  const Reading reading = read_dot("digraph { environment=north; a }");
  EXPECT_EQ(reading.sink.nodes.at(0).environment, "north");
}

/// Each is followed by a good text: nothing of cgraph's state may be left behind.
TEST(Dot, BadTextIsAnErrorAndLeavesNothingBehind) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "{";
  std::string product = "digraph { {";
  for (int i = 0; i < 2000; ++i) product += " a" + std::to_string(i);
  product += " } -> {";
  for (int i = 0; i < 2000; ++i) product += " b" + std::to_string(i);
  product += " } }";
  const struct {
    std::string text;
    const char* says;
  } cases[] = {
      {"", "holds no graph"},
      {"hello", "holds no graph"},
      {"digraph { a -> ", "lab.txt:1: the text ends before the brace of the graph is closed"},
      {"digraph {\n a [label=\"open\n }", "lab.txt:2: the string that begins here is never closed"},
      {"digraph {\n a [label=<<b>open\n }", "lab.txt:2: the HTML-like string that begins here"},
      {"digraph {\n /* open }", "lab.txt:2: the comment that begins here is never closed"},
      {"digraph {\n a -> -> b\n}", "lab.txt:2: the DOT text is not understood near '->'"},
      {"digraph {\n a [x=]\n}", "lab.txt:2: the DOT text is not understood near ']'"},
      {"digraph { a -- b }", "lab.txt:1: the DOT text is not understood near '--'"},
      {"digraph { a [label=<!-- > -->x>] }", "the DOT text is not understood near '--'"},
      {"banana { a }", "the DOT text is not understood"},
      {"}", "a closing brace without an opening one"},
      {std::string("digraph { a\0 }", 14), "a NUL byte"},
      {"digraph " + deep, "braces are nested too deep"},
      {product, "joins subgraphs to more than"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    const Reading reading = read_dot(c.text);
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
    EXPECT_THAT(graph_of(read_dot("digraph { good }")), ElementsAre("node:good"));
  }
}

TEST(Dot, SeveralThreadsTakeTurns) {
  std::vector<std::thread> threads;
  std::vector<std::size_t> nodes(4, 0);
  for (std::size_t t = 0; t < nodes.size(); ++t) {
    threads.emplace_back([&nodes, t] {
      for (int i = 0; i < 50; ++i) {
        nodes[t] += read_dot("digraph { a -> b [label=up] }").sink.nodes.size();
        nodes[t] += read_dot("digraph { a -> ").sink.nodes.size();
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(nodes, ::testing::Each(100U));
}

TEST(DotText, IsRecognisedByItsKeyword) {
  const struct {
    const char* head;
    bool is_dot;
  } cases[] = {
      {"digraph {", true},
      {"graph G{", true},
      {"strict graph \"a {\" {", true},
      {"STRICT DIGRAPH {", true},
      {"# c\n/* d */digraph{", true},
      {"digraph", false},
      {"graph theory is fun", false},
      {"graphml {", false},
      {"{\"graph\":1}", false},
      {"", false},
  };
  for (const auto& c : cases) EXPECT_EQ(dot::looks_like_dot(c.head), c.is_dot) << c.head;
}

}  // namespace
}  // namespace toposcope::ingest::testing
