#pragma once

#include <filesystem>

#include "toposcope/model/result.h"

#include "folder_index.h"

namespace toposcope::cli {

/// Writes index.html and the files of its rows, and removes row files that it no longer needs.
/// \return any error of Output, unchanged; kIo when a file cannot be removed
[[nodiscard]] model::Status write_index_pages(const FolderIndex& index,
                                              const std::filesystem::path& folder);

}  // namespace toposcope::cli
