#include "ingest/random_records.h"

#include <array>
#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "toposcope/model/text.h"

#include "support/records.h"

namespace toposcope::ingest::testing {
namespace {

using toposcope::testing::must;

constexpr std::array kTexts = {"",
                               "plain",
                               "two words",
                               " blanks around ",
                               "say \"hi\"",
                               "a,b;c|d\te",
                               "line\nfeed",
                               "carriage\r\nreturn",
                               "<b>&amp; ]]> <!-- -->",
                               "back\\slash \\n \\",
                               "~5C % #{x} ->",
                               "%front",
                               "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80",
                               "007",
                               "null",
                               "=1+1",
                               "{\"json\":1}"};

constexpr std::array kTypes = {"vm", "nic", "big-switch", "Host Port"};

/// Draws one thing after the other.
class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  std::string text() { return kTexts[below(kTexts.size())]; }
  std::string type() { return kTypes[below(kTypes.size())]; }
  std::string environment() { return below(3) == 0 ? "north, \"old\"" : "south"; }

  std::string document() {
    std::string json = R"({"name":)" + model::json_string(text()) + R"(,"n":)";
    json += std::array{"1", "1.5", "-0.0001", "123456789012345678901234567890"}[below(4)];
    if (below(2) == 0) json += R"(,"deep":{"list":[1,[],{"x":null}],"flag":true})";
    if (below(3) == 0) json += R"(,"attributes":{"network":["a","b"]})";
    if (below(3) == 0) json += R"(,"network":"net-1")";
    return json + "}";
  }

  std::optional<model::StatusReport> status() {
    if (below(2) == 0) return std::nullopt;
    text_ = text();
    const auto value = static_cast<model::StatusValue>(below(7));
    const std::chrono::microseconds time(below(2) == 0 ? 0 : 1700000000123456);
    return model::StatusReport{value, text_, model::UtcMicros(time)};
  }

  model::Implicit implicit() { return static_cast<model::Implicit>(below(4)); }

 private:
  std::mt19937 random_;
  std::string text_;
};

void add_node(Draw& draw, std::size_t number, toposcope::testing::RecordingSink& sink) {
  const std::string environment = draw.environment();
  const std::string type = draw.type();
  const std::string id = draw.below(8) == 0 ? "same" : draw.text() + std::to_string(number);
  const std::string key = draw.below(2) == 0 ? "" : draw.text() + "/k" + std::to_string(number);
  const std::string name = draw.text();
  const std::string parent_type = draw.below(2) == 0 ? "" : draw.type();
  const std::string parent_id = parent_type.empty() ? "" : "parent " + draw.text();
  const std::string document = draw.document();
  model::NodeRecord node;
  node.environment = environment;
  node.type = type;
  node.id = id;
  node.key = key;
  node.name = name;
  node.parent_type = parent_type;
  node.parent_id = parent_id;
  node.document = document;
  if (document.find(R"("network":"net-1")") != std::string::npos) {
    node.constraints = R"({"network":"net-1"})";
  }
  node.status = draw.status();
  must(sink.put_node(node));
}

/// An end at one of the nodes, by key or by id, or at none of them.
model::LinkEnd draw_end(Draw& draw, const toposcope::testing::RecordingSink& sink) {
  if (sink.nodes.empty() || draw.below(6) == 0) return {"", "vm", "not there"};
  const auto& node = sink.nodes[draw.below(sink.nodes.size())];
  if (node.key.empty()) return {"", node.type, node.id};
  return {node.key, node.type, draw.below(2) == 0 ? node.id : std::string_view()};
}

void add_link(Draw& draw, std::size_t number, toposcope::testing::RecordingSink& sink) {
  model::LinkRecord link;
  link.source = draw_end(draw, sink);
  link.target = draw_end(draw, sink);
  const std::string environment = draw.environment();
  const std::string type = std::string(link.source.type) + "-" + std::string(link.target.type);
  const std::string key = draw.below(2) == 0 ? "" : "l" + std::to_string(number);
  const std::string name = draw.text();
  const std::string document = draw.document();
  link.environment = environment;
  link.link_type = type;
  link.key = key;
  link.name = name;
  link.document = document;
  link.implicit = draw.implicit();
  link.status = draw.status();
  if (document.find("attributes") != std::string::npos) {
    link.constraints = R"({"network":["a","b"]})";
  }
  must(sink.put_link(link));
  if (draw.below(4) == 0) must(sink.put_link(link));  // a parallel one in every field
}

}  // namespace

toposcope::testing::RecordingSink random_records(std::uint32_t seed) {
  Draw draw(seed);
  toposcope::testing::RecordingSink sink;
  must(put(sink, toposcope::testing::environment_config("south", R"("note":"a,b")")));
  must(put(sink, toposcope::testing::clique_type("second, \"quoted\"", "vm", "vm-nic")));
  must(put(sink, toposcope::testing::clique_type("first", "big-switch", "big-switch-vm")));
  const std::size_t nodes = draw.below(30);
  const std::size_t links = draw.below(40);
  for (std::size_t i = 0; i < nodes; ++i) add_node(draw, i, sink);
  for (std::size_t i = 0; i < links; ++i) add_link(draw, i, sink);
  return sink;
}

}  // namespace toposcope::ingest::testing
