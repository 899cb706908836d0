// Views that were saved, and views that others sent.

#include <string>

#include "ui/imgui_scope.h"
#include "ui/panels/dialog.h"
#include "ui/widgets/rows.h"

namespace toposcope::ui {
namespace {

constexpr float kListHeight = 180;

void list_saved(const PanelContext& context, Dialog& dialog) {
  UiContext& ui = context.ui;
  const ViewList& views = context.state.views;
  if (views.saved.empty()) {
    dialog.note(
        "No view is saved in this file yet. A saved view keeps the focal point, the time, "
        "the filter, the layout and where cards were put.");
    return;
  }
  const float rows = static_cast<float>(views.saved.size()) * 28;
  const ChildScope list("saved", {0, ui.px(std::min(kListHeight, rows + 4))});
  for (std::size_t i = 0; i < views.saved.size(); ++i) {
    const SavedView& view = views.saved[i];
    const std::string name = "views." + std::to_string(i);
    const std::string open = name + ".open";
    const std::string remove = name + ".remove";
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    const float width = (right - ImGui::GetCursorScreenPos().x - ui.px(8) -
                         button_width(ui, {.name = remove, .label = "Remove"}) - ui.px(4)) /
                        ui.exact(1);
    gap(ui, 2);
    ImGui::SetCursorScreenPos(
        {ImGui::GetCursorScreenPos().x + ui.px(2), ImGui::GetCursorScreenPos().y});
    if (dialog.button({.name = open, .label = view.name, .width = width})) {
      context.intents.add(OpenView{view.json});
    }
    ImGui::SameLine(0, ui.px(6));
    if (dialog.button({.name = remove, .label = "Remove"})) {
      context.intents.add(RemoveView{view.name});
    }
  }
}

/// A field and the button at its right.
bool field_with_button(const PanelContext& context, Dialog& dialog, FieldSpec field,
                       const ButtonSpec& button, std::string& text) {
  UiContext& ui = context.ui;
  const float room = ImGui::GetContentRegionAvail().x - button_width(ui, button) - ui.px(8);
  field.width = room / ui.exact(1);
  const FieldResult result = dialog.field(field, text);
  if (result.changed) {
    const bool is_name = field.name == "views.name";
    const ViewList& views = context.state.views;
    context.intents.add(is_name ? SetViewForm{text, views.pasted} : SetViewForm{views.name, text});
  }
  ImGui::SameLine(0, ui.px(8));
  const bool was_pressed = dialog.button(button);
  return was_pressed || result.submitted;
}

}  // namespace

void draw_views(const PanelContext& context) {
  UiContext& ui = context.ui;
  const ViewList& views = context.state.views;
  Dialog dialog(context, Overlay::kViews, {.id = "views", .title = "Views", .width = 460});
  if (!dialog) return;
  dialog.caption("Save what is shown as");
  std::string name = views.name;
  if (field_with_button(context, dialog, {.name = "views.name", .hint = "Monday's outage"},
                        {.name = "views.save", .label = "Save"}, name)) {
    context.intents.add(SaveView{name});
  }
  dialog.note(views.fault, true);
  dialog.caption("Saved");
  list_saved(context, dialog);
  dialog.caption("Open a view that somebody sent");
  std::string pasted = views.pasted;
  if (field_with_button(context, dialog,
                        {.name = "views.pasted", .hint = "Paste its text here with Ctrl V"},
                        {.name = "views.open", .label = "Open"}, pasted)) {
    context.intents.add(OpenView{pasted});
  }
  gap(ui, 14);
  if (dialog.button({.name = "views.share",
                     .label = "Copy this view for others",
                     .glyph = UiGlyph::kClipboard})) {
    context.intents.add(ShareView{});
  }
  ImGui::SameLine(0, ui.px(8));
  if (dialog.button({.name = "views.close", .label = "Close", .key = "Esc"})) dialog.close();
}

}  // namespace toposcope::ui
