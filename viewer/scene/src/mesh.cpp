#include "mesh.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"
#include "toposcope/scene/text_metrics.h"

#include "badges.h"
#include "canvas_parts.h"
#include "naming.h"

namespace toposcope::scene {
namespace {

using graph::kNone;
using model::StatusValue;

constexpr float kCellWidth = 22;
constexpr float kCellHeight = 20;
constexpr float kGap = 2;
constexpr float kHeadGap = 8;
constexpr float kMostLabel = 160;  ///< Longer names are cut in the middle.
constexpr std::size_t kMostRows = 400;
constexpr std::size_t kSlantFrom = 12;  ///< Above so many columns their heads slant.
constexpr double kDenseShare = 0.25;    ///< Of the pairs that could be linked.
constexpr float kSlant = 0.70710678F;   ///< Sine and cosine of 45 degrees.

/// The type that most links join with itself; empty when no link does.
std::string mesh_type(const GraphFacts& facts) {
  std::map<std::string, std::size_t> count;
  for (const LinkFacts& link : facts.links) {
    const std::string& type = facts.nodes[link.source].type;
    if (type == facts.nodes[link.target].type && link.source != link.target) ++count[type];
  }
  const auto most = std::max_element(
      count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == count.end() ? std::string() : most->first;
}

/// Members of the mesh: rows and columns.
struct Mesh {
  std::vector<std::uint32_t> nodes;   ///< By name.
  std::vector<std::uint32_t> row_of;  ///< Indexed by node; kNone: no member.
  /// Links of a cell, worst status; indexed row * size + column.
  std::vector<StatusFacts> cells;
  std::vector<std::string> titles;  ///< Empty: no test.
};

std::string label_of(const NodeFacts& node) {
  const std::string name = one_line(node.name);
  return std::string(without_domain(name.empty() ? one_line(node.id) : name));
}

void order_nodes(Mesh& mesh, const GraphFacts& facts, const std::string& type) {
  for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
    if (facts.nodes[i].type == type) mesh.nodes.push_back(i);
  }
  std::sort(mesh.nodes.begin(), mesh.nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = model::compare_natural(label_of(facts.nodes[a]), label_of(facts.nodes[b]));
    return order != 0 ? order < 0 : facts.nodes[a].key < facts.nodes[b].key;
  });
  mesh.row_of.assign(facts.nodes.size(), kNone);
  for (std::uint32_t row = 0; row < mesh.nodes.size(); ++row) mesh.row_of[mesh.nodes[row]] = row;
}

void put_link(Mesh& mesh, const GraphFacts& facts, const LinkFacts& link, bool forward) {
  const std::size_t row = mesh.row_of[forward ? link.source : link.target];
  const std::size_t column = mesh.row_of[forward ? link.target : link.source];
  const std::size_t index = row * mesh.nodes.size() + column;
  StatusCounts both;
  if (!mesh.titles[index].empty()) both.add(mesh.cells[index]);
  both.add(link.status);
  mesh.cells[index] = both.worst();
  std::string& title = mesh.titles[index];
  if (title.empty()) {
    title = label_of(facts.nodes[mesh.nodes[row]]) + " \u2192 " +
            label_of(facts.nodes[mesh.nodes[column]]);
  }
  title += "\n" + (link.name.empty() ? link.type : link.name) + ": " +
           std::string(model::status_label(link.status.value));
  if (!link.status.text.empty()) title += ", " + link.status.text;
}

/// A link without direction stands for both, unless the other one has a link of its own.
void put_opposites(Mesh& mesh, const GraphFacts& facts) {
  const std::vector<std::string> stated = mesh.titles;
  for (const LinkFacts& link : facts.links) {
    if (link.directed || link.source == link.target) continue;
    const std::size_t row = mesh.row_of[link.target];
    const std::size_t column = mesh.row_of[link.source];
    if (row == kNone || column == kNone) continue;
    if (stated[row * mesh.nodes.size() + column].empty()) put_link(mesh, facts, link, false);
  }
}

Mesh make_mesh(const GraphFacts& facts, const std::string& type) {
  Mesh mesh;
  order_nodes(mesh, facts, type);
  mesh.cells.resize(mesh.nodes.size() * mesh.nodes.size());
  mesh.titles.resize(mesh.cells.size());
  for (const LinkFacts& link : facts.links) {
    if (link.source == link.target) continue;
    if (mesh.row_of[link.source] == kNone || mesh.row_of[link.target] == kNone) continue;
    put_link(mesh, facts, link, true);
  }
  put_opposites(mesh, facts);
  return mesh;
}

/// Draws heads and cells.
class MeshDrawer {
 public:
  MeshDrawer(const Mesh& mesh, const GraphFacts& facts, const Theme& theme)
      : mesh_(mesh), facts_(facts), theme_(theme) {
    row_style_ = {.size = 10, .colour = theme.text2};
    const bool slanted = mesh.nodes.size() > kSlantFrom;
    float widest = 0;
    for (const std::uint32_t node : mesh.nodes) {
      labels_.push_back(cut_middle(label_of(facts.nodes[node]), row_style_, kMostLabel));
      widest = std::max(widest, text_width(labels_.back(), row_style_));
    }
    slanted_ = slanted || widest > kCellWidth;
    left_ = std::ceil(widest) + kHeadGap;
    top_ = slanted_ ? std::ceil(widest * kSlant) + 12 : 18;
    right_ = slanted_ ? std::ceil(widest * kSlant) : 0;
  }

