#pragma once

/// \file
/// What is known of a deployment before anything in it is looked at.
///
/// \code
///   const auto environment = discovery::read_environment(document);
///   if (!environment.has_value()) return environment.error();
/// \endcode

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// One entry of "configuration": how to reach something.  No secret is in it, only where to find
/// one.
struct EnvironmentSection {
  std::string name;  ///< "OpenStack", "mysql", "CLI", ...
  /// Its members that are texts, numbers or words, as text: host, port, user, ...
  std::map<std::string, std::string, std::less<>> values;
  /// "env:VARIABLE", "file:PATH", "clouds:NAME" or "agent"; empty: none is stated.  The member is
  /// "secret_ref"; "secret" is understood, too, but no import keeps members of that name.
  std::string secret;

  /// The value of that name; empty when there is none.
  [[nodiscard]] std::string_view value(std::string_view key) const;
};

/// One document of environments_config, as far as rules ask.  Plain data; no secret is in it.
struct EnvironmentConfig {
  std::string name;
  std::string environment_type = "OpenStack";  ///< What Calipso takes it for when none is stated.
  std::string distribution;
  std::string distribution_version;            ///< The first one where several are stated.
  std::vector<std::string> mechanism_drivers;  ///< In their order; a single text is a list of one.
  std::vector<std::string> type_drivers;       ///< Likewise; Calipso knows a single text only.
  bool aci_enabled = false;                    ///< Stated as `true`, not as a text.
  std::vector<std::string> pnic_patterns;      ///< Names ("eth*") of cards that look virtual.
  std::string object_shape;                    ///< "2018" or "2020"; empty: 2020.
  std::vector<EnvironmentSection> sections;
  std::string document;  ///< The whole of it as JSON.

  /// The section of that name; null when there is none.
  [[nodiscard]] const EnvironmentSection* section(std::string_view name) const;

  [[nodiscard]] bool has_driver(std::string_view driver) const;
};

/// \retval kMalformedInput  no JSON object, or it has no name
[[nodiscard]] model::Result<EnvironmentConfig> read_environment(std::string_view json);

}  // namespace toposcope::discovery
