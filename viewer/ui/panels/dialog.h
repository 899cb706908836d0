#pragma once

/// \file
/// A dialog above the window that can be worked by keys alone: Tab goes from part to part, Enter
/// confirms or presses, Space presses, Escape closes.
///
/// \code
///   Dialog dialog(context, Overlay::kAcknowledge, {.id = "acknowledge", .title = "Acknowledge"});
///   if (!dialog) return;
///   dialog.field({.name = "ack.comment"}, comment);
///   if (dialog.button({.name = "ack.cancel", .label = "Cancel"})) dialog.close();
///   if (dialog.confirm({.name = "ack.ok", .label = "Acknowledge"})) ...
/// \endcode
///
/// The first part has the keyboard when it opens.  The part that confirms comes last.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <imgui.h>

#include "ui/panels/panels.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/frames.h"

namespace toposcope::ui {

struct ChoiceSpec {
  std::string_view name;
  std::string_view label;
  bool enabled = true;
};

class Dialog {
 public:
  /// Open as long as `overlay` is the one of the state.
  Dialog(const PanelContext& context, Overlay overlay, const DialogSpec& spec);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  explicit operator bool() const { return is_shown_; }

  FieldResult field(FieldSpec spec, std::string& text);
  bool button(const ButtonSpec& spec);
  /// The button that Enter presses from any part that Enter does not press itself.
  bool confirm(ButtonSpec spec);
  /// A row of a list; Enter or a click takes it.
  bool row(std::string_view name, std::string_view title, std::string_view right);
  /// One of several, side by side, in as many lines as they need.
  std::optional<std::size_t> choose(std::span<const ChoiceSpec> choices, std::size_t current);
  bool choose_switch(std::string_view name, bool& on);

  /// A caption above what follows.
  void caption(std::string_view text);
  void note(std::string_view text, bool is_fault = false);
  void close();

 private:
  struct Part {
    int index = 0;
    bool has_keys = false;
  };
  void read_keys();
  [[nodiscard]] Part next_part();
  void take(const Part& part);
  /// Whether the keyboard presses a part that was just drawn; marks it when it has the keyboard.
  bool finish(const Part& part, const WidgetPlace& place, bool was_clicked);

  /// What is remembered from frame to frame, with the window of the dialog.
  [[nodiscard]] int kept(int which) const;
  void keep(int which, int value);

  const PanelContext& context_;
  std::optional<DialogScope> scope_;
  ImGuiStorage* storage_ = nullptr;
  bool is_shown_ = false;
  int count_ = 0;       ///< Parts drawn so far in this frame.
  int current_ = 0;     ///< The part with the keyboard.
  bool moved_ = false;  ///< It is to get the keyboard.
  bool enter_ = false, space_ = false;
};

}  // namespace toposcope::ui
