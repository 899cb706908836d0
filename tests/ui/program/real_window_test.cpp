// The program as it is installed: on a screen of its own, driven from outside, and without any.

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <stb_image.h>

#include "support/temp_dir.h"
#include "ui/program/support/child_program.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"
#include "ui/support/virtual_screen.h"
#include "ui/window_plan.h"

namespace toposcope::testing {
namespace {

class RealProgram : public ::testing::Test {
 protected:
  RealProgram() {
    copy_sample("harbour.json", harbour_);
    copy_sample("attic.json", house_);
    std::filesystem::create_directory(out_);
    // A driver of OpenGL is unloaded before a sanitizer looks for leaks, and can be named no more;
    // leaks of the program itself are looked for where it runs without a window.
    ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
    // Where files without a folder go.
    std::filesystem::current_path(out_);
  }
  ~RealProgram() override { std::filesystem::current_path("/"); }

  [[nodiscard]] std::string errors() const {
    std::ifstream in(errors_);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path harbour_ = folder_ / "harbour.db";
  const std::filesystem::path house_ = folder_ / "attic.db";
  const std::filesystem::path out_ = folder_ / "out";
  const std::filesystem::path errors_ = folder_ / "errors.txt";
};

/// A person at another machine: keys by name, text as it is typed.
class Hands {
 public:
  explicit Hands(std::string title) : title_(std::move(title)) {}

  /// Waits for the window, and turns to it.
  [[nodiscard]] bool turn_to_window() const {
    return run_program({"xdotool", "search", "--sync", "--onlyvisible", "--name", title_,
                        "windowfocus", "--sync", "mousemove", "--window", "%1", "5", "5"}) == 0;
  }
  void keys(const std::vector<std::string>& names) const {
    std::vector<std::string> words = {"xdotool", "key", "--delay", "80"};
    words.insert(words.end(), names.begin(), names.end());
    EXPECT_EQ(run_program(words), 0);
  }
  void type(const std::string& text) const {
    EXPECT_EQ(run_program({"xdotool", "type", "--delay", "30", text}), 0);
  }

 private:
  std::string title_;
};

/// Out of whatever is open; what is selected then is the focal point.
void step_out(const Hands& hands) { hands.keys({"Escape", "Escape", "Escape"}); }

/// Copies the name of what is selected and exports the picture into a file of that name: so both
/// are seen from outside.  Keys that come too early do no harm.
bool exports_as(const Hands& hands, const std::filesystem::path& file) {
  hands.keys({"ctrl+c", "ctrl+e", "ctrl+a", "ctrl+v", "Return"});
  constexpr int kPatience = 2000;
  const bool is_there = wait_for_file(file, kPatience);
  step_out(hands);
  return is_there;
}

constexpr int kTries = 20;

TEST_F(RealProgram, FindsWhatIsTypedAndCopiesItsName) {
  const VirtualScreen screen;
  ASSERT_FALSE(screen.display().empty());
  ::setenv("DISPLAY", screen.display().c_str(), 1);
  ChildProgram viewer({TOPOSCOPE_VIEWER, harbour_.string(), "--size", "900x600"}, errors_);
  const Hands hands("^harbour.db");
  ASSERT_TRUE(hands.turn_to_window()) << errors();
  // Until the file is read there is nothing to be found: a person would look again, too.
  bool is_found = false;
  for (int i = 0; i < kTries && !is_found && viewer.is_running(); ++i) {
    hands.keys({"ctrl+k"});
    hands.type("10.21.1.11");
    hands.keys({"Return", "Escape"});
    is_found = exports_as(hands, out_ / "web-fe-01");
  }
  EXPECT_TRUE(is_found) << errors();
  hands.keys({"ctrl+q"});
  EXPECT_EQ(viewer.wait(), 0) << errors();
}

TEST_F(RealProgram, ASecondStartHandsItsFocalPointOver) {
  const VirtualScreen screen;
  ASSERT_FALSE(screen.display().empty());
  ::setenv("DISPLAY", screen.display().c_str(), 1);
  ChildProgram viewer(
      {TOPOSCOPE_VIEWER, house_.string(), "--focal", "service:wiki", "--size", "900x600"}, errors_);
  const Hands hands("^attic.db");
  ASSERT_TRUE(hands.turn_to_window()) << errors();
  EXPECT_EQ(run_program({TOPOSCOPE_VIEWER, house_.string(), "--focal", "service:photos"}), 0);
  ASSERT_TRUE(viewer.is_running()) << errors();
  bool is_shown = false;
  for (int i = 0; i < kTries && !is_shown; ++i) is_shown = exports_as(hands, out_ / "Photos");
  EXPECT_TRUE(is_shown) << errors();
  hands.keys({"ctrl+q"});
  EXPECT_EQ(viewer.wait(), 0) << errors();
}

TEST_F(RealProgram, WithoutADisplaySaysWhatToDo) {
  ::unsetenv("DISPLAY");
  ChildProgram viewer({TOPOSCOPE_VIEWER, house_.string()}, errors_);
  EXPECT_EQ(viewer.wait(), 5);
  EXPECT_NE(errors().find("no display"), std::string::npos) << errors();
  EXPECT_NE(errors().find("--screenshot"), std::string::npos) << errors();
}

TEST_F(RealProgram, ExitCodesTellWhatToDoNext) {
  ::unsetenv("DISPLAY");
  const std::string picture = (folder_ / "p.png").string();
  const auto run = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {TOPOSCOPE_VIEWER};
    words.insert(words.end(), more.begin(), more.end());
    return ChildProgram(words, errors_).wait();
  };
  EXPECT_EQ(run({house_.string(), "--screenshot", picture, "--theme", "plaid"}), 2);
  EXPECT_NE(errors().find("dark, light"), std::string::npos) << errors();
  EXPECT_EQ(run({house_.string(), "--screenshot", picture, "--size", "big"}), 2);
  EXPECT_EQ(run({(folder_ / "no.db").string(), "--screenshot", picture}), 3);
  EXPECT_EQ(run({house_.string(), "--focal", "service:x", "--screenshot", picture}), 1);
  EXPECT_NE(errors().find("service:x"), std::string::npos) << errors();
  EXPECT_EQ(run({house_.string(), "--screenshot", (folder_ / "no" / "p.png").string()}), 5);
}

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;