  Scene draw() {
    const auto size = static_cast<float>(mesh_.nodes.size());
    Scene scene({left_ + size * (kCellWidth + kGap) + right_, top_ + size * (kCellHeight + kGap)},
                theme_.canvas);
    for (std::size_t i = 0; i < mesh_.nodes.size(); ++i) draw_heads(scene, i);
    for (std::size_t row = 0; row < mesh_.nodes.size(); ++row) {
      for (std::size_t column = 0; column < mesh_.nodes.size(); ++column) {
        draw_cell(scene, row, column);
      }
    }
    return scene;
  }

 private:
  [[nodiscard]] Rect cell(std::size_t row, std::size_t column) const {
    return {left_ + static_cast<float>(column) * (kCellWidth + kGap),
            top_ + static_cast<float>(row) * (kCellHeight + kGap), kCellWidth, kCellHeight};
  }

  void draw_heads(Scene& scene, std::size_t i) {
    const Rect row = cell(i, 0);
    TextStyle style = row_style_;
    if (mesh_.nodes[i] == facts_.focal_point) {
      style.weight = Weight::kSemiBold;
      style.colour = theme_.accent;
    }
    add_text(scene, labels_[i], {left_ - kHeadGap, row.y + 14}, style, Anchor::kEnd);
    const Rect column = cell(0, i);
    Text head{labels_[i], {column.centre().x, top_ - 7}, Anchor::kMiddle, style, 0, 0};
    head.width = text_width(head.text, style);
    if (slanted_) {
      head.at = {column.centre().x + 2, top_ - 6};
      head.anchor = Anchor::kStart;
      head.angle = -45;
    }
    scene.add(std::move(head));
  }

  void draw_cell(Scene& scene, std::size_t row, std::size_t column) {
    const Rect rect = cell(row, column);
    if (row == column) {
      scene.add_line({rect.x, rect.bottom()}, {rect.right(), rect.y},
                     {theme_.divider, 1, Cap::kButt, {}});
      return;
    }
    const std::size_t index = row * mesh_.nodes.size() + column;
    Group group;
    group.id = "cell-" + std::to_string(row) + "-" + std::to_string(column);
    group.title = mesh_.titles[index];
    if (!group.title.empty()) group.pick = static_cast<PickId>(index + 1);
    scene.begin_group(std::move(group));
    if (mesh_.titles[index].empty()) {
      draw_empty(scene, rect, theme_.canvas);
    } else {
      draw_status(scene, rect, mesh_.cells[index]);
    }
    scene.end_group();
  }

  void draw_empty(Scene& scene, const Rect& rect, Colour fill) {
    const Rect edge{rect.x + 0.5F, rect.y + 0.5F, rect.width - 1, rect.height - 1};
    scene.add(Box{edge, all_round(2), fill, {theme_.card_border, 1, Cap::kButt, {}}});
  }

