#include "adapters/interchange/record_reader.h"

#include <charconv>
#include <optional>
#include <utility>

#include "toposcope/model/type_name.h"

#include "adapters/interchange/status_names.h"
#include "json/special_keys.h"
#include "record_parts.h"

namespace toposcope::ingest::interchange {
namespace {

constexpr std::string_view kEmptyObject = "{}";

bool is_left_out(std::string_view name) { return name == "hash" || name == "status"; }

/// 64 bits as 16 hexadecimal digits.
std::optional<std::uint64_t> parse_hash(std::string_view text) {
  constexpr std::size_t kDigits = 16;
  std::uint64_t hash = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, hash, 16);
  if (text.size() != kDigits || error != std::errc() || stop != end) return std::nullopt;
  return hash;
}

std::string_view text_in(const simdjson::dom::element& value, std::string_view name) {
  std::string_view text;
  return value[name].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

}  // namespace

bool RecordReader::is_kind(std::string_view kind) noexcept {
  return kind == "node" || kind == "link" || kind == "document";
}

model::Status RecordReader::take(std::string_view kind, std::string_view json,
                                 const Locator& where) {
  if (!load(json, where)) return model::ok();
  if (kind == "node") return take_node(where);
  if (kind == "link") return take_link(where);
  return take_document(where);
}

bool RecordReader::load(std::string_view json, const Locator& where) {
  const ValueScan scan = scan_value(json, record_spans_);
  // Secrets are looked for in the document alone; the record around it has fixed names.
  const ScannedText scanned = {json, scan.has_blanks, false, &record_spans_};
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
  const ValueScan scan = scan_value(text, document_spans_);
  const ScannedText scanned = {text, scan.has_blanks, scan.special_key, &document_spans_};
  RewriteRules rules = {.decode_names = false, .decode_extended = false};
  rules.key_is_secret_below = login_sections_of(record_.text_of("collection"));
  const auto status = document_.load(scanned, rules, report_.removed_secrets());
  if (!status.has_value()) report_.skip(where, "document " + status.error().message);
  return status.has_value();
}

std::string_view RecordReader::environment_of_record() const {
  const auto own = record_.text_of("environment");
  return own.empty() ? std::string_view(options_.environment) : own;
}

std::optional<model::StatusReport> RecordReader::read_status(const Locator& where) {
  const Field* field = record_.find("status");
  if (field == nullptr || !field->value.is_object()) return std::nullopt;
  const auto value = status_of_name(text_in(field->value, "value"));
  if (!value) {
    report_.note("unknown status", where, "the status has a value that is not known; left out");
    return std::nullopt;
  }
  const auto time = model::parse_rfc3339(text_in(field->value, "time"));
  return model::StatusReport{*value, text_in(field->value, "text"),
                             time.has_value() ? time.value() : model::UtcMicros{}};
}

std::uint64_t RecordReader::content_hash() {
  const auto given = parse_hash(record_.text_of("hash"));
  return given ? *given : hash_content(record_, is_left_out, scratch_);
}

void RecordReader::read_constraints(bool of_link) {
  constraints_.clear();
  const Field* given = record_.find("constraints");
  std::string_view own = document_.text();
  if (of_link) {
    const Field* attributes = document_.find("attributes");
    own = attributes == nullptr ? kEmptyObject : attributes->text;
  }
  for (const auto& name : options_.constraint_names) {
    std::string_view value;
    if (given != nullptr) value = member_text(given->text, name, constraint_spans_);
    if (value.empty()) value = member_text(own, name, constraint_spans_);
    if (!value.empty()) append_constraint(constraints_, name, value);
  }
  close_constraints(constraints_);
}

std::string RecordReader::clean_type(std::string_view type, const Locator& where) {
  std::string clean(type);
  if (exact_) return clean;
  for (char& c : clean) {
    if (c == '-') c = '_';
  }
  if (clean != type) {
    report_.note("dash in a type name: " + std::string(type), where,
                 "\"-\" separates the ends of link types; the node type became \"" + clean + "\"");
  }
  return clean;
}

model::Status RecordReader::take_node(const Locator& where) {
  model::NodeRecord node;
  node.environment = environment_of_record();
  if (record_.text_of("type").empty() || node.environment.empty()) {
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
  read_constraints(false);
  node.constraints = constraints_;
  node.document = document_.text();
  node.content_hash = content_hash();
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
  link.link_type = link_type_;
  link.source.type = from_type_;
  link.target.type = to_type_;
}

model::Status RecordReader::take_link(const Locator& where) {
  model::LinkRecord link;
  link.environment = environment_of_record();
  name_link_types(link, where);
  const auto read_end = [this](std::string_view name, model::LinkEnd& end) {
    const Field* field = record_.find(name);
    if (field == nullptr) return;
    end.key = text_in(field->value, "key");
    end.id = text_in(field->value, "id");
  };
  read_end("source", link.source);
  read_end("target", link.target);
  const bool has_ends = !(link.source.key.empty() && link.source.id.empty()) &&
                        !(link.target.key.empty() && link.target.id.empty());
  if (link.environment.empty() || link.link_type == "-" || !has_ends) {
    report_.skip(where,
                 "the link needs a type, an environment, and a source and target that have a "
                 "key or an id");
    return model::ok();
  }
  link.key = record_.text_of("key");
  link.name = record_.text_of("name");
  const Field* implicit = record_.find("implicit");
  link.implicit = model::Implicit::kMissing;
  if (implicit != nullptr) {
    link.implicit = implicit->text == "true"    ? model::Implicit::kTrue
                    : implicit->text == "false" ? model::Implicit::kFalse
                                                : model::Implicit::kNull;
  }
  link.status = read_status(where);
  read_constraints(true);
  link.constraints = constraints_;
  link.document = document_.text();
  link.content_hash = content_hash();
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
  document.environment = record_.text_of("environment");
  document.document = document_.text();
  document.content_hash = content_hash();
  report_.count_document(document.collection);
  return sink_.put_document(document);
}

}  // namespace toposcope::ingest::interchange
