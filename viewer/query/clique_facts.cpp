#include "query/clique_facts.h"

#include <algorithm>
#include <array>
#include <set>

#include "toposcope/model/status.h"

#include "query/as_of.h"
#include "query/json_text.h"

namespace toposcope::query {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using model::Error;
using model::ErrorCode;
using model::LinkId;
using model::NodeId;
using model::Result;
using model::StatusValue;

/// Where documents name projects; see projects_in().
constexpr std::array kProjectMembers = {"projects", "project", "project_id"};

/// A link whose document states another state than "up".
bool states_down(std::string_view document) {
  const std::string state = text_member(parse_or_null(document), "state");
  return !state.empty() && state != "up" && state != "UP";
}

/// The host a node belongs to: its own `host`, or its id when it is a host itself; else empty.
std::string host_of(const store::NodeSummary& node, const Json& document) {
  std::string host = text_member(document, "host");
  if (host.empty() && node.type == "host") host = node.id;
  return host;
}

/// The document with these members only: large ones would be read anew for every picture.
std::string reduced(const Json& document, const std::set<std::string, std::less<>>& members) {
  Json out = Json::object();
  if (document.is_object()) {
    for (const auto& [name, value] : document.items()) {
      if (members.contains(name)) out[name] = value;
    }
  }
  return to_line(out);
}

/// Where a node of the clique is among its nodes.
std::uint32_t index_of(const Clique& clique, NodeId node) {
  const auto at = std::lower_bound(clique.nodes.begin(), clique.nodes.end(), node);
  return static_cast<std::uint32_t>(at - clique.nodes.begin());
}

}  // namespace

FactsReader::FactsReader(store::GraphStore& store, model::RevisionNumber at,
                         std::optional<std::chrono::microseconds> stale_after,
                         std::set<std::string, std::less<>> members)
    : store_(store), at_(at), stale_after_(stale_after), members_(std::move(members)) {
  for (const char* name : kProjectMembers) members_.emplace(name);
}

Result<FactsReader::TimedNode> FactsReader::node(model::NodeRow row) {
  if (const auto known = nodes_.find(row); known != nodes_.end()) return known->second;
  auto read = store_.node(row, at_);
  if (!read.has_value()) return read.error();
  store::NodeDetail& detail = read.value();
  TimedNode node;
  scene::NodeFacts& facts = node.facts;
  facts.key = detail.summary.key;
  facts.type = detail.summary.type;
  facts.id = detail.summary.id;
  facts.name = detail.summary.name;
  const Json document = parse_or_null(detail.document);
  facts.host = host_of(detail.summary, document);
  facts.document = reduced(document, members_);
  facts.placeholder = detail.summary.placeholder;
  facts.status.value = detail.summary.status;
  if (!detail.statuses.empty()) {
    const store::StatusEntry& shown = detail.statuses.front();
    facts.status = {shown.value, detail.summary.acknowledged, shown.text};
    node.reported = shown.time;
  }
  return nodes_[row] = std::move(node);
}

Result<scene::LinkFacts> FactsReader::link(const graph::GraphSnapshot& snapshot, LinkId link) {
  const model::LinkRow row = snapshot.row(link);
  if (const auto known = links_.find(row); known != links_.end()) return known->second;
  const auto read = store_.link(row, at_);
  if (!read.has_value()) return read.error();
  scene::LinkFacts facts;
  facts.key = snapshot.key(link);
  facts.type = snapshot.link_types()[snapshot.link_type(link)];
  facts.name = snapshot.name(link);
  facts.status.value = read.value().status;
  facts.down = states_down(read.value().document);
  facts.implicit = snapshot.implicit(link) == model::Implicit::kTrue;
  return links_[row] = std::move(facts);
}

Result<std::optional<scene::OwnerFacts>> FactsReader::host(const std::string& environment,
                                                           const std::string& id) {
  const auto place = std::pair(environment, id);
  if (const auto known = hosts_.find(place); known != hosts_.end()) return known->second;
  const auto found = store_.resolve("host:" + id, environment, at_);
  if (!found.has_value()) {
    const bool unknown = found.error().code == ErrorCode::kNotFound ||
                         found.error().code == ErrorCode::kInvalidArgument;
    if (!unknown) return found.error();
    return hosts_[place] = std::nullopt;
  }
  const auto read = node(found.value().row);
  if (!read.has_value()) return read.error();
  const scene::NodeFacts& facts = read.value().facts;
  return hosts_[place] =
             scene::OwnerFacts{facts.type, id, facts.name, facts.document, facts.status};
}

model::Status FactsReader::add_owners(const std::string& environment, scene::GraphFacts& facts) {
  std::set<std::string> ids;
  for (const scene::NodeFacts& node : facts.nodes) {
    if (!node.host.empty()) ids.insert(node.host);
  }
  for (const std::string& id : ids) {
    auto owner = host(environment, id);
    if (!owner.has_value()) return owner.error();
    if (owner.value().has_value()) facts.owners.push_back(*std::move(owner).value());
  }
  return model::ok();
}

