#include "ui/models/status_bar_model.h"

#include <array>
#include <utility>

#include "toposcope/scene/captions.h"

#include "query/as_of.h"

namespace toposcope::ui {
namespace {

constexpr const char* kDot = " \u00B7 ";

struct Hint {
  Action action;
  const char* word;
};

/// The order is that of the daily work: to the trouble, to its reasons, to acting.
constexpr std::array kHints = {
    Hint{Action::kNow, "return to now"},
    Hint{Action::kNextProblem, "next problem"},
    Hint{Action::kPreviousProblem, "previous"},
    Hint{Action::kFocus, "focus"},
    Hint{Action::kBack, "back"},
    Hint{Action::kWhyRed, "why red"},
    Hint{Action::kImpact, "impact"},
    Hint{Action::kAcknowledge, "acknowledge"},
    Hint{Action::kWhyHere, "why here"},
    Hint{Action::kCompare, "compare"},
    Hint{Action::kWhatIf, "what if"},
    Hint{Action::kFilter, "filter"},
    Hint{Action::kPalette, "search"},
};

std::string keys_of(Action action) {
  if (action == Action::kNow) return "Esc";
  std::string keys = info_of(action).keys;
  return keys == "Enter" ? "\u21B5" : keys;
}

/// Nothing is wrong with it: nobody asks why it is red.
bool is_beside_the_point(Action action, const AppState& state) {
  const model::StatusValue status = state.inspection.status.value;
  const bool is_calm = status == model::StatusValue::kOk || status == model::StatusValue::kNoCheck;
  return action == Action::kWhyRed && is_calm;
}

}  // namespace

std::string selection_text(const AppState& state) {
  if (state.tabs.empty()) return "Nothing selected";
  const TabState& tab = state.tab();
  if (!tab.selected_link.empty()) return "1 link selected" + (kDot + tab.selected_link);
  if (tab.selected.empty()) return "Nothing selected";
  std::string text = scene::grouped_digits(tab.selected.size()) + " selected";
  const Subject& subject = state.inspection.subject;
  if (tab.selected.size() > 1 || subject.empty()) return text;
  const std::string reference =
      subject.id.empty() ? "key:" + subject.key : subject.type + ":" + subject.id;
  return text + kDot + reference;
}

std::vector<KeyHint> key_hints(const AppState& state) {
  std::vector<KeyHint> hints;
  for (const Hint& hint : kHints) {
    if (!is_enabled(hint.action, state) || is_beside_the_point(hint.action, state)) continue;
    hints.push_back({hint.action, hint.word, keys_of(hint.action)});
  }
  return hints;
}

std::string clock_text(const AppState& state) {
  std::string text = query::local_clock(state.now) + " (" + query::zone_text(state.now) + ")";
  const bool has_picture = !state.tabs.empty() && state.tab().picture != nullptr;
  const model::RevisionNumber revision =
      state.is_now() || !has_picture ? state.inventory.revision : state.tab().picture->revision;
  if (revision > 0) {
    text += kDot + ("revision " + scene::grouped_digits(static_cast<std::uint64_t>(revision)));
  }
  if (state.inventory.read_only) text += kDot + std::string("read only");
  return text;
}

}  // namespace toposcope::ui
