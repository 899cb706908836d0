#pragma once

/// \file
/// Documents of environments_config as people write them: by hand, or member by member.
///
/// \code
///   const auto document = discovery::build_environment_document(
///       {.name = "lab", .set = {"OpenStack.auth_url=http://controller:5000/v3"}, .cloud = "lab"});
///   if (!document.has_value()) return document.error();   // a line for each fault
/// \endcode

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// What an environment is to be.
struct EnvironmentEdit {
  std::string name;
  std::string text =
      {};  ///< A document to begin with, as JSON or YAML; empty: one without members.
  /// "MEMBER=VALUE" or "SECTION.MEMBER=VALUE"; sections are made when they are not there.  Outside
  /// of sections the value is JSON where it is a list, a map or a word, else a text.
  std::vector<std::string> set = {};
  /// Entry of clouds.yaml from which the section "OpenStack" takes its login; empty: none.
  std::string cloud = {};
};

/// The document as JSON.  References to secrets are members "secret_ref"; "secret" is renamed, and
/// members of secrets without a value are left out.
/// \retval kMalformedInput   the text is neither JSON nor YAML, or no map
/// \retval kInvalidArgument  it holds a secret itself, names another environment, or an entry of
///                           `set` is none; one line for each fault, none with a secret in it
[[nodiscard]] model::Result<std::string> build_environment_document(const EnvironmentEdit& edit);

}  // namespace toposcope::discovery
