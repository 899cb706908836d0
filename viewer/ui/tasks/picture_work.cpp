#include <algorithm>
#include <utility>

#include "toposcope/graph/graphviz_layout.h"
#include "toposcope/graph/layout.h"
#include "toposcope/scene/cards.h"

#include "query/filter.h"
#include "query/hide.h"
#include "query/why.h"
#include "ui/desk/take.h"
#include "ui/tasks/kept_state.h"
#include "ui/tasks/question.h"
#include "ui/tasks/why_path.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::Result;

/// What was in the former picture of the same question and is gone stays as a ghost for a while.
void add_ghosts(Picture& picture, const PictureRequest& request) {
  if (request.previous == nullptr || !request.view.at.empty()) return;
  if (!same_question(request.previous->view, picture.view)) return;
  if (picture.view.comparison.with != Comparison::With::kNothing || !picture.view.what_if.empty()) {
    return;
  }
  const scene::GraphFacts& old = request.previous->facts;
  std::unordered_map<std::string, std::uint32_t> place;
  for (std::uint32_t i = 0; i < picture.facts.nodes.size(); ++i) {
    place[picture.facts.nodes[i].key] = i;
  }
  for (const scene::NodeFacts& node : old.nodes) {
    const bool was_ghost = node.marks.difference == scene::Difference::kRemoved;
    if ((was_ghost && !request.keep_ghosts) || place.contains(node.key)) continue;
    place[node.key] = static_cast<std::uint32_t>(picture.facts.nodes.size());
    scene::NodeFacts ghost = node;
    ghost.marks = {};
    ghost.marks.difference = scene::Difference::kRemoved;
    picture.facts.nodes.push_back(std::move(ghost));
    picture.has_ghosts = true;
    picture.has_new_ghosts = picture.has_new_ghosts || !was_ghost;
  }
  if (!picture.has_ghosts) return;
  for (const scene::LinkFacts& link : old.links) {
    const auto from = place.find(old.nodes[link.source].key);
    const auto to = place.find(old.nodes[link.target].key);
    if (from == place.end() || to == place.end()) continue;
    const std::uint32_t source = from->second;
    const std::uint32_t target = to->second;
    const auto is_ghost = [&](std::uint32_t node) {
      return picture.facts.nodes[node].marks.difference == scene::Difference::kRemoved;
    };
    if (!is_ghost(source) && !is_ghost(target)) continue;
    scene::LinkFacts ghost = link;
    ghost.source = source;
    ghost.target = target;
    ghost.difference = scene::Difference::kRemoved;
    picture.facts.links.push_back(std::move(ghost));
  }
}

/// Nodes that fit, by node; all when there is no filter.
std::vector<bool> fitting(Picture& picture) {
  std::vector<bool> fits(picture.facts.nodes.size(), true);
  const auto filter = query::parse_filter(picture.view.filter);
  picture.matches = fits.size();
  if (!filter.has_value() || filter.value().is_empty()) return fits;
  picture.matches = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    fits[i] = filter.value().matches(
        {&picture.facts.nodes[i], nullptr, picture.view.subject.environment});
    if (fits[i]) ++picture.matches;
  }
  return fits;
}

/// Hides what does not fit, the focal point never.
void hide(Picture& picture, std::vector<bool>& fits) {
  if (!picture.view.filter_hides || picture.matches == fits.size()) return;
  if (picture.matches == 0) {
    picture.empty = {
        "Nothing fits the filter",
        (fits.size() == 1 ? "The one object does not fit "
                          : "None of the " + std::to_string(fits.size()) + " objects fits ") +
            picture.view.filter,
        "Clear filter", EmptyView::WayOn::kClearFilter, ""};
    return;
  }
  if (picture.facts.focal_point < fits.size()) fits[picture.facts.focal_point] = true;
  picture.facts = query::hide_nodes(picture.facts, fits, "filter " + picture.view.filter);
  fits.assign(picture.facts.nodes.size(), true);
}

/// A fold that was opened shows the node anyway: taken out of it, it could not be closed with it.
bool is_out_of_fold(const PictureRequest& request, const std::string& key) {
  if (request.previous == nullptr) return false;
  const Picture& old = *request.previous;
  const auto node = old.node_of_key.find(key);
  if (node == old.node_of_key.end() || old.is_empty()) return false;
  const scene::Card& card = old.cards.cards[old.card_of_node[node->second]];
  const auto& open = request.view.open_folds;
  if (!card.is_fold()) {
    return card.open_fold != graph::kNone &&
           open.contains(old.cards.open_folds[card.open_fold].key);
  }
  const auto asked = open.find(card.key);
  const auto place = std::find(card.members.begin(), card.members.end(), node->second);
  return asked != open.end() && card.opened + (place - card.members.begin()) < asked->second;
}

