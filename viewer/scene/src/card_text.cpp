#include <algorithm>
#include <set>
#include <string>

#include "toposcope/model/status.h"

#include "card_maker.h"
#include "naming.h"
#include "templates.h"

namespace toposcope::scene {
namespace {

using graph::kNone;
using model::StatusValue;

constexpr std::size_t kNamesInTitle = 12;

/// The host of the node at the other end of a link, when that is another than the node's own.
std::string host_across(const CardGround& ground, std::uint32_t node) {
  const std::uint32_t other = ground.across[node];
  return other == kNone ? std::string()
                        : std::string(without_domain(ground.facts.nodes[other].host));
}

/// "3 peers", for 3 others of the same type.
std::string peers(const CardGround& ground, const std::string& type) {
  const std::size_t same = ground.count_of_type.at(type);
  if (same < 2) return {};
  return std::to_string(same - 1) + (same == 2 ? " peer" : " peers");
}

bool asks_for(const std::vector<std::string>& templates, std::string_view name) {
  return std::any_of(templates.begin(), templates.end(),
                     [&](const std::string& form) { return form.find(name) != std::string::npos; });
}

/// The id of the box that a node stands in; empty: none.
std::string owner_of(const CardGround& ground, std::uint32_t node) {
  const std::uint32_t frame = ground.frames.of_node[node];
  return frame == kNone ? std::string() : ground.frames.frames[frame].id;
}

/// What a node is called, on one line: by name, else by id or key; never empty.
std::string plain_name(const NodeFacts& node) {
  for (const std::string* text : {&node.name, &node.id, &node.key}) {
    if (std::string name = one_line(*text); !name.empty()) return name;
  }
  return node.type.empty() ? "?" : node.type;
}

std::string name_of_node(const CardGround& ground, std::uint32_t index) {
  const NodeFacts& node = ground.facts.nodes[index];
  const std::vector<std::string> templates = ground.look.type(node.type).name;
  std::string name;
  if (!templates.empty()) {
    name = one_line(fill_first(templates, {&ground.documents[index], {}}, ground.look));
  }
  if (!name.empty()) return name;
  name = plain_name(node);
  const std::uint32_t frame = ground.frames.of_node[index];
  if (frame != kNone && ground.frames.frames[frame].head == index) {
    return std::string(without_domain(name));
  }
  name = short_name(name, owner_of(ground, index));
  if (name.find(':') != std::string::npos) {  // it may hold the address
    const TemplateValues values{&ground.documents[index], {}};
    name = short_name(name, fill_first({"{mac_address}"}, values, ground.look));
  }
  return node.type == "host" ? std::string(without_domain(name)) : name;
}

std::string detail_of_node(const CardGround& ground, std::uint32_t index) {
  const NodeFacts& node = ground.facts.nodes[index];
  if (node.placeholder) return "not in inventory";
  const std::vector<std::string> templates = ground.look.type(node.type).detail;
  TemplateValues values{&ground.documents[index], {}};
  if (asks_for(templates, "{@host}")) values.special["@host"] = host_across(ground, index);
  if (asks_for(templates, "{@peers}")) values.special["@peers"] = peers(ground, node.type);
  return one_line(fill_first(templates, values, ground.look));
}

std::string status_line(const StatusFacts& status) {
  std::string line(model::status_label(status.value));
  if (status.acknowledged) line += ", acknowledged";
  if (!status.text.empty()) line += ": " + one_line(status.text);
  return line;
}

std::string title_of_node(const CardGround& ground, std::uint32_t index,
                          const std::string& detail) {
  const NodeFacts& node = ground.facts.nodes[index];
  std::string title = node.type + " " + plain_name(node);
  if (!node.id.empty() && node.id != node.name) title += "\n" + one_line(node.id);
  if (!node.host.empty() && node.host != node.id) title += "\non " + one_line(node.host);
  if (!detail.empty() && detail != node.type) title += "\n" + detail;
  return title + "\n" + status_line(node.status);
}

void write_single(Card& card, const CardGround& ground) {
  const std::uint32_t index = card.members[0];
  const NodeFacts& node = ground.facts.nodes[index];
  card.name = name_of_node(ground, index);
  const std::string detail = detail_of_node(ground, index);
  card.status = node.status;
  const bool healthy =
      node.status.value == StatusValue::kOk || node.status.value == StatusValue::kNoCheck;
  card.detail = healthy ? detail : one_line(node.status.text);
  card.calm_detail = detail.empty() ? model::status_label(StatusValue::kNoCheck) : detail;
  if (card.detail.empty()) card.detail = model::status_label(node.status.value);
  card.title = title_of_node(ground, index, detail);
  card.marks = node.marks;
  card.placeholder = node.placeholder;
}

void write_fold_detail(Card& card) {
  const std::string alike = std::to_string(card.members.size()) + " alike";
  card.calm_detail = alike + ", all OK";
  const std::uint32_t ok = card.counts.count(StatusValue::kOk);
  card.detail = ok == card.members.size() ? card.calm_detail : alike;
}

/// What a person did or asked for shows even where there are too many to stand alone.
NodeMarks marks_of_fold(const Card& card, const CardGround& ground) {
  NodeMarks marks;
  for (const std::uint32_t member : card.members) {
    const NodeMarks& one = ground.facts.nodes[member].marks;
    marks.selected = marks.selected || one.selected;
    marks.pinned = marks.pinned || one.pinned;
    marks.found = marks.found || one.found;
    marks.difference = one.difference;
  }
  return marks;
}

void write_fold(Card& card, const CardGround& ground) {
  std::vector<std::string> names;
  for (const std::uint32_t member : card.members) names.push_back(name_of_node(ground, member));
  const std::vector<std::string_view> views(names.begin(), names.end());
  card.name = common_name(views);
  // Members of several boxes may have one name: it says it all.
  if (std::set<std::string>(names.begin(), names.end()).size() == 1) card.name = names[0];
  if (card.name.empty()) card.name = ground.look.type(card.type).label;
  card.status = card.counts.worst();
  card.marks = marks_of_fold(card, ground);
  write_fold_detail(card);
  card.title = card.type + ": " + std::to_string(names.size()) + " equal by structure";
  for (std::size_t i = 0; i < std::min(names.size(), kNamesInTitle); ++i) {
    card.title += "\n" + plain_name(ground.facts.nodes[card.members[i]]);
  }
  if (names.size() > kNamesInTitle) {
    card.title += "\nand " + std::to_string(names.size() - kNamesInTitle) + " more";
  }
  card.placeholder = ground.facts.nodes[card.members[0]].placeholder;
}

}  // namespace

void write_rest(Card& card, std::uint32_t shown) {
  card.name = std::to_string(card.members.size()) + " more";
  card.detail = "of " + std::to_string(card.members.size() + shown) + " alike";
  card.calm_detail = card.detail;
  card.opened = shown;
}

void write_card(Card& card, const CardGround& ground) {
  for (const std::uint32_t member : card.members) {
    card.counts.add(ground.facts.nodes[member].status);
  }
  if (card.is_fold()) {
    write_fold(card, ground);
  } else {
    write_single(card, ground);
  }
}

}  // namespace toposcope::scene
