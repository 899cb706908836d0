// GraphML: what its elements become, and what is refused.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/graphml/graphml_adapter.h"
#include "ingest/plain_fixture.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A document with keys type, name and rack of nodes, and speed of edges.
std::string document(const std::string& inside) {
  return R"(<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">)"
         R"(<key id="t" for="node" attr.name="type" attr.type="string"/>)"
         R"(<key id="n" for="node" attr.name="name" attr.type="string"/>)"
         R"(<key id="r" for="all" attr.name="rack" attr.type="int"><default>1</default></key>)"
         R"(<key id="s" for="edge" attr.name="speed" attr.type="double"/>)"
         R"(<graph id="G" edgedefault="directed">)" +
         inside + "</graph></graphml>";
}

Reading read_graphml(const std::string& text) { return read_form(graphml::read_stream, text); }

TEST(Graphml, NodesAndEdgesBecomeNodesAndLinks) {
  const Reading reading = read_graphml(
      document(R"(<node id="a"><data key="t">vm</data><data key="n">Web &lt;1&gt;</data></node>)"
               R"(<node id="b"><data key="t">nic</data><data key="r">7</data></node>)"
               R"(<edge id="e0" source="a" target="b"><data key="s">1.50</data></edge>)"
               R"(<edge source="a" target="b"/>)"));
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading), ElementsAre("vm:a 'Web <1>'", "nic:b", "vm-nic vm:a -> nic:b",
                                             "vm-nic vm:a -> nic:b"));
  EXPECT_THAT(
      documents_of(reading),
      ElementsAre(R"({"type":"vm","name":"Web <1>","rack":1})", R"({"type":"nic","rack":7})",
                  R"({"attributes":{"id":"e0","speed":1.5,"rack":1}})",
                  R"({"attributes":{"rack":1}})"));
  EXPECT_THAT(notes_of(reading), IsEmpty());
}

TEST(Graphml, EdgesMayStandBeforeTheirNodes) {
  const Reading reading = read_graphml(document(
      R"(<edge source="a" target="b"/><edge source="a" target="zz"/>)"
      R"(<node id="a"><data key="t">vm</data></node><node id="b"><data key="t">nic</data></node>)"));
  EXPECT_THAT(graph_of(reading),
              ElementsAre("vm:a", "nic:b", "vm-nic vm:a -> nic:b", "vm-node vm:a -> node:zz"));
  EXPECT_THAT(notes_of(reading), Contains("end that is no node: 1"));
}

TEST(Graphml, ANodeInAGraphInANodeHasItForParent) {
  const Reading reading = read_graphml(
      document(R"(<node id="r1"><data key="t">rack</data><graph edgedefault="directed">)"
               R"(<node id="h1"><data key="t">host</data><graph><node id="v1"/></graph></node>)"
               R"(<edge source="h1" target="r1"/></graph></node>)"));
  EXPECT_THAT(graph_of(reading), ElementsAre("rack:r1", "host:h1 in rack:r1", "node:v1 in host:h1",
                                             "host-rack host:h1 -> rack:r1"));
}

TEST(Graphml, ValuesHaveTheTypeOfTheirKey) {
  const struct {
    const char* type;
    const char* text;
    const char* json;
  } cases[] = {
      {"boolean", "true", "true"},
      {"boolean", "False", "false"},
      {"boolean", "maybe", "\"maybe\""},
      {"int", " 7 ", "7"},
      {"long", "-12", "-12"},
      {"int", "7.5", "\"7.5\""},
      {"int", "007", "\"007\""},
      {"double", "1e3", "1000.0"},
      {"float", "2", "2"},
      {"double", "NaN", "\"NaN\""},
      {"string", " 7 ", "\" 7 \""},
      {"", "7", "\"7\""},
      {"long", "123456789012345678901234567890", "123456789012345678901234567890"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(std::string(c.type) + " " + c.text);
    const std::string text = std::string(R"(<graphml><key id="x" for="node" attr.name="x")") +
                             R"( attr.type=")" + c.type +
                             R"("/><graph><node id="a"><data key="x">)" + c.text +
                             "</data></node></graph></graphml>";
    EXPECT_THAT(documents_of(read_graphml(text)),
                ElementsAre(std::string(R"({"x":)") + c.json + "}"));
  }
}

