// The parts of a record: links and their ends, status, document.

#include <algorithm>
#include <charconv>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"
#include "toposcope/model/type_name.h"

#include "adapters/plain/graph_reader.h"
#include "record_parts.h"

namespace toposcope::ingest::plain {
namespace {

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

void write_end(model::JsonObjectWriter& record, std::string_view name, const model::LinkEnd& end) {
  std::string json;
  model::JsonObjectWriter object(json);
  object.text("key", end.key);
  object.text("type", end.type);
  object.text("id", end.id);
  object.close();
  record.raw(name, json);
}

}  // namespace

bool is_json_object(std::string_view text) {
  std::vector<MemberSpan> spans;
  if (!text.starts_with('{')) return false;
  const ValueScan scan = scan_value(text, spans);
  return scan.outcome == ValueScan::Outcome::kComplete && scan.end == text.size();
}

void append_value(std::string& out, const Attribute& attribute) {
  if (attribute.is_json) {
    out += attribute.value;
  } else {
    model::append_json_string(out, attribute.value);
  }
}

void PickedFields::pick(const std::vector<Attribute>& attributes, FieldRoles& roles) {
  fields_ = {};
  for (const Attribute& attribute : attributes) {
    const auto role = roles.role_of(attribute.name);
    if (!role) continue;
    const auto place = static_cast<std::size_t>(role->role);
    if (fields_[place] != nullptr && ranks_[place] <= role->rank) continue;
    fields_[place] = &attribute;
    ranks_[place] = role->rank;
  }
}

std::string_view PickedFields::text(Role role) const noexcept {
  const Attribute* field = find(role);
  if (field == nullptr || (field->is_json && field->value == "null")) return {};
  return field->value;
}

bool PickedFields::has_picked(const Attribute& attribute) const noexcept {
  return std::find(fields_.begin(), fields_.end(), &attribute) != fields_.end();
}

void GraphReader::write_exact_link(model::JsonObjectWriter& record) const {
  for (const Role role : {Role::kEnvironment, Role::kType, Role::kKey, Role::kName}) {
    record.text(role_name(role), picked_.text(role));
  }
  write_end(record, "source",
            {picked_.text(Role::kSourceKey), picked_.text(Role::kSourceType),
             picked_.text(Role::kSource)});
  write_end(record, "target",
            {picked_.text(Role::kTargetKey), picked_.text(Role::kTargetType),
             picked_.text(Role::kTarget)});
  record.raw("constraints", picked_.text(Role::kConstraints));
}

GraphReader::End GraphReader::find_source(const LinkFacts& facts) const {
  const std::string_view stated = facts.source;
  return find_end(stated.empty() ? picked_.text(Role::kSource) : stated,
                  picked_.text(Role::kSourceType), facts.may_be_positions);
}

GraphReader::End GraphReader::find_target(const LinkFacts& facts) const {
  const std::string_view stated = facts.target;
  return find_end(stated.empty() ? picked_.text(Role::kTarget) : stated,
                  picked_.text(Role::kTargetType), facts.may_be_positions);
}

bool GraphReader::find_node(std::string_view reference, bool may_be_position,
                            NodeIndex::Found& found) const {
  if (reference.empty()) return false;
  if (index_.find(reference, found)) return true;
  const char* end = reference.data() + reference.size();
  std::size_t position = 0;
  const auto [stop, error] = std::from_chars(end - reference.size(), end, position);
  if (!may_be_position || error != std::errc() || stop != end) return false;
  return position < positions_.size() && index_.find(positions_[position], found);
}

GraphReader::End GraphReader::find_end(std::string_view reference, std::string_view type,
                                       bool may_be_position) const {
  End end;
  end.reference = reference;
  end.type = type;
  end.id = reference;
  NodeIndex::Found found;
  if (!find_node(reference, may_be_position, found)) return end;
  end.known = true;
  end.ambiguous = found.ambiguous;
  end.environment = found.node.environment;
  const bool same_type = type.empty() || type == found.node.type;
  if (found.ambiguous || !same_type) return end;
  end.type = found.node.type;
  end.key = found.node.key;
  end.id = found.node.id;
  return end;
}

/// What is not known of the types is taken from the stated link type.
void GraphReader::fill_types(End& source, End& target) const {
  const auto stated = picked_.text(Role::kType);
  if (model::count_dashes(stated) == 0) return;
  const auto ends = model::split_link_type(stated);
  const std::string before_target = "-" + std::string(target.type);
  if (source.type.empty()) {
    const bool fits = !target.type.empty() && stated.ends_with(before_target);
    source.type = fits ? stated.substr(0, stated.size() - before_target.size()) : ends.from;
  }
  if (target.type.empty()) {
    const bool fits = stated.starts_with(std::string(source.type) + "-");
    target.type = fits ? stated.substr(source.type.size() + 1) : ends.to;
  }
}

/// Gives an end of no type the default one; false when the link must be skipped.
bool GraphReader::settle_end(End& end, const Locator& where) {
  if (end.ambiguous && end.type.empty()) {
    report_.skip(where, "nodes of several types are called " + in_quotes(end.reference) +
                            "; the link must state source_type and target_type");
    return false;
  }
  if (end.type.empty()) end.type = options_.node_type;
  if (end.known) return true;
  const std::string message = "no node of the source is called " + in_quotes(end.reference) +
                              "; a placeholder of type " + in_quotes(end.type) + " stands for it";
  if (index_.empty()) {
    report_.note_first("end that is no node", where, message);
  } else {
    report_.note("end that is no node", where, message);
  }
  return true;
}

void GraphReader::note_link_type(const End& source, const End& target, const Locator& where) {
  const auto stated = picked_.text(Role::kType);
  const std::string made = std::string(source.type) + "-" + std::string(target.type);
  if (stated.empty() || stated == made) return;
  report_.note_first("link type not of its ends: " + std::string(stated), where,
                     "the link states the type " + in_quotes(stated) + " and joins " +
                         in_quotes(source.type) + " and " + in_quotes(target.type) +
                         "; its link type is " + in_quotes(made) +
                         ", the stated one stays an attribute");
}

/// False when the link was skipped.
bool GraphReader::write_link(model::JsonObjectWriter& record, const LinkFacts& facts,
                             const Locator& where) {
  End source = find_source(facts);
  End target = find_target(facts);
  if (source.reference.empty() || target.reference.empty()) {
    report_.skip(where,
                 source.reference.empty() ? "the link has no source" : "the link has no target");
    return false;
  }
  fill_types(source, target);
  if (!settle_end(source, where) || !settle_end(target, where)) return false;
  note_link_type(source, target, where);
  record.text("environment", environment_of(source.environment, where));
  if (!local_link_keys_) record.text("key", picked_.text(Role::kKey));
  record.text("name", picked_.text(Role::kName));
  write_end(record, "source", {source.key, source.type, source.id});
  write_end(record, "target", {target.key, target.type, target.id});
  return true;
}

void GraphReader::write_implicit(model::JsonObjectWriter& record, const Locator& where) {
  const Attribute* field = picked_.find(Role::kImplicit);
  const std::string word = field == nullptr ? "" : lower(field->value);
  if (word == "true" || word == "false" || word == "null") {
    record.raw("implicit", word);
  } else if (!exact_) {
    record.raw("implicit", "false");
    if (!word.empty()) {
      report_.note("link with odd implicit", where,
                   "implicit is neither true nor false; the link counts as observed");
    }
  }
}

void GraphReader::write_status(model::JsonObjectWriter& record) const {
  const auto status = picked_.text(Role::kStatus);
  if (!exact_ && !model::status_named(status)) return;
  if (status.empty()) return;
  std::string json;
  model::JsonObjectWriter object(json);
  object.text("value", status);
  object.text("text", picked_.text(Role::kStatusText));
  object.text("time", picked_.text(Role::kStatusTime));
  object.close();
  record.raw("status", json);
}

/// The stated document and what no role was found for, or else all attributes; those of a link
/// under `attributes`, where constraints look.  False when what should be a document is none.
bool GraphReader::write_document(model::JsonObjectWriter& record,
                                 const std::vector<Attribute>& attributes, bool of_link) {
  const auto own = picked_.text(Role::kDocument);
  if (!own.empty() && !is_json_object(own)) return false;
  const bool all = own.empty() && !exact_;
  const bool nested = all && of_link;
  record.begin("document");
  record_ += nested ? R"({"attributes":{)" : "{";
  bool first = true;
  if (!own.empty()) {
    const auto members = own.substr(1, own.size() - 2);
    first = members.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!first) record_ += members;
  }
  for (const Attribute& attribute : attributes) {
    if (!all && picked_.has_picked(attribute)) continue;
    if (!first) record_ += ',';
    first = false;
    model::append_json_string(record_, attribute.name);
    record_ += ':';
    append_value(record_, attribute);
  }
  record_ += nested ? "}}" : "}";
  return true;
}

}  // namespace toposcope::ingest::plain
