#pragma once

/// \file
/// Servers of a region as nova tells them, by the host that they are on.

#include <memory>
#include <string>
#include <unordered_map>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

struct Servers {
  std::unordered_map<std::string, std::string> by_id;  ///< Text of each.
  Grouped by_host;                                     ///< Ids, by "OS-EXT-SRV-ATTR:host".
  Texts without_host;                                  ///< Ids, in the order of the answer.
  bool of_all_projects = true;  ///< False: others' are not for this login to know.

  /// Null when nova did not list it.
  [[nodiscard]] const std::string* text(const std::string& id) const;
};

[[nodiscard]] model::Result<std::shared_ptr<const Servers>> servers(const FetchContext& context,
                                                                    const std::string& region);

/// One server as an instance: what nova calls its attributes, in Calipso's names.  Without
/// addresses of links, progress, and when it last changed.
/// \param local_name  of libvirt, when another has told it; may be empty
[[nodiscard]] Json instance_of_server(const Json& server, const std::string& local_name);

}  // namespace toposcope::discovery::facts
