#pragma once

/// \file
/// A bench that answers as the lab's cloud does.

#include <string>
#include <string_view>
#include <vector>

#include "discovery_fetch/fake_sources.h"

namespace toposcope::discovery {

struct LabBench : FetchBench {
  /// As the administrator, or as a user of project "blue".
  void use_admin();
  void use_tenant();

  /// The databases of the same cloud, at the same time.
  void use_database();

  /// Takes what a fetcher found into the inventory, with the type that its entry has.
  void keep(const Json& objects, const std::string& type);

  Json objects(std::unique_ptr<Fetcher> fetcher, std::string_view type, std::string_view id,
               std::string_view named = {});
};

/// The one with that name; null when there is none.
[[nodiscard]] Json named(const Json& objects, std::string_view name);

/// The values of one member, sorted.
[[nodiscard]] std::vector<std::string> values_of(const Json& objects, const std::string& member);

}  // namespace toposcope::discovery
