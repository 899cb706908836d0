#pragma once

/// \file
/// Things of neutron that belong to projects, in a folder below each.

#include <string>

#include "engine/fetcher.h"

namespace toposcope::discovery {

struct OwnedKind {
  std::string list;    ///< Of neutron: "security-groups".
  std::string folder;  ///< "security_groups"; the folder's type has "_folder" behind it.
  std::string text;    ///< "Security groups"
};

/// All of the region that the parent is of, else those of the project that it is, else all.  Each
/// as neutron tells it, without when it was written, below its project.
[[nodiscard]] model::Result<FetchResult> fetch_owned(const FetchContext& context,
                                                     const OwnedKind& kind);

/// The folder for something of that project; see facts::visible_project().
[[nodiscard]] DynamicFolder folder_below_project(const FetchContext& context,
                                                 const std::string& owner, const OwnedKind& kind);

}  // namespace toposcope::discovery
