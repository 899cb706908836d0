// The window on a screen of its own, and the picture of it without any.

#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include <gtest/gtest.h>
#include <stb_image.h>

#include "toposcope/scene/look.h"

#include "app/offscreen.h"
#include "app/window.h"
#include "support/temp_dir.h"
#include "ui/imgui_scope.h"
#include "ui/paint/text_painter.h"
#include "ui/support/keep_libraries.h"
#include "ui/support/virtual_screen.h"
#include "ui/widgets.h"

namespace toposcope::testing {
namespace {

using app::Frame;
using app::Offscreen;
using app::Pixels;
using app::Window;

std::array<int, 4> pixel(const Pixels& pixels, int x, int y) {
  const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                   static_cast<std::size_t>(x)) *
                  4;
  return {pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2], pixels.rgba[at + 3]};
}

/// Red at the upper left, green below, a letter at the right.
void draw_signs(ui::Fonts& fonts) {
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  list.AddRectFilled({0, 0}, {20, 10}, IM_COL32(255, 0, 0, 255));
  list.AddRectFilled({0, 10}, {20, 50}, IM_COL32(0, 255, 0, 255));
  ui::draw_text(list, fonts,
                {.text = "\u2588\u0416",
                 .style = {.size = 24, .colour = {255, 255, 255, 255}},
                 .at = {60, 40}});
}

int white_pixels(const Pixels& pixels) {
  int white = 0;
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 50; x < pixels.width; ++x) white += pixel(pixels, x, y)[0] > 250 ? 1 : 0;
  }
  return white;
}

TEST(OffscreenPicture, ShowsWhatWasDrawnWithoutADisplay) {
  unsetenv("DISPLAY");
  auto screen = Offscreen::open(120, 60);
  ASSERT_TRUE(screen.has_value()) << screen.error().message;
  keep_libraries();
  ui::Fonts fonts;
  fonts.attach(*ImGui::GetIO().Fonts);
  const Frame frame{.fonts = &fonts, .draw = [&] { draw_signs(fonts); }};
  const Pixels pixels = screen.value()->draw(frame, 2);
  ASSERT_EQ(pixels.rgba.size(), 120U * 60 * 4);
  EXPECT_EQ(pixel(pixels, 5, 5), (std::array{255, 0, 0, 255}));
  EXPECT_EQ(pixel(pixels, 5, 15), (std::array{0, 255, 0, 255}));
  EXPECT_EQ(pixel(pixels, 30, 55), (std::array{0, 0, 0, 255}));
  EXPECT_GT(white_pixels(pixels), 100) << "letters that came while the frame was drawn";
}

TEST(OffscreenPicture, ShowsLettersInTheFirstFrame) {
  auto screen = Offscreen::open(120, 60);
  ASSERT_TRUE(screen.has_value()) << screen.error().message;
  keep_libraries();
  ui::Fonts fonts;
  fonts.attach(*ImGui::GetIO().Fonts);
  const Frame frame{.fonts = &fonts, .draw = [&] { draw_signs(fonts); }};
  const int first = white_pixels(screen.value()->draw(frame, 1));
  EXPECT_GT(first, 100);
  EXPECT_EQ(white_pixels(screen.value()->draw(frame, 1)), first);
}

TEST(OffscreenPicture, BecomesAPng) {
  const TempDir folder;
  const std::filesystem::path file = folder.path() / "picture.png";
  const Pixels pixels{2, 1, {1, 2, 3, 255, 200, 100, 50, 128}};
  ASSERT_TRUE(app::write_png(pixels, file).has_value());
  int width = 0;
  int height = 0;
  int channels = 0;
  unsigned char* read = stbi_load(file.c_str(), &width, &height, &channels, 4);
  ASSERT_NE(read, nullptr);
  EXPECT_EQ(std::tuple(width, height), std::tuple(2, 1));
  EXPECT_EQ(std::vector<std::uint8_t>(read, read + 8), pixels.rgba);
  stbi_image_free(read);
}

TEST(OffscreenPicture, RefusesWhatCannotBe) {
  EXPECT_FALSE(Offscreen::open(0, 10).has_value());
  EXPECT_FALSE(Offscreen::open(10, 20000).has_value());
  const auto status = app::write_png({1, 1, {0, 0, 0, 0}}, "no-such-folder/picture.png");
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, model::ErrorCode::kIo);
}

