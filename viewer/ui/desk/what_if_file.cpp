#include "ui/desk/what_if_file.h"

#include <utility>

namespace toposcope::ui {

query::OverlayFile overlay_of(const ViewSpec& view) {
  query::OverlayFile file;
  file.environment = view.subject.environment;
  const std::string& name = view.subject.label();
  file.title = "What if, seen from " + view.subject.type + " " + name;
  for (const Subject& node : view.what_if.nodes) {
    file.lost.push_back({node.type, node.id, node.key, node.name});
  }
  for (const std::string& link : view.what_if.links) file.links.push_back({link, "", ""});
  return file;
}

std::string what_if_text(const ViewSpec& view, model::UtcMicros now) {
  query::OverlayFile file = overlay_of(view);
  file.made_at = now;
  return query::write_overlay_file(file);
}

model::Result<ViewSpec> with_what_if(ViewSpec view, std::string_view text) {
  const auto file = query::read_overlay_file(text);
  if (!file.has_value()) return file.error();
  view.what_if = {};
  const std::string& environment =
      file.value().environment.empty() ? view.subject.environment : file.value().environment;
  for (const query::LostNode& node : file.value().lost) {
    view.what_if.nodes.push_back({environment, node.type, node.id, node.key, node.name});
  }
  for (const query::LostLink& link : file.value().links) view.what_if.links.push_back(link.key);
  return view;
}

}  // namespace toposcope::ui
