#include "ui/keyboard.h"

#include <array>
#include <optional>
#include <utility>

#include <imgui.h>

namespace toposcope::ui {
namespace {

using Key = Chord::Key;

constexpr std::array<std::pair<ImGuiKey_, Key>, 10> kNamedKeys = {{
    {ImGuiKey_Enter, Key::kEnter},
    {ImGuiKey_KeyPadEnter, Key::kEnter},
    {ImGuiKey_Escape, Key::kEscape},
    {ImGuiKey_Space, Key::kSpace},
    {ImGuiKey_LeftArrow, Key::kLeft},
    {ImGuiKey_RightArrow, Key::kRight},
    {ImGuiKey_UpArrow, Key::kUp},
    {ImGuiKey_DownArrow, Key::kDown},
    {ImGuiKey_PageUp, Key::kPageUp},
    {ImGuiKey_PageDown, Key::kPageDown},
}};

/// Keys that Dear ImGui has no name for: GLFW's numbers, which this file must not include.
constexpr std::array<std::pair<int, Key>, 7> kNumberedKeys = {{
    {290, Key::kF1},
    {294, Key::kF5},
    {300, Key::kF11},
    {334, Key::kPlus},
    {61, Key::kPlus},
    {333, Key::kMinus},
    {45, Key::kMinus},
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

void add_numbered(const AppState& state, Intents& intents) {
  const ImGuiIO& io = ImGui::GetIO();
  for (const auto& [number, key] : kNumberedKeys) {
    if (!pressed(number)) continue;
    const bool is_sign = key == Key::kPlus || key == Key::kMinus;
    // Without Ctrl they come as characters.
    if (is_sign && !io.KeyCtrl) continue;
    // The sign needs Shift on some keyboards.
    add({key, 0, io.KeyCtrl, io.KeyShift && !is_sign, io.KeyAlt}, state, intents);
  }
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
  for (const auto& [name, key] : kNamedKeys) {
    const int number = ImGui::GetKeyIndex(name);
    if (number < 0 || !pressed(number)) continue;
    chord.key = key;
    add(chord, state, intents);
  }
  add_numbered(state, intents);
}

}  // namespace toposcope::ui
