#include "rule_documents.h"

#include <algorithm>
#include <set>
#include <utility>

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;

Json split_at_commas(const std::string& text) {
  Json list = Json::array();
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) list.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return list;
}

/// The key that a collection's meaning gives, as importing gives it; empty when there is none.
std::string natural_key(std::string_view collection, const Json& document) {
  if (collection == model::collections::kLinkTypes || collection == model::collections::kTooltips) {
    return text_member(document, "type");
  }
  if (collection != model::collections::kConstants) return {};
  const std::string scope = text_member(document, "environment_type");
  return text_member(document, "name") + (scope.empty() ? "" : "/" + scope);
}

/// The rest, before the number.
std::string made_key(std::string_view collection, const Json& document) {
  std::string key =
      text_member(document, "environment") + "/" + text_member(document, "focal_point_type");
  if (collection == model::collections::kCliqueTypes) key += "/" + text_member(document, "name");
  return key;
}

/// FNV-1a, 64 bits: it only has to differ when the text does.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
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
    const std::string value = entry.substr(equals + 1);
    const Json json = Json::parse(value, nullptr, false);
    document[entry.substr(0, equals)] = json.is_discarded() ? Json(value) : json;
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

model::Result<std::string> make_rule_key(store::GraphStore& store, std::string_view collection,
                                         const Json& document) {
  const auto documents = store.documents(store::kNow, collection);
  if (!documents.has_value()) return documents.error();
  std::set<std::string> taken;
  for (const auto& known : documents.value()) taken.insert(known.key);
  const std::string natural = natural_key(collection, document);
  if (!natural.empty() && !taken.contains(natural)) return natural;
  const std::string base = (natural.empty() ? made_key(collection, document) : natural) + "#";
  int number = natural.empty() ? 1 : 2;
  while (taken.contains(base + std::to_string(number))) ++number;
  return base + std::to_string(number);
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
      {collection, environment, key, std::string_view(text), hash_of(text)});
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
          hash_of(document.document)};
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
