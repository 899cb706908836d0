#pragma once

#include <filesystem>

namespace toposcope::model {

/// The file that a path leads to, so that what is written beside it, or in its place, is the same
/// for all its names.  A link that leads nowhere yet counts too; of a circle of links one is the
/// answer, which no one can open.
[[nodiscard]] std::filesystem::path follow_links(std::filesystem::path path);

}  // namespace toposcope::model
