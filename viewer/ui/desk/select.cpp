#include "ui/desk/select.h"

#include <algorithm>
#include <utility>

#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

/// What a lens through the present tab needs to know.
ViewSpec view_of(const AppState& state) {
  return state.tabs.empty() ? ViewSpec() : state.tab().view;
}

void ask_inspection(Desk desk, const Subject& subject, bool is_link) {
  InspectRequest request;
  request.subject = subject;
  request.is_link = is_link;
  request.view = view_of(desk.state);
  desk.jobs.run(Slot::kInspect, inspect_work(std::move(request)));
}

/// A node that a fold holds must come out of it to be shown as selected.
bool is_in_fold(const Picture& picture, const std::string& key) {
  const std::uint32_t card = picture.card_of(key);
  return card != graph::kNone && picture.cards.cards[card].is_fold();
}

}  // namespace

Subject subject_in(const Picture& picture, const std::string& key) {
  const auto node = picture.node_of_key.find(key);
  if (node == picture.node_of_key.end()) return {};
  const scene::NodeFacts& facts = picture.facts.nodes[node->second];
  return {picture.view.subject.environment, facts.type, facts.id, facts.key, facts.name};
}

void inspect(Desk desk, const Subject& subject) {
  Inspection& inspection = desk.state.inspection;
  if (inspection.subject == subject && inspection.loaded && !inspection.is_link) return;
  const std::string filter = inspection.property_filter;
  const bool shows_document = inspection.show_document;
  inspection = {};
  inspection.subject = subject;
  inspection.property_filter = filter;
  inspection.show_document = shows_document;
  inspection.title = subject.label();
  inspection.subtitle = subject.type;
  if (subject.empty()) return desk.jobs.cancel(Slot::kInspect);
  ask_inspection(desk, subject, false);
}

void refresh_inspection(Desk desk) {
  const Inspection& inspection = desk.state.inspection;
  if (inspection.subject.empty()) return;
  ask_inspection(desk, inspection.subject, inspection.is_link);
}

void relate(Desk desk) {
  const Inspection& inspection = desk.state.inspection;
  if (inspection.subject.empty() || inspection.is_link) return;
  InspectRequest request;
  request.subject = inspection.subject;
  request.view = view_of(desk.state);
  desk.jobs.run(Slot::kRelate, relate_work(std::move(request)));
}

void ask_impact(Desk desk) {
  Inspection& inspection = desk.state.inspection;
  if (inspection.subject.empty() || inspection.is_link) return;
  inspection.impact = {};
  inspection.impact.busy = true;
  desk.jobs.run(Slot::kImpact, impact_work(inspection.subject));
}

void select(Desk desk, const Select& what) {
  if (what.subject.empty()) return clear_selection(desk);
  TabState& tab = desk.state.tab();
  const std::string& key = what.subject.key;
  tab.selected_link.clear();
  if (what.how == Select::How::kOnly) tab.selected.clear();
  if (what.how == Select::How::kToggle && tab.selected.contains(key)) {
    tab.selected.erase(key);
    tab.primary = tab.selected.empty() ? "" : *tab.selected.begin();
  } else {
    tab.selected.insert(key);
    tab.primary = key;
  }
  if (tab.primary != key && tab.picture != nullptr) {
    return inspect(desk, subject_in(*tab.picture, tab.primary));
  }
  inspect(desk, what.subject);
  if (!what.reveal || tab.picture == nullptr) return;
  if (is_in_fold(*tab.picture, key)) {
    tab.apart = {key};
    ask_for_picture(desk, tab);
  }
  reveal(desk, tab, key);
}

void select_many(Desk desk, const std::vector<std::string>& keys, bool add) {
  TabState& tab = desk.state.tab();
  if (!add) tab.selected.clear();
  tab.selected_link.clear();
  tab.selected.insert(keys.begin(), keys.end());
  if (tab.selected.empty()) return clear_selection(desk);
  if (keys.empty() || tab.picture == nullptr) return;
  tab.primary = keys.front();
  inspect(desk, subject_in(*tab.picture, tab.primary));
}

void select_link(Desk desk, const std::string& key) {
  TabState& tab = desk.state.tab();
  tab.selected.clear();
  tab.primary.clear();
  tab.selected_link = key;
  Inspection& inspection = desk.state.inspection;
  inspection = {};
  inspection.subject = {tab.view.subject.environment, "", "", key, key};
  inspection.is_link = true;
  inspection.title = key;
  ask_inspection(desk, inspection.subject, true);
}

void clear_selection(Desk desk) {
  TabState& tab = desk.state.tab();
  tab.selected.clear();
  tab.selected_link.clear();
  tab.primary.clear();
  inspect(desk, {});
}

void select_all(Desk desk) {
  const TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  std::vector<std::string> keys;
  for (const scene::NodeFacts& node : tab.picture->facts.nodes) keys.push_back(node.key);
  select_many(desk, keys, false);
}

void step_card(Desk desk, scene::Direction direction) {
  const TabState& tab = desk.state.tab();
  if (tab.picture == nullptr || tab.picture->cards.cards.empty()) return;
  const Picture& picture = *tab.picture;
  const auto node = picture.node_of_key.find(tab.primary);
  std::optional<std::uint32_t> next = picture.cards.focal_point;
  if (node != picture.node_of_key.end()) {
    next = scene::next_card(picture.cards, picture.layout, picture.card_of_node[node->second],
                            direction);
  }
  if (!next.has_value() || *next == graph::kNone) return;
  const std::uint32_t member = picture.cards.cards[*next].members.front();
  const std::string key = picture.facts.nodes[member].key;
  desk.state.tab().keyboard = key;
  select(desk, {subject_in(picture, key), Select::How::kOnly, false});
  reveal(desk, desk.state.tab(), key);
}

void step_problem(Desk desk, int by) {
  ProblemList& problems = desk.state.problems;
  const std::size_t count = problems.rows.size();
  if (count == 0) return;
  // Before the first and behind the last one there is the other end.
  std::size_t index = problems.current < count ? problems.current : (by > 0 ? count - 1 : 0);
  for (std::size_t tried = 0; tried < count; ++tried) {
    index = (index + (by > 0 ? 1 : count - 1)) % count;
    const bool is_shown =
        !problems.only.has_value() || problems.rows[index].status.value == *problems.only;
    if (is_shown) return show_problem(desk, index, false);
  }
}

void show_problem(Desk desk, std::size_t index, bool focus_it) {
  ProblemList& problems = desk.state.problems;
  if (index >= problems.rows.size()) return;
  problems.current = index;
  const Subject subject = problems.rows[index].subject;
  if (focus_it) return focus(desk, subject, false);
  select(desk, {subject, Select::How::kOnly, true});
}

}  // namespace toposcope::ui
