#include "adapters/interchange/record_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/model/type_name.h"

#include "adapters/interchange/content_hash.h"
#include "json/json_text.h"
#include "json/special_keys.h"
#include "record_parts.h"

namespace toposcope::ingest::interchange {
namespace {

constexpr std::string_view kEmptyObject = "{}";
constexpr RewriteRules kRules = {.decode_names = false, .decode_extended = false};

/// The members of a record that have a meaning.
struct Members {
  std::string_view kind;
  std::array<std::string_view, 11> names;
};

constexpr std::array kMembers = {
    Members{"node",
            {"environment", "type", "key", "id", "name", "parent_type", "parent_id", "document",
             "constraints", "status"}},
    Members{"link",
            {"environment", "type", "key", "name", "source", "target", "implicit", "document",
             "constraints", "status"}},
    Members{"document", {"collection", "key", "environment", "document"}},
};

const Members* members_of(std::string_view kind) noexcept {
  const auto found = std::find_if(kMembers.begin(), kMembers.end(),
                                  [kind](const Members& members) { return members.kind == kind; });
  return found == kMembers.end() ? nullptr : &*found;
}

std::string_view text_in(const simdjson::dom::element& value, std::string_view name) {
  std::string_view text;
  return value[name].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

}  // namespace

bool RecordReader::is_kind(std::string_view kind) noexcept { return members_of(kind) != nullptr; }

model::Status RecordReader::take(std::string_view kind, const ScannedText& json,
                                 const Locator& where) {
  if (!load(json, where)) return model::ok();
  note_unknown_members(kind, where);
  if (kind == "node") return take_node(where);
  if (kind == "link") return take_link(where);
  return take_document(where);
}

bool RecordReader::load(const ScannedText& json, const Locator& where) {
  ScannedText scanned = json;
  // Secrets are looked for in the document alone; the record around it has fixed names.
  scanned.must_rewrite = false;
  const auto status = record_.load(scanned, {}, report_.removed_secrets());
  if (!status.has_value()) report_.skip(where, status.error().message);
  return status.has_value() && load_document(where);
}

bool RecordReader::load_document(const Locator& where) {
  const Field* field = record_.find("document");
  document_text_ = kEmptyObject;
  document_text_.append(TextWindow::kPadding, '\0');
  const std::string_view text =
      field != nullptr ? field->text
                       : std::string_view(document_text_).substr(0, kEmptyObject.size());
  RewriteRules rules = kRules;
  rules.key_is_secret_below = login_sections_of(record_.text_of("collection"));
  const auto status =
      document_.load(scan_text(text, document_spans_), rules, report_.removed_secrets());
  if (!status.has_value()) report_.skip(where, "document " + status.error().message);
  return status.has_value();
}

void RecordReader::note_unknown_members(std::string_view kind, const Locator& where) {
  const auto& names = members_of(kind)->names;
  for (const Field& field : record_.fields()) {
    const bool empty = field.name.empty();  // what fills the shorter lists up
    if (!empty && std::find(names.begin(), names.end(), field.name) != names.end()) continue;
    report_.note_first("unknown member: " + std::string(kind) + "." + std::string(field.name),
                       where,
                       "has no meaning in a record and is left out; properties belong into "
                       "its document");
  }
}

std::string_view RecordReader::environment_of_record(const Locator& where) {
  const auto own = record_.text_of("environment");
  if (!own.empty() || options_.environment.empty()) return own;
  note_filled_environment(where, report_);
  return options_.environment;
}

std::optional<model::StatusReport> RecordReader::read_status(const Locator& where) {
  const Field* field = record_.find("status");
  if (field == nullptr || !field->value.is_object()) return std::nullopt;
  const auto value = model::status_named(text_in(field->value, "value"));
  if (!value) {
    report_.note("unknown status", where, "the status has a value that is not known; left out");
    return std::nullopt;
  }
  const auto time = model::parse_rfc3339(text_in(field->value, "time"));
  return model::StatusReport{*value, text_in(field->value, "text"),
                             time.has_value() ? time.value() : model::UtcMicros{}};
}

/// The value that the document itself has for a constraint; empty when it has none.
std::string_view RecordReader::own_constraint(std::string_view name, bool of_link) {
  const Field* field = document_.find(of_link ? "attributes" : name);
  if (field == nullptr) return {};
  return of_link ? member_text(field->text, name, constraint_spans_) : field->text;
}

/// Keeps every value that the record gives, also for names that nobody asks for yet: the rule that
/// asks may stand behind the record.
void RecordReader::read_constraints(bool of_link, const Locator& where) {
  std::map<std::string_view, std::string_view> values;
  odd_constraints_.clear();
  if (const Field* given = record_.find("constraints"); given != nullptr) {
    const auto loaded = given_constraints_.load(scan_text(given->text, given_spans_), kRules,
                                                report_.removed_secrets());
    if (!loaded.has_value()) {
      report_.note_first("constraints that are no map", where,
                         "constraints " + loaded.error().message + "; left out");
    }
    for (const Field& field : given_constraints_.fields()) values[field.name] = field.text;
  }
  for (const auto& [name, value] : values) {
    if (own_constraint(name, of_link) != value) append_constraint(odd_constraints_, name, value);
  }
  for (const auto& name : options_.constraint_names) {
    const auto own = own_constraint(name, of_link);
    if (!own.empty()) values.emplace(name, own);
  }
  constraints_.clear();
  for (const auto& [name, value] : values) append_constraint(constraints_, name, value);
  close_constraints(constraints_);
}

std::string RecordReader::clean_type(std::string_view type, const Locator& where) {
  if (exact_) return std::string(type);
  std::string clean = dashed_.clean(type);
  if (clean != type) {
    report_.note("dash in a type name: " + std::string(type), where,
                 "\"-\" separates the ends of link types; the node type became \"" + clean + "\"");
  }
  return clean;
}

model::Status RecordReader::take_node(const Locator& where) {
  model::NodeRecord node;
  if (!record_.text_of("type").empty()) node.environment = environment_of_record(where);
  if (node.environment.empty()) {
    report_.skip(where, "the node needs a type and an environment");
    return model::ok();
  }
  from_type_ = clean_type(record_.text_of("type"), where);
  to_type_ = clean_type(record_.text_of("parent_type"), where);
  node.type = from_type_;
  node.key = record_.text_of("key");
  node.id = record_.text_of("id");
  node.name = record_.text_of("name");
  node.parent_type = to_type_;
  node.parent_id = record_.text_of("parent_id");
  node.status = read_status(where);
  read_constraints(false, where);
  node.constraints = constraints_;
  node.document = document_.text();
  node.content_hash = content_hash_of(node, document_, odd_constraints_, scratch_);
  report_.count_node(node.type);
  return sink_.put_node(node);
}

void RecordReader::name_link_types(model::LinkRecord& link, const Locator& where) {
  const auto stated = record_.text_of("type");
  const auto ends = model::split_link_type(stated);
  const auto end_type = [this](std::string_view end, std::string_view otherwise) {
    const Field* field = record_.find(end);
    const auto own = field == nullptr ? std::string_view() : text_in(field->value, "type");
    return own.empty() ? otherwise : own;
  };
  from_type_ = clean_type(end_type("source", ends.from), where);
  to_type_ = clean_type(end_type("target", ends.to), where);
  link_type_ = exact_ && !stated.empty() ? std::string(stated) : from_type_ + "-" + to_type_;
  if (link_type_ == "-" && (!exact_ || stated.empty())) link_type_.clear();
  link.link_type = link_type_;
  link.source.type = from_type_;
  link.target.type = to_type_;
}

/// As in nodes, a key or id may be a number.
void RecordReader::read_end(std::string_view name, model::LinkEnd& end) {
  const Field* field = record_.find(name);
  if (field == nullptr) return;
  const auto text_or_number = [&](std::string_view member) {
    const auto text = text_in(field->value, member);
    const auto json = text.empty() ? member_text(field->text, member, end_spans_) : text;
    return !text.empty() || is_json_number(json) ? json : std::string_view();
  };
  end.key = text_or_number("key");
  end.id = text_or_number("id");
}

model::Status RecordReader::take_link(const Locator& where) {
  model::LinkRecord link;
  name_link_types(link, where);
  read_end("source", link.source);
  read_end("target", link.target);
  const bool has_ends = !(link.source.key.empty() && link.source.id.empty()) &&
                        !(link.target.key.empty() && link.target.id.empty());
  if (has_ends && !link.link_type.empty()) link.environment = environment_of_record(where);
  if (link.environment.empty()) {
    report_.skip(where,
                 "the link needs a type, an environment, and a source and target that have a "
                 "key or an id");
    return model::ok();
  }
  link.key = record_.text_of("key");
  link.name = record_.text_of("name");
  link.implicit = implicit_of(record_.find("implicit"));
  note_odd_implicit(record_.find("implicit"), where, report_);
  link.status = read_status(where);
  read_constraints(true, where);
  link.constraints = constraints_;
  link.document = document_.text();
  link.content_hash = content_hash_of(link, document_, odd_constraints_, scratch_);
  report_.count_link(link.link_type);
  return sink_.put_link(link);
}

model::Status RecordReader::take_document(const Locator& where) {
  model::DocumentRecord document;
  document.collection = record_.text_of("collection");
  document.key = record_.text_of("key");
  if (document.collection.empty() || document.key.empty()) {
    report_.skip(where, "the document needs a collection and a key");
    return model::ok();
  }
  if (holds_credentials(document.collection)) {
    report_.note_first("not taken: " + std::string(document.collection), where,
                       "the collection holds credentials: none of its records is taken");
    return model::ok();
  }
  document.environment = record_.text_of("environment");
  document.document = document_.text();
  report_.count_document(document.collection);
  if (!exact_ && DashedTypes::is_rule(document.collection)) {
    held_.push_back({std::string(document.collection), std::string(document.environment),
                     std::string(document.key), std::string(document.document), where()});
    return model::ok();
  }
  document.content_hash = content_hash_of(document, document_, scratch_);
  return sink_.put_document(document);
}

model::Status RecordReader::finish() {
  for (HeldRule& rule : held_) {
    const auto load = [&] {
      document_text_ = rule.document;
      document_text_.append(TextWindow::kPadding, '\0');
      const auto text = std::string_view(document_text_).substr(0, rule.document.size());
      return document_.load(scan_text(text, document_spans_), kRules, report_.removed_secrets());
    };
    if (auto status = load(); !status.has_value()) return status;
    if (auto clean = dashed_.clean_rule(rule.collection, document_)) {
      report_.note(
          "dash in a type name of a rule", [&rule] { return rule.place; },
          "\"-\" separates the ends of link types; the rule names its types with \"_\" now");
      rule.document = std::move(*clean);
      if (auto status = load(); !status.has_value()) return status;
    }
    model::DocumentRecord document;
    document.collection = rule.collection;
    document.environment = rule.environment;
    document.key = rule.key;
    document.document = rule.document;
    document.content_hash = content_hash_of(document, document_, scratch_);
    if (auto status = sink_.put_document(document); !status.has_value()) return status;
  }
  return model::ok();
}

}  // namespace toposcope::ingest::interchange
