#pragma once

/// \file
/// From a view to facts: what the store is asked, and how two states become one picture.

#include <stop_token>

#include "toposcope/model/result.h"

#include "ui/desk/lane.h"
#include "ui/desk/picture.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {

/// Fills everything of a picture but what a filter, cards and a layout make of it.  What there is
/// not is said in Picture::empty; that is no error.
/// \return errors that make the whole picture impossible; kCancelled when a stop was requested
[[nodiscard]] model::Result<Picture> ask_question(Lane& lane, const PictureRequest& request,
                                                  const scene::Look& look,
                                                  const std::stop_token& stop);

}  // namespace toposcope::ui
