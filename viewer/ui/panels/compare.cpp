// With what the picture is compared: a time, a revision, another focal point.

#include <string>
#include <vector>

#include "ui/imgui_scope.h"
#include "ui/models/compare_model.h"
#include "ui/panels/dialog.h"
#include "ui/widgets/rows.h"

namespace toposcope::ui {
namespace {

constexpr float kListHeight = 164;

void choose_time(const PanelContext& context, Dialog& dialog) {
  const std::vector<CompareChoice> times = compare_times(context.state);
  std::vector<std::string> names;
  names.reserve(times.size());  // Choices point into it.
  std::vector<ChoiceSpec> choices;
  for (std::size_t i = 0; i < times.size(); ++i) {
    names.push_back("compare.time." + std::to_string(i));
    choices.push_back({names.back(), times[i].label});
  }
  const auto chosen = dialog.choose(choices, times.size());
  if (chosen.has_value()) context.intents.add(CompareWith{times[*chosen].with});
}

void list(const PanelContext& context, Dialog& dialog, const std::string& name,
          const std::vector<CompareChoice>& choices) {
  UiContext& ui = context.ui;
  const float height = static_cast<float>(choices.size()) * metric::kLine + 6;
  const std::string id = name + " list";
  const ChildScope scroll(id.c_str(), {0, ui.px(std::min(kListHeight, height))});
  gap(ui, 3);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (dialog.row(name + "." + std::to_string(i), choices[i].label, choices[i].detail)) {
      context.intents.add(CompareWith{choices[i].with});
    }
  }
}

}  // namespace

void draw_compare(const PanelContext& context) {
  UiContext& ui = context.ui;
  Dialog dialog(context, Overlay::kCompare, {.id = "compare", .title = "Compare", .width = 480});
  if (!dialog) return;
  const CompareForm& form = context.state.compare_form;
  dialog.caption("With the file as it was");
  std::string text = form.text;
  const FieldResult field = dialog.field(
      {.name = "compare.field", .hint = "02:00, -3h, 2026-11-20 09:40, or a revision number"},
      text);
  if (field.submitted) {
    context.intents.add(SetCompareText{text, true});
  } else if (field.changed) {
    context.intents.add(SetCompareText{text, false});
  }
  dialog.note(form.fault, true);
  gap(ui, 6);
  choose_time(context, dialog);
  dialog.caption("With an earlier revision");
  const std::vector<CompareChoice> revisions = compare_revisions(context.state);
  if (revisions.empty()) dialog.note("There is no revision before the one that is shown.");
  if (!revisions.empty()) list(context, dialog, "compare.revision", revisions);
  dialog.caption("With another focal point");
  const std::vector<CompareChoice> others = compare_focal_points(context.state);
  if (others.empty()) dialog.note("Select an object, or open another tab, to put it beside this.");
  if (!others.empty()) list(context, dialog, "compare.other", others);
  gap(ui, 14);
  if (dialog.button({.name = "compare.close", .label = "Cancel", .key = "Esc"})) dialog.close();
}

}  // namespace toposcope::ui
