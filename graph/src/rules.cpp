#include "toposcope/graph/rules.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/model/records.h"

#include "canonical_json.h"

namespace toposcope::graph {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<Semantics, std::string_view>, 4> kNames{{
    {Semantics::kCalipso, "calipso"},
    {Semantics::kCalipso2018, "calipso-2018"},
    {Semantics::kGuide, "guide"},
    {Semantics::kBothWays, "both-ways"},
}};

bool is_truthy(const json& value) {
  switch (value.type()) {
    case json::value_t::null:
      return false;
    case json::value_t::boolean:
      return value.get<bool>();
    case json::value_t::string:
      return !value.get_ref<const std::string&>().empty();
    case json::value_t::array:
    case json::value_t::object:
      return !value.empty();
    default:
      return value.get<double>() != 0;
  }
}

JsonField field_of(const json& value) {
  JsonField field;
  field.truthy = is_truthy(value);
  field.is_text = value.is_string();
  field.is_list = value.is_array();
  field.text = field.is_text ? value.get<std::string>() : canonical_json(value);
  if (field.is_list) {
    for (const auto& item : value) field.items.push_back(field_of(item));
  }
  return field;
}

JsonField field_of(const json& document, const char* name) {
  const auto it = document.find(name);
  return it == document.end() ? JsonField{} : field_of(*it);
}

/// Reads fields of one document; the first fault is kept and ends the use of the document.
class DocumentReader {
 public:
  explicit DocumentReader(const RuleDocument& source)
      : source_(source), document_(json::parse(source.document, nullptr, false)) {
    if (!document_.is_object()) complain("the document is not a JSON object");
  }

  [[nodiscard]] const json& document() const { return document_; }
  [[nodiscard]] const std::string& fault() const { return fault_; }

  /// A text that must be there and not be empty.
  std::string required_text(const char* name) {
    std::string text = optional_text(name);
    if (text.empty()) complain(std::string(name) + " is missing or empty; it must be a text");
    return text;
  }

  /// A text; empty when it is missing, null or another value that Python calls false.
  std::string optional_text(const char* name) {
    const JsonField field = document_.is_object() ? field_of(document_, name) : JsonField{};
    if (!field.truthy) return {};
    if (!field.is_text)
      complain(std::string(name) + " is " + plain_json(document_[name]) + "; it must be a text");
    return field.text;
  }

  /// Any value in words; empty when it is missing.
  [[nodiscard]] std::string text_or_json(const char* name) const {
    return document_.is_object() ? field_of(document_, name).text : std::string();
  }

  /// The scope of a rule: its own field, else what the store filed it under.
  std::string environment() {
    if (document_.is_object() && !document_.contains("environment")) return source_.environment;
    return optional_text("environment");
  }

  std::vector<std::string> required_texts(const char* name) {
    std::vector<std::string> texts;
    const auto it = document_.find(name);
    if (it == document_.end() || !it->is_array()) {
      complain(std::string(name) + " must be a list of texts");
      return texts;
    }
    for (const auto& item : *it) {
      if (item.is_string())
        texts.push_back(item.get<std::string>());
      else
        complain(std::string(name) + " holds " + plain_json(item) + ", which is not a text");
    }
    return texts;
  }

 private:
  void complain(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
  }

  const RuleDocument& source_;
  json document_;
  std::string fault_;
};

/// What environments and clique types have in common.
template <typename T>
void read_deployment(const json& document, T& out) {
  if (!document.is_object()) return;
  out.environment_type = field_of(document, "environment_type");
  out.distribution = field_of(document, "distribution");
  out.distribution_version = field_of(document, "distribution_version");
  out.mechanism_drivers = field_of(document, "mechanism_drivers");
  out.type_drivers = field_of(document, "type_drivers");
}

EnvironmentConfig read_environment(DocumentReader& in) {
  EnvironmentConfig out;
  out.name = in.required_text("name");
  read_deployment(in.document(), out);
  return out;
}

CliqueType read_clique_type(DocumentReader& in) {
  CliqueType out;
  out.name = in.text_or_json("name");
  out.environment = in.environment();
  out.focal_point_type = in.required_text("focal_point_type");
  out.link_types = in.required_texts("link_types");
  read_deployment(in.document(), out);
  if (in.document().is_object()) {
    out.use_implicit_links = field_of(in.document(), "use_implicit_links").truthy;
  }
  return out;
}

CliqueConstraints read_constraints(DocumentReader& in) {
  CliqueConstraints out;
  out.environment = in.environment();
  out.focal_point_type = in.required_text("focal_point_type");
  out.names = in.required_texts("constraints");
  return out;
}

}  // namespace

std::string_view name_of(Semantics semantics) noexcept {
  const auto it = std::find_if(kNames.begin(), kNames.end(),
                               [&](const auto& entry) { return entry.first == semantics; });
  return it == kNames.end() ? std::string_view("unknown") : it->second;
}

std::optional<Semantics> semantics_named(std::string_view name) noexcept {
  const auto it = std::find_if(kNames.begin(), kNames.end(),
                               [&](const auto& entry) { return entry.second == name; });
  if (it == kNames.end()) return std::nullopt;
  return it->first;
}

RuleBook read_rules(std::span<const RuleDocument> documents) {
  RuleBook book;
  const auto keep_sound = [&](const RuleDocument& source, const auto& read, auto& list) {
    DocumentReader in(source);
    auto rule = read(in);
    if (in.fault().empty())
      list.push_back(std::move(rule));
    else
      book.faults.push_back({source.key, source.collection + ": " + in.fault()});
    return in.fault().empty();
  };
  for (const RuleDocument& source : documents) {
    if (source.collection == model::collections::kEnvironments) {
      keep_sound(source, read_environment, book.environments);
    } else if (source.collection == model::collections::kCliqueTypes) {
      if (keep_sound(source, read_clique_type, book.clique_types)) {
        book.clique_types.back().key = source.key;
      }
    } else if (source.collection == model::collections::kCliqueConstraints) {
      if (keep_sound(source, read_constraints, book.constraints)) {
        book.constraints.back().key = source.key;
      }
    }
  }
  return book;
}

}  // namespace toposcope::graph
