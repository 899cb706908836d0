#include "toposcope/graph/graphviz_layout.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "layout/drawing.h"
#include "layout/graphviz_text.h"
#include "layout/layout_checks.h"
#include "layout/mock_clique.h"
#include "layout/random_drawing.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

using graph::GraphvizEngine;
using graph::GraphvizOptions;
using graph::lay_out_with_graphviz;
using ::testing::HasSubstr;

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

class FakeGraphviz : public ::testing::Test {
 protected:
  void SetUp() override { descriptors_ = open_descriptors(); }

  void TearDown() override {
    EXPECT_EQ(open_descriptors(), descriptors_);
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
    EXPECT_EQ(errno, ECHILD);
  }

  /// The error of a layout by a shell script.
  model::Error error_of(const std::string& script, const graph::LayoutInput& input) {
    const auto program = folder_ / "dot";
    std::ofstream(program) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    const GraphvizOptions options{.program = program, .time_limit = std::chrono::seconds(1)};
    const auto layout = lay_out_with_graphviz(input, GraphvizEngine::kDot, options);
    if (!layout.has_value()) return layout.error();
    ADD_FAILURE() << "no error: " << script;
    return {};
  }

  TempDir folder_;
  std::size_t descriptors_ = 0;
};

TEST_F(FakeGraphviz, MissingProgramIsSaid) {
  const auto layout = lay_out_with_graphviz(mock_clique().input, GraphvizEngine::kDot,
                                            {.program = "no-such-program-as-this"});
  ASSERT_FALSE(layout.has_value());
  EXPECT_EQ(layout.error().code, model::ErrorCode::kUnavailable);
  EXPECT_THAT(layout.error().message, HasSubstr("no-such-program-as-this"));
}

struct FaultCase {
  const char* script;
  const char* message;
};

const std::vector<FaultCase> kFaults = {
    {"cat >/dev/null; echo 'out of paper' >&2; exit 1", "exit code 1; it said: out of paper"},
    {"exit 3", "exit code 3"},
    {"cat >/dev/null; kill -9 $$", "signal 9"},
    {"exec sleep 1000", "was killed: it was not ready after 1 s"},
    {"sleep 1000 & wait", "was killed"},
    {"exec >&- 2>&-; exec sleep 1000", "was killed"},
    {"cat >/dev/null", "did not answer as Graphviz does"},
    {"cat >/dev/null; echo hello", "found 'hello'"},
    {"cat", "found 'digraph g {'"},
    {"cat >/dev/null; echo 'graph 1 2 3'; echo stop", "before all is said"},
    {"cat >/dev/null; echo 'graph 1 nan 3'", "found 'graph 1 nan 3'"},
    {"cat >/dev/null; echo 'node n99999 1 1'", "found 'node n99999"},
    {"cat >/dev/null; echo 'node n0 1 1e300'", "found 'node n0 1 1e300"},
    {"cat >/dev/null; echo 'edge n0 n0 4 1 1 1 1 1 1 1 1'", "found 'edge n0 n0"},
    {"cat >/dev/null; echo 'edge n0 n1 1e9'", "found 'edge n0 n1 1e9'"},
    {"cat >/dev/null; head -c 100000 /dev/zero", "did not answer"},
};

TEST_F(FakeGraphviz, FaultsAreErrors) {
  for (const auto& [script, message] : kFaults) {
    SCOPED_TRACE(script);
    const model::Error error = error_of(script, mock_clique().input);
    EXPECT_EQ(error.code, model::ErrorCode::kUnavailable);
    EXPECT_THAT(error.message, HasSubstr(message));
  }
}

/// More input than a pipe holds: a program that does not read it must cost neither signal nor hang.
TEST_F(FakeGraphviz, ProgramMayGoAwayBeforeItHasReadAll) {
  Drawing drawing;
  for (int i = 0; i < 50'000; ++i) {
    drawing.input.nodes.push_back({std::to_string(i), "", 0, graph::kNone, 100, 36});
  }
  EXPECT_THAT(error_of("exec <&-; exit 7", drawing.input).message, HasSubstr("exit code 7"));
  EXPECT_THAT(error_of("sleep 1000", drawing.input).message, HasSubstr("was killed"));
}

TEST_F(FakeGraphviz, NothingNeedsNoProgram) {
  const GraphvizOptions options{.program = "no-such-program-as-this"};
  EXPECT_TRUE(lay_out_with_graphviz({}, GraphvizEngine::kSfdp, options).has_value());
}

TEST(Graphviz, IsNeverToldWhatThingsAreCalled) {
  Drawing drawing;
  drawing.lane("\"];evil");
  drawing.card("\"; evil [label=", 0, "\"];evil").name = "} evil";
  for (const GraphvizEngine engine : {GraphvizEngine::kDot, GraphvizEngine::kSfdp}) {
    const auto question = graph::ask_graphviz(drawing.input, engine);
    EXPECT_EQ(question.text.find("evil"), std::string::npos) << question.text;
  }
}

