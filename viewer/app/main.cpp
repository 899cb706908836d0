#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/scene/look.h"

#include "app/demonstration.h"
#include "app/offscreen.h"
#include "app/window.h"
#include "ui/theme_style.h"

namespace toposcope::app {
namespace {

int fail(const model::Error& error) {
  std::cerr << "toposcope-viewer: " << error.message << '\n';
  return 5;
}

/// Draws the demonstration with the context that is current.
struct Program {
  explicit Program(float scale, const std::string& theme)
      : fonts(scale), ui(scene::builtin_look(), theme, fonts) {
    fonts.attach(*ImGui::GetIO().Fonts);
    ui::apply_theme(ui.theme(), scale, ImGui::GetStyle());
  }
  [[nodiscard]] Frame frame() {
    return {.fonts = &fonts, .draw = [this] { draw_demonstration(ui, state); }};
  }

  ui::Fonts fonts;
  ui::UiContext ui;
  DemonstrationState state;
};

int take_screenshot(const std::string& file, const std::string& theme) {
  auto screen = Offscreen::open(1600, 1000);
  if (!screen.has_value()) return fail(screen.error());
  Program program(1, theme);
  const Pixels pixels = screen.value()->draw(program.frame(), 3);
  if (auto status = write_png(pixels, file); !status.has_value()) return fail(status.error());
  return 0;
}

int show_window(const std::string& theme) {
  auto window = Window::open({.title = "toposcope"});
  if (!window.has_value()) return fail(window.error());
  Program program(window.value()->density(), theme);
  window.value()->run(program.frame());
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  std::string theme = "dark";
  std::string screenshot;
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    if (arguments[i] == "--theme") theme = arguments[i + 1];
    if (arguments[i] == "--screenshot") screenshot = arguments[i + 1];
  }
  return screenshot.empty() ? show_window(theme) : take_screenshot(screenshot, theme);
}

}  // namespace
}  // namespace toposcope::app

int main(int argc, char** argv) {
  return toposcope::app::run(std::vector<std::string>(argv + 1, argv + argc));
}
