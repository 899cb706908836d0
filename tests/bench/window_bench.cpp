/// How long a window takes to draw one frame of large graphs: far, middle and near, beside drawing
/// everything in full, as a program without culling and levels of detail would.
///
///   window_bench
///
/// Ends with 1 when a target is missed.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "toposcope/scene/canvas.h"
#include "toposcope/scene/hit_test.h"
#include "toposcope/scene/window_view.h"

#include "bench/targets.h"

namespace {

namespace graph = toposcope::graph;
namespace scene = toposcope::scene;

using toposcope::bench::Targets;
using toposcope::model::StatusValue;

constexpr int kRepeats = 9;
constexpr scene::Size kWindow{1052, 824};
constexpr std::uint32_t kColumns = 10;
constexpr std::uint32_t kLaneCards = 100;

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

template <typename Work>
double median_ms(int repeats, const Work& work) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const double start = now_ms();
    work();
    times.push_back(now_ms() - start);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Cards in lanes of ten rows and columns, with two lines each to the next columns; placed by hand,
/// so that the time of layouts is none of this.
struct World {
  scene::CardGraph cards;
  graph::Layout layout;
};

StatusValue status_of(std::uint32_t i) {
  if (i % 331 == 0) return StatusValue::kError;
  if (i % 97 == 0) return StatusValue::kWarning;
  return i % 41 == 0 ? StatusValue::kStale : StatusValue::kOk;
}

void add_card(World& world, std::uint32_t i) {
  const std::uint32_t lane = i / kLaneCards;
  const std::uint32_t in_lane = i % kLaneCards;
  scene::Card card;
  card.members = {i};
  card.key = "n" + std::to_string(i);
  card.type = in_lane % 2 == 0 ? "instance" : "vnic";
  card.name = "tap3f9c21d0-" + std::to_string(i);
  card.detail = "10.4.2." + std::to_string(i % 256);
  card.title = card.type + " " + card.name;
  card.status.value = status_of(i);
  card.counts.add(card.status);
  card.frame = lane;
  world.layout.node_keys.push_back(card.key);
  world.layout.nodes.push_back(
      {10 + 140.0F * static_cast<float>(in_lane % kColumns),
       600.0F * static_cast<float>(lane) + 36 + 52.0F * static_cast<float>(in_lane / kColumns), 120,
       36});
  world.cards.frames[lane].counts.add(card.status);
  world.cards.cards.push_back(std::move(card));
}

void add_line(World& world, std::uint32_t i, std::uint32_t from, std::uint32_t to) {
  scene::Line line;
  line.source = from;
  line.target = to;
  line.links = {i};
  line.type = "instance-vnic";
  line.status.value = i % 211 == 0 ? StatusValue::kError : StatusValue::kNoCheck;
  const graph::LayoutRect& a = world.layout.nodes[from];
  const graph::LayoutRect& b = world.layout.nodes[to];
  const scene::Point start{a.right(), a.centre().y};
  const scene::Point end{b.x, b.centre().y};
  const float middle = (start.x + end.x) / 2;
  world.layout.routes.push_back({start, {middle, start.y}, {middle, end.y}, end});
  world.cards.lines.push_back(std::move(line));
}

World make_world(std::uint32_t cards) {
  World world;
  for (std::uint32_t lane = 0; lane * kLaneCards < cards; ++lane) {
    scene::Frame frame;
    frame.type = "host";
    frame.key = "host:" + std::to_string(lane);
    frame.name = "node-" + std::to_string(lane);
    world.layout.box_keys.push_back(frame.key);
    world.layout.boxes.push_back({0, 600.0F * static_cast<float>(lane), 1'410, 580});
    world.cards.frames.push_back(std::move(frame));
  }
  for (std::uint32_t i = 0; i < cards; ++i) add_card(world, i);
  for (std::uint32_t i = 0; i < cards; ++i) {
    add_line(world, 2 * i, i, (i + 1) % cards);
    add_line(world, 2 * i + 1, i, (i + kLaneCards + 1) % cards);
  }
  for (std::uint32_t i = 0; i < kColumns; ++i) {
    world.layout.columns.push_back({i, 10 + 140.0F * static_cast<float>(i), 120});
  }
  world.layout.bounds = {0, 0, 1'410, 600.0F * static_cast<float>(world.cards.frames.size())};
  return world;
}

struct Frame {
  const char* name;
  float zoom;
  double limit_ms;  ///< Of the largest graph.
};

constexpr Frame kFrames[] = {{"all of it", 0, 15},
                             {"marks", 0.15F, 15},
                             {"tiles", 0.4F, 15},
                             {"names", 0.6F, 15},
                             {"near", 1, 15}};

/// \return by frame, then the time of everything in full
std::vector<double> measure(std::uint32_t size, const World& world, bool is_largest,
                            Targets& targets) {
  const scene::Look& look = scene::builtin_look();
  const scene::Theme& theme = *look.theme("dark");
  const double index_ms =
      median_ms(3, [&] { (void)scene::WindowIndex(world.cards, world.layout, look); });
  const scene::WindowIndex index(world.cards, world.layout, look);
  const scene::WindowInput input{world.cards, world.layout, look, theme, {}, {}, &index};
  std::printf("%u cards, %zu lines; index %.1f ms\n", size, world.cards.lines.size(), index_ms);
  std::vector<double> times;
  for (const Frame& frame : kFrames) {
    scene::Camera camera{world.layout.bounds.centre(), frame.zoom};
    if (frame.zoom == 0) camera = fitted(world.layout.bounds, kWindow, 14);
    std::size_t shapes = 0;
    const double ms = median_ms(
        kRepeats, [&] { shapes = draw_window(input, camera, kWindow).scene.shapes().size(); });
    const double hit_ms = median_ms(kRepeats, [&] {
      (void)hit_test(input, camera, kWindow, {kWindow.width / 2, kWindow.height / 2});
    });
    std::printf("  %-10s zoom %.3f %8.2f ms %7zu shapes, a hit %.2f ms\n", frame.name,
                static_cast<double>(camera.zoom), ms, shapes, hit_ms);
    times.push_back(ms);
    if (is_largest)
      targets.at_most(std::string("one frame, ") + frame.name, ms, frame.limit_ms, "ms");
  }
  // All cards of the largest graphs as marks: nothing is out of view.
  scene::Size wall = kWindow;
  wall.height = world.layout.bounds.height * 0.1F;
  const scene::Camera camera{world.layout.bounds.centre(), 0.1F};
  scene::WindowDrawing drawing;
  const double marks_ms =
      median_ms(kRepeats, [&] { draw_window_into(drawing, input, camera, wall); });
  const std::size_t shapes = drawing.scene.shapes().size();
  std::printf("  %-10s zoom 0.100 %8.2f ms %7zu shapes\n", "every mark", marks_ms, shapes);
  times.push_back(marks_ms);
  if (is_largest) targets.at_most("every card as a mark", marks_ms, 15, "ms");
  const double full_ms = median_ms(
      1, [&] { (void)draw_canvas(world.cards, world.layout, look, theme).scene.shapes().size(); });
  std::printf("  %-10s            %8.2f ms: %.0f times a near frame, %.0f times every mark\n",
              "in full", full_ms, full_ms / times[4], full_ms / marks_ms);
  times.push_back(full_ms);
  return times;
}

}  // namespace

int main() {
  Targets targets;
  std::vector<double> before;
  for (const std::uint32_t size : {10'000U, 100'000U}) {
    const World world = make_world(size);
    const std::vector<double> times = measure(size, world, size == 100'000, targets);
    if (!before.empty()) {
      std::printf(
          "ten times the graph: near frame %.1f times, every mark %.1f times, in full %.1f "
          "times the time\n",
          times[4] / before[4], times[5] / before[5], times[6] / before[6]);
    }
    before = times;
  }
  return targets.all_met() ? 0 : 1;
}