TEST(Graphml, WhatHasNoPlaceInALinkedGraphIsReported) {
  const struct {
    const char* inside;
    const char* note;
  } cases[] = {
      {R"(<node id="a"><port name="p"/></node>)", "port of a node: 1"},
      {R"(<node id="a"/><edge source="a" target="a" sourceport="p"/>)", "edge at a port: 1"},
      {R"(<node id="a"/><edge source="a" target="a" directed="false"/>)", "undirected edges: 1"},
      {R"(<graph edgedefault="undirected"/>)", "unknown element: graph: 1"},
      {R"(<locator/>)", "unknown element: locator: 1"},
      {R"(<node id="a"><data key="zz">v</data></node>)", "data of an unknown key: 1"},
      {R"(<node id="a"><data key="r">big</data></node>)", "value not of its type: 1"},
      {R"(<data key="n">my graph</data>)", "data of the graph: name: 1"},
      {R"(<node id="a"><graph/><data key="n">late</data></node>)", "data behind a nested graph: 1"},
      {R"(<node id="a"/><node id="a"/>)", "id used twice: 1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.inside);
    const Reading reading = read_graphml(document(c.inside));
    ASSERT_EQ(reading.error(), "");
    EXPECT_THAT(notes_of(reading), Contains(c.note));
  }
}

TEST(Graphml, AHyperedgeAndAnEdgeWithoutEndAreSkippedWithTheirLine) {
  const Reading reading =
      read_graphml(document("\n<hyperedge><endpoint node=\"a\"/><endpoint "
                            "node=\"b\"/></hyperedge>\n<edge source=\"a\"/>"));
  EXPECT_THAT(lines_of(reading.report().skipped),
              ElementsAre(HasSubstr("lab.txt:2: a hyperedge joins any number of nodes"),
                          HasSubstr("lab.txt:3: the link has no target")));
}

TEST(Graphml, DescriptionsAndForeignAttributesAreKept) {
  const Reading reading =
      read_graphml(document(R"(<desc>all</desc><node id="a" x:y="z"><desc> why </desc></node>)"));
  EXPECT_THAT(documents_of(reading), ElementsAre(R"({"x:y":"z","desc":"why","rack":1})"));
}

TEST(Graphml, PrefixesOfNamesDoNotMatter) {
  const Reading reading = read_graphml(
      R"(<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><g:graph><g:node id="a"/>)"
      R"(</g:graph></g:graphml>)");
  EXPECT_THAT(graph_of(reading), ElementsAre("node:a"));
}

TEST(Graphml, EncodingsThatAreDeclaredAreRead) {
  const std::string node = "<graphml><graph><node id=\"\xE9\x80\"/></graph></graphml>";
  const Reading windows = read_graphml(R"(<?xml version="1.0" encoding="Windows-1252"?>)" + node);
  EXPECT_THAT(graph_of(windows), ElementsAre("node:\xC3\xA9\xE2\x82\xAC"));
  const Reading other = read_graphml(R"(<?xml version="1.0" encoding="x-martian"?>)" + node);
  EXPECT_THAT(other.error(), HasSubstr("unknown encoding"));
}

std::string laughs() {
  std::string text = "<?xml version=\"1.0\"?><!DOCTYPE graphml [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    text += "<!ENTITY l" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) text += "&l" + std::to_string(i - 1) + ";";
    text += "\">";
  }
  return text + "]><graphml><graph><node id=\"&l9;\"/></graph></graphml>";
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Graphml, BadDocumentsAreErrorsThatSayWhere) {
  const struct {
    std::string text;
    const char* says;
  } cases[] = {
      {"", "lab.txt:1: column 1: the XML is damaged: no element found"},
      {"<graphml>\n<graph><node id=\"a\">",
       "lab.txt:2: column 21: the XML is damaged: no element found"},
      {"<graphml>\n<graph><node id=\"a", "lab.txt:2: column 8: the XML is damaged: unclosed token"},
      {"<graphml>\n</graph>", "lab.txt:2: column 3: the XML is damaged: mismatched tag"},
      {"<graphml><graph><node id=\"\xFF\"/>", "the XML is damaged: not well-formed"},
      {std::string("<graphml>\0</graphml>", 20), "the XML is damaged: not well-formed"},
      {"<graphml>&nope;</graphml>", "the XML is damaged: undefined entity"},
      {"<html><body/></html>", "lab.txt:1: the root element is <html>, expected <graphml>"},
      {laughs(), "lab.txt:1: the document declares the entity 'l0'"},
      {"<graphml>" + repeated("<graph><node id=\"a\">", 150), "nested too deep: more than 200"},
      {"<graphml><graph><data>" + repeated("<x>", 300), "nested too deep: more than 200"},
      {"<graphml><graph><data>" + repeated("<x/>", 300'000), "holds more than 16 MiB"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    const Reading reading = read_graphml(c.text);
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
