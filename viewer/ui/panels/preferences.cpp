// What the program remembers of its user; every change counts at once.

#include <algorithm>
#include <array>
#include <string>

#include "ui/panels/dialog.h"

namespace toposcope::ui {
namespace {

constexpr int kLeastText = 75, kMostText = 200, kTextStep = 5;

struct Stale {
  const char* name;
  const char* label;
  int minutes;
};

constexpr std::array kStale = {
    Stale{"preferences.stale.0", "as sources say", 0}, Stale{"preferences.stale.5", "5 min", 5},
    Stale{"preferences.stale.15", "15 min", 15},       Stale{"preferences.stale.30", "30 min", 30},
    Stale{"preferences.stale.60", "1 h", 60},          Stale{"preferences.stale.240", "4 h", 240}};

void choose_theme(Dialog& dialog, Preferences& preferences) {
  constexpr std::array kThemes = {ChoiceSpec{"preferences.theme.dark", "Dark"},
                                  ChoiceSpec{"preferences.theme.light", "Light"}};
  dialog.caption("Theme");
  const auto chosen = dialog.choose(kThemes, preferences.theme == "light" ? 1 : 0);
  if (chosen.has_value()) preferences.theme = *chosen == 0 ? "dark" : "light";
}

void choose_text_size(const PanelContext& context, Dialog& dialog, Preferences& preferences) {
  UiContext& ui = context.ui;
  int& percent = preferences.text_percent;
  dialog.caption("Text size");
  if (dialog.button({.name = "preferences.text.smaller",
                     .label = "Smaller",
                     .key = "Ctrl -",
                     .enabled = percent > kLeastText})) {
    percent = std::max(kLeastText, percent - kTextStep);
  }
  ImGui::SameLine(0, ui.px(6));
  const std::string label = std::to_string(preferences.text_percent) + " %";
  // A press on the number is the way back.
  if (dialog.button({.name = "preferences.text.reset", .label = label, .width = 56})) percent = 100;
  ImGui::SameLine(0, ui.px(6));
  if (dialog.button({.name = "preferences.text.larger",
                     .label = "Larger",
                     .key = "Ctrl +",
                     .enabled = percent < kMostText})) {
    percent = std::min(kMostText, percent + kTextStep);
  }
}

void choose_stale(Dialog& dialog, Preferences& preferences) {
  dialog.caption("Reports are stale after");
  std::array<ChoiceSpec, kStale.size()> choices;
  std::size_t current = kStale.size();
  for (std::size_t i = 0; i < kStale.size(); ++i) {
    choices.at(i) = {kStale.at(i).name, kStale.at(i).label};
    if (kStale.at(i).minutes == preferences.stale_minutes) current = i;
  }
  const auto chosen = dialog.choose(choices, current);
  if (chosen.has_value()) preferences.stale_minutes = kStale.at(*chosen).minutes;
}

}  // namespace

void draw_preferences(const PanelContext& context) {
  Dialog dialog(context, Overlay::kPreferences,
                {.id = "preferences", .title = "Preferences", .width = 440});
  if (!dialog) return;
  Preferences preferences = context.state.preferences;
  choose_theme(dialog, preferences);
  choose_text_size(context, dialog, preferences);
  dialog.caption("Motion: glide and pulse");
  dialog.choose_switch("preferences.motion", preferences.motion);
  dialog.caption("Fold objects that are alike");
  dialog.choose_switch("preferences.fold", preferences.fold);
  choose_stale(dialog, preferences);
  dialog.caption("Your name, for acknowledgements");
  dialog.field({.name = "preferences.user", .hint = "Name of this account", .width = 240},
               preferences.user);
  if (!(preferences == context.state.preferences)) context.intents.add(SetPreferences{preferences});
  gap(context.ui, 14);
  if (dialog.confirm({.name = "preferences.close", .label = "Done", .key = "\u21B5"})) {
    dialog.close();
  }
}

}  // namespace toposcope::ui
