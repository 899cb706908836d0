#pragma once

/// \file
/// Fields to write in.

#include <string>
#include <string_view>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

struct FieldSpec {
  std::string_view name;
  std::string_view hint = {};  ///< Shown while it is empty.
  bool search = false;         ///< 28 high with a magnifier; else 24.
  bool take_focus = false;     ///< In this frame.
  std::string_view tab = {};   ///< What Tab makes of the text; empty: it goes to the next widget.
  float width = 0;             ///< 0: what is left of the line.
};

struct FieldResult {
  bool changed = false;
  bool submitted = false;  ///< Enter was pressed.
  bool active = false;     ///< It has the keyboard.
  bool cleared = false;    ///< Its cross was clicked, or Escape pressed in it.
  WidgetPlace place;
};

/// One line of text; `text` is what stands in it.
FieldResult text_field(UiContext& ui, const FieldSpec& spec, std::string& text);

}  // namespace toposcope::ui
