#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/graph/clique_diff.h"
#include "toposcope/model/type_name.h"

#include "graph_analysis/world.h"

namespace toposcope::testing {
namespace {

using graph::Cause;
using graph::CliqueDifference;
using graph::GraphSnapshot;
using graph::Semantics;
using model::LinkId;
using model::NodeId;

/// Changes an inventory as time does.
class Time {
 public:
  explicit Time(std::uint64_t seed) : random_(seed) {}

  PlainInventory pass(PlainInventory inventory) {
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      if (!inventory.links.empty() && below(10) < 6) {
        change(inventory, inventory.links[below(inventory.links.size())]);
      } else if (below(2) == 0) {
        change_node(inventory);
      } else {
        change_rule(inventory);
      }
    }
    return inventory;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  void change(PlainInventory& inventory, PlainLink& link) {
    switch (below(8)) {
      case 0:
        link = inventory.links.back();
        inventory.links.pop_back();
        break;
      case 1: {
        PlainLink more = link;
        more.key = "new" + std::to_string(below(1000));
        more.target = below(2) == 0 ? inventory.nodes[below(inventory.nodes.size())].key : "fresh";
        inventory.links.push_back(more);
        break;
      }
      case 2:
        link.attributes = {{"net", below(2) == 0 ? "a" : "b"}};
        break;
      case 3:
        link.implicit = link.implicit == model::Implicit::kFalse ? model::Implicit::kTrue
                                                                 : model::Implicit::kFalse;
        break;
      case 4:
        link.environment = link.environment == "east" ? "west" : "east";
        break;
      case 5:
        link.target = inventory.nodes[below(inventory.nodes.size())].key;
        break;
      case 6:
        link.link_type = model::reverse_link_type(link.link_type);
        std::swap(link.source, link.target);
        break;
      default: {
        // A stray one the other way round, which hides all that stand as before.
        PlainLink stray = link;
        stray.key = "stray" + std::to_string(below(1000));
        stray.link_type = model::reverse_link_type(link.link_type);
        stray.implicit = model::Implicit::kFalse;
        inventory.links.push_back(stray);
      }
    }
  }

  void change_node(PlainInventory& inventory) {
    PlainNode& node = inventory.nodes[below(inventory.nodes.size())];
    const std::string key = node.key;
    if (below(3) != 0 || inventory.nodes.size() == 1) {
      node.fields["net"] = below(2) == 0 ? "a" : "b";
      return;
    }
    node = inventory.nodes.back();
    inventory.nodes.pop_back();
    if (below(2) == 0) return;  // Its links stay, and with them a placeholder.
    std::erase_if(inventory.links,
                  [&](const PlainLink& link) { return link.source == key || link.target == key; });
  }

  void change_rule(PlainInventory& inventory) {
    auto& type = inventory.clique_types[below(inventory.clique_types.size())];
    switch (below(4)) {
      case 0:
        type["use_implicit_links"] = below(2) == 0;
        break;
      case 1:
        type["link_types"] = {"A-B", "B-C", "C-A"};
        break;
      case 2:
        inventory.clique_constraints[below(4)]["constraints"] = {"net"};
        break;
      default:
        type["environment"] = "far";
    }
  }

  std::mt19937_64 random_;
};

/// The two revisions of one random history; every other one runs backward, and in a few no time
/// passes.
struct History {
  History(std::uint64_t seed, Semantics semantics)
      : first(constrained_inventory(seed)),
        second(seed % 10 == 0 ? first : Time(seed).pass(first)),
        before(freeze(seed % 2 == 0 ? first : second, rows), semantics),
        after(freeze(seed % 2 == 0 ? second : first, rows), semantics) {}

  RowsByKey rows;
  PlainInventory first, second;
  World before, after;
};

using KeysByType = std::map<std::string, std::set<std::string>>;

/// What the cliques of a focal point hold, by clique type: "node KEY" and "link KEY".
KeysByType contents(const World& world, const graph::CliqueEngine& engine, model::NodeRow row) {
  KeysByType out;
  const auto focal_point = world.snapshot.find(row);
  if (!focal_point.has_value()) return out;
  for (const auto& clique : engine.cliques_of(*focal_point)) {
    auto& keys = out[engine.jobs()[clique.job].type->key];
    for (const NodeId node : clique.nodes)
      keys.insert("node " + std::string(world.snapshot.key(node)));
    for (const LinkId link : clique.links)
      keys.insert("link " + std::string(world.snapshot.key(link)));
  }
  return out;
}

std::string name_of_thing(const CliqueDifference& one) {
  return (one.is_link ? "link " : "node ") + one.key;
}

template <typename Id>
std::optional<Id> find_key(const GraphSnapshot& snapshot, const std::vector<Id>& ids,
                           const std::string& key) {
  const auto it =
      std::find_if(ids.begin(), ids.end(), [&](Id id) { return snapshot.key(id) == key; });
  return it == ids.end() ? std::nullopt : std::optional<Id>(*it);
}

/// Checks what a difference says against the two revisions.
class Truth {
 public:
  Truth(const History& history, Semantics semantics, model::NodeRow focal_point)
      : history_(history), semantics_(semantics), focal_point_(focal_point) {}

