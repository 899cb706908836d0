#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/status.h"

#include "ui/imgui_scope.h"
#include "ui/models/list_texts.h"
#include "ui/models/top_bar_model.h"
#include "ui/paint/line_painter.h"
#include "ui/panels/panel_scope.h"
#include "ui/panels/panels.h"
#include "ui/widgets.h"

namespace toposcope::ui {
namespace {

using Kind = LiveText::Kind;

constexpr float kMark = 20, kChipGap = 8, kEnvironmentShort = 104;
constexpr std::string_view kHint = "Search name, address, MAC or any part of an id";

std::string environment_text(const InventoryState& inventory) {
  if (inventory.access != InventoryState::Access::kOpen) return "no inventory";
  if (!inventory.environment.empty()) return inventory.environment;
  if (inventory.environments.size() == 1) return inventory.environments.front();
  return "All environments";
}

float text_px(UiContext& ui, std::string_view text, TextRole role) {
  return text.empty() ? 0 : label_width(ui, {text, role, {}}) / ui.exact(1);
}

float chip_width(UiContext& ui, const CountChip& chip, bool with_word) {
  const std::string_view word = with_word ? model::status_label(chip.status.value) : "";
  return std::ceil(43 + text_px(ui, std::to_string(chip.count), TextRole::kHead) +
                   text_px(ui, word, TextRole::kDetail));
}

float chips_width(UiContext& ui, const std::vector<CountChip>& chips, bool with_words) {
  float width = -kChipGap;
  for (const CountChip& chip : chips) width += chip_width(ui, chip, with_words) + kChipGap;
  return std::max(width, 0.0F);
}

/// The bar while it is drawn: its parts share place and measures.
class TopBar {
 public:
  TopBar(const PanelContext& context, const scene::Rect& area)
      : context_(context),
        ui_(context.ui),
        area_(area),
        chips_(count_chips(context.state.problems)),
        live_(live_text(context.state)),
        environment_(environment_text(context.state.inventory)),
        plan_(plan_top_bar(widths(), area.width)) {}

  void draw() {
    draw_mark();
    draw_environment();
    draw_search();
    draw_counts();
    if (plan_.live_word) draw_live();
    if (plan_.keys) draw_keys();
  }

 private:
  [[nodiscard]] TopBarWidths widths() {
    TopBarWidths widths;
    widths.mark = kMark;
    widths.word_mark = 8 + text_px(ui_, "toposcope", TextRole::kFocal);
    const float value = text_px(ui_, environment_, TextRole::kLabel);
    widths.environment = std::clamp(value + 56, 132.0F, 220.0F);
    widths.environment_short = kEnvironmentShort;
    widths.counts = chips_width(ui_, chips_, true);
    widths.counts_short = chips_width(ui_, chips_, false);
    widths.live = 16 + text_px(ui_, live_.word, TextRole::kHead);
    widths.live_detail =
        live_.detail.empty() ? 0 : 8 + text_px(ui_, live_.detail, TextRole::kDetail);
    widths.keys = text_px(ui_, "F1", TextRole::kDetail) + 8;
    return widths;
  }
  [[nodiscard]] float x_of(float x) const { return ui_.px(area_.x + x); }
  [[nodiscard]] float top_of(float height) const {
    return ui_.px(area_.y + (area_.height - height) / 2);
  }
  [[nodiscard]] float base_of(TextRole role) {
    return middle_base(ui_, role, ui_.px(area_.y), ui_.px(area_.bottom()));
  }

  void draw_mark() {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 centre{x_of(metric::kMargin + kMark / 2), ui_.px(area_.y + area_.height / 2)};
    draw_glyph(ui_, list, UiGlyph::kMark, square_about(ui_, centre, 18), ui_.theme().accent);
    if (!plan_.word_mark) return;
    draw_label(ui_, list, {"toposcope", TextRole::kFocal, ui_.theme().text},
               {{x_of(metric::kMargin + kMark + 8), base_of(TextRole::kFocal)}});
  }

