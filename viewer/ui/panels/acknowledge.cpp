// Somebody is at work on it: who, why, until when.

#include <array>
#include <chrono>
#include <string>

#include "query/as_of.h"
#include "ui/panels/dialog.h"

namespace toposcope::ui {
namespace {

struct Until {
  const char* name;
  const char* label;
  int hours;
};

constexpr std::array kUntil = {Until{"ack.until.1", "1 h", 1}, Until{"ack.until.2", "2 h", 2},
                               Until{"ack.until.8", "8 h", 8},
                               Until{"ack.until.0", "until it recovers", 0}};

std::string until_text(const AppState& state, int hours) {
  if (hours == 0) return "It ends by itself when the object is well again.";
  return "It ends at " + query::local_text(state.now + std::chrono::hours(hours)) +
         ", or when the object is well again.";
}

void choose_until(const PanelContext& context, Dialog& dialog) {
  const AcknowledgeForm& form = context.state.acknowledge_form;
  std::array<ChoiceSpec, kUntil.size()> choices;
  std::size_t current = kUntil.size();
  for (std::size_t i = 0; i < kUntil.size(); ++i) {
    choices.at(i) = {kUntil.at(i).name, kUntil.at(i).label};
    if (kUntil.at(i).hours == form.hours) current = i;
  }
  const auto chosen = dialog.choose(choices, current);
  if (chosen.has_value()) {
    AcknowledgeForm next = form;
    next.hours = kUntil.at(*chosen).hours;
    context.intents.add(SetAcknowledgeForm{next});
  }
  dialog.note(until_text(context.state, form.hours));
}

}  // namespace

void draw_acknowledge(const PanelContext& context) {
  UiContext& ui = context.ui;
  const AppState& state = context.state;
  const AcknowledgeForm& form = state.acknowledge_form;
  Dialog dialog(context, Overlay::kAcknowledge,
                {.id = "acknowledge", .title = "Acknowledge", .width = 420});
  if (!dialog) return;
  text_line(ui, {form.title, TextRole::kName, ui.theme().text});
  dialog.caption("Comment");
  std::string comment = form.comment;
  if (dialog.field({.name = "ack.comment", .hint = "What is being done about it"}, comment)
          .changed) {
    AcknowledgeForm next = form;
    next.comment = comment;
    context.intents.add(SetAcknowledgeForm{next});
  }
  dialog.caption("For how long");
  choose_until(context, dialog);
  dialog.caption("Who");
  std::string user = state.preferences.user;
  if (dialog.field({.name = "ack.user", .hint = "Name of this account"}, user).changed) {
    Preferences preferences = state.preferences;
    preferences.user = user;
    context.intents.add(SetPreferences{preferences});
  }
  dialog.note(form.fault, true);
  gap(ui, 14);
  if (dialog.button({.name = "ack.cancel", .label = "Cancel", .key = "Esc"})) dialog.close();
  ImGui::SameLine(0, ui.px(8));
  if (dialog.confirm({.name = "ack.confirm", .label = "Acknowledge", .key = "\u21B5"})) {
    context.intents.add(Acknowledge{form.row, comment, form.hours, false});
  }
}

}  // namespace toposcope::ui
