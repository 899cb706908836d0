#pragma once

#include "toposcope/store/objects.h"

#include "query/node_name.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// A node of the store as views name it.
[[nodiscard]] Subject subject_of(const store::NodeSummary& node);
[[nodiscard]] Subject subject_of(const query::NodeName& node);

/// What GraphStore::resolve() takes for it: by key where there is one.
[[nodiscard]] std::string reference_of(const Subject& subject);

}  // namespace toposcope::ui