void FactsReader::mark_stale(scene::GraphFacts& facts,
                             const std::vector<model::UtcMicros>& reported) const {
  if (!stale_after_.has_value() || reported.empty()) return;
  const model::UtcMicros newest = *std::max_element(reported.begin(), reported.end());
  for (std::size_t i = 0; i < facts.nodes.size(); ++i) {
    scene::StatusFacts& status = facts.nodes[i].status;
    const bool has_report =
        status.value != StatusValue::kNoCheck && reported[i] != model::UtcMicros{};
    if (!has_report || newest - reported[i] <= *stale_after_) continue;
    if (status.value == StatusValue::kMaintenance) continue;
    status.text = "was " + std::string(model::status_label(status.value)) + ", " +
                  age_text(reported[i], newest);
    status.value = StatusValue::kStale;
  }
}

Result<scene::GraphFacts> FactsReader::read(const CliqueEngine& engine, const Clique& clique) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  scene::GraphFacts facts;
  std::vector<model::UtcMicros> reported;
  for (const NodeId id : clique.nodes) {
    auto read = node(snapshot.row(id));
    if (!read.has_value()) return read.error();
    facts.nodes.push_back(std::move(read.value().facts));
    reported.push_back(read.value().reported);
  }
  for (const LinkId id : clique.links) {
    auto read = link(snapshot, id);
    if (!read.has_value()) return read.error();
    scene::LinkFacts& link = facts.links.emplace_back(std::move(read).value());
    link.source = index_of(clique, snapshot.source(id));
    link.target = index_of(clique, snapshot.target(id));
  }
  facts.focal_point = index_of(clique, clique.focal_point);
  facts.link_types = job.type->link_types;
  mark_stale(facts, reported);
  const auto added = add_owners(snapshot.environments()[job.environment].name, facts);
  if (!added.has_value()) return added.error();
  return facts;
}

Result<scene::GraphFacts> FactsReader::read_rows(const std::string& environment,
                                                 const std::vector<model::NodeRow>& nodes,
                                                 const std::vector<model::LinkRow>& links) {
  scene::GraphFacts facts;
  std::vector<model::UtcMicros> reported;
  std::unordered_map<model::NodeRow, std::uint32_t> places;
  for (const model::NodeRow row : nodes) {
    auto read = node(row);
    if (!read.has_value()) return read.error();
    places.emplace(row, static_cast<std::uint32_t>(facts.nodes.size()));
    facts.nodes.push_back(std::move(read.value().facts));
    reported.push_back(read.value().reported);
  }
  for (const model::LinkRow row : links) {
    const auto read = store_.link(row, at_);
    if (!read.has_value()) return read.error();
    const store::LinkDetail& detail = read.value();
    const auto source = places.find(detail.source.row);
    const auto target = places.find(detail.target.row);
    if (source == places.end() || target == places.end()) continue;
    scene::LinkFacts& link = facts.links.emplace_back();
    link.source = source->second;
    link.target = target->second;
    link.key = detail.key;
    link.type = detail.link_type;
    link.name = detail.name;
    link.status.value = detail.status;
    link.down = states_down(detail.document);
    link.implicit = detail.implicit == model::Implicit::kTrue;
  }
  mark_stale(facts, reported);
  const auto added = add_owners(environment, facts);
  if (!added.has_value()) return added.error();
  return facts;
}

graph::Decorations decorations_of(const scene::GraphFacts& facts) {
  graph::Decorations out;
  for (const scene::NodeFacts& node : facts.nodes) {
    out.nodes.push_back({node.status.value, node.host});
  }
  for (const scene::LinkFacts& link : facts.links) {
    out.links.push_back({link.status.value, link.down});
  }
  return out;
}

void mark_path(const graph::GraphSnapshot& snapshot, const std::vector<graph::WitnessHop>& path,
               scene::GraphFacts& facts) {
  std::map<std::string_view, std::uint32_t> node_step;
  std::map<std::string_view, std::uint32_t> link_step;
  for (std::uint32_t hop = 0; hop < path.size(); ++hop) {
    node_step[snapshot.key(path[hop].to)] = hop + 1;
    link_step[snapshot.key(path[hop].link)] = hop + 1;
  }
  for (scene::NodeFacts& one : facts.nodes) {
    const auto at = node_step.find(one.key);
    if (at != node_step.end()) one.marks.why_step = at->second;
  }
  for (scene::LinkFacts& one : facts.links) {
    const auto at = link_step.find(one.key);
    if (at != link_step.end()) one.why_step = at->second;
  }
  if (facts.focal_point < facts.nodes.size()) facts.nodes[facts.focal_point].marks.why_step = 1;
}

model::Status mark_path(const CliqueEngine& engine, const Clique& clique, NodeId node,
                        scene::GraphFacts& facts) {
  for (const graph::Explanation& one : graph::explain(engine, clique.focal_point, node)) {
    if (!one.in_clique || one.job != clique.job) continue;
    mark_path(engine.snapshot(), one.path, facts);
    return model::ok();
  }
  return Error{ErrorCode::kNotFound, "--why names a node that the clique does not have", ""};
}

std::vector<std::string> projects_in(std::string_view text) {
  const Json document = parse_or_null(text);
  std::vector<std::string> projects;
  if (document.is_object() && document.contains("projects") && document["projects"].is_array()) {
    for (const Json& project : document["projects"]) projects.push_back(plain(project));
  }
  for (const char* member : {"project", "project_id"}) {
    const std::string project = text_member(document, member);
    if (projects.empty() && !project.empty()) projects.push_back(project);
  }
  return projects;
}

}  // namespace toposcope::query
