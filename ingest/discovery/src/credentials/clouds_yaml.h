#pragma once

/// \file
/// clouds.yaml and secure.yaml, as OpenStack's own programs read them.

#include <filesystem>
#include <string_view>
#include <vector>

#include "toposcope/discovery/credentials.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// The cloud of that name: of the first clouds.yaml in the folders, over it the first secure.yaml.
/// \retval kNotFound         no clouds.yaml, or it has no such cloud
/// \retval kInvalidArgument  others may read the file that holds the secret
/// \retval kMalformedInput   no YAML, or no clouds in it; `where` has the line
[[nodiscard]] model::Result<Cloud> read_cloud(const std::vector<std::filesystem::path>& folders,
                                              std::string_view name);

}  // namespace toposcope::discovery
