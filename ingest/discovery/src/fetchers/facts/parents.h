#pragma once

/// \file
/// Whose child a fetcher's parent is: hosts, regions and projects around it.

#include <string>
#include <string_view>
#include <vector>

#include "fetchers/facts/answers.h"

namespace toposcope::discovery::facts {

/// The host that the parent is, is on, or is a folder of; null when it is not in the inventory.
[[nodiscard]] const Object* host_of_parent(const FetchContext& context);

/// True when one of these is among the host's host_type.
[[nodiscard]] bool host_is(const Object& host, const std::vector<std::string_view>& types);

/// Name of the region that the parent is, or is a folder or an aggregate of; else empty.
[[nodiscard]] std::string region_of_parent(const FetchContext& context);

/// Name of a project, by id; empty when it is not in the inventory.
[[nodiscard]] std::string project_name(const FetchContext& context, std::string_view id);

/// Name of the project whose view is that of the whole cloud: as the environment states, else
/// "admin".
[[nodiscard]] std::string admin_project(const FetchContext& context);

/// True for the one parent with which what belongs to no project is fetched: the project of
/// administrators; for a login that does not see that one, its own, so that a scan tells what it
/// does not see.  All parents that are no projects are such.
[[nodiscard]] model::Result<bool> is_for_whole_cloud(const FetchContext& context);

/// Id of a project that is in the inventory, for something of this project: itself, else that of
/// the login, else that of administrators; empty when none is there.  What a login sees of others
/// hangs below itself so.
[[nodiscard]] std::string visible_project(const FetchContext& context, const std::string& id);

}  // namespace toposcope::discovery::facts