  [[nodiscard]] bool is(int x, int y, const scene::Colour& c) const {
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x)) *
                           3;
    return rgb[at] == c.red && rgb[at + 1] == c.green && rgb[at + 2] == c.blue;
  }
};

Picture read_png(const std::filesystem::path& path) {
  Picture picture;
  int channels = 0;
  unsigned char* pixels = stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3);
  EXPECT_NE(pixels, nullptr) << path;
  if (pixels == nullptr) return picture;
  const auto bytes =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  picture.rgb.assign(pixels, pixels + bytes);
  stbi_image_free(pixels);
  return picture;
}

class Screenshot : public RealProgram, public ::testing::WithParamInterface<const char*> {};

TEST_P(Screenshot, HasGroundAndAlarmsInTheColoursOfTheTheme) {
  ::unsetenv("DISPLAY");
  const std::string theme_name = GetParam();
  const std::filesystem::path to = folder_ / "window.png";
  ASSERT_EQ(
      run_program({TOPOSCOPE_VIEWER, house_.string(), "--focal", "service:photos", "--screenshot",
                   to.string(), "--size", "1600x1000", "--theme", theme_name}),
      0);
  const Picture picture = read_png(to);
  ASSERT_EQ(picture.width, 1600);
  ASSERT_EQ(picture.height, 1000);
  // The same window without a screen tells where things are.
  ProgramWindow same(
      {.path = house_, .focal_point = "service:photos", .window = {.theme = theme_name}});
  const scene::Theme& theme = *scene::builtin_look().theme(theme_name);
  const scene::Rect canvas = ui::plan_window(same.state(), same.state().window).canvas;
  EXPECT_TRUE(
      picture.is(static_cast<int>(canvas.x) + 6, static_cast<int>(canvas.y) + 6, theme.canvas));
  // nas, with its failed disk, is the one card in Error.
  const ImVec2 nas = same.place_of("machine:nas");
  const scene::Rect& card = same.picture().layout.nodes[*same.card("machine:nas")];
  const float zoom = same.tab().camera.zoom;
  int red = 0;
  for (float y = -card.height * zoom / 2; y <= card.height * zoom / 2; ++y) {
    for (float x = -card.width * zoom / 2; x <= card.width * zoom / 2; ++x) {
      red += picture.is(static_cast<int>(nas.x + x), static_cast<int>(nas.y + y),
                        theme.of(model::StatusValue::kError).mark)
                 ? 1
                 : 0;
    }
  }
  EXPECT_GT(red, 20);
}

INSTANTIATE_TEST_SUITE_P(Themes, Screenshot, ::testing::Values("dark", "light"));

}  // namespace
}  // namespace toposcope::testing
