#include "toposcope/model/path.h"

#include <system_error>

namespace toposcope::model {

std::filesystem::path follow_links(std::filesystem::path path) {
  constexpr int kMostLinks = 40;  // As many as Linux follows.
  std::error_code error;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(path, error); ++i) {
    const auto next = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / next;
  }
  return path;
}

}  // namespace toposcope::model
