#include "ui/panels/panel_stage.h"

#include <memory>
#include <string>
#include <utility>

namespace toposcope::testing {

PanelStage::PanelStage(const HeadlessOptions& options) : state(small_state()), window(options) {}

void PanelStage::show(std::function<void(const ui::PanelContext&)> draw) {
  window.show_windows([this, draw = std::move(draw)] {
    ui::Intents intents;
    draw({window.ui(), state, intents});
    for (const ui::Intent& intent : intents.take()) {
      obey(intent);
      heard_.push_back(intent);
    }
  });
}

void PanelStage::obey(const ui::Intent& intent) {
  if (const auto* one = std::get_if<ui::OpenOverlay>(&intent)) state.overlay = one->overlay;
  if (const auto* one = std::get_if<ui::SetPreferences>(&intent)) {
    state.preferences = one->preferences;
  }
  if (const auto* one = std::get_if<ui::SetAcknowledgeForm>(&intent)) {
    state.acknowledge_form = one->form;
  }
  if (const auto* one = std::get_if<ui::SetExportForm>(&intent)) state.export_form = one->form;
  if (const auto* one = std::get_if<ui::SetViewForm>(&intent)) {
    state.views.name = one->name;
    state.views.pasted = one->pasted;
  }
  if (const auto* one = std::get_if<ui::SetCompareText>(&intent)) {
    state.compare_form.text = one->text;
  }
  if (const auto* one = std::get_if<ui::SetTimelineText>(&intent)) state.timeline.text = one->text;
  if (const auto* one = std::get_if<ui::SetTable>(&intent)) state.tab().table_state = one->table;
}

ui::AppState small_state() {
  auto picture = std::make_shared<ui::Picture>();
  const auto node = [&](const char* name, const char* type, model::StatusValue status) {
    scene::NodeFacts facts;
    facts.key = std::string("k-") + name;
    facts.type = type;
    facts.id = std::string("id-") + name;
    facts.name = name;
    facts.status.value = status;
    picture->node_of_key[facts.key] = static_cast<std::uint32_t>(picture->facts.nodes.size());
    picture->facts.nodes.push_back(std::move(facts));
  };
  node("web-1", "instance", model::StatusValue::kOk);
  node("tap-1", "vnic", model::StatusValue::kError);
  node("qbr-1", "vconnector", model::StatusValue::kWarning);
  for (const std::uint32_t end : {0U, 1U}) {
    scene::LinkFacts link;
    link.key = "link-" + std::to_string(end);
    link.type = end == 0 ? "instance-vnic" : "vnic-vconnector";
    link.source = end;
    link.target = end + 1;
    picture->facts.links.push_back(std::move(link));
  }
  picture->revision = 7;
  ui::AppState state;
  ui::TabState tab;
  tab.view.subject = {"prod", "instance", "id-web-1", "k-web-1", "web-1"};
  picture->view = tab.view;
  picture->title = "instance web-1";
  tab.picture = picture;
  state.tabs.push_back(std::move(tab));
  state.inventory.access = ui::InventoryState::Access::kOpen;
  state.inventory.revision = 7;
  state.now = model::parse_rfc3339("2026-11-20T13:32:09Z").value();
  state.preferences.user = "m.kern";
  return state;
}

}  // namespace toposcope::testing
