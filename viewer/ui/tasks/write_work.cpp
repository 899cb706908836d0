// What is written into the file beside the inventory: pins, acknowledgements, views.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <utility>

#include "toposcope/store/graph_store.h"

#include "ui/desk/desk.h"
#include "ui/desk/lane.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/kept_state.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

constexpr const char* kViewPrefix = "view/";

/// The failure with what it kept from happening.
Delivery failed_to(const char* what, const model::Error& error) {
  return failed({error.code, std::string(what) + ": " + error.message, error.where});
}

std::vector<SavedView> to_views(const std::vector<store::GraphStore::NamedState>& states) {
  std::vector<SavedView> views;
  for (const auto& [name, json] : states) {
    views.push_back({name.substr(std::string(kViewPrefix).size()), json});
  }
  return views;
}

/// The views that the file holds, for the list.
Delivery list_views(Lane& lane) {
  auto states = kept_states(lane, kViewPrefix);
  if (!states.has_value()) return failed(states.error());
  return [views = to_views(states.value())](AppState& state) { state.views.saved = views; };
}

}  // namespace

std::string pins_name(const ViewSpec& view) {
  return "pins/" + view.subject.environment + "/" + reference_of(view.subject) + "/" +
         view.clique_type;
}

Work pins_work(ViewSpec view) {
  return [view = std::move(view)](Lane& lane, const std::stop_token&) -> Delivery {
    ViewSpec pins;  // The positions alone.
    pins.pins = view.pins;
    const model::Status kept =
        keep_state(lane, pins_name(view), view.pins.empty() ? std::string() : to_json(pins));
    if (kept.has_value()) return {};
    return failed_to("positions are not kept", kept.error());
  };
}

Work acknowledge_work(AcknowledgeRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return failed(opened.error());
    const model::Status done = request.take_back
                                   ? opened.value()->take_back_acknowledgement(request.row)
                                   : opened.value()->acknowledge(
                                         request.row, {request.by, request.comment, request.until});
    if (!done.has_value()) return failed(done.error());
    return [take_back = request.take_back](AppState& state) {
      say(state, take_back ? "Acknowledgement taken back" : "Acknowledged");
      state.live.pending = true;
    };
  };
}

Work saved_view_work(std::string name, std::string json) {
  return [name = std::move(name), json = std::move(json)](Lane& lane,
                                                          const std::stop_token&) -> Delivery {
    const model::Status kept = keep_state(lane, kViewPrefix + name, json);
    if (!kept.has_value()) return failed_to("the view is not kept", kept.error());
    return list_views(lane);
  };
}

Work saved_views_work() {
  return [](Lane& lane, const std::stop_token&) -> Delivery { return list_views(lane); };
}

}  // namespace toposcope::ui
