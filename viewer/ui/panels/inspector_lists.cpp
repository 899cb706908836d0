// The lists of the inspector: properties, links, the cliques that hold it.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "ui/models/inspector_model.h"
#include "ui/panels/inspector_parts.h"

namespace toposcope::ui {
namespace {

/// \name Properties
///@{

constexpr float kKeyWidth = 104;
constexpr float kFilterLeft = 78;
constexpr float kStep = 10;  ///< Of the indent.

bool is_open(std::span<const PropertyRow> rows, std::size_t index) {
  return remembered("property." + rows[index].path, opens_by_itself(rows, index));
}

void draw_value(UiContext& ui, const PropertyRow& row, bool open, const WidgetPlace& place) {
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float base = middle_base(ui, TextRole::kDetail, place.min.y, place.max.y);
  float left = place.min.x;
  if (row.has_children) {
    draw_glyph(ui, list, open ? UiGlyph::kChevronDown : UiGlyph::kChevronRight,
               square_about(ui, {left + ui.exact(4), place.centre().y}, 9), theme.text3);
    left += ui.px(13);
  }
  const bool mono = !row.has_children && is_for_mono(row.name, row.value);
  draw_label(ui, list,
             {row.value, mono ? TextRole::kMono : TextRole::kDetail,
              row.has_children ? theme.text3 : theme.text},
             {{left, base}, std::max(place.max.x - left, 1.0F)});
}

void draw_property(const PanelContext& context, std::span<const PropertyRow> rows,
                   std::size_t index) {
  UiContext& ui = context.ui;
  const PropertyRow& row = rows[index];
  const std::string name = "inspector.property." + row.path;
  const Hit hit = hit_area(ui, name, {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, hit, kFactGround);
  const WidgetPlace& place = hit.place;
  const float indent = ui.px(std::min(kStep * static_cast<float>(row.depth), kKeyWidth / 2));
  const float value = place.min.x + ui.px(kKeyWidth);
  const float base = middle_base(ui, TextRole::kDetail, place.min.y, place.max.y);
  draw_label(ui, *ImGui::GetWindowDrawList(), {row.name, TextRole::kDetail, ui.theme().text3},
             {{place.min.x + indent, base}, ui.px(kKeyWidth - 8) - indent});
  const bool open = row.has_children && is_open(rows, index);
  draw_value(ui, row, open, {{value, place.min.y}, place.max});
  if (hit.hovered) {
    tip(ui, std::array{row.path, row.value,
                       std::string(row.has_children ? "Click opens or closes it"
                                                    : "Click copies the value")});
  }
  if (!hit.clicked) return;
  if (row.has_children) return remember("property." + row.path, !open);
  context.intents.add(Copy{row.value, row.name});
}

/// The first rows of the list are those that people look for; a line follows them.
std::size_t count_preferred(std::span<const PropertyRow> rows, std::span<const std::size_t> shown) {
  const auto end =
      std::find_if(shown.begin(), shown.end(), [&](std::size_t i) { return !rows[i].preferred; });
  return static_cast<std::size_t>(end - shown.begin());
}

void draw_property_rows(const PanelContext& context, std::span<const PropertyRow> rows,
                        bool filtered) {
  UiContext& ui = context.ui;
  const auto shown = shown_rows(rows, [&](std::size_t i) { return filtered || is_open(rows, i); });
  const std::span<const std::size_t> all(shown);
  const std::size_t first = count_preferred(rows, all);
  const auto draw = [&](std::span<const std::size_t> some) {
    clipped_rows(ui, some.size(), metric::kLine,
                 [&](std::size_t i) { draw_property(context, rows, some[i]); });
  };
  draw(all.first(first));
  if (first > 0 && first < all.size()) {
    gap(ui, 3);
    divider(ui);
    gap(ui, 3);
  }
  draw(all.subspan(first));
}

void draw_property_filter(const PanelContext& context, ImVec2 head) {
  UiContext& ui = context.ui;
  const ImVec2 after = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({head.x + ui.px(kFilterLeft), head.y});
  std::string text = context.state.inspection.property_filter;
  const FieldResult field =
      text_field(ui, {.name = "inspector.properties.filter", .hint = "filter"}, text);
  if (field.changed || field.cleared) context.intents.add(SetPropertyFilter{text});
  ImGui::SetCursorScreenPos(after);
}
///@}

/// \name Links
///@{

constexpr float kArrow = 16;

std::vector<std::string> link_lines(const LinkRow& link) {
  std::vector<std::string> lines = {link.type};
  if (!link.name.empty()) lines.push_back(link.name);
  lines.push_back((link.outgoing ? "to " : "from ") + link.other.title);
  lines.emplace_back("Click selects the link");
  return lines;
}

/// Where the link leads, and below it the link itself; each can be clicked.
void draw_link(const PanelContext& context, const LinkRow& link, const std::string& name) {
  UiContext& ui = context.ui;
  const scene::Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Hit other = hit_area(ui, name, {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, other, kFactGround);
  const float base = middle_base(ui, TextRole::kDetail, other.place.min.y, other.place.max.y);
  draw_label(ui, list, {link.outgoing ? "\u2192" : "\u2190", TextRole::kDetail, theme.text2},
             {{other.place.min.x + ui.px(1), base}});
  draw_fact(ui, {{other.place.min.x + ui.px(kArrow), other.place.min.y}, other.place.max},
            {.status = &link.other.status,
             .icon = link.other.subject.type,
             .title = link.other.title,
             .right = link.other.status.text});
  if (other.hovered) {
    tip(ui, std::array{link.other.title, link.other.subject.type + ":" + link.other.subject.id,
                       std::string("Click selects it, a double click makes it the focal point")});
  }
  follow(context, other, link.other.subject);
  const Hit self = hit_area(ui, name + ".link", {room_left(), ui.px(metric::kLine)});
  draw_row_ground(ui, self, kFactGround);
  const std::string text =
      link.name.empty() || link.name == link.type ? link.type : link.type + " \u00B7 " + link.name;
  const float left = self.place.min.x + ui.px(kArrow + 20);
  draw_label(ui, list, {text, TextRole::kCaption, theme.text3},
             {{left, self.place.min.y + ui.px(11)}, std::max(self.place.max.x - left, 1.0F)});
  if (self.hovered) tip(ui, link_lines(link));
  if (self.clicked) context.intents.add(SelectLink{link.key});
}

std::string counted(std::size_t listed, std::size_t total) {
  if (listed >= total) return std::to_string(listed);
  return "first " + std::to_string(listed) + " of " + std::to_string(total);
}
///@}

}  // namespace

void draw_properties(const PanelContext& context, RecordCache& cache) {
  const Inspection& inspection = context.state.inspection;
  gap(context.ui, 0);
  const bool open =
      section(context, {.id = "properties", .title = "Properties", .head_width = kFilterLeft - 6});
  if (!open) return;
  const ImVec2 after = ImGui::GetCursorScreenPos();
  draw_property_filter(context, {after.x, after.y - context.ui.px(metric::kControl)});
  gap(context.ui, 2);
  const std::string& filter = inspection.property_filter;
  if (inspection.properties.empty()) return quiet(context, "The source gave no properties.");
  if (filter.empty()) return draw_property_rows(context, inspection.properties, false);
  const std::vector<PropertyRow>& rows = cache.matches(inspection);
  if (rows.empty()) return quiet(context, "No property contains \u201C" + filter + "\u201D.");
  draw_property_rows(context, rows, true);
}

void draw_link_ends(const PanelContext& context) {
  const Inspection& inspection = context.state.inspection;
  if (!section(context, {.id = "ends", .title = "Ends"})) return;
  for (std::size_t i = 0; i < inspection.links.size(); ++i) {
    mention_row(context, "inspector.end." + std::to_string(i), inspection.links[i].other);
  }
  if (inspection.links.empty()) quiet(context, "Its ends are not known.");
}

void draw_links(const PanelContext& context) {
  constexpr std::string_view kName = "inspector.link";
  const Inspection& inspection = context.state.inspection;
  const std::vector<LinkRow>& links = inspection.links;
  const std::string caption = counted(links.size(), inspection.links_total);
  if (!section(context, {.id = "links", .title = "Links", .caption = caption})) return;
  if (links.empty()) return quiet(context, "Nothing is linked to it.");
  clipped_rows(context.ui, shown_of(kName, links.size()), 2 * metric::kLine, [&](std::size_t i) {
    draw_link(context, links[i], std::string(kName) + "." + std::to_string(i));
  });
  more_link(context, kName, links.size());
}

void draw_cliques(const PanelContext& context) {
  const AppState& state = context.state;
  const Inspection& inspection = state.inspection;
  const std::string caption =
      inspection.cliques_known ? counted(inspection.cliques.size(), inspection.cliques_total) : "";
  if (!section(context, {.id = "cliques", .title = "Cliques it is in", .caption = caption})) {
    return;
  }
  if (!inspection.cliques_known) {
    return quiet(context, state.inventory.whole_is_loaded ? "asking" : "reading the inventory");
  }
  if (inspection.cliques.empty()) return quiet(context, "No focal point stands on it.");
  mention_list(context, "inspector.clique", inspection.cliques);
}

}  // namespace toposcope::ui
