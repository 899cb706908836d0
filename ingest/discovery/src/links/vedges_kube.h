#pragma once

#include "links/link_finder.h"

namespace toposcope::discovery {

/// vedge-otep of Kubernetes: the agent of a node, and the end of its tunnels, by their address.
void link_kube_vedge(LinkContext& context, ObjectNumber number, const Doc& vedge);

}  // namespace toposcope::discovery