  void draw_status(Scene& scene, const Rect& rect, const StatusFacts& status) {
    const Colour mark = theme_.of(status.value).mark;
    const bool prints = theme_.mark_border.alpha != 0;
    const Stroke rim = prints ? Stroke{theme_.mark_border, 0.5F, Cap::kButt, {}} : Stroke{};
    switch (status.value) {
      case StatusValue::kOk:
        scene.add(Box{rect, all_round(2), with_alpha(mark, 0.55F), rim});
        return;
      case StatusValue::kNoCheck:  // there is a test, and nothing was reported
        draw_empty(scene, rect, theme_.card);
        scene.add(Circle{rect.centre(), 2, {}, {theme_.text3, 1, Cap::kButt, {}}});
        return;
      case StatusValue::kUnknown:
      case StatusValue::kStale:
        draw_empty(scene, rect, theme_.card);
        return draw_badge(scene, theme_, status, {rect.centre(), 12, theme_.card});
      default:
        break;
    }
    if (status.acknowledged) {  // hollow, as its badge
      const Rect edge{rect.x + 0.5F, rect.y + 0.5F, rect.width - 1, rect.height - 1};
      scene.add(Box{edge, all_round(2), theme_.card, {mark, 1, Cap::kButt, {}}});
    } else {
      scene.add(Box{rect, all_round(2), mark, rim});
    }
    draw_badge(scene, theme_, status,
               {rect.centre(), 12, status.acknowledged ? theme_.card : mark});
  }

  const Mesh& mesh_;
  const GraphFacts& facts_;
  const Theme& theme_;
  TextStyle row_style_;
  std::vector<std::string> labels_;  ///< By row.
  float left_ = 0, top_ = 0, right_ = 0;
  bool slanted_ = false;
};

}  // namespace

bool is_mesh(const GraphFacts& facts) {
  const std::string type = mesh_type(facts);
  if (type.empty()) return false;
  std::size_t members = 0;
  std::size_t joined = 0;
  for (const NodeFacts& node : facts.nodes) members += node.type == type ? 1U : 0U;
  for (const LinkFacts& link : facts.links) {
    const bool inside = facts.nodes[link.source].type == type &&
                        facts.nodes[link.target].type == type && link.source != link.target;
    joined += inside ? 1U : 0U;
  }
  const double pairs = static_cast<double>(members) * static_cast<double>(members - 1) / 2;
  return members > 2 && joined * 2 > facts.links.size() &&
         static_cast<double>(joined) >= pairs * kDenseShare * 2;
}

GraphFacts mesh_part(const GraphFacts& facts) {
  const std::string type = mesh_type(facts);
  GraphFacts part;
  part.total_nodes = facts.total_nodes == 0 ? facts.nodes.size() : facts.total_nodes;
  part.total_links = facts.total_links == 0 ? facts.links.size() : facts.total_links;
  part.hidden = facts.hidden;
  std::vector<std::uint32_t> place(facts.nodes.size(), kNone);
  for (std::uint32_t i = 0; i < facts.nodes.size(); ++i) {
    if (facts.nodes[i].type != type) continue;
    place[i] = static_cast<std::uint32_t>(part.nodes.size());
    part.nodes.push_back(facts.nodes[i]);
  }
  if (facts.focal_point != kNone) part.focal_point = place[facts.focal_point];
  for (LinkFacts link : facts.links) {
    link.source = place[link.source];
    link.target = place[link.target];
    const bool shown = link.source != kNone && link.target != kNone && link.source != link.target;
    if (shown) part.links.push_back(std::move(link));
  }
  const bool whole =
      part.nodes.size() == facts.nodes.size() && part.links.size() == facts.links.size();
  if (!whole)
    part.hidden += (part.hidden.empty() ? "" : ", ") + ("a matrix shows " + type + " only");
  return part;
}

model::Result<Scene> draw_mesh(const GraphFacts& facts, const Theme& theme) {
  const std::string type = mesh_type(facts);
  if (type.empty()) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "no matrix: no link joins two nodes of one type", ""};
  }
  const Mesh mesh = make_mesh(facts, type);
  if (mesh.nodes.size() > kMostRows) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "a matrix of " + std::to_string(mesh.nodes.size()) +
                            " rows cannot be read; at most " + std::to_string(kMostRows) +
                            " are drawn",
                        ""};
  }
  return MeshDrawer(mesh, facts, theme).draw();
}

LegendFacts mesh_legend_facts(const GraphFacts& facts) {
  LegendFacts shown;
  const std::string type = mesh_type(facts);
  for (const LinkFacts& link : facts.links) {
    const bool inside =
        facts.nodes[link.source].type == type && facts.nodes[link.target].type == type;
    if (inside) shown.nodes.add(link.status);
  }
  return shown;
}

}  // namespace toposcope::scene
