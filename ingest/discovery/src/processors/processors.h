#pragma once

/// \file
/// What is worked out of all objects together, before links are looked for.

#include <string>
#include <utility>
#include <vector>

#include "toposcope/discovery/environment.h"

#include "inventory/inventory.h"

namespace toposcope::discovery {

/// Vedge types, vnic counts, regions; in this order, as the second reads what the first sets.
/// Links copy some of it, so run it before any finder.  What one object lacks costs that object and
/// is a remark.
void run_processors(Inventory& inventory, const EnvironmentConfig& environment,
                    std::vector<std::string>& remarks);

/// On OpenStack: what a port of a vedge leads to gets "vedge_type", and says which port of which
/// vedge it is; so does the instance or vservice behind it, of which the first vedge counts.  Where
/// a port leads to a vconnector, its vnics get the type.  What no vedge leads to is "Unknown".
void set_vedge_types(Inventory& inventory, const EnvironmentConfig& environment,
                     std::vector<std::string>& remarks);

/// Instances get "vpp_vnic_count", "ovs_vnic_count" and "sriov_vnic_count".
void count_vnics(Inventory& inventory);

/// All objects get "cvim_region" and "cvim_metro" of an environment that states them.
void stamp_regions(Inventory& inventory, const EnvironmentConfig& environment);

/// What documents of each type look like, as JSON schemas, by type: members, the types of their
/// values, and which all documents have.  They are the documents of collection "schemas", under the
/// type as key.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> inventory_schemas(
    const std::vector<const Inventory*>& inventories);

}  // namespace toposcope::discovery
