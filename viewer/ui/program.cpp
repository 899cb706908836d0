#include "ui/program.h"

#include <algorithm>
#include <utility>

#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/desk/lane.h"
#include "ui/desk/refresh.h"
#include "ui/desk/take.h"
#include "ui/keyboard.h"
#include "ui/panels/panel_scope.h"
#include "ui/theme_style.h"
#include "ui/widgets/frames.h"
#include "ui/window_plan.h"

namespace toposcope::ui {
namespace {

std::unique_ptr<Jobs> make_jobs(const ProgramOptions& options) {
  auto shared = std::make_shared<Shared>();
  return std::make_unique<Jobs>(
      [path = options.path, shared] { return std::make_unique<Lane>(path, shared); }, options.wake);
}

}  // namespace

Program::Program(ProgramOptions options, const scene::Look& look, Fonts& fonts)
    : options_(std::move(options)),
      ui_(look, options_.preferences.theme, fonts),
      jobs_(make_jobs(options_)),
      controller_({state_, *jobs_, look}) {
  const Desk desk{state_, *jobs_, look};
  state_.preferences = options_.preferences;
  state_.now = options_.clock();
  ViewSpec first;
  first.at = options_.at;
  open_tab(desk, first);
  if (!options_.view.empty()) open_view_text(desk, options_.view);
  open_inventory(desk, options_.path);
  if (!options_.focal_point.empty()) open_reference(desk, options_.focal_point);
}

Program::~Program() = default;

bool Program::is_busy() const { return jobs_->is_busy(); }

bool Program::is_moving() const { return controller_.is_moving() || jobs_->is_busy(); }

void Program::show(const std::string& reference) {
  open_reference({state_, *jobs_, ui_.look()}, reference);
}

void Program::settle(double seconds) {
  // A result may ask for the next thing: as long as something came, there may be more.
  while (jobs_->wait()) controller_.tick(seconds, options_.clock());
}

bool Program::look(double seconds) {
  controller_.tick(seconds, options_.clock());
  // Ages are told in seconds.
  constexpr double kAgesMove = 1;
  return is_moving() || seconds - drawn_ >= kAgesMove;
}

void Program::frame(double seconds, ImVec2 window) {
  drawn_ = seconds;
  ui_.set_theme(state_.preferences.theme);
  ui_.begin_frame();
  const float scale = ui_.exact(1);
  const scene::Size size{window.x / scale, window.y / scale};
  state_.window = size;
  const scene::Rect canvas = plan_window(state_, size).canvas;
  if (canvas.width != canvas_.width || canvas.height != canvas_.height) follow_window(state_);
  canvas_ = {canvas.width, canvas.height};
  read_keys(state_, intents_);
  for (const Intent& intent : intents_.take()) controller_.apply(intent);
  controller_.tick(seconds, options_.clock());
  draw(state_.window);
  state_.filter_takes_keys = false;
  for (const Intent& intent : intents_.take()) controller_.apply(intent);
}

void Program::draw_middle(const PanelContext& context, const WindowPlan& plan) {
  const TabState& tab = state_.tab();
  if (plan.tab_strip.width > 0) draw_tab_strip(context, plan.tab_strip);
  if (plan.head.width > 0) draw_canvas_head(context, plan.head);
  if (plan.banner.width > 0) draw_past_banner(context, plan.banner);
  if (tab.view.subject.empty()) {
    draw_start_page(context, plan.canvas);
  } else if (tab.table && tab.picture != nullptr && !tab.picture->is_empty()) {
    table_.draw(context, plan.canvas);
  } else {
    canvas(state_.split.active_is_right).draw(context, tab, plan.canvas);
  }
  if (plan.other_canvas.width > 0 && state_.split.other_tab < state_.tabs.size()) {
    draw_half_head(context, state_.active, plan.half_head);
    draw_half_head(context, state_.split.other_tab, plan.other_half_head);
    canvas(!state_.split.active_is_right)
        .draw(context, state_.tabs[state_.split.other_tab], plan.other_canvas);
  }
  if (plan.time_strip.width > 0) draw_time_strip(context, plan.time_strip);
  if (plan.status_bar.width > 0) draw_status_bar(context, plan.status_bar);
}

void Program::draw_overlays(const PanelContext& context) {
  draw_palette(context);
  draw_keys_sheet(context);
  draw_export(context);
  draw_acknowledge(context);
  draw_views(context);
  draw_preferences(context);
  draw_compare(context);
  draw_messages(context);
  draw_toast(context);
}

/// The lines between panels, which are dragged.
void Program::draw_splitters(const PanelContext& context, const WindowPlan& plan) {
  Preferences preferences = state_.preferences;
  if (plan.problems.width > 0) {
    const PanelScope edge(ui_, {"left edge",
                                {plan.problems.right() - 3, plan.problems.y, 5,
                                 plan.problems.height + plan.tree.height},
                                {}});
    splitter(ui_, {.name = "split.left", .min = 220, .max = 420}, preferences.left_width);
  }
  if (plan.inspector.width > 0 && !plan.inspector_overlays) {
    const PanelScope edge(
        ui_,
        {"right edge", {plan.inspector.x - 2, plan.inspector.y, 5, plan.inspector.height}, {}});
    splitter(ui_, {.name = "split.right", .min = 260, .max = 480, .grows_backwards = true},
             preferences.right_width);
  }
  if (!(preferences == state_.preferences)) context.intents.add(SetPreferences{preferences});
}

void Program::draw(scene::Size window) {
  const WindowPlan plan = plan_window(state_, window);
  const PanelContext context{ui_, state_, intents_};
  if (plan.top_bar.width > 0) draw_top_bar(context, plan.top_bar);
  if (plan.problems.width > 0) draw_problems(context, plan.problems);
  if (plan.tree.width > 0) draw_tree(context, plan.tree);
  if (plan.left_rail.width > 0) draw_left_rail(context, plan.left_rail);
  draw_middle(context, plan);
  if (plan.inspector.width > 0) {
    inspector_.draw(context, plan.inspector, plan.inspector_overlays);
  }
  draw_splitters(context, plan);
  draw_overlays(context);
}

}  // namespace toposcope::ui
