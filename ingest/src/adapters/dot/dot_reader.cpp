#include "adapters/dot/dot_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "toposcope/model/dot_text.h"
#include "toposcope/model/text.h"

#include "adapters/dot/dot_text.h"

namespace toposcope::ingest::dot {
namespace {

using model::Error;
using model::ErrorCode;
using plain::Attribute;

const DotAttribute* find(const std::vector<DotAttribute>& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [name](const DotAttribute& one) { return one.name == name; });
  return found == attributes.end() ? nullptr : &*found;
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

/// Copies the attributes as they stand, and adds the name that a label shows where that is not the
/// label itself.
void collect(const std::vector<DotAttribute>& from, std::string_view name,
             std::vector<Attribute>& to) {
  for (const DotAttribute& one : from) {
    std::string value(one.value);
    if (one.is_html) value.insert(0, "<").append(">");
    to.push_back({std::string(one.name), std::move(value), false});
  }
  const DotAttribute* label = find(from, "label");
  if (label == nullptr || find(from, "name") != nullptr) return;
  std::string shown = label_text(label->value, label->is_html, name);
  if (shown != label->value) to.push_back({"name", std::move(shown), false});
}

std::string json_list(const std::vector<std::string_view>& texts) {
  std::string json = "[";
  for (const std::string_view text : texts) {
    if (json.size() > 1) json += ',';
    model::append_json_string(json, text);
  }
  return json + "]";
}

}  // namespace

model::Status DotReader::read(const DotGraph& dot) {
  const auto attributes = dot.attributes();
  if (auto status = read_attributes(attributes); !status.has_value()) return status;
  const Locator whole = [this] { return name_; };
  if (!is_own_ && !dot.is_directed()) {
    report_.note_first("undirected edges", whole,
                       "edges are undirected; a link keeps the direction in which its ends are "
                       "named");
  }
  if (!is_own_ && dot.is_strict()) {
    report_.note_first("strict graph", whole, "the graph is strict: parallel edges are one");
  }
  auto status = dot.for_each_node([this](const DotNode& node) { return take_node(node); });
  if (!status.has_value()) return status;
  graph_.nodes_are_complete();
  return dot.for_each_edge([this](const DotEdge& edge) { return take_edge(edge); });
}

model::Status DotReader::read_attributes(const std::vector<DotAttribute>& attributes) {
  if (const DotAttribute* mark = find(attributes, kOwnMark); mark != nullptr) {
    if (mark->value != kOwnVersion) {
      return Error{ErrorCode::kUnsupported,
                   "version " + in_quotes(mark->value) + " of toposcope's DOT; this build reads 1",
                   name_};
    }
    is_own_ = true;
    graph_.set_exact(true);
    return take_documents(attributes);
  }
  std::string others;
  for (const DotAttribute& one : attributes) {
    if (one.name == "environment") {
      graph_.set_graph_environment(one.value);
    } else {
      others.append(others.empty() ? "" : ", ").append(one.name);
    }
  }
  if (!others.empty()) {
    report_.note_first(
        "data of the graph", [this] { return name_; },
        "said of the graph as a whole and left out: " + others);
  }
  return model::ok();
}

/// In the order of their numbers: it is data.
model::Status DotReader::take_documents(const std::vector<DotAttribute>& attributes) {
  std::map<std::uint64_t, std::string_view> documents;
  for (const DotAttribute& one : attributes) {
    if (!one.name.starts_with(kOwnDocument)) continue;
    const auto digits = one.name.substr(kOwnDocument.size());
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    documents[number] = one.value;
  }
  for (const auto& [number, value] : documents) {
    const Locator where = [&, at = number] { return name_ + ": document " + std::to_string(at); };
    auto status = graph_.take_record("document", model::text_of_dot_name(value), where);
    if (!status.has_value()) return status;
  }
  return model::ok();
}

/// What has no record is drawn only: the end of a link that is no node.
model::Status DotReader::take_own(std::string_view kind,
                                  const std::vector<DotAttribute>& attributes,
                                  const Locator& where) {
  const DotAttribute* record = find(attributes, kOwnMark);
  if (record == nullptr) return model::ok();
  return graph_.take_record(kind, model::text_of_dot_name(record->value), where);
}

model::Status DotReader::take_node(const DotNode& node) {
  const Locator where = [&] { return name_ + ": node " + in_quotes(node.name); };
  if (is_own_) return take_own("node", node.attributes, where);
  node_.clear();
  node_.reference = node.name;
  collect(node.attributes, node.name, node_.attributes);
  if (!node.cluster.empty()) {
    node_.attributes.push_back({"cluster", std::string(node.cluster), false});
  }
  if (!node.subgraphs.empty()) {
    node_.attributes.push_back({"subgraphs", json_list(node.subgraphs), true});
  }
  return graph_.take_node(node_, where);
}

model::Status DotReader::take_edge(const DotEdge& edge) {
  const Locator where = [&] {
    return name_ + ": edge " + in_quotes(edge.tail) + " -> " + in_quotes(edge.head);
  };
  if (is_own_) return take_own("link", edge.attributes, where);
  if (find(edge.attributes, "tailport") != nullptr ||
      find(edge.attributes, "headport") != nullptr) {
    report_.note_first("edge at a port", where,
                       "the edge ends at a port; the link ends at the node, the port stays an "
                       "attribute");
  }
  link_.clear();
  link_.source = edge.tail;
  link_.target = edge.head;
  collect(edge.attributes, {}, link_.attributes);
  return graph_.take_link(link_, where);
}

}  // namespace toposcope::ingest::dot
