#pragma once

/// \file
/// What a replace may retire; the rules are at store::Import.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/records.h"
#include "toposcope/store/import.h"

namespace toposcope::store {

/// Counts per environment what a source described before an import, and what of it goes.
class RetiredShares {
 public:
  void add_node(const std::string& environment, bool is_retired) {
    RetiredShare& share = of(environment);
    ++share.nodes_before;
    share.nodes += is_retired ? 1 : 0;
  }
  void add_link(const std::string& environment, bool is_retired) {
    RetiredShare& share = of(environment);
    ++share.links_before;
    share.links += is_retired ? 1 : 0;
  }

  /// Environments that lose more than this share of their nodes or of their links, by name.
  [[nodiscard]] std::vector<RetiredShare> above(double max_share) const {
    const auto exceeds = [max_share](std::uint64_t retired, std::uint64_t before) {
      return static_cast<double>(retired) > max_share * static_cast<double>(before);
    };
    std::vector<RetiredShare> out;
    for (const auto& [environment, share] : shares_) {
      if (exceeds(share.nodes, share.nodes_before) || exceeds(share.links, share.links_before)) {
        out.push_back(share);
      }
    }
    return out;
  }

 private:
  RetiredShare& of(const std::string& environment) {
    RetiredShare& share = shares_[environment];
    if (share.environment.empty()) share.environment = environment;
    return share;
  }

  std::map<std::string, RetiredShare> shares_;
};

/// Whether a document that a replace does not bring is one of those it speaks for.
/// \param environments  a set of names that can be asked for a std::string_view
template <typename Names>
[[nodiscard]] bool speaks_for_document(const Names& environments, std::string_view collection,
                                       std::string_view environment, std::string_view key) {
  // A declaration that is not brought says nothing about an environment that is not either.
  if (collection == model::collections::kEnvironments) return environments.contains(key);
  return environment.empty() || environment == "ANY" || environments.contains(environment);
}

}  // namespace toposcope::store
