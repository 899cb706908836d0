#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A small file that was read, and whether others may read it as well.
struct PrivateFile {
  std::string text;      ///< Wiped by whoever takes it.
  std::string exposure;  ///< Why it is no place for secrets, and what to do; empty: it is one.
};

/// \retval kNotFound         there is no such file
/// \retval kInvalidArgument  no regular file, or longer than a secret or clouds.yaml is
/// \retval kIo               it cannot be read
[[nodiscard]] model::Result<PrivateFile> read_private_file(const std::filesystem::path& path);

}  // namespace toposcope::discovery
