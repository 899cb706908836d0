#include "rule_documents.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "toposcope/ingest/document_identity.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;

std::string without_blanks_around(const std::string& text) {
  constexpr const char* kBlanks = " \t\n\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

Json split_at_commas(const std::string& text) {
  Json list = Json::array();
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string item = without_blanks_around(text.substr(begin, end - begin));
    if (!item.empty()) list.push_back(std::move(item));
    begin = end + 1;
  }
  return list;
}

/// What --set puts in: JSON, else a text; a number only where rules do not compare texts.
Json value_of(const std::string& field, const std::string& text) {
  constexpr std::array<std::string_view, 7> kTexts = {
      "distribution_version", "distribution", "environment", "environment_type",
      "focal_point_type",     "name",         "type"};
  Json json = Json::parse(text, nullptr, false);
  const bool is_text = std::find(kTexts.begin(), kTexts.end(), field) != kTexts.end();
  return json.is_discarded() || (is_text && json.is_number()) ? Json(text) : json;
}

}  // namespace

const std::vector<RuleKind>& rule_kinds() {
  static const std::vector<RuleKind> kKinds = {
      {"clique-type", model::collections::kCliqueTypes},
      {"constraint", model::collections::kCliqueConstraints},
      {"link-type", model::collections::kLinkTypes},
      {"constant", model::collections::kConstants},
      {"tooltip", model::collections::kTooltips},
  };
  return kKinds;
}

std::vector<std::string> rule_kind_words() {
  std::vector<std::string> words;
  for (const RuleKind& kind : rule_kinds()) words.emplace_back(kind.word);
  return words;
}

std::string_view collection_of(std::string_view word) {
  for (const RuleKind& kind : rule_kinds()) {
    if (kind.word == word) return kind.collection;
  }
  return word;
}

model::Status apply_fields(const RuleFields& fields, Json& document) {
  if (!fields.name.empty()) document["name"] = fields.name;
  if (!fields.environment.empty()) document["environment"] = fields.environment;
  if (!fields.focal_type.empty()) document["focal_point_type"] = fields.focal_type;
  if (!fields.steps.empty()) document["link_types"] = split_at_commas(fields.steps);
  if (!fields.constraints.empty()) document["constraints"] = split_at_commas(fields.constraints);
  for (const std::string& entry : fields.set) {
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Error{ErrorCode::kInvalidArgument, "--set is FIELD=VALUE, not '" + entry + "'", ""};
    }
    const std::string field = entry.substr(0, equals);
    document[field] = value_of(field, entry.substr(equals + 1));
  }
  for (const std::string& name : fields.unset) document.erase(name);
  return model::ok();
}

model::Result<store::StoredDocument> find_rule(store::GraphStore& store,
                                               std::string_view collection,
                                               const std::string& reference) {
  const auto documents = store.documents(store::kNow, collection);
  if (!documents.has_value()) return documents.error();
  std::vector<const store::StoredDocument*> named;
  for (const auto& document : documents.value()) {
    if (document.key == reference) return document;
    if (text_member(parse_or_null(document.document), "name") == reference) {
      named.push_back(&document);
    }
  }
  if (named.size() == 1) return *named.front();
  if (named.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no document '" + reference + "' in " + std::string(collection) +
                     "; `toposcope types list` shows the keys",
                 ""};
  }
  std::string message = "several documents are named '" + reference + "'; use a key:";
  for (const auto* document : named) message += "\n  " + document->key;
  return Error{ErrorCode::kInvalidArgument, std::move(message), ""};
}

model::Result<std::vector<store::StoredDocument>> load_rule_documents(store::GraphStore& store) {
  std::vector<store::StoredDocument> all;
  for (const RuleKind& kind : rule_kinds()) {
    auto documents = store.documents(store::kNow, kind.collection);
    if (!documents.has_value()) return documents.error();
    std::move(documents.value().begin(), documents.value().end(), std::back_inserter(all));
  }
  return all;
}

std::string make_rule_key(const std::vector<store::StoredDocument>& rules,
                          std::string_view collection, const Json& document) {
  using Numbers = ingest::BaseKey::Numbers;
  const auto base = ingest::base_key(
      collection, [&](const char* member) { return text_member(document, member); });
  const auto is_taken = [&](const std::string& key) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const auto& rule) { return rule.key == key; });
  };
  if (base.numbers == Numbers::kNever) return base.text;
  if (base.numbers == Numbers::kFromTwo && !is_taken(base.text)) return base.text;
  int number = base.numbers == Numbers::kFromTwo ? 2 : 1;
  while (is_taken(base.text + "#" + std::to_string(number))) ++number;
  return base.text + "#" + std::to_string(number);
}

model::Result<store::ImportOutcome> put_rule(store::GraphStore& store, std::string_view collection,
                                             const std::string& key, const Json& document) {
  store::ImportOptions options;
  options.source = "types";
  auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  const std::string text = to_line(document);
  const std::string environment = text_member(document, "environment");
  const auto put = import.value()->put_document(
      {collection, environment, key, std::string_view(text), ingest::content_hash(text)});
  if (!put.has_value()) return put.error();
  return import.value()->commit();
}

std::string describe_content(const Json& document) {
  if (!document.is_object()) return {};
  std::string text;
  for (const char* member : {"link_types", "constraints", "data", "attributes"}) {
    if (!document.contains(member) || !document[member].is_array()) continue;
    for (const Json& item : document[member]) {
      if (!text.empty()) text += ' ';
      text += item.is_object() ? text_member(item, "value") : plain(item);
    }
  }
  return text.empty() ? text_member(document, "type") : text;
}

model::DocumentRecord to_record(const store::StoredDocument& document) {
  return {document.collection, document.environment, document.key, document.document,
          document.content_hash};
}

model::Status RuleSink::put_document(const model::DocumentRecord& document) {
  const auto& kinds = rule_kinds();
  const bool rule = std::any_of(kinds.begin(), kinds.end(), [&](const RuleKind& kind) {
    return kind.collection == document.collection;
  });
  if (!rule) return leave_out();
  ++taken_;
  return target_.put_document(document);
}

}  // namespace toposcope::cli
