#include "ui/desk/refresh.h"

#include <algorithm>
#include <utility>

#include "ui/desk/actions.h"
#include "ui/desk/go.h"
#include "ui/desk/messages.h"
#include "ui/desk/search_actions.h"
#include "ui/desk/select.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

constexpr double kLookEvery = 0.25;  ///< Seconds between looks at the file.
constexpr std::size_t kMostCommands = 4;

}  // namespace

void open_inventory(Desk desk, const std::string& path) {
  InventoryState& inventory = desk.state.inventory;
  inventory = {};
  inventory.path = path;
  inventory.access = InventoryState::Access::kOpening;
  desk.jobs.run(Slot::kOpen, open_work(path));
}

void open_reference(Desk desk, const std::string& reference) {
  desk.jobs.run(Slot::kInspect, reference_work(reference, desk.state.inventory.environment));
}

void refresh_tree(Desk desk) {
  const TreeState& tree = desk.state.tree;
  desk.jobs.run(Slot::kTree, tree_work({tree.open, tree.filter, desk.state.inventory.environment}));
}

void refresh_problems(Desk desk) {
  AppState& state = desk.state;
  ProblemsRequest request;
  request.environment = state.inventory.environment;
  request.now = state.now;
  if (!state.tabs.empty()) request.supposed = supposition_of(state.tab().view);
  state.problems_asked = request.supposed;
  desk.jobs.run(Slot::kProblems, problems_work(std::move(request)));
}

void refresh_lists(Desk desk) {
  refresh_problems(desk);
  desk.jobs.run(Slot::kTimeline, timeline_work(desk.state.now));
  desk.jobs.run(Slot::kCounts, counts_work(desk.state.inventory.objects));
  refresh_messages(desk);
  refresh_tree(desk);
}

void refresh_everything(Desk desk) {
  AppState& state = desk.state;
  if (state.inventory.access != InventoryState::Access::kOpen) {
    const std::string path = state.inventory.path;
    return open_inventory(desk, path);
  }
  desk.jobs.run(Slot::kOpen, open_work(state.inventory.path));
  for (TabState& tab : state.tabs) ask_for_picture(desk, tab);
  refresh_inspection(desk);
}

void search(Desk desk, const std::string& text) {
  SearchState& search = desk.state.search;
  search.text = text;
  search.current = 0;
  search.actions = actions_like(desk.state, text);
  // Who writes no ">" looks for an object: commands must not push those out of sight.
  const bool asks_for_commands = text.empty() || text.front() == '>';
  if (!asks_for_commands && search.actions.size() > kMostCommands) {
    search.actions.resize(kMostCommands);
  }
  if (text.empty()) {
    search.hits.clear();
    search.total = 0;
    search.answered.clear();
    return desk.jobs.cancel(Slot::kSearch);
  }
  desk.jobs.run(Slot::kSearch, search_work({text, desk.state.inventory.environment, 50}));
}

void set_environment(Desk desk, const std::string& name) {
  if (desk.state.inventory.environment == name) return;
  desk.state.inventory.environment = name;
  desk.state.problems.current = static_cast<std::size_t>(-1);
  refresh_lists(desk);
  const std::string text = desk.state.search.text;
  if (!text.empty()) search(desk, text);
}

void watch(Desk desk) {
  LiveState& live = desk.state.live;
  if (desk.state.inventory.access != InventoryState::Access::kOpen) return;
  if (desk.jobs.is_busy(Slot::kWatch)) return;
  if (live.looked >= 0 && desk.state.seconds - live.looked < kLookEvery) return;
  live.looked = desk.state.seconds;
  desk.jobs.run(Slot::kWatch, watch_work(live.data_version));
}

void take_changes(Desk desk) {
  LiveState& live = desk.state.live;
  if (!live.pending || live.hold) return;
  // What is under way is not given up for the next change: with many there would be no end.
  for (const Slot slot : {Slot::kOpen, Slot::kPicture, Slot::kProblems}) {
    if (desk.jobs.is_busy(slot)) return;
  }
  live.pending = false;
  live.waiting = 0;
  refresh_everything(desk);
}

}  // namespace toposcope::ui