  void draw_environment() {
    ImGui::SetCursorScreenPos({x_of(plan_.environment_x), top_of(metric::kControl)});
    const InventoryState& inventory = context_.state.inventory;
    const float width = plan_.long_environment ? widths().environment : kEnvironmentShort;
    const bool pressed = drop_down(ui_, {.name = "top.environment",
                                         .value = environment_,
                                         .icon = "region",
                                         .enabled = !inventory.environments.empty(),
                                         .width = width});
    if (pressed) popup_below(ui_, "environments");
    if (const MenuScope menu(ui_, "environments"); menu) draw_environments();
  }

  void draw_environments() {
    constexpr std::size_t kMost = 16;  ///< More of them scroll.
    const InventoryState& inventory = context_.state.inventory;
    const auto choose = [&](const std::string& name) {
      context_.intents.add(SetEnvironment{name});
    };
    if (menu_item(ui_, {.name = "top.environment.all",
                        .label = "All environments",
                        .checked = inventory.environment.empty()})) {
      choose("");
    }
    const std::size_t rows = std::min(inventory.environments.size(), kMost);
    const ChildScope scrolled("list", {ui_.px(228), ui_.px(26) * static_cast<float>(rows)});
    for (const std::string& name : inventory.environments) {
      const std::string widget = "top.environment." + name;
      const bool chosen =
          menu_item(ui_, {.name = widget, .label = name, .checked = name == inventory.environment});
      if (!chosen) continue;
      choose(name);
    }
  }

  void draw_search() {
    const scene::Theme& theme = ui_.theme();
    const float height = ui_.px(metric::kSearch);
    ImGui::SetCursorScreenPos({x_of(plan_.search_x), top_of(metric::kSearch)});
    const Hit hit = hit_area(ui_, "top.search", {ui_.px(plan_.search_width), height});
    if (hit.clicked) context_.intents.add(Do{Action::kPalette});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const WidgetPlace& place = hit.place;
    const float radius = ui_.px(metric::kControlRadius);
    list.AddRectFilled(place.min, place.max, colour(theme.canvas), radius);
    list.AddRect(
        place.min, place.max,
        colour(hit.hovered ? mixed(theme.card_border, theme.text, 0.25F) : theme.card_border),
        radius);
    const float middle = place.centre().y;
    const float icon = std::min(ui_.exact(17), (place.max.x - place.min.x) / 2);
    draw_glyph(ui_, list, UiGlyph::kSearch, square_about(ui_, {place.min.x + icon, middle}, 15),
               theme.text3);
    if (plan_.search_width < 120) return tooltip(ui_, kHint);
    const Label key{"Ctrl K", TextRole::kHeading, theme.text3};
    const float key_left = draw_key_cap(ui_, list, key, {place.max.x - ui_.px(6), middle});
    const float left = place.min.x + ui_.px(34);
    draw_label(ui_, list, {kHint, TextRole::kRow, theme.text3},
               {{left, middle_base(ui_, TextRole::kRow, place.min.y, place.max.y)},
                std::max(key_left - ui_.px(8) - left, 1.0F)});
  }

  void draw_counts() {
    float x = plan_.counts_x;
    for (const CountChip& chip : chips_) {
      const std::string_view word = model::status_label(chip.status.value);
      const std::string name = "top.count." + std::string(model::status_word(chip.status.value));
      ImGui::SetCursorScreenPos({x_of(x), top_of(metric::kPill)});
      const bool pressed = status_count(ui_, {.name = name,
                                              .status = chip.status,
                                              .count = chip.count,
                                              .word = plan_.long_counts ? word : "",
                                              .active = chip.active});
      if (pressed) context_.intents.add(LimitProblems{limit_after_click(chip)});
      if (ImGui::IsItemHovered()) {
        tooltip(ui_,
                chip.active ? "Show all problems again" : "Only problems in " + std::string(word));
      }
      x += chip_width(ui_, chip, plan_.long_counts) + kChipGap;
    }
  }

