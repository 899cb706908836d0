#pragma once

/// \file
/// A context of Dear ImGui for the shell.

#include <memory>

#include <imgui.h>

namespace toposcope::app {

struct GuiContextEnd {
  void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};
using GuiContext = std::unique_ptr<ImGuiContext, GuiContextEnd>;

/// Made current.  It writes no files.
[[nodiscard]] GuiContext make_gui_context();

}  // namespace toposcope::app