void mark(Picture& picture, const PictureRequest& request) {
  for (scene::NodeFacts& node : picture.facts.nodes) {
    node.marks.selected = request.apart.contains(node.key) && !is_out_of_fold(request, node.key);
    node.marks.pinned = picture.view.pins.contains(node.key);
  }
}

void make_cards(Picture& picture, const scene::Look& look, const std::vector<bool>& fits) {
  scene::CardOptions options;
  options.fold = picture.view.fold;
  options.open_folds = picture.view.open_folds;
  options.collapsed = picture.view.collapsed;
  picture.cards = scene::make_cards(picture.facts, look, options);
  picture.card_of_node.assign(picture.facts.nodes.size(), graph::kNone);
  picture.dimmed.assign(picture.cards.cards.size(), false);
  for (std::uint32_t i = 0; i < picture.cards.cards.size(); ++i) {
    bool fits_one = false;
    for (const std::uint32_t node : picture.cards.cards[i].members) {
      picture.card_of_node[node] = i;
      fits_one = fits_one || fits[node];
    }
    picture.dimmed[i] = !fits_one;
  }
  for (std::uint32_t i = 0; i < picture.facts.nodes.size(); ++i) {
    picture.node_of_key[picture.facts.nodes[i].key] = i;
  }
}

model::Status lay_out(Picture& picture, const PictureRequest& request) {
  const graph::Layout* previous = request.previous == nullptr ? nullptr : &request.previous->layout;
  graph::LayoutInput input = picture.cards.layout_input(previous);
  for (std::uint32_t i = 0; i < picture.cards.cards.size(); ++i) {
    const auto pin = picture.view.pins.find(picture.cards.cards[i].key);
    if (pin != picture.view.pins.end()) input.pins.push_back({i, pin->second});
  }
  using scene::LayoutName;
  switch (picture.view.layout) {
    case LayoutName::kRadial:
      picture.layout = graph::lay_out_radial(input);
      return model::ok();
    case LayoutName::kDot:
    case LayoutName::kSfdp: {
      const auto engine = picture.view.layout == LayoutName::kDot ? graph::GraphvizEngine::kDot
                                                                  : graph::GraphvizEngine::kSfdp;
      auto layout = graph::lay_out_with_graphviz(input, engine);
      if (!layout.has_value()) return layout.error();
      picture.layout = std::move(layout).value();
      return model::ok();
    }
    case LayoutName::kAuto:
    case LayoutName::kTiers:
    case LayoutName::kMatrix:
      picture.layout = graph::lay_out_tiers(input);
      return model::ok();
  }
  return model::ok();
}

/// Pins that were kept for this view; none when they cannot be read: then cards stand free.
void restore_pins(Lane& lane, Picture& picture) {
  const auto kept = kept_state(lane, pins_name(picture.view));
  if (!kept.has_value() || kept.value().empty()) return;
  const auto view = read_view(kept.value());
  if (view.has_value()) picture.view.pins = view.value().pins;
}

Picture failed(const PictureRequest& request, const model::Error& error) {
  Picture picture;
  picture.view = request.view;
  picture.title = request.view.subject.type + " " + request.view.subject.name;
  picture.empty = {"The graph cannot be shown", error.message, "Try again",
                   EmptyView::WayOn::kRetry, ""};
  const bool is_no_time = !request.view.at.empty() && error.code == model::ErrorCode::kNotFound;
  if (is_no_time) {
    picture.empty.button = "Return to now";
    picture.empty.way_on = EmptyView::WayOn::kNow;
  }
  return picture;
}

Result<Picture> make_picture(Lane& lane, const PictureRequest& request, const scene::Look& look,
                             const std::stop_token& stop) {
  auto asked = ask_question(lane, request, look, stop);
  if (!asked.has_value()) return asked.error();
  Picture picture = std::move(asked).value();
  if (picture.is_empty() || stop.stop_requested()) return picture;
  if (request.restore_pins) restore_pins(lane, picture);
  add_ghosts(picture, request);
  mark(picture, request);
  if (!picture.view.why.empty()) {
    const model::Status marked = mark_why_path(lane, picture);
    if (!marked.has_value()) return marked.error();
  }
  std::vector<bool> fits = fitting(picture);
  hide(picture, fits);
  if (picture.is_empty() || stop.stop_requested()) return picture;
  make_cards(picture, look, fits);
  const model::Status laid_out = lay_out(picture, request);
  if (!laid_out.has_value()) return laid_out.error();
  return picture;
}

}  // namespace

Work picture_work(PictureRequest request, const scene::Look& look) {
  return
      [request = std::move(request), &look](Lane& lane, const std::stop_token& stop) -> Delivery {
        auto made = make_picture(lane, request, look, stop);
        if (stop.stop_requested()) return {};
        auto picture = std::make_shared<const Picture>(
            made.has_value() ? std::move(made).value() : failed(request, made.error()));
        return [picture, tab = request.tab](AppState& state) { take_picture(state, tab, picture); };
      };
}

}  // namespace toposcope::ui
