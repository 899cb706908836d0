#include "scene/sample_scenes.h"

#include <array>
#include <string>
#include <utility>

#include "toposcope/scene/text_metrics.h"

namespace toposcope::testing {
namespace {

using scene::Anchor;
using scene::Box;
using scene::Cap;
using scene::Circle;
using scene::Colour;
using scene::Face;
using scene::PathStep;
using scene::Point;
using scene::Scene;
using scene::Stroke;
using scene::Text;
using scene::TextStyle;
using scene::Weight;

constexpr Colour kCanvas{0x0F, 0x14, 0x19, 255};
constexpr Colour kCard{0x1C, 0x24, 0x2C, 255};
constexpr Colour kBorder{0x3A, 0x48, 0x55, 255};
constexpr Colour kBoxFill{0x13, 0x1A, 0x21, 255};
constexpr Colour kBoxBorder{0x2B, 0x37, 0x42, 255};
constexpr Colour kText{0xE6, 0xEC, 0xF2, 255};
constexpr Colour kText2{0xA3, 0xB1, 0xBE, 255};
constexpr Colour kLink{0x56, 0x65, 0x73, 204};
constexpr Colour kAccent{0x5A, 0xB0, 0xFF, 255};
constexpr Colour kOk{0x55, 0xCF, 0xAC, 255};
constexpr Colour kError{0xE5, 0x4B, 0x46, 255};
constexpr Colour kErrorTint{0x3A, 0x1F, 0x22, 255};
constexpr Colour kWarning{0xFA, 0xCC, 0x2E, 255};
constexpr Colour kStale{0x6F, 0x7A, 0x84, 255};

constexpr TextStyle kName{.weight = Weight::kMedium, .size = 12, .colour = kText};
constexpr TextStyle kDetail{.size = 10, .colour = kText2};

void write(Scene& scene, const std::string& text, Point at, const TextStyle& style,
           Anchor anchor = Anchor::kStart) {
  scene.add(Text{text, at, anchor, style, scene::text_width(text, style), 0});
}

void add_icon(Scene& scene, Point at, Colour colour) {
  constexpr std::array kSteps = {PathStep::kMove, PathStep::kLine,  PathStep::kLine,
                                 PathStep::kLine, PathStep::kClose, PathStep::kMove,
                                 PathStep::kLine, PathStep::kMove,  PathStep::kLine,
                                 PathStep::kMove, PathStep::kLine};
  std::array<Point, 10> points = {{{2.5F, 3.5F},
                                   {13.5F, 3.5F},
                                   {13.5F, 10},
                                   {2.5F, 10},
                                   {5.2F, 10},
                                   {5.2F, 13},
                                   {8, 10},
                                   {8, 13},
                                   {10.8F, 10},
                                   {10.8F, 13}}};
  for (Point& p : points) p = {p.x + at.x, p.y + at.y};
  scene.add_path(kSteps, points, {}, {.colour = colour, .width = 1.35F, .cap = Cap::kRound});
}

void add_badge(Scene& scene, Point centre, bool is_error) {
  if (is_error) {
    scene.add(Box{.rect = {centre.x - 6, centre.y - 6, 12, 12},
                  .fill = kError,
                  .border = {.colour = kCanvas, .width = 2}});
    scene.add_line({centre.x - 2.7F, centre.y - 2.7F}, {centre.x + 2.7F, centre.y + 2.7F},
                   {.colour = {255, 255, 255, 255}, .width = 1.7F, .cap = Cap::kRound});
    scene.add_line({centre.x + 2.7F, centre.y - 2.7F}, {centre.x - 2.7F, centre.y + 2.7F},
                   {.colour = {255, 255, 255, 255}, .width = 1.7F, .cap = Cap::kRound});
    return;
  }
  const std::array<Point, 3> triangle = {
      {{centre.x, centre.y - 7}, {centre.x + 7, centre.y + 5.5F}, {centre.x - 7, centre.y + 5.5F}}};
  scene.add_polygon(triangle, kWarning, {.colour = kCanvas, .width = 2});
  write(scene, "!", {centre.x, centre.y + 3.6F},
        {.weight = Weight::kBold, .size = 9, .colour = kCanvas}, Anchor::kMiddle);
}

/// What a card says and how it looks, by its number.
void add_card(Scene& scene, int number, Point at) {
  const bool is_error = number % 19 == 3;
  const bool is_warning = number % 11 == 5;
  const bool is_stale = number % 7 == 6;
  const std::string name = "tap3f9c" + std::to_string(1000 + 37 * number) + "d0-7a";
  scene.begin_group({.id = "n-" + std::to_string(number),
                     .title = "vnic " + name + "\n10.4.1." + std::to_string(number),
                     .pick = static_cast<scene::PickId>(number + 1)});
  Stroke border{.colour = kBorder, .width = 1};
  if (is_error) border = {.colour = kError, .width = 2};
  if (is_warning) border = {.colour = kWarning, .width = 1.5F};
  if (is_stale) border = {.colour = kStale, .width = 1, .dash = {4, 3}};
  scene.add(Box{.rect = {at.x + 0.5F, at.y + 0.5F, 125, 35},
                .radii = scene::all_round(6),
                .fill = is_error ? kErrorTint : kCard,
                .border = border});
  if (!is_stale) {
    scene.add(Box{.rect = {at.x, at.y, 3, 36},
                  .radii = {3, 0, 0, 3},
                  .fill = is_error ? kError : kOk,
                  .border = {}});
  }
  add_icon(scene, {at.x + 8, at.y + 10}, kText2);
  write(scene, scene::cut_middle(name, kName, 92), {at.x + 28, at.y + 15.5F}, kName);
  write(scene, "10.4.1." + std::to_string(number), {at.x + 28, at.y + 29}, kDetail);
  if (is_error || is_warning) add_badge(scene, {at.x + 126, at.y}, is_error);
  scene.end_group();
}

constexpr int kRowsOfHost = 3;

/// Where cards stand: in rows, of which three make a host.
struct Grid {
  int columns;

