// Graphviz' plain form: any bytes are a whole answer to the question or a fault that is explained.
// The question has three cards, one of them in a box with a title, two parallel links and a third.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz_input.h"
#include "layout/graphviz_text.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

graph::GraphvizQuestion make_question() {
  graph::LayoutInput input;
  input.nodes = {{"a", "a", 0, graph::kNone, 120, 36},
                 {"b", "b", 1, graph::kNone, 120, 36},
                 {"c", "c", 2, 0, 120, 36},
                 {"d", "d", 2, graph::kNone, 120, 36}};
  input.boxes = {{.key = "case", .head_height = 28, .head = 3}};
  input.links = {{0, 1}, {0, 1}, {3, 0}};
  return graph::ask_graphviz(input, graph::GraphvizEngine::kDot);
}

bool is_finite(graph::LayoutPoint point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

void check(const graph::GraphvizQuestion& question, const graph::GraphvizAnswer& answer) {
  require(answer.centres.size() == question.nodes.size(), "not one place for each node");
  require(answer.routes.size() == question.links.size(), "not one line for each link");
  for (const graph::LayoutPoint& centre : answer.centres) require(is_finite(centre), "nowhere");
  for (const graph::LayoutRoute& route : answer.routes) {
    require(route.size() >= 4 && route.size() % 3 == 1, "a line that is no chain of curves");
    for (const graph::LayoutPoint& point : route) require(is_finite(point), "a line to nowhere");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const graph::GraphvizQuestion question = make_question();
  const std::string_view text = testing::text_of_input(data, size);
  const auto answer = graph::read_graphviz_answer(question, text);
  if (answer.has_value()) {
    check(question, answer.value());
  } else {
    require(answer.error().code == model::ErrorCode::kMalformedInput, "another code");
    require(!answer.error().message.empty(), "a fault without a message");
  }
  return 0;
}