  void draw_live() {
    const scene::Theme& theme = ui_.theme();
    const bool detailed = plan_.live_detail && !live_.detail.empty();
    const float word = text_px(ui_, live_.word, TextRole::kHead);
    const float detail = detailed ? 8 + text_px(ui_, live_.detail, TextRole::kDetail) : 0;
    ImGui::SetCursorScreenPos({x_of(plan_.live_x), top_of(metric::kControl)});
    const Hit hit =
        hit_area(ui_, "top.live", {ui_.px(16 + word + detail), ui_.px(metric::kControl)});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_live_sign({hit.place.min.x + ui_.exact(4), hit.place.centre().y});
    const float left = hit.place.min.x + ui_.px(16);
    draw_label(ui_, list, {live_.word, TextRole::kHead, theme.text},
               {{left, base_of(TextRole::kHead)}});
    if (detailed) {
      draw_label(ui_, list,
                 {live_.detail, TextRole::kDetail, hit.hovered ? theme.text2 : theme.text3},
                 {{left + ui_.px(word + 8), base_of(TextRole::kHead)}});
    }
    if (hit.hovered) tell_live();
    if (!hit.clicked) return;
    if (live_.kind == Kind::kPast) context_.intents.add(Do{Action::kNow});
    if (live_.kind == Kind::kLive || live_.kind == Kind::kHold) {
      context_.intents.add(Do{Action::kHold});
    }
  }

  void tell_live() {
    std::vector<std::string_view> lines = {live_.word};
    for (const std::string* line : {&live_.detail, &live_.hint}) {
      if (!line->empty()) lines.push_back(*line);
    }
    tooltip(ui_, lines);
  }

  /// Live is a disc, hold two bars, anything else a ring: colour alone says nothing.
  void draw_live_sign(ImVec2 centre) {
    const scene::Theme& theme = ui_.theme();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (live_.kind == Kind::kLive) {
      return draw_status_disc(ui_, list, model::StatusValue::kOk, {centre, 8});
    }
    if (live_.kind != Kind::kHold) {
      return add_ring(list, centre, ui_.exact(3.5F), {colour(theme.text2), ui_.exact(1.5F)});
    }
    for (const float side : {-3.0F, 1.0F}) {
      const ImVec2 min{std::round(centre.x + ui_.exact(side)), centre.y - ui_.exact(4)};
      list.AddRectFilled(min, {min.x + ui_.px(2), centre.y + ui_.exact(4)},
                         colour(theme.of(model::StatusValue::kWarning).mark));
    }
  }

  void draw_keys() {
    const float width = text_px(ui_, "F1", TextRole::kDetail) + 8;
    ImGui::SetCursorScreenPos({x_of(plan_.keys_x), top_of(metric::kControl)});
    const Hit hit = hit_area(ui_, "top.keys", {ui_.px(width), ui_.px(metric::kControl)});
    const scene::Theme& theme = ui_.theme();
    draw_label(ui_, *ImGui::GetWindowDrawList(),
               {"F1", TextRole::kDetail, hit.hovered ? theme.text : theme.text3},
               {{hit.place.centre().x, base_of(TextRole::kDetail)}, 0, scene::Anchor::kMiddle});
    tooltip(ui_, "All keys");
    if (hit.clicked) context_.intents.add(Do{Action::kKeys});
  }

  const PanelContext& context_;
  UiContext& ui_;
  scene::Rect area_;
  std::vector<CountChip> chips_;
  LiveText live_;
  std::string environment_;
  TopBarPlan plan_;
};

}  // namespace

void draw_top_bar(const PanelContext& context, const scene::Rect& area) {
  UiContext& ui = context.ui;
  const PanelScope panel(ui, {"top bar", area, ui.theme().panel});
  const ImVec2 end = end_of(ui, area);
  ImGui::GetWindowDrawList()->AddRectFilled({ui.px(area.x), end.y - std::max(1.0F, ui.px(1))}, end,
                                            colour(ui.theme().divider));
  TopBar(context, area).draw();
}

}  // namespace toposcope::ui
