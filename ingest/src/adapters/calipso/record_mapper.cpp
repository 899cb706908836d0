#include "adapters/calipso/record_mapper.h"

#include <utility>

#include "toposcope/model/type_name.h"

#include "adapters/calipso/collections.h"
#include "adapters/calipso/registry.h"
#include "adapters/calipso/reply_kinds.h"
#include "adapters/calipso/status_fields.h"
#include "json/special_keys.h"
#include "record_parts.h"

namespace toposcope::ingest::calipso {
namespace {

namespace names = model::collections;

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace

bool RecordMapper::load(const ScannedText& scanned, std::string_view collection,
                        const Locator& where) {
  RewriteRules rules;
  rules.key_is_secret_below = login_sections_of(collection);
  const auto status = record_.load(scanned, rules, report_.removed_secrets());
  if (!status.has_value()) report_.skip(where, status.error().message);
  return status.has_value();
}

model::Status RecordMapper::take(std::string_view collection, const ScannedText& scanned,
                                 const Locator& where) {
  from_reply_ = false;
  if (holds_credentials(collection)) {
    report_.note_first("not taken: " + std::string(collection), where,
                       "the collection " + in_quotes(collection) +
                           " holds credentials: none of its records is taken");
    return model::ok();
  }
  if (!load(scanned, collection, where)) return model::ok();
  return dispatch(collection, where);
}

model::Status RecordMapper::take_reply(const ScannedText& scanned, const Locator& where) {
  from_reply_ = true;
  // Cleaned as an environment, the strictest way: what it is shows only afterwards.
  if (!load(scanned, names::kEnvironments, where)) return model::ok();
  const auto collection = collection_of_reply(record_);
  if (collection.empty()) {
    report_.skip(where,
                 "its fields do not tell what it is: expected a detail reply of the REST API "
                 "(an object, link, clique type, environment, ...)");
    return model::ok();
  }
  return dispatch(collection, where);
}

model::Status RecordMapper::dispatch(std::string_view collection, const Locator& where) {
  if (collection == kInventory) return take_node(where);
  if (collection == kLinks) return take_link(where);
  return take_document(collection, where);
}

/// Its own, or else that of the options; the original never sees a record that names none.
std::string_view RecordMapper::environment_of_record(const Locator& where) {
  const auto own = record_.text_of("environment");
  if (!own.empty() || options_.environment.empty()) return own;
  note_filled_environment(where, report_);
  return options_.environment;
}

std::uint64_t RecordMapper::hash_of_record(bool has_status) {
  const auto is_left_out = [has_status](std::string_view name) {
    return is_volatile(name, has_status);
  };
  return hash_content(record_, is_left_out, scratch_);
}

std::string_view RecordMapper::node_id(std::string_view key, const Locator& where) {
  const auto id = record_.text_of("id");
  if (id.empty()) {
    report_.note("node without id", where, "the node has no id; it is found by its key only");
  }
  const auto path = record_.text_of("id_path");
  if (!from_reply_ || id.empty() || id != key || path.empty()) return id;
  // The REST API shows `_id` in place of the id; the path still ends in the real one.
  report_.note("node id taken from id_path", where,
               "the reply has the database id for its id; the last part of id_path was taken");
  return path.substr(path.rfind('/') + 1);
}

model::Status RecordMapper::take_node(const Locator& where) {
  model::NodeRecord node;
  node.type = record_.text_of("type");
  if (node.type.empty()) {
    report_.skip(where, "the node has no type");
    return model::ok();
  }
  node.environment = environment_of_record(where);
  if (node.environment.empty()) {
    report_.skip(where, "the node names no environment; give one with --env");
    return model::ok();
  }
  node.key = record_.text_of("_id");
  node.id = node_id(node.key, where);
  node.name = record_.text_of("name");
  node.parent_type = record_.text_of("parent_type");
  node.parent_id = record_.text_of("parent_id");
  node.status = read_status(record_);
  constraints_of_node(record_, options_.constraint_names, constraints_);
  node.constraints = constraints_;
  node.document = record_.text();
  node.content_hash = hash_of_record(node.status.has_value());
  report_.count_node(node.type);
  return sink_.put_node(node);
}

void RecordMapper::note_oddities_of_link(const Locator& where) {
  note_odd_implicit(record_.find("implicit"), where, report_);
  const Field* attributes = record_.find("attributes");
  if (attributes == nullptr || attributes->value.is_object()) return;
  report_.note(
      attributes->text == "null" ? "link with attributes null" : "link with odd attributes", where,
      "attributes is not a map: constraints find nothing in it; kept as it is");
}

model::Status RecordMapper::take_link(const Locator& where) {
  model::LinkRecord link;
  link.link_type = record_.text_of("link_type");
  const auto ends = model::split_link_type(link.link_type);
  link.source = {record_.text_of("source"), ends.from, record_.text_of("source_id")};
  link.target = {record_.text_of("target"), ends.to, record_.text_of("target_id")};
  const char* missing = nullptr;
  if (link.link_type.empty()) missing = "the link has no link_type";
  if (link.source.key.empty() && link.source.id.empty()) missing = "the link has no source";
  if (link.target.key.empty() && link.target.id.empty()) missing = "the link has no target";
  if (missing == nullptr) link.environment = environment_of_record(where);
  if (missing == nullptr && link.environment.empty()) {
    missing = "the link names no environment; give one with --env";
  }
  if (missing != nullptr) {
    report_.skip(where, missing);
    return model::ok();
  }
  link.key = record_.text_of("_id");
  link.name = record_.text_of("link_name");
  link.implicit = implicit_of(record_.find("implicit"));
  note_oddities_of_link(where);
  link.status = read_status(record_);
  constraints_of_link(record_, options_.constraint_names, spans_, constraints_);
  link.constraints = constraints_;
  link.document = record_.text();
  link.content_hash = hash_of_record(link.status.has_value());
  report_.count_link(link.link_type);
  if (link.implicit != model::Implicit::kTrue) explicit_links_.add(link.link_type);
  return sink_.put_link(link);
}

model::Status RecordMapper::take_document(std::string_view collection, const Locator& where) {
  model::DocumentRecord document;
  document.collection = collection;
  const Field* environment = record_.find("environment");
  if (environment != nullptr) document.environment = environment->string();
  if (collection == names::kEnvironments) {
    document.environment = record_.text_of("name");
    if (document.environment.empty()) {
      report_.skip(where, "the environment has no name");
      return model::ok();
    }
  }
  document.key = keys_.key_of(collection, record_);
  document.document = record_.text();
  document.content_hash = hash_of_record(false);
  learn_types(collection);
  report_.count_document(collection);
  return sink_.put_document(document);
}

void RecordMapper::learn_types(std::string_view collection) {
  if (collection == names::kLinkTypes) known_link_types_.emplace(record_.text_of("type"));
  if (collection != names::kConstants) return;
  const auto name = record_.text_of("name");
  const bool of_links = name == "link_types";
  if (!of_links && name != "object_types" && name != "scan_object_types" &&
      name != "object_types_for_links") {
    return;
  }
  const Field* data = record_.find("data");
  simdjson::dom::array entries;
  if (data == nullptr || data->value.get(entries) != simdjson::SUCCESS) return;
  for (const auto entry : entries) {
    std::string_view type;
    if (entry["value"].get(type) != simdjson::SUCCESS) continue;
    (of_links ? known_link_types_ : known_node_types_).emplace(type);
  }
}

void RecordMapper::finish(const Locator& source) {
  const auto kept = [](std::uint64_t count) { return ": " + std::to_string(count) + " kept"; };
  for (const auto& [type, count] : report_.nodes().counts()) {
    if (is_registered_node_type(type) || known_node_types_.contains(type)) continue;
    report_.note("unknown node type", source,
                 "node type " + in_quotes(type) + " is not known" + kept(count), count);
  }
  for (const auto& [type, count] : explicit_links_.counts()) {
    if (model::count_dashes(type) != 1) {
      report_.note("link type without exactly one dash", source,
                   "link type " + in_quotes(type) + " should be \"from-to\"" + kept(count), count);
    } else if (!is_registered_link_type(type) && !known_link_types_.contains(type)) {
      report_.note("unknown link type", source,
                   "link type " + in_quotes(type) + " is not known" + kept(count), count);
    }
  }
}

}  // namespace toposcope::ingest::calipso
