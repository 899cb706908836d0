#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/drawn_clique.h"
#include "export/nasty_texts.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using graph::to_dot;
using model::StatusValue;
using ::testing::HasSubstr;
using ::testing::Not;

/// What Graphviz makes of a text in DOT.
struct Drawing {
  int exit_code = 0;
  std::string warnings;
  std::string svg;

  [[nodiscard]] std::size_t count(const std::string& text) const {
    std::size_t found = 0;
    for (std::size_t at = svg.find(text); at != std::string::npos; at = svg.find(text, at + 1)) {
      ++found;
    }
    return found;
  }
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

Drawing draw_svg(const std::string& dot) {
  const TempDir folder(TempDir::Place::kMemory);
  std::ofstream(folder / "in.dot", std::ios::binary) << dot;
  const std::string command = "cd '" + folder.path().string() + "' && dot -Tsvg in.dot >svg 2>err";
  Drawing drawing;
  drawing.exit_code = std::system(command.c_str());
  drawing.warnings = read(folder / "err");
  drawing.svg = read(folder / "svg");
  return drawing;
}

TEST(ToDot, IsAcceptedByDotWhateverTheNames) {
  const DrawnClique star = draw_star(nasty_texts());
  const Drawing drawing = draw_svg(to_dot(star.engine, star.clique, {}));
  EXPECT_EQ(drawing.exit_code, 0);
  EXPECT_EQ(drawing.warnings, "");
  EXPECT_EQ(drawing.count("class=\"node\""), star.clique.nodes.size());
  EXPECT_EQ(drawing.count("class=\"edge\""), star.clique.links.size());
}

struct ShownCase {
  const char* name;
  const char* shown;  ///< As XML text; blanks are not broken (&#160; in Graphviz's SVG).
};

TEST(ToDot, ShowsNamesAsTheyAre) {
  const ShownCase cases[] = {{"<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"},
                             {"C:\\temp\\new", "C:\\temp\\new"},
                             {"\\N", "\\N"},
                             {"say\"hi\"", "say&quot;hi&quot;"},
                             {"R&D", "R&amp;D"},
                             {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}};
  for (const ShownCase& c : cases) {
    const DrawnClique star = draw_star({c.name});
    const Drawing drawing = draw_svg(to_dot(star.engine, star.clique, {}));
    EXPECT_THAT(drawing.svg, HasSubstr(">" + std::string(c.shown) + "</text>")) << c.name;
  }
}

TEST(ToDot, GivesTheSameBytesAgain) {
  const DrawnClique first = draw("vm:a-nic:b nic:b-edge:c nic:b-edge:d", "vm-nic nic-edge", "a");
  const DrawnClique second = draw("vm:a-nic:b nic:b-edge:c nic:b-edge:d", "vm-nic nic-edge", "a");
  graph::Decorations hosts;
  // Hosts in an order that is neither that of their names nor of cgraph's addresses.
  for (const char* host : {"h9", "h1", "h5", "h1"}) hosts.nodes.push_back({{}, host});
  EXPECT_EQ(to_dot(first.engine, first.clique, hosts), to_dot(second.engine, second.clique, hosts));
}

// cgraph tells HTML-like names from others by a bit in front of the text: names that are not in its
// own dictionary are one or the other by chance.
TEST(ToDot, NeverTakesANameForHtml) {
  std::vector<std::string> names = nasty_texts();
  for (int length = 1; length < 40; ++length) names.emplace_back(length, '\xC3');
  const DrawnClique star = draw_star(names);
  const std::string first = to_dot(star.engine, star.clique, {});
  std::vector<std::string> garbage;
  for (int run = 0; run < 200; ++run) {
    garbage.emplace_back(static_cast<std::size_t>(run), '\xFF');  // moves what comes next
    ASSERT_EQ(to_dot(star.engine, star.clique, {}), first) << "run " << run;
  }
  std::istringstream lines(first);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_NE(line.substr(0, 1), "<") << line;
    EXPECT_EQ(line.find("\t<"), std::string::npos) << line;
    EXPECT_EQ(line.find("=<"), std::string::npos) << line;
    EXPECT_EQ(line.find("-> <"), std::string::npos) << line;
  }
}

TEST(ToDot, DrawsParallelLinksAndLoops) {
  const DrawnClique drawn = draw("vm:a-vm:a vm:a-vm:b vm:a-vm:b", "vm-vm", "a");
  const Drawing drawing = draw_svg(to_dot(drawn.engine, drawn.clique, {}));
  EXPECT_EQ(drawn.clique.links.size(), 3U);
  EXPECT_EQ(drawing.count("class=\"edge\""), 3U);
}

