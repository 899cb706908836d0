#include "rule_lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "toposcope/graph/rules.h"
#include "toposcope/model/records.h"
#include "toposcope/model/type_name.h"

#include "json_text.h"
#include "rule_documents.h"
#include "view.h"

namespace toposcope::cli {
namespace {

namespace names = model::collections;

using Documents = std::vector<store::StoredDocument>;
using Faults = std::vector<model::Diagnostic>;
using Words = std::set<std::string, std::less<>>;

/// What steps and rules may speak of.
struct KnownNames {
  Words node_types, link_types, environments;
};

/// Adds the values of a constants document: [{"value": "vnic"}, ...].
void add_values(const Json& document, Words& out) {
  if (!document.is_object() || !document.contains("data") || !document["data"].is_array()) return;
  for (const Json& entry : document["data"]) {
    if (std::string value = text_member(entry, "value"); !value.empty()) out.insert(value);
  }
}

KnownNames known_names(const store::StoreInfo& info, const Documents& documents) {
  KnownNames known;
  for (const auto& [type, count] : info.node_types) known.node_types.insert(type);
  for (const auto& [type, count] : info.link_types) known.link_types.insert(type);
  for (const auto& environment : info.environments) {
    if (environment.declared) known.environments.insert(environment.name);
  }
  for (const auto& stored : documents) {
    const Json document = parse_or_null(stored.document);
    if (stored.collection == names::kLinkTypes) {
      if (auto type = text_member(document, "type"); !type.empty()) known.link_types.insert(type);
    } else if (stored.collection == names::kConstants) {
      const std::string name = text_member(document, "name");
      if (name == "link_types") add_values(document, known.link_types);
      if (name.find("object_types") != std::string::npos) add_values(document, known.node_types);
    }
  }
  for (const std::string& type : known.link_types) {
    const auto ends = model::split_link_type(type);
    known.node_types.emplace(ends.from);
    known.node_types.emplace(ends.to);
  }
  return known;
}

/// What is wrong with the form of a step; empty when it is FROM-TO.
std::string fault_of_form(const std::string& step) {
  const std::size_t dashes = model::count_dashes(step);
  if (dashes == 0) return "has no dash";
  if (dashes > 1) return "has " + std::to_string(dashes) + " dashes";
  if (step.find_first_of(" \t\n\r") != std::string::npos) return "has blanks";
  const auto ends = model::split_link_type(step);
  if (ends.from.empty() || ends.to.empty()) {
    return std::string("has no type ") + (ends.from.empty() ? "before" : "behind") + " its dash";
  }
  return {};
}

void lint_steps(const graph::CliqueType& type, const KnownNames& known, Faults& out) {
  Words told;
  for (const std::string& step : type.link_types) {
    if (!told.insert(step).second) continue;
    if (const std::string fault = fault_of_form(step); !fault.empty()) {
      out.push_back(
          {type.key, "step '" + step + "' " + fault + "; a link type is FROM-TO with one dash"});
      continue;
    }
    // Without any link type, nothing is known of the inventories that these rules are for.
    if (known.link_types.empty() || known.link_types.contains(step) ||
        known.link_types.contains(model::reverse_link_type(step))) {
      continue;
    }
    std::string message = "step '" + step + "': no such link type is registered or in use";
    const auto ends = model::split_link_type(step);
    for (const std::string_view end : {ends.from, ends.to}) {
      if (!known.node_types.contains(end)) {
        message += ", nor a node type '" + std::string(end) + "'";
      }
    }
    out.push_back({type.key, std::move(message)});
  }
}

void lint_scope(const std::string& key, const std::string& environment, const KnownNames& known,
                Faults& out) {
  if (environment.empty() || environment == "ANY") return;
  if (known.environments.contains(environment)) return;
  out.push_back({key, "no environment '" + environment + "' is declared here"});
}

void lint_focal_type(const std::string& key, const std::string& focal_type, const KnownNames& known,
                     Faults& out) {
  if (known.node_types.empty() || known.node_types.contains(focal_type)) return;
  out.push_back({key, "no node type '" + focal_type + "' is registered or in use"});
}

void lint_version(const graph::CliqueType& type, Faults& out) {
  const graph::JsonField& version = type.distribution_version;
  if (!version.truthy || version.is_text) return;
  const std::string found = version.is_list ? "is a list" : "is " + version.text;
  const std::string remedy = version.is_list ? "" : "; write \"" + version.text + "\"";
  out.push_back({type.key, "distribution_version " + found +
                               ", not a text, so the rule fits no environment" + remedy});
}

void lint_constraint_scope(const graph::CliqueConstraints& constraints, Faults& out) {
  if (constraints.environment != "ANY") return;
  out.push_back({constraints.key,
                 "environment ANY: the engine of 2021 (calipso, both-ways) never applies these "
                 "constraints; without an environment they hold for all"});
}

/// What a rule says, whatever its name and key; empty for collections where the key says it.
std::string meaning_of(std::string_view collection, const std::string& environment,
                       std::string_view text) {
  const Json document = parse_or_null(text);
  if (!document.is_object()) return {};
  const bool is_type = collection == names::kCliqueTypes;
  if (!is_type && collection != names::kCliqueConstraints) return {};
  Json meaning = Json::array({environment});
  const auto add = [&](const char* member) {
    const auto it = document.find(member);
    const bool there = it != document.end() && !it->is_null() && *it != "" && *it != false;
    meaning.push_back(there ? *it : Json(nullptr));
  };
  add("focal_point_type");
  if (!is_type) {
    add("constraints");
    return to_line(meaning);
  }
  for (const char* member : {"link_types", "use_implicit_links", "environment_type", "distribution",
                             "distribution_version", "mechanism_drivers", "type_drivers"}) {
    add(member);
  }
  return to_line(meaning);
}

void lint_repetitions(const Documents& documents, Faults& out) {
  std::map<std::string, std::string> first;
  for (const auto& document : documents) {
    const std::string meaning =
        meaning_of(document.collection, document.environment, document.document);
    if (meaning.empty()) continue;
    const auto [known, is_new] = first.emplace(document.collection + meaning, document.key);
    if (!is_new) out.push_back({document.key, "says the same as rule " + known->second});
  }
}

}  // namespace

model::Result<Faults> lint_rules(store::GraphStore& store) {
  const auto rules = load_rules_of_now(store);
  if (!rules.has_value()) return rules.error();
  const auto info = store.info();
  if (!info.has_value()) return info.error();
  const auto documents = load_rule_documents(store);
  if (!documents.has_value()) return documents.error();
  const KnownNames known = known_names(info.value(), documents.value());
  Faults out = rules.value().faults;
  for (const graph::CliqueType& type : rules.value().clique_types) {
    lint_steps(type, known, out);
    lint_version(type, out);
    lint_scope(type.key, type.environment, known, out);
    lint_focal_type(type.key, type.focal_point_type, known, out);
  }
  for (const graph::CliqueConstraints& constraints : rules.value().constraints) {
    lint_constraint_scope(constraints, out);
    lint_scope(constraints.key, constraints.environment, known, out);
  }
  lint_repetitions(documents.value(), out);
  return out;
}

std::string find_same_rule(const Documents& rules, std::string_view collection,
                           std::string_view document) {
  const auto environment = text_member(parse_or_null(document), "environment");
  const std::string meaning = meaning_of(collection, environment, document);
  if (meaning.empty()) return {};
  const auto same = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) {
    return meaning_of(collection, rule.environment, rule.document) == meaning;
  });
  return same == rules.end() ? std::string() : same->key;
}

}  // namespace toposcope::cli