TEST(ScreenWindow, SaysWhatToDoWithoutADisplay) {
  unsetenv("DISPLAY");
  const auto window = Window::open({.title = "toposcope"});
  ASSERT_FALSE(window.has_value());
  EXPECT_EQ(window.error().code, model::ErrorCode::kUnavailable);
  EXPECT_NE(window.error().message.find("--screenshot"), std::string::npos);
}

/// Clicks on a window as a person would, from another process; the window sleeps in between.
struct Visitor {
  std::atomic<bool> is_done = false;
  std::atomic<int> exit_code = -1;
  std::jthread thread;

  void click(const std::string& title, int x, int y) {
    if (thread.joinable()) thread.join();
    is_done = false;
    thread = std::jthread([this, title, x, y] {
      exit_code = run_program({"xdotool", "search", "--sync", "--onlyvisible", "--name",
                               "^" + title + "$", "mousemove", "--window", "%1", std::to_string(x),
                               std::to_string(y), "click", "1"});
      is_done = true;
      Window::wake();
    });
  }
};

TEST(ScreenWindow, CountsClicksOfAnotherProcess) {
  const VirtualScreen screen;
  ASSERT_FALSE(screen.display().empty());
  setenv("DISPLAY", screen.display().c_str(), 1);
  auto opened = Window::open({.title = "toposcope test", .width = 400, .height = 300});
  ASSERT_TRUE(opened.has_value()) << opened.error().message;
  keep_libraries();
  Window& window = *opened.value();
  EXPECT_EQ(window.size().width, 400);
  EXPECT_EQ(window.size().height, 300);
  ui::Fonts fonts(window.density());
  fonts.attach(*ImGui::GetIO().Fonts);
  ui::UiContext ui(scene::builtin_look(), "dark", fonts);
  int pressed = 0;
  int frames = 0;
  Visitor visitor;
  const auto draw = [&] {
    ui.begin_frame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    const ui::WindowScope all("all", ImGuiWindowFlags_NoDecoration);
    ImGui::SetCursorScreenPos({40, 40});
    const bool clicked = ui::button(ui, {.name = "b", .label = "Focus", .width = 100});
    pressed += clicked;
    // The second click waits for the first: two in one frame would be one.
    const bool is_first = ++frames == 2;
    if (is_first || (clicked && pressed == 1)) visitor.click("toposcope test", 80, 52);
  };
  // It ends when both clicks arrived, or a while after the visitor left without them.
  int frames_after = 0;
  constexpr int kPatience = 400;
  window.run({.fonts = &fonts,
              .draw = draw,
              .wants_more = [&] { return visitor.is_done.load(); },
              .closes =
                  [&](bool) {
                    if (visitor.is_done) ++frames_after;
                    return pressed == 2 || frames_after > kPatience;
                  }});
  visitor.thread.join();
  EXPECT_EQ(visitor.exit_code, 0) << "xdotool is in the package xdotool";
  EXPECT_EQ(pressed, 2);
}

TEST(ScreenWindow, SleepsUntilItIsWoken) {
  const VirtualScreen screen;
  ASSERT_FALSE(screen.display().empty());
  setenv("DISPLAY", screen.display().c_str(), 1);
  auto opened = Window::open({.title = "toposcope sleep", .width = 320, .height = 240});
  ASSERT_TRUE(opened.has_value()) << opened.error().message;
  keep_libraries();
  ui::Fonts fonts;
  fonts.attach(*ImGui::GetIO().Fonts);
  // Every waking comes from here: without it the loop would never end.
  std::atomic<int> frames = 0;
  std::atomic<bool> ended = false;
  constexpr int kWanted = 12;
  std::jthread waker([&] {
    while (!ended) {
      const int before = frames;
      Window::wake();
      frames.wait(before);
    }
  });
  opened.value()->run({.fonts = &fonts,
                       .draw =
                           [&] {
                             ++frames;
                             frames.notify_all();
                           },
                       .closes = [&](bool) { return frames >= kWanted; }});
  ended = true;
  ++frames;
  frames.notify_all();
  waker.join();
  EXPECT_GE(frames, kWanted);
}

}  // namespace
}  // namespace toposcope::testing
