#pragma once

/// \file
/// Things to press.

#include <cstddef>
#include <optional>
#include <string_view>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

struct ButtonSpec {
  std::string_view name;
  std::string_view label;
  std::string_view key = {};  ///< Hint at the right: "W".
  std::optional<UiGlyph> glyph = {};
  bool active = false;  ///< A switch that is on, or the one action of a dialog.
  bool enabled = true;
  float width = 0;  ///< 0: as wide as its contents.
};

/// True when it was pressed.  24 high; several in a row: ImGui::SameLine().
bool button(UiContext& ui, const ButtonSpec& spec);

/// How wide a button will be, pixels of the screen.
[[nodiscard]] float button_width(UiContext& ui, const ButtonSpec& spec);

struct GlyphButtonSpec {
  std::string_view name;
  UiGlyph glyph = UiGlyph::kClose;
  bool enabled = true;
  bool active = false;
  float size = metric::kControl;
};

/// A sign without frame; its ground shows under the pointer.
bool glyph_button(UiContext& ui, const GlyphButtonSpec& spec);

struct StatusCountSpec {
  std::string_view name;
  scene::StatusFacts status = {};
  std::size_t count = 0;
  std::string_view word;  ///< "Error"
  bool active = false;
};

/// A count of the top bar: badge, number, word.
bool status_count(UiContext& ui, const StatusCountSpec& spec);

struct DropDownSpec {
  std::string_view name;
  std::string_view caption = {};  ///< Quieter, before the value: "Rule".
  std::string_view value;
  std::string_view icon = {};  ///< Of a type.
  bool enabled = true;
  float width = 0;
};

/// Shows a choice; true when pressed, then the caller opens a popup below it (popup_below()).
bool drop_down(UiContext& ui, const DropDownSpec& spec);

/// Opens the popup below the last item; draw it with MenuScope and menu_item() in the same window.
void popup_below(UiContext& ui, const char* id);

struct MenuItemSpec {
  std::string_view name;
  std::string_view label;
  std::string_view key = {};
  std::string_view detail = {};  ///< Quieter, after the label.
  bool checked = false;
  bool enabled = true;
  float width = 220;
};

/// A line of a popup, which it closes when chosen.
bool menu_item(UiContext& ui, const MenuItemSpec& spec);

/// Text that can be clicked.
bool link_text(UiContext& ui, std::string_view name, std::string_view text);

}  // namespace toposcope::ui
