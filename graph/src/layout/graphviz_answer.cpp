#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "layout/graphviz_text.h"
#include "layout/units.h"

namespace toposcope::graph {
namespace {

using model::Error;
using model::ErrorCode;

/// Words of a line, one after the other.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}

  std::string_view next() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    const std::string_view word = rest_.substr(0, rest_.find(' '));
    rest_.remove_prefix(word.size());
    return word;
  }

  std::optional<double> next_number() {
    const std::string_view word = next();
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    constexpr double kFarthest = 1e7;
    const bool is_whole = error == std::errc() && end == word.data() + word.size();
    if (!is_whole || !std::isfinite(value) || std::abs(value) > kFarthest) return std::nullopt;
    return value;
  }

  /// The number of a node that is called n0, n1, ...
  std::optional<std::uint32_t> next_node(std::size_t count) {
    std::string_view word = next();
    if (!word.starts_with('n')) return std::nullopt;
    word.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || number >= count) {
      return std::nullopt;
    }
    return number;
  }

 private:
  std::string_view rest_;
};

class AnswerReader {
 public:
  explicit AnswerReader(const GraphvizQuestion& question)
      : centres_(question.nodes.size()), routes_(question.links.size()) {
    // The answer does not keep the order of links: the same ends in the order in which they come.
    for (std::uint32_t i = 0; i < question.ends.size(); ++i)
      waiting_[question.ends[i]].push_back(i);
  }

  /// \return whether the line is what one may expect
  bool read(std::string_view line) {
    Words words(line);
    const std::string_view kind = words.next();
    if (kind == "graph") return read_graph(words);
    if (kind == "node") return read_node(words);
    if (kind == "edge") return read_edge(words);
    has_stop_ = has_stop_ || kind == "stop";
    return kind == "stop" || kind.empty();
  }

  /// Nothing when something is missing.
  std::optional<GraphvizAnswer> take() {
    GraphvizAnswer answer;
    for (const auto& centre : centres_) {
      if (!centre) return std::nullopt;
      answer.centres.push_back(*centre);
    }
    for (const LayoutRoute& route : routes_) {
      if (route.empty()) return std::nullopt;
    }
    if (!has_stop_) return std::nullopt;
    answer.routes = std::move(routes_);
    return answer;
  }

 private:
  std::optional<LayoutPoint> next_point(Words& words) const {
    const auto x = words.next_number();
    const auto y = words.next_number();
    if (!x || !y) return std::nullopt;
    return LayoutPoint{to_quarter(*x), to_quarter(height_ - *y)};
  }

  static float to_quarter(double inches) {
    return to_pixels(static_cast<Unit>(std::floor(inches * 72 * 4 + 0.5)));
  }

  bool read_graph(Words& words) {
    const auto scale = words.next_number();
    const auto width = words.next_number();
    const auto height = words.next_number();
    height_ = height.value_or(0);
    return scale && width && height;
  }

  bool read_node(Words& words) {
    const auto number = words.next_node(centres_.size());
    if (!number) return false;
    centres_[*number] = next_point(words);
    return centres_[*number].has_value();
  }

  bool read_edge(Words& words) {
    const auto from = words.next_node(centres_.size());
    const auto to = words.next_node(centres_.size());
    const auto count = words.next_number();
    if (!from || !to || !count || *count < 4) return false;
    const auto points = static_cast<std::size_t>(*count);
    const auto it = waiting_.find({*from, *to});
    if (points % 3 != 1 || it == waiting_.end() || it->second.empty()) return false;
    LayoutRoute route;
    for (std::size_t i = 0; i < points; ++i) {
      const auto point = next_point(words);
      if (!point) return false;
      route.push_back(*point);
    }
    routes_[it->second.front()] = std::move(route);
    it->second.erase(it->second.begin());
    return true;
  }

  std::vector<std::optional<LayoutPoint>> centres_;
  std::vector<LayoutRoute> routes_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> waiting_;
  double height_ = 0;
  bool has_stop_ = false;
};

}  // namespace

model::Result<GraphvizAnswer> read_graphviz_answer(const GraphvizQuestion& question,
                                                   std::string_view text) {
  AnswerReader reader(question);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!reader.read(line)) {
      return Error{
          ErrorCode::kMalformedInput,
          "expected Graphviz's plain form, found '" + std::string(line.substr(0, 80)) + "'", ""};
    }
  }
  auto answer = reader.take();
  if (!answer) {
    return Error{ErrorCode::kMalformedInput, "Graphviz's answer ends before all is said", ""};
  }
  return *std::move(answer);
}

}  // namespace toposcope::graph
