#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "toposcope/model/result.h"

#include "json_text.h"

namespace toposcope::cli {

/// index.jsonl of an exported folder: one JSON object for each clique, with the name of its file.
class FolderIndex {
 public:
  /// Reads the index of an earlier export; empty when the folder has none.
  /// \retval kConflict  there is a file of this name that is no index of ours
  [[nodiscard]] static model::Result<FolderIndex> read(const std::filesystem::path& folder);

  explicit FolderIndex(std::vector<Json> entries = {}) : entries_(std::move(entries)) {}

  [[nodiscard]] const std::vector<Json>& entries() const noexcept { return entries_; }

  /// This index with the focal points of `fresh` replaced by what that says of them.
  [[nodiscard]] FolderIndex updated_by(const FolderIndex& fresh) const;

  /// \return any error of Output, unchanged
  [[nodiscard]] model::Status write(const std::filesystem::path& folder) const;

  /// Removes the files that this index names and `next` does not.
  /// \return how many; kIo when one cannot be removed
  [[nodiscard]] model::Result<std::size_t> remove_files_not_in(
      const FolderIndex& next, const std::filesystem::path& folder) const;

 private:
  std::vector<Json> entries_;
};

/// Where the index of a folder is.
[[nodiscard]] std::filesystem::path index_path(const std::filesystem::path& folder);

}  // namespace toposcope::cli
