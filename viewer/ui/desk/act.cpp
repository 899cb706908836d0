#include "ui/desk/act.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/tasks/work.h"
#include "ui/window_plan.h"

namespace toposcope::ui {
namespace {

/// What the canvas shows of the layout, in layout pixels.
scene::Rect seen_part(const AppState& state, const TabState& tab) {
  const scene::Size room = graph_room(state);
  const scene::Rect seen = scene::visible_rect(tab.camera, room);
  const scene::Rect& all = tab.picture->layout.bounds;
  const float left = std::max(seen.x, all.x);
  const float top = std::max(seen.y, all.y);
  return {left, top, std::max(1.0F, std::min(seen.right(), all.right()) - left),
          std::max(1.0F, std::min(seen.bottom(), all.bottom()) - top)};
}

/// A view as a file, with the way it is looked at.
std::string view_text(const TabState& tab) {
  ViewWindow window;
  if (tab.camera_is_users) window.camera = tab.camera;
  window.table = tab.table;
  return to_json(tab.view, window);
}

}  // namespace

void acknowledge(Desk desk, const Acknowledge& what) {
  AppState& state = desk.state;
  AcknowledgeRequest request;
  request.row = what.row;
  request.by = state.preferences.user;
  request.comment = what.comment;
  request.take_back = what.take_back;
  if (what.hours > 0) request.until = state.now + std::chrono::hours(what.hours);
  desk.jobs.run(Slot::kWrite, acknowledge_work(std::move(request)));
  if (state.overlay == Overlay::kAcknowledge) state.overlay = Overlay::kNone;
}

void open_acknowledge_form(Desk desk) {
  AppState& state = desk.state;
  state.acknowledge_form = {};
  state.acknowledge_form.row = state.inspection.row;
  state.acknowledge_form.title = state.inspection.title;
  state.overlay = Overlay::kAcknowledge;
}

void copy(Desk desk, const Copy& what) {
  desk.state.clipboard = what.text;
  ++desk.state.clipboard_count;
  say(desk.state, "Copied " + what.what);
}

void copy_selection(Desk desk, Action how) {
  const Inspection& inspection = desk.state.inspection;
  const Subject& subject = inspection.subject;
  if (subject.empty()) return;
  if (how == Action::kCopyName) {
    return copy(desk, {subject.label(), "the name"});
  }
  if (how == Action::kCopyJson) return copy(desk, {inspection.document, "the record"});
  if (inspection.is_link) return copy(desk, {"link:" + subject.key, "the reference"});
  copy(desk, {subject.type + ":" + subject.id, "the reference"});
}

void run_export(Desk desk, const ExportForm& form) {
  AppState& state = desk.state;
  state.export_form = form;
  state.export_form.outcome.clear();
  state.export_form.fault.clear();
  state.export_form.question.clear();
  const TabState& tab = state.tab();
  const bool is_setting = form.format == "view" || form.format == "what-if";
  if (!is_setting && (tab.picture == nullptr || tab.picture->is_empty())) {
    state.export_form.fault = "there is no picture to be exported";
    return;
  }
  if (form.path.empty()) {
    state.export_form.fault = "say where to: a file name is missing";
    return;
  }
  state.export_form.busy = true;
  ExportRequest request;
  request.picture = tab.picture;
  request.form = form;
  request.view = tab.view;
  request.view_text = view_text(tab);
  request.now = state.now;
  if (!form.whole) request.seen = seen_part(state, tab);
  request.theme = form.theme.empty() ? state.preferences.theme : form.theme;
  desk.jobs.run(Slot::kOutput, export_work(std::move(request), desk.look));
}

void list_folder(Desk desk, const std::string& path) {
  desk.jobs.run(Slot::kFolder, folder_work(path.empty() ? desk.state.export_form.path : path));
}

void save_view(Desk desk, const std::string& name) {
  AppState& state = desk.state;
  if (name.empty()) {
    state.views.fault = "a view needs a name";
    return;
  }
  state.views.fault.clear();
  desk.jobs.run(Slot::kWrite, saved_view_work(name, view_text(state.tab())));
}

void remove_view(Desk desk, const std::string& name) {
  desk.jobs.run(Slot::kWrite, saved_view_work(name, ""));
}

void share_view(Desk desk) {
  copy(desk, {view_text(desk.state.tab()), "the view: paste it into Views of another window"});
}

void store_pins(Desk desk, const TabState& tab) {
  if (tab.view.subject.empty()) return;
  desk.jobs.run(Slot::kWrite, pins_work(tab.view));
}

}  // namespace toposcope::ui
