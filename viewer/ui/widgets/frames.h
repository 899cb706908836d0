#pragma once

/// \file
/// What stands around or above panels: tooltips, banners, toasts, dialogs, splitters.

#include <optional>
#include <span>
#include <string_view>

#include "ui/imgui_scope.h"
#include "ui/widgets/basics.h"

namespace toposcope::ui {

/// Shows lines beside the pointer when the last item was under it for 350 ms: 320 wide, 12 lines at
/// most, the first one bold.  Call it right after the item.
void tooltip(UiContext& ui, std::span<const std::string_view> lines);
void tooltip(UiContext& ui, std::string_view line);

/// The same at once, for parts of a canvas, which are no items.
void pointer_tooltip(UiContext& ui, std::span<const std::string_view> lines);

/// A line 2 high across the window that says that something is under way.  `done` 0 to 1; nothing:
/// not known, a piece runs along (`time` in seconds moves it).
void progress_line(UiContext& ui, std::optional<float> done, double time);

struct BannerSpec {
  std::string_view name;
  std::string_view text;
  std::string_view action = {};  ///< A link at the right: "Return to now".
  std::string_view key = {};
};

/// 28 high, across the window.  True when its action was clicked.
bool banner(UiContext& ui, const BannerSpec& spec);

struct ToastSpec {
  std::string_view name;
  std::string_view text;
  bool failed = false;  ///< In the colour of errors.
};

/// At the lower right of the screen, `above` pixels (at 100 %) from its end.
/// \return true when it was closed
bool toast(UiContext& ui, const ToastSpec& spec, float above = 40);

struct SplitterSpec {
  std::string_view name;
  bool vertical = true;  ///< It divides left from right.
  float min = 0;         ///< Limits of the size, at 100 %.
  float max = 1000;
  bool grows_backwards = false;  ///< The part that it sizes lies behind it.
};

/// A line that is dragged; `size` at 100 % is what it changes.  It takes 5 pixels at the cursor and
/// the whole height or width that is left.
/// \return true while it changes
bool splitter(UiContext& ui, const SplitterSpec& spec, float& size);

/// A dialog in the middle of the screen.  Between its Begin and End the caller draws what is in it.
///
/// \code
///   if (const DialogScope dialog(ui, {.id = "ack", .title = "Acknowledge"}); dialog) { ... }
/// \endcode
/// Opened by ImGui::OpenPopup(id), closed by Escape or ImGui::CloseCurrentPopup().
struct DialogSpec {
  const char* id;
  std::string_view title;
  float width = 400;
};

class DialogScope {
 public:
  DialogScope(UiContext& ui, const DialogSpec& spec);
  ~DialogScope();
  DialogScope(const DialogScope&) = delete;
  DialogScope& operator=(const DialogScope&) = delete;
  explicit operator bool() const { return open_; }

 private:
  bool open_ = false;
};

/// A popup of menu items; opened by popup_below() or ImGui::OpenPopup().
class MenuScope {
 public:
  MenuScope(UiContext& ui, const char* id);
  ~MenuScope();
  MenuScope(const MenuScope&) = delete;
  MenuScope& operator=(const MenuScope&) = delete;
  explicit operator bool() const { return open_; }

 private:
  bool open_ = false;
};

struct EmptyViewSpec {
  std::string_view name;
  std::string_view title;        ///< What happened.
  std::string_view reason;       ///< Why; words are wrapped.
  std::string_view action = {};  ///< On a button named "<name>.action".
};

/// Centred in the window, 400 wide: why there is nothing, and a way on.
/// \return true when the way on was taken
bool empty_view(UiContext& ui, const EmptyViewSpec& spec);

struct StatusCardSpec {
  scene::StatusFacts status;
  std::string_view word;  ///< "Error"
  std::string_view text;  ///< "no carrier"
  std::span<const std::string_view> lines = {};
};

/// The state of a node as a card in its colours.
void status_card(UiContext& ui, const StatusCardSpec& spec);

}  // namespace toposcope::ui
