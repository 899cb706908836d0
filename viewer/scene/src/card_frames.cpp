#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <string>
#include <tuple>

#include "toposcope/model/text.h"

#include "card_maker.h"
#include "naming.h"
#include "templates.h"

namespace toposcope::scene {
namespace {

using graph::kNone;
using model::StatusValue;

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return text;
}

/// A frame on its way into the drawing, with what its place depends on.
struct RankedFrame {
  Frame frame;
  std::uint32_t found = 0;  ///< Index into FoundFrames::frames; of a fold its first.
  std::size_t role_rank = 0;
  bool has_focal_point = false;
};

const BoxLook& look_of(const CardGround& ground, const FoundFrame& found) {
  return *std::find_if(ground.look.boxes.begin(), ground.look.boxes.end(),
                       [&](const BoxLook& box) { return box.type == found.type; });
}

/// What is known of the owner of a box, wherever that stands.
struct Owner {
  std::string name;
  nlohmann::json document = nlohmann::json::object();
  StatusFacts status = {};
};

Owner owner_of(const CardGround& ground, const FoundFrame& found) {
  if (found.head != kNone) {
    const NodeFacts& node = ground.facts.nodes[found.head];
    return {node.name.empty() ? node.id : node.name, ground.documents[found.head], node.status};
  }
  if (found.owner != kNone) {
    const OwnerFacts& owner = ground.facts.owners[found.owner];
    return {owner.name.empty() ? owner.id : owner.name, parse_document(owner.document),
            owner.status};
  }
  return {found.id, nlohmann::json::object(), {}};
}

std::size_t rank_of_role(const BoxLook& box, const std::string& role) {
  for (std::size_t i = 0; i < box.roles.size(); ++i) {
    if (role.find(box.roles[i]) != std::string::npos) return i;
  }
  return box.roles.size();
}

RankedFrame make_frame(const CardGround& ground, std::uint32_t index) {
  const FoundFrame& found = ground.frames.frames[index];
  const BoxLook& box = look_of(ground, found);
  const Owner owner = owner_of(ground, found);
  const TemplateValues values{&owner.document, {}};
  const std::string role = in_lower_case(one_line(fill_first({box.role}, values, ground.look)));
  const std::string detail = one_line(fill_first({box.detail}, values, ground.look));
  RankedFrame ranked;
  ranked.found = index;
  ranked.role_rank = rank_of_role(box, role);
  Frame& frame = ranked.frame;
  frame.type = found.type;
  frame.key = found.type + ":" + found.id;
  const std::string name = one_line(owner.name);
  frame.name = without_domain(name.empty() ? found.id : name);
  frame.role = role + (role.empty() || detail.empty() ? "" : " \u00B7 ") + detail;
  frame.status = owner.status;
  frame.fabric = found.fabric;
  return ranked;
}

/// Several alike as one, named after what they have in common.
RankedFrame make_fold(const CardGround& ground, const std::vector<std::uint32_t>& boxes) {
  RankedFrame merged = make_frame(ground, boxes[0]);
  std::vector<std::string> names;
  StatusCounts statuses;
  for (const std::uint32_t box : boxes) {
    const RankedFrame one = make_frame(ground, box);
    names.push_back(one.frame.name);
    statuses.add(one.frame.status);
    merged.role_rank = std::min(merged.role_rank, one.role_rank);
    if (one.frame.role != merged.frame.role) merged.frame.role.clear();
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  std::string name = common_name(views);
  merged.frame.name = name.empty() ? plural_of(ground.look.type(merged.frame.type).label) : name;
  merged.frame.status = statuses.worst();
  merged.frame.boxes = static_cast<std::uint32_t>(boxes.size());
  return merged;
}

/// Why a box is as it is, when its owner has something to say or most of it is out of date.
std::string reason_of(const Frame& frame) {
  const bool speaks = frame.status.value == StatusValue::kStale ||
                      frame.status.value == StatusValue::kMaintenance ||
                      frame.status.value == StatusValue::kError ||
                      frame.status.value == StatusValue::kWarning;
  if (speaks && !frame.status.text.empty()) return one_line(frame.status.text);
  const std::uint32_t checked = frame.counts.total() - frame.counts.count(StatusValue::kNoCheck);
  if (checked > 0 && frame.counts.count(StatusValue::kStale) * 2 > checked) {
    return "mostly out of date, last known state drawn";
  }
  if (checked > 0 && frame.counts.count(StatusValue::kMaintenance) * 2 > checked) {
    return "in maintenance";
  }
  return {};
}

bool stands_before(const RankedFrame& a, const RankedFrame& b) {
  if (a.frame.fabric != b.frame.fabric) return b.frame.fabric;
  if (a.has_focal_point != b.has_focal_point) return a.has_focal_point;
  if (a.role_rank != b.role_rank) return a.role_rank < b.role_rank;
  const int order = model::compare_natural(a.frame.name, b.frame.name);
  return order != 0 ? order < 0 : a.frame.key < b.frame.key;
}

std::vector<RankedFrame> ranked_frames(const CardGround& ground) {
  std::vector<RankedFrame> ranked;
  for (std::uint32_t i = 0; i < ground.frames.frames.size(); ++i) {
    if (ground.folding.box_fold_of[i] == kNone) ranked.push_back(make_frame(ground, i));
  }
  for (const graph::BoxFold& fold : ground.folding.box_folds) {
    ranked.push_back(make_fold(ground, fold.boxes));
  }
  const std::uint32_t focal = ground.facts.focal_point;
  const std::uint32_t home = focal == kNone ? kNone : ground.frames.of_node[focal];
  for (RankedFrame& frame : ranked) frame.has_focal_point = home != kNone && frame.found == home;
  std::sort(ranked.begin(), ranked.end(), stands_before);
  return ranked;
}

/// Where each found frame stands; those of a fold all in one place.
void number_frames(const std::vector<RankedFrame>& ranked, CardGround& ground) {
  ground.frame_of.assign(ground.frames.frames.size(), kNone);
  for (std::uint32_t i = 0; i < ranked.size(); ++i) ground.frame_of[ranked[i].found] = i;
  for (const graph::BoxFold& fold : ground.folding.box_folds) {
    for (const std::uint32_t box : fold.boxes) {
      ground.frame_of[box] = ground.frame_of[fold.boxes[0]];
    }
  }
}

/// All of a frame as one card.
void write_collapsed(Card& card, const Frame& frame) {
  const std::string count = std::to_string(frame.counts.total());
  card.name = frame.boxes == 1 ? frame.name : frame.name + "  \u00D7" + std::to_string(frame.boxes);
  card.detail = count + (frame.counts.total() == 1 ? " object" : " objects");
  card.calm_detail = card.detail;
  card.counts = frame.counts;
  card.status = frame.counts.worst();
  card.title = frame.type + " " + frame.name;
  for (const std::string* line :
       std::array<const std::string*, 3>{&frame.role, &frame.reason, &card.detail}) {
    if (!line->empty()) card.title += "\n" + *line;
  }
}

}  // namespace

void add_frames(CardGraph& graph, CardGround& ground) {
  const std::vector<RankedFrame> ranked = ranked_frames(ground);
  for (const RankedFrame& frame : ranked) graph.frames.push_back(frame.frame);
  number_frames(ranked, ground);
  for (std::uint32_t i = 0; i < ground.facts.nodes.size(); ++i) {
    const std::uint32_t found = ground.frames.of_node[i];
    if (found == kNone) continue;
    Frame& frame = graph.frames[ground.frame_of[found]];
    const std::uint32_t card = ground.card_of[i];
    graph.cards[card].frame = ground.frame_of[found];
    frame.counts.add(ground.facts.nodes[i].status);
    if (graph.cards[card].is_collapsed) {
      frame.collapsed_card = card;
    } else if (ground.frames.frames[found].head == i) {
      frame.head = card;
      graph.cards[card].is_head = true;
    }
  }
  for (Frame& frame : graph.frames) {
    frame.reason = reason_of(frame);
    if (frame.collapsed_card != kNone) write_collapsed(graph.cards[frame.collapsed_card], frame);
  }
}

}  // namespace toposcope::scene
