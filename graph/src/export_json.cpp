#include <algorithm>
#include <string_view>
#include <utility>

#include "toposcope/graph/export.h"
#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

namespace toposcope::graph {
namespace {

using model::append_json_string;
using model::LinkId;
using model::NodeId;

/// Appends `"name":`, after a comma unless an object or list has just begun.
void append_name(std::string& out, std::string_view name) {
  if (out.back() != '{' && out.back() != '[') out += ',';
  append_json_string(out, name);
  out += ':';
}

void append_text(std::string& out, std::string_view name, std::string_view value) {
  append_name(out, name);
  append_json_string(out, value);
}

void append_flag(std::string& out, std::string_view name, bool value) {
  append_name(out, name);
  out += value ? "true" : "false";
}

/// `ids` in the order of their keys.  Keys of most inventories ascend with the ids, which makes the
/// second sort a pass.
template <typename Id>
std::vector<std::string_view> sorted_keys(const GraphSnapshot& snapshot, std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  std::vector<std::string_view> keys;
  keys.reserve(ids.size());
  for (const Id id : ids) keys.push_back(snapshot.key(id));
  if (!std::is_sorted(keys.begin(), keys.end())) std::sort(keys.begin(), keys.end());
  return keys;
}

void append_texts(std::string& out, std::string_view name,
                  const std::vector<std::string_view>& texts) {
  append_name(out, name);
  out += '[';
  for (const std::string_view text : texts) {
    if (out.back() != '[') out += ',';
    append_json_string(out, text);
  }
  out += ']';
}

/// {"<constraint>": <the focal point's value>, ...}
void append_constraints(std::string& out, const CliqueEngine& engine, const Clique& clique) {
  append_name(out, "constraints");
  out += '{';
  for (const std::string& name : engine.jobs()[clique.job].constraints) {
    append_name(out, name);
    out += engine.constraint_json(clique, name);
  }
  out += '}';
}

std::string_view implicit_json(model::Implicit implicit) {
  switch (implicit) {
    case model::Implicit::kFalse:
      return "false";
    case model::Implicit::kTrue:
      return "true";
    case model::Implicit::kNull:
    case model::Implicit::kMissing:
      break;
  }
  return "null";
}

void append_node(std::string& out, const GraphSnapshot& snapshot, NodeId node, bool focal,
                 const NodeDecoration& decoration) {
  if (out.back() != '[') out += ',';
  out += '{';
  append_text(out, "id", snapshot.key(node));
  append_text(out, "type", snapshot.node_types()[snapshot.type(node)]);
  append_text(out, "object_id", snapshot.id(node));
  append_text(out, "name", snapshot.name(node));
  append_text(out, "status", model::status_label(decoration.status));
  append_text(out, "host", decoration.host);
  append_flag(out, "focal", focal);
  append_flag(out, "placeholder", snapshot.is_placeholder(node));
  out += '}';
}

void append_link(std::string& out, const GraphSnapshot& snapshot, LinkId link,
                 const LinkDecoration& decoration) {
  if (out.back() != '[') out += ',';
  out += '{';
  append_text(out, "source", snapshot.key(snapshot.source(link)));
  append_text(out, "target", snapshot.key(snapshot.target(link)));
  append_text(out, "key", snapshot.key(link));
  append_text(out, "type", snapshot.link_types()[snapshot.link_type(link)]);
  append_text(out, "name", snapshot.name(link));
  append_text(out, "status", model::status_label(decoration.status));
  append_name(out, "implicit");
  out += implicit_json(snapshot.implicit(link));
  append_flag(out, "down", decoration.down);
  out += '}';
}

}  // namespace

void append_clique_line(std::string& out, const CliqueEngine& engine, const Clique& clique) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const CliqueJob& job = engine.jobs()[clique.job];
  out += '{';
  append_text(out, "environment", snapshot.environments()[job.environment].name);
  append_text(out, "focal_point_id", snapshot.key(clique.focal_point));
  append_text(out, "focal_point_type", job.type->focal_point_type);
  append_text(out, "clique_type", job.type->key);
  append_texts(out, "nodes", sorted_keys(snapshot, clique.nodes));
  append_texts(out, "links", sorted_keys(snapshot, clique.links));
  append_constraints(out, engine, clique);
  out += '}';
}

std::string to_clique_document(const CliqueEngine& engine, const Clique& clique,
                               const std::function<std::string(LinkId)>& link_document) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const CliqueJob& job = engine.jobs()[clique.job];
  std::vector<std::string_view> links;
  for (const LinkId link : clique.links) links.push_back(snapshot.key(link));
  std::string out = "{";
  append_text(out, "environment", snapshot.environments()[job.environment].name);
  append_text(out, "focal_point", snapshot.key(clique.focal_point));
  append_text(out, "focal_point_type", job.type->focal_point_type);
  append_text(out, "focal_point_object_id", snapshot.id(clique.focal_point));
  append_texts(out, "links", links);
  append_name(out, "links_detailed");
  out += '[';
  for (const LinkId link : clique.links) {
    if (out.back() != '[') out += ',';
    out += link_document(link);
  }
  out += ']';
  append_constraints(out, engine, clique);
  append_text(out, "clique_type", job.type->key);
  append_texts(out, "nodes", sorted_keys(snapshot, clique.nodes));
  return out + '}';
}

std::string to_node_link(const CliqueEngine& engine, const Clique& clique,
                         const Decorations& decorations) {
  const GraphSnapshot& snapshot = engine.snapshot();
  const CliqueJob& job = engine.jobs()[clique.job];
  std::string out = R"({"directed":true,"multigraph":true,"graph":{)";
  append_text(out, "environment", snapshot.environments()[job.environment].name);
  append_text(out, "focal_point", snapshot.key(clique.focal_point));
  append_text(out, "clique_type", job.type->key);
  out += R"(},"nodes":[)";
  for (std::size_t i = 0; i < clique.nodes.size(); ++i) {
    const NodeId node = clique.nodes[i];
    append_node(out, snapshot, node, node == clique.focal_point,
                i < decorations.nodes.size() ? decorations.nodes[i] : NodeDecoration{});
  }
  out += R"(],"links":[)";
  for (std::size_t i = 0; i < clique.links.size(); ++i) {
    append_link(out, snapshot, clique.links[i],
                i < decorations.links.size() ? decorations.links[i] : LinkDecoration{});
  }
  return out + "]}";
}

}  // namespace toposcope::graph
