#pragma once

/// \file
/// Everything a user can do without saying what to: one list for keys, buttons, the palette and the
/// sheet of keys.
///
/// \code
///   for (const ActionInfo& info : all_actions()) {
///     if (info.is_enabled(state)) offer(info.name, info.keys);
///   }
/// \endcode

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace toposcope::ui {

struct AppState;

enum class Action : std::uint8_t {
  kPalette,
  kFilter,
  kClearFilter,
  kToggleFilterHides,
  kFocus,
  kFocusNewTab,
  kBack,
  kForward,
  kNextProblem,
  kPreviousProblem,
  kWhyHere,
  kWhyRed,
  kImpact,
  kAcknowledge,
  kTakeBackAcknowledgement,
  kCompare,
  kWhatIf,
  kClearWhatIf,
  kOnlyNeighbours,
  kFold,
  kUnfoldAll,
  kPin,
  kUnpinAll,
  kFit,
  kZoomIn,
  kZoomOut,
  kActualSize,
  kHold,
  kUndo,
  kRedo,
  kCopyName,
  kCopyReference,
  kCopyJson,
  kEscape,
  kKeys,
  kNewTab,
  kCloseTab,
  kNextTab,
  kPreviousTab,
  kSplit,
  kTable,
  kExport,
  kViews,
  kNow,
  kEarlier,
  kLater,
  kCanvasOnly,
  kToggleTheme,
  kToggleMotion,
  kLargerText,
  kSmallerText,
  kPreferences,
  kReload,
  kMessages,
  kSelectAll,
  kLeft,
  kRight,
  kUp,
  kDown,
  kQuit,
};

/// A key with what is held down.
struct Chord {
  enum class Key : std::uint8_t {
    kLetter,
    kEnter,
    kEscape,
    kSpace,
    kLeft,
    kRight,
    kUp,
    kDown,
    kF1,
    kF5,
    kF11,
    kPageUp,
    kPageDown,
    kPlus,
    kMinus,
    kZero,
  };
  Key key = Key::kLetter;
  char letter = 0;  ///< 'A' to 'Z', '0' to '9', '/', '[' or ']'.
  bool control = false, shift = false, alt = false;

  friend bool operator==(const Chord&, const Chord&) = default;
};

struct ActionInfo {
  Action action = Action::kPalette;
  const char* name = "";   ///< "Why red"
  const char* group = "";  ///< Of the sheet of keys.
  const char* keys = "";   ///< As people read them: "Ctrl K"; empty: none.
  std::optional<Chord> chord;
  const char* hint = "";                          ///< One line for the palette.
  bool (*is_enabled)(const AppState&) = nullptr;  ///< nullptr: always.
  bool (*is_on)(const AppState&) = nullptr;       ///< Of a switch; nullptr: it is none.
};

/// All of them, by group.
[[nodiscard]] std::span<const ActionInfo> all_actions();
[[nodiscard]] const ActionInfo& info_of(Action action);
[[nodiscard]] bool is_enabled(Action action, const AppState& state);
/// The action of a chord, enabled or not.
[[nodiscard]] std::optional<Action> action_of(const Chord& chord);

}  // namespace toposcope::ui
