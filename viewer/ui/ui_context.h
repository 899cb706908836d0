#pragma once

/// \file
/// What every widget needs: the theme, the look, the fonts, and where widgets write down that they
/// are there.
///
/// \code
///   UiContext ui(scene::builtin_look(), "dark", fonts);
///   ui.begin_frame();                       // after ImGui::NewFrame()
///   if (button(ui, {.name = "inspector.focus", .label = "Focus", .key = "\u21B5"})) ...
///   ui.registry.find("inspector.focus");    // where a test clicks
/// \endcode
///
/// \par Thread safety
/// UI thread only.

#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "toposcope/scene/look.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

#include "ui/paint/fonts.h"

namespace toposcope::ui {

/// Where a widget was drawn, pixels of the screen.
struct WidgetPlace {
  ImVec2 min, max;
  [[nodiscard]] ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
};

/// The interactive widgets of this frame, by name, e.g. "problems.row.3".
class WidgetRegistry {
 public:
  void begin_frame() {
    places_.clear();
    texts.clear();
  }
  void add(std::string_view name, const WidgetPlace& place) {
    places_.insert_or_assign(std::string(name), place);
  }
  [[nodiscard]] std::optional<WidgetPlace> find(std::string_view name) const {
    const auto found = places_.find(name);
    if (found == places_.end()) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] const std::map<std::string, WidgetPlace, std::less<>>& places() const {
    return places_;
  }

  std::vector<PaintedText> texts;  ///< What was written, when UiContext::log_texts() was called.

 private:
  std::map<std::string, WidgetPlace, std::less<>> places_;
};

class UiContext {
 public:
  /// An unknown theme is the dark one.
  /// \pre  `look` has the theme "dark"; both references outlive the context
  UiContext(const scene::Look& look, std::string_view theme, Fonts& fonts)
      : look_(&look), fonts_(&fonts) {
    set_theme(theme);
  }

  void begin_frame() { registry.begin_frame(); }

  void set_theme(std::string_view name) {
    const scene::Theme* found = look_->theme(name);
    theme_ = found != nullptr ? found : look_->theme("dark");
  }
  void set_look(const scene::Look& look) {
    const std::string name = theme_->name;
    look_ = &look;
    set_theme(name);
  }
  /// Writes painted texts into registry.texts from now on.
  void log_texts() { fonts_->log = &registry.texts; }

  [[nodiscard]] const scene::Theme& theme() const { return *theme_; }
  [[nodiscard]] const scene::Look& look() const { return *look_; }
  [[nodiscard]] Fonts& fonts() const { return *fonts_; }

  /// A length at 100 % in pixels of the screen, whole ones.
  [[nodiscard]] float px(float length) const { return std::round(length * fonts_->scale()); }
  /// The same, not rounded.
  [[nodiscard]] float exact(float length) const { return length * fonts_->scale(); }

  WidgetRegistry registry;
  scene::Scene scratch;  ///< Where widgets draw symbols; emptied by each.
  ImGuiID popup_id = 0;  ///< Of the popup that was opened below a widget.
  ImVec2 popup_place;    ///< Where it goes, pixels of the screen.

 private:
  const scene::Look* look_;
  const scene::Theme* theme_ = nullptr;
  Fonts* fonts_;
};

}  // namespace toposcope::ui