TEST(ToDot, PutsNodesOfAHostIntoItsBox) {
  const DrawnClique drawn = draw("vm:a-nic:b nic:b-edge:c", "vm-nic nic-edge", "a");
  graph::Decorations decorations;
  decorations.nodes = {{{}, "node-1"}, {{}, "node-1"}, {{}, ""}};
  const std::string dot = to_dot(drawn.engine, drawn.clique, decorations);
  EXPECT_THAT(dot, HasSubstr("subgraph \"cluster_node-1\""));
  const Drawing drawing = draw_svg(dot);
  EXPECT_EQ(drawing.count("class=\"cluster\""), 1U);
  EXPECT_EQ(drawing.count("class=\"node\""), 3U);
  EXPECT_EQ(drawing.warnings, "");
}

/// The part of a DOT text that draws the node with this label; a node's lines end with a bracket.
std::string statement_of(const std::string& dot, const std::string& label) {
  const std::size_t at = dot.find("label=\"" + label);
  const std::size_t begin = dot.rfind('[', at);
  return dot.substr(begin, dot.find(']', at) - begin);
}

TEST(ToDot, TellsEveryStatusWithoutColour) {
  std::vector<std::string> names = {"n0", "n1", "n2", "n3", "n4", "n5", "n6"};
  const DrawnClique star = draw_star(names);
  std::vector<StatusValue> nodes = {StatusValue::kNoCheck};  // the hub
  for (std::uint8_t status = 0; status < 7; ++status) nodes.push_back(StatusValue{status});
  const std::vector<StatusValue> links(nodes.begin() + 1, nodes.end());
  const std::string dot = to_dot(star.engine, star.clique, with_statuses(nodes, links));
  EXPECT_EQ(draw_svg(dot).warnings, "");
  std::set<std::string> looks;
  for (const std::string& name : names) {
    std::istringstream lines(statement_of(dot, name));
    std::string look;
    for (std::string line; std::getline(lines, line);) {
      const bool form = line.find("shape=") != std::string::npos ||
                        line.find("style=") != std::string::npos ||
                        line.find("penwidth=") != std::string::npos;
      if (form) look += line;
    }
    looks.insert(look);
  }
  // No check and OK may look alike: healthy is quiet.
  EXPECT_GE(looks.size(), 6U) << dot;
}

TEST(ToDot, DrawsTheFocalPointWithTwoRings) {
  const DrawnClique star = draw_star({"leaf"});
  const std::string dot = to_dot(star.engine, star.clique, {});
  EXPECT_THAT(statement_of(dot, "hub"), HasSubstr("peripheries=2"));
  EXPECT_THAT(statement_of(dot, "leaf"), Not(HasSubstr("peripheries")));
}

TEST(ToDot, LabelsEveryLinkByNameOrElseType) {
  const DrawnClique named = draw_star({"net-7"});
  EXPECT_EQ(draw_svg(to_dot(named.engine, named.clique, {})).count(">net&#45;7</text>"), 2U)
      << "the node and its link";
  const DrawnClique unnamed = draw_star({""});
  EXPECT_EQ(draw_svg(to_dot(unnamed.engine, unnamed.clique, {})).count(">vm&#45;nic</text>"), 1U);
}

TEST(ToDot, MarksALinkThatIsDownAtBothEnds) {
  const DrawnClique star = draw_star({"leaf"});
  graph::Decorations decorations;
  decorations.links = {{StatusValue::kNoCheck, true}};
  const std::string dot = to_dot(star.engine, star.clique, decorations);
  EXPECT_THAT(dot, HasSubstr("arrowhead=tee"));
  EXPECT_THAT(dot, HasSubstr("arrowtail=tee"));
}

TEST(ToDot, DrawsImplicitLinksInPiecesWithoutAWarning) {
  GraphTextOptions options;
  options.documents = {clique_type("rule", "vm", "vm-nic", R"("use_implicit_links":true)")};
  const DrawnClique drawn(make_snapshot("vm:a=nic:b", options), "a");
  const std::string dot = to_dot(drawn.engine, drawn.clique, {});
  EXPECT_THAT(dot, HasSubstr("#FFFFFF00"));  // the gaps
  const Drawing drawing = draw_svg(dot);
  EXPECT_EQ(drawing.warnings, "");
  EXPECT_EQ(drawing.count("class=\"edge\""), 1U);
}

}  // namespace
}  // namespace toposcope::testing
