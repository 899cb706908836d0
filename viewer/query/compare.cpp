#include "query/compare.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "toposcope/model/status.h"

#include "query/words.h"

namespace toposcope::query {
namespace {

using model::badness;
using scene::Difference;
using scene::GraphFacts;
using scene::LinkFacts;
using scene::NodeFacts;
using scene::StatusFacts;

using Places = std::unordered_map<std::string_view, std::uint32_t>;

template <typename Facts>
Places places_of(const std::vector<Facts>& things) {
  Places out;
  for (std::uint32_t i = 0; i < things.size(); ++i) out.emplace(things[i].key, i);
  return out;
}

std::string label(const StatusFacts& status) {
  return std::string(model::status_label(status.value)) +
         (status.acknowledged ? " (acknowledged)" : "");
}

/// "Warning to Error, worse"; empty: the same.
std::string status_change(const StatusFacts& before, const StatusFacts& after) {
  if (before.value == after.value && before.acknowledged == after.acknowledged) return {};
  std::string out = label(before) + " to " + label(after);
  const int change = badness(after.value) - badness(before.value);
  if (change != 0) out += change > 0 ? ", worse" : ", better";
  return out;
}

void append(std::string& out, const std::string& more) {
  if (!more.empty()) out += (out.empty() ? "" : "; ") + more;
}

std::string text_change(const char* what, const std::string& before, const std::string& after) {
  if (before == after) return {};
  return std::string(what) + " '" + printable(before) + "' to '" + printable(after) + "'";
}

std::string change_of(const NodeFacts& before, const NodeFacts& after) {
  std::string out = status_change(before.status, after.status);
  if (out.empty()) append(out, text_change("text", before.status.text, after.status.text));
  append(out, text_change("name", before.name, after.name));
  append(out, text_change("type", before.type, after.type));
  append(out, text_change("host", before.host, after.host));
  if (before.placeholder != after.placeholder)
    append(out, after.placeholder ? "no longer in the inventory" : "now in the inventory");
  return out;
}

std::string name_of(const NodeFacts& node) {
  return printable(node.name.empty() ? node.id : node.name);
}

std::string name_of(const LinkFacts& link) {
  return printable(link.type) + " '" + printable(link.name.empty() ? link.key : link.name) + "'";
}

/// Puts two states into one.
class Union {
 public:
  Union(const GraphFacts& before, const GraphFacts& after, const CompareOptions& options)
      : before_(before),
        options_(options),
        same_environment_(options.environment_before == options.environment_after) {
    out_.facts = after;
  }

  [[nodiscard]] Comparison make(const std::vector<graph::CliqueDiff>& diffs) {
    for (const graph::CliqueDiff& diff : diffs) {
      for (const graph::CliqueDifference& one : diff.differences)
        causes_.emplace(std::tuple(one.is_link, one.added, std::string_view(one.key)), &one);
    }
    join_nodes();
    join_links();
    join_owners();
    std::stable_sort(
        out_.things.begin(), out_.things.end(),
        [](const ComparedThing& a, const ComparedThing& b) { return rank(a) < rank(b); });
    out_.summary = summary();
    out_.facts.total_nodes = out_.facts.total_links = 0;
    if (out_.facts.hidden.empty()) out_.facts.hidden = before_.hidden;
    return std::move(out_);
  }

 private:
  static std::pair<int, bool> rank(const ComparedThing& thing) {
    const int kind = thing.difference == Difference::kRemoved ? 0
                     : thing.difference == Difference::kAdded ? 1
                                                              : 2;
    return {kind, thing.is_link};
  }

  [[nodiscard]] std::optional<std::uint32_t> find(const Places& places,
                                                  std::string_view key) const {
    const auto at = places.find(key);
    if (!same_environment_ || at == places.end()) return std::nullopt;
    return at->second;
  }

