/// Pictures a second, and how long a user waits for one, beside the programs that a user would take
/// instead: rsvg-convert for the same SVG as PNG, dot for a drawing of as many boxes.
///
///   picture_bench WORK_FOLDER
///   picture_bench --png        one picture in a new process, for the measurement
///
/// Ends with 1 when a target is missed.

#include "toposcope/scene/picture.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "toposcope/scene/index_page.h"

#include "bench/child_process.h"
#include "bench/targets.h"
#include "scene/sample_scenes.h"

namespace {

using toposcope::bench::run_process;
using toposcope::bench::Targets;
using toposcope::scene::Scene;
using toposcope::testing::card_scene;

constexpr int kRepeats = 9;
constexpr std::size_t kIndexRows = 148'058;

double now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <typename Work>
double median_time_of(const Work& work) {
  std::array<double, kRepeats> times{};
  for (double& time : times) {
    const double start = now_s();
    work();
    time = now_s() - start;
  }
  std::sort(times.begin(), times.end());
  return times[kRepeats / 2];
}

double median_process_of(const std::vector<std::string>& command) {
  std::array<double, kRepeats> times{};
  for (double& time : times) time = run_process(command).wall_s;
  std::sort(times.begin(), times.end());
  return times[kRepeats / 2];
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

Scene large_scene() { return card_scene(200, 10); }

/// As many boxes and links as card_scene(), for dot.
std::string dot_of(int cards) {
  std::string text = "digraph { rankdir=LR; node [shape=box];\n";
  for (int i = 0; i < cards; ++i) {
    text += "n" + std::to_string(i) + " [label=\"tap3f9c" + std::to_string(i) + "\\n10.4.1.1\"];\n";
    if (i % 6 != 5 && i + 1 < cards) {
      text += "n" + std::to_string(i) + " -> n" + std::to_string(i + 1) + ";\n";
    }
  }
  return text + "}\n";
}

void measure_svg(const std::string& work, Targets& targets) {
  const Scene scene = card_scene(60);
  std::size_t bytes = 0;
  const double svg_s = median_time_of([&] {
                         for (int i = 0; i < 100; ++i) bytes = to_svg(scene, {}).size();
                       }) /
                       100;
  std::printf("60 cards, %zu shapes: SVG of %zu bytes, %.0f a second\n", scene.shapes().size(),
              bytes, 1 / svg_s);
  write(work + "/cards.dot", dot_of(60));
  const double dot_s = median_process_of({"dot", "-Tsvg", work + "/cards.dot"});
  std::printf("  dot -Tsvg of as many boxes, its layout included: %.1f ms\n", dot_s * 1e3);
  targets.at_least("SVG of 60 cards", 1 / svg_s, 400, "a second");
}

void measure_png(const std::string& self, const std::string& work, Targets& targets) {
  const Scene scene = large_scene();
  std::size_t bytes = 0;
  const double png_s = median_time_of([&] { bytes = to_png(scene, 1).value().size(); });
  std::printf("200 cards, %.0f x %.0f: PNG of %zu bytes in %.1f ms\n",
              static_cast<double>(scene.size().width), static_cast<double>(scene.size().height),
              bytes, png_s * 1e3);
  write(work + "/cards.svg", to_svg(scene, {}));
  const double own_s = median_process_of({self, "--png"});
  const double rsvg_s = median_process_of({"rsvg-convert", work + "/cards.svg"});
  std::printf("  in a new process %.1f ms; rsvg-convert of its SVG %.1f ms\n", own_s * 1e3,
              rsvg_s * 1e3);
  targets.at_most("PNG of 200 cards, new process", own_s * 1e3, 150, "ms");
  targets.at_least("speed beside rsvg-convert", rsvg_s / own_s, 1, "");
}

void measure_others() {
  const Scene scene = card_scene(60);
  std::printf("60 cards: PDF in %.1f ms, HTML in %.2f ms\n",
              median_time_of([&] { static_cast<void>(to_pdf(scene, {}).has_value()); }) * 1e3,
              median_time_of([&] { static_cast<void>(to_html(scene, {}).size()); }) * 1e3);
  std::vector<toposcope::scene::IndexRow> rows(toposcope::scene::kIndexChunkRows);
  for (auto& row : rows) {
    row = {"fra1 vnic tap3f9c21d0-7a.svg", "tap3f9c21d0-7a", "3f9c21d0-7a7e-4d19", "vnic"};
  }
  const double chunk_s = median_time_of([&] { static_cast<void>(index_chunk(0, rows).size()); });
  std::printf("index of %zu pictures: %.0f ms\n", kIndexRows,
              chunk_s * 1e3 * static_cast<double>(kIndexRows) / static_cast<double>(rows.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: picture_bench WORK_FOLDER | --png\n");
    return 2;
  }
  const std::string argument = argv[1];
  if (argument == "--png") return to_png(large_scene(), 1).has_value() ? 0 : 4;
  Targets targets;
  measure_svg(argument, targets);
  measure_png(argv[0], argument, targets);
  measure_others();
  return targets.all_met() ? 0 : 1;
}
