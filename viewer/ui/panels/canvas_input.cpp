// What the mouse does on the canvas.

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "toposcope/scene/camera.h"
#include "toposcope/scene/hit_test.h"

#include "ui/desk/edit.h"
#include "ui/desk/motion.h"
#include "ui/desk/select.h"
#include "ui/panels/canvas_panel.h"
#include "ui/panels/panel_scope.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/frames.h"

namespace toposcope::ui {
namespace {

using Kind = scene::PickTarget::Kind;
using Part = scene::Hit::Part;

constexpr float kTremble = 4;  ///< Pixels that a click may move.
constexpr float kWheelStep = 1.15F;
constexpr const char* kMenu = "canvas menu";

/// The node that a card stands for: of a fold its first.
Subject subject_of_card(const Picture& picture, std::uint32_t card) {
  const std::uint32_t node = picture.cards.cards[card].members.front();
  return subject_in(picture, picture.facts.nodes[node].key);
}

/// The card of what was hit; a frame whose head is a node counts as that.
std::uint32_t card_hit(const Picture& picture, const scene::PickTarget& target) {
  if (target.kind == Kind::kCard) return target.index;
  if (target.kind == Kind::kFrame) return picture.cards.frames[target.index].head;
  return graph::kNone;
}

/// The box whose chevron was hit: it, or the card that all of it is.
std::uint32_t frame_hit(const Picture& picture, const scene::PickTarget& target) {
  if (target.kind == Kind::kFrame) return target.index;
  const auto& frames = picture.cards.frames;
  for (std::uint32_t i = 0; i < frames.size(); ++i) {
    if (frames[i].collapsed_card == target.index) return i;
  }
  return graph::kNone;
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

void CanvasPanel::point(const PanelContext& context, const TabState& tab,
                        const std::optional<scene::Hit>& hit) const {
  Pointed at;
  if (hit.has_value()) at = {hit->target.kind, hit->target.index};
  if (!(at == tab.pointed)) context.intents.add(PointAt{at});
  if (!hit.has_value()) return;
  const bool opens = hit->part != Part::kBody || hit->target.kind == Kind::kCard;
  if (opens) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void CanvasPanel::press(const PanelContext& context, const std::optional<scene::Hit>& hit,
                        scene::Point at) {
  drag_ = {};
  drag_.began = drag_.now = at;
  drag_.kind = CanvasDrag::Kind::kPan;
  if (ImGui::GetIO().KeyShift) drag_.kind = CanvasDrag::Kind::kBand;
  if (!hit.has_value() || ImGui::GetIO().KeyShift) return;
  if (hit->target.kind == Kind::kCard && hit->part == Part::kBody) {
    drag_.kind = CanvasDrag::Kind::kCard;
    drag_.card = hit->target.index;
    const scene::Rect& rect = input(context).layout.nodes[drag_.card];
    drag_.card_from = {rect.x, rect.y};
  }
}

void CanvasPanel::drag(const PanelContext& context, const TabState& tab, scene::Point at) {
  const scene::Point by{at.x - drag_.now.x, at.y - drag_.now.y};
  drag_.now = at;
  const float far = std::hypot(at.x - drag_.began.x, at.y - drag_.began.y);
  if (!drag_.moved && far < kTremble) return;
  const bool first = !drag_.moved;
  drag_.moved = true;
  if (drag_.kind != CanvasDrag::Kind::kPan) return;
  const scene::Point whole{at.x - drag_.began.x, at.y - drag_.began.y};
  context.intents.add(MoveCamera{scene::panned(tab.camera, first ? whole : by)});
}

void CanvasPanel::click(const PanelContext& context, const TabState& tab,
                        const scene::Hit& hit) const {
  const Picture& picture = *tab.picture;
  ViewSpec view = tab.view;
  if (hit.part == Part::kPill && hit.target.kind == Kind::kCard) {
    const scene::Card& card = picture.cards.cards[hit.target.index];
    if (card.is_fold()) {
      view.open_folds[card.key] += kFoldStep;
    } else if (card.open_fold != graph::kNone) {
      view.open_folds.erase(picture.cards.open_folds[card.open_fold].key);
    }
    return context.intents.add(EditView{view});
  }
  if (hit.part == Part::kChevron) {
    const std::uint32_t frame = frame_hit(picture, hit.target);
    if (frame == graph::kNone) return;
    const std::string& key = picture.cards.frames[frame].key;
    if (view.collapsed.erase(key) == 0) view.collapsed.insert(key);
    return context.intents.add(EditView{view});
  }
  if (hit.target.kind == Kind::kLine) {
    const std::uint32_t link = picture.cards.lines[hit.target.index].links.front();
    return context.intents.add(SelectLink{picture.facts.links[link].key});
  }
  const std::uint32_t card = card_hit(picture, hit.target);
  if (card == graph::kNone) return;
  const bool toggles = ImGui::GetIO().KeyCtrl;
  context.intents.add(
      Select{subject_of_card(picture, card), toggles ? Select::How::kToggle : Select::How::kOnly});
}

/// The menu is about the selection: what was pressed becomes it, unless it is in it.
void CanvasPanel::select_for_menu(const PanelContext& context, const TabState& tab,
                                  const scene::Hit& hit) const {
  const Picture& picture = *tab.picture;
  if (hit.target.kind == Kind::kLine) {
    const std::uint32_t link = picture.cards.lines[hit.target.index].links.front();
    return context.intents.add(SelectLink{picture.facts.links[link].key});
  }
  const std::uint32_t card = card_hit(picture, hit.target);
  if (card == graph::kNone || prepared_.cards[card].selected) return;
  context.intents.add(Select{subject_of_card(picture, card)});
}

void CanvasPanel::release(const PanelContext& context, const TabState& tab,
                          const std::optional<scene::Hit>& hit) {
  const CanvasDrag done = drag_;
  drag_ = {};
  const Picture& picture = *tab.picture;
  if (!done.moved) {
    if (hit.has_value()) return click(context, tab, *hit);
    return context.intents.add(ClearSelection{});
  }
  if (done.kind == CanvasDrag::Kind::kCard && done.card < picture.cards.cards.size()) {
    const float y = done.card_from.y + (done.now.y - done.began.y) / tab.camera.zoom;
    context.intents.add(
        MovePin{picture.cards.cards[done.card].key, {done.card_from.x, std::round(y)}});
  }
  if (done.kind != CanvasDrag::Kind::kBand) return;
  const scene::Rect band{std::min(done.began.x, done.now.x), std::min(done.began.y, done.now.y),
                         std::abs(done.now.x - done.began.x), std::abs(done.now.y - done.began.y)};
  SelectMany many;
  many.add = ImGui::GetIO().KeyCtrl;
  for (const std::uint32_t card : scene::cards_in(input(context), tab.camera, size_, band)) {
    for (const std::uint32_t node : picture.cards.cards[card].members) {
      many.keys.push_back(picture.facts.nodes[node].key);
    }
  }
  context.intents.add(std::move(many));
}

void CanvasPanel::handle(const PanelContext& context, const TabState& tab,
                         const scene::Rect& area) {
  UiContext& ui = context.ui;
  const ImVec2 min = corner_of(ui, area);
  const ImVec2 max = end_of(ui, area);
  if (max.x - min.x < 1 || max.y - min.y < 1) return;
  ImGui::SetCursorScreenPos(min);
  ImGui::SetItemAllowOverlap();
  ImGui::InvisibleButton(name_.c_str(), {max.x - min.x, max.y - min.y},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  ImGui::SetItemAllowOverlap();
  ui.registry.add(name_, {min, max});
  const ImGuiIO& io = ImGui::GetIO();
  const scene::Point at{(io.MousePos.x - min.x) / ui.exact(1),
                        (io.MousePos.y - min.y) / ui.exact(1)};
  const bool hovered = ImGui::IsItemHovered();
  const bool held = drag_.kind != CanvasDrag::Kind::kNone;
  std::optional<scene::Hit> hit;
  if (hovered || held) hit = scene::hit_test(input(context), tab.camera, size_, at);
  if (!held && is_active(context, tab)) point(context, tab, hovered ? hit : std::nullopt);
  if (hovered && io.MouseWheel != 0) {
    const float factor = std::pow(kWheelStep, io.MouseWheel);
    context.intents.add(MoveCamera{scene::zoomed(tab.camera, size_, at, factor)});
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && hit.has_value() &&
      hit->part == Part::kBody) {
    drag_ = {};
    const std::uint32_t card = card_hit(*tab.picture, hit->target);
    if (card != graph::kNone) {
      return context.intents.add(Focus{subject_of_card(*tab.picture, card), io.KeyCtrl});
    }
  }
  if (hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) press(context, hit, at);
  if (hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
    if (hit.has_value()) select_for_menu(context, tab, *hit);
    ImGui::OpenPopup(kMenu);
  }
  if (drag_.kind == CanvasDrag::Kind::kNone) return;
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return drag(context, tab, at);
  release(context, tab, hit);
}

void CanvasPanel::draw_tooltip(const PanelContext& context, const TabState& tab) const {
  const bool rests = context.state.seconds - tab.pointed_since >= kTooltipSeconds;
  if (!rests || drag_.kind != CanvasDrag::Kind::kNone || context.state.overlay != Overlay::kNone) {
    return;
  }
  const Picture& picture = *tab.picture;
  std::string_view text;
  if (tab.pointed.kind == Kind::kCard && tab.pointed.index < picture.cards.cards.size()) {
    text = picture.cards.cards[tab.pointed.index].title;
  } else if (tab.pointed.kind == Kind::kLine && tab.pointed.index < picture.cards.lines.size()) {
    text = picture.cards.lines[tab.pointed.index].title;
  }
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < 12) lines.push_back(next_line(text));
  if (!lines.empty()) pointer_tooltip(context.ui, lines);
}

void CanvasPanel::draw_menu(const PanelContext& context) const {
  const MenuScope menu(context.ui, kMenu);
  if (!menu) return;
  constexpr std::array kActions = {
      Action::kFocus,  Action::kFocusNewTab,    Action::kWhyHere,     Action::kWhyRed,
      Action::kImpact, Action::kWhatIf,         Action::kAcknowledge, Action::kPin,
      Action::kFold,   Action::kOnlyNeighbours, Action::kCopyName,    Action::kCopyReference,
      Action::kFit};
  for (const Action action : kActions) {
    const ActionInfo& info = info_of(action);
    const std::string name = name_ + ".menu." + info.name;
    if (menu_item(context.ui, {.name = name,
                               .label = info.name,
                               .key = info.keys,
                               .enabled = is_enabled(action, context.state)})) {
      context.intents.add(Do{action});
    }
  }
}

}  // namespace toposcope::ui