  void join_nodes() {
    const Places now = places_of(out_.facts.nodes);  // Of no use once a node was added.
    new_place_.resize(before_.nodes.size());
    std::vector<bool> known(out_.facts.nodes.size(), false);
    std::vector<std::uint32_t> removed;
    for (std::uint32_t i = 0; i < before_.nodes.size(); ++i) {
      if (const auto at = find(now, before_.nodes[i].key)) {
        known[*at] = true;
        new_place_[i] = *at;
        join(before_.nodes[i], *at);
      } else {
        removed.push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < known.size(); ++i) {
      if (known[i]) continue;
      out_.facts.nodes[i].marks.difference = Difference::kAdded;
      note(Difference::kAdded, false, i, name_of(out_.facts.nodes[i]), out_.facts.nodes[i].key);
    }
    for (const std::uint32_t i : removed) {
      new_place_[i] = static_cast<std::uint32_t>(out_.facts.nodes.size());
      NodeFacts& ghost = out_.facts.nodes.emplace_back(before_.nodes[i]);
      ghost.marks = {};
      ghost.marks.difference = Difference::kRemoved;
      note(Difference::kRemoved, false, new_place_[i], name_of(ghost), ghost.key);
    }
  }

  void join(const NodeFacts& then, std::uint32_t at) {
    NodeFacts& now = out_.facts.nodes[at];
    const std::string change = change_of(then, now);
    if (change.empty()) {
      ++out_.same_nodes;
      return;
    }
    now.marks.difference = Difference::kChanged;
    note(Difference::kChanged, false, at, name_of(now) + ": " + change, now.key);
    out_.things.back().got_worse = badness(now.status.value) > badness(then.status.value);
    const std::string status = status_change(then.status, now.status);
    if (!status.empty())
      now.status.text =
          "was " + label(then.status) + (now.status.text.empty() ? "" : "; ") + now.status.text;
  }

  void join_links() {
    const Places now = places_of(out_.facts.links);
    std::vector<bool> known(out_.facts.links.size(), false);
    std::vector<std::uint32_t> removed;
    for (std::uint32_t i = 0; i < before_.links.size(); ++i) {
      if (const auto at = find(now, before_.links[i].key)) {
        known[*at] = true;
        join(before_.links[i], *at);
      } else {
        removed.push_back(i);
      }
    }
    for (std::uint32_t i = 0; i < known.size(); ++i) {
      if (known[i]) continue;
      out_.facts.links[i].difference = Difference::kAdded;
      note(Difference::kAdded, true, i, name_of(out_.facts.links[i]), out_.facts.links[i].key);
    }
    for (const std::uint32_t i : removed) {
      LinkFacts& ghost = out_.facts.links.emplace_back(before_.links[i]);
      ghost.source = new_place_[ghost.source];
      ghost.target = new_place_[ghost.target];
      ghost.why_step = 0;
      ghost.difference = Difference::kRemoved;
      note(Difference::kRemoved, true, static_cast<std::uint32_t>(out_.facts.links.size() - 1),
           name_of(ghost), ghost.key);
    }
  }

  void join(const LinkFacts& then, std::uint32_t at) {
    LinkFacts& now = out_.facts.links[at];
    std::string change = status_change(then.status, now.status);
    append(change, text_change("type", then.type, now.type));
    append(change, text_change("name", then.name, now.name));
    if (then.down != now.down) append(change, now.down ? "up to down" : "down to up");
    if (new_place_[then.source] != now.source || new_place_[then.target] != now.target)
      append(change, "ends at another object");
    if (change.empty()) {
      ++out_.same_links;
      return;
    }
    now.difference = Difference::kChanged;
    note(Difference::kChanged, true, at, name_of(now) + ": " + change, now.key);
    out_.things.back().got_worse =
        badness(now.status.value) > badness(then.status.value) || (now.down && !then.down);
  }

  void join_owners() {
    auto& owners = out_.facts.owners;
    const auto place = [](const scene::OwnerFacts& one) { return std::tie(one.type, one.id); };
    for (const scene::OwnerFacts& owner : before_.owners) {
      const bool known = std::any_of(owners.begin(), owners.end(),
                                     [&](const auto& one) { return place(one) == place(owner); });
      if (!known) owners.push_back(owner);
    }
    std::sort(owners.begin(), owners.end(),
              [&](const auto& a, const auto& b) { return place(a) < place(b); });
  }

  void note(Difference difference, bool is_link, std::uint32_t index, std::string what,
            const std::string& key) {
    ComparedThing& thing = out_.things.emplace_back();
    thing.difference = difference;
    thing.is_link = is_link;
    thing.index = index;
    thing.failed = options_.failed.contains(key);
    thing.sentence = std::move(what) + verb(difference, thing.failed);
    const auto cause = causes_.find({is_link, difference == Difference::kAdded, key});
    if (difference != Difference::kChanged && cause != causes_.end())
      thing.because = printable(cause->second->because);
  }

  [[nodiscard]] std::string verb(Difference difference, bool failed) const {
    if (difference == Difference::kChanged) return {};
    const bool added = difference == Difference::kAdded;
    if (failed) return " fails";
    if (options_.kind == ComparisonKind::kFocal) return added ? " only in B" : " only in A";
    if (options_.kind == ComparisonKind::kWhatIf) return added ? " is reached instead" : " is lost";
    return added ? " added" : " removed";
  }

  [[nodiscard]] std::string summary() const {
    if (out_.things.empty()) return "no difference";
    std::string text;
    for (const bool is_link : {false, true}) {
      std::size_t counts[3] = {0, 0, 0};
      std::size_t worse = 0;
      for (const ComparedThing& thing : out_.things) {
        if (thing.is_link != is_link) continue;
        ++counts[rank(thing).first];
        worse += thing.got_worse ? 1 : 0;
      }
      const bool focal = options_.kind == ComparisonKind::kFocal;
      const char* words[3] = {focal ? " only in A" : " removed", focal ? " only in B" : " added",
                              " changed"};
      for (int i = 0; i < 3; ++i) {
        if (counts[i] == 0) continue;
        text += (text.empty() ? "" : ", ") + count_text(counts[i], is_link ? "link" : "object") +
                words[i];
        if (i == 2 && worse > 0) text += " (" + std::to_string(worse) + " worse)";
      }
    }
    return text;
  }

  const GraphFacts& before_;
  const CompareOptions& options_;
  bool same_environment_;
  Comparison out_;
  std::vector<std::uint32_t> new_place_;  ///< By node of the earlier state.
  std::map<std::tuple<bool, bool, std::string_view>, const graph::CliqueDifference*> causes_;
};

}  // namespace

Comparison compare(const GraphFacts& before, const GraphFacts& after,
                   const std::vector<graph::CliqueDiff>& diffs, const CompareOptions& options) {
  return Union(before, after, options).make(diffs);
}

}  // namespace toposcope::query
