#include "ui/panels/dialog.h"

#include <algorithm>
#include <array>

#include <imgui_internal.h>

#include "toposcope/model/status.h"

#include "ui/widgets/rows.h"
#include "ui/widgets/words.h"

namespace toposcope::ui {
namespace {

bool is_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }

/// Numbers that are kept.
constexpr int kCount = 1, kCurrent = 2, kMove = 3;

/// Frames in which a part that was gone to takes the keyboard from whatever else wants it.
constexpr int kMoveFrames = 3;

}  // namespace

Dialog::Dialog(const PanelContext& context, Overlay overlay, const DialogSpec& spec)
    : context_(context) {
  const bool is_wanted = context.state.overlay == overlay;
  if (is_wanted && !ImGui::IsPopupOpen(spec.id)) ImGui::OpenPopup(spec.id);
  if (!is_wanted && !ImGui::IsPopupOpen(spec.id)) return;
  scope_.emplace(context.ui, spec);
  if (!*scope_) return;
  if (!is_wanted) {
    ImGui::CloseCurrentPopup();
    return;
  }
  is_shown_ = true;
  storage_ = ImGui::GetStateStorage();
  read_keys();
}

int Dialog::kept(int which) const { return storage_->GetInt(static_cast<ImGuiID>(which), 0); }

void Dialog::keep(int which, int value) { storage_->SetInt(static_cast<ImGuiID>(which), value); }

Dialog::~Dialog() {
  if (!is_shown_) return;
  keep(kCount, count_);
  keep(kCurrent, current_);
}

void Dialog::read_keys() {
  if (ImGui::IsWindowAppearing()) {
    keep(kCurrent, 0);
    keep(kCount, 0);
    keep(kMove, kMoveFrames);
    return;
  }
  int move = kept(kMove);
  current_ = kept(kCurrent);
  const int count = kept(kCount);
  if (is_pressed(ImGuiKey_Escape)) close();
  if (is_pressed(ImGuiKey_Tab) && count > 0) {
    current_ = (current_ + (ImGui::GetIO().KeyShift ? count - 1 : 1)) % count;
    move = kMoveFrames;
  }
  moved_ = move > 0;
  keep(kMove, std::max(0, move - 1));
  enter_ = is_pressed(ImGuiKey_Enter) || is_pressed(ImGuiKey_KeyPadEnter);
  space_ = is_pressed(ImGuiKey_Space);
}

Dialog::Part Dialog::next_part() {
  const int index = count_++;
  return {index, index == current_};
}

void Dialog::take(const Part& part) {
  current_ = part.index;
  keep(kMove, 0);
  moved_ = false;
}

FieldResult Dialog::field(FieldSpec spec, std::string& text) {
  const Part part = next_part();
  const bool was_moved = moved_;
  spec.take_focus = spec.take_focus || (part.has_keys && was_moved);
  FieldResult result = text_field(context_.ui, spec, text);
  if (result.active && !was_moved) take(part);
  return result;
}

bool Dialog::finish(const Part& part, const WidgetPlace& place, bool was_clicked) {
  if (was_clicked) take(part);
  if (!part.has_keys) return was_clicked;
  if (moved_) ImGui::ClearActiveID();
  const float out = context_.ui.px(2);
  ImGui::GetWindowDrawList()->AddRect(
      {place.min.x - out, place.min.y - out}, {place.max.x + out, place.max.y + out},
      colour(context_.ui.theme().accent), context_.ui.px(metric::kControlRadius) + out, 0,
      context_.ui.px(1.5F));
  const bool is_pressed_by_key = enter_ || space_;
  enter_ = space_ = false;
  return was_clicked || is_pressed_by_key;
}

bool Dialog::button(const ButtonSpec& spec) {
  if (!spec.enabled) {
    ui::button(context_.ui, spec);
    return false;
  }
  const Part part = next_part();
  const bool was_clicked = ui::button(context_.ui, spec);
  return finish(part, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}, was_clicked);
}

bool Dialog::confirm(ButtonSpec spec) {
  spec.active = spec.enabled;
  const bool was_entered = enter_;
  const bool was_pressed = button(spec);
  return spec.enabled && (was_pressed || was_entered);
}

bool Dialog::row(std::string_view name, std::string_view title, std::string_view right) {
  const Part part = next_part();
  const Hit hit = line_row(context_.ui, {.name = name, .title = title, .right = right});
  if (part.has_keys && moved_) ImGui::SetScrollHereY();
  return finish(part, hit.place, hit.clicked);
}

std::optional<std::size_t> Dialog::choose(std::span<const ChoiceSpec> choices,
                                          std::size_t current) {
  UiContext& ui = context_.ui;
  std::optional<std::size_t> chosen;
  const float gap_between = ui.px(6);
  const float end = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const ButtonSpec spec{.name = choices[i].name,
                          .label = choices[i].label,
                          .active = i == current,
                          .enabled = choices[i].enabled};
    if (i > 0 && ImGui::GetItemRectMax().x + gap_between + button_width(ui, spec) <= end) {
      ImGui::SameLine(0, gap_between);
    } else if (i > 0) {
      gap(ui, 6);
    }
    if (button(spec)) chosen = i;
  }
  return chosen;
}

bool Dialog::choose_switch(std::string_view name, bool& on) {
  const std::string on_name = std::string(name) + ".on";
  const std::string off_name = std::string(name) + ".off";
  const std::array choices = {ChoiceSpec{on_name, "On"}, ChoiceSpec{off_name, "Off"}};
  const auto chosen = choose(choices, on ? 0 : 1);
  if (!chosen.has_value()) return false;
  on = *chosen == 0;
  return true;
}

void Dialog::caption(std::string_view text) {
  gap(context_.ui, 8);
  text_line(context_.ui, {text, TextRole::kLabel, context_.ui.theme().text2});
  gap(context_.ui, 2);
}

void Dialog::note(std::string_view text, bool is_fault) {
  if (text.empty()) return;
  const scene::Theme& theme = context_.ui.theme();
  gap(context_.ui, 4);
  wrapped_text(context_.ui, {text, TextRole::kDetail,
                             is_fault ? theme.of(model::StatusValue::kError).text : theme.text2});
}

void Dialog::close() { context_.intents.add(OpenOverlay{Overlay::kNone}); }

}  // namespace toposcope::ui
