#pragma once

#include <set>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// What a what-if takes away, as far as it is there.
struct TakenAway {
  std::vector<std::string> references;      ///< As query::FocalRequest::without takes them.
  std::set<std::string, std::less<>> keys;  ///< Of the same nodes and links.
  std::vector<std::string> notes;           ///< A sentence for each thing that is not there.
};

/// Looks up what the view's what-if names, in the environment of its subject.
/// \return any error of the store but kNotFound
[[nodiscard]] model::Result<TakenAway> take_away(store::GraphStore& store, const ViewSpec& view,
                                                 model::RevisionNumber at);

}  // namespace toposcope::ui
