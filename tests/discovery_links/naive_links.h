#pragma once

/// \file
/// The rules about links once more, slow and obvious: every look-up is a look at every object, and
/// every link is compared with every other.  The oracle of the fast finders.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/link_mode.h"

#include "links/link_set.h"

namespace toposcope::discovery::testing {

using Json = nlohmann::ordered_json;

/// Finds the links of OpenStack among objects that have all members which a rule cannot do without.
class NaiveLinks {
 public:
  NaiveLinks(LinkMode mode, Json environment, std::vector<Json> objects)
      : mode_(mode), environment_(std::move(environment)), objects_(std::move(objects)) {}

  /// All finders in their order.
  void run();

  /// Those of a host without a cloud.
  void run_local();

  /// Joins links until nothing is added; the rules of 2018 must not be given a ring.
  void close(const std::vector<std::string>& names);

  /// Starts from these links instead of finding some.
  void take(const LinkSet& links);

  /// In the notation of FinderCase.
  [[nodiscard]] std::string lines() const;

 private:
  using Conditions = std::vector<std::pair<std::string, Json>>;

  [[nodiscard]] bool old() const { return mode_ == LinkMode::kCalipso2018; }
  [[nodiscard]] bool own() const { return mode_ == LinkMode::kToposcope; }
  [[nodiscard]] bool has_driver(const std::string& driver) const;
  [[nodiscard]] std::vector<Json*> all(const std::string& type, const Conditions& conditions);
  [[nodiscard]] Json* first(const std::string& type, const Conditions& conditions);
  [[nodiscard]] Json* by_id(const Json& id, const std::string& expected);
  void add(const std::string& type, const Json& source, const Json& target, Json more);
  void put(const Json& link);
  [[nodiscard]] bool is_there(const Json& link) const;

  void instance_vnic(Json& vnic);
  void otep(Json& otep);
  void vnic_vconnector(Json& vconnector, const Json& name);
  void vconnector_pnic(Json& vconnector, const std::string& name);
  void vedge_port(Json& vedge, const Json& port);
  [[nodiscard]] bool vnic_vedge(Json& vedge, const Json& port);
  void vconnector_vedge(Json& vedge, const Json& port);
  void vservice_vnic(Json& vnic);
  void pnic_networks(Json& pnic);
  void pnic_switch(Json& pnic);
  void switch_pnic(Json& port);
  void router(Json& router);
  void tie(Json& one, const Json& other, const char* state);

  LinkMode mode_;
  Json environment_;
  std::vector<Json> objects_;
  std::vector<Json> links_;
  std::vector<Json> said_;  ///< What close() found there or made, overwritten or not.
};

}  // namespace toposcope::discovery::testing
