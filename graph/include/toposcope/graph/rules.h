#pragma once

/// \file
/// Clique types, constraints and environments as the engine understands them.
///
/// \code
///   const RuleBook rules = read_rules(snapshot.documents());
///   for (const model::Diagnostic& fault : rules.faults) print(fault.where, fault.message);
///   const CliqueEngine engine(snapshot, rules, {});
/// \endcode
///
/// All functions are pure: any thread may call them at any time.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/diagnostic.h"

namespace toposcope::graph {

/// Which original's behaviour to reproduce; docs/semantics.md tells them apart.
enum class Semantics : std::uint8_t {
  kCalipso,      ///< The 2021 engine, link for link.
  kCalipso2018,  ///< The 2018 engine: a step that adds nothing ends the clique.
  kGuide,        ///< The developer guide's algorithm to the letter: forward links only.
  kBothWays,     ///< As kCalipso, but each step follows links in whichever direction they stand.
};

/// "calipso", "calipso-2018", "guide", "both-ways".
[[nodiscard]] std::string_view name_of(Semantics semantics) noexcept;
[[nodiscard]] std::optional<Semantics> semantics_named(std::string_view name) noexcept;

/// A field that sources write as text, number or list: compared as JSON, by Python equality.
struct JsonField {
  bool truthy = false;  ///< Python truth: present and neither empty, zero, null nor false.
  bool is_text = false;
  bool is_list = false;
  std::string text;              ///< The text itself when is_text, else canonical JSON.
  std::vector<JsonField> items;  ///< The members when is_list.

  bool operator==(const JsonField& other) const {
    return is_text == other.is_text && text == other.text;
  }
};

/// An environments_config document: what scoring reads of it.
struct EnvironmentConfig {
  std::string name;
  JsonField environment_type, distribution, distribution_version, mechanism_drivers, type_drivers;
};

/// A recipe for cliques.  Data, not code.
struct CliqueType {
  std::string key;  ///< What answers print as "clique_type".
  std::string name;
  std::string environment;  ///< "", "ANY" or a name.
  std::string focal_point_type;
  std::vector<std::string> link_types;  ///< The steps, in order; repeats allowed.
  bool use_implicit_links = false;
  JsonField environment_type, distribution, distribution_version, mechanism_drivers, type_drivers;
};

/// What people call a clique type: its name, else its key.
[[nodiscard]] inline const std::string& name_of(const CliqueType& type) noexcept {
  return type.name.empty() ? type.key : type.name;
}

/// Names of attributes that links must share with a focal point of this type.
struct CliqueConstraints {
  std::string key;
  std::string environment;
  std::string focal_point_type;
  std::vector<std::string> names;
};

/// All rules of a revision, in their order.
struct RuleBook {
  std::vector<EnvironmentConfig> environments;
  std::vector<CliqueType> clique_types;
  std::vector<CliqueConstraints> constraints;
  std::vector<model::Diagnostic> faults;  ///< Rules that were left out, each with the reason.
};

/// Reads the documents of a snapshot.  Never fails: a faulty document costs itself only and is
/// named in RuleBook::faults.
/// \par Complexity
/// One pass over the text of the documents.
[[nodiscard]] RuleBook read_rules(std::span<const RuleDocument> documents);

/// How well a clique type fits an environment; 0: not at all.
///
/// 64 own environment; 1 "ANY"; else distribution 32, + version 16, + mechanism driver 8, + type
/// driver 4, at least 2; any mismatch 0.  kCalipso2018 wants equal versions and a single mechanism
/// driver; the others take a version of digits as a minimum and any driver of a list.
/// kGuide: 1 when the environment is its own or "ANY", else 0.
[[nodiscard]] int score(const CliqueType& type, const EnvironmentConfig& environment,
                        Semantics semantics);

/// The clique types that an environment uses, with ties settled as the semantics has it; they point
/// into `rules`.  By (focal point type's first rule, position).
[[nodiscard]] std::vector<const CliqueType*> select_clique_types(
    const RuleBook& rules, const EnvironmentConfig& environment, Semantics semantics);

/// The constraint names in force for a focal point type; empty when there are none.
[[nodiscard]] std::vector<std::string> select_constraints(const RuleBook& rules,
                                                          std::string_view focal_point_type,
                                                          std::string_view environment,
                                                          Semantics semantics);

}  // namespace toposcope::graph
