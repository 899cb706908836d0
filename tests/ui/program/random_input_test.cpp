// A person without any plan: random gestures, and after each sequence the state must be whole.

#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "ui/program/support/program_window.h"
#include "ui/program/support/sample_inventory.h"

namespace toposcope::testing {
namespace {

constexpr int kChunks = 40;
constexpr int kSequences = 25;  ///< A chunk: 1,000 in all.
constexpr int kGestures = 20;   ///< A sequence.
constexpr int kOneProgram = 5;  ///< Sequences that go on in the state of the former one.

using Modifiers = HeadlessWindow::Modifiers;

class Monkey {
 public:
  Monkey(ProgramWindow& viewer, std::mt19937& random) : viewer_(viewer), random_(random) {}

  void gesture() {
    stay_in_folder();
    switch (pick(12)) {
      case 0:
        return window().move(place());
      case 1:
      case 2:
        return click();
      case 3:
        return click_widget();
      case 4:
        return window().drag(place(), place(), pick(8) == 0 ? 1 : 0);
      case 5:
        return turn_wheel();
      case 6:
      case 7:
        return tap_letter();
      case 8:
      case 9:
        return tap_named();
      case 10:
        return write();
      default:
        return rarely();
    }
  }

 private:
  HeadlessWindow& window() { return viewer_.window(); }
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  ImVec2 place() {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    // A little beyond the edges, too.
    return {static_cast<float>(pick(static_cast<int>(screen.x) + 20) - 10),
            static_cast<float>(pick(static_cast<int>(screen.y) + 20) - 10)};
  }

  Modifiers modifiers() {
    return {.ctrl = pick(4) == 0, .shift = pick(5) == 0, .alt = pick(8) == 0};
  }

  void click() {
    window().move(place());
    const ImGuiMouseButton button = pick(6) == 0 ? 1 : 0;
    window().click(button);
    if (pick(5) == 0) window().click(button);
  }

  void click_widget() {
    const auto& places = window().ui().registry.places();
    if (places.empty()) return;
    auto at = places.begin();
    std::advance(at, pick(static_cast<int>(places.size())));
    const ImVec2 centre = at->second.centre();
    window().move(centre);
    window().click();
    if (pick(4) == 0) window().click();
  }

  void turn_wheel() {
    window().move(place());
    const int turns = pick(9) - 4;
    window().wheel(static_cast<float>(pick(20) == 0 ? turns * 50 : turns));
  }

  void tap_letter() {
    const char letter = static_cast<char>(pick(4) == 0 ? '0' + pick(10) : 'A' + pick(26));
    window().key(letter, modifiers());
  }

  void tap_named() {
    constexpr std::array kKeys = {
        ImGuiKey_Enter,     ImGuiKey_Escape,   ImGuiKey_Space,     ImGuiKey_Tab,
        ImGuiKey_LeftArrow, ImGuiKey_UpArrow,  ImGuiKey_DownArrow, ImGuiKey_RightArrow,
        ImGuiKey_PageUp,    ImGuiKey_PageDown, ImGuiKey_Home,      ImGuiKey_End,
        ImGuiKey_Backspace, ImGuiKey_Delete,   ImGuiKey_Enter,     ImGuiKey_Escape};
    window().key(kKeys.at(static_cast<std::size_t>(pick(kKeys.size()))), modifiers());
  }

  void write() {
    static const std::array<std::string, 14> kTexts = {"wiki",
                                                       "sw-1",
                                                       "type=machine",
                                                       "status!=ok and ",
                                                       "]",
                                                       "[",
                                                       "-3h",
                                                       "2",
                                                       "\u65E5\u672C \U0001F600",
                                                       "((",
                                                       "\"",
                                                       "192.0.2.1",
                                                       "+",
                                                       "-"};
    std::string text = kTexts.at(static_cast<std::size_t>(pick(kTexts.size())));
    if (pick(10) == 0) text = std::string(static_cast<std::size_t>(1 + pick(300)), 'x');
    // Opens the filter; in a field that names a file it would lead out of the folder.
    if (pick(5) == 0 && viewer_.state().overlay == ui::Overlay::kNone) text = "/";
    window().type(text);
  }

  void rarely() {
    switch (pick(6)) {
      case 0:
        ImGui::GetIO().DisplaySize = {static_cast<float>(200 + pick(1800)),
                                      static_cast<float>(150 + pick(1000))};
        return window().frame();
      case 1:
        return window().frame(0.01F + static_cast<float>(pick(20)));
      case 2:
        return viewer_.settle();
      case 3: {
        const auto actions = ui::all_actions();
        viewer_.program().apply(ui::Do{
            actions[static_cast<std::size_t>(pick(static_cast<int>(actions.size())))].action});
        return window().frame();
      }
      case 4:
        window().move(place());
        window().press();
        return;  // Held over other gestures.
      default:
        return window().release();
    }
  }

  /// What is exported may replace nothing but files of this test.
  void stay_in_folder() {
    ui::ExportForm& form = viewer_.state().export_form;
    form.browsing = false;
    if (form.path.find('/') != std::string::npos) form.path = "picture.png";
  }

  ProgramWindow& viewer_;
  std::mt19937& random_;
};

class RandomInput : public ::testing::TestWithParam<int> {
 protected:
  RandomInput() {
    copy_sample("attic.json", file_);
    std::filesystem::current_path(folder_.path());
  }
  ~RandomInput() override { std::filesystem::current_path("/"); }

  std::unique_ptr<ProgramWindow> open(std::mt19937& random) {
    const std::array<const char*, 4> focal_points = {"", "service:wiki", "machine:nas",
                                                     "provider:fibre"};
    const bool motion = random() % 2 == 0;
    return std::make_unique<ProgramWindow>(ProgramSetup{
        .path = file_, .focal_point = focal_points.at(random() % 4), .motion = motion});
  }

  const TempDir folder_;
  const OwnFolders own_{folder_.path()};
  const std::filesystem::path file_ = folder_ / "attic.db";
};

TEST_P(RandomInput, LeavesAWholeState) {
  for (int i = 0; i < kSequences; i += kOneProgram) {
    const unsigned seed = static_cast<unsigned>(GetParam()) * 1000U + static_cast<unsigned>(i);
    std::mt19937 random(seed);
    const std::unique_ptr<ProgramWindow> viewer = open(random);
    Monkey monkey(*viewer, random);
    for (int sequence = 0; sequence < kOneProgram; ++sequence) {
      for (int gesture = 0; gesture < kGestures; ++gesture) monkey.gesture();
      viewer->settle();
      ASSERT_EQ(faults_of(viewer->state()), std::vector<std::string>{})
          << "seed " << seed << ", sequence " << sequence;
      ASSERT_FALSE(HasFailure()) << "seed " << seed << ", sequence " << sequence;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomInput, ::testing::Range(0, kChunks));

}  // namespace
}  // namespace toposcope::testing
