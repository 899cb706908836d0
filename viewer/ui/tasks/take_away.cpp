#include "ui/tasks/take_away.h"

#include "query/node_reference.h"
#include "ui/tasks/node_subject.h"

namespace toposcope::ui {

using model::ErrorCode;

model::Result<TakenAway> take_away(store::GraphStore& store, const ViewSpec& view,
                                   model::RevisionNumber at) {
  const std::string& environment = view.subject.environment;
  TakenAway taken;
  for (const Subject& node : view.what_if.nodes) {
    const auto found = store.resolve(reference_of(node), environment, at);
    if (found.has_value()) {
      taken.references.push_back(reference_of(node));
      taken.keys.insert(found.value().key);
    } else if (found.error().code == ErrorCode::kNotFound) {
      taken.notes.push_back(node.type + " " + node.label() + " of the what-if is not there");
    } else {
      return found.error();
    }
  }
  for (const std::string& link : view.what_if.links) {
    const auto found = store.link_by_key(link, environment, at);
    if (found.has_value()) {
      taken.references.push_back(std::string(query::kLinkPrefix) + link);
      taken.keys.insert(link);
    } else if (found.error().code == ErrorCode::kNotFound) {
      taken.notes.push_back("link " + link + " of the what-if is not there");
    } else {
      return found.error();
    }
  }
  return taken;
}

}  // namespace toposcope::ui