  [[nodiscard]] Point place_of(int number) const {
    const int row = number / columns;
    const int host = row / kRowsOfHost;
    return {34.0F + 150.0F * static_cast<float>(number % columns),
            56.0F + 52.0F * static_cast<float>(row) + 48.0F * static_cast<float>(host)};
  }
};

void add_hosts(Scene& scene, const Grid& grid, int rows) {
  for (int row = 0; row < rows; row += kRowsOfHost) {
    const Point at = grid.place_of(row * grid.columns);
    const std::string name = "node-" + std::to_string(row / kRowsOfHost + 1);
    scene.begin_group({.id = "b-" + name, .title = "host " + name});
    scene.add(Box{
        .rect = {at.x - 13.5F, at.y - 41.5F, 150.0F * static_cast<float>(grid.columns) + 7, 197},
        .radii = scene::all_round(10),
        .fill = kBoxFill,
        .border = {.colour = kBoxBorder, .width = 1}});
    write(scene, name, {at.x + 16, at.y - 24},
          {.weight = Weight::kSemiBold, .size = 12, .colour = kText});
    scene.end_group();
  }
}

void add_link(Scene& scene, Point from, Point to) {
  const std::array<Point, 4> route = {{{from.x + 126, from.y + 18},
                                       {from.x + 136, from.y + 18},
                                       {to.x - 10, to.y + 18},
                                       {to.x, to.y + 18}}};
  scene.add_route(route, {.colour = kLink, .width = 1.3F});
}

}  // namespace

Scene card_scene(int cards, int columns) {
  const Grid grid{columns};
  const int rows = (cards + columns - 1) / columns;
  const int last_row = (rows + kRowsOfHost - 1) / kRowsOfHost * kRowsOfHost - 1;
  Scene scene({150.0F * static_cast<float>(columns) + 60, grid.place_of(last_row * columns).y + 66},
              kCanvas);
  add_hosts(scene, grid, rows);
  for (int i = 0; i + 1 < cards; ++i) {
    if (i % columns != columns - 1) add_link(scene, grid.place_of(i), grid.place_of(i + 1));
  }
  for (int i = 0; i < cards; ++i) add_card(scene, i, grid.place_of(i));
  return scene;
}

namespace {

void add_boxes(Scene& scene) {
  scene.add(Box{.rect = {10, 10, 60, 30}, .fill = kOk, .border = {}});
  scene.add(Box{.rect = {80.5F, 10.5F, 59, 29},
                .radii = scene::all_round(6),
                .fill = kCard,
                .border = {.colour = kBorder, .width = 1}});
  scene.add(Box{.rect = {150, 10, 60, 30}, .radii = {0, 4, 8, 15}, .fill = kAccent, .border = {}});
  scene.add(Box{.rect = {220, 10, 60, 30},
                .radii = scene::all_round(99),
                .fill = kCard,
                .border = {.colour = kAccent, .width = 2}});
  scene.add(Box{.rect = {290.5F, 10.5F, 59, 29},
                .radii = scene::all_round(6),
                .fill = {},
                .border = {.colour = kStale, .width = 1, .dash = {4, 3}}});
  scene.add(Box{.rect = {360, 10, 30, 30}, .fill = {0x5C, 0x68, 0x73, 97}, .border = {}});
}

void add_lines(Scene& scene) {
  scene.add_line({10, 60}, {100, 60}, {.colour = kLink, .width = 1.3F});
  scene.add_line({110, 60}, {200, 60}, {.colour = kLink, .width = 2, .dash = {5, 4}});
  scene.add_line({210, 60}, {300, 60}, {.colour = kLink, .width = 2, .dash = {9, 3, 2, 3}});
  scene.add_line({310, 60}, {390, 60},
                 {.colour = kAccent, .width = 3, .cap = Cap::kRound, .dash = {0.1F, 6}});
  scene.add_route(std::array<Point, 4>{{{10, 110}, {60, 110}, {50, 75}, {100, 75}}},
                  {.colour = kError, .width = 2.5F});
  scene.add_polygon(std::array<Point, 3>{{{125, 75}, {140, 105}, {110, 105}}}, kWarning);
  scene.add_path(std::array{PathStep::kMove, PathStep::kLine, PathStep::kLine},
                 std::array<Point, 3>{{{160, 105}, {175, 80}, {190, 105}}}, {},
                 {.colour = kOk, .width = 8, .cap = Cap::kRound});
  scene.add(Circle{{225, 90}, 14, kCard, {.colour = kAccent, .width = 2}});
  scene.add(Circle{{265, 90}, 4, kOk, {}});
  scene.add(Circle{{300, 90}, 10, {}, {.colour = {0x5A, 0xB0, 0xFF, 56}, .width = 5}});
}

void add_texts(Scene& scene) {
  write(scene, "Regular 12: 10.20.0.16", {10, 140}, {.size = 12, .colour = kText});
  write(scene, "Medium 12", {200, 140}, kName);
  write(scene, "SemiBold 14", {290, 140},
        {.weight = Weight::kSemiBold, .size = 14, .colour = kText});
  write(scene, "Mono 00:3a:9c", {10, 160}, {.face = Face::kMono, .size = 11, .colour = kText2});
  write(scene, "Bold 9", {130, 160}, {.weight = Weight::kBold, .size = 9, .colour = kText});
  write(scene, "italic placeholder", {180, 160}, {.size = 12, .colour = kText, .italic = true});
  write(scene, "struck out", {300, 160}, {.size = 12, .colour = kText, .struck = true});
  write(scene, "start", {200, 180}, kDetail);
  write(scene, "middle", {200, 194}, kDetail, Anchor::kMiddle);
  write(scene, "end", {200, 208}, kDetail, Anchor::kEnd);
  scene.add_line({200, 170}, {200, 212}, {.colour = kError, .width = 0.5F});
  scene.add(Text{"squeezed into sixty", {10, 180}, Anchor::kStart, kName, 60, 0});
  scene.add(Text{"turned by -45",
                 {330, 215},
                 Anchor::kStart,
                 kDetail,
                 scene::text_width("turned by -45", kDetail),
                 -45});
  write(scene, "Größe Ελλάδα Привет → ≠ ×12 ✓", {10, 230}, kName);
  write(scene, "a < b & \"c\" 'd' ]]>", {10, 250}, kName);
}

void add_groups(Scene& scene) {
  scene.begin_group({.id = "half", .title = "half\nshown", .pick = 3, .opacity = 0.3F});
  scene.add(
      Box{.rect = {250, 225, 60, 30}, .radii = scene::all_round(6), .fill = kOk, .border = {}});
  scene.add(
      Box{.rect = {290, 235, 60, 30}, .radii = scene::all_round(6), .fill = kError, .border = {}});
  write(scene, "dimmed", {255, 245}, kName);
  scene.end_group();
}

}  // namespace

Scene textless_scene() {
  Scene scene({400, 120}, kCanvas);
  add_boxes(scene);
  add_lines(scene);
  return scene;
}

Scene all_shapes_scene() {
  Scene scene({400, 280}, kCanvas);
  add_boxes(scene);
  add_lines(scene);
  add_texts(scene);
  add_groups(scene);
  return scene;
}

}  // namespace toposcope::testing
