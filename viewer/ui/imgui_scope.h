#pragma once

/// \file
/// Push/Pop and Begin/End pairs of Dear ImGui that end with their block, whatever returns early.
///
/// \code
///   const IdScope id(node.key);
///   if (const PopupScope menu("menu"); menu) draw_menu();
/// \endcode
///
/// \par Thread safety
/// UI thread only, between NewFrame and Render.

#include <string_view>

#include <imgui.h>

namespace toposcope::ui {

/// Not copied, not moved: one object stands for one open pair.
class ScopeBase {
 public:
  ScopeBase(const ScopeBase&) = delete;
  ScopeBase& operator=(const ScopeBase&) = delete;

 protected:
  ScopeBase() = default;
  ~ScopeBase() = default;
};

class StyleColourScope : ScopeBase {
 public:
  StyleColourScope(ImGuiCol which, ImU32 colour) { ImGui::PushStyleColor(which, colour); }
  ~StyleColourScope() { ImGui::PopStyleColor(); }
};

class StyleVarScope : ScopeBase {
 public:
  StyleVarScope(ImGuiStyleVar which, float value) { ImGui::PushStyleVar(which, value); }
  StyleVarScope(ImGuiStyleVar which, ImVec2 value) { ImGui::PushStyleVar(which, value); }
  ~StyleVarScope() { ImGui::PopStyleVar(); }
};

class FontScope : ScopeBase {
 public:
  explicit FontScope(ImFont* font) { ImGui::PushFont(font); }
  ~FontScope() { ImGui::PopFont(); }
};

class IdScope : ScopeBase {
 public:
  explicit IdScope(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
  explicit IdScope(int id) { ImGui::PushID(id); }
  ~IdScope() { ImGui::PopID(); }
};

class ItemWidthScope : ScopeBase {
 public:
  explicit ItemWidthScope(float width) { ImGui::PushItemWidth(width); }
  ~ItemWidthScope() { ImGui::PopItemWidth(); }
};

/// A window; true when its contents can be seen.
class WindowScope : ScopeBase {
 public:
  explicit WindowScope(const char* name, ImGuiWindowFlags flags = 0, bool* open = nullptr)
      : visible_(ImGui::Begin(name, open, flags)) {}
  ~WindowScope() { ImGui::End(); }
  explicit operator bool() const { return visible_; }

 private:
  bool visible_;
};

/// A part of a window that scrolls by itself; true when its contents can be seen.
class ChildScope : ScopeBase {
 public:
  explicit ChildScope(const char* id, ImVec2 size = {}, ImGuiWindowFlags flags = 0)
      : visible_(ImGui::BeginChild(id, size, false, flags)) {}
  ~ChildScope() { ImGui::EndChild(); }
  explicit operator bool() const { return visible_; }

 private:
  bool visible_;
};

class GroupScope : ScopeBase {
 public:
  GroupScope() { ImGui::BeginGroup(); }
  ~GroupScope() { ImGui::EndGroup(); }
};

/// True while the popup is open.
class PopupScope : ScopeBase {
 public:
  explicit PopupScope(const char* id, ImGuiWindowFlags flags = 0)
      : open_(ImGui::BeginPopup(id, flags)) {}
  ~PopupScope() {
    if (open_) ImGui::EndPopup();
  }
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

/// A popup that takes all input; true while it is open.
class ModalScope : ScopeBase {
 public:
  explicit ModalScope(const char* id, ImGuiWindowFlags flags = 0)
      : open_(ImGui::BeginPopupModal(id, nullptr, flags)) {}
  ~ModalScope() {
    if (open_) ImGui::EndPopup();
  }
  explicit operator bool() const { return open_; }

 private:
  bool open_;
};

class TooltipScope : ScopeBase {
 public:
  TooltipScope() { ImGui::BeginTooltip(); }
  ~TooltipScope() { ImGui::EndTooltip(); }
};

class DisabledScope : ScopeBase {
 public:
  explicit DisabledScope(bool disabled) { ImGui::BeginDisabled(disabled); }
  ~DisabledScope() { ImGui::EndDisabled(); }
};

/// Nothing is drawn outside of the rectangle.
class ClipScope : ScopeBase {
 public:
  ClipScope(ImDrawList& list, ImVec2 min, ImVec2 max) : list_(list) {
    list.PushClipRect(min, max, true);
  }
  ~ClipScope() { list_.PopClipRect(); }

 private:
  ImDrawList& list_;
};

}  // namespace toposcope::ui
