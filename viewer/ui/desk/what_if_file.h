#pragma once

/// \file
/// A what-if of a view as the small file that a change request carries; \see query/overlay_file.h

#include <string>
#include <string_view>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

#include "query/overlay_file.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

[[nodiscard]] query::OverlayFile overlay_of(const ViewSpec& view);

/// The text that `toposcope ... --without @FILE` and Views read.
[[nodiscard]] std::string what_if_text(const ViewSpec& view, model::UtcMicros now);

/// The same view with the what-if of a file.
/// \return errors of query::read_overlay_file()
[[nodiscard]] model::Result<ViewSpec> with_what_if(ViewSpec view, std::string_view file);

}  // namespace toposcope::ui
