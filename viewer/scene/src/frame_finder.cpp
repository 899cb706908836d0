#include "frame_finder.h"

#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/model/text.h"

namespace toposcope::scene {
namespace {

using graph::kNone;

/// Collects the frames of one kind of box.
class FrameFinder {
 public:
  FrameFinder(const GraphFacts& facts, const BoxLook& box, FoundFrames& found)
      : facts_(facts), box_(box), found_(found) {
    for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
      if (facts.nodes[i].type == box.type) heads_.emplace(facts.nodes[i].id, i);
    }
    for (std::uint32_t i = 0; i < facts.owners.size(); ++i) {
      if (facts.owners[i].type == box.type) owners_.emplace(facts.owners[i].id, i);
    }
  }

  void put(std::uint32_t node, const std::string& owner) {
    const auto [known, is_new] =
        frames_.emplace(owner, static_cast<std::uint32_t>(found_.frames.size()));
    if (is_new) found_.frames.push_back(make_frame(owner));
    found_.of_node[node] = known->second;
  }

  /// The owner that a node names, or that a link of the node leads to; empty: none.
  [[nodiscard]] std::string owner_of(std::uint32_t node, const Documents& documents,
                                     const std::vector<std::uint32_t>& linked_owner) const {
    if (box_.property == "host" && !facts_.nodes[node].host.empty()) return facts_.nodes[node].host;
    const nlohmann::json& document = documents[node];
    const auto member = document.find(box_.property);
    if (member != document.end() && member->is_string()) {
      const auto& id = member->get_ref<const std::string&>();
      if (!id.empty()) return id;
    }
    return linked_owner[node] == kNone ? std::string() : facts_.nodes[linked_owner[node]].id;
  }

  /// Owners among the nodes that no member named still get their title bar.
  void put_heads() {
    for (const auto& [id, node] : heads_) {
      const auto frame = frames_.find(id);
      if (frame != frames_.end()) found_.of_node[node] = frame->second;
    }
  }

  /// For each node the owner that one of its links leads to.
  [[nodiscard]] std::vector<std::uint32_t> linked_owners() const {
    std::vector<std::uint32_t> owner(facts_.nodes.size(), kNone);
    for (const LinkFacts& link : facts_.links) {
      note_owner(owner[link.target], link.source);
      note_owner(owner[link.source], link.target);
    }
    return owner;
  }

 private:
  /// Of several owners the first by id, whatever order links come in.
  void note_owner(std::uint32_t& owner, std::uint32_t node) const {
    if (facts_.nodes[node].type != box_.type) return;
    const bool is_first =
        owner == kNone || model::compare_natural(facts_.nodes[node].id, facts_.nodes[owner].id) < 0;
    if (is_first) owner = node;
  }

  [[nodiscard]] FoundFrame make_frame(const std::string& owner) const {
    FoundFrame frame{box_.type, owner, kNone, kNone, box_.fabric};
    if (const auto head = heads_.find(owner); head != heads_.end()) frame.head = head->second;
    if (const auto facts = owners_.find(owner); facts != owners_.end()) frame.owner = facts->second;
    return frame;
  }

  const GraphFacts& facts_;
  const BoxLook& box_;
  FoundFrames& found_;
  std::map<std::string, std::uint32_t> heads_, owners_;
  std::map<std::string, std::uint32_t> frames_;
};

}  // namespace

FoundFrames find_frames(const GraphFacts& facts, const Look& look, const Documents& documents,
                        const std::vector<double>& tiers) {
  FoundFrames found;
  found.of_node.assign(facts.nodes.size(), kNone);
  for (const BoxLook& box : look.boxes) {
    FrameFinder finder(facts, box, found);
    const auto linked =
        box.fabric ? finder.linked_owners() : std::vector<std::uint32_t>(facts.nodes.size(), kNone);
    for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
      const bool is_fabric = tiers[i] >= look.tiers.fabric_from;
      if (is_fabric != box.fabric || facts.nodes[i].type == box.type) continue;
      if (found.of_node[i] != kNone) continue;
      const std::string owner = finder.owner_of(i, documents, linked);
      if (!owner.empty()) finder.put(i, owner);
    }
    finder.put_heads();
  }
  return found;
}

}  // namespace toposcope::scene
