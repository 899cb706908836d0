#include "app/gl_context.h"

namespace toposcope::app {

GuiContext make_gui_context() {
  GuiContext context(ImGui::CreateContext());
  ImGui::SetCurrentContext(context.get());
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // What is remembered of a window is the program's to say.
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = true;
  return context;
}

}  // namespace toposcope::app
