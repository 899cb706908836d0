/// What one frame of the window costs before the graphics card sees it: shapes as triangles,
/// letters into the texture, and fonts when the program starts.
///
///   paint_bench
///
/// Ends with 1 when a target is missed.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <random>
#include <string>

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "bench/targets.h"
#include "ui/paint/scene_painter.h"
#include "ui/paint/text_painter.h"

namespace {

using toposcope::bench::Targets;
using toposcope::scene::Cap;
using toposcope::scene::Circle;
using toposcope::scene::Colour;
using toposcope::scene::Scene;
using toposcope::scene::TextStyle;
using toposcope::scene::Weight;
using toposcope::ui::Fonts;

constexpr int kRepeats = 25;
constexpr Colour kInk{200, 100, 50, 255};

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// A draw list that is emptied before each piece of work.
class Canvas {
 public:
  Canvas() : context_(ImGui::CreateContext(), &ImGui::DestroyContext) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1600, 1000};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    fonts_.attach(*io.Fonts);
    ImGui::NewFrame();
    list_ = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
  }

  template <typename Work>
  double median_of(const Work& work) {
    std::array<double, kRepeats> times{};
    for (double& time : times) {
      list_->_ResetForNewFrame();
      list_->PushTextureID(ImGui::GetIO().Fonts->TexID);
      list_->PushClipRect({0, 0}, {1600, 1000});
      const double start = now_ms();
      work(*list_);
      time = now_ms() - start;
    }
    std::sort(times.begin(), times.end());
    return times[kRepeats / 2];
  }

  Fonts& fonts() { return fonts_; }
  [[nodiscard]] int vertices() const { return list_->VtxBuffer.Size; }

 private:
  std::unique_ptr<ImGuiContext, void (*)(ImGuiContext*)> context_;
  Fonts fonts_;
  std::unique_ptr<ImDrawList> list_;
};

/// A graph from afar: marks and straight lines.
Scene far_graph(int circles, int lines) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> x(0, 1600);
  std::uniform_real_distribution<float> y(0, 1000);
  Scene scene;
  for (int i = 0; i < lines; ++i) {
    scene.add_line({x(random), y(random)}, {x(random), y(random)}, {kInk, 1, Cap::kButt, {}});
  }
  for (int i = 0; i < circles; ++i) scene.add(Circle{{x(random), y(random)}, 4, kInk, {}});
  return scene;
}

void measure_shapes(Canvas& canvas, Targets& targets) {
  const Scene scene = far_graph(10'000, 20'000);
  const double ms = canvas.median_of(
      [&](ImDrawList& list) { toposcope::ui::paint(list, scene, {}, canvas.fonts()); });
  std::printf("10,000 circles and 20,000 lines: %.2f ms, %d vertices\n", ms, canvas.vertices());
  targets.at_most("10,000 circles and 20,000 lines", ms, 5, "ms");
}

void measure_text(Canvas& canvas, Targets& targets) {
  const double ms = canvas.median_of([&](ImDrawList& list) {
    for (int i = 0; i < 1000; ++i) {
      toposcope::ui::draw_text(list, canvas.fonts(),
                               {.text = "tap3f9c21d0-7a 10.4",
                                .style = {.weight = Weight::kMedium, .size = 12, .colour = kInk},
                                .at = {static_cast<float>(i % 40) * 37.3F, 20}});
    }
  });
  std::printf("1,000 texts of 19 letters: %.2f ms, %d vertices\n", ms, canvas.vertices());
  targets.at_most("1,000 texts of 19 letters", ms, 2, "ms");
}

/// What the first frame needs: the letters of a common window, in the styles that panels use.
void measure_start(Targets& targets) {
  const double start = now_ms();
  Canvas canvas;
  const double attached = now_ms() - start;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const std::string all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:/()";
  for (const float size : {9.0F, 10.0F, 11.0F, 12.0F, 13.0F, 15.0F}) {
    for (const Weight weight : {Weight::kRegular, Weight::kMedium, Weight::kSemiBold}) {
      toposcope::ui::draw_text(
          list, canvas.fonts(),
          {.text = all, .style = {.weight = weight, .size = size, .colour = kInk}, .at = {9, 99}});
    }
  }
  const double drawn = now_ms() - start;
  std::printf("start: %.1f ms to the first font, %.1f ms with 68 letters of 18 styles\n", attached,
              drawn);
  targets.at_most("fonts at the start", drawn, 40, "ms");
}

}  // namespace

int main() {
  Targets targets;
  measure_start(targets);
  Canvas canvas;
  measure_shapes(canvas, targets);
  measure_text(canvas, targets);
  return targets.all_met() ? 0 : 1;
}
