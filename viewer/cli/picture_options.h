#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "toposcope/model/result.h"
#include "toposcope/scene/look.h"
#include "toposcope/scene/poster.h"

#include "option_set.h"

namespace toposcope::cli {

/// How a picture is to look, as a person says it.
struct PictureOptions {
  std::string layout = "auto";
  std::string theme = "light";
  std::string look;         ///< A look file; empty: none.
  std::string size;         ///< "1600x1000"; empty: as large as the drawing.
  std::string why;          ///< A node whose path is drawn; empty: none.
  std::string stale_after;  ///< "15m"; empty: nothing is stale by its age.
  double scale = 1;
  bool no_fold = false;
  bool bare = false;
};

/// The same, read and checked.
struct PictureStyle {
  scene::Look look;
  scene::PosterOptions poster;
  float scale = 1;
  std::optional<scene::Size> size;
  std::optional<std::chrono::microseconds> stale_after;
};

/// Declares them.
void add_picture_options(OptionSet& set, PictureOptions& options);

/// \retval kInvalidArgument  a value that is none, or a theme that the look does not have
/// \retval kMalformedInput   the look file is not there or not well formed; names the place in it
[[nodiscard]] model::Result<PictureStyle> read_picture_style(const PictureOptions& options);

/// Whether any option differs from its default: they mean nothing to other formats.
[[nodiscard]] bool says_something(const PictureOptions& options);

}  // namespace toposcope::cli