TEST(Graphviz, KeepsItsPromises) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomDrawing random(seed);
    const Drawing drawing = random.make();
    const Drawing shuffled = random.shuffled(drawing);
    for (const GraphvizEngine engine : {GraphvizEngine::kDot, GraphvizEngine::kSfdp}) {
      SCOPED_TRACE(engine == GraphvizEngine::kDot ? "dot" : "sfdp");
      const auto layout = lay_out_with_graphviz(drawing.input, engine);
      ASSERT_TRUE(layout.has_value()) << layout.error().message;
      expect_sound(drawing.input, layout.value());
      if (engine == GraphvizEngine::kDot) {
        expect_boxes_hold(drawing.input, layout.value());
        expect_titles(drawing.input, layout.value());
      }
      const auto again = lay_out_with_graphviz(shuffled.input, engine);
      ASSERT_TRUE(again.has_value());
      expect_same(by_key(drawing.input, layout.value()), by_key(shuffled.input, again.value()));
    }
    if (::testing::Test::HasFailure()) break;
  }
}

TEST(Graphviz, DotDrawsFromLeftToRightWithBoxes) {
  const Drawing drawing = mock_clique();
  const auto layout = lay_out_with_graphviz(drawing.input, GraphvizEngine::kDot);
  ASSERT_TRUE(layout.has_value());
  EXPECT_LT(node_at(layout.value(), "tap1").right(), node_at(layout.value(), "qbr1").x);
  EXPECT_LT(node_at(layout.value(), "qbr1").right(), node_at(layout.value(), "OVS node-6").x);
  EXPECT_GT(box_at(layout.value(), "node-6").width, 0);
}

class DotTitles : public ::testing::Test {
 protected:
  DotTitles() {
    drawing_.card("switch", 1);
    drawing_.switch_case("case", "switch");
    for (int i = 1; i <= 3; ++i) {
      const std::string port = "port-" + std::to_string(i);
      drawing_.card(port, 2, "case");
      drawing_.link("switch", port);
    }
    drawing_.card("host", 0);
    drawing_.card("core", 3);
  }

  graph::Layout lay_out() {
    auto layout = lay_out_with_graphviz(drawing_.input, GraphvizEngine::kDot);
    EXPECT_TRUE(layout.has_value()) << layout.error().message;
    expect_sound(drawing_.input, layout.value());
    expect_titles(drawing_.input, layout.value());
    return std::move(layout.value());
  }

  Drawing drawing_;
};

TEST_F(DotTitles, AreTheUpperEdgesOfBoxesAndNoCards) {
  const graph::Layout layout = lay_out();
  const auto box = box_at(layout, "case");
  EXPECT_EQ(node_at(layout, "switch"), (graph::LayoutRect{box.x, box.y, box.width, 28}));
  EXPECT_EQ(box.width, 120 + 2 * 8) << "as wide as its ports";
  for (const auto& route : layout.routes) EXPECT_TRUE(route.empty());
}

TEST_F(DotTitles, LinksFromOutsideEndAtTheFrame) {
  drawing_.link("host", "switch");
  drawing_.link("switch", "core");
  drawing_.link("switch", "host");
  const graph::Layout layout = lay_out();
  const auto box = box_at(layout, "case");
  EXPECT_EQ(layout.routes[3].back().x, box.x);
  EXPECT_EQ(layout.routes[4].front().x, box.right());
  EXPECT_EQ(layout.routes[5].front().x, box.x);
}

TEST_F(DotTitles, OfTwoBoxesCanBeJoined) {
  drawing_.card("other", 4);
  drawing_.switch_case("other case", "other");
  drawing_.card("other port", 5, "other case");
  drawing_.link("other", "switch");
  const graph::Layout layout = lay_out();
  EXPECT_EQ(layout.routes[3].front().x, box_at(layout, "other case").x);
  EXPECT_EQ(layout.routes[3].back().x, box_at(layout, "case").right());
}

TEST_F(DotTitles, ABoxWithoutCardsIsItsTitle) {
  drawing_.card("empty", 4);
  drawing_.switch_case("empty case", "empty");
  drawing_.input.boxes.back().min_width = 200;
  drawing_.link("core", "empty");
  const graph::Layout layout = lay_out();
  const auto box = box_at(layout, "empty case");
  EXPECT_EQ(box.width, 200);
  EXPECT_EQ(box.height, 28);
  EXPECT_EQ(node_at(layout, "empty"), box);
  EXPECT_FALSE(layout.routes.back().empty());
}

TEST_F(DotTitles, AreAsWideAsTheyAskFor) {
  drawing_.input.boxes.back().min_width = 300;
  drawing_.link("host", "port-1");
  drawing_.link("port-1", "core");
  const graph::Layout layout = lay_out();
  const auto box = box_at(layout, "case");
  EXPECT_EQ(box.width, 300);
  EXPECT_GT(box.x, node_at(layout, "host").right());
  EXPECT_LT(box.right(), node_at(layout, "core").x);
}

TEST(Graphviz, SeveralMayRunAtTheSameTime) {
  const Drawing drawing = mock_clique();
  const auto alone = lay_out_with_graphviz(drawing.input, GraphvizEngine::kSfdp);
  ASSERT_TRUE(alone.has_value());
  std::vector<graph::Layout> layouts(4);
  std::vector<std::thread> threads;
  threads.reserve(layouts.size());
  for (graph::Layout& layout : layouts) {
    threads.emplace_back([&] {
      auto result = lay_out_with_graphviz(drawing.input, GraphvizEngine::kSfdp);
      if (result.has_value()) layout = std::move(result.value());
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const graph::Layout& layout : layouts) EXPECT_EQ(layout.nodes, alone.value().nodes);
}

}  // namespace
}  // namespace toposcope::testing
