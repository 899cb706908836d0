#include "adapters/plain/graph_reader.h"

#include <utility>

#include "io/source_input.h"
#include "record_parts.h"

namespace toposcope::ingest::plain {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::array kTextRoles = {Role::kEnvironment, Role::kType, Role::kKey,
                                   Role::kId,          Role::kName, Role::kParentType};

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace

GraphReader::GraphReader(const ReadOptions& options, std::string made_environment,
                         model::GraphSink& sink, ReportBuilder& report)
    : options_(options),
      made_environment_(std::move(made_environment)),
      report_(report),
      records_(options, sink, report),
      node_roles_(FieldRoles::Of::kNodes, options.fields),
      link_roles_(FieldRoles::Of::kLinks, options.fields) {}

void GraphReader::set_exact(bool exact) {
  exact_ = exact;
  records_.set_exact(exact);
}

model::Status GraphReader::hand_over(std::string_view kind, const Locator& where) {
  const std::size_t length = record_.size();
  record_.append(TextWindow::kPadding, '\0');
  const auto text = std::string_view(record_).substr(0, length);
  return records_.take(kind, scan_text(text, spans_), where);
}

/// The record's own, else the graph's, else `other`, else the import's, else one made of the
/// source.
std::string_view GraphReader::environment_of(std::string_view other, const Locator& where) {
  const auto own = picked_.text(Role::kEnvironment);
  if (!own.empty()) return own;
  if (!graph_environment_.empty()) return graph_environment_;
  if (!other.empty()) return other;
  if (!options_.environment.empty()) {
    note_filled_environment(where, report_);
    return options_.environment;
  }
  report_.note_first("environment made from the source", where,
                     "the record names no environment; it got " + in_quotes(made_environment_) +
                         ", after the source; --env gives another");
  return made_environment_;
}

model::Status GraphReader::take_node(const NodeFacts& facts, const Locator& where) {
  picked_.pick(facts.attributes, node_roles_);
  record_.clear();
  model::JsonObjectWriter record(record_);
  if (exact_) {
    write_exact_node(record);
  } else if (!write_node(record, facts, where)) {
    report_.skip(where, "the node needs an id, a key or a name");
    return model::ok();
  }
  write_status(record);
  if (!write_document(record, facts.attributes, false)) {
    report_.skip(where, "the document of the node is no JSON object");
    return model::ok();
  }
  record.close();
  return hand_over("node", where);
}

void GraphReader::write_exact_node(model::JsonObjectWriter& record) {
  for (const Role role : kTextRoles) record.text(role_name(role), picked_.text(role));
  record.text("parent_id", picked_.text(Role::kParent));
  record.raw("constraints", picked_.text(Role::kConstraints));
  if (!index_exact_nodes_) return;
  const NodeIndex::Node node = {picked_.text(Role::kEnvironment), picked_.text(Role::kType),
                                picked_.text(Role::kKey), picked_.text(Role::kId)};
  if (!node.id.empty()) (void)index_.add(node.id, node);
  if (!node.key.empty()) (void)index_.add(node.key, node);
}

/// The role, else what links call the node, else its name; empty when a key is all there is.
std::string_view GraphReader::id_of(const NodeFacts& facts) const {
  auto id = picked_.text(Role::kId);
  if (id.empty() && facts.reference_is_position) id = picked_.text(Role::kName);
  if (id.empty()) id = facts.reference;
  return id.empty() && picked_.text(Role::kKey).empty() ? picked_.text(Role::kName) : id;
}

/// False when nothing identifies the node.
bool GraphReader::write_node(model::JsonObjectWriter& record, const NodeFacts& facts,
                             const Locator& where) {
  const auto key = picked_.text(Role::kKey);
  const auto id = id_of(facts);
  if (id.empty() && key.empty()) return false;
  auto type = picked_.text(Role::kType);
  if (type.empty()) {
    type = options_.node_type;
    report_.note_first("node without type", where,
                       "the node states no type; it became " + in_quotes(type));
  }
  const auto environment = environment_of({}, where);
  record.text("environment", environment);
  record.text("type", type);
  record.text("key", key);
  record.text("id", id);
  record.text("name", picked_.text(Role::kName));
  write_parent(record, facts);
  remember({environment, type, key, id}, facts.reference.empty() ? id : facts.reference, where);
  return true;
}

void GraphReader::remember(const NodeIndex::Node& node, std::string_view reference,
                           const Locator& where) {
  if (keeps_positions_) positions_.emplace_back(reference);
  bool fresh = reference.empty() || index_.add(reference, node);
  if (!node.key.empty() && node.key != reference) fresh = index_.add(node.key, node) && fresh;
  if (fresh) return;
  report_.note("id used twice", where,
               "a node " + in_quotes(reference.empty() ? node.key : reference) +
                   " of this type stands before; ids tell nodes of one type apart");
}

void GraphReader::write_parent(model::JsonObjectWriter& record, const NodeFacts& facts) const {
  auto parent = picked_.text(Role::kParent);
  if (parent.empty()) parent = facts.parent_reference;
  if (parent.empty()) return;
  auto type = picked_.text(Role::kParentType);
  NodeIndex::Found found;
  if (index_.find(parent, found)) {
    if (type.empty() && !found.ambiguous) type = found.node.type;
    if (!found.node.id.empty()) parent = found.node.id;
  }
  record.text("parent_type", type);
  record.text("parent_id", parent);
}

model::Status GraphReader::take_link(const LinkFacts& facts, const Locator& where) {
  picked_.pick(facts.attributes, link_roles_);
  const bool must_wait =
      !exact_ && !nodes_complete_ && !(find_source(facts).known && find_target(facts).known);
  if (must_wait) {
    held_.push_back({facts, where()});
    return model::ok();
  }
  return put_link(facts, where);
}

model::Status GraphReader::put_link(const LinkFacts& facts, const Locator& where) {
  record_.clear();
  model::JsonObjectWriter record(record_);
  if (exact_) {
    write_exact_link(record);
  } else if (!write_link(record, facts, where)) {
    return model::ok();
  }
  write_implicit(record, where);
  write_status(record);
  if (!write_document(record, facts.attributes, true)) {
    report_.skip(where, "the document of the link is no JSON object");
    return model::ok();
  }
  record.close();
  return hand_over("link", where);
}

model::Status GraphReader::take_record(std::string_view kind, std::string_view json,
                                       const Locator& where) {
  if (!is_json_object(json)) {
    report_.skip(where, "the " + std::string(kind) + " is no JSON object");
    return model::ok();
  }
  record_ = json;
  return hand_over(kind, where);
}

model::Status GraphReader::finish(const std::string& source_name) {
  nodes_complete_ = true;
  for (const HeldLink& link : held_) {
    picked_.pick(link.facts.attributes, link_roles_);
    const auto status = put_link(link.facts, [&link] { return link.place; });
    if (!status.has_value()) return status;
  }
  for (const FieldName& field : options_.fields) {
    if (node_roles_.has_met(field) || link_roles_.has_met(field)) continue;
    return Error{ErrorCode::kInvalidArgument,
                 "no record has a field '" + field.name + "', which was given for the " +
                     field.role + "; names are compared exactly",
                 source_name};
  }
  return records_.finish();
}

std::string environment_from(const std::string& source_name) {
  std::string name = source_name == "standard input" ? std::string() : source_name;
  while (name.ends_with('/')) name.pop_back();
  name = stem_of(name);
  return name.empty() || name == "." || name == ".." ? "import" : name;
}

}  // namespace toposcope::ingest::plain
