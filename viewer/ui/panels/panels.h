#pragma once

/// \file
/// The regions of the window.  Each reads the state and says what the user wants; none changes it.
/// Those that keep something from frame to frame are classes: CanvasPanel, TablePanel,
/// InspectorPanel.
///
/// Areas are pixels at 100 %; \see window_plan.h.  All are drawn between ImGui::NewFrame() and
/// Render(), on the thread of the window.

#include "toposcope/scene/scene.h"

#include "ui/desk/app_state.h"
#include "ui/desk/intents.h"
#include "ui/ui_context.h"

namespace toposcope::ui {

/// What every panel is given.
struct PanelContext {
  UiContext& ui;
  const AppState& state;
  Intents& intents;
};

/// Mark, environment, search, counts, live state.
void draw_top_bar(const PanelContext& context, const scene::Rect& area);
/// Causes, worst first.
void draw_problems(const PanelContext& context, const scene::Rect& area);
/// The hierarchy.
void draw_tree(const PanelContext& context, const scene::Rect& area);
/// Counts and signs in place of both, where the window is narrow.
void draw_left_rail(const PanelContext& context, const scene::Rect& area);
/// What is wrong, in large; a tab without focal point.
void draw_start_page(const PanelContext& context, const scene::Rect& area);

void draw_tab_strip(const PanelContext& context, const scene::Rect& area);
/// Back, forward, breadcrumb; rule, layout, colour; why here; zoom and fit.
void draw_canvas_head(const PanelContext& context, const scene::Rect& area);
/// Whose graph it is, above one of two canvases; a click makes it the active one.
void draw_half_head(const PanelContext& context, std::size_t index, const scene::Rect& area);
/// "Status and graph of ..., ago. Return to now."
void draw_past_banner(const PanelContext& context, const scene::Rect& area);
/// As-of control, a day of status changes, marks of revisions.
void draw_time_strip(const PanelContext& context, const scene::Rect& area);
/// Selection, keys that apply now, clock, revision.
void draw_status_bar(const PanelContext& context, const scene::Rect& area);

/// What is open above everything else; nothing when nothing is.
void draw_palette(const PanelContext& context);
void draw_keys_sheet(const PanelContext& context);
void draw_export(const PanelContext& context);
void draw_acknowledge(const PanelContext& context);
void draw_views(const PanelContext& context);
void draw_preferences(const PanelContext& context);
void draw_compare(const PanelContext& context);
/// What scans told, newest first.
void draw_messages(const PanelContext& context);
void draw_toast(const PanelContext& context);

}  // namespace toposcope::ui
