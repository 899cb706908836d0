#include "ui/keyboard.h"

#include <array>
#include <optional>
#include <utility>

#include <imgui.h>

namespace toposcope::ui {
namespace {

using Key = Chord::Key;

/// GLFW's numbers of keys that are no letters; this file must not know GLFW.
constexpr std::array<std::pair<int, Key>, 18> kKeys = {{
    {257, Key::kEnter},
    {335, Key::kEnter},
    {256, Key::kEscape},
    {32, Key::kSpace},
    {258, Key::kTab},
    {263, Key::kLeft},
    {262, Key::kRight},
    {265, Key::kUp},
    {264, Key::kDown},
    {290, Key::kF1},
    {294, Key::kF5},
    {300, Key::kF11},
    {266, Key::kPageUp},
    {267, Key::kPageDown},
    {334, Key::kPlus},
    {333, Key::kMinus},
    {45, Key::kMinus},
    {61, Key::kPlus},
}};

/// Signs whose place differs from keyboard to keyboard: they come as characters.
constexpr std::array<char, 3> kSigns = {'/', '[', ']'};

bool pressed(int key) { return ImGui::IsKeyPressed(key); }

/// Fields of text use these with Ctrl themselves.
bool belongs_to_fields(const Chord& chord) {
  if (chord.key != Key::kLetter) return chord.key != Key::kEscape && chord.key != Key::kF1;
  constexpr std::array<char, 6> kUsed = {'A', 'C', 'V', 'X', 'Z', 'Y'};
  for (const char used : kUsed) {
    if (chord.letter == used) return true;
  }
  return !chord.control;
}

/// Arrow keys, once somebody went into the tree.
bool belongs_to_tree(Action action, const AppState& state) {
  if (!state.tree.has_keys || state.canvas_only) return false;
  return action == Action::kUp || action == Action::kDown || action == Action::kLeft ||
         action == Action::kRight;
}

void add(const Chord& chord, const AppState& state, Intents& intents) {
  const auto action = action_of(chord);
  if (!action.has_value()) return;
  const bool in_field = ImGui::GetIO().WantTextInput;
  if (in_field && belongs_to_fields(chord)) return;
  // What is open above the window has the keyboard to itself.
  const bool closes_sheet = *action == Action::kKeys && state.overlay == Overlay::kKeys;
  const bool goes_through =
      *action == Action::kEscape || *action == Action::kPalette || closes_sheet;
  if (state.overlay != Overlay::kNone && !goes_through) return;
  if (belongs_to_tree(*action, state)) return;
  intents.add(Do{*action});
}

void add_signs(const AppState& state, Intents& intents) {
  for (const ImWchar character : ImGui::GetIO().InputQueueCharacters) {
    Chord chord;
    if (character == '+' || character == '-') {
      chord.key = character == '+' ? Key::kPlus : Key::kMinus;
      add(chord, state, intents);
    }
    for (const char sign : kSigns) {
      if (character != static_cast<ImWchar>(sign)) continue;
      chord.letter = sign;
      add(chord, state, intents);
    }
  }
}

}  // namespace

void read_keys(const AppState& state, Intents& intents) {
  const ImGuiIO& io = ImGui::GetIO();
  Chord chord;
  chord.control = io.KeyCtrl;
  chord.shift = io.KeyShift;
  chord.alt = io.KeyAlt;
  for (int key = 'A'; key <= 'Z'; ++key) {
    if (!pressed(key)) continue;
    chord.letter = static_cast<char>(key);
    add(chord, state, intents);
  }
  for (int key = '0'; key <= '9'; ++key) {
    if (!pressed(key)) continue;
    Chord digit = chord;
    digit.letter = static_cast<char>(key);
    if (key == '0') digit.key = Key::kZero;
    if (key == '0') digit.letter = 0;
    add(digit, state, intents);
  }
  if (io.KeyCtrl && pressed(',')) {
    chord.letter = ',';
    add(chord, state, intents);
  }
  add_signs(state, intents);
  chord.letter = 0;
  for (const auto& [number, key] : kKeys) {
    if (!pressed(number)) continue;
    chord.key = key;
    // Without Ctrl they come as characters.
    if ((key == Key::kPlus || key == Key::kMinus) && !io.KeyCtrl) continue;
    // The sign needs Shift on some keyboards.
    chord.shift = io.KeyShift && key != Key::kPlus;
    add(chord, state, intents);
  }
}

}  // namespace toposcope::ui
