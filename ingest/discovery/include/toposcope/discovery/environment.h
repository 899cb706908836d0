#pragma once

/// \file
/// What is known of a deployment before anything in it is looked at.
///
/// \code
///   const auto environment = discovery::read_environment(document);
///   if (!environment.has_value()) return environment.error();
/// \endcode

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// One document of environments_config, as far as rules ask.  Plain data; no secret is in it.
struct EnvironmentConfig {
  std::string name;
  std::string environment_type = "OpenStack";  ///< What Calipso takes it for when none is stated.
  std::string distribution;
  std::string distribution_version;            ///< The first one where several are stated.
  std::vector<std::string> mechanism_drivers;  ///< In their order; a single text is a list of one.
  std::vector<std::string> type_drivers;       ///< Likewise; Calipso knows a single text only.
  bool aci_enabled = false;                    ///< Stated as `true`, not as a text.
  std::string document;                        ///< The whole of it as JSON.

  [[nodiscard]] bool has_driver(std::string_view driver) const;
};

/// \retval kMalformedInput  no JSON object, or it has no name
[[nodiscard]] model::Result<EnvironmentConfig> read_environment(std::string_view json);

}  // namespace toposcope::discovery
