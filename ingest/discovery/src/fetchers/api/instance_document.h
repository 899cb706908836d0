#pragma once

#include <string>

#include "engine/fetcher.h"

namespace toposcope::discovery {

/// A server of nova, before it is a document.
struct ServerSighting {
  std::string region;
  std::string id;
  std::string local_name;  ///< Of libvirt; empty when nobody said.
};

/// The document of a server: what nova says, its project, and the networks that it is in.
/// \param host  empty when it has none
[[nodiscard]] model::Result<Json> instance_document(const FetchContext& context,
                                                    const ServerSighting& server,
                                                    const std::string& host);

}  // namespace toposcope::discovery
