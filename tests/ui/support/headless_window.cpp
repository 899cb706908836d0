#include "ui/support/headless_window.h"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "toposcope/scene/look.h"

#include "ui/imgui_scope.h"
#include "ui/theme_style.h"

namespace toposcope::testing {
namespace {

/// Named keys come first in KeysDown, letters and digits at their codes.
int index_of(ImGuiKey key) { return 256 + key; }

ImGuiContext* make_context(const HeadlessOptions& options) {
  ImGuiContext* context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {options.width, options.height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigInputTextCursorBlink = false;
  io.MousePos = {-1000, -1000};
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = index_of(key);
  // Shortcuts of fields are asked by letter.
  io.KeyMap[ImGuiKey_A] = 'A';
  io.KeyMap[ImGuiKey_C] = 'C';
  io.KeyMap[ImGuiKey_V] = 'V';
  io.KeyMap[ImGuiKey_X] = 'X';
  io.KeyMap[ImGuiKey_Y] = 'Y';
  io.KeyMap[ImGuiKey_Z] = 'Z';
  return context;
}

}  // namespace

HeadlessWindow::HeadlessWindow(const HeadlessOptions& options)
    : context_(make_context(options)),
      fonts_(options.scale),
      ui_(scene::builtin_look(), options.theme, fonts_) {
  fonts_.attach(*ImGui::GetIO().Fonts);
  ui::apply_theme(ui_.theme(), options.scale, ImGui::GetStyle());
  ui_.log_texts();
}

HeadlessWindow::~HeadlessWindow() { ImGui::DestroyContext(context_); }

void HeadlessWindow::show(std::function<void()> draw) {
  show_windows([draw = std::move(draw)] {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    const ui::WindowScope window("screen", ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                               ImGuiWindowFlags_NoSavedSettings |
                                               ImGuiWindowFlags_NoBringToFrontOnFocus);
    draw();
  });
}

void HeadlessWindow::show_windows(std::function<void()> draw) {
  draw_ = std::move(draw);
  frames(2);  // Windows know their sizes after the first.
}

void HeadlessWindow::frame(float seconds) {
  constexpr int kMostTries = 3;
  ImGui::GetIO().DeltaTime = seconds;
  for (int i = 0; i < kMostTries; ++i) {
    if (fonts_.needs_rebuild()) fonts_.rebuild();
    ImGui::NewFrame();
    ui_.begin_frame();
    if (draw_) draw_();
    if (!fonts_.needs_rebuild() || i + 1 == kMostTries) break;
    ImGui::EndFrame();
    ImGui::GetIO().DeltaTime = 1.0E-6F;  // The same frame again: time stands.
  }
  ImGui::Render();
  ++frames_;
}

void HeadlessWindow::frames(int count) {
  for (int i = 0; i < count; ++i) frame();
}

void HeadlessWindow::move(ImVec2 to) {
  ImGui::GetIO().MousePos = to;
  frame();
}

void HeadlessWindow::press(ImGuiMouseButton button) {
  ImGui::GetIO().MouseDown[button] = true;
  frame();
}

void HeadlessWindow::release(ImGuiMouseButton button) {
  ImGui::GetIO().MouseDown[button] = false;
  frame();
}

void HeadlessWindow::click(ImGuiMouseButton button) {
  press(button);
  release(button);
  frame();
}

void HeadlessWindow::click_at(ImVec2 place, ImGuiMouseButton button) {
  // Longer than a double click takes: two clicks of a test are two.
  frame(1);
  move(place);
  click(button);
}

void HeadlessWindow::click(std::string_view widget, ImGuiMouseButton button) {
  click_at(this->widget(widget).centre(), button);
}

void HeadlessWindow::double_click(std::string_view widget) {
  click(widget);
  click();
}

void HeadlessWindow::hover(std::string_view widget) {
  move(this->widget(widget).centre());
  frame();
}

void HeadlessWindow::drag(ImVec2 from, ImVec2 to, ImGuiMouseButton button) {
  move(from);
  press(button);
  move({(from.x + to.x) / 2, (from.y + to.y) / 2});
  move(to);
  release(button);
  frame();
}

void HeadlessWindow::wheel(float notches) {
  ImGui::GetIO().MouseWheel = notches;
  frame();
}

void HeadlessWindow::set_modifiers(const Modifiers& modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.KeyCtrl = modifiers.ctrl;
  io.KeyShift = modifiers.shift;
  io.KeyAlt = modifiers.alt;
}

void HeadlessWindow::tap(int index) {
  ImGui::GetIO().KeysDown[index] = true;
  frame();
  ImGui::GetIO().KeysDown[index] = false;
  frame();
}

void HeadlessWindow::key(ImGuiKey key, const Modifiers& modifiers) {
  set_modifiers(modifiers);
  tap(ImGui::GetIO().KeyMap[key]);
  set_modifiers({});
}

void HeadlessWindow::key(char key, const Modifiers& modifiers) {
  set_modifiers(modifiers);
  tap(static_cast<unsigned char>(key));
  set_modifiers({});
}

void HeadlessWindow::type(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  frames(2);
}

bool HeadlessWindow::has_widget(std::string_view name) const {
  return ui_.registry.find(name).has_value();
}

ui::WidgetPlace HeadlessWindow::widget(std::string_view name) const {
  const auto found = ui_.registry.find(name);
  EXPECT_TRUE(found.has_value()) << "no widget is named " << name;
  return found.value_or(ui::WidgetPlace{{-1000, -1000}, {-1000, -1000}});
}

bool HeadlessWindow::has_text(std::string_view text) const {
  const auto& painted = ui_.registry.texts;
  return std::any_of(painted.begin(), painted.end(), [&](const ui::PaintedText& one) {
    return one.text.find(text) != std::string::npos;
  });
}

std::vector<std::string> HeadlessWindow::texts() const {
  std::vector<std::string> all;
  for (const ui::PaintedText& text : ui_.registry.texts) all.push_back(text.text);
  return all;
}

std::vector<ImDrawVert> HeadlessWindow::vertices() const {
  std::vector<ImDrawVert> all;
  const ImDrawData& data = draw_data();
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const auto& list = data.CmdLists[i]->VtxBuffer;
    all.insert(all.end(), list.begin(), list.end());
  }
  return all;
}

}  // namespace toposcope::testing
