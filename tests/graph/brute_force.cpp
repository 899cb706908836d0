#include "graph/brute_force.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "graph/brute_force_rules.h"

namespace toposcope::testing {
namespace {

using graph::Semantics;
using nlohmann::json;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '-')
      parts.emplace_back();
    else
      parts.back().push_back(c);
  }
  return parts;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : "-") + parts[i];
  return out;
}

std::string reversed(const std::string& link_type) {
  auto parts = split(link_type);
  std::reverse(parts.begin(), parts.end());
  return join(parts);
}

/// The walk from one focal point along one clique type.
class PlainWalk {
 public:
  PlainWalk(const std::vector<PlainLink>& links, const std::string& environment,
            Semantics semantics, const json& type)
      : links_(links),
        environment_(environment),
        semantics_(semantics),
        any_implicit_(semantics == Semantics::kGuide ||
                      is_true(type.value("use_implicit_links", json()))) {}

  PlainClique from(const PlainNode& focal, const json& link_types, const json& constraints) {
    wanted_ = constraints;
    reached_[focal.type].insert(focal.key);
    bool ended = false;
    for (const auto& link_type : link_types) {
      const std::size_t added = ended ? 0 : step(link_type.get<std::string>());
      out_.links_by_step.push_back(added);
      if (added == 0 && semantics_ == Semantics::kCalipso2018) ended = true;
    }
    out_.nodes.insert(focal.key);
    for (const auto& link : links_) {
      if (!out_.links.contains(link.key)) continue;
      out_.nodes.insert(link.source);
      out_.nodes.insert(link.target);
    }
    return out_;
  }

 private:
  std::size_t step(const std::string& link_type) {
    const auto parts = split(link_type);
    const bool two_dashes_work =
        semantics_ == Semantics::kCalipso2018 || semantics_ == Semantics::kGuide;
    if (parts.size() < 2 || (parts.size() > 2 && !two_dashes_work)) return 0;
    const std::string reverse = reversed(link_type);
    switch (semantics_) {
      case Semantics::kGuide:
        return keep(look(link_type, true));
      case Semantics::kBothWays: {
        auto found = look(link_type, true);
        found.merge(look(reverse, false));
        return keep(found);
      }
      case Semantics::kCalipso2018:
        if (reverse == link_type) return keep(look(link_type, true));
        break;
      case Semantics::kCalipso:
        if (reverse == link_type) {
          const std::size_t forward = keep(look(link_type, true));
          return forward > 0 ? forward : keep(look(link_type, false));
        }
        break;
    }
    return exists(reverse) ? keep(look(reverse, false)) : keep(look(link_type, true));
  }

  /// A link that a step takes, and what its far end is filed as.
  using Found = std::map<std::string, std::set<std::pair<std::string, std::string>>>;

  Found look(const std::string& stored, bool forward) {
    auto parts = split(stored);
    const std::string from = parts.front();
    parts.erase(parts.begin());
    const std::string to = join(parts);
    Found found;
    for (const auto& link : links_) {
      if (link.link_type != stored || !usable(link) || out_.links.contains(link.key)) continue;
      const auto& near = forward ? link.source : link.target;
      const auto& far = forward ? link.target : link.source;
      if (reached_[forward ? from : to].contains(near)) {
        found[link.key].insert({forward ? to : from, far});
      }
    }
    return found;
  }

  std::size_t keep(const Found& found) {
    for (const auto& [key, ends] : found) {
      out_.links.insert(key);
      for (const auto& [type, node] : ends) reached_[type].insert(node);
    }
    return found.size();
  }

  [[nodiscard]] bool exists(const std::string& link_type) const {
    return std::any_of(links_.begin(), links_.end(), [&](const auto& link) {
      return link.link_type == link_type && in_scope(link);
    });
  }

  [[nodiscard]] bool in_scope(const PlainLink& link) const {
    return link.environment == environment_ &&
           (any_implicit_ || link.implicit == model::Implicit::kFalse);
  }

  [[nodiscard]] bool usable(const PlainLink& link) const {
    if (!in_scope(link)) return false;
    for (const auto& [name, value] : wanted_.items()) {
      if (!link.attributes.is_object() || !link.attributes.contains(name)) continue;
      const json& carried = link.attributes[name];
      const json allowed = value.is_array() ? value : json::array({value});
      if (std::none_of(allowed.begin(), allowed.end(),
                       [&](const json& one) { return python_equal(one, carried); })) {
        return false;
      }
    }
    return true;
  }

  const std::vector<PlainLink>& links_;
  const std::string& environment_;
  Semantics semantics_;
  bool any_implicit_;
  json wanted_;
  std::map<std::string, std::set<std::string>> reached_;
  PlainClique out_;
};

json wanted_of(const PlainNode& focal, const std::vector<std::string>& names) {
  json wanted = json::object();
  for (const auto& name : names) wanted[name] = focal.fields.value(name, json());
  return wanted;
}

/// The 2021 engine wrote {} for a list inside a list (golden case 17).
json as_written(json wanted, Semantics semantics) {
  if (semantics != Semantics::kCalipso) return wanted;
  for (auto& value : wanted) {
    if (!value.is_array()) continue;
    for (auto& item : value) {
      if (item.is_array()) item = json::object();
    }
  }
  return wanted;
}

/// The inventory after the overlay.
PlainInventory remaining(PlainInventory inventory, const PlainOverlay& without) {
  std::erase_if(inventory.nodes,
                [&](const auto& node) { return without.nodes.contains(node.key); });
  std::erase_if(inventory.links, [&](const auto& link) {
    return without.links.contains(link.key) || without.nodes.contains(link.source) ||
           without.nodes.contains(link.target);
  });
  return inventory;
}

std::vector<PlainClique> cliques_from(const PlainInventory& inventory, const PlainNode& focal,
                                      const PlainRules& rules, Semantics semantics) {
  std::vector<PlainClique> out;
  const json wanted = wanted_of(focal, rules.constraints);
  for (const json& type : rules.clique_types) {
    PlainWalk walk(inventory.links, rules.environment, semantics, type);
    PlainClique clique = walk.from(focal, type["link_types"], wanted);
    if (clique.links.empty()) continue;
    clique.environment = rules.environment;
    clique.focal_point = focal.key;
    clique.focal_point_type = focal.type;
    clique.clique_type = type["_id"].get<std::string>();
    clique.constraints = as_written(wanted, semantics);
    out.push_back(std::move(clique));
  }
  return out;
}

}  // namespace

std::vector<PlainClique> brute_force(const PlainInventory& full, Semantics semantics,
                                     graph::Tie tie, const PlainOverlay& without) {
  const PlainInventory inventory = remaining(full, without);
  std::map<std::pair<std::string, std::string>, std::map<std::string, PlainNode>> focal_points;
  for (const auto& node : inventory.nodes) {
    focal_points[{node.environment, node.type}][node.key] = node;
  }
  std::vector<PlainClique> out;
  for (const auto& [scope, nodes] : focal_points) {
    const auto rules = rules_for(inventory, scope.first, scope.second, semantics);
    if (!rules.has_value()) continue;
    for (const auto& [key, focal] : nodes) {
      auto cliques = cliques_from(inventory, focal, *rules, semantics);
      if (tie == graph::Tie::kLast && semantics == Semantics::kCalipso && cliques.size() > 1) {
        cliques.erase(cliques.begin(), cliques.end() - 1);
      }
      out.insert(out.end(), cliques.begin(), cliques.end());
    }
  }
  return out;
}

}  // namespace toposcope::testing