  void check(const std::string& clique_type, const CliqueDifference& one) const {
    const World& holder = one.added ? history_.after : history_.before;
    const World& other = one.added ? history_.before : history_.after;
    const bool is_there = one.is_link ? has_link(other, one.key) : has_node(other, one.key);
    switch (one.cause) {
      case Cause::kNodeGone:
      case Cause::kNodeNew:
      case Cause::kLinkGone:
      case Cause::kLinkNew:
        EXPECT_FALSE(is_there);
        EXPECT_EQ(one.added, one.cause == Cause::kNodeNew || one.cause == Cause::kLinkNew);
        EXPECT_EQ(one.is_link, one.cause == Cause::kLinkGone || one.cause == Cause::kLinkNew);
        return;
      case Cause::kRuleChanged: {
        // With the holder's rules, the other graph has it.
        const graph::CliqueEngine engine(other.snapshot, holder.rules, {semantics_});
        EXPECT_TRUE(
            contents(other, engine, focal_point_)[clique_type].contains(name_of_thing(one)));
        break;
      }
      case Cause::kConstraintChanged:
        check_constraints(one.because);
        break;
      case Cause::kDirectionChanged:
        check_direction(one.because);
        break;
      case Cause::kLinkChanged:
        check_link_change(one.because);
        break;
      case Cause::kReachability:
        check_root(one);
        break;
    }
    EXPECT_TRUE(is_there);
    EXPECT_FALSE(one.because.empty());
  }

 private:
  static bool has_node(const World& world, const std::string& key) {
    return find_key(world.snapshot, all_nodes(world.snapshot), key).has_value();
  }
  static bool has_link(const World& world, const std::string& key) {
    return find_key(world.snapshot, all_links(world.snapshot), key).has_value();
  }

  static std::smatch match(const std::string& text, const std::string& pattern) {
    std::smatch found;
    EXPECT_TRUE(std::regex_search(text, found, std::regex(pattern))) << text;
    return found;
  }

  /// "nothing" for a link that lacks the name.
  static std::string link_value(const World& world, const std::string& key,
                                const std::string& name) {
    const GraphSnapshot& snapshot = world.snapshot;
    const auto set = snapshot.constraint_set(link_named(snapshot, key));
    if (snapshot.constraints().carried(set, name) == graph::kAbsent) return "nothing";
    return std::string(snapshot.constraints().json(set, name));
  }

  std::string focal_value(const World& world, const std::string& name) const {
    const GraphSnapshot& snapshot = world.snapshot;
    const auto set = snapshot.constraint_set(*snapshot.find(focal_point_));
    return std::string(snapshot.constraints().json(set, name));
  }

  void check_constraints(const std::string& because) const {
    const std::smatch m = match(
        because, "^(\\w+) of (?:link '([^']+)'|focal point \\S+) changed from (.*?) to ([^;]*)");
    ASSERT_FALSE(m.empty());
    const std::string name = m[1].str();
    const std::string key = m[2].str();
    const bool is_link = m[2].matched;
    const auto value = [&](const World& world) {
      return is_link ? link_value(world, key, name) : focal_value(world, name);
    };
    EXPECT_EQ(m[3].str(), value(history_.before)) << because;
    EXPECT_EQ(m[4].str(), value(history_.after)) << because;
    EXPECT_NE(m[3].str(), m[4].str());
  }

  /// Whether any link of the type could turn a step, taking implicit ones or not.
  static std::pair<bool, bool> exists(const World& world, const std::string& environment,
                                      const std::string& type) {
    std::pair<bool, bool> out;
    const GraphSnapshot& snapshot = world.snapshot;
    for (const LinkId link : all_links(snapshot)) {
      if (snapshot.link_types()[snapshot.link_type(link)] != type) continue;
      if (snapshot.environments()[snapshot.environment(link)].name != environment) continue;
      out.first = true;
      out.second = out.second || snapshot.implicit(link) == model::Implicit::kFalse;
    }
    return out;
  }

