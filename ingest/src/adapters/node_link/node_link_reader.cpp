#include "adapters/node_link/node_link_reader.h"

#include <array>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/model/type_name.h"

#include "json/json_outline.h"

namespace toposcope::ingest::node_link {
namespace {

using plain::Attribute;

constexpr RewriteRules kRules = {.decode_names = false, .decode_extended = false};

Attribute attribute_of(const Field& field) {
  if (field.value.is_string()) return {std::string(field.name), std::string(field.string()), false};
  return {std::string(field.name), std::string(field.text), true};
}

/// What to_node_link() writes where there is nothing to say.
bool says_nothing(const Attribute& attribute) {
  if (attribute.name == "host") return attribute.value.empty();
  if (attribute.name == "focal" || attribute.name == "down") return attribute.value == "false";
  return attribute.name == "status" &&
         model::status_named(attribute.value) == model::StatusValue::kNoCheck;
}

}  // namespace

model::Status NodeLinkReader::read() {
  const auto first = stream_.peek();
  if (!first.has_value()) return first.error();
  if (first.value() != '{') return stream_.error("expected an object with \"nodes\" and \"links\"");
  const auto visit = [this](const std::string& name) { return member(name); };
  if (auto status = stream_.for_each_member(visit); !status.has_value()) return status;
  if (auto status = stream_.expect_end(); !status.has_value()) return status;
  if (!has_nodes_) return stream_.error("the document has no list \"nodes\"");
  return model::ok();
}

model::Status NodeLinkReader::member(const std::string& name) {
  if (name == "nodes") return nodes();
  if (name == "links" || name == "edges") return links(name);
  const auto value = stream_.value();
  if (!value.has_value()) return value.error();
  if (name == "graph") return attributes_of_graph(value.value());
  const std::string_view text = value.value().text;
  if (name == "directed" && text == "false") {
    report_.note_first(
        "undirected edges", [this] { return stream_.place(); },
        "edges are undirected; a link keeps the direction in which its ends are named");
  } else if (name != "directed" && name != "multigraph") {
    report_.note_first(
        "unknown member: " + name, [this] { return stream_.place(); },
        "has no meaning here; left out");
  }
  return model::ok();
}

model::Status NodeLinkReader::attributes_of_graph(const ScannedText& value) {
  if (!value.text.starts_with('{')) return model::ok();  // NetworkX once wrote a list
  if (!load(value, [this] { return stream_.place(); })) return model::ok();
  const auto environment = record_.text_of("environment");
  is_own_ = record_.find("focal_point") != nullptr && record_.find("clique_type") != nullptr;
  if (is_own_) {
    own_environment_ = environment;
    graph_.set_exact(true);
    return model::ok();
  }
  graph_.set_graph_environment(environment);
  for (const Field& field : record_.fields()) {
    if (field.name == "environment") continue;
    report_.note_first(
        "data of the graph: " + std::string(field.name), [this] { return stream_.place(); },
        "'" + std::string(field.name) + "' is said of the graph as a whole; left out");
  }
  return model::ok();
}

bool NodeLinkReader::load(const ScannedText& value, const Locator& where) {
  const auto status = record_.load(value, kRules, report_.removed_secrets());
  if (!status.has_value()) report_.skip(where, status.error().message);
  return status.has_value();
}

void NodeLinkReader::collect(std::vector<Attribute>& attributes) const {
  for (const Field& field : record_.fields()) attributes.push_back(attribute_of(field));
}

model::Status NodeLinkReader::nodes() {
  has_nodes_ = true;
  auto status = stream_.for_each_element([this](const ScannedText& value, std::size_t index) {
    const Locator where = [&] { return stream_.place() + " /nodes/" + std::to_string(index); };
    if (!load(value, where)) return model::ok();
    node_.clear();
    if (is_own_) {
      if (record_.text_of("placeholder") == "true") return model::ok();
      collect_own_node();
    } else {
      collect(node_.attributes);
      node_.reference = record_.text_of("id");
      node_.reference_is_position = node_.reference.empty();
      if (node_.reference_is_position) node_.reference = std::to_string(index);
    }
    return graph_.take_node(node_, where);
  });
  graph_.nodes_are_complete();
  return status;
}

/// As graph::to_node_link() has it: "id" is the key, "object_id" the id.
void NodeLinkReader::collect_own_node() {
  node_.attributes.push_back({"environment", own_environment_, false});
  for (const Field& field : record_.fields()) {
    Attribute attribute = attribute_of(field);
    if (says_nothing(attribute) || attribute.name == "placeholder") continue;
    if (field.name == "id") attribute.name = "key";
    if (field.name == "object_id") attribute.name = "id";
    node_.attributes.push_back(std::move(attribute));
  }
}

void NodeLinkReader::collect_own_link() {
  const auto ends = model::split_link_type(record_.text_of("type"));
  link_.attributes.push_back({"environment", own_environment_, false});
  link_.attributes.push_back({"source_type", std::string(ends.from), false});
  link_.attributes.push_back({"target_type", std::string(ends.to), false});
  for (const Field& field : record_.fields()) {
    Attribute attribute = attribute_of(field);
    if (says_nothing(attribute)) continue;
    if (field.name == "source") attribute.name = "source_key";
    if (field.name == "target") attribute.name = "target_key";
    link_.attributes.push_back(std::move(attribute));
  }
}

/// The text of an end: its value, or the id of the node that stands there as a whole, as d3 leaves
/// it behind.
std::string NodeLinkReader::end_of(std::string_view name) {
  const Field* field = record_.find(name);
  if (field == nullptr) return {};
  simdjson::dom::element id;
  if (field->value.is_object() && field->value["id"].get(id) == simdjson::SUCCESS) {
    std::string_view text;
    return id.get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::minify(id);
  }
  return std::string(field->as_text());
}

model::Status NodeLinkReader::links(const std::string& name) {
  return stream_.for_each_element([&](const ScannedText& value, std::size_t index) {
    const Locator where = [&] {
      return stream_.place() + " /" + name + "/" + std::to_string(index);
    };
    if (!load(value, where)) return model::ok();
    link_.clear();
    if (is_own_) {
      collect_own_link();
      return graph_.take_link(link_, where);
    }
    collect(link_.attributes);
    link_.source = end_of("source");
    link_.target = end_of("target");
    link_.may_be_positions = true;
    return graph_.take_link(link_, where);
  });
}

}  // namespace toposcope::ingest::node_link
