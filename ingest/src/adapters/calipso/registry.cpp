#include "adapters/calipso/registry.h"

#include <algorithm>
#include <array>

namespace toposcope::ingest::calipso {
namespace {

constexpr auto kNodeTypes = std::to_array<std::string_view>({
    "agent",       "aggregate",  "availability_zone",
    "cluster",     "container",  "disk",
    "environment", "host",       "host_pnic",
    "host_ref",    "instance",   "monitoring_agent",
    "namespace",   "network",    "network_agent",
    "osd",         "otep",       "partition",
    "pod",         "pod_ref",    "port",
    "project",     "region",     "switch",
    "switch_pnic", "vconnector", "vedge",
    "vnic",        "vservice",
});
static_assert(std::is_sorted(kNodeTypes.begin(), kNodeTypes.end()));

constexpr auto kLinkTypes = std::to_array<std::string_view>({
    "container-network",
    "container-pod",
    "container-vedge",
    "container-vnic",
    "host-osd",
    "host_pnic-network",
    "host_pnic-otep",
    "host_pnic-switch_pnic",
    "host_pnic-vconnector",
    "host_pnic-vedge",
    "instance-vnic",
    "network-container",
    "network-host_pnic",
    "osd-partition",
    "otep-host_pnic",
    "otep-vconnector",
    "otep-vedge",
    "partition-disk",
    "pod-container",
    "pod-vservice",
    "switch-switch_pnic",
    "switch_pnic-host_pnic",
    "switch_pnic-switch",
    "switch_pnic-switch_pnic",
    "vconnector-host_pnic",
    "vconnector-otep",
    "vconnector-vedge",
    "vconnector-vnic",
    "vedge-container",
    "vedge-host_pnic",
    "vedge-otep",
    "vedge-vconnector",
    "vedge-vnic",
    "vnic-container",
    "vnic-instance",
    "vnic-vconnector",
    "vnic-vedge",
    "vnic-vservice",
    "vservice-pod",
    "vservice-vnic",
});
static_assert(std::is_sorted(kLinkTypes.begin(), kLinkTypes.end()));

}  // namespace

bool is_registered_node_type(std::string_view type) noexcept {
  return type.ends_with("_folder") ||
         std::binary_search(kNodeTypes.begin(), kNodeTypes.end(), type);
}

bool is_registered_link_type(std::string_view link_type) noexcept {
  return std::binary_search(kLinkTypes.begin(), kLinkTypes.end(), link_type);
}

}  // namespace toposcope::ingest::calipso