  void check_direction(const std::string& because) const {
    if (because.find("links from source to target") != std::string::npos) return;
    const std::smatch m =
        match(because, "^links that step \\d+ (\\S+) follows changed from (\\S+) to (\\S+)$");
    ASSERT_FALSE(m.empty());
    EXPECT_EQ(model::reverse_link_type(m[2].str()), m[3].str());
    const GraphSnapshot& snapshot = history_.before.snapshot;
    const auto environment = snapshot.environment(*snapshot.find(focal_point_));
    const std::string& name = snapshot.environments()[environment].name;
    const std::string turning = model::reverse_link_type(m[1].str());
    EXPECT_NE(exists(history_.before, name, turning), exists(history_.after, name, turning));
  }

  void check_link_change(const std::string& because) const {
    const std::smatch m = match(because, "link '([^']+)' changed from (.*) to (.*)$");
    ASSERT_FALSE(m.empty());
    EXPECT_NE(m[2].str(), m[3].str());
    const auto facts = [&](const World& world) {
      const GraphSnapshot& snapshot = world.snapshot;
      const LinkId link = link_named(snapshot, m[1].str());
      return std::tuple(snapshot.link_types()[snapshot.link_type(link)],
                        snapshot.environments()[snapshot.environment(link)].name,
                        snapshot.implicit(link), snapshot.row(snapshot.source(link)),
                        snapshot.row(snapshot.target(link)));
    };
    EXPECT_NE(facts(history_.before), facts(history_.after));
  }

  /// The sentence names a root that is true itself.
  void check_root(const CliqueDifference& one) const {
    const World& other = one.added ? history_.before : history_.after;
    std::smatch m;
    if (std::regex_search(one.because, m, std::regex("link '([^']+)' is (gone|new)$"))) {
      EXPECT_FALSE(has_link(other, m[1].str())) << one.because;
      EXPECT_EQ(m[2].str(), one.added ? "new" : "gone");
      return;
    }
    match(one.because,
          "^focal point .* (is gone|is new|was not yet a|is no longer a)|^reached through link "
          "'|adds nothing now|added nothing before|in another step");
  }

  const History& history_;
  Semantics semantics_;
  model::NodeRow focal_point_;
};

class DiffRandomly : public ::testing::TestWithParam<Semantics> {};

KeysByType without(KeysByType a, const KeysByType& b) {
  for (auto& [type, keys] : a) {
    const auto it = b.find(type);
    if (it == b.end()) continue;
    for (const auto& key : it->second) keys.erase(key);
  }
  std::erase_if(a, [](const auto& one) { return one.second.empty(); });
  return a;
}

TEST_P(DiffRandomly, NamesEveryDifferenceWithATrueCause) {
  std::set<Cause> met;
  for (std::uint64_t seed = 1; seed <= random_runs(200); ++seed) {
    const History history(seed, GetParam());
    for (const auto& [key, number] : history.rows.nodes) {
      SCOPED_TRACE(::testing::Message() << "seed " << seed << ", focal point " << key);
      const model::NodeRow row{number};
      const auto was = contents(history.before, history.before.engine, row);
      const auto is = contents(history.after, history.after.engine, row);
      KeysByType removed, added;
      for (const auto& diff : diff_cliques(history.before.engine, history.after.engine, row)) {
        EXPECT_FALSE(diff.differences.empty());
        for (const auto& one : diff.differences) {
          SCOPED_TRACE(name_of_thing(one) + (one.added ? " added: " : " removed: ") + one.because);
          (one.added ? added : removed)[diff.clique_type].insert(name_of_thing(one));
          Truth(history, GetParam(), row).check(diff.clique_type, one);
          met.insert(one.cause);
        }
      }
      EXPECT_EQ(removed, without(was, is));
      EXPECT_EQ(added, without(is, was));
      if (HasFailure()) return;
    }
  }
  const bool turns = GetParam() == Semantics::kCalipso || GetParam() == Semantics::kCalipso2018;
  EXPECT_EQ(met.contains(Cause::kDirectionChanged), turns);
  for (const Cause cause : {Cause::kNodeGone, Cause::kNodeNew, Cause::kLinkGone, Cause::kLinkNew,
                            Cause::kConstraintChanged, Cause::kRuleChanged, Cause::kLinkChanged,
                            Cause::kReachability}) {
    EXPECT_TRUE(met.contains(cause)) << "the samples show cause " << static_cast<int>(cause);
  }
}

INSTANTIATE_TEST_SUITE_P(All, DiffRandomly, ::testing::ValuesIn(kAllSemantics), semantics_name);

}  // namespace
}  // namespace toposcope::testing
